"""Replicas of a new release that start at the same moment: the migrations and the seeding run once."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from sqlalchemy import func, select, text

from bot.settings import SAMPLE_REGION
from storage import schema
from storage.engine import Database, lock_key
from storage.models import Agency, Area, Setting
from storage.regionreader import read
from storage.sealing import make_key
from tests.databases import postgres_url

REPLICAS = 3
_WAITING = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")


async def test_migrations_started_by_three_processes_at_once_run_once(tmp_path: Path) -> None:
    address = await postgres_url()
    database = Database(address, make_key(tmp_path / "lapor.key"))
    async with database.engine.begin() as connection:
        # All three come to the lock before anyone gets it; a second CREATE TABLE would fail its process.
        await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": lock_key("migrate")})
        started = [await _start(tmp_path, address) for _ in range(REPLICAS)]
        async with asyncio.timeout(60):
            while await connection.scalar(_WAITING) < REPLICAS:
                await asyncio.sleep(0.05)
    assert [await process.wait() for process in started] == [0] * REPLICAS
    await _was_filled_once(database)
    await database.close()


async def _start(folder: Path, address: str) -> asyncio.subprocess.Process:
    given = {"DATABASE_URL": address, "DATA_DIR": str(folder), "PYTHONPATH": str(Path(__file__).parents[2])}
    command = (sys.executable, "-m", "tests.storage.starting")
    return await asyncio.create_subprocess_exec(*command, env=os.environ | given, cwd=folder)


async def _was_filled_once(database: Database) -> None:
    region = read(SAMPLE_REGION)
    async with database.transaction() as session:
        counts = [await session.scalar(select(func.count()).select_from(table)) for table in (Agency, Area)]
        keys = list(await session.scalars(select(Setting.value).where(Setting.name == schema.FINGERPRINT)))
        revisions = list(await session.scalars(text("SELECT version_num FROM alembic_version")))
    assert counts == [len(region.agencies), len(region.areas)]
    assert keys == [database.keyring.fingerprint]
    assert revisions == [schema.head()]
