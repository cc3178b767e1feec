"""The tree of agencies as administrators see it: a message for each city, with buttons that lead on."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import CallbackQuery

from bot.callbacks import Menu
from bot.texts import Html
from bot.usecases import tree
from bot.usecases.work import Turn
from handlers import agencybuttons, talk
from handlers.talk import Methods
from storage.city import City
from storage.models import Agency
from storage.notifications import Button

PLACE, PAGE = "tree", "page"


def overview(turn: Turn) -> Methods:
    """A message for each city that this administrator may change: its tree, and a button for each agency."""
    allowed = tree.scope(turn.work, turn.person)
    cities = [one for one in turn.work.city.cities.values() if one.coordinator in allowed]
    return [message for city in cities for message in _city(turn, city, allowed)]


def changeable(turn: Turn) -> list[Agency]:
    """The open agencies of all cities that this administrator may change."""
    allowed = tree.scope(turn.work, turn.person)
    return [one for city in turn.work.city.cities.values() for one in city.holders() if one.id in allowed]


def placed(turn: Turn, agency: Agency) -> str:
    """An agency on a button: with its city, where there are several."""
    city = turn.work.city
    return f"{agency.short} · {city.of(agency.id).name}" if len(city.cities) > 1 else agency.short


def _city(
    turn: Turn, city: City, allowed: frozenset[int], page: int = 0, query: CallbackQuery | None = None
) -> Methods:
    say = talk.voice(turn)
    sample = say.say("agencies-sample") if city.sample else ""
    shown = _in_order(city, city.coordinator)
    text = say.say("tree-head", city=city.name, hub=city.agencies[city.hub].short, sample=sample)
    lines = [text, *(say.say("tree-line", indent="   " * depth, name=one.name) for one, depth in shown)]
    return [talk.edited(turn, query, Html("\n".join(lines)), _looking(turn, city, shown, allowed, page))]


def _looking(
    turn: Turn, city: City, shown: Sequence[tuple[Agency, int]], allowed: frozenset[int], page: int
) -> list[list[Button]]:
    """A page of the agencies that may be changed, as buttons."""
    own = [one for one, _ in shown if one.id in allowed]
    at = f"{PAGE}/{city.coordinator}"
    return agencybuttons.rows(turn, own, page, _look, lambda one: Menu(PLACE, f"{at}/{one}"))


def _look(agency: Agency) -> Menu:
    return Menu(PLACE, f"look/{agency.id}")


def _in_order(city: City, top: int, depth: int = 0) -> list[tuple[Agency, int]]:
    """The open agencies below `top`, each before those below it."""
    found = [(city.agencies[top], depth)]
    for one in city.own():
        if one.parent_id == top:
            found += _in_order(city, one.id, depth + 1)
    return found


def turned(turn: Turn, coordinator: int, page: int, query: CallbackQuery | None) -> Methods:
    """Another page of a city's agencies, in the same message; nothing for whoever may not change it."""
    city, allowed = turn.work.city.cities.get(coordinator), tree.scope(turn.work, turn.person)
    if city is None or coordinator not in allowed:
        return []
    return _city(turn, city, allowed, page, query)
