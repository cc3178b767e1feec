"""People whom an administrator blocks and unblocks, named by a ticket of theirs; who they are is shown to nobody."""

from __future__ import annotations

from sqlalchemy import select

from bot.domain.people import Role
from bot.usecases.work import Work
from storage.models import Audit, Block, Officer, Person, Ticket
from storage.people import telegram_id


async def block(work: Work, admin: Person, ticket: Ticket, reason: str) -> str:
    """Nothing that the ticket's citizen writes is taken any more. Returns the key of the sentence about it."""
    person = await work.session.get_one(Person, ticket.reporter_id)
    if person.blocked_at is not None:
        return "block-already"
    if await _serves(work, person):
        return "block-officer"
    person.blocked_at = work.now
    work.session.add(
        Block(person_id=person.id, ticket_id=ticket.id, reason=reason, by_id=admin.id, at=work.now),
    )
    _audit(work, admin, "block", ticket)
    return "block-done"


async def unblock(work: Work, admin: Person, ticket: Ticket, reason: str) -> str:
    person = await work.session.get_one(Person, ticket.reporter_id)
    if person.blocked_at is None:
        return "unblock-none"
    await work.session.flush()  # a block of the same batch
    person.blocked_at = None
    query = select(Block).where(Block.person_id == person.id, Block.ended_at.is_(None))
    for row in await work.session.scalars(query):
        row.ended_at, row.ended_by_id, row.ended_reason = work.now, admin.id, reason
    _audit(work, admin, "unblock", ticket)
    return "unblock-done"


async def _serves(work: Work, person: Person) -> bool:
    """Officers and administrators are dismissed, not blocked: nobody could undo it otherwise."""
    serving = select(Officer.id).where(Officer.person_id == person.id, Officer.left_at.is_(None)).limit(1)
    return telegram_id(person) in work.admins or await work.session.scalar(serving) is not None


def _audit(work: Work, admin: Person, act: str, ticket: Ticket) -> None:
    work.session.add(
        Audit(at=work.now, person_id=admin.id, act=act, ticket_id=ticket.id, data={"role": Role.ADMIN.value})
    )
