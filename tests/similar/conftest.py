from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.app import App
from bot.settings import read
from storage.engine import Database
from tests.databases import database as database  # a fixture is found by its name here
from tests.stage import seeded


@pytest.fixture
async def app(database: Database) -> AsyncIterator[App]:
    """The wiring over a seeded database; nothing of it runs."""
    made = App(read(_env_file=None, bot_token="1:SIMILAR", http_port=0), await seeded(database), patrolled=False)
    yield made
    await made.bot.session.close()
