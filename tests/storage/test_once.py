"""What a transaction knows already is not asked again, and what it writes is seen."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import bindparam, event, select

from storage import once
from storage.engine import Database
from storage.models import Agency, Officer, Person
from tests.databases import seeded_database as seeded_database

NOW = datetime(2026, 11, 25, tzinfo=UTC)
SERVING = select(Officer).where(Officer.agency_id == bindparam("agency"), Officer.left_at.is_(None))


async def test_rows_are_read_once_until_something_is_written(seeded_database: Database) -> None:
    asked: list[str] = []
    engine = seeded_database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    async with seeded_database.transaction() as session:
        first, second = (await session.scalars(select(Agency.id).order_by(Agency.id).limit(2))).all()
        person = Person(lookup=b"0" * 16, identity={"id": 1}, language="id", created_at=NOW)
        session.add(person)
        await session.flush()

        async def serving(agency: int) -> int:
            return len(await once.rows(session, SERVING, {"agency": agency}))

        asked.clear()
        assert [await serving(one) for one in (first, second, first, second)] == [0, 0, 0, 0]
        assert len(asked) == 2
        officer = Officer(person_id=person.id, agency_id=first, role="penghubung", created_at=NOW)
        session.add(officer)
        await session.flush()
        assert (await serving(first), await serving(second)) == (1, 0)
        officer.left_at = NOW
        await session.flush()
        assert await serving(first) == 0
    async with seeded_database.transaction() as session:
        assert await serving(first) == 0
