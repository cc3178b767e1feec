"""The bot's queue of updates: numbered, confirmed by offset, one poller at a time."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

from .errors import ApiError

Json = dict[str, Any]

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
LIFETIME = 24 * 3600.0
"""Telegram keeps an update for a day."""

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(slots=True, eq=False)
class Entry:
    """One update that waits; `lane` is what Telegram keeps in order, `ref` the message that it tells about."""

    update_id: int
    body: str
    lane: Hashable
    at: float
    ref: tuple[int, int] | None
    raw: bool = False
    handed: bool = False
    done: bool = False


def _number_in(payload: object, field: str) -> int | None:
    inner = payload.get(field) if isinstance(payload, dict) else None
    number = inner.get("id") if isinstance(inner, dict) else None
    return number if isinstance(number, int) else None


def _lane_of(update: Json) -> Hashable:
    """Where Telegram would put this update: with its chat, a press with its person, anything else by itself."""
    person = _number_in(update.get("callback_query"), "from")
    if person is not None:
        return ("callback", person)
    chats = [chat for payload in update.values() if (chat := _number_in(payload, "chat")) is not None]
    return ("chat", chats[0]) if chats else ("alone", update["update_id"])


class UpdateQueue:
    """Updates in order of arrival until the bot confirms them."""

    def __init__(self, now: Callable[[], float], first_id: int) -> None:
        self.next_id = first_id
        self.delivered = 0
        self.pending = 0
        self.allowed: frozenset[str] | None = None
        self.on_taken: Callable[[Entry], None] = lambda entry: None
        self.on_push: Callable[[Entry], None] = lambda entry: None
        self._now = now
        self._entries: deque[Entry] = deque()
        self._poller: asyncio.Future[None] | None = None

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def push(self, kind: str, payload: Json, lane: Hashable, ref: tuple[int, int] | None = None) -> None:
        """Adds an update of this kind, unless the bot did not ask for it."""
        if self.wants(kind):
            self._add(self._numbered({kind: payload}), lane, ref, raw=False)

    def push_raw(self, update: Json) -> int:
        """Adds an update as it is, also one that no library can parse; returns its id."""
        numbered = update if isinstance(update.get("update_id"), int) else self._numbered(update)
        update_id = int(numbered["update_id"])
        self.next_id = max(self.next_id, update_id + 1)
        self._add(numbered, _lane_of(numbered), None, raw=True)
        return update_id

    def _numbered(self, update: Json) -> Json:
        self.next_id += 1
        return {**update, "update_id": self.next_id - 1}

    def _add(self, update: Json, lane: Hashable, ref: tuple[int, int] | None, *, raw: bool) -> None:
        body = json.dumps(update, ensure_ascii=False, separators=(",", ":"))
        entry = Entry(update["update_id"], body, lane, self._now(), ref, raw)
        self._entries.append(entry)
        self.pending += 1
        self.on_push(entry)
        if self._poller and not self._poller.done():
            self._poller.set_result(None)

    def waiting(self) -> Iterable[Entry]:
        """What is not yet taken, oldest first; what is older than a day is gone."""
        oldest = self._now() - LIFETIME
        while self._entries and (self._entries[0].done or self._entries[0].at < oldest):
            self._drop(self._entries.popleft())
        return (entry for entry in self._entries if not entry.done)

    def take(self, entry: Entry) -> None:
        """The bot has this update for good."""
        if not entry.done:
            self._drop(entry)
            self.delivered += 1
            self.on_taken(entry)

    def _drop(self, entry: Entry) -> None:
        if not entry.done:
            # The entry may stand behind one that nobody takes: it gives its text back at once.
            entry.done, entry.body = True, ""
            self.pending -= 1

    def clear(self) -> None:
        """`drop_pending_updates`."""
        for entry in self._entries:
            self._drop(entry)
        self._entries.clear()

    def confirm(self, offset: int) -> None:
        """What has a smaller number is confirmed; a negative offset keeps that many from the end."""
        if offset < 0:
            offset = self._offset_from_end(-offset)
        for entry in list(self.waiting()):
            # A raw update may repeat an old number: it is delivered once before an offset confirms it.
            if entry.update_id < offset and (entry.handed or not entry.raw):
                self.take(entry)

    def _offset_from_end(self, count: int) -> int:
        numbers = [entry.update_id for entry in self.waiting()]
        return numbers[-count] if len(numbers) >= count else 0

    def batch(self, limit: int) -> list[Entry]:
        entries = [entry for entry, _ in zip(self.waiting(), range(limit), strict=False)]
        for entry in entries:
            entry.handed = True
        return entries

    async def poll(self, limit: int, timeout: float) -> list[Entry]:  # noqa: ASYNC109 - Telegram's own parameter
        """Up to `limit` updates; waits `timeout` seconds for the first. A newer poll ends this one with 409."""
        self.interrupt(CONFLICT)
        entries = self.batch(limit)
        if entries or timeout <= 0:
            return entries
        self._poller = mine = asyncio.get_running_loop().create_future()
        await asyncio.wait([mine], timeout=timeout)
        if mine.done():
            mine.result()
        mine.cancel()
        return self.batch(limit)

    def release(self) -> None:
        """Lets the poll that waits end empty-handed: the server stops."""
        if self._poller and not self._poller.done():
            self._poller.set_result(None)

    def interrupt(self, description: str) -> None:
        """Ends the poll that waits, with 409."""
        if self._poller and not self._poller.done():
            self._poller.set_exception(ApiError(409, description))
        self._poller = None
