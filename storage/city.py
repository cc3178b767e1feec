"""The cities as the database knows them: seeded once from the region's files, the truth from then on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from math import cos, hypot, radians
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import numbers
from bot.domain.deadlines import Calendar, Limit, Limits
from storage.models import Agency, Area, Category, Setting
from storage.region import Box, Contact

FACTS = "region"  # of the first city; those of a further one stand in "region.CODE"
NUMBER_WORDS = 4  # "dmi - 7k3 f9qx"
REVISION = "region_revision"  # grows with every change of agencies, categories, areas, facts or routing


@dataclass(frozen=True, slots=True)
class City:
    """Facts of one city, among all of the deployment.

    `agencies`, `categories` and `areas` are those of all cities, to name whatever a ticket refers to; what is offered
    and found comes from `own`, `holders`, `agency`, `topics` and `places`, which know this city alone. Rows belong to
    no session any more: read them only. `answers` are the ready answers that its coordinators begin with: action,
    category's code or "", name, words. `cities` are all of them by their coordinating agencies, the first one first.
    """

    revision: int
    code: str
    name: str
    sample: bool
    zone: ZoneInfo
    calendar: Calendar
    limits: Limits
    box: Box
    emergency: tuple[Contact, ...]
    ombudsman: Contact
    coordinator: int
    supervisor: int
    hub: int
    agencies: Mapping[int, Agency]
    categories: Mapping[int, Category]
    areas: Mapping[str, Area]
    answers: tuple[Mapping[str, str], ...]
    cities: Mapping[int, City] = field(repr=False, compare=False)
    branch: frozenset[int]

    def own(self) -> list[Agency]:
        """This city's agencies that are not closed, the ones outside of the government included."""
        return [one for one in self.agencies.values() if one.id in self.branch and one.closed_at is None]

    def holders(self) -> list[Agency]:
        """The city's agencies that can hold a ticket."""
        return [agency for agency in self.own() if agency.kind != "outside"]

    def outside(self) -> list[Agency]:
        """The bodies outside the city's government, where citizens are sent."""
        return [agency for agency in self.own() if agency.kind == "outside"]

    def others(self) -> dict[str, City]:
        """The other cities of the deployment by the codes of their coordinating agencies."""
        found = ((self.agencies[one.coordinator].code, one) for one in self.cities.values())
        return {code: one for code, one in found if one.coordinator != self.coordinator}

    def agency(self, code: str) -> Agency | None:
        return next((agency for agency in self.own() if agency.code == code), None)

    def topics(self) -> list[Category]:
        return [one for one in self.categories.values() if one.city_id == self.coordinator]

    def category(self, code: str) -> Category | None:
        return next((category for category in self.topics() if category.code == code), None)

    def places(self) -> list[Area]:
        return [one for one in self.areas.values() if one.city_id == self.coordinator]

    def centres(self) -> list[tuple[float, float]]:
        """Latitudes and longitudes of the villages' centres, where the region's files have them."""
        return [(one.centre[0], one.centre[1]) for one in self.places() if one.centre]

    def of(self, agency: int | None) -> City:
        """The city whose branch this agency stands in; this one for the hub, and where there is none."""
        if agency is None or agency in self.branch:
            return self
        return self.cities.get(agency) or next((one for one in self.cities.values() if agency in one.branch), self)

    def below(self, agency: int) -> frozenset[int]:
        """An agency with all that stands below it."""
        return _branch(self.agencies, agency)

    def above(self, agency: int) -> frozenset[int]:
        """What stands between an agency and its city's coordinating agency."""
        found: set[int] = set()
        one = self.agencies.get(agency)
        while one is not None and one.parent_id is not None and one.parent_id not in self.cities:
            if one.kind in ("coordinator", "hub"):
                return frozenset()
            found.add(one.parent_id)
            one = self.agencies.get(one.parent_id)
        return frozenset(found)

    def place(self, holder: int) -> dict[str, Any]:
        """Where a ticket of this city stands in the tree, as `bot.domain.branches.Branch` names it."""
        return {
            "supervisor": self.supervisor,
            "hub": self.hub,
            "above": self.above(holder),
            "city": self.branch,
        }

    def serving(self, holder: int) -> int:
        """The holder of a ticket of this city; the coordinating agency when that one was closed meanwhile."""
        agency = self.agencies.get(holder)
        return self.coordinator if agency is not None and agency.closed_at is not None else holder

    def number(self, text: str) -> str | None:
        """The ticket number that `text` is: of this city, which needs no code, or of another one with its code."""
        codes = [self.code, *(one.code for one in self.cities.values() if one.code != self.code)]
        return next((found for code in codes if (found := numbers.read(text, code))), None)

    def leading(self, text: str) -> tuple[str | None, str]:
        """The ticket number that `text` begins with, in up to four words where its code comes first, and the rest."""
        for count in range(1, NUMBER_WORDS + 1):
            words = text.split(None, count)
            head, rest = " ".join(words[:count]), "".join(words[count:]).strip()
            if (count == 1 or self.begins_with_code(head)) and (number := self.number(head)):
                return number, rest
        return None, text

    def begins_with_code(self, text: str) -> bool:
        """Whether one of the cities' codes stands in front, as in "dmi 7k3f9qx"."""
        letters = "".join(sign for sign in text if sign.isalnum()).upper()
        return letters.startswith(tuple(one.code for one in self.cities.values()))

    def nearest(self, latitude: float, longitude: float) -> Area | None:
        """The area whose centre lies nearest to a point; None where the region knows no centres.

        Distances are those of a flat map whose degrees of longitude shrink with the latitude: a city is small.
        """
        shrunk = cos(radians(latitude))
        known = [(area.centre, area) for area in self.places() if area.centre]
        near = min(known, key=lambda one: hypot(one[0][0] - latitude, (one[0][1] - longitude) * shrunk), default=None)
        return near[1] if near else None


