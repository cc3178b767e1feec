"""What the clock did with tickets since the morning before: said in the digest, for it happens while officers sleep."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select

from bot.domain.deadlines import MORNING
from bot.domain.keeping import Round
from bot.domain.lifecycle import Action, State
from bot.texts import Html, Voice
from bot.usecases import deadlines, taking
from bot.usecases.wording import voice
from bot.usecases.work import Work
from storage.models import Event, Group, Ticket, Topic
from storage.notifications import Body, post

NAMED = 5  # numbers of each kind
LAPSE = "group-lapse"  # the kind of the line that ends a topic
ENDED = (State.CLOSED, State.ARCHIVED)


async def told(work: Work, say: Voice, agency: int, now: Round) -> list[Html]:
    """What closed, was archived or went on by itself while this agency held it, and has not been touched since."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for target, ticket in await _moved(work, agency, now):
        found[target if target in ENDED else "resumed"].append(ticket.number)
    return [_line(say, kind, numbers) for kind, numbers in sorted(found.items())]


async def tell_topics(work: Work, group: Group, agency: int, now: Round) -> None:
    """In a forum the topic of each ticket that ended hears so: whoever reads there need not know the digest."""
    ended = {ticket.id: ticket for target, ticket in await _moved(work, agency, now) if target in ENDED}
    if not group.forum or not ended:
        return
    say = voice(work, group)
    known = select(Topic.ticket_id).where(Topic.group_id == group.id, Topic.ticket_id.in_(ended))
    for ticket in (ended[number] for number in sorted(await work.session.scalars(known))):
        text = say.say(f"group-lapse-{ticket.state}", number=ticket.number)
        body = Body(text=text, topic=taking.topic(work, ticket))
        post(work.session, now=work.now, kind=LAPSE, body=body, group=group.id, ticket=ticket, priority=1)


async def _moved(work: Work, agency: int, now: Round) -> list[tuple[str, Ticket]]:
    """What the clock did since the round before, with the state that it led to."""
    if now.before is None:
        return []
    since, until = (deadlines.at(work, day, MORNING) for day in (now.before, now.today))
    query = (
        select(Event.target, Ticket)
        .join(Ticket, Ticket.id == Event.ticket_id)
        .where(Event.person_id.is_(None), Event.action.in_((Action.LAPSE, Action.RESUME)))
        .where(Event.holder_id == agency, Event.at > since, Event.at <= until)
        .where(Ticket.holder_id == agency, Ticket.state == Event.target)
    )
    return [(target, ticket) for target, ticket in await work.session.execute(query.order_by(Event.id))]


def _line(say: Voice, kind: str, numbers: list[str]) -> Html:
    named = ", ".join(numbers[:NAMED]) + (", …" if len(numbers) > NAMED else "")
    return say.say(f"digest-night-{kind}", count=len(numbers), list=named)
