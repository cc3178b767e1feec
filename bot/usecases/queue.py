"""What waits: the officers' queue and a citizen's own tickets."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, func, not_, or_, select

from bot.domain.lifecycle import State
from bot.usecases.work import Work
from storage.models import Bulk, Ticket, Wording

PAGE = 6
WORKING = (State.UNVERIFIED, State.ASSIGNED, State.IN_PROGRESS)


def held_back() -> ColumnElement[bool]:
    """Tickets with the same words as many others, which wait for one decision about all of them."""
    waiting = select(Wording.ticket_id).join(Bulk, Bulk.id == Wording.bulk_id).where(Bulk.done_at.is_(None))
    return Ticket.id.in_(waiting)


async def is_held_back(work: Work, ticket: Ticket) -> bool:
    return await work.session.scalar(select(Ticket.id).where(Ticket.id == ticket.id, held_back())) is not None


def _waits(agencies: Sequence[int]) -> ColumnElement[bool]:
    """What one of these agencies holds and has to work on; for a coordinator also what citizens want reviewed."""
    waiting = and_(Ticket.holder_id.in_(agencies), Ticket.state.in_(WORKING), not_(held_back()))
    return or_(waiting, and_(Ticket.coordinator_id.in_(agencies), Ticket.review_open.is_(True)))


async def waiting_for(work: Work, agencies: Sequence[int], page: int) -> tuple[list[Ticket], int, int]:
    """A page of what waits, most urgent first; how many wait in all; how many of them are late."""
    if not agencies:
        return [], 0, 0
    await work.session.flush()  # the change just made is part of the answer
    due = func.coalesce(Ticket.due_at, Ticket.filed_at)
    order = select(Ticket).where(_waits(agencies)).order_by(due, Ticket.id)
    found = list(await work.session.scalars(order.offset(max(page, 0) * PAGE).limit(PAGE)))
    late = func.count(Ticket.id).filter(Ticket.due_at < work.now)
    count, overdue = (await work.session.execute(select(func.count(Ticket.id), late).where(_waits(agencies)))).one()
    return found, count, overdue


async def mine(work: Work, person_id: int, page: int) -> tuple[list[Ticket], int]:
    """A page of a citizen's own tickets, newest first, and how many there are."""
    await work.session.flush()
    own = Ticket.reporter_id == person_id
    query = select(Ticket).where(own).order_by(Ticket.id.desc()).offset(max(page, 0) * PAGE).limit(PAGE)
    found = list(await work.session.scalars(query))
    return found, await work.session.scalar(select(func.count(Ticket.id)).where(own)) or 0
