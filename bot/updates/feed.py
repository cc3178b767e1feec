"""One transaction: take the updates that are new, load whose they are, ask the handlers, commit."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from aiogram.dispatcher.event.bases import UNHANDLED, CancelHandler, SkipHandler
from aiogram.methods import TelegramMethod
from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from bot import metrics
from bot.updates import situation
from bot.updates.envelope import Envelope, Unreadable
from bot.updates.means import Means
from bot.updates.patience import within
from bot.updates.saying import Method
from bot.updates.situation import Situation
from bot.updates.speak import Reply
from bot.updates.trace import payload_of
from bot.usecases.work import Turn
from storage import asides, updates


class Stumble(Exception):
    """A transaction failed: at which update of the part (None: unknown), why, and when that try began (monotonic).

    `systemic`: the city could not be read, which is no update's fault.
    """

    def __init__(self, at: int | None, problem: BaseException, began: float, *, systemic: bool = False) -> None:
        super().__init__(type(problem).__name__)
        self.at = at
        self.problem = problem
        self.began = began
        self.systemic = systemic

    @property
    def hopeless(self) -> bool:
        """Whether trying again cannot help: the update itself is not what anybody can read."""
        return isinstance(self.problem, (ValidationError, Unreadable))


class Feed:
    """Transactions over parts of a batch."""

    def __init__(self, means: Means) -> None:
        self._means = means

    async def transact(self, part: Sequence[Envelope], notes: Iterable[int]) -> list[Reply]:
        """Handle a part and commit; what is to be said. `notes`: updates of before whose replies are over.

        Raises Stumble when an update raised, anything else when the transaction did.
        """
        means, now, began = self._means, self._means.now(), time.monotonic()
        seen = [situation.seen(envelope, means.database.keyring) for envelope in part]
        async with means.database.transaction() as session:
            taken = set(await updates.take(session, means.bot.id, seen, now))
            fresh = [at for at, envelope in enumerate(part) if envelope.update_id in taken]
            replies = await self._answers(session, part, fresh, now)
            silent = taken.difference(*(reply.update_ids for reply in replies))
            await updates.spoken(session, means.bot.id, [*notes, *silent], now)
        metrics.BATCH_SECONDS.observe(time.monotonic() - began)
        metrics.BATCH_UPDATES.observe(len(part))
        metrics.UPDATES.labels("handled").inc(len(taken))
        metrics.UPDATES.labels("repeated").inc(len(part) - len(taken))
        return replies

    async def again(self, envelope: Envelope) -> list[Reply]:
        """Handle an update that was set aside and commit; nothing when another process has just done it."""
        means, now = self._means, self._means.now()
        async with means.database.transaction() as session:
            if not await asides.finish(session, means.bot.id, envelope.update_id, now):
                return []
            replies = await self._answers(session, [envelope], [0], now)
            if not replies:
                await updates.spoken(session, means.bot.id, [envelope.update_id], now)
        return replies

    async def _answers(
        self, session: AsyncSession, part: Sequence[Envelope], fresh: Sequence[int], now: datetime
    ) -> list[Reply]:
        for at in fresh:
            fault = part[at].fault
            if fault is not None:
                raise Stumble(at, fault, time.monotonic())
        addressed = [at for at in fresh if part[at].addressed]
        if not addressed:
            return []
        around = await self._situation(session, [part[at] for at in addressed], now)
        answers = []
        for at in addressed:
            answers.append(await self._answer(session, part[at], around, at))
            await asyncio.sleep(0)  # replies and pushes leave meanwhile; a full batch would hold them up for a second
        return [reply for reply in answers if reply.methods]

    async def _situation(self, session: AsyncSession, waiting: Sequence[Envelope], now: datetime) -> Situation:
        means = self._means
        kept = [situation.seen(envelope, means.database.keyring) for envelope in waiting]
        locks = {lookup for one in kept for lookup in (one.chat, one.sender) if lookup is not None}
        await means.database.lock_chats(session, locks)
        try:
            work = await means.work_for(session)
        except Exception as problem:  # no fault of an update: raised as systemic
            raise Stumble(None, problem, time.monotonic(), systemic=True) from problem
        return await situation.load(session, means.database.keyring, work, waiting, now)

    async def _answer(self, session: AsyncSession, envelope: Envelope, around: Situation, at: int) -> Reply:
        began = time.monotonic()
        try:
            return await self._handled(session, envelope, around.turn(envelope))
        except Exception as problem:  # raised with its place in the batch
            raise Stumble(at, problem, began) from problem

    async def _handled(self, session: AsyncSession, envelope: Envelope, turn: Turn) -> Reply:
        admission = await self._means.admit(turn, envelope.raw)
        said = admission.instead
        if said is None:
            said = await self._dispatched(session, envelope, turn)
        return _reply(envelope, said, admission.after)

    async def _dispatched(self, session: AsyncSession, envelope: Envelope, turn: Turn) -> list[Method]:
        means = self._means
        call = means.dispatcher.feed_raw_update(
            means.bot, _opened(envelope.raw), turn=turn, work=turn.work, raw_state=turn.conversation.state
        )
        try:
            result = await within(means.handler_seconds, call, means.database, session)
        except (SkipHandler, CancelHandler):
            return []
        return methods_of(result)

    async def apologise(self, envelope: Envelope, cause: str, reference: str) -> Reply:
        """Set an update aside and commit; the apology."""
        means, now = self._means, self._means.now()
        async with means.database.transaction() as session:
            await self._keep(session, envelope, cause, reference, now)
            around = await self._situation(session, [envelope], now)
            method = means.apologise(around.turn(envelope), reference)
        return _reply(envelope, [method])

    async def set_aside(self, envelope: Envelope, cause: str, reference: str) -> None:
        """Set an update aside without a word, and commit."""
        async with self._means.database.transaction() as session:
            await self._keep(session, envelope, cause, reference, self._means.now())

    async def _keep(self, session: AsyncSession, envelope: Envelope, cause: str, reference: str, now: datetime) -> None:
        seen = situation.seen(envelope, self._means.database.keyring)
        facts = {"payload": payload_of(envelope.raw), "cause": cause, "reference": reference}
        await updates.set_aside(session, self._means.bot.id, seen, now=now, **facts)


def _opened(raw: dict[str, Any]) -> dict[str, Any]:
    """The update without the keyboard and the marks of a pressed message: no handler reads them, and aiogram would make
    an object of each button."""
    press = raw.get("callback_query")
    if press is None or press.get("message") is None:
        return raw
    message = {name: value for name, value in press["message"].items() if name not in ("reply_markup", "entities")}
    return raw | {"callback_query": press | {"message": message}}


def methods_of(result: Any) -> list[Method]:
    """A handler's result as a list; TypeError when it is neither None, a method nor a list of methods."""
    if result is None or result is UNHANDLED:
        return []
    methods = list(result) if isinstance(result, (list, tuple)) else [result]
    strange = next((one for one in methods if not isinstance(one, TelegramMethod)), None)
    if strange is not None:
        raise TypeError(f"a handler returned {type(strange).__name__}, which is no method")
    return methods


def _reply(envelope: Envelope, methods: Sequence[Method], after: float = 0.0) -> Reply:
    assert envelope.chat_id is not None
    return Reply(envelope.chat_id, (envelope.update_id,), methods, after)
