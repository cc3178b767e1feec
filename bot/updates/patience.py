"""A handler has five seconds; then its statement is interrupted and it counts as raised."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Coroutine
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from storage.engine import Database

_ROUND_SECONDS = 0.2
_ROUNDS = 25

log = structlog.get_logger(__name__)


class TooSlow(Exception):
    """A handler did not end in its time."""


async def within(seconds: float, call: Coroutine[Any, Any, Any], database: Database, session: AsyncSession) -> Any:
    """The call's result; TooSlow when it was cut off, its own exception when it raised in time."""
    task = asyncio.ensure_future(call)
    try:
        done, _ = await asyncio.wait({task}, timeout=seconds)
    except asyncio.CancelledError:
        await _cut(task, database, session)
        raise
    if done:
        return task.result()
    await _cut(task, database, session)
    raise TooSlow


async def _cut(task: asyncio.Task[Any], database: Database, session: AsyncSession) -> None:
    """End the task and wait for it.

    A statement is interrupted and given time to say so, and only what is no statement is cancelled: cancelling inside
    one would leave aiosqlite's thread in it, with its lock on the file, while the session goes on to a new connection.
    """
    for _ in range(_ROUNDS):
        with contextlib.suppress(SQLAlchemyError):  # its connection may be gone already
            await database.interrupt(session)
        if await _ends(task) or (task.cancel() and await _ends(task)):
            return
    log.critical("a handler cannot be ended")


async def _ends(task: asyncio.Task[Any]) -> bool:
    done, _ = await asyncio.wait({task}, timeout=_ROUND_SECONDS)
    if done and not task.cancelled():
        task.exception()  # looked at, so that asyncio does not report it with its text
    return bool(done)
