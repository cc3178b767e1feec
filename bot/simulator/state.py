"""People, chats and messages, as plain records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

KEPT_MESSAGES = 5_000
"""Messages that a chat keeps; older ones are forgotten."""


@dataclass(slots=True, eq=False)
class Person:
    """Somebody with a Telegram account."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "id"
    blocked: bool = False
    deactivated: bool = False
    started: bool = False

    def user(self) -> Json:
        """Telegram's `User`."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        optional = {"last_name": self.last_name, "username": self.username, "language_code": self.language_code}
        return user | {key: value for key, value in optional.items() if value}


@dataclass(slots=True, eq=False)
class Kept:
    """A message and what only the chat knows about it. `body` is Telegram's `Message`."""

    body: Json
    out: bool
    changed: int = 0
    deleted: bool = False
    read: bool = False
    protected: bool = False
    reactions: list[Json] = field(default_factory=list)

    @property
    def id(self) -> int:
        return int(self.body["message_id"])

    def quoted(self) -> Json:
        """As it stands inside a reply: Telegram nests one level only."""
        return {key: value for key, value in self.body.items() if key not in {"reply_to_message", "reply_markup"}}


@dataclass(slots=True, eq=False)
class Topic:
    """A topic of a forum; its id is the id of the message that opened it."""

    id: int
    name: str
    icon_color: int
    closed: bool = False


@dataclass(slots=True, eq=False)
class OpenKeyboard:
    """A reply keyboard or a forced reply at the bottom of a chat; `person` when only one of a group sees it."""

    message_id: int
    markup: Json
    person: int | None = None


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat (its id is the person's) or a group. `members` maps people to their status."""

    id: int
    type: str
    title: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    username: str | None = None
    members: dict[int, str] = field(default_factory=dict)
    bot_status: str = "member"
    is_forum: bool = False
    description: str | None = None
    migrated_to: int | None = None
    messages: dict[int, Kept] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    keyboard: OpenKeyboard | None = None
    forced: OpenKeyboard | None = None
    typing_until: float = 0.0
    unread: int = 0
    last_id: int = 0

    @property
    def is_private(self) -> bool:
        return self.type == "private"

    def brief(self) -> Json:
        """Telegram's `Chat`."""
        optional: Json = {
            "title": self.title,
            "username": self.username,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "is_forum": self.is_forum or None,
        }
        return {"id": self.id, "type": self.type} | {k: v for k, v in optional.items() if v is not None}

    def keep(self, message: Kept) -> None:
        self.messages[message.id] = message
        if len(self.messages) > KEPT_MESSAGES:
            del self.messages[next(iter(self.messages))]

    def find(self, message_id: int | None) -> Kept | None:
        """A message that is still there."""
        message = self.messages.get(message_id) if message_id is not None else None
        return None if message is None or message.deleted else message

    def newest_first(self) -> Iterator[Kept]:
        return (message for message in reversed(self.messages.values()) if not message.deleted)


@dataclass(slots=True, eq=False)
class Callback:
    """A press on a button of an inline keyboard, until it is answered."""

    id: str
    person: int
    chat_id: int
    at: float
    answered: bool = False
    answer: Json = field(default_factory=dict)
