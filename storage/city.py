"""The city as the database knows it: seeded once from the region's files, the truth from then on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from math import cos, hypot, radians
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.deadlines import Calendar, Limit, Limits
from storage.models import Agency, Area, Category, Setting
from storage.region import Box, Contact, Region

FACTS = "region"
REVISION = "region_revision"  # grows with every change of agencies, categories, areas, facts or routing


@dataclass(frozen=True, slots=True)
class City:
    """Facts of one city. Agencies and categories are rows that belong to no session any more: read them only."""

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

    def agency(self, code: str) -> Agency | None:
        return next((agency for agency in self.agencies.values() if agency.code == code), None)

    def category(self, code: str) -> Category | None:
        return next((category for category in self.categories.values() if category.code == code), None)

    def nearest(self, latitude: float, longitude: float) -> Area | None:
        """The area whose centre lies nearest to a point; None where the region knows no centres.

        Distances are those of a flat map whose degrees of longitude shrink with the latitude: a city is small.
        """
        shrunk = cos(radians(latitude))
        known = [(area.centre, area) for area in self.areas.values() if area.centre]
        near = min(known, key=lambda one: hypot(one[0][0] - latitude, (one[0][1] - longitude) * shrunk), default=None)
        return near[1] if near else None

    def holders(self) -> list[Agency]:
        """The agencies that can hold a ticket."""
        return [agency for agency in self.agencies.values() if agency.kind not in ("outside", "hub")]


async def seed(session: AsyncSession, region: Region) -> None:
    """Fill an empty database from the region's files."""
    agencies = {}
    for entry in region.agencies:
        facts = {name: value for name, value in asdict(entry).items() if name in Agency.__table__.columns}
        agencies[entry.code] = Agency(**facts | {"aliases": list(entry.aliases), "keywords": list(entry.keywords)})
    session.add_all(agencies.values())
    await session.flush()
    hub = agencies[region.hub].id
    for agency in agencies.values():
        if agency.kind != "hub":
            agency.parent_id = hub
    for category in region.categories:
        session.add(
            Category(
                code=category.code,
                name=category.name,
                agency_id=agencies[category.agency].id if category.agency else None,
                keywords=list(category.keywords),
            )
        )
    session.add_all(Area(**asdict(area)) for area in region.areas)
    session.add(Setting(name=FACTS, value=_facts(region)))
    session.add(Setting(name=REVISION, value=1))
    await session.flush()


def _facts(region: Region) -> dict[str, Any]:
    plain = ("code", "name", "sample", "time_zone", "coordinator", "supervisor", "hub")
    return {
        **{name: getattr(region, name) for name in plain},
        "box": asdict(region.box),
        "emergency": [asdict(contact) for contact in region.emergency],
        "ombudsman": asdict(region.ombudsman),
        "limits": {name: asdict(limit) for name, limit in region.limits.items()},
        "added": {holiday.day.isoformat(): holiday.name for holiday in region.holidays_added},
        "removed": [holiday.day.isoformat() for holiday in region.holidays_removed],
    }


async def revision(session: AsyncSession) -> int:
    """The number of the city's newest state, 0 for an empty database."""
    found: int | None = await session.scalar(select(Setting.value).where(Setting.name == REVISION))
    return found or 0


async def changed(session: AsyncSession) -> None:
    """A new revision: every process reads the city, and what was learned in it, anew before its next update."""
    row = await session.get_one(Setting, REVISION, with_for_update=True)
    row.value = row.value + 1


async def load(session: AsyncSession) -> City:
    """The city; LookupError when the database was never seeded."""
    settings = {row.name: row.value for row in await session.scalars(select(Setting))}
    if FACTS not in settings:
        raise LookupError("the database holds no region yet")
    agencies = list(await session.scalars(select(Agency).order_by(Agency.id)))
    categories = list(await session.scalars(select(Category).order_by(Category.id)))
    areas = list(await session.scalars(select(Area).order_by(Area.village_code)))
    for row in (*agencies, *categories, *areas):
        session.expunge(row)
    return _city(settings, agencies, categories, areas)


def _city(settings: dict[str, Any], agencies: list[Agency], categories: list[Category], areas: list[Area]) -> City:
    facts = settings[FACTS]
    ids = {agency.code: agency.id for agency in agencies}
    return City(
        revision=settings[REVISION],
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
        coordinator=ids[facts["coordinator"]],
        supervisor=ids[facts["supervisor"]],
        hub=ids[facts["hub"]],
        agencies={agency.id: agency for agency in agencies},
        categories={category.id: category for category in categories},
        areas={area.village_code: area for area in areas},
    )


class Cities:
    """Keeps the loaded city and reads it again when another process or an administrator changed it."""

    def __init__(self) -> None:
        self._city: City | None = None

    async def current(self, session: AsyncSession) -> City:
        newest = await revision(session)
        if self._city is None or self._city.revision != newest:
            self._city = await load(session)
        return self._city
