"""What Telegram refuses, in its own words."""

from __future__ import annotations

from typing import Any

import pytest
from aiohttp import ClientSession

from bot.simulator import Simulator

from .conftest import Clock, Player


def inline(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "Ya"} | button]]}


def keyboard(**button: Any) -> dict[str, Any]:
    return {"keyboard": [[{"text": "Ya"} | button]]}


REFUSED = [
    ({"text": ""}, "message text is empty"),
    ({"text": "  \n "}, "text must be non-empty"),
    ({"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
    ({"text": "x" * 4097}, "message is too long"),
    ({"text": "<b>x", "parse_mode": "HTML"}, "can't parse entities: Can't find end tag corresponding to start tag b"),
    ({"text": "a <p>x</p>", "parse_mode": "HTML"}, 'can\'t parse entities: Unsupported start tag "p" at byte offset 2'),
    ({"text": "x", "parse_mode": "XML"}, "unsupported parse_mode"),
    ({"text": "*x*", "parse_mode": "MarkdownV2"}, "parse_mode MarkdownV2 is not simulated: use HTML or entities"),
    (
        {"text": "x", "entities": [{"type": "bold", "offset": 0, "length": 9}]},
        "can't parse entities: entity of type bold is out of the text",
    ),
    (
        {"text": "x", "entities": [{"type": "bold", "offset": "a", "length": 9}]},
        'can\'t parse MessageEntity: Field "offset" must be of type Integer',
    ),
    ({"reply_markup": inline(callback_data="x" * 65)}, "BUTTON_DATA_INVALID"),
    ({"reply_markup": inline(callback_data="é" * 33)}, "BUTTON_DATA_INVALID"),
    ({"reply_markup": inline(callback_data="")}, "BUTTON_DATA_INVALID"),
    (
        {"reply_markup": inline()},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        {"reply_markup": inline(callback_data="a", url="https://contoh.id")},
        "can't parse inline keyboard button: exactly one kind of button must be specified",
    ),
    (
        {"reply_markup": {"inline_keyboard": [[{"callback_data": "a"}]]}},
        "can't parse inline keyboard button: Can't find field \"text\"",
    ),
    ({"reply_markup": inline(calback_data="a")}, 'unknown field "calback_data" in reply_markup'),
    (
        {"reply_markup": inline(url="http://localhost/x")},
        "inline keyboard button URL 'http://localhost/x' is invalid: Wrong HTTP URL",
    ),
    (
        {"reply_markup": inline(url="ftp://contoh.id")},
        "inline keyboard button URL 'ftp://contoh.id' is invalid: Unsupported URL protocol",
    ),
    ({"reply_markup": inline(copy_text={"text": "x" * 257})}, "BUTTON_COPY_TEXT_INVALID"),
    ({"reply_markup": inline(callback_data="a", style="pink")}, "can't parse button: invalid button style specified"),
    (
        {"reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "a"}] * 101]}},
        "reply markup is too long",
    ),
    ({"reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
    ({"reply_markup": "[]"}, "object expected as reply markup"),
    ({"reply_markup": keyboard(request_locaton=True)}, 'unknown field "request_locaton" in reply_markup'),
    (
        {"reply_markup": keyboard() | {"input_field_placeholder": "x" * 65}},
        "input field placeholder is too long",
    ),
    ({"reply_parameters": {"message_id": 999}}, "message to be replied not found"),
    ({"reply_to_message_id": 999}, "message to be replied not found"),
    ({"message_thread_id": 3}, "message thread not found"),
    ({"chat_id": 12345}, "chat not found"),
    ({"chat_id": "@tidak_ada"}, "chat not found"),
    ({"chat_id": None}, "chat_id is empty"),
    ({"surprise": 1}, 'unknown parameter "surprise" of sendMessage'),
    ({"disable_notification": "mungkin"}, 'parameter "disable_notification" must be of type Boolean'),
    ({"message_thread_id": "dua"}, 'parameter "message_thread_id" must be of type Integer'),
    ({"business_connection_id": "x"}, 'parameter "business_connection_id" is not simulated'),
]


@pytest.mark.parametrize(("params", "sentence"), REFUSED)
async def test_messages_that_are_refused(play: Player, params: dict[str, Any], sentence: str) -> None:
    budi = await play.person()
    before = await play.messages(budi)
    assert await play.error("sendMessage", **({"chat_id": budi, "text": "hai"} | params)) == f"Bad Request: {sentence}"
    assert await play.messages(budi) == before


async def test_limits_count_after_entities(play: Player) -> None:
    budi = await play.person()
    longest = "<b>" + "&lt;" * 4096 + "</b>"
    message = await play.does("sendMessage", chat_id=budi, text=longest, parse_mode="HTML")
    assert message["text"] == "<" * 4096
    await play.does("sendMessage", chat_id=budi, text="hai", reply_markup=inline(callback_data="é" * 32))


async def test_captions_end_at_1024(play: Player) -> None:
    budi = await play.person()
    written = await play.post(f"/sim/chats/{budi}/messages", **{"from": budi}, photo={"size": 100})
    photo = written["photo"][-1]["file_id"]
    await play.does("sendPhoto", chat_id=budi, photo=photo, caption="x" * 1024)
    refused = await play.error("sendPhoto", chat_id=budi, photo=photo, caption="x" * 1025)
    assert refused == "Bad Request: message caption is too long"
    assert await play.error("sendDocument", chat_id=budi, document=photo) == (
        "Bad Request: type of file mismatch: can't use file of type photo as document"
    )


async def test_an_unknown_method_and_a_wrong_token(play: Player, sim: Simulator) -> None:
    assert await play.api("sendTelepathy") == {"ok": False, "error_code": 404, "description": "Not Found"}
    assert (await play.api("SENDMESSAGE"))["description"] == "Bad Request: chat_id is empty"
    async with ClientSession(sim.url) as http, http.get("/bot1:other/getMe") as response:
        assert response.status == 401
        assert (await response.json())["description"] == "Unauthorized"
    async with ClientSession(sim.url) as http, http.get("/bottoken/getMe") as response:
        assert response.status == 404


async def test_what_is_not_simulated_says_so(play: Player) -> None:
    budi = await play.person()
    refused = await play.api("sendDice", chat_id=budi)
    assert (refused["error_code"], refused["description"]) == (400, "Bad Request: method is not simulated")
    assert await play.error("sendDice") == "Bad Request: chat_id is empty"
    assert (
        await play.error("sendDice", chat_id=1, emoticon="x") == 'Bad Request: unknown parameter "emoticon" of sendDice'
    )


async def test_whom_the_bot_may_write_to(play: Player) -> None:
    stranger = await play.person("Sari Contoh", started=False)
    assert await play.error("sendMessage", chat_id=stranger, text="hai") == (
        "Forbidden: bot can't initiate conversation with a user"
    )
    budi = await play.person()
    await play.post(f"/sim/people/{budi}/block", blocked=True)
    blocked = await play.api("sendMessage", chat_id=budi, text="hai")
    assert (blocked["error_code"], blocked["description"]) == (403, "Forbidden: bot was blocked by the user")
    await play.post(f"/sim/people/{budi}/block", blocked=False)
    await play.does("sendMessage", chat_id=budi, text="hai")
    await play.post(f"/sim/people/{budi}/deactivate", deactivated=True)
    assert await play.error("sendMessage", chat_id=budi, text="hai") == "Forbidden: user is deactivated"


async def test_a_press_is_answered_once_and_in_time(play: Player, clock: Clock) -> None:
    dead = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    budi = await play.person()
    await play.does("sendMessage", chat_id=budi, text="?", reply_markup=inline(callback_data="y"))
    first = (await play.presses(budi, "Ya"))["callback_query_id"]
    assert await play.get(f"/sim/callbacks/{first}") == {"answered": False}
    assert await play.error("answerCallbackQuery", callback_query_id=first, text="x" * 201) == (
        "Bad Request: MESSAGE_TOO_LONG"
    )
    await play.does("answerCallbackQuery", callback_query_id=first, text="Baik", show_alert=True)
    assert await play.error("answerCallbackQuery", callback_query_id=first) == dead
    assert await play.get(f"/sim/callbacks/{first}") == {"answered": True, "text": "Baik", "show_alert": True}
    late = (await play.presses(budi, "Ya"))["callback_query_id"]
    clock.at += 151
    assert await play.error("answerCallbackQuery", callback_query_id=late) == dead
    assert await play.error("answerCallbackQuery", callback_query_id="123") == dead


async def test_edits(play: Player) -> None:
    budi = await play.person()
    told = await play.does("sendMessage", chat_id=budi, text="a", reply_markup=inline(callback_data="y"))
    at = {"chat_id": budi, "message_id": told["message_id"]}
    same = (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    )
    assert await play.error("editMessageText", **at, text=" a ", reply_markup=inline(callback_data="y")) == same
    edited = await play.does("editMessageText", **at, text="a")
    assert "reply_markup" not in edited
    assert await play.error("editMessageReplyMarkup", **at) == same
    assert await play.error("editMessageText", **at) == "Bad Request: message text is empty"
    assert await play.error("editMessageText", **at, text="b", reply_markup=keyboard()) == (
        "Bad Request: inline keyboard expected"
    )
    assert await play.error("editMessageCaption", **at, caption="b") == (
        "Bad Request: there is no caption in the message to edit"
    )
    theirs = (await play.messages(budi))[0]["message_id"]
    assert await play.error("editMessageText", chat_id=budi, message_id=theirs, text="b") == (
        "Bad Request: message can't be edited"
    )
    await play.does("deleteMessage", **at)
    assert await play.error("editMessageText", **at, text="b") == "Bad Request: message to edit not found"
    assert await play.error("deleteMessage", **at) == "Bad Request: message to delete not found"


async def test_old_messages_are_not_deleted(play: Player, clock: Clock) -> None:
    budi = await play.person()
    told = await play.does("sendMessage", chat_id=budi, text="a")
    clock.at += 48 * 3600 + 1
    assert await play.error("deleteMessages", chat_id=budi, message_ids=[told["message_id"], 999]) == (
        "Bad Request: message can't be deleted"
    )


async def test_a_reply_may_do_without_its_message(play: Player) -> None:
    budi = await play.person()
    lenient = {"message_id": 999, "allow_sending_without_reply": True}
    message = await play.does("sendMessage", chat_id=budi, text="a", reply_parameters=lenient)
    assert "reply_to_message" not in message


async def test_replies_nest_one_level(play: Player) -> None:
    budi = await play.person()
    first = await play.says(budi, "satu")
    second = await play.does(
        "sendMessage", chat_id=budi, text="dua", reply_parameters={"message_id": first["message_id"], "quote": "at"}
    )
    third = await play.says(budi, "tiga", reply_to=second["message_id"])
    assert second["reply_to_message"]["text"] == "satu"
    assert second["quote"]["position"] == 1
    assert third["reply_to_message"]["text"] == "dua"
    assert "reply_to_message" not in third["reply_to_message"]
    bad_quote = {"message_id": first["message_id"], "quote": "tidak ada"}
    assert await play.error("sendMessage", chat_id=budi, text="x", reply_parameters=bad_quote) == (
        "Bad Request: QUOTE_TEXT_INVALID"
    )


async def test_files_over_twenty_megabytes_are_not_fetched(play: Player) -> None:
    budi = await play.person()
    big = {"size": 20 * 1024 * 1024 + 1, "name": "besar.pdf", "mime": "application/pdf"}
    message = await play.post(f"/sim/chats/{budi}/messages", **{"from": budi}, document=big)
    assert message["document"]["file_size"] == big["size"]
    assert await play.error("getFile", file_id=message["document"]["file_id"]) == "Bad Request: file is too big"
    assert await play.error("getFile", file_id="x") == "Bad Request: invalid file_id"
    assert await play.error("sendDocument", chat_id=budi, document="https://contoh.id/a.pdf") == (
        "Bad Request: failed to get HTTP URL content"
    )
    assert await play.error("sendDocument", chat_id=budi, document="ngawur") == (
        "Bad Request: wrong file identifier/HTTP URL specified"
    )
    assert await play.error("sendDocument", chat_id=budi) == "Bad Request: there is no document in the request"


async def test_protected_messages_stay_where_they_are(play: Player) -> None:
    budi, sari = await play.person(), await play.person("Sari Contoh")
    told = await play.does("sendMessage", chat_id=budi, text="rahasia", protect_content=True)
    assert told["has_protected_content"] is True
    away = {"chat_id": sari, "from_chat_id": budi, "message_id": told["message_id"]}
    assert await play.error("forwardMessage", **away) == "Bad Request: message can't be forwarded"
    assert await play.error("copyMessage", **away) == "Bad Request: message can't be copied"
    gone = away | {"message_id": 999}
    assert await play.error("forwardMessage", **gone) == "Bad Request: message to forward not found"
    assert await play.error("copyMessage", **gone) == "Bad Request: message to copy not found"


async def test_commands_are_checked(play: Player) -> None:
    async def refused(command: str, description: str, **more: Any) -> str:
        return await play.error("setMyCommands", commands=[{"command": command, "description": description}], **more)

    assert await refused("Lapor!", "x") == "Bad Request: BOT_COMMAND_INVALID"
    assert await refused("lapor", "") == "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"
    assert await refused("lapor", "x", language_code="indonesia") == "Bad Request: LANG_CODE_INVALID"
    assert await refused("lapor", "x", scope={"type": "chat", "chat_id": 77}) == "Bad Request: chat not found"
    assert await refused("lapor", "x", scope={"type": "galaxy"}) == (
        "Bad Request: can't parse BotCommandScope: unsupported type specified"
    )
