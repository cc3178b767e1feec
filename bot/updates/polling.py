"""The door that asks: long polling on raw JSON, whose offset moves only after the commit."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any, TypeVar

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramConflictError, TelegramRetryAfter, TelegramUnauthorizedError
from aiogram.methods import DeleteWebhook, GetUpdates

from bot.pulse import Pulse
from bot.updates.backoff import Backoff
from bot.updates.batch import Away, Batches
from bot.updates.envelope import KINDS, distinct
from bot.updates.leader import Leader
from bot.updates.wire import Wire

LIMIT = 100  # the most that getUpdates gives

log = structlog.get_logger(__name__)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds: of one long poll, beyond it until the call is given up, between looks at the lock of another, of the
    first and the longest pause after a failure, and after a token was refused."""

    poll: int = 25
    grace: int = 10
    stand_by: float = 2.0
    least: float = 0.5
    most: float = 30.0
    refused: float = 60.0


class Polling:
    """Polls while this process leads. `run` ends after `stop`, with the batch in hand finished."""

    def __init__(
        self, bot: Bot, batches: Batches, leader: Leader, pace: Pace | None = None, pulse: Pulse | None = None
    ) -> None:
        assert isinstance(bot.session, Wire)
        self._bot = bot
        self._wire = bot.session
        self._batches = batches
        self._leader = leader
        self._pace = pace or Pace()
        self._backoff = Backoff(self._pace.least, self._pace.most)
        self.pulse = pulse or Pulse()
        self._stopping = asyncio.Event()
        self._offset: int | None = None
        self._ready = False  # this process leads and no webhook is set

    def stop(self) -> None:
        self._stopping.set()

    async def run(self) -> None:
        try:
            while not self._stopping.is_set():
                await self._pause(await self._step())
        finally:
            await self._leader.resign()

    async def _step(self) -> float:
        """Lead, poll, handle; the seconds to wait before the next step."""
        try:
            if not await self._lead():
                self.pulse.beat(leads=False)
                return self._pace.stand_by
            await self._unless_stopped(self._begin())
            waiting = await self._unless_stopped(self._poll())
            if waiting:
                await self._handle(waiting)
        except _Stopped:
            return 0
        except Exception as problem:  # _after logs it and backs off
            return self._after(problem)
        self._backoff.reset()
        self.pulse.beat(leads=True)
        return 0

    async def _lead(self) -> bool:
        leads = await self._leader.leads()
        if not leads:
            self._ready = False
        return leads

    async def _begin(self) -> None:
        """A webhook that is still set would keep updates from us; those that wait are not dropped."""
        if not self._ready:
            await self._bot(DeleteWebhook(drop_pending_updates=False))
            self._batches.take_over()
            self._offset = None
            self._ready = True
            self.pulse.beat(leads=True)  # seen from outside before the first long poll is over

    async def _poll(self) -> list[Any]:
        pace = self._pace
        asked = GetUpdates(offset=self._offset, limit=LIMIT, timeout=pace.poll, allowed_updates=list(KINDS))
        waiting = await self._wire.updates(self._bot, asked, pace.poll + pace.grace)
        if not waiting:
            # All before the offset is confirmed by now. Going on without it, since after a quiet week Telegram
            # numbers anew, perhaps lower, and an old offset would confirm what nobody has seen.
            self._offset = None
        return waiting

    async def _handle(self, waiting: list[Any]) -> None:
        if not await self._lead():
            return
        await self._batches.handle(waiting)
        ids = [envelope.update_id for envelope in distinct(waiting)]
        if ids:
            self._offset = max(ids) + 1

    def _after(self, problem: Exception) -> float:
        kind = type(problem).__name__
        self.pulse.beat(good=False)
        if isinstance(problem, Away):
            log.warning("the database is away, updates wait at Telegram")
        else:
            log.warning("polling failed", cause=kind)
        if isinstance(problem, TelegramConflictError):  # a webhook was set, or somebody else polls with this token
            self._ready = False
        if isinstance(problem, TelegramUnauthorizedError):
            return self._pace.refused
        if isinstance(problem, TelegramRetryAfter):
            return problem.retry_after
        return self._backoff.next()

    async def _unless_stopped(self, call: Awaitable[T]) -> T:
        """The call's result; _Stopped when `stop` came first and the call was given up."""
        task, stop = asyncio.ensure_future(call), asyncio.ensure_future(self._stopping.wait())
        try:
            await asyncio.wait({task, stop}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stop.cancel()
            if not task.done():
                task.cancel()
                await asyncio.wait({task})
        if task.cancelled():
            raise _Stopped
        return task.result()

    async def _pause(self, seconds: float) -> None:
        if seconds > 0:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), seconds)


class _Stopped(Exception):
    """Polling was asked to stop."""
