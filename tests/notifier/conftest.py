from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.simulator import Simulator
from storage.engine import Database
from tests.databases import database
from tests.notifier.office import TOKEN, Office

__all__ = ["database"]


@pytest.fixture
async def telegram() -> AsyncIterator[Simulator]:
    simulator = Simulator(token=TOKEN, username="lapor_contoh_bot", name="Lapor Contoh")
    await simulator.start()
    yield simulator
    await simulator.stop()


@pytest.fixture
def telegram_url(telegram: Simulator) -> str:
    return telegram.url


@pytest.fixture
async def office(database: Database, telegram: Simulator) -> AsyncIterator[Office]:
    made = Office(database, telegram.url)
    yield made
    await made.close()


@pytest.fixture
async def desk(database: Database) -> AsyncIterator[Office]:
    """An office without a Telegram."""
    made = Office(database)
    yield made
    await made.close()
