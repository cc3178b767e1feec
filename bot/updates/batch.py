"""The batch: one transaction for all updates that wait; what raises is found by repeating smaller parts.

Nothing is acknowledged before the commit, and handlers have no effect outside the session, so a part that failed can
be rolled back and handled anew. `Batches.handle` returns when every update given to it is durably done or set aside.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot import metrics
from bot.updates import envelope as envelopes
from bot.updates import situation
from bot.updates.envelope import Envelope
from bot.updates.feed import Feed, Stumble
from bot.updates.means import Means
from bot.updates.quiet import silence
from bot.updates.replay import Replay
from bot.updates.speak import Reply
from bot.updates.trace import cause_of, reference
from storage import updates

DEATHS = 3
"""An update during which the process died so often is set aside unopened."""

_TRIES_SECONDS = 10.0
_STRAGGLERS = timedelta(hours=24)

log = structlog.get_logger(__name__)

Say = Callable[[Reply], None]


class Away(Exception):
    """The database cannot be written: nothing was acknowledged, the same updates are to be given again later."""


class Batches:
    """Handles updates, one batch at a time in this process."""

    def __init__(self, means: Means) -> None:
        silence()
        self._means = means
        self._feed = Feed(means)
        self._gate = asyncio.Lock()
        self.replay = Replay(means, self._feed, self._gate)
        self._ceiling: int | None = None
        self._careful_until: datetime | None = None

    def take_over(self) -> None:
        """Be careful with the next batch: another process may have died of it."""
        self._ceiling = None

    async def handle(self, raw: Iterable[Any]) -> None:
        """Handle raw updates (decoded JSON); raises Away, and then none of them may be acknowledged."""
        waiting = envelopes.distinct(raw)
        if not waiting:
            return
        began = time.monotonic()
        await self._means.speaker.room()
        async with self._gate:
            careful = self._careful(waiting)
            if careful:
                await self._one_by_one(careful)
            if rest := waiting[len(careful) :]:
                await self._settle(rest, lambda reply: self._means.speaker.say(reply, began))

    def _careful(self, waiting: list[Envelope]) -> list[Envelope]:
        """Those that another process may have died of: all of the first batch, and for a day what comes late.

        A webhook repeats an update that killed us some time after the restart, when newer ones have come before it.
        """
        now = self._means.now()
        if self._ceiling is None:
            self._ceiling = waiting[-1].update_id
            self._careful_until = now + _STRAGGLERS
            return waiting
        if self._careful_until is None or now > self._careful_until:
            return []
        return [envelope for envelope in waiting if envelope.update_id <= self._ceiling]

    async def _one_by_one(self, waiting: Sequence[Envelope]) -> None:
        """Each noted durably before it is handled; replies wait for all, so that an album still gets one."""
        held: list[Reply] = []

        def hold(reply: Reply) -> None:
            held.append(reply)
            self._means.speaker.busy.update(reply.update_ids)  # not lost, only not said yet

        try:
            for envelope in waiting:
                attempts = await self._note(envelope)
                if attempts is not None and attempts > DEATHS:
                    await self._set_aside(envelope, "the process died of it", hold)
                elif attempts is not None:
                    await self._settle([envelope], hold)
                else:
                    metrics.UPDATES.labels("repeated").inc()
        finally:
            for reply in held:
                self._means.speaker.say(reply)

    async def _note(self, envelope: Envelope) -> int | None:
        means = self._means
        kept = situation.seen(envelope, means.database.keyring)
        try:
            async with means.database.transaction() as session:
                return await updates.note(session, means.bot.id, kept, means.now())
        except Exception as problem:  # nothing was noted: the door keeps the update; raised as Away
            raise Away from problem

    async def _settle(self, part: Sequence[Envelope], say: Say) -> None:
        """Handle a part; when it fails, its pieces, in order."""
        stumble = await self._attempt(part, say)
        if stumble is None:
            return
        if len(part) == 1:
            await self._lone(part[0], stumble, say)
            return
        # The update that raised is the likely culprit; without one (the flush failed) the middle is as good as any.
        at = stumble.at
        middle = len(part) // 2 if at is None else at
        if middle:
            await self._settle(part[:middle], say)
        if at is None:
            await self._settle(part[middle:], say)
            return
        await self._lone(part[at], stumble, say)
        if rest := part[at + 1 :]:
            await self._settle(rest, say)

    async def _lone(self, envelope: Envelope, stumble: Stumble, say: Say) -> None:
        """Try again what failed once: a lost race heals by itself, a fault does not."""
        for pause in self._means.pauses:
            if stumble.hopeless or time.monotonic() - stumble.began > _TRIES_SECONDS:
                break
            await asyncio.sleep(pause)
            again = await self._attempt([envelope], say)
            if again is None:
                return
            stumble = Stumble(again.at, again.problem, stumble.began)
        await self._set_aside(envelope, cause_of(stumble.problem), say)

    async def _attempt(self, part: Sequence[Envelope], say: Say) -> Stumble | None:
        """One transaction; None when it was committed and its replies were handed over."""
        notes = self._means.speaker.take_spoken()
        began = time.monotonic()
        try:
            replies = await self._feed.transact(part, notes)
        except Exception as problem:  # whatever a handler raises is found by halving, see _settle
            self._means.speaker.give_back(notes)
            stumble = problem if isinstance(problem, Stumble) else Stumble(None, problem, began)
            if stumble.systemic or await updates.refuses_writes(self._means.database, stumble.problem):
                raise Away from stumble.problem
            return stumble
        except BaseException:  # cancelled: what was spoken is noted by the next batch; raised again
            self._means.speaker.give_back(notes)
            raise
        for reply in replies:
            say(reply)
        return None

    async def _set_aside(self, envelope: Envelope, cause: str, say: Say) -> None:
        """Keep it sealed and out of the way, and apologise where there is somebody to apologise to."""
        mark = reference()
        reply: Reply | None = None
        if envelope.addressed:
            with contextlib.suppress(Exception):  # whatever fails here, the bare row below decides
                reply = await self._feed.apologise(envelope, cause, mark)
        if reply is None:
            try:
                await self._feed.set_aside(envelope, cause, mark)
            except Exception as problem:  # not even set aside: the door keeps the update; raised as Away
                raise Away from problem
        metrics.UPDATES.labels("set_aside").inc()
        log.error("update set aside", update_id=envelope.update_id, cause=cause, reference=mark)
        say(reply or Reply(0, (envelope.update_id,), ()))
