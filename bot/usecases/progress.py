"""The progress card: one message for each ticket, sent once with the receipt and changed in place ever after.

It stands beside the pushes and is no promise: a card that its citizen deleted is not sent again, and an edit whose
outcome is unknown is simply made once more.
"""

from __future__ import annotations

from sqlalchemy import select

from bot.callbacks import Menu, encode
from bot.domain.lifecycle import OFFICIAL, State
from bot.texts import Html, Voice, lines
from bot.usecases.wording import next_line, voice
from bot.usecases.work import Work
from storage.models import Notification, Person, Ticket
from storage.notifications import Body, Button, post

KIND = "progress"
STEPS = ("filed", "verified", "worked", "closed")
REACHED = {  # how many of the steps lie behind a ticket in this state
    State.UNVERIFIED: 1,
    State.ASSIGNED: 2,
    State.IN_PROGRESS: 2,
    State.PROPOSED: 3,
    State.CLOSED: 4,
}


async def begin(work: Work, ticket: Ticket) -> None:
    """The card's own message."""
    citizen = await work.session.get_one(Person, ticket.reporter_id)
    body = _body(work, voice(work, citizen), ticket)
    post(work.session, now=work.now, kind=KIND, body=body, person=citizen.id, ticket=ticket)


async def refresh(work: Work, ticket: Ticket) -> None:
    """Change the card to what is true now; nothing where there is no card."""
    if ticket in work.session.new:
        return  # its card is written in this very transaction
    query = select(Notification.id).where(
        Notification.ticket_id == ticket.id, Notification.kind == KIND, Notification.edits_id.is_(None)
    )
    card = await work.session.scalar(query.order_by(Notification.id.desc()).limit(1))
    if card is None:
        return
    citizen = await work.session.get_one(Person, ticket.reporter_id)
    body = _body(work, voice(work, citizen), ticket)
    post(work.session, now=work.now, kind=KIND, body=body, person=citizen.id, ticket=ticket, edits=card)


def _body(work: Work, say: Voice, ticket: Ticket) -> Body:
    look = Button(say.say("button-look"), data=encode(Menu("ticket", ticket.number)))
    history = Button(say.say("button-history"), data=encode(Menu("history", ticket.number)))
    return Body(text=_text(work, say, ticket), buttons=((look, history),), protect=ticket.confidential)


def _text(work: Work, say: Voice, ticket: Ticket) -> Html:
    return lines(
        say.say("progress-head", number=ticket.number, title=ticket.title),
        *_steps(say, ticket),
        say.say("progress-status", status=OFFICIAL[State(ticket.state)]),
        next_line(work, say, ticket) if ticket.state != State.UNVERIFIED else None,  # the receipt has just said it
        say.say("progress-updated", day=say.day(work.now), clock=say.clock(work.now)),
    )


def _steps(say: Voice, ticket: Ticket) -> list[Html]:
    """The way in words: what is done, where the ticket is now, what lies ahead."""
    state = State(ticket.state)
    if state is State.ARCHIVED:
        return [_done(say, "filed", ticket), say.say("progress-now", step=say.say("progress-archived"))]
    if state in (State.WAITING_CITIZEN, State.POSTPONED) and ticket.before:
        state = State(ticket.before)
    reached = REACHED[state]
    ahead = [say.say("progress-ahead", step=say.say(f"progress-{step}")) for step in STEPS[reached + 1 :]]
    now = [say.say("progress-now", step=say.say(f"progress-{step}")) for step in STEPS[reached : reached + 1]]
    return [*(_done(say, step, ticket) for step in STEPS[:reached]), *now, *ahead]


def _done(say: Voice, step: str, ticket: Ticket) -> Html:
    moment = {"filed": ticket.filed_at, "verified": ticket.verified_at, "closed": ticket.closed_at}.get(step)
    day = f", {say.short_day(moment)}" if moment else ""
    return say.say("progress-done", step=say.say(f"progress-{step}"), day=day)
