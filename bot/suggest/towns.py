"""In which city of the deployment a report happened: by its pin, and by the names of places and cities in its words.

Names count where they are written out, never by likeness: a guess that is wrong here sends a report to strangers. What
leads elsewhere ("ke", "dari", "warga") and what is a street's name says nothing about the place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians
from typing import Protocol

from bot.suggest.places import AreaLike, tokens_of
from bot.suggest.placewords import (
    AWAY,
    CITY_MARKS,
    COMMON,
    DISTRICT_MARKS,
    GENERIC,
    NEAR_MARKS,
    STREET_MARKS,
    VILLAGE_MARKS,
)

_LONGEST_TEXT = 4096  # characters: one Telegram message
NAMING = VILLAGE_MARKS | DISTRICT_MARKS | CITY_MARKS
Point = tuple[float, float]  # latitude and longitude in degrees


class BoxLike(Protocol):
    """A city's bounding box."""

    def holds(self, latitude: float, longitude: float) -> bool: ...


@dataclass(frozen=True, slots=True)
class Town:
    """One city as its files tell it: its code, its name, its villages, its box, the centres that are known."""

    code: str
    name: str
    areas: Sequence[AreaLike]
    box: BoxLike
    centres: Sequence[Point] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The city's code; while it is in doubt the citizen's own one, and the codes to be asked about."""

    city: str
    between: tuple[str, ...] = ()


def choose(readings: Iterable[frozenset[str]], own: str) -> Choice:
    """The city of a report. Each reading holds the codes of the cities that one name or the pin fits.

    Readings that agree narrow each other; where several cities are left, or readings contradict, the citizen is asked.
    Without any the citizen's own city takes it.
    """
    told = [reading for reading in readings if reading]
    if not told:
        return Choice(own)
    common = frozenset.intersection(*told)
    if len(common) == 1:
        return Choice(next(iter(common)))
    between = common or frozenset().union(*told)
    return Choice(own, tuple(sorted(between, key=lambda code: (code != own, code))))


class Atlas:
    """The names and boxes of all cities, prepared once; reading takes well under a millisecond."""

    def __init__(self, towns: Iterable[Town]) -> None:
        self._towns = tuple(towns)
        self._names: dict[str, frozenset[str]] = {}
        self._longest = 0  # words
        for town in self._towns:
            for words in _names(town):
                joined = "".join(words)
                self._names[joined] = self._names.get(joined, frozenset()) | {town.code}
                self._longest = max(self._longest, len(words))

    def named(self, text: str) -> list[frozenset[str]]:
        """For each name in the text that says where something is, the cities that have it; the longest names first."""
        words = tokens_of(text[:_LONGEST_TEXT])
        kept: list[tuple[int, int]] = []
        found: list[frozenset[str]] = []
        for start, end, codes in sorted(self._windows(words), key=lambda one: one[0] - one[1]):
            if all(end <= first or start >= last for first, last in kept):
                kept.append((start, end))
                if _places(words, start, end):
                    found.append(codes)
        return found

    def pinned(self, pin: Point, own: str) -> frozenset[str]:
        """The cities that a pin may lie in; none where boxes overlap `own` and no centres tell them apart."""
        inside = [town for town in self._towns if town.box.holds(*pin)]
        if len(inside) > 1 and all(town.centres for town in inside):
            inside = [min(inside, key=lambda town: min(_far(pin, centre) for centre in town.centres))]
        codes = frozenset(town.code for town in inside)
        return frozenset() if len(codes) > 1 and own in codes else codes

    def _windows(self, words: list[str]) -> Iterator[tuple[int, int, frozenset[str]]]:
        for start in range(len(words)):
            for end in range(start + 1, min(start + self._longest, len(words)) + 1):
                if (codes := self._names.get("".join(words[start:end]))) is not None:
                    yield start, end, codes


def _names(town: Town) -> Iterator[tuple[str, ...]]:
    """The words of the city's name, with and without "Kota", and of all its villages and districts."""
    name = tuple(tokens_of(town.name))
    yield name
    if name[0] in CITY_MARKS and len(name) > 1:
        yield name[1:]
    for area in town.areas:
        yield tuple(tokens_of(area.village))
        yield tuple(tokens_of(area.district))


def _places(words: list[str], start: int, end: int) -> bool:
    """Whether the name at these words says where something is.

    A name of one word, or one that every region has, needs a mark before it ("kel.", "kota"; "di" for a rare word).
    """
    before = words[start - 1] if start else ""
    if before in STREET_MARKS or _leads_away(words, start):
        return False
    name = "".join(words[start:end])
    if end - start > 1 and name not in GENERIC:
        return True
    return before in NAMING or (before in NEAR_MARKS and name not in COMMON | GENERIC)


def _leads_away(words: list[str], start: int) -> bool:
    """Whether the word before the name and its mark says that something comes from there or goes there."""
    while start and words[start - 1] in NAMING:
        start -= 1
    return bool(start) and words[start - 1] in AWAY


def _far(pin: Point, centre: Point) -> float:
    """How far apart, in degrees of latitude, on a flat map: the cities of a deployment are neighbours."""
    return hypot(centre[0] - pin[0], (centre[1] - pin[1]) * cos(radians(pin[0])))
