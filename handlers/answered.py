"""The place that an answer of the citizen names, for the card that verifies."""

from __future__ import annotations

from sqlalchemy import select

from bot.domain.form import MAX_PLACE
from bot.domain.lifecycle import Action
from bot.usecases.work import Turn
from handlers.proposing import ANSWERED, Changes
from storage.models import Event, Ticket

ANSWERS = 5  # the last ones, in which a place is looked for


async def with_answer(turn: Turn, ticket: Ticket, changes: Changes) -> Changes:
    """The changes with the place that the citizen's answers name: taken where the report has none, else offered."""
    if ANSWERED in changes or ticket.verified_at is not None:
        return changes
    query = select(Event.words).where(Event.ticket_id == ticket.id, Event.action == Action.ANSWER)
    said = await turn.work.session.scalars(query.order_by(Event.id.desc()).limit(ANSWERS))
    named = (_named(turn, words) for words in said if words)
    place = next((place for place in named if place), None)
    if place is None:
        return changes
    told = {**changes, ANSWERED: place}
    return told if ticket.place or "place" in changes else {**told, **placed(turn, ticket, place)}


def _named(turn: Turn, words: str) -> str:
    found = turn.work.knowledge.place(words)
    return found.describe()[:MAX_PLACE] if found else ""


def placed(turn: Turn, ticket: Ticket, place: str) -> Changes:
    """A place in words, and the village that they name."""
    found = turn.work.knowledge.place(place)
    return {"place": place, "area_code": found.village.village_code if found and found.village else ticket.area_code}
