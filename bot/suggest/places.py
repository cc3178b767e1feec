"""Where something is, out of a citizen's words: village, district, street, RT and RW.

Windows of one to four words, abbreviations written out, are compared with the region's own names joined without
spaces: "bkt kapur" and "bukitkapur" are one. Close spellings count only where chance does not: the same first letter,
an edit or two, never one common word alone. A name that fits several areas, or every town, is handed back as
ambiguous, to be asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from bot.suggest.addresses import Address, address
from bot.suggest.landmarks import landmark
from bot.suggest.placewords import (
    ABBREVIATIONS,
    COMMON,
    DISTRICT_MARKS,
    GENERIC,
    STREET_MARKS,
    VILLAGE_MARKS,
)

_MOST_EDITS = 2
_LONGEST_NAME = 4  # words
_LONGEST_TEXT = 4096  # characters: one Telegram message
_SHORTEST_ALIAS = 6  # letters
_TOKEN = re.compile(r"[^\W_]+")


class AreaLike(Protocol):
    """A village in its district, as the database or the region's files hold it."""

    @property
    def village_code(self) -> str: ...
    @property
    def village(self) -> str: ...
    @property
    def district_code(self) -> str: ...
    @property
    def district(self) -> str: ...


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """What a text says about the place; `ambiguous` villages are to be asked about (the village is then None)."""

    village: AreaLike | None
    district: str | None
    street: str | None
    rt: str | None
    rw: str | None
    ambiguous: tuple[AreaLike, ...]
    landmark: str | None = None
    crossing: str | None = None

    def describe(self) -> str:
        """For a person: "Depan SDN 3, Jl. Contoh, RT 3/RW 5, Kel. Teluk Binjai, Kec. Dumai Timur"; empty when only
        ambiguous."""
        blocks = [f"{name} {number}" for name, number in (("RT", self.rt), ("RW", self.rw)) if number]
        parts = (
            self.landmark,
            f"Simpang {self.street} dan {self.crossing}" if self.crossing else self.street,
            "/".join(blocks),
            f"Kel. {self.village.village}" if self.village else None,
            f"Kec. {self.district}" if self.district else None,
        )
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class _Name:
    """A way to write an area; `village` is None for a district."""

    joined: str
    words: int
    village: AreaLike | None
    district: str


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    names: tuple[_Name, ...]
    exact: bool
    mark: str  # "village", "district", "street" or ""

    def rank(self) -> tuple[bool, bool, int, bool, int]:
        return (self.mark != "street", bool(self.mark), len(self.names[0].joined), self.exact, -self.start)


class Gazetteer:
    """The region's names, prepared once; `find` and `nearest` only read and take about 0.2 ms."""

    def __init__(self, areas: Iterable[AreaLike]) -> None:
        self._areas: Sequence[AreaLike] = tuple(areas)
        self._exact: dict[str, tuple[_Name, ...]] = {}
        for name in _names(self._areas):
            self._exact[name.joined] = (*self._exact.get(name.joined, ()), name)
        # First letter and length of what may be a slip of a name -> its place in the region, the name
        self._alike: dict[tuple[str, int], list[tuple[int, str]]] = {}
        for place, joined in enumerate(self._exact):
            for size in range(len(joined) - _edits(joined), len(joined) + _edits(joined) + 1):
                self._alike.setdefault((joined[0], size), []).append((place, joined))
        self._found = lru_cache(maxsize=256)(self._find)  # each step of a draft asks of the same words

    def find(self, text: str) -> PlaceFound | None:
        """The place `text` speaks of; None when it names neither area nor street nor RT/RW."""
        return self._found(text[:_LONGEST_TEXT])

    def _find(self, text: str) -> PlaceFound | None:
        where, stands = address(text), landmark(text)
        village, district, ambiguous = _resolved(self._hits(tokens_of(text)))
        if not (village or district or ambiguous or stands or where != Address(None, None, None)):
            return None
        return PlaceFound(village, district, where.street, where.rt, where.rw, ambiguous, stands, where.crossing)

    def nearest(self, name: str, limit: int = 3) -> tuple[AreaLike, ...]:
        """Villages whose names look most like `name`, the best first; for an answer that `find` did not understand."""
        wanted = "".join(tokens_of(name))
        choices = [_joined(area.village) for area in self._areas]
        found = process.extract(wanted, choices, scorer=fuzz.ratio, limit=limit, score_cutoff=50)
        return tuple(self._areas[index] for _, _, index in found)

    def villages(self, district: str) -> tuple[AreaLike, ...]:
        """The villages of a district, in the region's order."""
        return tuple(area for area in self._areas if area.district == district)

    def _hits(self, tokens: list[str]) -> list[_Hit]:
        """The best hits that do not overlap."""
        kept: list[_Hit] = []
        for hit in sorted(self._windows(tokens), key=_Hit.rank, reverse=True):
            if all(hit.end <= other.start or hit.start >= other.end for other in kept):
                kept.append(hit)
        return kept

    def _windows(self, tokens: list[str]) -> Iterator[_Hit]:
        for start in range(len(tokens)):
            mark = _mark(tokens[start - 1]) if start else ""
            joined = ""
            for end, token in enumerate(tokens[start : start + _LONGEST_NAME], start + 1):
                joined += token
                names, exact = self._named(joined, end - start, marked=mark in ("village", "district"))
                # "jalan laksamana" is a street; "jalan bagan besar" may well be the road of that village
                if names and not (mark == "street" and names[0].words == 1):
                    yield _Hit(start, end, names, exact, mark)

    def _named(self, joined: str, words: int, *, marked: bool) -> tuple[tuple[_Name, ...], bool]:
        if joined in self._exact:
            return self._exact[joined], True
        if len(joined) < 5 or (words == 1 and joined in COMMON):
            return (), False
        alike = self._alike.get((joined[0], len(joined)), ())
        near = [(Levenshtein.distance(joined, name), place, name) for place, name in alike if _close(joined, name)]
        if not near:
            return (), False
        names = self._exact[min(near)[2]]
        same_words = names[0].words == words or len(joined) > 9
        return (names if same_words or marked else ()), False


