"""What follows from flights that have ended, written in one transaction."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot import metrics
from bot.notifier.flight import Landing
from storage.models import Notification
from storage.notifications import State
from storage.outbox import UNOPENED, mark
from storage.reach import moved, placed, reachable, unreachable
from storage.sealing import Keyring

log = structlog.get_logger("notifier")
Trace = Callable[[AsyncSession, Notification, str], Awaitable[None]]


async def settle(
    session: AsyncSession, keyring: Keyring, landings: Sequence[Landing], now: datetime, trace: Trace
) -> None:
    """Mark the rows, then the rare consequences: people who cannot be reached, groups with a new id, traces."""
    await mark(session, [landing.mark for landing in landings])
    for landing in landings:
        if landing.address is not None and landing.row.chat < 0:
            await moved(session, keyring, -landing.row.chat, landing.address)
        if landing.topic is not None and landing.row.ticket_id is not None:
            await placed(session, -landing.row.chat, landing.row.ticket_id, landing.topic, now)
        if landing.messages and landing.row.marked_unreachable:
            await reachable(session, landing.row.chat)
        for row, cause in await _ended(session, landing, now):
            await leave_trace(session, row, cause, trace)


async def _ended(session: AsyncSession, landing: Landing, now: datetime) -> list[tuple[Notification, str]]:
    """The rows that officers shall know of: this one, and those that waited for a chat that is out of reach."""
    ended = []
    if landing.trace is not None:
        row = await session.get(Notification, landing.row.id, options=[UNOPENED])
        ended += [(row, landing.trace)] if row is not None else []
    if landing.unreachable is not None:
        cause = landing.unreachable
        ended += [(row, cause) for row in await unreachable(session, landing.row.chat, now, cause)]
    return ended


async def leave_trace(session: AsyncSession, row: Notification, cause: str, trace: Trace) -> None:
    """A trace that fails is logged and undone alone: it must not keep the marks from being written."""
    await session.flush()
    try:
        async with session.begin_nested():
            await trace(session, row, cause)
    except Exception as problem:  # a trace that fails must not undo the row's own mark
        log.error("notifier.trace", row=row.id, problem=type(problem).__name__)  # noqa: TRY400  # no text of others


def count(landings: Sequence[Landing], now: datetime) -> None:
    """What the metrics learn of them, once their marks are committed."""
    for landing in landings:
        cause = (landing.mark.cause or "").partition(":")[0]
        metrics.NOTIFICATIONS.labels(landing.mark.state, cause).inc()
        if landing.mark.state == State.SENT:
            metrics.NOTIFICATION_SECONDS.observe((now - landing.row.created_at).total_seconds())
