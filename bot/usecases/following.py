"""Following somebody else's public report: its public news, a count of its supporters, words and photos for it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select

from bot.domain.form import File
from bot.domain.lifecycle import OPEN, Action, Refused, State
from bot.usecases import publishing, pushes, tickets
from bot.usecases.work import Work
from storage.models import Event, Follower, Ticket

BEFORE = "followed"  # of the event of a merge (`casework.merge`): the citizen had chosen to follow the parent already


async def supporters(work: Work, ticket: Ticket) -> int:
    """How many citizens follow the ticket or had their own merged into it."""
    count = select(func.count()).select_from(Follower).where(Follower.ticket_id == ticket.id)
    return await work.session.scalar(count) or 0


async def follows(work: Work, ticket: Ticket, person: int) -> bool:
    return await _row(work, ticket, person) is not None


async def _row(work: Work, ticket: Ticket, person: int) -> Follower | None:
    new = (row for row in work.session.new if isinstance(row, Follower))
    same = (row for row in new if (row.ticket_id, row.person_id) == (ticket.id, person))
    return next(same, None) or await work.session.get(Follower, (ticket.id, person))


async def follow(work: Work, ticket: Ticket, person: int) -> None:
    """Begin to follow; twice changes nothing. Refused for an own ticket and for one that is not public."""
    if ticket.reporter_id == person:
        raise Refused("refused-follow-own")
    if not publishing.is_public(work, ticket):
        raise Refused("unknown-number")
    if not await follows(work, ticket, person):
        work.session.add(Follower(ticket_id=ticket.id, person_id=person, created_at=work.now))
        await work.session.flush()


async def unfollow(work: Work, ticket: Ticket, person: int) -> bool:
    """Stop following; False where there was nothing to stop. An own ticket that was merged stays with its parent."""
    row = await _row(work, ticket, person)
    if row is None or row.own_ticket_id is not None:
        return False
    await work.session.delete(row)
    await work.session.flush()
    return True


async def merged(work: Work, ticket: Ticket, parent: Ticket) -> bool:
    """Its citizen gets the parent's news under the own number from now on; whether they had chosen to follow it."""
    if parent.reporter_id == ticket.reporter_id:
        return False
    row = await _row(work, parent, ticket.reporter_id)
    if row is None:
        row = Follower(ticket_id=parent.id, person_id=ticket.reporter_id, own_ticket_id=ticket.id, created_at=work.now)
        work.session.add(row)
        return False
    chosen = row.own_ticket_id is None
    row.own_ticket_id = row.own_ticket_id or ticket.id
    return chosen


async def unmerged(work: Work, ticket: Ticket) -> None:
    """What the merge had made of its citizen is undone: who had chosen to follow the parent goes on following it."""
    assert ticket.parent_id is not None
    row = await work.session.get(Follower, (ticket.parent_id, ticket.reporter_id))
    if row is None or row.own_ticket_id != ticket.id:
        return
    if await _chose(work, ticket):
        row.own_ticket_id = None
    else:
        await work.session.delete(row)


async def _chose(work: Work, ticket: Ticket) -> bool:
    """Whether the ticket's citizen followed the parent before the last merge."""
    query = select(Event).where(Event.ticket_id == ticket.id, Event.action == Action.MERGE)
    last = (await work.session.scalars(query.order_by(Event.id.desc()).limit(1))).one()
    return bool(last.data.get(BEFORE))


async def followed(work: Work, person: int) -> list[Ticket]:
    """The public tickets that the person chose to follow, the newest choice first."""
    query = (
        select(Ticket)
        .join(Follower, Follower.ticket_id == Ticket.id)
        .where(Follower.person_id == person, Follower.own_ticket_id.is_(None))
        .order_by(Follower.created_at.desc(), Ticket.id.desc())
    )
    return [ticket for ticket in await work.session.scalars(query) if publishing.is_public(work, ticket)]


async def add(work: Work, ticket: Ticket, person: int, words: str, files: Iterable[File] = ()) -> None:
    """Words or photos of a follower for whoever holds the ticket; nobody learns who sent them.

    Refused when the person does not follow it, when the public no longer sees it, or when it is over.
    """
    if not publishing.is_public(work, ticket) or not await follows(work, ticket, person):
        raise Refused("refused-support-unfollowed")
    if State(ticket.state) not in OPEN:
        raise Refused("refused-support-over")
    files = tuple(files)
    event = Event(
        ticket=ticket,
        at=work.now,
        person_id=person,
        action=tickets.SUPPORT,
        source=ticket.state,
        target=ticket.state,
        holder_id=ticket.holder_id,
        words=words,
    )
    work.session.add(event)
    tickets.attach(work, ticket, files, event)
    await pushes.tell_officers(work, ticket, ticket.holder_id, "officer-support", files=files, words=words)
