"""A bot process for the plays that kill it: `python -m tests.chaos.dying`, or `run` in a forked process.

Its settings come from the environment as always. Beside them:

ARMED_FILE    arms the next death (tests.chaos.points)
CLOCK_FILE    seconds that its clock is ahead
PAGES_FILE    while it exists the SQLite file must not grow
LEADERS_FILE  gets a line for each part that this process begins to lead: monotonic seconds, process id, part
OUTPUT_FILE   what it would print
PUSH_RATE     notifications a second, 0 without limits
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import event

from bot.app import App
from bot.clock import Clock
from bot.logs import configure
from bot.notifier import Tuning
from bot.notifier.sole import Sole
from bot.opening import open_database
from bot.settings import read
from bot.updates import tend
from bot.updates.leader import Leader
from storage import updates
from storage.engine import Database
from tests.chaos import points

ASKED_AGAIN = timedelta(seconds=2)  # instead of ten: a play is short
_ALL_PAGES = 4294967294  # SQLite's own limit

_led: dict[int, str] = {}


class SteppedClock(Clock):
    """A clock that somebody else sets, forward and back."""

    def __call__(self) -> datetime:
        return super().__call__() + timedelta(seconds=_number("CLOCK_FILE"))


def _number(name: str) -> float:
    """What stands in the file that the environment names; 0 without one."""
    try:
        return float(Path(os.environ[name]).read_text() or 0)
    except (KeyError, FileNotFoundError):
        return 0


def _limit_pages(database: Database) -> None:
    """The disk as full as PAGES_FILE says: a page that is not there yet cannot be had."""
    if "PAGES_FILE" not in os.environ or not database.sqlite:
        return
    file = Path(os.environ["PAGES_FILE"])

    @event.listens_for(database.engine.sync_engine, "begin")
    def begun(connection: Any) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {1 if file.exists() else _ALL_PAGES}")


def _note_leaders() -> None:
    """Write down when this process begins to lead a part."""
    made = Leader.__init__

    def named(self: Leader, database: Database, name: str) -> None:
        made(self, database, name)
        _led[id(self)] = name.split()[1]

    Leader.__init__ = named  # type: ignore[method-assign]  # only to learn its name
    _noting(Leader, "leads", lambda leader: _led[id(leader)])
    _noting(Sole, "take", lambda _: "notifier")


def _noting(owner: type, name: str, part: Callable[[Any], str]) -> None:
    original: Callable[[Any], Awaitable[bool]] = getattr(owner, name)
    leading: set[int] = set()

    async def noted(self: Any) -> bool:
        leads = await original(self)
        if leads and id(self) not in leading:
            with Path(os.environ["LEADERS_FILE"]).open("a") as file:
                file.write(f"{time.monotonic():.3f} {os.getpid()} {part(self)}\n")
        (leading.add if leads else leading.discard)(id(self))
        return leads

    setattr(owner, name, noted)


async def serve() -> None:
    """`lapor run` with everything above; ends when it is asked to, or with the play."""
    points.install()
    updates.UNSPOKEN_AFTER = tend._CLAIM_EVERY = ASKED_AGAIN
    if "LEADERS_FILE" in os.environ:
        _note_leaders()
    settings = read(_env_file=None)
    configure(settings.log_format)
    database, _lock = await open_database(settings)
    _limit_pages(database)
    rate = float(os.environ.get("PUSH_RATE", "0"))
    gap = 1 if rate else 0
    tuning = Tuning(per_second=rate, private_gap=gap, group_gap=gap, backoff=0.05, backoff_cap=0.2)
    app = App(settings, database, clock=SteppedClock(), tuning=tuning)
    stopping = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopping.set)
    await app.start()
    await stopping.wait()
    await app.stop()


async def _with_the_play() -> None:
    """Whoever plays may be killed too: the bot ends with it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        asyncio.get_running_loop().add_reader(parent.sentinel, os._exit, 1)
    await serve()


def run(environment: Mapping[str, str]) -> None:
    """The same in a process that was forked from one with everything imported."""
    os.environ.clear()
    os.environ.update(environment)
    output = os.open(environment["OUTPUT_FILE"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for stream in (1, 2):
        os.dup2(output, stream)
    asyncio.run(_with_the_play())


if __name__ == "__main__":
    asyncio.run(serve())
