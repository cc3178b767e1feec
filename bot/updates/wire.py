"""The way to Telegram: aiogram's session with a shorter body for the methods that replies are made of.

aiogram builds a multipart form for every call; measured, one JSON body gains a quarter. The dump leaves out what was
not set, and with it the bot's defaults and the constants by which Telegram tells types apart; so only the methods
below travel this way, the defaults are written out again, and markup with such constants takes the long way.
"""

from __future__ import annotations

import asyncio
import json
from http import HTTPStatus
from typing import Any, cast

from aiogram import Bot
from aiogram.client.default import Default, DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    EditMessageReplyMarkup,
    EditMessageText,
    GetUpdates,
    Response,
    SendChatAction,
    SendMessage,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType
from aiogram.types import ForceReply, Message, ReplyKeyboardRemove
from aiohttp import ClientError, ClientTimeout

from bot.updates.prompt import Prompt
from bot.updates.quiet import silence

CONNECTIONS = 64  # 32 to 400 measured alike, 8 cost a quarter
TIMEOUT_SECONDS = 30

_DEFAULTS = {"parse_mode": "parse_mode", "link_preview_options": "link_preview", "protect_content": "protect_content"}
_PLAIN: frozenset[type[TelegramMethod[Any]]] = frozenset(
    (SendMessage, Prompt, EditMessageText, EditMessageReplyMarkup, AnswerCallbackQuery, DeleteMessage, SendChatAction)
)
_CONSTANT = (ForceReply, ReplyKeyboardRemove)
_JSON = {"Content-Type": "application/json"}

# pydantic keeps parametrised models weakly: without these aiogram builds them anew for nearly every answer.
_KEPT = tuple(Response[method.__returning__] for method in _PLAIN)  # type: ignore[name-defined]  # made at run time


_DEFAULTS_OF = {
    method: {field: name for field, name in _DEFAULTS.items() if field in method.model_fields} for method in _PLAIN
}


def _message(told: Any) -> int | None:
    return told.message_id if isinstance(told, Message) else None


def _prompted(content: str) -> int | None:
    """The id of the message that was said."""
    try:
        told = json.loads(content)["result"]["message_id"]
    except (ValueError, KeyError, TypeError):
        return None
    return told if isinstance(told, int) else None


def is_plain(method: TelegramMethod[Any]) -> bool:
    """Whether the method may travel as the short JSON body."""
    return type(method) in _PLAIN and not isinstance(getattr(method, "reply_markup", None), _CONSTANT)


def body(method: TelegramMethod[Any], properties: DefaultBotProperties) -> bytes:
    """One JSON object: what was set, and the bot's defaults for what was not."""
    given = {name for name in method.model_fields_set if not isinstance(getattr(method, name), Default)}
    dumped = method.model_dump_json(include=given, exclude_unset=True, exclude_none=True)
    added = _added(method, given, properties)
    if not added:
        return dumped.encode()
    joint = "," if dumped != "{}" else ""
    return f"{dumped[:-1]}{joint}{added[1:]}".encode()


def _added(method: TelegramMethod[Any], given: set[str], properties: DefaultBotProperties) -> str:
    # Words whose formatting is given as entities have no markup to parse.
    skipped = given | {"parse_mode"} if "entities" in given else given
    names = {field: name for field, name in _DEFAULTS_OF[type(method)].items() if field not in skipped}
    values = {field: properties[name] for field, name in names.items() if properties[name] is not None}
    return json.dumps({field: _plain(value) for field, value in values.items()}) if values else ""


def _plain(value: Any) -> Any:
    return value.model_dump(exclude_none=True, exclude_defaults=True) if hasattr(value, "model_dump") else value


class Wire(AiohttpSession):
    """aiogram's HTTP session towards `api_url`, the base of the Bot API (TELEGRAM_API_URL)."""

    def __init__(self, api_url: str) -> None:
        api = TelegramAPIServer.from_base(api_url)
        super().__init__(limit=CONNECTIONS, api=api, timeout=TIMEOUT_SECONDS)

    async def close(self) -> None:
        """Close the connections. aiogram then waits a quarter of a second for TLS, which plain HTTP has not."""
        if self.api.base.startswith("https:"):
            await super().close()
        elif self._session is not None and not self._session.closed:
            await self._session.close()

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109  # aiogram's signature
    ) -> TelegramType:
        if not is_plain(method):
            return await super().make_request(bot, method, timeout)
        status, content = await self._post(bot, method, body(method, bot.default), timeout)
        checked = self.check_response(bot=bot, method=method, status_code=status, content=content)
        return cast(TelegramType, checked.result)

    async def tell(self, bot: Bot, method: TelegramMethod[Any]) -> int | None:
        """Call a method of whose result a prompt's message id alone is read; what Telegram refuses is raised."""
        if not is_plain(method):
            return _message(await bot(method))
        status, content = await self._post(bot, method, body(method, bot.default), None)
        if status != HTTPStatus.OK:
            self.check_response(bot=bot, method=method, status_code=status, content=content)
        return _prompted(content) if isinstance(method, Prompt) else None

    async def updates(self, bot: Bot, asked: GetUpdates, seconds: float) -> list[Any]:
        """Updates as raw JSON: one that pydantic refuses must not stop the others. Raises as any call of aiogram."""
        status, content = await self._post(bot, asked, asked.model_dump_json(exclude_none=True).encode(), seconds)
        try:
            answer = json.loads(content)
        except ValueError:
            answer = None
        if isinstance(answer, dict) and answer.get("ok") is True and isinstance(answer.get("result"), list):
            return cast(list[Any], answer["result"])
        self.check_response(bot=bot, method=asked, status_code=status, content=content)
        raise TelegramNetworkError(method=asked, message="an answer without updates")

    async def _post(self, bot: Bot, method: TelegramMethod[Any], data: bytes, seconds: float | None) -> tuple[int, str]:
        session = await self.create_session()
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        limit = ClientTimeout(total=self.timeout if seconds is None else seconds)
        try:
            async with session.post(url, data=data, headers=_JSON, timeout=limit) as response:
                return response.status, await response.text()
        except asyncio.TimeoutError as problem:  # noqa: UP041  # the same class; named as aiogram names it
            raise TelegramNetworkError(method=method, message="Request timeout error") from problem
        except ClientError as problem:  # its text names the address, and the address carries the token
            raise TelegramNetworkError(method=method, message=type(problem).__name__) from problem


def make_bot(token: str, api_url: str) -> Bot:
    """A bot that speaks HTML without link previews."""
    silence()
    defaults = DefaultBotProperties(parse_mode="HTML", link_preview_is_disabled=True)
    return Bot(token, session=Wire(api_url), default=defaults)
