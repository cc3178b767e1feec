"""The clocks of a ticket: which limits run, when they pause, and when its state ends by itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from bot.domain import lifecycle
from bot.domain.deadlines import local_date
from bot.domain.keeping import next_morning
from bot.domain.kinds import Kind
from bot.domain.lifecycle import Action, Move, State
from bot.usecases.work import Work
from storage.models import Ticket

PAUSES = (State.WAITING_CITIZEN, State.POSTPONED)
MIDNIGHT = time()


def deadline(ticket: Ticket) -> datetime | None:
    """The next limit that officers have to keep: of the step, or of the whole; none while others are to move."""
    if ticket.state not in lifecycle.UNFINISHED:
        return None
    return min((moment for moment in (ticket.step_due_at, ticket.finish_due_at) if moment), default=None)


def late(work: Work, ticket: Ticket) -> bool:
    moment = deadline(ticket)
    return moment is not None and moment < work.now


def reopen_until(work: Work, ticket: Ticket) -> datetime | None:
    """Until when the citizen may reopen a closed ticket; None when that is over or it is not closed."""
    if ticket.closed_at is None or ticket.state != State.CLOSED:
        return None
    until = due(work, ticket.closed_at, "reopen")
    return until if work.now <= until else None


def due(work: Work, start: datetime, limit: str) -> datetime:
    days: int = getattr(work.city.limits, limit).days
    return work.city.calendar.due(start, days, work.city.zone)


def set_clocks(work: Work, ticket: Ticket, move: Move) -> None:
    if move.target is move.source and move.action not in (Action.FORWARD, Action.RETURN):
        return
    if move.target in PAUSES:
        pause(work, ticket)
    elif move.source in PAUSES and move.target not in (State.ARCHIVED, State.CLOSED):
        resume(work, ticket)
    else:
        _start_step(work, ticket, move)
    _start_clock(work, ticket, move.target)
    watch(work, ticket)


def watch(work: Work, ticket: Ticket) -> None:
    """The nearer limit, and when the citizen is told that it was missed: the morning of the next working day."""
    ticket.due_at = moment = deadline(ticket)
    known = moment is None or moment == ticket.missed_due
    ticket.missed_at = None if known or moment is None else next_morning(work.city.calendar, moment, work.city.zone)


def pause(work: Work, ticket: Ticket) -> None:
    """Stop the deadlines; the whole working days that are left are kept."""
    left, zone = work.city.calendar.left, work.city.zone
    ticket.step_left = left(work.now, ticket.step_due_at, zone) if ticket.step_due_at else None
    ticket.finish_left = left(work.now, ticket.finish_due_at, zone) if ticket.finish_due_at else None
    ticket.step_due_at = ticket.finish_due_at = None


def resume(work: Work, ticket: Ticket) -> None:
    resumed, zone = work.city.calendar.resumed, work.city.zone
    if ticket.step_left is not None:
        ticket.step_due_at = resumed(work.now, ticket.step_left, zone)
    if ticket.finish_left is not None:
        ticket.finish_due_at = resumed(work.now, ticket.finish_left, zone)
    ticket.step_left = ticket.finish_left = None


def _start_step(work: Work, ticket: Ticket, move: Move) -> None:
    """Which limit runs in the new state: to verify, to follow up for the first time, to finish."""
    if move.target in (State.CLOSED, State.ARCHIVED):
        ticket.step_limit = None
        ticket.step_due_at = ticket.finish_due_at = ticket.step_left = ticket.finish_left = None
        return
    ticket.step_limit = _step_limit(ticket, move)
    ticket.step_due_at = due(work, work.now, ticket.step_limit) if ticket.step_limit else None
    if move.action is Action.VERIFY or (ticket.verified_at and ticket.finish_due_at is None):
        start_finish(work, ticket)
    elif move.action is Action.DISPUTE and ticket.finish_due_at and ticket.finish_due_at < work.now:
        # Finished means proposed, if the citizen does not dispute it: nothing is left, as when a pause ends so.
        ticket.finish_due_at = work.city.calendar.resumed(work.now, 0, work.city.zone)


def _step_limit(ticket: Ticket, move: Move) -> str | None:
    if move.target is State.UNVERIFIED or move.action is Action.RETURN:
        return "verify"
    if move.target is State.ASSIGNED or move.action in (Action.REOPEN, Action.DISPUTE):
        return "first_follow_up"
    return None


def start_finish(work: Work, ticket: Ticket) -> None:
    """The limit to finish by, from now: verification, or the day a finished ticket is taken up again."""
    days = work.city.limits.finish(Kind(ticket.kind), ticket.supervised).days
    ticket.finish_due_at = work.city.calendar.due(work.now, days, work.city.zone)


def _start_clock(work: Work, ticket: Ticket, target: State) -> None:
    """When the state ends by itself, and when its citizen is reminded of that (two working days before)."""
    ticket.clock_at = ticket.remind_at = None
    if target is State.PROPOSED:
        ticket.clock_at = due(work, work.now, "close_silent")
    elif target is State.WAITING_CITIZEN:
        ticket.clock_at = due(work, work.now, "citizen_completes")
        ahead = work.city.limits.citizen_reminder.days
        ticket.remind_at = work.city.calendar.working_days_before(ticket.clock_at, ahead, work.city.zone)


def at(work: Work, day: date, hour: time = MIDNIGHT) -> datetime:
    """The moment (UTC) of a time of day in the region."""
    return datetime.combine(day, hour, work.city.zone).astimezone(UTC)


def today(work: Work) -> date:
    return local_day(work, work.now)


def local_day(work: Work, moment: datetime) -> date:
    """The date that a moment has in the region."""
    return local_date(moment, work.city.zone)


def may_wait_until(work: Work, day: date) -> bool:
    """Whether a report may be postponed to that day: from tomorrow to the region's limit in working days."""
    return work.city.calendar.within(today(work), day, work.city.limits.postpone_max.days)
