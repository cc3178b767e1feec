"""How fast one chat is written to: Telegram advises one message a second, twenty a minute in a group."""

from __future__ import annotations

from datetime import datetime, timedelta


class Pace:
    """Which chats rest after what they were sent. `private` and `group`: seconds for each message, 0 for none."""

    def __init__(self, private: float, group: float) -> None:
        self._private, self._group = timedelta(seconds=private), timedelta(seconds=group)
        self._rests: dict[int, tuple[datetime, datetime]] = {}  # from, until

    def sent(self, chat: int, messages: int, now: datetime) -> None:
        gap = (self._private if chat > 0 else self._group) * messages
        if gap:
            self._rests[chat] = now, now + gap

    def resting(self, now: datetime) -> list[int]:
        """The chats that rest now; those that have rested are forgotten, and those whose rest began in the future:
        the clock was set back."""
        self._rests = {chat: rest for chat, rest in self._rests.items() if rest[0] <= now < rest[1]}
        return list(self._rests)

    def next(self, now: datetime) -> datetime | None:
        """When the first of those that rest has rested."""
        return min((until for since, until in self._rests.values() if since <= now < until), default=None)
