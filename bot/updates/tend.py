"""What keeps the updates' rows true between batches: notes of what was spoken, lost questions, old rows."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.pulse import Pulse
from bot.updates.batch import Batches
from bot.updates.means import Means
from bot.updates.speak import Reply
from bot.usecases.work import Turn
from storage import conversations, people, updates
from storage.models import Group, Person
from storage.updates import Unspoken

TICK_SECONDS = 1.0
_CLAIM_EVERY = timedelta(seconds=5)
_PURGE_EVERY = timedelta(hours=1)

log = structlog.get_logger(__name__)


def _due(last: datetime | None, now: datetime, every: timedelta) -> bool:
    """Whether `every` has passed since `last`, or the clock was set back before it."""
    return last is None or not timedelta(0) <= now - last < every


class Tending:
    """Runs beside the doors; one in each process that speaks."""

    def __init__(self, means: Means, batches: Batches) -> None:
        self._means = means
        self._replay = batches.replay
        self._claimed_at: datetime | None = None
        self._purged_at: datetime | None = None
        self._stopping = asyncio.Event()
        self.pulse = Pulse()

    async def run(self) -> None:
        """Tick each second until `stop`; a tick that fails is repeated by the next."""
        while not self._stopping.is_set():
            try:
                await self.tick()
                self.pulse.beat()
            except Exception as problem:  # the next tick does what this one could not
                self.pulse.beat(good=False)
                log.warning("tending failed", cause=type(problem).__name__)
            try:
                await asyncio.wait_for(self._stopping.wait(), TICK_SECONDS)
            except TimeoutError:
                continue

    async def stop(self, seconds: float = 5.0) -> None:
        """Let what waits be said, for at most `seconds`, and note it."""
        self._stopping.set()
        await self._means.speaker.drain(seconds)
        await self.flush()

    async def tick(self) -> None:
        """Note what was spoken; now and then ask again what was lost, replay what is marked, forget what is old."""
        now = self._means.now()
        await self.flush()
        if _due(self._claimed_at, now, _CLAIM_EVERY):
            self._claimed_at = now
            await self.ask_again()
        await self._replay.tick()
        if _due(self._purged_at, now, _PURGE_EVERY):
            self._purged_at = now
            async with self._means.database.transaction() as session:
                await updates.purge(session, now)

    async def flush(self) -> None:
        """Note durably which updates need no more words."""
        notes = self._means.speaker.take_spoken()
        if not notes:
            return
        try:
            async with self._means.database.transaction() as session:
                await updates.spoken(session, self._means.bot.id, notes, self._means.now())
        except BaseException:  # cancelled or failed: the notes are kept for the next round; raised again
            self._means.speaker.give_back(notes)
            raise

    async def ask_again(self) -> None:
        """Ask the current question in chats whose reply was lost, each in a transaction of its own."""
        means = self._means
        async with means.database.transaction() as session:
            await session.connection()  # a wait for it must not make the moment and what is busy old
            lost = await updates.claim_unspoken(session, means.bot.id, means.now(), busy=means.speaker.unnoted())
        for unspoken in lost:
            question = await self._question(unspoken)
            # What was committed while this claimed is in hand by now: not lost, only not said yet.
            if question is not None and not means.speaker.unnoted().intersection(unspoken.update_ids):
                means.speaker.say(question)

    async def _question(self, unspoken: Unspoken) -> Reply | None:
        """Apologies for what was set aside, and the current question; no methods where there is none to ask or where
        asking raises, since asking on would not help; None while the database is away."""
        try:
            async with self._means.database.transaction() as session:
                await self._means.database.lock_chats(session, (unspoken.chat, unspoken.sender))
                turn = await self._turn(session, unspoken)
                methods = [self._means.apologise(turn, reference) for reference in unspoken.aside] if turn else []
                methods += await self._means.ask_again(turn) if turn else []
        except Exception as problem:  # logged; the others are asked all the same
            log.warning("could not ask again", cause=type(problem).__name__)
            gone = await updates.refuses_writes(self._means.database, problem)
            return None if gone else Reply(0, unspoken.update_ids, ())
        return Reply(turn.chat_id if turn else 0, unspoken.update_ids, methods)

    async def _turn(self, session: AsyncSession, unspoken: Unspoken) -> Turn | None:
        person = (await people.by_lookups(session, [unspoken.sender])).get(unspoken.sender)
        if person is None:
            return None
        if unspoken.chat == unspoken.sender:
            return await self._placed(session, person, None)
        group = (await people.groups_by_lookups(session, [unspoken.chat])).get(unspoken.chat)
        return None if group is None else await self._placed(session, person, group)

    async def _placed(self, session: AsyncSession, person: Person, group: Group | None) -> Turn:
        work = await self._means.work_for(session)
        key = (person.id, group.id if group else 0)
        talk = (await conversations.load(session, [key], self._means.now()))[key]
        chat_id = int(group.chat_id) if group else people.telegram_id(person)
        return Turn(work, person, talk, chat_id, group, people.actors(person))
