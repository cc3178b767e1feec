"""A city seeded before there were ready answers gets the region's at its next start, once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import delete, select

from bot.domain.people import Role
from storage import schema
from storage.city import FACTS, revision
from storage.engine import Database
from storage.models import Agency, Audit, Officer, Person, ReadyAnswer, Setting
from tests.databases import KEYRING, sample_region
from tests.databases import seeded_database as seeded_database

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)


@pytest.fixture
async def former(seeded_database: Database) -> Database:
    """The database as a release left it that knew no answers, with a coordinator at work."""
    async with seeded_database.transaction() as session:
        row = await session.get_one(Setting, FACTS)
        row.value = {name: value for name, value in row.value.items() if name != "answers"}
        person = Person(lookup=b"0" * 16, identity={"id": 1}, language="id", created_at=NOW)
        session.add(person)
        await session.flush()
        agency = (await session.scalars(select(Agency).where(Agency.code == row.value["coordinator"]))).one()
        session.add(Officer(person_id=person.id, agency_id=agency.id, role=Role.COORDINATOR, created_at=NOW))
    return seeded_database


async def _names(database: Database) -> list[str]:
    async with database.transaction() as session:
        return [one.name for one in await session.scalars(select(ReadyAnswer).order_by(ReadyAnswer.id))]


async def test_a_city_of_a_former_release_had_no_ready_answers_after_the_upgrade(former: Database) -> None:
    expected = [one.name for one in sample_region().answers]
    assert expected
    async with former.transaction() as session:
        before = await revision(session)
    for _ in range(2):
        await schema.seed(former, KEYRING, sample_region())
        assert await _names(former) == expected
    async with former.transaction() as session:
        assert await revision(session) == before + 1
        await session.execute(delete(ReadyAnswer))
    await schema.seed(former, KEYRING, sample_region())
    assert await _names(former) == []


async def test_what_a_coordinator_deleted_does_not_come_back(former: Database) -> None:
    async with former.transaction() as session:
        agency = await session.scalar(select(Officer.agency_id))
        session.add(Audit(at=NOW, act="ready_remove", data={"agency": agency}))
    await schema.seed(former, KEYRING, sample_region())
    assert await _names(former) == []
