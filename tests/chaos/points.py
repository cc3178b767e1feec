"""Where a process dies: SIGKILL strikes at the point that is armed.

ARMED_FILE holds the name of a point and how often it may be passed before; whoever dies takes the file away first.
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiogram import Dispatcher
from sqlalchemy import Engine, event
from sqlalchemy.ext.asyncio import AsyncSession

from bot.notifier.carrier import Carrier
from bot.updates.batch import Batches
from bot.updates.speak import Speaker
from storage.engine import Database

IN_HANDLER = "in a handler"
BEFORE_COMMIT = "before the commit"
BEFORE_ACKNOWLEDGEMENT = "between commit and acknowledgement"
BEFORE_REPLY = "between acknowledgement and reply"
BEFORE_SENDING = "between claim and send"
BEFORE_MARK = "between send and mark"
IN_MIGRATION = "during a migration"
POINTS = (IN_HANDLER, BEFORE_COMMIT, BEFORE_ACKNOWLEDGEMENT, BEFORE_REPLY, BEFORE_SENDING, BEFORE_MARK)
"""What a running process passes again and again; a migration only at its start."""

ACKNOWLEDGED_SECONDS = 0.05  # the next getUpdates has left by then
_SCHEMA = ("CREATE", "ALTER", "DROP", "INSERT INTO alembic_version", "UPDATE alembic_version")

Call = Callable[..., Awaitable[Any]]
_passed: Counter[str] = Counter()


def arm(file: Path, point: str, *, passes: int = 0) -> None:
    """The next process that comes to this point dies there, after so many of its passes."""
    made = file.with_suffix(".new")
    made.write_text(f"{point}\n{passes}")
    made.replace(file)


def _armed(point: str) -> bool:
    file = Path(os.environ["ARMED_FILE"])
    try:
        wanted, _, passes = file.read_text().partition("\n")
        if wanted != point:
            return False
        _passed[point] += 1
        if _passed[point] <= int(passes):
            return False
        file.unlink()
    except FileNotFoundError:  # nobody is to die, or another process took this death
        return False
    return True


def die_if_armed(point: str) -> None:
    if _armed(point):
        os.kill(os.getpid(), signal.SIGKILL)


def _before(owner: type, name: str, point: str) -> None:
    original: Call = getattr(owner, name)

    async def struck(*given: Any, **named: Any) -> Any:
        die_if_armed(point)
        return await original(*given, **named)

    setattr(owner, name, struck)


def _after(owner: type, name: str, point: str) -> None:
    original: Call = getattr(owner, name)

    async def struck(*given: Any, **named: Any) -> Any:
        result = await original(*given, **named)
        die_if_armed(point)
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
                die_if_armed(BEFORE_COMMIT)

    Database.transaction = struck  # type: ignore[method-assign]  # this is where the process dies


def _before_reply() -> None:
    original: Call = Speaker._try

    async def struck(*given: Any, **named: Any) -> Any:
        if _armed(BEFORE_REPLY):
            await asyncio.sleep(ACKNOWLEDGED_SECONDS)
            os.kill(os.getpid(), signal.SIGKILL)
        return await original(*given, **named)

    Speaker._try = struck  # type: ignore[method-assign]  # this is where the process dies


def _in_migration() -> None:
    def struck(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if statement.lstrip().startswith(_SCHEMA):
            die_if_armed(IN_MIGRATION)

    event.listen(Engine, "after_cursor_execute", struck)


def install() -> None:
    """Put all points into this process; each costs a look at a small file."""
    _before(Dispatcher, "feed_raw_update", IN_HANDLER)
    _before_commit()
    _after(Batches, "handle", BEFORE_ACKNOWLEDGEMENT)
    _before_reply()
    _before(Carrier, "send", BEFORE_SENDING)
    _after(Carrier, "send", BEFORE_MARK)
    _in_migration()
