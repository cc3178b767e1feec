"""SQLite's thread is visited once for each statement, and what comes back is what aiosqlite's own cursor would tell."""

from __future__ import annotations

import asyncio
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

LONG = "n (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < 300000)"
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
    commit, closing = 1, 1
    assert seen == len(count.statements) + commit + closing


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


def _open(connection: visits.Connection) -> bool:
    return connection.in_transaction


async def test_a_transaction_begins_with_its_first_statement_and_ends_once(connection: visits.Connection) -> None:
    connection.begins("BEGIN IMMEDIATE")
    await connection.commit()
    await connection.cursor().execute("SELECT 1")
    assert not _open(connection)
    connection.begins("BEGIN IMMEDIATE")
    await connection.cursor().execute("INSERT INTO contoh (nama) VALUES ('satu')")
    assert _open(connection)
    await connection.rollback()
    assert not _open(connection)
    cursor = connection.cursor()
    await cursor.execute("SELECT count(*) FROM contoh")
    assert await cursor.fetchall() == [(0,)]


async def test_a_file_that_somebody_else_writes_refuses_the_first_statement(
    connection: visits.Connection, tmp_path: Path
) -> None:
    with sqlite3.connect(tmp_path / "contoh.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        await connection.cursor().execute("PRAGMA busy_timeout = 0")
        connection.begins("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            await connection.cursor().execute("SELECT 1")
        assert not _open(connection)
    other.close()


async def test_a_statement_that_nobody_waits_for_any_more_leaves_no_transaction_behind(
    connection: visits.Connection,
) -> None:
    busy = asyncio.ensure_future(connection.cursor().execute(f"WITH RECURSIVE {LONG} SELECT count(*) FROM n"))
    await asyncio.sleep(0)
    connection.begins("BEGIN IMMEDIATE")
    given_up = asyncio.ensure_future(connection.cursor().execute("SELECT 1"))
    await asyncio.sleep(0)
    given_up.cancel()
    assert not _open(connection)  # it waits behind the long one
    await connection.rollback()
    await busy
    assert not _open(connection)
    connection.begins("BEGIN IMMEDIATE")
    await connection.cursor().execute("SELECT 1")
    await connection.commit()
