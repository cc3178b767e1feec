"""Migrations go up, down and up with rows in the tables, and match the models."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.settings import SAMPLE_REGION
from storage import attachments, schema
from storage.engine import Database, DatabaseProblem
from storage.migrations.compare import compare_type, include_object
from storage.models import Agency, Attachment, Base, Event, Person, Ticket
from storage.regionreader import read
from storage.sealing import KeyProblem, Keyring
from tests.databases import KEYRING, KINDS, postgres_url

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
MOMENT = "'2026-11-24 03:00:00'"


@pytest.fixture(params=KINDS)
async def empty(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    address = await postgres_url() if request.param == "postgresql" else f"sqlite:///{tmp_path / 'empty.db'}"
    made = Database(address, KEYRING)
    yield made
    await made.close()


async def test_up_down_and_up_again_with_rows(empty: Database) -> None:
    await schema.migrate(empty)
    assert await schema.current(empty) == schema.head()
    await _fill(empty)
    await schema.migrate(empty, "base", down=True)
    assert await schema.current(empty) is None
    await schema.migrate(empty)
    await _fill(empty)
    async with empty.transaction() as session:
        assert await session.scalar(select(func.count(Event.id))) == 1


async def test_attachments_from_before_the_store_wait_to_be_fetched_and_survive_the_way_back(empty: Database) -> None:
    await schema.migrate(empty, "0001")
    plain = "INSERT INTO attachments (id, ticket_id, kind, file_id) VALUES (7, 1, 'photo', :sealed)"
    async with empty.transaction() as session:
        await _before_the_store(session)
        await session.execute(text(plain), {"sealed": KEYRING.seal("lama", "attachments.file_id")})
    await schema.migrate(empty)
    async with empty.transaction() as session:
        assert [row.file_id for row in await attachments.claim(session, NOW, 5)] == ["lama"]
    await schema.migrate(empty, "0001", down=True)
    async with empty.transaction() as session:
        assert await session.scalar(text("SELECT count(*) FROM attachments")) == 1


async def _before_the_store(session: AsyncSession) -> None:
    """Rows as the first release wrote them: today's models know more columns."""
    seal = KEYRING.seal
    agency = {"id": 1, "code": "dishub", "name": "Dinas Contoh", "short": "Dinas", "kind": "agency"}
    person = {"id": 1, "lookup": b"x" * 16, "identity": seal('{"id": 1}', "people.identity"), "language": "id"}
    ticket = {
        "id": 1, "number": "DMI-7K3F9QX", "version": 1, "channel": "telegram", "kind": "complaint", "language": "id",
        "supervised": False, "anonymous": False, "confidential": False, "state": "unverified", "reporter_id": 1,
        "holder_id": 1, "coordinator_id": 1, "returns": 0, "disputes": 0, "reopened": 0, "reviews": 0,
        "review_open": False, "outside": False, "title": seal("Contoh", "tickets.title"),
        "content": seal("Isi", "tickets.content"),
    }  # fmt: skip
    await _insert(session, "agencies", agency, aliases="'[]'", keywords="'[]'")
    await _insert(session, "people", person | {"language_chosen": False}, created_at=MOMENT)
    await _insert(session, "tickets", ticket, filed_at=MOMENT, changed_at=MOMENT)


async def _insert(session: AsyncSession, table: str, values: dict[str, Any], **literals: str) -> None:
    names = ", ".join([*values, *literals])
    marks = ", ".join([*(f":{name}" for name in values), *literals.values()])
    await session.execute(text(f"INSERT INTO {table} ({names}) VALUES ({marks})"), values)


async def test_the_migrations_make_what_the_models_say(empty: Database) -> None:
    await schema.migrate(empty)
    async with empty.engine.connect() as connection:
        assert await connection.run_sync(_differences) == []


def _differences(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(
        connection, opts={"compare_type": compare_type, "include_object": include_object}
    )
    return list(compare_metadata(context, Base.metadata))


async def test_migrating_twice_changes_nothing(empty: Database) -> None:
    await schema.migrate(empty)
    await _fill(empty)
    await schema.migrate(empty)
    async with empty.transaction() as session:
        assert await session.scalar(select(func.count(Ticket.id))) == 1


async def test_a_start_with_the_newest_schema_does_without_alembic(
    empty: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await schema.migrate(empty)
    monkeypatch.setattr(command, "upgrade", lambda *_: pytest.fail("there is nothing to migrate"))
    await schema.migrate(empty)


async def test_a_database_of_a_newer_release_is_refused_with_a_sentence(empty: Database) -> None:
    """The way back to the image of before ended in a traceback of the library of migrations, again and again."""
    await schema.migrate(empty)
    async with empty.migrating() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseProblem, match="newer release"):
        await schema.migrate(empty)


def test_the_files_of_the_migrations_are_named_in_alembics_order() -> None:
    walked = [script.revision for script in ScriptDirectory.from_config(schema.config()).walk_revisions()]
    assert list(schema.revisions()) == walked[::-1]


async def test_a_database_sealed_with_another_key_is_refused(empty: Database) -> None:
    await schema.migrate(empty)
    region = read(SAMPLE_REGION)
    await schema.seed(empty, empty.keyring, region)
    await schema.seed(empty, empty.keyring, region)
    with pytest.raises(KeyProblem):
        await schema.seed(empty, Keyring(bytes(32)), region)


async def _fill(database: Database) -> None:
    async with database.transaction() as session:
        await session.execute(_agency())
        person = Person(lookup=b"x" * 16, identity={"id": 2**40}, language="id", created_at=NOW)
        session.add(person)
        await session.flush()
        ticket = Ticket(
            number="DMI-7K3F9QX",
            kind="complaint",
            state="unverified",
            reporter_id=person.id,
            holder_id=1,
            coordinator_id=1,
            title="Contoh",
            content="Isi contoh",
            filed_at=NOW,
            changed_at=NOW,
        )
        session.add(Event(ticket=ticket, at=NOW, action="file", target="unverified"))
        session.add(Attachment(ticket=ticket, kind="photo", file_id="contoh"))
    async with database.transaction() as session:
        found = (await session.scalars(select(Person))).one()
        assert found.identity["id"] == 2**40
        assert found.created_at == NOW


def _agency() -> Any:
    return insert(Agency).values(
        id=1, code="contoh", name="Contoh", short="Contoh", kind="coordinator", aliases=[], keywords=[]
    )
