"""The migration of the search index: up, down and up with rows, and the same index that the models make."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text

from storage import schema, search
from storage.engine import Database
from storage.models import Agency, Person, PublicWords, Ticket
from tests.databases import KEYRING, KINDS, make_database, postgres_url

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
MADE = {
    True: "SELECT sql FROM sqlite_master WHERE name IN ('public_words_index', 'public_words_added', "
    "'public_words_removed', 'public_words_changed') ORDER BY name",
    False: "SELECT indexdef FROM pg_indexes WHERE tablename = 'public_words' UNION SELECT generation_expression "
    "FROM information_schema.columns WHERE table_name = 'public_words' AND column_name = 'tokens' ORDER BY 1",
}


@pytest.fixture(params=KINDS)
async def empty(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    address = await postgres_url() if request.param == "postgresql" else f"sqlite:///{tmp_path / 'empty.db'}"
    made = Database(address, KEYRING)
    yield made
    await made.close()


async def fill(database: Database) -> None:
    async with database.transaction() as session:
        place = {"code": "contoh", "name": "Contoh", "short": "Contoh", "kind": "coordinator"}
        await session.execute(insert(Agency).values(id=1, aliases=[], keywords=[], **place))
        session.add(Person(id=1, lookup=b"x" * 16, identity={"id": 1}, language="id", created_at=NOW))
        await session.flush()
        session.add(
            Ticket(
                id=1,
                number="DMI-7K3F9QX",
                kind="complaint",
                state="assigned",
                reporter_id=1,
                holder_id=1,
                coordinator_id=1,
                title="Contoh",
                content="Isi contoh",
                filed_at=NOW,
                changed_at=NOW,
            )
        )
        await session.flush()
        session.add(PublicWords(ticket_id=1, filed_at=NOW, place="xa1", words="lampu melati"))


async def test_the_index_goes_and_comes_back_and_the_tickets_stay(empty: Database) -> None:
    await schema.migrate(empty)
    await fill(empty)
    await schema.migrate(empty, "0001", down=True)
    async with empty.transaction() as session:
        assert await session.scalar(text("SELECT count(*) FROM tickets")) == 1
    await schema.migrate(empty)
    async with empty.transaction() as session:
        assert await session.scalar(select(func.count()).select_from(PublicWords)) == 0
        session.add(PublicWords(ticket_id=1, filed_at=NOW, place="xa1", words="lampu melati"))
        await session.flush()
        assert [one.ticket_id for one in await search.search(session, ["lampu"])] == [1]
        await session.delete(await session.get_one(Ticket, 1))
        await session.flush()
        assert await search.search(session, ["lampu"]) == []


async def test_the_migration_makes_the_index_that_the_models_make(empty: Database, tmp_path: Path) -> None:
    await schema.migrate(empty)
    other = await make_database("sqlite" if empty.sqlite else "postgresql", tmp_path)
    found = []
    for database in (empty, other):
        async with database.transaction() as session:
            found.append((await session.scalars(text(MADE[database.sqlite]))).all())
    await other.close()
    assert found[0] == found[1]
    assert len(found[0]) >= 4
