"""Where the chats of notifications are, and whether they can be reached."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Group, Notification, Person, Topic
from storage.notifications import State
from storage.outbox import UNOPENED, is_open
from storage.sealing import Keyring


async def unreachable(session: AsyncSession, chat: int, now: datetime, cause: str) -> list[Notification]:
    """Mark the person or group and end all that waits for them; returns the rows that ended by it."""
    reader: type[Person] | type[Group] = Person if chat > 0 else Group
    await session.execute(
        update(reader).where(reader.id == abs(chat)).values(unreachable_at=now, unreachable_cause=cause)
    )
    waiting = (
        select(Notification)
        .options(UNOPENED)
        .where(is_open(Notification), Notification.chat == chat, Notification.state == "waiting")
    )
    rows = list(await session.scalars(waiting.order_by(Notification.id)))
    for row in rows:
        row.state, row.cause, row.ended_at = State.UNDELIVERABLE, cause, now
    return rows


async def reachable(session: AsyncSession, chat: int) -> None:
    """What was sent has arrived: the mark of an unreachable person or group is out of date."""
    reader: type[Person] | type[Group] = Person if chat > 0 else Group
    await session.execute(
        update(reader).where(reader.id == abs(chat)).values(unreachable_at=None, unreachable_cause=None)
    )


async def moved(session: AsyncSession, keyring: Keyring, group: int, address: int) -> None:
    """A group became a supergroup. If its new id is known as a group of its own, that one stays the known one."""
    lookup = keyring.lookup(address)
    if await session.scalar(select(Group.id).where(Group.lookup == lookup)) is None:
        await session.execute(update(Group).where(Group.id == group).values(lookup=lookup, chat_id=str(address)))


async def placed(session: AsyncSession, group: int, ticket: int, thread: int, now: datetime) -> None:
    """The ticket has a topic in the group, its first or one made again."""
    row = await session.get(Topic, (group, ticket))
    if row is None:
        session.add(Topic(group_id=group, ticket_id=ticket, thread=thread, made_at=now))
    else:
        row.thread, row.made_at = thread, now
