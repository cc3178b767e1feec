"""What every use case does to a ticket: find it, ask the life cycle, change it, write its history, set its clocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import or_, select

from bot.domain import lifecycle, numbers
from bot.domain.access import Facts
from bot.domain.deadlines import local_date
from bot.domain.form import File
from bot.domain.keeping import next_morning
from bot.domain.kinds import Kind
from bot.domain.lifecycle import Action, Move, Reason, Refused, Standing, State
from bot.domain.people import CLOCK, Actor
from bot.files import is_large
from bot.usecases.work import Work
from storage import notifications
from storage.attachments import Kept
from storage.models import Attachment, Event, Follower, Ticket

PAUSES = (State.WAITING_CITIZEN, State.POSTPONED)
MIDNIGHT = time()
RATING_CHANGES = timedelta(days=1)  # how long a rating can be changed
COUNTERS = ("returns", "disputes", "reopened", "reviews")
SUPPORT = "support"  # the event of somebody who follows a ticket: officers alone get its words and files


async def by_number(work: Work, number: str) -> Ticket | None:
    """The ticket, also one that was filed by an update of the same batch and is not flushed yet."""
    if any(isinstance(row, Ticket) for row in work.session.new):
        await work.session.flush()
    return await work.session.scalar(select(Ticket).where(Ticket.number == number))


async def by_draft(work: Work, draft_id: str) -> Ticket:
    """The ticket that a sent draft became."""
    new = (row for row in work.session.new if isinstance(row, Ticket) and row.draft_id == draft_id)
    return next(new, None) or (await work.session.scalars(select(Ticket).where(Ticket.draft_id == draft_id))).one()


async def by_message(work: Work, person_id: int, group_id: int | None, message_id: int, text: str) -> Ticket | None:
    """The ticket that one of the bot's own messages is about: a push by its id, any other by the number it shows."""
    found = await notifications.by_message(work.session, person_id, message_id, group=group_id)
    if found is not None:
        return await work.session.get(Ticket, found)
    shown = numbers.find(text)
    return await by_number(work, shown[0]) if shown else None


async def attachments(work: Work, ticket: Ticket, *, supporters: bool = True) -> Sequence[Attachment]:
    """The ticket's files, those of its supporters too unless they are left out."""
    query = select(Attachment).where(Attachment.ticket_id == ticket.id).order_by(Attachment.id)
    if not supporters:
        theirs = select(Event.id).where(Event.ticket_id == ticket.id, Event.action == SUPPORT)
        query = query.where(or_(Attachment.event_id.is_(None), Attachment.event_id.not_in(theirs)))
    return (await work.session.scalars(query)).all()


async def followers(work: Work, ticket: Ticket | None) -> frozenset[int]:
    """Who follows the ticket; a number that is none's takes as long as one that nobody may see."""
    key = ticket.id if ticket else 0
    return frozenset(await work.session.scalars(select(Follower.person_id).where(Follower.ticket_id == key)))


async def merged_into(work: Work, parent: Ticket, person: int) -> Ticket | None:
    """The person's own ticket that was merged into `parent`."""
    follower = await work.session.get(Follower, (parent.id, person))
    return await work.session.get(Ticket, follower.own_ticket_id) if follower and follower.own_ticket_id else None


def standing(work: Work, ticket: Ticket) -> Standing:
    """The ticket as the life cycle sees it."""
    work = work.at(ticket.coordinator_id)
    return Standing(
        state=State(ticket.state),
        reporter=ticket.reporter_id,
        holder=ticket.holder_id,
        coordinating=ticket.coordinator_id,
        before=State(ticket.before) if ticket.before else None,
        verified=ticket.verified_at is not None,
        reason=Reason(ticket.reason) if ticket.reason else None,
        supervised=ticket.supervised,
        returns=ticket.returns,
        disputes=ticket.disputes,
        reopened=ticket.reopened,
        reviews=ticket.reviews,
        rated=ticket.rated_at is not None and work.now - ticket.rated_at > RATING_CHANGES,
        reopenable=reopen_until(work, ticket) is not None,
        confidential=ticket.confidential,
        late=late(work, ticket),
        urged=ticket.urged_due is not None and ticket.urged_due == deadline(ticket),
        open_to=frozenset(agency.id for agency in work.city.holders()),
        **work.city.of(ticket.coordinator_id).place(ticket.holder_id),
    )


def deadline(ticket: Ticket) -> datetime | None:
    """The next limit that officers have to keep: of the step, or of the whole; none while others are to move."""
    if ticket.state not in lifecycle.UNFINISHED:
        return None
    return min((moment for moment in (ticket.step_due_at, ticket.finish_due_at) if moment), default=None)


