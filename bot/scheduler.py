"""What is due by the clock: tickets that close, resume or remind by themselves, and old bodies that are erased.

One scheduler is active per database; others stand by (advisory lock on PostgreSQL).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.pulse import Pulse
from bot.trainer import Trainer
from bot.updates.leader import Leader
from bot.usecases import bulks, clock, overdue
from bot.usecases.work import Work
from storage import notifications, sheets
from storage.engine import Database

log = structlog.get_logger("scheduler")

LONGEST_SECONDS = 20.0
STANDBY_SECONDS = 2.0
PURGE_EVERY = timedelta(hours=1)
REPORT_EVERY = timedelta(minutes=1)


class Scheduler:
    """Ticks when something is due, and at least every twenty seconds."""

    def __init__(
        self,
        database: Database,
        work_for: Callable[[AsyncSession], Awaitable[Work]],
        now: Callable[[], datetime],
        trainer: Trainer,
    ) -> None:
        self._database = database
        self._work_for = work_for
        self._now = now
        self._trainer = trainer
        self._leader = Leader(database, "lapor scheduler")
        self.pulse = Pulse()
        self._woken = asyncio.Event()
        self._stopping = False
        self._purged: datetime | None = None
        self._reported: datetime | None = None
        self._driven = False  # time is being let pass: what was posted a moment ago looks old, and is not overdue

    def wake(self) -> None:
        """The clock was moved: look at once."""
        self._woken.set()

    def stop(self) -> None:
        self._stopping = True
        self._woken.set()

    async def run(self) -> None:
        try:
            while not self._stopping:
                self._woken.clear()
                await self._rest(await self._round())
        finally:
            await self._trainer.stop()
            await self._leader.resign()

    async def _round(self) -> float:
        try:
            leads = await self._leader.leads()
            seconds = self._until(await self.step()) if leads else STANDBY_SECONDS
        except Exception as problem:  # the next round tries again: nothing was committed
            self.pulse.beat(good=False)
            log.warning("scheduler.round", problem=type(problem).__name__)
            return STANDBY_SECONDS
        self.pulse.beat(leads=leads)
        return seconds

    async def step(self) -> datetime | None:
        """Do all that is due; returns when there is something to do again."""
        while True:
            async with self._database.transaction() as session:
                work = await self._work_for(session)
                done = await clock.tick(work) + await bulks.work_off(work) + await self._report(work)
                await session.flush()
                following = await clock.next_moment(work)
                await self._purge(session)
                await self._trainer.look(session)
            if not done:
                return following

    async def drive(self, time: Clock, to: datetime) -> None:
        """Let time pass until then: everything due is done in its order, each at its own moment."""
        self._driven = True
        try:
            following = await self.step()
            while following is not None and following < to:
                time.jump(following)
                following = await self.step()
            time.jump(to)
            await self.step()
        finally:
            self._driven = False

    async def _report(self, work: Work) -> int:
        """Once a minute: what does not get through."""
        if self._driven or (self._reported is not None and abs(work.now - self._reported) < REPORT_EVERY):
            return 0
        self._reported = work.now
        return await overdue.tick(work)

    def _until(self, following: datetime | None) -> float:
        if following is None:
            return LONGEST_SECONDS
        return min(LONGEST_SECONDS, max(0.05, (following - self._now()).total_seconds()))

    async def _purge(self, session: AsyncSession) -> None:
        now = self._now()
        if self._purged is None or now - self._purged >= PURGE_EVERY:
            self._purged = now
            await notifications.purge(session, now)
            await sheets.purge(session, now)

    async def _rest(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._woken.wait(), seconds)
        except TimeoutError:
            return
