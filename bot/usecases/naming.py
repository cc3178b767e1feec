"""Finding an agency or a category by what somebody typed; the nearest names when it is none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from rapidfuzz import fuzz, process

from storage.city import City
from storage.models import Agency, Category

Named = TypeVar("Named", Agency, Category)

SURE = 88  # rapidfuzz's ratio, 0 to 100: a slip of the finger, not another name
OFFERED = 3
NEAR = 70  # of the same ratio, without the words that most names have
COMMON = re.compile(r"\b(?:dinas|badan|kantor|kota|kecamatan|kec|dan)\b\.?")


def agency_named(city: City, text: str) -> tuple[Agency | None, Sequence[Agency]]:
    """The agency that `text` names by code, name, short name or alias; else None and up to three near ones."""
    return _named({name.lower(): agency for name, agency in _names(city.holders())}, text)


def agencies_named(agencies: Iterable[Agency], text: str) -> tuple[Sequence[Agency], Sequence[Agency]]:
    """The same where several may have the name, each in a city of its own: all that have it, and those near it."""
    names: dict[str, list[Agency]] = {}
    for name, one in _names(agencies):
        names.setdefault(name.lower(), []).append(one)
    meant, near = _meant(names, text)
    return _distinct(names[meant]) if meant else (), _distinct(one for name in near for one in names[name])


def category_named(city: City, text: str) -> tuple[Category | None, Sequence[Category]]:
    names = {name.lower(): one for one in city.topics() for name in (one.code, one.name)}
    return _named(names, text)


def agency_at_start(city: City, text: str) -> tuple[Agency | None, str]:
    """The agency whose name begins `text` (the longest such name), and the rest of the text."""
    return _at_start(city.holders(), text)


def outside_at_start(city: City, text: str) -> tuple[Agency | None, str]:
    """The same among the bodies outside the city's government, and the other cities by their coordinating agencies."""
    cities = [(one.name, city.agencies[one.coordinator]) for one in city.others().values()]
    return _longest([*_names(city.outside()), *cities], text)


def outside_coded(city: City, code: str) -> Agency | None:
    """The body outside the city, or the other city's coordinating agency, that a button's code means."""
    other = city.others().get(code)
    if other is not None:
        return city.agencies[other.coordinator]
    return next((one for one in city.outside() if one.code == code), None)


def _at_start(agencies: Iterable[Agency], text: str) -> tuple[Agency | None, str]:
    return _longest(_names(agencies), text)


def _names(agencies: Iterable[Agency]) -> Iterator[tuple[str, Agency]]:
    for one in agencies:
        yield from ((name, one) for name in (one.code, one.name, one.short, *one.aliases))


def _longest(names: Iterable[tuple[str, Agency]], text: str) -> tuple[Agency | None, str]:
    lowered = text.lower()
    best: tuple[int, Agency | None] = (0, None)
    for name, agency in names:
        fits = lowered.startswith(name.lower()) and not lowered[len(name) : len(name) + 1].isalnum()
        if fits and len(name) > best[0]:
            best = (len(name), agency)
    return best[1], text[best[0] :].strip(" ,:-")


def _named(names: dict[str, Named], text: str) -> tuple[Named | None, Sequence[Named]]:
    meant, near = _meant(names, text)
    return (names[meant], ()) if meant else (None, _distinct(names[name] for name in near)[:OFFERED])


def _meant(names: Collection[str], text: str) -> tuple[str | None, Sequence[str]]:
    """The name, in small letters, that `text` is up to a slip of the finger; else None and those near it."""
    wanted = " ".join(text.lower().split())
    if wanted in names:
        return wanted, ()
    found = process.extract(wanted, list(names), scorer=fuzz.WRatio, limit=12)
    if found and fuzz.ratio(wanted, found[0][0]) >= SURE:
        return found[0][0], ()
    cores = {name: _core(name) for name in names}
    near = process.extract(_core(wanted), cores, scorer=fuzz.WRatio, limit=12, score_cutoff=NEAR)
    return None, [name for _, _, name in near]


def _core(name: str) -> str:
    """What tells a name from others: "perhubungan" of "dinas perhubungan"."""
    return " ".join(COMMON.sub(" ", name).split()) or name


def unknown(nearest: Sequence[Agency]) -> str:
    """The key of the sentence about an agency that there is none of."""
    return "form-agency-unknown" if nearest else "form-agency-none"


def _distinct(items: Iterable[Named]) -> list[Named]:
    return list({item.code: item for item in items}.values())
