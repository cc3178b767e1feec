"""The short body: what travels is what aiogram's form would say."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import (
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    EditMessageReplyMarkup,
    EditMessageText,
    GetUpdates,
    SendChatAction,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import (
    CopyTextButton,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from aiohttp import web

from bot.updates.prompt import Prompt
from bot.updates.wire import Wire, body, is_plain, make_bot

TOKEN = "4200001:made-up"
KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="Kirim", callback_data="f:x", style="success")],
        [InlineKeyboardButton(text="Salin", copy_text=CopyTextButton(text="DMI-7K3F9QX"))],
    ]
)
REPLY_KEYBOARD = ReplyKeyboardMarkup(
    keyboard=[[KeyboardButton(text="Lokasi", request_location=True)]], resize_keyboard=True
)
PLAIN: list[TelegramMethod[Any]] = [
    SendMessage(chat_id=1, text="<b>halo</b> é 😀"),
    Prompt(chat_id=1, text="apa?", reply_markup=KEYBOARD),
    Prompt(chat_id=1, text="di mana?", reply_markup=REPLY_KEYBOARD),
    SendMessage(chat_id=1, text="x", parse_mode=None),
    SendMessage(chat_id=1, text="x", entities=[MessageEntity(type="bold", offset=0, length=1)], parse_mode=None),
    SendMessage(chat_id=1, text="x", link_preview_options=LinkPreviewOptions(is_disabled=False, url="https://x.id")),
    SendMessage(chat_id=1, text="x", protect_content=True, disable_notification=False, message_thread_id=5),
    SendMessage(chat_id=1, text="x", reply_parameters=ReplyParameters(message_id=3, quote_parse_mode=None)),
    EditMessageText(chat_id=1, message_id=2, text="baru", reply_markup=KEYBOARD),
    EditMessageReplyMarkup(chat_id=1, message_id=2),
    AnswerCallbackQuery(callback_query_id="9"),
    AnswerCallbackQuery(callback_query_id="9", text="Tersimpan", show_alert=True),
    DeleteMessage(chat_id=1, message_id=2),
    SendChatAction(chat_id=1, action="typing"),
]


def form(bot: Bot, method: TelegramMethod[Any]) -> dict[str, Any]:
    """What aiogram's own session would send, field by field, read as the server reads it."""
    data = AiohttpSession().build_form_data(bot=bot, method=method)
    return {options["name"]: value for options, _headers, value in data._fields}


def as_fields(raw: bytes) -> dict[str, Any]:
    return {name: value for name, value in json.loads(raw).items() if value is not False}


@pytest.mark.parametrize("method", PLAIN, ids=lambda method: type(method).__name__)
def test_the_short_body_says_what_the_form_says(method: TelegramMethod[Any]) -> None:
    bot = make_bot(TOKEN, "http://127.0.0.1:9")
    assert is_plain(method)
    sent = as_fields(body(method, bot.default))
    written = {name: json.loads(value) if value[:1] in "[{" else value for name, value in form(bot, method).items()}
    # The form also carries an older switch for previews, which the newer options make superfluous.
    written.pop("disable_web_page_preview", None)
    written = {name: value for name, value in written.items() if value not in ("False", "false")}
    assert {name: _word(value) for name, value in sent.items()} == {n: _word(v) for n, v in written.items()}


def _word(value: Any) -> Any:
    return str(value).lower() if not isinstance(value, (dict, list)) else value


@pytest.mark.parametrize(
    "method",
    [
        SendMessage(chat_id=1, text="x", reply_markup=ReplyKeyboardRemove()),
        Prompt(chat_id=1, text="x", reply_markup=ForceReply()),
        SendPhoto(chat_id=1, photo="id"),
    ],
    ids=["remove", "force", "photo"],
)
def test_what_the_short_body_would_lose_takes_the_long_way(method: TelegramMethod[Any]) -> None:
    assert not is_plain(method)


def test_a_default_given_by_a_shortcut_is_filled_in() -> None:
    """Shortcuts such as bot.send_message hand the placeholder of the default over explicitly."""
    bot = make_bot(TOKEN, "http://127.0.0.1:9")
    placeholder = SendMessage.model_fields["parse_mode"].default
    sent = json.loads(body(SendMessage(chat_id=1, text="x", parse_mode=placeholder), bot.default))
    assert sent == {
        "chat_id": 1,
        "text": "x",
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    }


