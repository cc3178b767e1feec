"""Notifications that wait longer than they should, counted by what holds them up. Nothing here commits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Notification
from storage.notifications import State

LATE = timedelta(minutes=10)
BEHIND = "behind"  # not tried yet: behind another one of its chat, or behind everybody's


@dataclass(frozen=True, slots=True)
class Overdue:
    """So many rows to so many chats wait since then; `cause` as in docs/notifications.md, or BEHIND."""

    cause: str
    rows: int
    chats: int
    since: datetime


async def overdue(session: AsyncSession, now: datetime) -> Sequence[Overdue]:
    """What has waited for more than ten minutes, most first. A broadcast that was not tried yet may take its time."""
    tried = and_(Notification.cause.is_not(None), Notification.created_at < now - LATE)
    behind = and_(Notification.cause.is_(None), Notification.priority == 0, Notification.not_before < now - LATE)
    rows = func.count(Notification.id)
    query = (
        select(Notification.cause, rows, func.count(Notification.chat.distinct()), func.min(Notification.created_at))
        .where(Notification.state.in_((State.WAITING, State.SENDING)), or_(tried, behind))
        .group_by(Notification.cause)
        .order_by(rows.desc(), Notification.cause)
    )
    found = await session.execute(query)
    return [Overdue(cause or BEHIND, count, chats, since) for cause, count, chats, since in found]


async def anybody_reached(session: AsyncSession, since: datetime) -> bool:
    """Whether any push has arrived since then."""
    query = select(Notification.id).where(Notification.ended_at >= since, Notification.state == State.SENT).limit(1)
    return await session.scalar(query) is not None