def late(work: Work, ticket: Ticket) -> bool:
    moment = deadline(ticket)
    return moment is not None and moment < work.now


def facts(work: Work, ticket: Ticket, following: frozenset[int] = frozenset()) -> Facts:
    """The ticket as the rules of access see it."""
    return Facts(
        reporter=ticket.reporter_id,
        holder=ticket.holder_id,
        coordinating=ticket.coordinator_id,
        verified=ticket.verified_at is not None,
        anonymous=ticket.anonymous,
        confidential=ticket.confidential,
        supervised=ticket.supervised,
        followers=following,
        reason=Reason(ticket.reason) if ticket.reason else None,
        **work.city.of(ticket.coordinator_id).place(ticket.holder_id),
    )


def reopen_until(work: Work, ticket: Ticket) -> datetime | None:
    """Until when the citizen may reopen a closed ticket; None when that is over or it is not closed."""
    closed = ticket.closed_at if ticket.state == State.CLOSED else None
    until = due(work, closed, "reopen") if closed is not None else None
    return until if until is not None and work.now <= until else None


def due(work: Work, start: datetime, limit: str) -> datetime:
    return work.city.calendar.due(start, getattr(work.city.limits, limit).days, work.city.zone)


def decide(work: Work, ticket: Ticket, action: Action, actors: Iterable[Actor], **given: Any) -> tuple[Move, Actor]:
    """The first of a person's actors whom the life cycle permits; else Refused with all that any of them may do."""
    refusals: list[Refused] = []
    for actor in actors:
        try:
            return lifecycle.decide(standing(work, ticket), action, actor, **given), actor
        except Refused as refused:
            refusals.append(refused)
    possible = dict.fromkeys(action for refused in refusals for action in refused.possible)
    key = next((refused.key for refused in refusals if refused.key != "refused-role"), "refused-role")
    raise Refused(key, tuple(possible))


def possible(work: Work, ticket: Ticket, actors: Iterable[Actor]) -> tuple[Action, ...]:
    found = (lifecycle.possible(standing(work, ticket), actor) for actor in actors)
    return tuple(dict.fromkeys(action for actions in found for action in actions))


def apply(work: Work, ticket: Ticket, move: Move) -> None:
    """Change the ticket as `move` says, counters and clocks included."""
    work = work.at(ticket.coordinator_id)
    new = lifecycle.after(standing(work, ticket), move)
    ticket.state, ticket.holder_id = move.target, work.city.serving(move.holder)
    ticket.before, ticket.reason = move.before, move.reason
    for counter in COUNTERS:
        setattr(ticket, counter, getattr(new, counter))
    if new.verified and ticket.verified_at is None:
        ticket.verified_at = work.now
    ticket.changed_at = work.now
    if move.target is State.CLOSED and move.source is not State.CLOSED:
        ticket.closed_at = work.now
    _set_clocks(work, ticket, move)


def record(
    work: Work,
    ticket: Ticket,
    move: Move,
    actor: Actor,
    words: str | None = None,
    files: Iterable[File] = (),
    **data: Any,
) -> Event:
    """One line of the ticket's history, with the files that came with it."""
    event = Event(
        ticket=ticket,
        at=work.now,
        person_id=actor.person if actor is not CLOCK else None,
        role=actor.role,
        agency_id=actor.agency,
        action=move.action,
        source=move.source,
        target=move.target,
        holder_id=ticket.holder_id,
        words=words,
        data=data,
    )
    work.session.add(event)
    attach(work, ticket, files, event)
    return event


def attach(work: Work, ticket: Ticket, files: Iterable[File], event: Event | None) -> None:
    for file in files:
        work.session.add(
            Attachment(
                ticket=ticket,
                event=event,
                kind=file.kind,
                file_id=file.file_id,
                name=file.name,
                mime=file.mime,
                size=file.size,
                state=Kept.LARGE if is_large(file.size) else Kept.WAITING,
            )
        )


def _set_clocks(work: Work, ticket: Ticket, move: Move) -> None:
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


def _step_limit(ticket: Ticket, move: Move) -> str | None:
    if move.target is State.UNVERIFIED or move.action is Action.RETURN:
        return "verify"
    if move.target is State.ASSIGNED or move.action in (Action.REOPEN, Action.DISPUTE):
        return "first_follow_up"
    return None


def start_finish(work: Work, ticket: Ticket) -> None:
    """The limit to finish by, from now: verification, or the day a finished ticket is taken up again."""
    limit = work.city.limits.finish(Kind(ticket.kind), ticket.supervised)
    ticket.finish_due_at = work.city.calendar.due(work.now, limit.days, work.city.zone)


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
