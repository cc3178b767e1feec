"""A rolling upgrade: processes of the release before go on working on the schema of this one.

A shallow clone has no history, so the code of the release before is run by `tests.chaos.rolling` and not here. What can
be checked is what it needs: the newest migration takes nothing away and asks nothing of rows that it does not give (no
dropped or renamed column or table, no new column without a default that must be filled), and statements that know only
the former columns read and write as before.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Inspector, MetaData, Table, inspect, select

from storage import schema
from storage.engine import Database
from tests.databases import KEYRING, KINDS, postgres_url

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
BEFORE = "base"


@pytest.fixture(params=KINDS)
async def empty(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    address = await postgres_url() if request.param == "postgresql" else f"sqlite:///{tmp_path / 'empty.db'}"
    made = Database(address, KEYRING)
    yield made
    await made.close()


def former() -> list[str]:
    """The revisions that a release before this one may have left, newest first; none while there is only one."""
    script = ScriptDirectory.from_config(schema.config())
    revisions = [one.revision for one in script.walk_revisions()]
    return revisions[1:]


def shape(inspector: Inspector) -> dict[str, dict[str, Any]]:
    """table → column → whether an insert must name it."""
    return {
        table: {
            column["name"]: not column["nullable"] and column["default"] is None and not column.get("autoincrement")
            for column in inspector.get_columns(table)
        }
        for table in inspector.get_table_names()
    }


def objections(old: dict[str, dict[str, Any]], new: dict[str, dict[str, Any]]) -> list[str]:
    """What code that knows only `old` would stumble over in `new`."""
    found = [f"the table {table} is gone" for table in old.keys() - new.keys()]
    for table in old.keys() & new.keys():
        found += [f"the column {table}.{name} is gone" for name in old[table].keys() - new[table].keys()]
        added = new[table].keys() - old[table].keys()
        found += [f"{table}.{name} is new and has no default" for name in added if new[table][name]]
    return found


async def _shape(database: Database) -> dict[str, dict[str, Any]]:
    async with database.engine.connect() as connection:
        return await connection.run_sync(lambda inner: shape(inspect(inner)))


async def test_the_release_before_finds_all_it_knows(empty: Database) -> None:
    for revision in former()[:1] or [BEFORE]:
        if revision != BEFORE:
            await schema.migrate(empty, revision)
        old = await _shape(empty)
        await schema.migrate(empty)
        assert objections(old, await _shape(empty)) == []


async def test_rows_written_with_the_former_columns_are_read_with_them(empty: Database) -> None:
    """The former tables are reflected before the migration and used after it, as an older process would."""
    await schema.migrate(empty, (former() or ["head"])[0])
    known = MetaData()
    async with empty.engine.connect() as connection:
        await connection.run_sync(lambda inner: known.reflect(inner))
    await schema.migrate(empty)
    async with empty.engine.begin() as connection:
        await connection.run_sync(lambda inner: _write(inner, known.tables["people"]))
        rows = (await connection.execute(select(known.tables["people"]))).mappings().all()
    assert [row["language"] for row in rows] == ["id"]


def _write(connection: Connection, people: Table) -> None:
    row = {"lookup": b"x" * 16, "identity": b"sealed", "language": "id", "language_chosen": False, "created_at": NOW}
    connection.execute(people.insert().values(row))


def test_what_would_stop_the_release_before_is_noticed() -> None:
    old = {"tickets": {"id": False, "title": True}, "drafts": {"id": False}}
    new = {"tickets": {"id": False, "place": True, "note": False}}
    assert sorted(objections(old, new)) == [
        "the column tickets.title is gone",
        "the table drafts is gone",
        "tickets.place is new and has no default",
    ]
