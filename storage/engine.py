"""The database: one engine, one transaction, one place that commits.

SQLite: one process (a lock beside the file says so), write-ahead log, one connection that writes, BEGIN IMMEDIATE,
synchronous=FULL. PostgreSQL: any number of processes, READ COMMITTED.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import aiosqlite
from sqlalchemy import event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.pool import NullPool

from storage import visits
from storage.sealing import Keyring, bind

BUSY_SECONDS = 5
STATEMENT_SECONDS = 60  # a network that swallows packets would hold a statement for many minutes
SQLITE_CONNECT: dict[str, Any] = {"timeout": BUSY_SECONDS, "isolation_level": None}
POSTGRESQL_CONNECT: dict[str, Any] = {"timeout": BUSY_SECONDS, "command_timeout": STATEMENT_SECONDS}
DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
_NO_ROOM = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
_NO_RESOURCES = ("53", "58")  # classes of PostgreSQL's error codes: insufficient resources, system error


POSTED = "posted"
"""Set in a session's `info` when a notification was posted in it."""


class DatabaseProblem(Exception):
    """The database cannot be used; the text says what to do."""


def _nobody() -> None:
    """Nobody waits for notifications."""


def url(given: str) -> URL:
    """`sqlite:///…` and `postgresql://…` with our drivers; raises DatabaseProblem on anything else."""
    try:
        parsed = make_url(given)
    except Exception as problem:  # whatever SQLAlchemy raises on a strange address; said in a sentence
        raise DatabaseProblem("DATABASE_URL is no address of a database.") from problem
    driver = DRIVERS.get(parsed.get_backend_name())
    if driver is None:
        raise DatabaseProblem("DATABASE_URL names neither SQLite (sqlite:///…) nor PostgreSQL (postgresql://…).")
    return parsed.set(drivername=driver)


class Database:
    """An engine with its keyring. Everything that changes data goes through `transaction`."""

    def __init__(self, address: URL | str, keyring: Keyring, *, pool: int = 5) -> None:
        self.url = url(address) if isinstance(address, str) else address
        self.keyring = keyring
        self.sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = self._make_engine(pool)
        bind(self.engine.dialect, keyring)
        self._sessions = async_sessionmaker(self.engine, autoflush=False, expire_on_commit=False)
        self._writer = asyncio.Lock()
        self.on_posted: Callable[[], None] = _nobody
        """Called after each commit by which notifications came to wait: whoever carries them need not look else."""

    def _make_engine(self, pool: int) -> AsyncEngine:
        return sqlite_engine(self.url) if self.sqlite else postgresql_engine(self.url, pool)

    def use(self, keyring: Keyring) -> None:
        """Seal with another keyring from now on (the first start, before anything is stored)."""
        self.keyring = keyring
        bind(self.engine.dialect, keyring)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """One transaction: committed when the block ends, rolled back when it raises. The only commit there is."""
        if not self.sqlite:
            async with self._sessions() as session:
                yield session
                await self._end(session)
            return
        async with self._writer, self._sessions() as session:
            yield session
            await self._end(session)

    async def _end(self, session: AsyncSession) -> None:
        await session.commit()
        if session.info.get(POSTED):
            self.on_posted()

    @asynccontextmanager
    async def migrating(self) -> AsyncIterator[AsyncConnection]:
        """A transaction for migrations. On SQLite with foreign keys off from before its BEGIN: rebuilding a table
        drops the old one, which would silently delete the children."""
        if not self.sqlite:
            async with self.engine.begin() as connection:
                yield connection
            return
        engine = sqlite_engine(self.url, foreign_keys=False)
        try:
            async with self._writer, engine.begin() as connection:
                yield connection
        finally:
            await engine.dispose()

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncConnection]:
        """One moment of the database, to be read only, beside whatever is written meanwhile.

        On SQLite a connection of its own to the file, which another process may hold; its write-ahead log grows until
        the snapshot ends.
        """
        if self.sqlite:
            engine = _sqlite_reader(self.url)
            try:
                async with engine.begin() as connection:
                    await connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")  # the moment
                    yield connection
            finally:
                await engine.dispose()
            return
        async with self.engine.connect() as connection:
            reader = await connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            async with reader.begin():
                yield reader

    async def interrupt(self, session: AsyncSession) -> None:
        """Cut off the statement that runs on the session's connection (SQLite; PostgreSQL's ends with its task)."""
        if self.sqlite and session.in_transaction():
            raw = await (await session.connection()).get_raw_connection()
            driver = raw.driver_connection
            assert driver is not None
            await driver.interrupt()

    async def lock_chats(self, session: AsyncSession, chats: Iterable[bytes]) -> None:
        """Keep other processes out of these chats until the transaction ends (PostgreSQL; SQLite has one writer)."""
        keys = sorted({lock_key(chat) for chat in chats})
        if keys and not self.sqlite:
            statement = text("SELECT pg_advisory_xact_lock(key) FROM unnest(CAST(:keys AS bigint[])) AS key")
            await session.execute(statement, {"keys": keys})

    async def close(self) -> None:
        await self.engine.dispose()


