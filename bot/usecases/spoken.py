"""What a citizen without Telegram says on the telephone or at the counter, recorded by the desk in their name.

Only the citizen confirms, disputes or answers: the officer writes down what was said, by which channel, and stands on
the event as the one who wrote. Whoever declared the report finished does not record that the citizen agrees.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from bot.callbacks import Menu, encode
from bot.domain.lifecycle import Action, Refused
from bot.domain.people import Actor
from bot.texts import Voice
from bot.usecases import citizens, counter, tickets
from bot.usecases.given import Given
from bot.usecases.work import Work
from storage.models import Audit, Event, Person, Ticket
from storage.notifications import Button
from storage.people import is_linked

PLACE = "spoken"
RECORDED = (Action.CONFIRM, Action.DISPUTE, Action.ANSWER)


async def possible(work: Work, ticket: Ticket, actors: Sequence[Actor]) -> tuple[Action, ...]:
    """What this desk may record for the ticket's citizen now; nothing for whoever is on Telegram."""
    if counter.desk(work, actors, ticket.coordinator_id) is None:
        return ()
    if is_linked(await work.session.get_one(Person, ticket.reporter_id)):
        return ()
    able = tickets.possible(work, ticket, [Actor(ticket.reporter_id)])
    return tuple(one for one in RECORDED if one in able)


async def buttons(work: Work, say: Voice, ticket: Ticket, actors: Sequence[Actor]) -> list[list[Button]]:
    """A row for each thing that the citizen may have said."""
    return [
        [Button(say.say(f"button-spoken-{one}"), data=encode(Menu(PLACE, f"{one}/{ticket.number}")))]
        for one in await possible(work, ticket, actors)
    ]


async def record(
    work: Work, ticket: Ticket, actors: Sequence[Actor], action: Action, channel: str, words: str = ""
) -> None:
    """The citizen's action, with the officer and the channel on its event. Raises Refused."""
    officer = counter.desk(work, actors, ticket.coordinator_id)
    if officer is None or action not in await possible(work, ticket, actors):
        raise Refused("refused-state-plain")
    if action is Action.CONFIRM and await _proposed_by(work, ticket) == officer.person:
        raise Refused("refused-spoken-own")
    await citizens.USECASES[action](work, ticket, [Actor(ticket.reporter_id)], Given(text=words))
    await work.session.flush()
    event = await _last(work, ticket, action)
    assert event is not None
    event.data = {**event.data, "channel": channel, "by": officer.person}
    data = {"action": action.value, "channel": channel}
    work.session.add(Audit(at=work.now, person_id=officer.person, act="spoken", ticket_id=ticket.id, data=data))


async def _proposed_by(work: Work, ticket: Ticket) -> int | None:
    last = await _last(work, ticket, Action.PROPOSE)
    return last.person_id if last is not None else None


async def _last(work: Work, ticket: Ticket, action: Action) -> Event | None:
    query = select(Event).where(Event.ticket_id == ticket.id, Event.action == action)
    found: Event | None = await work.session.scalar(query.order_by(Event.id.desc()).limit(1))
    return found
