"""One simulated Telegram: all its records, and how a message or an update comes into being."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
from itertools import count
from typing import Any

from .changes import Changes
from .commands import Commands
from .errors import Refusal
from .faults import Faults
from .files import Files
from .limits import Limits
from .state import Callback, Chat, Kept, Person
from .updates import Entry, UpdateQueue
from .webhook import Webhook

Json = dict[str, Any]

KEPT_CALLS = 20_000
KEPT_CALLBACKS = 20_000
CALLBACK_LIFETIME = 150.0
"""Seconds until a press can no longer be answered."""


class World:
    """What the Bot API and the control interface both work on; everything runs in one event loop."""

    def __init__(self, token: str, username: str, name: str, now: Callable[[], float] = time.time) -> None:
        self.token = token
        self.bot_id = int(token.split(":")[0])
        self.username = username
        self.now = now
        self.profile: dict[tuple[str, str], str] = {("name", ""): name}
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.callbacks: OrderedDict[str, Callback] = OrderedDict()
        self.changes = Changes()
        self.updates = UpdateQueue(now, first_id=100_000_001)
        self.updates.on_taken = self._taken
        self.webhook = Webhook(self.updates, now)
        self.files = Files()
        self.faults = Faults()
        self.limits = Limits(now)
        self.commands = Commands()
        self.calls: deque[Json] = deque(maxlen=KEPT_CALLS)
        self.menu_buttons: dict[int | None, Json] = {}
        self.serial = count(1)
        self.call_numbers = count(1)
        self._private_ids = count(1)

    @property
    def name(self) -> str:
        return self.profile[("name", "")]

    def bot_user(self) -> Json:
        return {"id": self.bot_id, "is_bot": True, "first_name": self.name, "username": self.username}

    def person(self, person_id: int) -> Person:
        person = self.people.get(person_id)
        if person is None:
            raise Refusal(404, f"there is no person {person_id}")
        return person

    def chat(self, chat_id: int) -> Chat:
        chat = self.chats.get(chat_id)
        if chat is None:
            raise Refusal(404, f"there is no chat {chat_id}")
        return chat

    def user(self, user_id: int) -> Json | None:
        """Telegram's `User` of a person or of the bot itself."""
        if user_id == self.bot_id:
            return self.bot_user()
        person = self.people.get(user_id)
        return person.user() if person else None

    def next_message_id(self, chat: Chat) -> int:
        """Private chats share one counter, as in Telegram; each supergroup has its own."""
        if chat.type == "supergroup":
            chat.last_id += 1
            return chat.last_id
        return next(self._private_ids)

    def post(self, chat: Chat, sender: Json, content: Json, *, out: bool = False) -> Kept:
        """Puts a new message into a chat. `content` is all of Telegram's `Message` but its head."""
        head: Json = {
            "message_id": self.next_message_id(chat),
            "from": sender,
            "chat": chat.brief(),
            "date": int(self.now()),
        }
        message = Kept(head | content, out)
        chat.keep(message)
        if out:
            chat.unread = 0
        else:
            chat.unread += 1
            chat.typing_until = 0.0
        message.changed = self.changes.add("message", chat.id, message.id)
        return message

    def touch(self, chat: Chat, message: Kept, kind: str = "edit") -> None:
        """Tells the watchers that a message is not what it was."""
        message.changed = self.changes.add(kind, chat.id, message.id)

    def tell_bot(self, kind: str, payload: Json, chat: Chat, message: Kept | None = None) -> None:
        """An update for the bot, in the lane of its chat."""
        ref = (chat.id, message.id) if message else None
        self.updates.push(kind, payload, ("chat", chat.id), ref)

    def tell_press(self, payload: Json, person: int) -> None:
        """A press; Telegram keeps presses in order per person, apart from the chat's messages."""
        lane: Hashable = ("callback", person)
        self.updates.push("callback_query", payload, lane)

    def remember(self, callback: Callback) -> None:
        self.callbacks[callback.id] = callback
        if len(self.callbacks) > KEPT_CALLBACKS:
            self.callbacks.popitem(last=False)

    def _taken(self, entry: Entry) -> None:
        if entry.ref is None:
            return
        chat_id, message_id = entry.ref
        chat = self.chats.get(chat_id)
        message = chat.messages.get(message_id) if chat else None
        if chat and message and not message.read:
            message.read = True
            self.touch(chat, message, "read")