def lock_key(name: bytes | str) -> int:
    """A 64-bit signed key of an advisory lock."""
    raw = name.encode().ljust(8, b"\0") if isinstance(name, str) else name
    return int.from_bytes(raw[:8], "big", signed=True)


def away(problem: BaseException) -> bool:
    """Whether the database could not be reached or written, as opposed to a fault of what was asked of it."""
    if isinstance(problem, (ConnectionError, TimeoutError)):
        return True
    if isinstance(problem, InterfaceError):
        return True
    if isinstance(problem, OperationalError):
        return "interrupt" not in str(problem.orig)
    return isinstance(problem, DBAPIError) and problem.connection_invalidated


def no_room(problem: BaseException) -> bool:
    """Whether the database had no room or could not write: the disk is full or broken, no fault of what was asked.

    A small row may still find room where a large one does not, so that trying again with another row tells nothing.
    """
    cause = getattr(problem, "orig", None)
    lite, postgres = getattr(cause, "sqlite_errorcode", None), getattr(cause, "sqlstate", None)
    return (lite is not None and lite & 0xFF in _NO_ROOM) or str(postgres or "")[:2] in _NO_RESOURCES


def sqlite_engine(address: URL, *, foreign_keys: bool = True, **more: Any) -> AsyncEngine:
    """One connection that writes; `more` as create_async_engine takes it."""
    engine = create_async_engine(
        address,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
        connect_args=SQLITE_CONNECT | {"async_creator_fn": visits.connect},
        **more,
    )

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", f"foreign_keys={'ON' if foreign_keys else 'OFF'}"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Any) -> None:
        connection.connection.driver_connection.begins("BEGIN IMMEDIATE")

    return engine


def _sqlite_reader(address: URL) -> AsyncEngine:
    """Reads the file as it is; never makes one, and never waits for the writer."""
    file = f"file:{quote(str(address.database))}?mode=rw"  # mode=ro could not look into a write-ahead log left alone

    async def connect() -> Any:
        connection = await aiosqlite.connect(file, uri=True, isolation_level=None, timeout=BUSY_SECONDS)
        await connection.execute("PRAGMA query_only=ON")
        return connection

    engine = create_async_engine(address, poolclass=NullPool, hide_parameters=True, async_creator=connect)

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def postgresql_engine(address: URL, pool: int, **more: Any) -> AsyncEngine:
    """A pool of connections; `more` as create_async_engine takes it."""
    return create_async_engine(
        address,
        pool_size=pool,
        max_overflow=5,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args=POSTGRESQL_CONNECT,
        **more,
    )


def sqlite_file(address: URL) -> Path | None:
    """The database's file, or None for PostgreSQL and for a database in memory."""
    if address.get_backend_name() != "sqlite" or address.database in (None, "", ":memory:"):
        return None
    return Path(str(address.database))
