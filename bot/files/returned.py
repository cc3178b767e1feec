"""Sheets that officers send back: fetched, read and taken in, each once. Any number of processes may do it.

Claimed (commit) → fetched and read, no transaction open → taken in, ended and told in one transaction. A process that
dies in between leaves the row, which is claimed again when its lease is over.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog
from sqlalchemy import or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from bot.domain.lifecycle import Official
from bot.files import Download, NotFetched, TooLarge, sheets
from bot.files.sheets import Row, SheetProblem
from bot.texts import Html, Voice
from bot.usecases import handover, pushes
from bot.usecases.handover import Outcome
from bot.usecases.work import Work
from storage.engine import Database
from storage.models import Person, Sheet
from storage.notifications import Body, post
from storage.people import actors

log = structlog.get_logger("files")

LEASE = timedelta(minutes=3)
ATTEMPTS = 5
SECONDS = 120.0  # for fetching and reading
SHOWN = 20  # wrong lines that are named


class Returned:
    """`step` reads one sheet, when one waits."""

    def __init__(
        self,
        database: Database,
        download: Download,
        work_for: Callable[[AsyncSession], Awaitable[Work]],
        now: Callable[[], datetime],
    ) -> None:
        self._database, self._download, self._work_for, self._now = database, download, work_for, now

    async def step(self) -> int:
        """How many sheets were looked at."""
        async with self._database.transaction() as session:
            claimed = await _claim(session, self._now())
        if claimed is None:
            return 0
        sheet, file_id, attempts = claimed
        try:
            async with asyncio.timeout(SECONDS):
                content = await self._download(file_id)
                read: list[Row] | SheetProblem = await asyncio.to_thread(sheets.read, content)
        except SheetProblem as problem:
            read = problem
        except TooLarge:
            read = SheetProblem("sheet-large")
        except (NotFetched, TimeoutError) as problem:
            log.info("sheets.not_fetched", sheet=sheet, cause=type(problem).__name__, attempts=attempts)
            if attempts < ATTEMPTS:
                return 1
            read = SheetProblem("sheet-not-fetched")
        await self._end(sheet, read)
        return 1

    async def _end(self, sheet: int, read: list[Row] | SheetProblem) -> None:
        """All lines, the sheet's end and the answer to its sender: together or not at all."""
        async with self._database.transaction() as session:
            row = await session.get(Sheet, sheet, with_for_update=True)
            if row is None or row.state != "waiting":
                return
            row.state, row.file_id = "done", None
            work = await self._work_for(session)
            query = select(Person).where(Person.id == row.person_id).options(joinedload(Person.officers))
            person = (await session.scalars(query)).unique().one()
            body = Body(text=await _taken(work, row.city_id, person, read))
            post(session, now=work.now, kind="sheet", body=body, person=person.id)
        log.info("sheets.read", sheet=sheet)


async def _claim(session: AsyncSession, now: datetime) -> tuple[int, str, int] | None:
    """The oldest sheet that is due: its id, its file and the attempt that this is."""
    waits = (Sheet.state == text("'waiting'")) & or_(Sheet.next_at.is_(None), Sheet.next_at <= now)
    first = select(Sheet.id).where(waits).order_by(Sheet.id).limit(1).scalar_subquery()
    found = await session.execute(
        update(Sheet)
        .where(Sheet.id == first, waits)
        .values(attempts=Sheet.attempts + 1, next_at=now + LEASE)
        .returning(Sheet.id, Sheet.file_id, Sheet.attempts)
        .execution_options(synchronize_session=False)
    )
    row = found.first()
    return (row[0], row[1] or "", row[2]) if row is not None else None


async def _taken(work: Work, city: int, person: Person, read: list[Row] | SheetProblem) -> Html:
    """What the sender hears; whoever coordinates the city no more has changed nothing."""
    say = pushes.voice(work, person)
    if isinstance(read, SheetProblem):
        return say.say(read.key)
    if city not in handover.cities(work, actors(person)):
        return say.say("sheet-not-yours")
    return _told(say, await handover.take_in(work, city, actors(person), read))


def _told(say: Voice, outcome: Outcome) -> Html:
    wrong = [
        say.say(one.key, row=one.place, given=one.given, known=", ".join(Official)) for one in outcome.problems[:SHOWN]
    ]
    head = say.say("sheet-read", taken=outcome.taken, same=outcome.same, wrong=len(outcome.problems))
    more = len(outcome.problems) - len(wrong)
    tail = [say.say("sheet-more", count=more)] if more else []
    return Html("\n".join([head, *wrong, *tail]))
