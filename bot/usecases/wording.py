"""Words about a ticket that pushes and its progress card share: who holds it, what comes next, by when."""

from __future__ import annotations

from datetime import datetime

from bot.domain.lifecycle import State
from bot.suggest.control import dangers
from bot.texts import Html, Voice
from bot.usecases import deadlines
from bot.usecases.work import Work
from storage.models import Group, Person, Ticket

LONG_NAME = 45  # characters
FILED = ("officer-file", "officer-file-help", "officer-bulk")  # the news about a new report, or many with its words
DANGERS = 3  # words of danger that are named


def voice(work: Work, reader: Person | Group) -> Voice:
    return Voice(reader.language, work.city.zone)


def agency_name(work: Work, agency: int) -> str:
    """The agency's name, or its short name where the full one would fill a phone's screen."""
    found = work.city.agencies[agency]
    return found.name if len(found.name) <= LONG_NAME else found.short


def dues(say: Voice, ticket: Ticket, now: datetime) -> dict[str, object]:
    """By when the ticket wants something next and what is over, for the lines to officers."""
    return {"due": _due(say, ticket), "missed": _missed(say, ticket, now)}


def _missed(say: Voice, ticket: Ticket, now: datetime) -> Html:
    """A sentence for each limit that is over."""
    first = "verify" if ticket.state == State.UNVERIFIED else "step"
    limits = ((first, ticket.step_due_at), ("finish", ticket.finish_due_at))
    told = [say.say(f"missed-{limit}", day=say.day(moment)) for limit, moment in limits if moment and moment < now]
    return Html(" ".join(told))


def _due(say: Voice, ticket: Ticket) -> Html | str:
    moment = ticket.step_due_at or ticket.finish_due_at or ticket.clock_at
    if ticket.state == State.IN_PROGRESS and ticket.step_due_at and ticket.finish_due_at:
        step, finish = say.day(ticket.step_due_at), say.day(ticket.finish_due_at)
        return step if step == finish else say.say("due-both", step=step, finish=finish)
    return say.day(moment) if moment else "–"


def next_line(work: Work, say: Voice, ticket: Ticket) -> Html | None:
    """Who has the ticket now, what comes next and by when; None when nothing more comes."""
    if ticket.state == State.ARCHIVED:
        return say.say(f"next-archived-{ticket.reason}")
    moment = {
        State.CLOSED: deadlines.reopen_until(work, ticket),
        State.PROPOSED: ticket.clock_at,
        State.WAITING_CITIZEN: ticket.clock_at,
        State.POSTPONED: ticket.clock_at,
        State.IN_PROGRESS: ticket.finish_due_at or ticket.step_due_at,
    }.get(State(ticket.state), ticket.step_due_at)
    if moment is None:
        return None
    return say.say(f"next-{ticket.state}", holder=agency_name(work, ticket.holder_id), due=say.day(moment))


def danger(say: Voice, ticket: Ticket, key: str) -> Html | None:
    """The first line of the news `key` about a new report that speaks of danger now, with its words for it."""
    found = dangers(ticket.content)[:DANGERS] if key in FILED else ()
    return say.say("officer-danger", words=", ".join(found)) if found else None
