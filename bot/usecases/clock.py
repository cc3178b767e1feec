"""What the clock does to tickets: closes and archives by itself, resumes, reminds. Exact in driven time."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ScalarSelect, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from bot.domain.lifecycle import Action, State
from bot.domain.people import CLOCK
from bot.usecases import casework, deadlines, digests, pushes, reminders, tickets
from bot.usecases.given import Given
from bot.usecases.work import Work
from storage.models import Event, Ticket

AT_ONCE = 50


async def tick(work: Work) -> int:
    """Do what is due, oldest first, AT_ONCE tickets and drafts at most, then the digests; how much was done."""
    due = or_(Ticket.clock_at <= work.now, Ticket.remind_at <= work.now, Ticket.missed_at <= work.now)
    query = select(Ticket).where(due).order_by(Ticket.id).limit(AT_ONCE).with_for_update(skip_locked=True)
    found = list(await work.session.scalars(query))
    for ticket in found:
        await _due(work.at(ticket.coordinator_id), ticket)
    return len(found) + await reminders.remind(work) or await digests.morning(work)


async def next_moment(work: Work) -> datetime:
    """When the clock has something to do next: at the latest on the next working morning."""
    moments = [*(await work.session.execute(_NEXT)).one(), await reminders.next_moment(work)]
    known: list[datetime] = [moment for moment in moments if moment is not None]
    return min([digests.next_moment(work), *known])


def _first(moment: InstrumentedAttribute[datetime | None]) -> ScalarSelect[datetime | None]:
    """In the words of the column's partial index: one minimum over two columns walks through all tickets."""
    return select(func.min(moment)).where(moment.is_not(None)).scalar_subquery()


_NEXT = select(_first(Ticket.clock_at), _first(Ticket.remind_at), _first(Ticket.missed_at))


async def _due(work: Work, ticket: Ticket) -> None:
    if ticket.clock_at is not None and ticket.clock_at <= work.now:
        if ticket.state == State.POSTPONED:
            await casework.resume(work, ticket, [CLOCK], Given())
        else:
            await lapse(work, ticket)
        return
    if ticket.remind_at is not None and ticket.remind_at <= work.now:
        ticket.remind_at = None
        await pushes.tell_citizen(work, ticket, "push-remind")
    if ticket.missed_at is not None and ticket.missed_at <= work.now:
        await missed(work, ticket)


async def missed(work: Work, ticket: Ticket) -> None:
    """A deadline of the officers has passed: the history says so, and the citizen hears it from us."""
    ticket.missed_due, ticket.missed_at = deadlines.deadline(ticket), None
    work.session.add(
        Event(
            ticket=ticket,
            at=work.now,
            action="late",
            source=ticket.state,
            target=ticket.state,
            holder_id=ticket.holder_id,
        )
    )
    ombudsman = work.city.ombudsman
    await pushes.tell_citizen(work, ticket, "push-late", ombudsman=ombudsman.name, telephone=ombudsman.number)


async def lapse(work: Work, ticket: Ticket) -> None:
    """Nobody answered in time: proposed closes ("Selesai otomatis"), waiting_citizen is archived as incomplete.

    It is the end of a day: officers read of it in the morning's digest.
    """
    move, actor = tickets.decide(work, ticket, Action.LAPSE, [CLOCK])
    tickets.apply(work, ticket, move)
    tickets.record(work, ticket, move, actor)
    await pushes.tell_citizen(work, ticket, f"push-lapse-{move.target}")
    await pushes.tell_followers(work, ticket, Action.CONFIRM if move.target is State.CLOSED else Action.ARCHIVE)
