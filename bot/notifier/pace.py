"""How fast is written: Telegram advises one message a second to a chat, twenty a minute to a group, thirty to all.

https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

TELEGRAMS = 30  # messages a second to all chats, unless they are paid for
BURST = 2  # replies to one person that hold no push back: Telegram lets short bursts pass
_MANY = 1000  # chats remembered before those that have rested are forgotten


class Pace:
    """Which chats rest after what they were sent. `private` and `group`: seconds for each message, 0 for none.

    Pushes are counted by the chat of their row, replies (said by the other half of the process) by Telegram's id.
    """

    def __init__(self, private: float, group: float) -> None:
        self._private, self._group = timedelta(seconds=private), timedelta(seconds=group)
        self._rests: dict[int, tuple[datetime, datetime]] = {}  # from, until
        self._spoken: dict[int, tuple[datetime, datetime]] = {}

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

    def spoke(self, address: int, now: datetime) -> None:
        """A reply was said there."""
        if len(self._spoken) > _MANY:
            self._spoken = {one: rest for one, rest in self._spoken.items() if rest[0] <= now < rest[1]}
        gap = self._private if address > 0 else self._group
        if gap:
            said, until = self._spoken.get(address, (now, now))
            self._spoken[address] = now, max(until if said <= now else now, now) + gap

    def free_at(self, address: int, now: datetime) -> datetime | None:
        """From when a push may follow the replies that were said there; None: nothing is known of any, or the clock
        was set back since."""
        said, until = self._spoken.get(address, (now, None))
        if until is None or said > now:
            return None
        return until - self._private * BURST if address > 0 else until


class Air:
    """How many messages leave in a second to all chats: a leaky bucket for pushes, into which replies flow over.

    Replies never wait here. They have the room between `per_second` and Telegram's thirty (a fifth beyond it where
    more is paid for); what they need beyond that is taken from the pushes. `per_second` 0: no limit.
    """

    def __init__(self, per_second: float) -> None:
        self._rate = per_second
        self._spare = max(TELEGRAMS - per_second, 0.0) if per_second <= TELEGRAMS else per_second / 5
        self._pushed = self._replied = self._at = 0.0

    def spoke(self) -> None:
        if not self._rate:
            return
        self._leak()
        self._replied += 1
        over = max(0.0, self._replied - self._spare)
        self._replied -= over
        self._pushed += over

    async def take(self, messages: int) -> None:
        """Wait until so many may leave; an album larger than a second's share leaves with an empty bucket."""
        if not self._rate:
            return
        need = min(float(messages), self._rate)
        self._leak()
        while self._pushed + need > self._rate:
            await asyncio.sleep((self._pushed + need - self._rate) / self._rate)
            self._leak()
        self._pushed += messages

    def _leak(self) -> None:
        now = asyncio.get_running_loop().time()
        passed, self._at = now - self._at, now
        self._pushed = max(0.0, self._pushed - passed * self._rate)
        self._replied = max(0.0, self._replied - passed * self._spare)