def _names(areas: Sequence[AreaLike]) -> Iterator[_Name]:
    districts = dict.fromkeys(area.district for area in areas)
    for district in districts:
        yield _Name(_joined(district), len(district.split()), None, district)
    for area in areas:
        yield _Name(_joined(area.village), len(area.village.split()), area, area.district)
        yield from _short_names(area, areas)


def _short_names(area: AreaLike, areas: Sequence[AreaLike]) -> Iterator[_Name]:
    """A rare word of the name; the initials ("STDI") and the first two words of a long one."""
    words = area.village.lower().split()
    others = {w for a in areas if a is not area for w in f"{a.village} {a.district}".lower().split()}
    for word in words:
        if len(words) > 1 and len(word) >= _SHORTEST_ALIAS and word not in others | COMMON:
            yield _Name(word, 1, area, area.district)
    if len(words) > 3:
        yield _Name("".join(word[0] for word in words), 1, area, area.district)
        yield _Name("".join(words[:2]), 2, area, area.district)


def _edits(name: str) -> int:
    return 1 if len(name) <= 9 else _MOST_EDITS


def _close(written: str, name: str) -> bool:
    edits = _edits(name)
    if Levenshtein.distance(written, name, score_cutoff=edits) > edits:
        return False
    return fuzz.ratio(written, name) >= (80 if len(name) <= 7 else 84)


def _resolved(hits: list[_Hit]) -> tuple[AreaLike | None, str | None, tuple[AreaLike, ...]]:
    """Village, district and villages in doubt, from hits that come best first."""
    districts = [n.district for hit in hits for n in hit.names if n.village is None and hit.mark != "village"]
    doubtful: tuple[AreaLike, ...] = ()
    for hit in hits:
        villages = _villages(hit, districts)
        if len(villages) == 1 and _certain(hit, districts):
            return villages[0], villages[0].district, ()
        doubtful = doubtful or villages
    return None, districts[0] if districts else None, doubtful


def _villages(hit: _Hit, districts: list[str]) -> tuple[AreaLike, ...]:
    """The villages a hit may mean; those of a district that the text names come alone."""
    found = tuple(n.village for n in hit.names if n.village is not None and hit.mark != "district")
    return tuple(v for v in found if v.district in districts) or found


def _certain(hit: _Hit, districts: list[str]) -> bool:
    if hit.mark == "village":
        return True
    village = next(n.village for n in hit.names if n.village is not None)
    if any(n.village is None for n in hit.names):  # a district has this name too
        return False
    return hit.names[0].joined not in GENERIC or village.district in districts


def _mark(token: str) -> str:
    if token in VILLAGE_MARKS:
        return "village"
    if token in DISTRICT_MARKS:
        return "district"
    return "street" if token in STREET_MARKS else ""


def tokens_of(text: str) -> list[str]:
    """The words of a text in small letters, abbreviations written out."""
    return [ABBREVIATIONS.get(word, word) for word in _TOKEN.findall(text.lower())]


def _joined(name: str) -> str:
    return "".join(_TOKEN.findall(name.lower()))
