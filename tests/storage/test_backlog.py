"""The backlog costs the same few statements however many agencies have one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.app import App
from bot.settings import read
from bot.usecases import backlog
from bot.usecases.work import Work
from storage.engine import Database
from storage.models import Agency, Nudge, Person, Ticket
from tests.databases import seeded_database as seeded_database
from tests.stage import TOKEN
from tests.updates.test_statements import counted

STATEMENTS = 3  # the piles, the last reminder of each agency, what of those still waits


@pytest.mark.parametrize("agencies", [1, 8])
async def test_the_statements_do_not_grow_with_the_agencies(seeded_database: Database, agencies: int) -> None:
    database = seeded_database
    app = App(read(_env_file=None, bot_token=TOKEN), database, patrolled=False)
    async with database.transaction() as session:
        work = await app.work_for(session)
        person = Person(lookup=b"0" * 16, identity={"id": 1}, language="id", created_at=work.now)
        session.add(person)
        await session.flush()
        held = list(await session.scalars(select(Agency.id).where(Agency.kind != "hub").limit(agencies)))
        for agency in held:
            waiting, answered = (_ticket(work, person, agency, state) for state in ("assigned", "in_progress"))
            session.add_all([waiting, answered])
            await session.flush()
            for days, about in ((2, [waiting.id]), (1, [waiting.id, answered.id])):
                at = work.now - timedelta(days=days)
                session.add(Nudge(at=at, person_id=person.id, agency_id=agency, tickets=about))
        await session.flush()
        with counted(database) as found:
            piles = await backlog.piles(work, [work.city.coordinator])
    await app.bot.session.close()
    assert [(pile.count, pile.reminded, pile.helped) for pile in piles] == [(1, 2, 1)] * agencies
    assert len(found.statements) == STATEMENTS


def _ticket(work: Work, person: Person, agency: int, state: str) -> Ticket:
    return Ticket(
        number=f"DMI-{agency}{state}"[:16],
        kind="complaint",
        state=state,
        reporter_id=person.id,
        holder_id=agency,
        coordinator_id=work.city.coordinator,
        title="Lampu",
        content="Lampu mati",
        filed_at=work.now,
        changed_at=work.now,
    )
