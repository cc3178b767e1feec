from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.demo import Demo
from storage.engine import Database
from tests.databases import make_database
from tests.databases import seeded_database as seeded_database  # a fixture is found by its name here
from tests.stage import Stage


@pytest.fixture
def database(seeded_database: Database) -> Database:
    return seeded_database


@pytest.fixture
async def stage(database: Database) -> AsyncIterator[Stage]:
    made = Stage(database)
    await made.open()
    yield made
    await made.close()


@pytest.fixture
async def quick_stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A stage on SQLite alone, for the many conversations in which storage does not matter."""
    made = Stage(await make_database("sqlite", tmp_path, seeded=True))
    await made.open()
    yield made
    await made.close()


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[Demo]:
    """The demonstration with its page, cast and examples."""
    made = Demo(tmp_path)
    await made.start()
    yield made
    await made.stop()
