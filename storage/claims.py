"""Claim codes as rows: found by their keyed hash, ended by a newer one, and what moves with a link. Never commits."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Claim, Follower, Ticket
from storage.sealing import Keyring


def hashed(keyring: Keyring, code: str) -> bytes:
    """What is kept of a code."""
    return keyring.lookup(f"claim {code}")


async def find(session: AsyncSession, keyring: Keyring, code: str) -> Claim | None:
    """The code's row, locked until the transaction ends: of two people with one receipt one comes second."""
    if any(isinstance(row, Claim) for row in session.new):
        await session.flush()
    query = select(Claim).where(Claim.lookup == hashed(keyring, code)).with_for_update()
    return (await session.scalars(query)).one_or_none()


async def newest(session: AsyncSession, ticket: Ticket) -> Claim | None:
    """The ticket's newest code; None of a ticket that did not come by the counter."""
    query = select(Claim).where(Claim.ticket_id == ticket.id).order_by(Claim.id.desc()).limit(1)
    return (await session.scalars(query)).one_or_none()


async def end(session: AsyncSession, ticket: Ticket, now: datetime) -> None:
    """Codes of the ticket that are still good are so no longer."""
    query = update(Claim).where(Claim.ticket_id == ticket.id, Claim.used_at.is_(None), Claim.expires_at > now)
    await session.execute(query.values(expires_at=now))


async def move_following(session: AsyncSession, old: int, new: int) -> None:
    """What the person `old` follows by a merged report, `new` follows from now on; once, if they do already."""
    for follower in await session.scalars(select(Follower).where(Follower.person_id == old)):
        known = await session.get(Follower, (follower.ticket_id, new))
        if known is None:
            known = Follower(ticket_id=follower.ticket_id, person_id=new, created_at=follower.created_at)
            session.add(known)
        known.own_ticket_id = known.own_ticket_id or follower.own_ticket_id
        await session.delete(follower)
    await session.flush()
