"""What officers set right on a ticket without moving it: its fields, SP4N's number, the two switches."""

from __future__ import annotations

from bot.domain.kinds import Kind
from bot.domain.lifecycle import Action
from bot.usecases import deadlines, pushes, taking, tickets
from bot.usecases.given import Actors, Given
from bot.usecases.work import Work
from storage.models import Ticket

CORRECTABLE = ("kind", "supervised", "category_id", "area_code", "place", "title", "public_text")


async def correct(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    """Title, class, category, place or public text, as the coordinator knows better; the old values stay."""
    move, actor = tickets.decide(work, ticket, Action.CORRECT, actors)
    old = {name: getattr(ticket, name) for name in given.changes}
    set_fields(ticket, given.changes)
    ticket.changed_at = work.now
    if ticket.verified_at and {"kind", "supervised"} & given.changes.keys() and ticket.finish_due_at:
        days = work.city.limits.finish(Kind(ticket.kind), ticket.supervised).days
        ticket.finish_due_at = work.city.calendar.due(ticket.verified_at, days, work.city.zone)
        deadlines.watch(work, ticket)
    tickets.record(work, ticket, move, actor, old=old, new=given.changes)


def set_fields(ticket: Ticket, changes: dict[str, object]) -> None:
    assert changes.keys() <= set(CORRECTABLE), sorted(changes)
    for name, value in changes.items():
        setattr(ticket, name, value)


async def record_sp4n(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    move, actor = tickets.decide(work, ticket, Action.RECORD_SP4N, actors)
    known = ticket.sp4n_number == given.sp4n  # then a status that is not named stays, and its citizen knows already
    status = given.status or (ticket.sp4n_status if known else None)
    ticket.sp4n_number, ticket.sp4n_status, ticket.changed_at = given.sp4n, status, work.now
    tickets.record(work, ticket, move, actor, sp4n=given.sp4n, status=status)
    if not known:
        await pushes.tell_citizen(work, ticket, "push-record_sp4n", sp4n=given.sp4n)


async def tighten(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    await _switch(work, ticket, actors, given, Action.TIGHTEN, on=True)


async def loosen(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    await _switch(work, ticket, actors, given, Action.LOOSEN, on=False)


async def _switch(work: Work, ticket: Ticket, actors: Actors, given: Given, action: Action, *, on: bool) -> None:
    """Turn *Anonim* or *Rahasia* on or off; what already is so changes nothing."""
    move, actor = tickets.decide(work, ticket, action, actors)
    assert given.switch in ("anonymous", "confidential")
    if getattr(ticket, given.switch) is on:
        return
    setattr(ticket, given.switch, on)
    ticket.changed_at = work.now
    tickets.record(work, ticket, move, actor, switch=given.switch)
    await taking.moved(work, ticket)
    if actor.person != ticket.reporter_id or actor.role is not None:
        await pushes.tell_citizen(work, ticket, f"push-{action}-{given.switch}")
