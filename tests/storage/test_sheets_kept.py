"""Returned sheets are forgotten like the answers to them, and not before they were read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from storage import sheets
from storage.engine import Database
from storage.models import Agency, Person, Sheet
from storage.notifications import ROW_KEPT
from tests.databases import seeded_database as seeded_database

NOW = datetime(2026, 11, 25, tzinfo=UTC)


async def test_what_was_read_long_ago_goes(seeded_database: Database) -> None:
    async with seeded_database.transaction() as session:
        person = Person(lookup=b"0" * 16, identity={"id": 1}, language="id", created_at=NOW)
        session.add(person)
        await session.flush()
        city = (await session.scalars(select(Agency.id).limit(1))).one()
        old, recent = NOW - ROW_KEPT - timedelta(days=1), NOW - ROW_KEPT + timedelta(days=1)
        for state, at in (("done", old), ("waiting", old), ("done", recent)):
            session.add(Sheet(person_id=person.id, city_id=city, file_id=None, state=state, sent_at=at))
    async with seeded_database.transaction() as session:
        await sheets.purge(session, NOW)
    async with seeded_database.transaction() as session:
        left = await session.scalars(select(Sheet).order_by(Sheet.id))
        assert [(one.state, one.sent_at) for one in left] == [("waiting", old), ("done", recent)]
