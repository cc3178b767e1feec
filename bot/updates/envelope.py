"""Reading the outside of a raw update: its id, kind, chat and sender, before any library parses it.

aiogram warns about kinds it does not know with the whole update in the text, and pydantic refuses what it does not
expect; so the kind is looked up here, and an update that is refused still has a chat to apologise in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeGuard

from bot.domain import unseen
from storage.people import Sender

KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds that handlers know; also what Telegram is asked to send (`allowed_updates`)."""

_GROUPS = ("group", "supergroup")
_GONE = ("left", "kicked")
_WIDEST = 1 << 63


class Unreadable(ValueError):
    """An update of a known kind whose chat or sender is not what Telegram's documentation says."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """An update that has not been opened. `sender` None: there is nobody to answer, no handler is asked.

    `migrates_to` is the new chat id of a group that became a supergroup. `fault`: chat or sender cannot be read.
    `thread` is the topic of a forum in which it was written or pressed, `forum` whether the group has topics.
    """

    update_id: int
    raw: dict[str, Any]
    chat_id: int | None = None
    group: bool = False
    sender: Sender | None = None
    migrates_to: int | None = None
    fault: Unreadable | None = None
    thread: int | None = None
    forum: bool = False

    @property
    def addressed(self) -> bool:
        return self.sender is not None and self.chat_id is not None


def distinct(raws: Iterable[Any]) -> list[Envelope]:
    """Envelopes sorted by update id, each id once; what carries no id cannot be Telegram's and is left out."""
    known: dict[int, Envelope] = {}
    for raw in raws:
        update_id = raw.get("update_id") if isinstance(raw, dict) else None
        if _is_id(update_id) and update_id not in known:
            known[update_id] = read(update_id, raw)
    return [known[update_id] for update_id in sorted(known)]


def is_update(raw: Any) -> bool:
    """Whether this is an object with an update id."""
    return isinstance(raw, dict) and _is_id(raw.get("update_id"))


def read(update_id: int, raw: dict[str, Any]) -> Envelope:
    kind = next((kind for kind in KINDS if kind in raw), None)
    if kind is None:
        return Envelope(update_id, raw)
    chat: dict[str, Any] | None = None
    try:
        content = _object(raw[kind])
        chat = _chat(kind, content)
        return _addressed(update_id, raw, kind, content, chat)
    except Unreadable as fault:
        return Envelope(update_id, raw, chat_id=chat["id"] if chat else None, fault=fault)


def _addressed(
    update_id: int, raw: dict[str, Any], kind: str, content: dict[str, Any], chat: dict[str, Any]
) -> Envelope:
    user = content.get("from")
    group = chat.get("type") in _GROUPS
    answerable = group or chat.get("type") == "private"
    # Bots are not people: anonymous administrators of a group all write as one bot, linked channels as another.
    if user is None or not answerable or _object(user).get("is_bot") is True:
        return Envelope(update_id, raw, chat_id=chat["id"], group=group)
    sender = _sender(_object(user), reachable=not group and not _left(kind, content))
    moved = content.get("migrate_to_chat_id")
    return Envelope(
        update_id,
        raw,
        chat["id"],
        group,
        sender,
        moved if _is_id(moved) else None,
        thread=_thread(kind, content),
        forum=group and chat.get("is_forum") is True,
    )


def _thread(kind: str, content: dict[str, Any]) -> int | None:
    message = content.get("message") if kind == "callback_query" else content
    if not isinstance(message, dict) or message.get("is_topic_message") is not True:
        return None  # replies in a group without topics carry a thread as well, in which nothing can be sent
    thread = message.get("message_thread_id")
    return thread if _is_id(thread) else None


def _chat(kind: str, content: dict[str, Any]) -> dict[str, Any]:
    if kind == "callback_query":
        message = content.get("message")
        if message is None:  # a press on a message too old for Telegram to show: the presser's own chat
            return {"id": _id(_object(content.get("from"))), "type": "private"}
        content = _object(message)
    chat = _object(content.get("chat"))
    _id(chat)
    return chat


def _left(kind: str, content: dict[str, Any]) -> bool:
    status = _object(content.get("new_chat_member")).get("status") if kind == "my_chat_member" else None
    return status in _GONE


def _sender(user: dict[str, Any], *, reachable: bool) -> Sender:
    first, last = (unseen.without(_text(user.get(name)) or "") for name in ("first_name", "last_name"))
    names = (first, last or None, _text(user.get("username")))
    return Sender(_id(user), *names, reachable=reachable)


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise Unreadable("an object is missing")
    return value


def _id(content: dict[str, Any]) -> int:
    value = content.get("id")
    if not _is_id(value):
        raise Unreadable("an id is missing")
    return value


def _is_id(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and -_WIDEST <= value < _WIDEST


def _text(value: Any) -> str | None:
    """A name as it can be stored: JSON may carry halves of characters, which no database takes."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else None
