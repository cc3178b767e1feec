"""What a city's own files say: who serves it, which areas it has, which limits bind it.

A region is a directory with `region.toml`, `agencies.toml`, `categories.toml` and `areas.csv`, perhaps with
`answers.toml`. They seed an empty
database; from then on the database is the truth. `cities` in `region.toml` names folders beside it with further cities
under the same hub, each with the same four files. City staff edit these files, so a mistake is refused with an
Indonesian sentence that names the file, the entry and the problem (`storage.regionreader`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SAMPLE = Path(__file__).parent / "regions" / "dumai"

AREA_COLUMNS, CENTRE_COLUMNS = 4, 2  # of areas.csv; the centre's may be missing or empty
AGENCY_KINDS = ("coordinator", "supervisor", "agency", "district", "unit", "hub", "outside")
FOUND = ("address", "phone", "web")  # where an outside body is found, as far as it is surely known
PARENTS = ("supervisor", "agency", "district")  # what a unit may belong to
LIMITS = (
    "verify",
    "first_follow_up",
    "close_silent",
    "citizen_completes",
    "citizen_reminder",
    "finish_information",
    "finish_aspiration",
    "finish_complaint",
    "finish_supervised",
    "reopen",
    "postpone_max",
)


@dataclass(frozen=True, slots=True)
class Limit:
    """`days` are working days (hari kerja); `basis` names the rule they come from."""

    days: int
    basis: str


@dataclass(frozen=True, slots=True)
class Area:
    """A village (kelurahan) in its district (kecamatan), with Kemendagri's codes ("14.72.01.1003", "14.72.01")."""

    village_code: str
    village: str
    district_code: str
    district: str
    centre: tuple[float, float] | None = None  # latitude and longitude in degrees, where the file has them


@dataclass(frozen=True, slots=True)
class Agency:
    """`kind` is one of AGENCY_KINDS; `contact` tells a citizen where to go and is filled for kind "outside".

    `parent` is the code of the agency that a unit belongs to, empty for every other kind. `address`, `phone` and `web`
    are of outside bodies and may be empty.
    """

    code: str
    name: str
    short: str
    kind: str
    aliases: tuple[str, ...]
    keywords: tuple[str, ...]
    contact: str
    parent: str = ""
    address: str = ""
    phone: str = ""
    web: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """`agency` is the code of the agency that usually handles the category."""

    code: str
    name: str
    agency: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A ready answer for an action, for one category by its code or (empty) for all; `words` may hold placeholders."""

    action: str
    name: str
    words: str
    category: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """The region's bounding box in decimal degrees (WGS 84)."""

    south: float
    west: float
    north: float
    east: float

    def holds(self, latitude: float, longitude: float) -> bool:
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east


@dataclass(frozen=True, slots=True)
class Contact:
    """A number that citizens may call, with what it is for."""

    name: str
    number: str


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that the region's calendar adds or removes, with the decree that says so."""

    day: date
    name: str
    basis: str


@dataclass(frozen=True, slots=True)
class Region:
    """Everything a new city starts with; `coordinator`, `supervisor` and `hub` are agency codes.

    `cities` are the further ones under the same hub; the hub is an agency of the first alone.
    """

    code: str
    name: str
    sample: bool
    time_zone: str
    coordinator: str
    supervisor: str
    hub: str
    box: Box
    emergency: tuple[Contact, ...]
    ombudsman: Contact
    limits: Mapping[str, Limit]
    holidays_added: tuple[Holiday, ...]
    holidays_removed: tuple[Holiday, ...]
    agencies: tuple[Agency, ...]
    categories: tuple[Category, ...]
    areas: tuple[Area, ...]
    answers: tuple[Answer, ...] = ()
    cities: tuple[Region, ...] = ()
