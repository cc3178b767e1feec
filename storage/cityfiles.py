"""Further cities under the hub of a region, each a folder of its own beside the region's files.

Every city writes its codes as it likes ("dishub"); in the database those of further cities carry the city's code in
front ("ctb-dishub"), and the plain one stays an alias.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from storage.region import Agency, Region
from storage.regionfile import RegionError

LONGEST_CODE = 28


def qualified(region: Region, hub: str) -> Region:
    """A further city with codes of its own, below `hub`; the hub of its own files is left out."""
    mark = region.code.lower()
    agencies = tuple(_agency(one, mark) for one in region.agencies if one.kind != "hub")
    categories = tuple(
        replace(one, code=_code(mark, one.code), agency=_code(mark, one.agency)) for one in region.categories
    )
    answers = tuple(replace(one, category=_code(mark, one.category)) if one.category else one for one in region.answers)
    return replace(
        region,
        hub=hub,
        coordinator=_code(mark, region.coordinator),
        supervisor=_code(mark, region.supervisor),
        agencies=agencies,
        categories=categories,
        answers=answers,
    )


def _code(mark: str, code: str) -> str:
    return f"{mark}-{code}"


def _agency(agency: Agency, mark: str) -> Agency:
    parent = _code(mark, agency.parent) if agency.parent else ""
    return replace(agency, code=_code(mark, agency.code), parent=parent, aliases=(*agency.aliases, agency.code))


def together(region: Region) -> Region:
    """The region with its further cities, refused when two of them share what tells them apart."""
    cities = (region, *region.cities)
    _once([one.code.upper() for one in cities], "region.toml: kode kota")
    _once([one.name.lower() for one in cities], "region.toml: nama kota")
    _once([area.village_code for one in cities for area in one.areas], "areas.csv: kode")
    long = next((one.code for city in cities for one in city.agencies if len(one.code) > LONGEST_CODE), None)
    if long is not None:
        raise RegionError(f'agencies.toml: kode "{long}" terlalu panjang, paling banyak {LONGEST_CODE} tanda.')
    return region


def _once(values: Sequence[Any], what: str) -> None:
    twice = next((value for value, count in Counter(values).items() if count > 1), None)
    if twice is not None:
        raise RegionError(f'{what} "{twice}" dipakai dua kota.')
