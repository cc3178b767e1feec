"""What was set aside and is marked for a replay (`lapor updates replay`) is handled in its order, between batches.

An ordinary update but for three things: nobody waits for its acknowledgement, what fails stays set aside without a
second apology, and each attempt is noted before it begins, so that one which ends the process is left alone in time.
"""

from __future__ import annotations

import asyncio
import json
from datetime import datetime, timedelta

import structlog

from bot.updates import envelope
from bot.updates.feed import Feed, Stumble
from bot.updates.means import Means
from bot.updates.trace import cause_of
from storage import asides, updates
from storage.asides import Marked

EVERY = timedelta(seconds=2)
DEATHS = 3  # as in a batch

log = structlog.get_logger(__name__)


class Replay:
    """Looks for marked updates; `gate` keeps batches out while one is handled."""

    def __init__(self, means: Means, feed: Feed, gate: asyncio.Lock) -> None:
        self._means = means
        self._feed = feed
        self._gate = gate
        self._looked_at: datetime | None = None

    async def tick(self) -> None:
        """Take up what is marked, at most every two seconds."""
        now = self._means.now()
        if self._looked_at is not None and now - self._looked_at < EVERY:
            return
        self._looked_at = now
        async with self._means.database.transaction() as session:
            marked = await asides.take_up(session, self._means.bot.id, now)
        for one in marked:
            async with self._gate:
                await self._handle(one)

    async def _handle(self, one: Marked) -> None:
        if one.attempts > DEATHS:
            await self._failed(one, "the process died of it")
            return
        try:
            replies = await self._feed.again(envelope.read(one.update_id, json.loads(one.payload)))
        except Exception as problem:  # the replay is marked as failed with its cause
            stumble = problem.problem if isinstance(problem, Stumble) else problem
            systemic = isinstance(problem, Stumble) and problem.systemic
            if systemic or await updates.refuses_writes(self._means.database, stumble):
                raise
            await self._failed(one, cause_of(stumble))
            return
        log.info("update replayed", update_id=one.update_id)
        for reply in replies:
            self._means.speaker.say(reply)

    async def _failed(self, one: Marked, cause: str) -> None:
        async with self._means.database.transaction() as session:
            await asides.fail(session, self._means.bot.id, one.update_id, cause)
        log.error("update set aside again", update_id=one.update_id, cause=cause)
