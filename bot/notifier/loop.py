"""The notifier: claims what is due, lets it fly, marks how it landed. One transaction a round for marks and claims."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import cast

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.notifier.carrier import Carrier, Read
from bot.notifier.flight import Flight, Landing, Rules
from bot.notifier.landing import Trace, count, leave_trace, settle
from bot.notifier.pace import Pace
from bot.notifier.sole import Sole
from bot.pulse import Pulse
from storage.engine import Database, away
from storage.outbox import Claimed, claim, next_due, sweep

log = structlog.get_logger("notifier")


@dataclass(frozen=True, slots=True)
class Tuning:
    """Seconds, unless said otherwise.

    `in_flight` is what eight connections reach at Telegram's rate from Indonesia (0.3 s there and back); `patience`
    is how long what has landed waits to be marked while others still fly.
    """

    batch: int = 32  # rows
    in_flight: int = 8  # requests
    per_second: float = 25  # messages, MESSAGES_PER_SECOND; 0: no limits at all
    private_gap: float = 1
    group_gap: float = 3
    backoff: float = 2
    backoff_cap: float = 300
    timeout: float = 10
    patience: float = 0.25
    poll: float = 1
    standby: float = 1.5
    pause: float = 60


class Notifier:
    """Carries the outbox of one bot.

    `repeat_mark(language)` is the line under a message that may have arrived before; kinds in `digests` are never sent
    again when their outcome is unknown; `read` gives a stored attachment. `on_undeliverable(session, row, cause)` runs
    in the transaction that ends the row, so that officers see it on the ticket.
    """

    def __init__(
        self,
        database: Database,
        token: str,
        *,
        on_undeliverable: Trace,
        repeat_mark: Callable[[str], str],
        digests: Collection[str] = (),
        api: str = "https://api.telegram.org",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        tuning: Tuning | None = None,
        read: Read | None = None,
    ) -> None:
        self._tuning = tuning or Tuning()
        self._database, self._now, self._digests, self._trace = database, now, digests, on_undeliverable
        self._carrier = Carrier(
            token,
            api,
            in_flight=self._tuning.in_flight,
            per_second=self._tuning.per_second,
            timeout=self._tuning.timeout,
            read=read,
        )
        self.replying = self._carrier.air.reply  # around each call of a reply: pushes leave it its share
        self._rules = Rules(self._carrier, now, digests, repeat_mark, self._tuning.backoff, self._tuning.backoff_cap)
        self._pace = Pace(self._tuning.private_gap, self._tuning.group_gap)
        self._sole = Sole(database, f"notifier:{token}")
        self.pulse = Pulse()
        self._slots = asyncio.Semaphore(self._tuning.in_flight)
        self._few = self._tuning.in_flight  # that many fly still: time to claim more, so that no slot stays empty
        self._flying: set[asyncio.Task[None]] = set()
        self._landed: list[Landing] = []
        self._active = self._stopping = False
        self._woken = asyncio.Event()
        self._asked = False
        self._paused_until: datetime | None = None
        self._due: datetime | None = None  # when the next row that waits for its time becomes due

    def wake(self) -> None:
        """Notifications were posted: look at once."""
        self._asked = True
        self._woken.set()

    def spoke(self, address: int) -> None:
        """A reply was said in the chat with this Telegram id: its pushes wait for it."""
        self._pace.spoke(address, self._now())

    def stop(self) -> None:
        """Let `run` end: what has begun is finished and marked, what was only claimed goes back."""
        self._stopping = True
        self.wake()

    async def run(self) -> None:
        """Work until stopped; an unreachable Telegram or database is waited for."""
        try:
            while not self._stopping:
                await self._sleep(await self._guarded(self._round))
            await self._guarded(self._finish)
        finally:
            await self.close()

    async def step(self) -> int:
        """One round with all its flights ended and marked; how many rows were claimed."""
        if not await self._is_active():
            return 0
        claimed = await self._exchange()
        await self._finish()
        return claimed

    async def close(self) -> None:
        """Let go of everything at once; `run` does it by itself."""
        for task in self._flying:
            task.cancel()
        await asyncio.gather(*self._flying, return_exceptions=True)
        try:
            await self._carrier.close()  # first: another one may write from when the lock is free
        finally:
            await self._sole.release()

    async def _guarded(self, act: Callable[[], Awaitable[float]]) -> float:
        """The seconds to rest after it. Whatever fails here is tried again: rows are marked when it is over."""
        try:
            seconds = await act()
        except Exception as problem:  # logged and in the pulse; the notifier outlives its rounds
            self.pulse.beat(good=False)
            self._active = False  # a claim whose commit was not heard of has to be swept
            report = log.warning if away(problem) else log.error
            report("notifier.round", problem=type(problem).__name__)
            return self._tuning.standby
        self.pulse.beat(leads=self._active)
        return seconds

    async def _round(self) -> float:
        self._woken.clear()
        self._asked = False
        if not await self._is_active():
            return self._tuning.standby
        await self._exchange()
        if not self._flying:
            return self._rest()
        if len(self._flying) > self._few and not self._asked:
            self._woken.clear()  # what landed in the meantime can wait for its companions
        return self._tuning.patience

    async def _finish(self) -> float:
        """Wait for all that flies and mark it."""
        while self._flying:
            await asyncio.wait(self._flying)
        await self._exchange(claiming=False)
        return 0

    async def _is_active(self) -> bool:
        """Whether this is the active notifier; one that takes over looks first at what the other was sending."""
        if self._active and await self._sole.holds():
            return True
        self._active = False
        while self._flying:
            await asyncio.wait(self._flying)
        if not await self._sole.take():
            return False
        await self._exchange(claiming=False)
        async with self._database.transaction() as session:
            for row in await sweep(session, self._now(), self._digests):
                await leave_trace(session, row, "unknown", self._trace)
        self._active = True
        log.info("notifier.active")
        return True

    async def _exchange(self, *, claiming: bool = True) -> int:
        """Mark what has landed and claim what may leave, in one transaction."""
        landed, claimed = list(self._landed), list[Claimed]()
        async with self._database.transaction() as session:
            await settle(session, self._database.keyring, landed, self._now(), self._trace)
            if claiming and self._may_claim():
                claimed = await self._claim(session)
            if not claimed and not self._flying:
                self._due = await next_due(session, self._now())
        del self._landed[: len(landed)]
        count(landed, self._now())
        for row in claimed:
            self._flying.add(asyncio.create_task(self._fly(row)))
        return len(claimed)

    async def _claim(self, session: AsyncSession) -> list[Claimed]:
        now = self._now()
        room = self._tuning.batch - len(self._flying)
        return await claim(session, now, limit=room, held=self._pace.resting(now)) if room > 0 else []

    def _may_claim(self) -> bool:
        if self._paused_until is not None:
            left = (self._paused_until - self._now()).total_seconds()
            if not 0 < left <= self._tuning.pause:  # longer than any pause: the clock was set back
                self._paused_until = None
        return self._paused_until is None and not self._stopping

    async def _fly(self, row: Claimed) -> None:
        try:
            self._after(await self._flown(Flight(self._rules, row)))
        finally:
            self._flying.discard(cast("asyncio.Task[None]", asyncio.current_task()))
            if len(self._flying) in (0, self._few):
                self._woken.set()

    async def _flown(self, flight: Flight) -> Landing:
        async with self._slots:
            if self._stopping or self._paused_until is not None:
                return flight.held()
            free_at = self._pace.free_at(flight.row.address or 0, self._now())
            if free_at is not None and free_at > self._now():
                return flight.postponed(free_at)
            return await flight.fly()

    def _after(self, landing: Landing) -> None:
        now, mark = self._now(), landing.mark
        self._landed.append(landing)
        self._pace.sent(landing.row.chat, landing.messages, now)
        if mark.cause is not None:
            known = {"row": mark.id, "kind": landing.row.kind, "state": mark.state, "attempts": mark.attempts}
            log.info("notifier.landed", cause=mark.cause.partition(":")[0], **known)
        if landing.paused:
            log.error("notifier.token_refused", seconds=self._tuning.pause)
            self._paused_until = now + timedelta(seconds=self._tuning.pause)

    def _rest(self) -> float:
        """Until a row or a chat becomes due, at most the time after which other processes' rows are looked for."""
        now = self._now()
        moments = [self._due, self._pace.next(now)]
        waits = [(moment - now).total_seconds() for moment in moments if moment is not None]
        return min([self._tuning.poll, *waits])

    async def _sleep(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):  # wait_for may swallow a cancellation on Python 3.11
                await self._woken.wait()
