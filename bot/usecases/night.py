"""What the clock did with tickets since the morning before: said in the digest, for it happens while officers sleep."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select

from bot.domain.deadlines import MORNING
from bot.domain.keeping import Round
from bot.domain.lifecycle import Action, State
from bot.texts import Html, Voice
from bot.usecases import deadlines
from bot.usecases.work import Work
from storage.models import Event, Ticket

NAMED = 5  # numbers of each kind
ENDED = (State.CLOSED, State.ARCHIVED)


async def told(work: Work, say: Voice, agency: int, now: Round) -> list[Html]:
    """What closed, was archived or went on by itself while this agency held it, and has not been touched since."""
    if now.before is None:
        return []
    since, until = (deadlines.at(work, day, MORNING) for day in (now.before, now.today))
    query = (
        select(Event.target, Ticket.number)
        .join(Ticket, Ticket.id == Event.ticket_id)
        .where(Event.person_id.is_(None), Event.action.in_((Action.LAPSE, Action.RESUME)))
        .where(Event.holder_id == agency, Event.at > since, Event.at <= until)
        .where(Ticket.holder_id == agency, Ticket.state == Event.target)
    )
    found: defaultdict[str, list[str]] = defaultdict(list)
    for target, number in await work.session.execute(query.order_by(Event.id)):
        found[target if target in ENDED else "resumed"].append(number)
    return [_line(say, kind, numbers) for kind, numbers in sorted(found.items())]


def _line(say: Voice, kind: str, numbers: list[str]) -> Html:
    named = ", ".join(numbers[:NAMED]) + (", …" if len(numbers) > NAMED else "")
    return say.say(f"digest-night-{kind}", count=len(numbers), list=named)
