"""What every use case does to a ticket: find it, ask the life cycle, change it, write its history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import or_, select

from bot.domain import lifecycle, numbers
from bot.domain.access import Facts
from bot.domain.form import File
from bot.domain.lifecycle import Action, Move, Reason, Refused, Standing, State
from bot.domain.people import CLOCK, Actor
from bot.files import is_large
from bot.usecases.deadlines import deadline, late, reopen_until, set_clocks
from bot.usecases.work import Work
from storage import notifications
from storage.attachments import Kept
from storage.models import Attachment, Event, Follower, Ticket

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


async def events(work: Work, ticket: Ticket) -> Sequence[Event]:
    """The ticket's history, oldest first."""
    return (await work.session.scalars(select(Event).where(Event.ticket_id == ticket.id).order_by(Event.id))).all()


async def attachments(work: Work, ticket: Ticket, *, internal: bool = True) -> Sequence[Attachment]:
    """The ticket's files; of its supporters and of internal notes only where those are read."""
    query = select(Attachment).where(Attachment.ticket_id == ticket.id).order_by(Attachment.id)
    if not internal:
        theirs = select(Event.id).where(Event.ticket_id == ticket.id, Event.action.in_((SUPPORT, Action.NOTE)))
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
    set_clocks(work, ticket, move)


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
