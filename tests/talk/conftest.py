from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from storage.engine import Database
from tests.databases import database as database  # a fixture is found by its name here
from tests.stage import Stage, seeded


@pytest.fixture
async def stage(database: Database) -> AsyncIterator[Stage]:
    made = Stage(await seeded(database))
    await made.open()
    yield made
    await made.close()
