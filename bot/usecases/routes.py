"""To which of several cities a draft goes: the one that its place lies in, unless its citizen said otherwise.

While a draft is at hand the turn's means are those of its city, so that agencies, categories, limits and the ticket's
number are that city's. With a single city nothing here does anything.
"""

from __future__ import annotations

from dataclasses import replace

from bot.domain import form
from bot.domain.form import Draft, Step
from bot.suggest.towns import Atlas, Choice, Point, choose
from bot.usecases import choosing, drafting
from bot.usecases.work import Turn, Work
from storage.city import City
from storage.models import Ticket

OF_CITY = (Step.AGENCY, Step.CATEGORY)  # what a citizen chose among those of one city


def home(turn: Turn) -> City:
    """The city that a draft goes to when nothing says another."""
    return choosing.home(turn.work, turn.person, turn.actors)


def coded(work: Work, code: str) -> City | None:
    return next((one for one in work.city.cities.values() if one.code == code), None)


def is_away(turn: Turn, draft: Draft) -> bool:
    """Whether the draft goes to another city than its citizen's own one."""
    return bool(draft.city) and draft.city != home(turn).code


def enter(turn: Turn, draft: Draft) -> None:
    """From here on the turn is about the city of this draft."""
    if turn.work.atlas is not None:
        city = coded(turn.work, draft.city) or home(turn)
        turn.work = turn.work.at(city.coordinator)


def routed(turn: Turn, draft: Draft) -> Draft:
    """The draft in the city that its place lies in, or with the question between several; as it is where the citizen
    answered that, and at the counter, which is that of one city."""
    atlas = turn.work.atlas
    if atlas is None or draft.counter or Step.CITY in draft.chosen:
        return draft
    place = draft.place if Step.PLACE in draft.chosen else ""  # else it is what was read in one city's names
    choice = _choice(atlas, home(turn).code, place, draft.content, draft.pin)
    return replace(draft, between=choice.between) if choice.between else _moved(turn, draft, choice.city)


def pointed(turn: Turn, draft: Draft) -> City | None:
    """At the counter: the other city that the place lies in, while its officer has not said which one gets it."""
    atlas = turn.work.atlas
    if atlas is None or not draft.counter or Step.CITY in draft.chosen:
        return None
    place = draft.place if Step.PLACE in draft.chosen else ""
    choice = _choice(atlas, home(turn).code, place, draft.content, draft.pin)
    return None if choice.between or choice.city == home(turn).code else coded(turn.work, choice.city)


def elsewhere(work: Work, ticket: Ticket) -> City | None:
    """The other city that a ticket's place lies in, for the coordinator who got it all the same."""
    if work.atlas is None:
        return None
    pin = (ticket.pin[0], ticket.pin[1]) if ticket.pin else None
    choice = _choice(work.atlas, work.city.code, ticket.place or "", ticket.content, pin)
    return coded(work, choice.city) if choice.city != work.city.code else None


def _choice(atlas: Atlas, own: str, place: str, content: str, pin: Point | None) -> Choice:
    """What the answer about the place names, else what the report does, together with the pin."""
    pinned = atlas.pinned(pin, own) if pin else frozenset[str]()
    return choose([*(atlas.named(place) or atlas.named(content)), pinned], own)


def chosen(turn: Turn, draft: Draft, code: str) -> Draft:
    """The draft in the city that its citizen named; no place moves it any more."""
    return form.chosen(_moved(turn, draft, code), Step.CITY)


def _moved(turn: Turn, draft: Draft, code: str) -> Draft:
    city = "" if code == home(turn).code else code
    draft = replace(draft, between=())
    if city == draft.city:
        return draft
    draft = replace(draft, city=city)
    enter(turn, draft)
    return read_anew(turn.work, draft)


def read_anew(work: Work, draft: Draft) -> Draft:
    """What was read among the names of another city, read among those of this one; nothing that was said goes."""
    kept = tuple(step for step in draft.chosen if step not in OF_CITY)
    found = work.knowledge.place(draft.place or draft.content)
    area = found.village.village_code if found and found.village else None
    draft = replace(
        draft, chosen=kept, agency=None, category=None, area=area, near=False, doubt=drafting.in_doubt(found)
    )
    return drafting.fill(work, drafting.at_pin(work, draft) if draft.pin else draft)
