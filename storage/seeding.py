"""The first rows of an empty database: the tree of agencies, categories, areas and facts of the region's cities."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from storage.city import FACTS, REVISION
from storage.models import Agency, Area, Category, Setting
from storage.region import Agency as Entry
from storage.region import Region

DIRECT = ("supervisor", "agency", "district", "outside")  # kinds that stand right below a city


async def seed(session: AsyncSession, region: Region) -> None:
    """Fill an empty database from the region's files."""
    hub = next(agency for agency in region.agencies if agency.code == region.hub)
    top = _agency(hub)
    session.add(top)
    await session.flush()
    for city in (region, *region.cities):
        await _seed_city(session, city, top.id)
        session.add(Setting(name=FACTS if city is region else f"{FACTS}.{city.code}", value=_facts(city)))
    session.add(Setting(name=REVISION, value=1))
    await session.flush()


async def _seed_city(session: AsyncSession, region: Region, hub: int) -> None:
    """The tree of one city: its coordinating agency below the hub, the others below that, units below theirs."""
    agencies = {entry.code: _agency(entry) for entry in region.agencies if entry.kind != "hub"}
    city = agencies[region.coordinator]
    city.parent_id = hub
    await _added(session, [city])
    await _added(session, [_below(agencies[one.code], city) for one in region.agencies if one.kind in DIRECT])
    await _added(session, [_below(agencies[one.code], agencies[one.parent]) for one in region.agencies if one.parent])
    for category in region.categories:
        agency = agencies[category.agency].id if category.agency else None
        facts = {"agency_id": agency, "keywords": list(category.keywords), "city_id": city.id}
        session.add(Category(code=category.code, name=category.name, **facts))
    session.add_all(Area(**asdict(area), city_id=city.id) for area in region.areas)


def _below(agency: Agency, parent: Agency) -> Agency:
    agency.parent_id = parent.id
    return agency


async def _added(session: AsyncSession, agencies: list[Agency]) -> None:
    session.add_all(agencies)
    await session.flush()


def _agency(entry: Entry) -> Agency:
    facts = {name: value for name, value in asdict(entry).items() if name in Agency.__table__.columns}
    return Agency(**facts | {"aliases": list(entry.aliases), "keywords": list(entry.keywords)})


def _facts(region: Region) -> dict[str, Any]:
    plain = ("code", "name", "sample", "time_zone", "coordinator", "supervisor", "hub")
    return {
        **{name: getattr(region, name) for name in plain},
        "box": asdict(region.box),
        "emergency": [asdict(contact) for contact in region.emergency],
        "ombudsman": asdict(region.ombudsman),
        "limits": {name: asdict(limit) for name, limit in region.limits.items()},
        "added": {holiday.day.isoformat(): holiday.name for holiday in region.holidays_added},
        "answers": [asdict(answer) for answer in region.answers],
        "removed": [holiday.day.isoformat() for holiday in region.holidays_removed],
    }
