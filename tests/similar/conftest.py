from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.app import App
from bot.settings import read
from storage.engine import Database
from tests.databases import seeded_database as seeded_database  # a fixture is found by its name here


@pytest.fixture
def database(seeded_database: Database) -> Database:
    return seeded_database


@pytest.fixture
async def app(database: Database) -> AsyncIterator[App]:
    """The wiring over a seeded database; nothing of it runs."""
    made = App(read(_env_file=None, bot_token="1:SIMILAR", http_port=0), database, patrolled=False)
    yield made
    await made.bot.session.close()
