"""One of many: of the replicas on one PostgreSQL, one polls and the others stand by."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engine import Database, lock_key

_CHECK_SECONDS = 3.0
# The server notices a holder whose machine vanished within half a minute; over a Unix socket these have no effect.
_KEEPALIVES = ("SET tcp_keepalives_idle = 10", "SET tcp_keepalives_interval = 5", "SET tcp_keepalives_count = 3")


class Leader:
    """An advisory lock of a session, on a connection of its own. On SQLite there is one process: it always leads."""

    def __init__(self, database: Database, name: str) -> None:
        self._database = database
        self._key = lock_key(hashlib.sha256(name.encode()).digest())
        self._connection: AsyncConnection | None = None

    async def leads(self) -> bool:
        """Whether this process holds the lock now, asked on the lock's own connection; takes it when it is free."""
        if self._database.sqlite:
            return True
        try:
            return await asyncio.wait_for(self._holds(), _CHECK_SECONDS)
        except Exception:  # whoever cannot ask leads no more; the doors say that they do not lead
            await self.resign()
            return False

    async def _holds(self) -> bool:
        if self._connection is not None:
            await self._connection.execute(text("SELECT 1"))
            return True
        connection = await self._database.engine.connect()
        try:
            connection = await connection.execution_options(isolation_level="AUTOCOMMIT")
            for statement in _KEEPALIVES:
                await connection.execute(text(statement))
            held = await connection.execute(text("SELECT pg_try_advisory_lock(:key)"), {"key": self._key})
            if held.scalar_one():
                self._connection = connection
                return True
        finally:
            if self._connection is not connection:
                await connection.close()
        return False

    async def resign(self) -> None:
        """Give the lock up with its connection, which must not return to the pool with the lock on it."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(Exception):
                await connection.invalidate()
            with contextlib.suppress(Exception):
                await connection.close()