_NEWEST = select(Setting.__table__.c.value).where(Setting.__table__.c.name == REVISION)  # every batch asks it


async def revision(session: AsyncSession) -> int:
    """The number of the city's newest state, 0 for an empty database."""
    found: int | None = await session.scalar(_NEWEST)
    return found or 0


async def changed(session: AsyncSession) -> None:
    """A new revision: every process reads the city, and what was learned in it, anew before its next update."""
    row = await session.get_one(Setting, REVISION, with_for_update=True)
    row.value = row.value + 1


async def load(session: AsyncSession) -> City:
    """The first city, which knows the others; LookupError when the database was never seeded."""
    settings = {row.name: row.value for row in await session.scalars(select(Setting))}
    if FACTS not in settings:
        raise LookupError("the database holds no region yet")
    agencies = list(await session.scalars(select(Agency).order_by(Agency.id)))
    categories = list(await session.scalars(select(Category).order_by(Category.id)))
    areas = list(await session.scalars(select(Area).order_by(Area.village_code)))
    for row in (*agencies, *categories, *areas):
        session.expunge(row)
    shared = {
        "agencies": {agency.id: agency for agency in agencies},
        "categories": {category.id: category for category in categories},
        "areas": {area.village_code: area for area in areas},
        "revision": settings[REVISION],
        "cities": (cities := {}),
    }
    names = [FACTS, *sorted(name for name in settings if name.startswith(f"{FACTS}."))]
    for name in names:
        city = _city(settings[name], shared)
        cities[city.coordinator] = city
    return next(iter(cities.values()))


def _city(facts: dict[str, Any], shared: dict[str, Any]) -> City:
    ids = {agency.code: agency.id for agency in shared["agencies"].values()}
    coordinator = ids[facts["coordinator"]]
    return City(
        **shared,
        code=facts["code"],
        name=facts["name"],
        sample=facts["sample"],
        zone=ZoneInfo(facts["time_zone"]),
        calendar=Calendar(
            {date.fromisoformat(day): name for day, name in facts["added"].items()},
            [date.fromisoformat(day) for day in facts["removed"]],
        ),
        limits=Limits(**{name: Limit(**limit) for name, limit in facts["limits"].items()}),
        box=Box(**facts["box"]),
        emergency=tuple(Contact(**contact) for contact in facts["emergency"]),
        ombudsman=Contact(**facts["ombudsman"]),
        coordinator=coordinator,
        supervisor=ids[facts["supervisor"]],
        hub=ids[facts["hub"]],
        answers=tuple(facts.get("answers", ())),  # cities seeded by an earlier release have none
        branch=_branch(shared["agencies"], coordinator),
    )


def _branch(agencies: Mapping[int, Agency], top: int) -> frozenset[int]:
    """An agency with all that stands below it; the tree is at most a few levels deep."""
    found = {top}
    while grown := {one.id for one in agencies.values() if one.parent_id in found} - found:
        found |= grown
    return frozenset(found)


class Cities:
    """Keeps the loaded city and reads it again when another process or an administrator changed it."""

    def __init__(self) -> None:
        self._city: City | None = None

    async def current(self, session: AsyncSession) -> City:
        newest = await revision(session)
        if self._city is None or self._city.revision != newest:
            self._city = await load(session)
        return self._city
