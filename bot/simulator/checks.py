"""What Telegram refuses in keyboards, commands and texts, in its own words."""

from __future__ import annotations

import re
from typing import Any

from .entities import formatted
from .errors import bad
from .links import button_url
from .state import Chat

Json = dict[str, Any]

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_BUTTONS = 100
MAX_CALLBACK_DATA = 64
"""Bytes."""

_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
)
_STYLES = frozenset({"danger", "success", "primary"})
_ONLY_PRIVATE = {
    "request_contact": "phone number can be requested in private chats only",
    "request_location": "location can be requested in private chats only",
    "request_poll": "polls can be requested in private chats only",
    "request_users": "users can be requested in private chats only",
    "request_chat": "chats can be requested in private chats only",
}
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def text_content(text: str, p: Json) -> Json:
    """`text` and `entities` of a message, or why Telegram does not take them."""
    clean, entities = formatted(text, p.get("parse_mode"), p.get("entities"))
    if not clean:
        raise bad("text must be non-empty")
    if len(clean) > MAX_TEXT:
        raise bad("message is too long")
    return {"text": clean} | ({"entities": entities} if entities else {})


def caption_content(p: Json) -> Json:
    """`caption` and `caption_entities`; nothing when there is no caption."""
    clean, entities = formatted(p.get("caption") or "", p.get("parse_mode"), p.get("caption_entities"))
    if len(clean) > MAX_CAPTION:
        raise bad("message caption is too long")
    if not clean:
        return {}
    return {"caption": clean} | ({"caption_entities": entities} if entities else {})


def markup(chat: Chat, value: Json | None) -> Json | None:
    """Checks the buttons of a keyboard for this chat; an empty inline keyboard is none."""
    if value is None:
        return None
    if "inline_keyboard" in value:
        return _inline(value)
    if "keyboard" in value:
        _reply_keyboard(chat, value)
    _placeholder(value)
    return value


def _inline(value: Json) -> Json | None:
    buttons = [button for row in value["inline_keyboard"] for button in row]
    if len(buttons) > MAX_BUTTONS:
        raise bad("reply markup is too long")
    for button in buttons:
        _inline_button(button)
    rows = [row for row in value["inline_keyboard"] if row]
    return {**value, "inline_keyboard": rows} if rows else None


def _inline_button(button: Json) -> None:
    actions = [action for action in _ACTIONS if action in button]
    if not actions:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad("can't parse inline keyboard button: exactly one kind of button must be specified")
    if not button["text"].strip():
        raise bad("inline keyboard button text must be non-empty")
    _style(button)
    data = button.get("callback_data")
    if data is not None and not 1 <= len(data.encode()) <= MAX_CALLBACK_DATA:
        raise bad("BUTTON_DATA_INVALID")
    if "url" in button and (reason := button_url(button["url"])):
        raise bad(f"inline keyboard button URL '{button['url']}' is invalid: {reason}")
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= 256:
        raise bad("BUTTON_COPY_TEXT_INVALID")


def _style(button: Json) -> None:
    if "style" in button and button["style"] not in _STYLES:
        raise bad("can't parse button: invalid button style specified")


def _reply_keyboard(chat: Chat, value: Json) -> None:
    buttons = [button for row in value["keyboard"] for button in row]
    if not buttons:
        raise bad("reply keyboard must have at least one button")
    for button in buttons:
        _style(button)
        if not button["text"].strip():
            raise bad("keyboard button text must be non-empty")
        for field, sentence in _ONLY_PRIVATE.items():
            if button.get(field) and not chat.is_private:
                raise bad(sentence)


def _placeholder(value: Json) -> None:
    if len(value.get("input_field_placeholder", "")) > 64:
        raise bad("input field placeholder is too long")


def commands(wanted: list[Json]) -> list[Json]:
    """A list for setMyCommands."""
    if len(wanted) > 100:
        raise bad("too many commands specified")
    for command in wanted:
        command["command"] = command["command"].removeprefix("/")
        if not _COMMAND.fullmatch(command["command"]):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return wanted
