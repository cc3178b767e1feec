"""aiosqlite with one visit to the database's thread for each statement.

SQLAlchemy lets aiosqlite make a cursor, execute, fetch and close: each is a visit to the thread that owns the
connection, and each visit costs two switches of the interpreter's lock. Here the rows are fetched, and the cursor is
closed, in the visit that executes; what is asked for afterwards is there already. Not for results that are read in
parts: all rows come at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from typing import Any, Self

import aiosqlite

_CHUNK = 64  # aiosqlite's own


class _Told:
    """What a statement left behind, in place of sqlite3's cursor."""

    arraysize = 1

    def __init__(self) -> None:
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.rows: list[Any] = []

    def take(self, cursor: sqlite3.Cursor) -> None:
        self.description, self.lastrowid = cursor.description, cursor.lastrowid
        self.rows = cursor.fetchall() if cursor.description else []
        self.rowcount = cursor.rowcount


class _Cursor(aiosqlite.Cursor):
    """aiosqlite's cursor over what one visit brought."""

    _conn: Connection
    _cursor: _Told  # type: ignore[assignment]  # stands for sqlite3's, which is closed by then

    async def execute(self, sql: str, parameters: Iterable[Any] | None = None) -> Self:
        await self._conn.visit(sqlite3.Cursor.execute, self._cursor, sql, () if parameters is None else parameters)
        return self

    async def executemany(self, sql: str, parameters: Iterable[Iterable[Any]]) -> Self:
        await self._conn.visit(sqlite3.Cursor.executemany, self._cursor, sql, parameters)
        return self

    async def fetchall(self) -> list[Any]:
        rows, self._cursor.rows = self._cursor.rows, []
        return rows

    async def close(self) -> None:
        """Nothing: it was closed in the visit."""


class Connection(aiosqlite.Connection):
    """aiosqlite's connection, whose cursors cost a visit when they execute and none besides."""

    _begin: str | None = None
    _begun = False  # a visit that begins a transaction was sent out: whether it has is known only after it

    def begins(self, statement: str) -> None:
        """Let a transaction begin by this statement in the visit of the next one."""
        self._begin = statement

    async def commit(self) -> None:
        await self._end(super().commit)

    async def rollback(self) -> None:
        await self._end(super().rollback)

    async def _end(self, how: Callable[[], Awaitable[None]]) -> None:
        self._begin = None
        if self._begun or self.in_transaction:  # SQLAlchemy rolls back once more what has ended
            await how()
            self._begun = False

    def cursor(self) -> _Cursor:  # type: ignore[override]  # SQLAlchemy enters it at once, as it would aiosqlite's
        return _Cursor(self, _Told())  # type: ignore[arg-type]

    def visit(self, how: Callable[..., Any], told: _Told, *given: Any) -> Awaitable[None]:
        """Execute in the thread, and note in `told` what came of it. Raises what sqlite3 raises."""
        begin, self._begin = self._begin, None
        self._begun |= begin is not None
        done: Awaitable[None] = self._execute(  # type: ignore[no-untyped-call]  # as aiosqlite's own cursors do
            _executed, self._conn, begin, how, told, *given
        )
        return done


def _executed(
    connection: sqlite3.Connection, begin: str | None, how: Callable[..., Any], told: _Told, *given: Any
) -> None:
    cursor = connection.cursor()
    try:
        if begin:
            cursor.execute(begin)
        how(cursor, *given)
        told.take(cursor)
    finally:
        cursor.close()


def connect(database: str, **options: Any) -> Connection:
    """As aiosqlite.connect; await it."""
    made = Connection(partial(sqlite3.connect, database, **options), _CHUNK)
    made._thread.daemon = True  # noqa: SLF001  # as SQLAlchemy does with the connections it makes itself
    return made
