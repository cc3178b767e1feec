"""Invitations that nobody has used yet: listed, and withdrawn for good."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from bot.usecases.work import Work
from storage.models import Audit, Invitation, Person


async def waiting(work: Work, allowed: frozenset[int]) -> Sequence[Invitation]:
    """The open invitations into these agencies, the oldest first; those bound to none are the whole deployment's."""
    await work.session.flush()
    query = select(Invitation).where(
        Invitation.used_at.is_(None), Invitation.withdrawn_at.is_(None), Invitation.expires_at > work.now
    )
    rows = await work.session.scalars(query.order_by(Invitation.id))
    whole = len(allowed) == len(work.city.agencies)
    return [row for row in rows if (row.agency_id in allowed if row.agency_id else whole)]


async def withdraw(work: Work, person: Person, invitation: int, allowed: frozenset[int]) -> Invitation | None:
    """Its link is dead from now on; None for one that is not open, or not of these agencies."""
    found = next((row for row in await waiting(work, allowed) if row.id == invitation), None)
    if found is None:
        return None
    found.withdrawn_at = work.now
    data = {"role": found.role, "agency": found.agency_id, "invitation": found.id}
    work.session.add(Audit(at=work.now, person_id=person.id, act="withdraw", data=data))
    return found
