"""Which city a citizen reports to: the first one unless a link or a button said another."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.people import Actor
from bot.usecases.work import Work
from storage.city import City
from storage.models import Person

PREFIX = "k_"  # of a deep link's payload: a city's code follows


def choose(work: Work, person: Person, code: str) -> City | None:
    """Remember the city for what the person reports from now on; None for a code that is no city's."""
    city = next((one for one in work.city.cities.values() if one.code == code.strip().upper()), None)
    if city is not None:
        person.city_id = city.coordinator
    return city


def home(work: Work, person: Person, actors: Iterable[Actor]) -> City:
    """The city of a person's first office, else the one that they chose, else the first one."""
    first = next(iter(work.city.cities.values()))
    return first.of(belonging(person, actors))


def belonging(person: Person, actors: Iterable[Actor]) -> int | None:
    """The agency of a person's first office, else the one that coordinates the city they chose."""
    offices = (actor.agency for actor in actors if actor.agency is not None)
    return next(offices, person.city_id)


def offered(work: Work) -> list[City]:
    """The cities to choose from; none where there is only one."""
    cities = list(work.city.cities.values())
    return cities if len(cities) > 1 else []
