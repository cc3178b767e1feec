"""Attachments on their way from Telegram to the store: claimed by any worker, marked, and removed again. No commits.

A claim is a lease: it counts an attempt and moves the next one away, so a worker that dies gives its rows back by
itself, and marks of a worker that came too late change nothing (they name the attempt). A row names its content before
the object is put, and names and removals are decided one after the other under a lock, so that no object is deleted
that a row refers to, and none stays that no row refers to.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, delete, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.engine import lock_key
from storage.models import Attachment, Removal

LEASE = timedelta(minutes=3)  # longer than a fetch is given
REMOVED_AFTER = timedelta(minutes=10)  # longer than a lease: nobody is putting the object then


class Kept(StrEnum):
    """waiting → stored, or one of the others when it stays in Telegram alone (refused: nowhere that we show)."""

    WAITING = "waiting"
    STORED = "stored"
    FAILED = "failed"  # fetching it failed for as long as is tried
    LARGE = "large"  # more than a bot can fetch
    REFUSED = "refused"  # a program


@dataclass(frozen=True, slots=True)
class Claimed:
    id: int
    ticket_id: int
    kind: str
    file_id: str
    name: str | None
    mime: str | None
    size: int | None
    attempts: int


def _waiting(now: datetime) -> ColumnElement[bool]:
    due = or_(Attachment.next_at.is_(None), Attachment.next_at <= now)
    return (Attachment.state == text("'waiting'")) & due  # the very words of the partial index


async def claim(session: AsyncSession, now: datetime, limit: int) -> list[Claimed]:
    """Up to `limit` attachments that are due, oldest first; the attempt counts from now on, whatever happens."""
    due = select(Attachment.id).where(_waiting(now)).order_by(Attachment.id).limit(limit)
    rows = await session.execute(
        update(Attachment)
        .where(Attachment.id.in_(due), _waiting(now))
        .values(attempts=Attachment.attempts + 1, next_at=now + LEASE)
        .returning(*(getattr(Attachment, name) for name in Claimed.__slots__))
        .execution_options(synchronize_session=False)
    )
    return sorted((Claimed(*row) for row in rows), key=lambda claimed: claimed.id)


async def mark(session: AsyncSession, claimed: Claimed, **values: Any) -> bool:
    """Write what became of a claim; False when the row is gone or another claim has taken it over."""
    result = await session.execute(
        update(Attachment)
        .where(Attachment.id == claimed.id, Attachment.state == Kept.WAITING, Attachment.attempts == claimed.attempts)
        .values(values)
        .execution_options(synchronize_session=False)
    )
    assert isinstance(result, CursorResult)
    return result.rowcount == 1


def waits_long(row: Attachment, now: datetime) -> bool:
    """Whether fetching was given up, or pauses after a failure for longer than any claim lasts."""
    paused = row.state == Kept.WAITING and row.next_at is not None and row.next_at > now + LEASE
    return paused or row.state == Kept.FAILED


async def retry(session: AsyncSession, ticket: int, now: datetime) -> None:
    """Let what `waits_long` of a ticket be tried once more at once; what ended a process is given up again."""
    mine = update(Attachment).where(Attachment.ticket_id == ticket).execution_options(synchronize_session=False)
    paused = (Attachment.state == Kept.WAITING) & (Attachment.next_at > now + LEASE)
    await session.execute(mine.where(paused).values(next_at=now))
    once_more = {"state": Kept.WAITING, "attempts": Attachment.attempts - 1, "next_at": now}
    await session.execute(mine.where(Attachment.state == Kept.FAILED).values(once_more))


async def register(session: AsyncSession, claimed: Claimed, content: str) -> bool:
    """Name the content that is about to be put; False when it must not be put now (it is just being deleted)."""
    await lock(session, content)
    removal = await session.get(Removal, content)
    if removal is not None and removal.begun:
        return False
    if not await mark(session, claimed, content=content):
        return False
    if removal is not None:
        await session.delete(removal)
    return True


async def forget(session: AsyncSession, tickets: Collection[int], now: datetime) -> int:
    """Delete the attachments of these tickets; objects that nobody else refers to go a little later. How many rows."""
    rows = await session.execute(
        delete(Attachment).where(Attachment.ticket_id.in_(tickets)).returning(Attachment.content)
    )
    contents = list(rows.scalars())
    for content in sorted({name for name in contents if name is not None}):
        await ask_removal(session, content, now)
    return len(contents)


async def ask_removal(session: AsyncSession, content: str, now: datetime) -> None:
    await lock(session, content)
    removal = await session.get(Removal, content)
    if removal is None:
        session.add(Removal(content=content, asked_at=now, begun=False))
        await session.flush()
    elif not removal.begun:
        removal.asked_at = now


async def due_removals(session: AsyncSession, now: datetime, limit: int) -> list[str]:
    query = select(Removal.content).where(or_(Removal.begun, Removal.asked_at <= now - REMOVED_AFTER))
    return list(await session.scalars(query.order_by(Removal.asked_at, Removal.content).limit(limit)))


async def begin_removal(session: AsyncSession, content: str) -> bool:
    """Whether the object is to be deleted now; a removal that something refers to again is dropped."""
    await lock(session, content)
    removal = await session.get(Removal, content)
    if removal is None:
        return False
    if not removal.begun and await session.scalar(select(Attachment.id).where(Attachment.content == content).limit(1)):
        await session.delete(removal)
        return False
    removal.begun = True
    return True


async def end_removal(session: AsyncSession, content: str) -> None:
    await session.execute(delete(Removal).where(Removal.content == content))


async def lock(session: AsyncSession, content: str) -> None:
    """One decision about a content at a time (PostgreSQL; SQLite has one writer)."""
    if session.get_bind().dialect.name == "postgresql":
        key = lock_key(bytes.fromhex(content))
        await session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": key})
