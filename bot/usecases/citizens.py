"""What a ticket's citizen does after filing: answer, confirm, dispute, rate, restore, ask for a review, withdraw."""

from __future__ import annotations

from sqlalchemy import select

from bot.domain.lifecycle import Action, Reason, State
from bot.domain.people import Actor
from bot.usecases import casework, correcting, deadlines, pushes, tickets
from bot.usecases.given import Actors, Given, UseCase
from bot.usecases.work import Work
from storage.models import Event, Ticket

OVER = (State.CLOSED, State.ARCHIVED)
MOST_OPEN = 20  # tickets of one citizen that are looked at


async def answer(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    """Answers what was asked; in any other open state it is an addition that the holder is told of."""
    move, actor = tickets.decide(work, ticket, Action.ANSWER, actors)
    if ticket.reason == Reason.DUPLICATE and ticket.parent_id:
        await _answer_parent(work, ticket, actor, given)
        return
    tickets.apply(work, ticket, move)
    tickets.record(work, ticket, move, actor, given.text, given.files)
    ticket.changed_at = work.now
    await pushes.tell_citizen(work, ticket, "push-answer" if move.source is not move.target else "push-addition")
    await pushes.tell_officers(
        work, ticket, ticket.holder_id, "officer-answer", files=given.files, words=given.text or "–"
    )


async def _answer_parent(work: Work, ticket: Ticket, actor: Actor, given: Given) -> None:
    """The citizen of a merged ticket adds to the parent, whose holder is told."""
    parent = await work.session.get_one(Ticket, ticket.parent_id)
    event = Event(
        ticket=parent,
        at=work.now,
        person_id=actor.person,
        action=Action.ANSWER,
        source=parent.state,
        target=parent.state,
        holder_id=parent.holder_id,
        words=given.text,
        data={"from": ticket.number},
    )
    work.session.add(event)
    tickets.attach(work, parent, given.files, event)
    await pushes.tell_citizen(work, ticket, "push-addition")
    await pushes.tell_officers(
        work, parent, parent.holder_id, "officer-answer", files=given.files, words=given.text or "–"
    )


async def confirm(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    """The citizen says it is solved; the question for a rating comes with the same push."""
    move, actor = tickets.decide(work, ticket, Action.CONFIRM, actors)
    tickets.apply(work, ticket, move)
    tickets.record(work, ticket, move, actor)
    await pushes.tell_citizen(work, ticket, "push-confirm")
    await pushes.tell_followers(work, ticket, move.action, None, pushes.agency_name(work, ticket.holder_id))
    await pushes.tell_officers(work, ticket, ticket.holder_id, "officer-confirmed")


async def dispute(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    """*Belum selesai* with words; the second time the coordinator becomes the holder."""
    before = ticket.holder_id
    move, actor = tickets.decide(work, ticket, Action.DISPUTE, actors)
    tickets.apply(work, ticket, move)
    tickets.record(work, ticket, move, actor, given.text, given.files)
    await pushes.tell_citizen(work, ticket, "push-dispute")
    for agency in dict.fromkeys((before, move.holder)):
        await pushes.tell_officers(work, ticket, agency, "officer-disputed", files=given.files, words=given.text)


async def rate(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    """One to five, once, and changeable for a day; never invented."""
    move, actor = tickets.decide(work, ticket, Action.RATE, actors)
    ticket.rating, ticket.changed_at = int(given.text), work.now
    ticket.rated_at = ticket.rated_at or work.now
    tickets.record(work, ticket, move, actor, rating=ticket.rating)


async def urge(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    """*Ingatkan instansi*: once for each missed deadline."""
    move, actor = tickets.decide(work, ticket, Action.URGE, actors)
    ticket.urged_due, ticket.changed_at = deadlines.deadline(ticket), work.now
    tickets.record(work, ticket, move, actor)
    await pushes.tell_citizen(work, ticket, "push-urge")
    await pushes.tell_officers(work, ticket, ticket.holder_id, "officer-urge")


async def rate_in_words(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    """The sentence that may go with a rating, for as long as that can be changed."""
    move, actor = tickets.decide(work, ticket, Action.RATE, actors)
    ticket.rating_words, ticket.changed_at = given.text, work.now
    tickets.record(work, ticket, move, actor, given.text, rating=ticket.rating)


async def withdraw(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    holder = ticket.holder_id
    move, actor = tickets.decide(work, ticket, Action.WITHDRAW, actors)
    tickets.apply(work, ticket, move)
    tickets.record(work, ticket, move, actor)
    await pushes.tell_archived(work, ticket)
    await pushes.tell_officers(work, ticket, holder, "officer-withdrawn")


async def review(work: Work, ticket: Ticket, actors: Actors, given: Given) -> None:
    """*Minta ditinjau*: the archived ticket comes to the coordinator's queue once."""
    move, actor = tickets.decide(work, ticket, Action.REVIEW, actors)
    ticket.reviews += 1
    ticket.review_open = True
    ticket.changed_at = work.now
    tickets.record(work, ticket, move, actor, given.text)
    await pushes.tell_citizen(work, ticket, "push-review")
    await pushes.tell_officers(work, ticket, ticket.coordinator_id, "officer-review", words=given.text)


async def waiting_for(work: Work, person_id: int) -> list[Ticket]:
    """The citizen's tickets on which an officer waits for an answer."""
    return [ticket for ticket in await open_of(work, person_id) if ticket.state == State.WAITING_CITIZEN]


async def open_of(work: Work, person_id: int) -> list[Ticket]:
    """The citizen's open tickets: those on which an officer waits for an answer first, then the newest."""
    query = select(Ticket).where(Ticket.reporter_id == person_id, Ticket.state.not_in(OVER))
    found = await work.session.scalars(query.order_by(Ticket.id.desc()).limit(MOST_OPEN))
    return sorted(found, key=lambda ticket: ticket.state != State.WAITING_CITIZEN)


async def unrated(work: Work, person_id: int) -> Ticket | None:
    """The citizen's last ticket that was closed, while nobody has rated it."""
    ticket = await last_over(work, person_id, State.CLOSED)
    return ticket if ticket is not None and ticket.rating is None else None


async def last_over(work: Work, person_id: int, *states: State) -> Ticket | None:
    """The one of the citizen's tickets in these states that changed last."""
    query = select(Ticket).where(Ticket.reporter_id == person_id, Ticket.state.in_(states))
    found: Ticket | None = await work.session.scalar(query.order_by(Ticket.changed_at.desc()).limit(1))
    return found


USECASES: dict[Action, UseCase] = {
    Action.ANSWER: answer,
    Action.CONFIRM: confirm,
    Action.DISPUTE: dispute,
    Action.RATE: rate,
    Action.URGE: urge,
    Action.REOPEN: casework.reopen,
    Action.RESTORE: casework.restore,
    Action.REVIEW: review,
    Action.WITHDRAW: withdraw,
    Action.TIGHTEN: correcting.tighten,
    Action.LOOSEN: correcting.loosen,
}
