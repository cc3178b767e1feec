"""What the month begins with: three cities with their officers, and the reports with what is to become of each."""

from __future__ import annotations

import random
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from bot.domain.kinds import Kind
from bot.domain.people import Role
from storage.region import Agency, Holiday, Region
from storage.regionreader import read
from tests.month.days import DAY, FIRST, LAST, OWN, Days, at
from tests.month.fates import FATES, HOURS, Act
from tests.month.reckoning import Report
from tests.stage import Person as Someone
from tests.talk.cities import CODES, REGION

KINDS = (Kind.COMPLAINT, Kind.ASPIRATION, Kind.INFORMATION)
AGENCIES = {
    "dishub": "Dinas Perhubungan",
    "dpu": "Dinas Pekerjaan Umum",
    "terminal": "Unit Terminal",
    "disdik": "Dinas Pendidikan",
    "dinkes": "Dinas Kesehatan",
}
MORE = ("disdik", "dinkes")  # agencies that the region's files do not have
CITY_NAMES = {"CTH": "Kota Contoh", "CTB": "Kota Contoh Barat", "CTT": "Kota Contoh Timur"}
FIRST_CITY = "CTH"
# The offices of each city. With two coordinators and two liaisons for each agency, and the hub, officers are forty.
OFFICES: tuple[tuple[Role, str], ...] = (
    (Role.COORDINATOR, "kominfo"),
    (Role.SUPERVISOR, "inspektorat"),
    *((Role.LIAISON, agency) for agency in AGENCIES),
)
SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "ji", "ko", "lu", "me", "ni", "po", "ra", "se", "ti", "wu")


@dataclass(frozen=True, slots=True)
class Scale:
    """How large the month is; `colleagues` is how many share each office but the supervisor's."""

    reports: int
    citizens: int
    colleagues: int = 2
    last: date = LAST  # day of the reports


@dataclass
class Officer:
    who: Someone
    role: Role
    city: str  # "" at the hub
    agency: str

    @property
    def plain(self) -> str:
        """The agency's code within its city."""
        return self.agency.removeprefix(CODES.get(self.city, ""))


@dataclass
class Planned:
    """A report with what is to become of it; `number` and `row` once it is filed."""

    report: Report
    fate: str
    hour: time
    citizen: int
    acts: tuple[tuple[datetime, Act], ...]
    words: str
    confidential: bool
    number: str = ""
    row: int = 0
    held: set[str] = field(default_factory=set)  # agencies that ever held it


def region() -> Region:
    """Three cities with two agencies more than in their files, the western one with a holiday of its own."""
    given = _staffed(read(REGION))
    return replace(given, cities=tuple(_staffed(one) for one in given.cities))


def _staffed(city: Region) -> Region:
    names = {CODES[city.code] + code: f"{AGENCIES[code]} {city.name}" for code in MORE}
    more = (Agency(code, name, name, "agency", (), (), "") for code, name in names.items())
    free = tuple(Holiday(day, "Hari jadi kota", "Contoh") for day in OWN.get(city.code, ()))
    return replace(city, agencies=(*city.agencies, *more), holidays_added=free)


def planned(scale: Scale, seed: int) -> list[Planned]:
    """Reports spread over the month, or a part of it, and the cities; every fate as often as any other."""
    chance, names = random.Random(seed), list(FATES)
    moments = sorted((_filing(chance, scale.last) for _ in range(scale.reports)), key=lambda one: (one[0], one[1]))
    chance.shuffle(names)
    return [_plan(chance, order, names[order % len(names)], *moment) for order, moment in enumerate(moments)]


def _filing(chance: random.Random, last: date) -> tuple[date, time]:
    return FIRST + DAY * chance.randint(0, (last - FIRST).days), chance.choice(HOURS[1:3])


def _plan(chance: random.Random, order: int, fate: str, day: date, hour: time) -> Planned:
    city = chance.choice(list(CODES))
    days = Days(city)
    words = "".join(chance.choice(SYLLABLES) for _ in range(6))
    acts = tuple((at(days.after(day, act.day) if act.day else day, act.hour), act) for act in FATES[fate])
    report = Report(order, city, days, chance.choice(KINDS).value, day)
    return Planned(report, fate, hour, chance.randrange(10**6), acts, words, confidential=chance.random() < 0.1)


def moment_of(one: Planned, act: Act) -> datetime:
    return next(moment for moment, known in one.acts if known is act)


def name_of(city: str, agency: str) -> str:
    return f"{AGENCIES[agency]} {CITY_NAMES[city]}"
