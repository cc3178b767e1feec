"""SQLite's thread is visited once for each statement, and what comes back is what aiosqlite's own cursor would tell."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiosqlite
import pytest

from storage import visits
from storage.engine import SQLITE_CONNECT, Database
from tests.databases import KEYRING
from tests.updates.test_statements import counted

MAKE = "CREATE TABLE contoh (id INTEGER PRIMARY KEY, nama TEXT UNIQUE)"


@pytest.fixture
async def connection(tmp_path: Path) -> AsyncIterator[visits.Connection]:
    made = visits.connect(str(tmp_path / "contoh.db"), **SQLITE_CONNECT)
    await made
    await made.cursor().execute(MAKE)
    yield made
    await made.close()


async def test_a_statement_with_rows_costs_one_visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = 0
    execute = aiosqlite.Connection._execute

    async def counting(self: aiosqlite.Connection, *given: Any, **named: Any) -> Any:
        nonlocal seen
        seen += 1
        return await execute(self, *given, **named)  # type: ignore[no-untyped-call]

    database = Database(f"sqlite:///{tmp_path / 'contoh.db'}", KEYRING)
    async with database.engine.begin() as session:
        await session.exec_driver_sql(MAKE)
    monkeypatch.setattr(aiosqlite.Connection, "_execute", counting)
    with counted(database) as count:
        async with database.engine.begin() as session:
            await session.exec_driver_sql("INSERT INTO contoh (nama) VALUES ('satu'), ('dua')")
            assert (await session.exec_driver_sql("SELECT nama FROM contoh ORDER BY id")).all() == [("satu",), ("dua",)]
    await database.close()
    begin, commit, checkin, closing = 1, 1, 1, 1
    assert seen == len(count.statements) + begin + commit + checkin + closing


async def test_what_a_statement_left_behind_is_told(connection: visits.Connection) -> None:
    cursor = connection.cursor()
    await cursor.execute("INSERT INTO contoh (nama) VALUES (?), (?)", ("satu", "dua"))
    assert (not cursor.description, cursor.rowcount, cursor.lastrowid) == (True, 2, 2)
    assert await cursor.fetchall() == []
    await cursor.executemany("INSERT INTO contoh (nama) VALUES (?)", [("tiga",), ("empat",)])
    assert cursor.rowcount == 2
    await cursor.execute("DELETE FROM contoh WHERE nama = ? RETURNING id, nama", ("tiga",))
    assert [column[0] for column in cursor.description] == ["id", "nama"]
    assert (await cursor.fetchall(), cursor.rowcount) == ([(3, "tiga")], 1)


async def test_what_sqlite_refuses_is_raised_and_the_connection_goes_on(connection: visits.Connection) -> None:
    await connection.cursor().execute("INSERT INTO contoh (nama) VALUES ('satu')")
    with pytest.raises(sqlite3.IntegrityError):
        await connection.cursor().execute("INSERT INTO contoh (nama) VALUES ('satu')")
    cursor = connection.cursor()
    await cursor.execute("SELECT count(*) FROM contoh")
    assert await cursor.fetchall() == [(1,)]
