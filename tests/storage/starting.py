"""A process that opens a database as the bot does at its start: `python -m tests.storage.starting`."""

from __future__ import annotations

import asyncio

from bot.opening import open_database
from bot.settings import read


async def start() -> None:
    database, _lock = await open_database(read(_env_file=None))
    await database.close()


if __name__ == "__main__":
    asyncio.run(start())
