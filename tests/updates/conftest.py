from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from storage.engine import Database
from tests.databases import database as database  # a fixture is found by its name here
from tests.updates.kit import Clock, Town


@pytest.fixture
async def town(database: Database) -> AsyncIterator[Town]:
    made = Town(database, Clock())
    yield made
    await made.means.speaker.drain(0)
