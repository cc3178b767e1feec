"""A bot process for the tests that kill it: SIGKILL strikes at a named point whenever it is armed.

python -m tests.talk.dying POINT   (settings come from the environment; ARMED_FILE arms the next death)

The libraries are imported once, by a parent that opens nothing and forks the bot anew whenever it was killed; each
death is a line "killed". A start then takes a tenth of a second instead of four.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiogram import Dispatcher
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import App
from bot.notifier import Tuning
from bot.notifier.carrier import Carrier
from bot.opening import open_database
from bot.settings import read
from bot.updates.batch import Batches
from bot.updates.speak import Speaker
from storage.engine import Database

Call = Callable[..., Awaitable[Any]]


def die_if_armed() -> None:
    armed = Path(os.environ["ARMED_FILE"])
    if armed.exists():
        armed.unlink()
        os.kill(os.getpid(), signal.SIGKILL)


def _before(owner: type, name: str) -> None:
    original: Call = getattr(owner, name)

    async def struck(*given: Any, **named: Any) -> Any:
        die_if_armed()
        return await original(*given, **named)

    setattr(owner, name, struck)


def _after(owner: type, name: str) -> None:
    original: Call = getattr(owner, name)

    async def struck(*given: Any, **named: Any) -> Any:
        result = await original(*given, **named)
        die_if_armed()
        return result

    setattr(owner, name, struck)


def _before_commit() -> None:
    original = Database.transaction

    @asynccontextmanager
    async def struck(self: Database) -> AsyncIterator[AsyncSession]:
        async with original(self) as session:
            yield session
            if session.new or session.dirty or session.deleted:
                await session.flush()
                die_if_armed()

    Database.transaction = struck  # type: ignore[method-assign]  # this is where the process dies


STRIKES: dict[str, Callable[[], None]] = {
    "in a handler": lambda: _before(Dispatcher, "feed_raw_update"),
    "before the commit": _before_commit,
    "between commit and acknowledgement": lambda: _after(Batches, "handle"),
    "between acknowledgement and reply": lambda: _before(Speaker, "_try"),
    "between claim and send": lambda: _before(Carrier, "send"),
    "between send and mark": lambda: _after(Carrier, "send"),
}


async def serve() -> None:
    settings = read(_env_file=None)
    database, _lock = await open_database(settings)
    tuning = Tuning(per_second=0, private_gap=0, group_gap=0, backoff=0.05, backoff_cap=0.2)
    await App(settings, database, tuning=tuning).start()
    await asyncio.Event().wait()


def main(point: str) -> None:
    STRIKES[point]()
    while True:
        child = os.fork()
        if child == 0:
            asyncio.run(serve())
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
            print("killed", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