def test_words_with_entities_are_not_parsed() -> None:
    bot = make_bot(TOKEN, "http://127.0.0.1:9")
    method = SendMessage(chat_id=1, text="x < y", entities=[MessageEntity(type="bold", offset=0, length=1)])
    assert "parse_mode" not in json.loads(body(method, bot.default))


class Server:
    """Answers every call with `answer`, and keeps what it was sent."""

    def __init__(self) -> None:
        self.answer: tuple[int, str] = (200, '{"ok": true, "result": true}')
        self.calls: list[tuple[str, str, bytes]] = []

    async def handle(self, request: web.Request) -> web.Response:
        self.calls.append((request.path, request.content_type, await request.read()))
        return web.Response(status=self.answer[0], text=self.answer[1], content_type="application/json")


@pytest.fixture
async def served() -> AsyncIterator[tuple[Server, Bot]]:
    server = Server()
    application = web.Application()
    application.router.add_post("/{path:.*}", server.handle)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    bot = make_bot(TOKEN, f"http://127.0.0.1:{runner.addresses[0][1]}/base/")
    yield server, bot
    await bot.session.close()
    await runner.cleanup()


async def test_a_reply_travels_as_json_to_the_given_base(served: tuple[Server, Bot]) -> None:
    server, bot = served
    assert await bot(AnswerCallbackQuery(callback_query_id="9")) is True
    assert server.calls == [(f"/base/bot{TOKEN}/answerCallbackQuery", "application/json", b'{"callback_query_id":"9"}')]


async def test_errors_are_aiograms(served: tuple[Server, Bot]) -> None:
    server, bot = served
    server.answer = (401, '{"ok": false, "error_code": 401, "description": "Unauthorized"}')
    with pytest.raises(TelegramUnauthorizedError):
        await bot(SendMessage(chat_id=1, text="x"))
    assert isinstance(bot.session, Wire)
    with pytest.raises(TelegramUnauthorizedError):
        await bot.session.updates(bot, GetUpdates(), 5)


async def test_updates_come_as_raw_json(served: tuple[Server, Bot]) -> None:
    server, bot = served
    server.answer = (200, '{"ok": true, "result": [{"update_id": 5, "message": "not a message"}]}')
    assert isinstance(bot.session, Wire)
    asked = GetUpdates(offset=4, limit=100, timeout=0, allowed_updates=["message"])
    assert await bot.session.updates(bot, asked, 5) == [{"update_id": 5, "message": "not a message"}]
    assert json.loads(server.calls[0][2]) == {"offset": 4, "limit": 100, "timeout": 0, "allowed_updates": ["message"]}


async def test_an_error_of_the_network_does_not_tell_the_token() -> None:
    bot = make_bot(TOKEN, "http://127.0.0.1:9")
    with pytest.raises(TelegramNetworkError) as caught:
        await bot(SendMessage(chat_id=1, text="x"))
    assert TOKEN not in str(caught.value)
    await bot.session.close()


async def test_telling_looks_at_refusals_only(served: tuple[Server, Bot]) -> None:
    server, bot = served
    assert isinstance(bot.session, Wire)
    server.answer = (200, '{"ok": true, "result": "nothing that is a message"}')
    await bot.session.tell(bot, SendMessage(chat_id=1, text="x"))
    server.answer = (403, '{"ok": false, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}')
    with pytest.raises(TelegramForbiddenError):
        await bot.session.tell(bot, SendMessage(chat_id=1, text="x"))
    server.answer = (429, '{"ok": false, "error_code": 429, "description": "x", "parameters": {"retry_after": 7}}')
    with pytest.raises(TelegramRetryAfter) as caught:
        await bot.session.tell(bot, Prompt(chat_id=1, text="x"))
    assert caught.value.retry_after == 7


async def test_telling_what_has_constants_takes_the_long_way(served: tuple[Server, Bot]) -> None:
    server, bot = served
    assert isinstance(bot.session, Wire)
    answer = '{"ok": true, "result": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}}}'
    server.answer = (200, answer)
    await bot.session.tell(bot, SendMessage(chat_id=1, text="x", reply_markup=ReplyKeyboardRemove()))
    assert [kind for _path, kind, _body in server.calls] == ["application/x-www-form-urlencoded"]
    assert b"remove_keyboard" in server.calls[0][2]
