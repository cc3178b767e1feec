"""One active notifier per bot: on PostgreSQL an advisory lock of a session, on a connection of its own.

The lock lives exactly as long as that connection, so a dead holder lets go by itself; keepalives let the server notice
a holder whose machine is gone. SQLite has one process: a lock beside its file says so, and nothing is to be held here.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Database, lock_key

CHECK_SECONDS = 3.0  # a connection into nothing would otherwise be waited for without end
_KEEPALIVES = ("tcp_keepalives_idle = 5", "tcp_keepalives_interval = 2", "tcp_keepalives_count = 3")
_HOLDS = text(
    "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid = pg_backend_pid()"
    " AND objsubid = 1 AND (classid::bigint << 32 | objid::bigint) = :key"
)


class Sole:
    """`name` is hashed: it may be a token."""

    def __init__(self, database: Database, name: str) -> None:
        self._database = database
        self._key = lock_key(hashlib.sha256(name.encode()).digest())
        self._connection: AsyncConnection | None = None
        self._single = False

    async def holds(self) -> bool:
        """Whether the lock is still held, asked on the connection that holds it."""
        if self._database.sqlite:
            return self._single
        if self._connection is None:
            return False
        try:
            async with asyncio.timeout(CHECK_SECONDS):
                return bool(await self._connection.scalar(_HOLDS, {"key": self._key}))
        except (SQLAlchemyError, OSError):
            await self._drop()
            return False

    async def take(self) -> bool:
        """Try to become the active one; False while another one is."""
        if self._database.sqlite:
            self._single = True
            return True
        try:
            async with asyncio.timeout(CHECK_SECONDS):
                return await self._take()
        except BaseException:  # cancelled or failed: half a lock is none; raised again
            await self._drop()
            raise

    async def release(self) -> None:
        self._single = False
        await self._drop()

    async def _take(self) -> bool:
        if self._connection is None:
            self._connection = await self._connect()
        return bool(await self._connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": self._key}))

    async def _connect(self) -> AsyncConnection:
        connection = await self._database.engine.connect()
        connection = await connection.execution_options(isolation_level="AUTOCOMMIT")
        for setting in _KEEPALIVES:
            await connection.execute(text(f"SET {setting}"))
        return connection

    async def _drop(self) -> None:
        """Close the session, not only give the connection back: the lock goes with the session."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        for parting in (connection.invalidate, connection.close):
            with contextlib.suppress(SQLAlchemyError, OSError):  # it may be broken already
                await parting()
