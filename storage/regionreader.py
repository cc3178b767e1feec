"""Reading a region: its folder of files becomes a Region, or a RegionError names the file and the mistake."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.domain import ready
from bot.domain.table import Action
from storage import models
from storage.cityfiles import qualified, together
from storage.region import (
    AGENCY_KINDS,
    AREA_COLUMNS,
    CENTRE_COLUMNS,
    FOUND,
    LIMITS,
    PARENTS,
    Agency,
    Answer,
    Area,
    Box,
    Category,
    Contact,
    Holiday,
    Limit,
    Region,
)
from storage.regionfile import Entry, RegionError, load, rows, unique

ANSWERS = "answers.toml"


def read(directory: Path) -> Region:
    """The region of `directory` with all its cities; RegionError when a file is missing or wrong."""
    first = _city(directory)
    names = load(directory, "region.toml").texts("cities")
    return together(replace(first, cities=tuple(_further(directory, name, first.hub) for name in names)))


def _further(directory: Path, name: str, hub: str) -> Region:
    """A further city's folder; what is wrong in it is said with the folder's name in front."""
    if Path(name).name != name or not (directory / name).is_dir():
        raise RegionError(f'region.toml, awal berkas: "cities" menunjuk folder "{name}", yang tidak ada.')
    try:
        return qualified(_city(directory / name), hub)
    except RegionError as problem:
        raise RegionError(f"{name}/{problem}") from None


def _city(directory: Path) -> Region:
    agencies = _agencies(directory)
    categories = _categories(directory, {a.code for a in agencies})
    answers = _answers(directory, {one.code for one in categories})
    return replace(_region(directory, agencies, categories, _areas(directory)), answers=answers)


def _agencies(directory: Path) -> tuple[Agency, ...]:
    root = load(directory, "agencies.toml")
    shared = root.part("shared")
    entries = root.parts("agency")
    agencies = [_agency(entry, shared) for entry in entries]
    above = {one.code for one in agencies if one.kind in PARENTS}
    for entry, agency in zip(entries, agencies, strict=True):
        if agency.parent:
            _known(entry, "parent", above)
    return unique("agencies.toml", agencies, lambda a: a.code)


def _agency(entry: Entry, shared: Entry) -> Agency:
    kind = entry.text("kind")
    if kind not in AGENCY_KINDS:
        raise entry.wrong(f'"kind" berisi "{kind}", seharusnya salah satu dari {", ".join(AGENCY_KINDS)}')
    made = Agency(
        code=entry.text("code"),
        name=entry.text("name"),
        short=entry.text("short"),
        kind=kind,
        aliases=entry.texts("aliases"),
        keywords=(*entry.texts("keywords"), *shared.texts(kind)),
        contact=entry.text("contact", None if kind == "outside" else ""),
        parent=entry.text("parent") if kind == "unit" else "",
        **{name: entry.text(name, "") for name in FOUND if kind == "outside"},
    )
    _fits(entry, made, models.Agency)
    return made


def _fits(entry: Entry, made: Agency | Category, row: type[models.Base]) -> None:
    """What PostgreSQL would refuse, and SQLite keep, is said here: texts longer than their columns."""
    for name, column in row.__table__.columns.items():
        most, value = getattr(column.type, "length", None), getattr(made, name, None)
        if most and isinstance(value, str) and len(value) > most:
            raise entry.wrong(f'"{name}" berisi {len(value)} karakter, paling banyak {most}')


def _categories(directory: Path, agencies: set[str]) -> tuple[Category, ...]:
    entries = load(directory, "categories.toml").parts("category")
    return unique("categories.toml", [_category(entry, agencies) for entry in entries], lambda c: c.code)


def _category(entry: Entry, agencies: set[str]) -> Category:
    agency = _known(entry, "agency", agencies)
    made = Category(entry.text("code"), entry.text("name"), agency, entry.texts("keywords"))
    _fits(entry, made, models.Category)
    return made


def _answers(directory: Path, categories: set[str]) -> tuple[Answer, ...]:
    """The ready answers of `answers.toml`, which need not be there."""
    if not (directory / ANSWERS).is_file():
        return ()
    return tuple(_answer(entry, categories) for entry in load(directory, ANSWERS).parts("answer"))


def _answer(entry: Entry, categories: set[str]) -> Answer:
    """Held to what /templat holds its writers to."""
    made = Answer(entry.text("action"), entry.text("name"), entry.text("words"), entry.text("category", ""))
    if made.action not in ready.ACTIONS:
        raise entry.wrong(f'"action" berisi "{made.action}", seharusnya salah satu dari {", ".join(ready.ACTIONS)}')
    if made.category and made.category not in categories:
        raise entry.wrong(f'"category" menunjuk "{made.category}", yang tidak ada di categories.toml')
    if unknown := ready.unknown(made.words, Action(made.action)):
        raise entry.wrong(f'"words" berisi {{{unknown[0]}}}, yang tidak ada')
    if len(made.name) > ready.LONGEST_NAME or len(made.words) > ready.LONGEST:
        raise entry.wrong(f"nama paling panjang {ready.LONGEST_NAME} karakter, teks {ready.LONGEST}")
    return made


def _areas(directory: Path) -> tuple[Area, ...]:
    found = rows(directory, "areas.csv", AREA_COLUMNS, optional=CENTRE_COLUMNS)
    areas = [_area(number, *row) for number, row in enumerate(found, 1)]
    return unique("areas.csv", areas, lambda a: a.village_code)


def _area(number: int, code: str, village: str, district_code: str, district: str, *centre: str) -> Area:
    return Area(code, village, district_code, district, _centre(number, centre))


def _centre(number: int, cells: tuple[str, ...]) -> tuple[float, float] | None:
    """The centre of an area, when both of its columns are filled."""
    if not any(cells):
        return None
    try:
        latitude, longitude = map(float, cells)
    except ValueError:
        raise RegionError(f"areas.csv, baris data ke-{number}: latitude dan longitude harus bilangan.") from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise RegionError(f"areas.csv, baris data ke-{number}: latitude dan longitude di luar bumi.")
    return latitude, longitude


def _region(
    directory: Path, agencies: tuple[Agency, ...], categories: tuple[Category, ...], areas: tuple[Area, ...]
) -> Region:
    root = load(directory, "region.toml")
    holidays = root.part("holidays")
    return Region(
        code=root.text("code"),
        name=root.text("name"),
        sample=root.get("sample", bool),
        time_zone=_time_zone(root),
        coordinator=_of_kind(root, "coordinator", agencies),
        supervisor=_of_kind(root, "supervisor", agencies),
        hub=_of_kind(root, "hub", agencies),
        box=_box(root.part("box")),
        emergency=tuple(_contact(entry) for entry in root.parts("emergency")),
        ombudsman=_contact(root.part("ombudsman")),
        limits={name: _limit(root.part("limits"), name) for name in LIMITS},
        holidays_added=tuple(_holiday(entry) for entry in holidays.parts("add")),
        holidays_removed=tuple(_holiday(entry) for entry in holidays.parts("remove")),
        agencies=agencies,
        categories=categories,
        areas=areas,
    )


def _time_zone(root: Entry) -> str:
    name = root.text("time_zone")
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise root.wrong(f'"time_zone" berisi "{name}", yang bukan zona waktu') from None
    return name


def _of_kind(root: Entry, key: str, agencies: Iterable[Agency]) -> str:
    return _known(root, key, {a.code for a in agencies if a.kind == key})


def _known(entry: Entry, key: str, codes: set[str]) -> str:
    code = entry.text(key)
    if code not in codes:
        raise entry.wrong(f'"{key}" menunjuk "{code}", yang tidak ada di agencies.toml')
    return code


def _box(entry: Entry) -> Box:
    box = Box(*(entry.get(key, float) for key in Box.__slots__))
    if not (-90 <= box.south < box.north <= 90 and -180 <= box.west < box.east <= 180):
        raise entry.wrong("south harus di bawah north dan west di kiri east")
    return box


def _contact(entry: Entry) -> Contact:
    return Contact(entry.text("name"), entry.text("number"))


def _limit(entry: Entry, name: str) -> Limit:
    part = Entry(entry.file, f"[limits] {name}", entry.get(name, dict))
    days = part.get("days", int)
    if days < 1:
        raise part.wrong('"days" harus paling sedikit 1')
    return Limit(days, part.text("basis"))


def _holiday(entry: Entry) -> Holiday:
    return Holiday(entry.get("date", date), entry.text("name"), entry.text("basis"))
