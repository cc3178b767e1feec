"""What the clock does to tickets: closes and archives by itself, resumes, reminds. Exact in driven time."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, or_, select

from bot.domain.keeping import next_morning
from bot.domain.lifecycle import Action, State
from bot.domain.people import CLOCK
from bot.usecases import casework, digests, pushes, tickets
from bot.usecases.casework import Given
from bot.usecases.work import Work
from storage.models import Event, Ticket

AT_ONCE = 50


async def tick(work: Work) -> int:
    """Do what is due, oldest first, at most AT_ONCE tickets, then the morning's digests; how much was done."""
    due = or_(Ticket.clock_at <= work.now, Ticket.remind_at <= work.now, Ticket.missed_at <= work.now)
    query = select(Ticket).where(due).order_by(Ticket.id).limit(AT_ONCE).with_for_update(skip_locked=True)
    found = list(await work.session.scalars(query))
    for ticket in found:
        await _due(work, ticket)
    return len(found) or await digests.morning(work)


async def next_moment(work: Work) -> datetime:
    """When the clock has something to do next: at the latest on the next working morning."""
    columns = (Ticket.clock_at, Ticket.remind_at, Ticket.missed_at)
    moments = (await work.session.execute(select(*(func.min(column) for column in columns)))).one()
    morning = next_morning(work.city.calendar, work.now, work.city.zone)
    known: list[datetime] = [moment for moment in moments if moment is not None]
    return min([morning, *known])


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
    ticket.missed_due, ticket.missed_at = tickets.deadline(ticket), None
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
    """Nobody answered in time: proposed closes ("Selesai otomatis"), waiting_citizen is archived as incomplete."""
    move, actor = tickets.decide(work, ticket, Action.LAPSE, [CLOCK])
    tickets.apply(work, ticket, move)
    tickets.record(work, ticket, move, actor)
    await pushes.tell_citizen(work, ticket, f"push-lapse-{move.target}")
    if move.target is State.CLOSED:
        await pushes.tell_followers(work, ticket, Action.CONFIRM, None, pushes.agency_name(work, ticket.holder_id))
    await pushes.tell_officers(work, ticket, ticket.holder_id, f"officer-lapse-{move.target}")
