"""How fast is written: Telegram advises one message a second to a chat, twenty a minute to a group, thirty to all.

https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
"""

from __future__ import annotations

import asyncio
import contextlib
import heapq
from collections import deque
from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timedelta

TELEGRAMS = 30  # messages a second to all chats, unless they are paid for
BURST = 2  # replies to one person that hold no push back: Telegram lets short bursts pass
FREE = 4  # messages in each second that pushes leave to replies, also to those that other processes say
AHEAD = 2  # once replies are known of: so many more may follow before the pushes give way to them
_SECOND = 1.0  # what Telegram's thirty are counted in
_SAVED = 0.2  # seconds of the rate that may leave at once after a silence, so that a held up process catches up
_WAYS, _FEW = 256, 32  # newest calls of which the shortest time there and back is taken; fewer tell nothing of it
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
    """How many messages leave in a second to all chats; `per_second` 0: no limit.

    Pushes leave spaced by a leaky bucket. What left spaced may still arrive bunched, after a moment in which the
    process, the way or Telegram stood still, and Telegram counts what arrives. When it counted a call is not told, only
    that it was between its departure and its answer: so a call is held to be in Telegram's second from its departure
    until a second after its answer, less the shortest time that any call was away lately (as much as that, all are
    late alike). Pushes wait until there is room among the thirty so counted (a fifth beyond the rate where more is paid
    for). Replies never wait: a part of the room is left to them, and what they need beyond that is taken from pushes.
    """

    def __init__(self, per_second: float) -> None:
        self._rate = per_second
        self._most = float(TELEGRAMS) if per_second <= TELEGRAMS else per_second * 1.2
        self._free = min(float(FREE), self._most - per_second)
        self._depth = max(float(BURST), per_second * _SAVED)
        self._level = self._at = 0.0  # of the bucket, and when
        self._pushed = self._replied = 0  # messages in Telegram's second
        self._over: list[tuple[float, int, bool]] = []  # a heap: when a second is over, of what, whether pushed
        self._ways: deque[float] = deque(maxlen=_WAYS)
        self._line = asyncio.Lock()
        self._answer = asyncio.Event()

    @contextlib.asynccontextmanager
    async def push(self, messages: int = 1) -> AsyncIterator[None]:
        """Wait until so many may leave; they are away until the context ends."""
        if not self._rate:
            yield
            return
        async with self._line:
            await self._spaced(messages)
            await self._room(messages)
            self._level += messages
            self._pushed += messages
        left = _time()
        try:
            yield
            self._ways.append(_time() - left)  # one that failed may not have gone all the way
        finally:
            self._answered(left, messages, pushed=True)

    @contextlib.contextmanager
    def reply(self) -> Iterator[None]:
        """A reply is away until the context ends."""
        if not self._rate:
            yield
            return
        left = _time()
        self._replied += 1
        try:
            yield
        finally:
            self._answered(left, 1, pushed=False)

    def _answered(self, left: float, messages: int, *, pushed: bool) -> None:
        shortest = min(self._ways) if len(self._ways) >= _FEW else 0.0
        counted = max(left, _time() - shortest)
        self._forget()  # where nothing is pushed nobody else does
        heapq.heappush(self._over, (counted + _SECOND, messages, pushed))
        self._answer.set()

    async def _spaced(self, messages: int) -> None:
        """An album larger than the bucket leaves with an empty one."""
        need = min(float(messages), self._depth)
        self._leak()
        while self._level + need > self._depth:
            await asyncio.sleep((self._level + need - self._depth) / self._rate)
            self._leak()

    async def _room(self, messages: int) -> None:
        """An album larger than a second leaves alone."""
        while self._pushed and self._pushed + messages > self._most - self._left_to_replies():
            self._answer.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout_at(self._over[0][0] if self._over else None):
                    await self._answer.wait()
            self._forget()

    def _left_to_replies(self) -> float:
        self._forget()
        return max(self._free, self._replied + AHEAD) if self._replied else self._free

    def _forget(self) -> None:
        """Calls whose second is over."""
        now = _time()
        while self._over and self._over[0][0] <= now:
            _, messages, pushed = heapq.heappop(self._over)
            if pushed:
                self._pushed -= messages
            else:
                self._replied -= messages

    def _leak(self) -> None:
        now = _time()
        passed, self._at = now - self._at, now
        self._level = max(0.0, self._level - passed * self._rate)


def _time() -> float:
    return asyncio.get_running_loop().time()
