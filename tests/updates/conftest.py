from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession

from storage.engine import Database
from tests.databases import database as database  # a fixture is found by its name here
from tests.updates.door import Doors
from tests.updates.kit import Clock, Town


@pytest.fixture
async def town(database: Database) -> AsyncIterator[Town]:
    made = Town(database, Clock())
    yield made
    await made.means.speaker.drain(0)


@pytest.fixture
async def doors() -> AsyncIterator[Doors]:
    async with ClientSession() as http:
        made = Doors(http)
        yield made
        await made.close()


@pytest.fixture
def serve(doors: Doors) -> Any:
    return doors.open
