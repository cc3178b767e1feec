from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.engine import Database
from tests.databases import database as database  # a fixture is found by its name here
from tests.databases import make_database
from tests.stage import Stage, seeded


@pytest.fixture
async def stage(database: Database) -> AsyncIterator[Stage]:
    made = Stage(await seeded(database))
    await made.open()
    yield made
    await made.close()


@pytest.fixture
async def quick_stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """A stage on SQLite alone, for the many conversations in which storage does not matter."""
    made = Stage(await seeded(await make_database("sqlite", tmp_path)))
    await made.open()
    yield made
    await made.close()
