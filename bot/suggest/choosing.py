"""Which voice is heard: keywords, the model, or both, by what they reached on reports that the model had not seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import sqrt
from operator import itemgetter

from bot.suggest.blend import ranked
from bot.suggest.learned import Field, Learned
from bot.suggest.topics import DISTRICT, SURE, AgencyLike, CategoryLike, Topics

PRECISE = 0.9  # of the guesses at or above the threshold
NEVER = 2.0  # a threshold that no score reaches
SHARES = (0.0, 0.1, 0.3, 1.0)  # of the keywords' score beside the model's chance
_ALL = 50  # guesses: every agency or category there is


@dataclass(frozen=True, slots=True)
class Example:
    """A verified report: its words, the agency's and the category's code as coordinators decided, and its district.

    All districts' offices have the code DISTRICT here.
    """

    text: str
    agency: str | None
    category: str | None = None
    district: str | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """What was right, and what either voice says: code -> score."""

    wanted: str | None
    keywords: Mapping[str, float]
    chances: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a field reached on held-out reports: shares from 0 to 1.

    `share` None: the keywords alone are heard. `top1` and `top3` are the chosen voice's, `keywords1` and `keywords3`
    the keywords'; `coverage` is the share of reports at or above `threshold`, `precision` the right ones of those.
    """

    rows: int
    share: float | None
    top1: float
    top3: float
    threshold: float
    coverage: float
    precision: float
    keywords1: float
    keywords3: float


class Voices:
    """Keywords of a city, asked beside a model."""

    def __init__(self, agencies: Iterable[AgencyLike], categories: Iterable[CategoryLike]) -> None:
        agencies = tuple(agencies)
        self._topics = Topics(agencies, categories)
        self._districts = {one.code: one.name for one in agencies if one.kind == DISTRICT}

    def guesses(self, example: Example, model: Learned | None) -> dict[str, Guess]:
        """For each field that the example knows."""
        vector = model.vocabulary.vector(example.text) if model else {}
        found = {}
        if example.agency:
            found["agency"] = Guess(
                example.agency, self.agency(example), _chances(model.agency if model else None, vector)
            )
        if example.category:
            categories = {one.code: one.score for one in self._topics.categories(example.text, _ALL)}
            found["category"] = Guess(example.category, categories, _chances(model.category if model else None, vector))
        return found

    def agency(self, example: Example) -> dict[str, float]:
        """What the keywords say, districts' offices as one."""
        scored = self._topics.agencies(example.text, _ALL, district=example.district)
        found: dict[str, float] = {}
        for one in scored:
            found.setdefault(DISTRICT if one.code in self._districts else one.code, one.score)
        return found


def _chances(field: Field | None, vector: dict[int, float]) -> dict[str, float]:
    return field.chances(vector) if field else {}


def choose(guesses: Sequence[Guess]) -> Figures:
    """The figures of the better voice: right in first place, among three, and sure of it. The keywords' where the
    model is not better."""
    keywords = measured(guesses, None)
    learnt = [measured(guesses, share) for share in SHARES] if any(guess.chances for guess in guesses) else []
    return max([keywords, *learnt], key=lambda one: one.top1 + one.top3 + one.coverage)


def measured(guesses: Sequence[Guess], share: float | None, threshold: float | None = None) -> Figures:
    """What the voice reaches on these; a threshold that is not given is chosen on them."""
    lists = [_ranked(guess, share) for guess in guesses]
    if threshold is None:
        threshold = SURE if share is None else _threshold(guesses, lists)
    firsts = [(guess.wanted, found[0]) for guess, found in zip(guesses, lists, strict=True) if found]
    sure = [wanted == code for wanted, (code, score) in firsts if score >= threshold]
    keywords = [_ranked(guess, None) for guess in guesses]
    return Figures(
        rows=len(guesses),
        share=share,
        top1=_right(guesses, lists, 1),
        top3=_right(guesses, lists, 3),
        threshold=threshold,
        coverage=len(sure) / max(1, len(guesses)),
        precision=sum(sure) / len(sure) if sure else 1.0,
        keywords1=_right(guesses, keywords, 1),
        keywords3=_right(guesses, keywords, 3),
    )


def _ranked(guess: Guess, share: float | None) -> list[tuple[str, float]]:
    if share is not None:
        return ranked(guess.keywords, guess.chances, share)
    return sorted(guess.keywords.items(), key=lambda one: (-one[1], one[0]))


def _threshold(guesses: Sequence[Guess], lists: Sequence[list[tuple[str, float]]]) -> float:
    """The lowest score at or above which nine of ten first guesses are right, by one standard error at least (a handful
    of rights proves little); NEVER when there is none."""
    firsts = [(found[0][1], guess.wanted == found[0][0]) for guess, found in zip(guesses, lists, strict=True) if found]
    lowest, right, taken = NEVER, 0, 0
    for score, equals in groupby(sorted(firsts, reverse=True), key=itemgetter(0)):
        hits = [hit for _, hit in equals]
        right, taken = right + sum(hits), taken + len(hits)
        if right / taken >= min(1.0, PRECISE + sqrt(PRECISE * (1 - PRECISE) / taken)):
            lowest = score
    return lowest


def _right(guesses: Sequence[Guess], lists: Sequence[list[tuple[str, float]]], limit: int) -> float:
    hits = sum(guess.wanted in [code for code, _ in found[:limit]] for guess, found in zip(guesses, lists, strict=True))
    return hits / max(1, len(guesses))
