"""Counts for whoever watches: one query each, answered from indexes, on a snapshot that holds up nobody."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.models import Agency, Draft, Notification, Ticket, UpdateRow
from storage.outbox import is_open

SET_ASIDE_WITHIN = timedelta(days=30)  # as long as they are kept


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits to be sent with one priority (0 personal, 1 digests and broadcasts)."""

    priority: int
    waiting: int
    oldest: datetime


async def queues(connection: AsyncConnection) -> list[Queue]:
    oldest = func.min(Notification.created_at)
    open_rows = select(Notification.priority, func.count(), oldest).where(is_open(Notification))
    return [Queue(*row) for row in await connection.execute(open_rows.group_by(Notification.priority))]


async def tickets(connection: AsyncConnection) -> dict[str, int]:
    """How many tickets there are in each state. By holder, as the index is."""
    held = Ticket.holder_id.in_(select(Agency.id))
    rows = await connection.execute(select(Ticket.state, func.count()).where(held).group_by(Ticket.state))
    return {row[0]: row[1] for row in rows}


async def late(connection: AsyncConnection, states: Collection[str], now: datetime) -> dict[str, int]:
    """How many tickets of these states have a deadline behind them, by state."""
    held = Ticket.holder_id.in_(select(Agency.id)) & Ticket.state.in_(states)
    behind = or_(Ticket.step_due_at < now, Ticket.finish_due_at < now)
    rows = await connection.execute(select(Ticket.state, func.count()).where(held, behind).group_by(Ticket.state))
    return {row[0]: row[1] for row in rows}


async def drafts(connection: AsyncConnection) -> int:
    """How many reports are being written."""
    unfinished = Draft.filed_at.is_(None) & Draft.discarded_at.is_(None)
    return (await connection.execute(select(func.count()).select_from(Draft).where(unfinished))).scalar_one()


async def set_aside(connection: AsyncConnection, now: datetime) -> int:
    """How many updates wait for somebody to look at them."""
    recent = UpdateRow.received_at >= now - SET_ASIDE_WITHIN
    query = select(func.count()).select_from(UpdateRow).where(recent, UpdateRow.set_aside_at.is_not(None))
    return (await connection.execute(query)).scalar_one()
