"""What a text is about: the agency and the category, each with how sure the guess is.

Keywords of the agencies beat a trained model until some two hundred verified reports exist, so they are what a new
city starts with. A keyword of several words counts when its words stand near each other; a longer one silences the
shorter ones inside it ("polisi tidur" is no matter for the police).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from bot.domain.letters import replaced
from bot.suggest.classes import KindGuess as KindGuess
from bot.suggest.classes import kind as kind
from bot.suggest.topicwords import stem, stems, tokens

# Who is angry says what all the taxes are paid for; it is no report about taxes.
_RHETORIC = re.compile(
    r"\b(?:percuma|(?:buat|untuk|utk)\s+apa|ngapain|sia[-\s]?sia|rugi|giliran|(?:tahu|tau)nya\s+(?:cuma|hanya))\s+(?:\w+\s+){0,2}?"
    r"(?:bayar|membayar|narik|tarik|tagih|menagih|minta)\s+pajak\b|\b(?:uang|duit)\s+pajak\b|\bpajak\s+(?:rakyat|kami|kita|naik\s+terus)\b",
)
_MOST_READ = 2000  # characters: what a long text is about shows long before
_NEAR = 6  # words: how far apart the words of one keyword may stand
_NAMED = 1.5  # an agency's own name weighs more than a keyword of as many words
_OTHER_ORDER = 0.6
_AGAIN = 0.25  # each further mention of the same keyword
_MENTIONS = 8  # of one word that are looked at; more is shouting
_OPENING = 12  # words: the subject stands at the beginning
_OPENING_WEIGHT = 1.3
_LANDMARK_WEIGHT = 0.35
_BEFORE_LANDMARK = frozenset(stems("depan dpn dekat dkt samping belakang seberang sebrang sebelah sekitar jl gg gang"))
_DOUBT, _RIVAL = 1.9, 2.4  # tuned on real texts of another city: docs/words.md
DISTRICT = "district"
SURE = 0.55  # from here on nine guesses in ten are right: one agency may be proposed instead of several


class CategoryLike(Protocol):
    """A category, as the database or the region's files hold it."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def keywords(self) -> Sequence[str]: ...


class AgencyLike(CategoryLike, Protocol):
    @property
    def short(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def aliases(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Scored:
    """A guess; `score` lies between 0 and 1, `because` lists the words that spoke for it, `like` the words of the
    text by which it resembles reports that coordinators decided so before."""

    code: str
    score: float
    because: str
    like: str = ""


@dataclass(frozen=True, slots=True)
class _Keyword:
    stems: tuple[str, ...]
    words: str
    weights: dict[str, float]  # topic -> what a hit is worth to it


@dataclass(frozen=True, slots=True)
class _Hit:
    keyword: _Keyword
    places: frozenset[int]
    ordered: bool
    landmark: bool  # "depan sekolah" says where, not what

    def quoted(self, said: Sequence[str]) -> str:
        """The keyword's words as the text has them: "lampu jalan", "uang … sekolah" with others between."""
        places = sorted(self.places)
        parts = [said[places[0]]]
        for before, place in pairwise(places):
            parts += [said[place]] if place == before + 1 else ["…", said[place]]
        return " ".join(parts)

    def weight(self) -> float:
        opening = _OPENING_WEIGHT if min(self.places) < _OPENING else 1.0
        return opening * (1.0 if self.ordered else _OTHER_ORDER) * (_LANDMARK_WEIGHT if self.landmark else 1.0)


class Topics:
    """Prepared once from the city's agencies and categories; its methods only read and take about 0.1 ms."""

    def __init__(self, agencies: Iterable[AgencyLike], categories: Iterable[CategoryLike]) -> None:
        agencies = tuple(agencies)
        self._districts = {a.code: tuple(stems(district_name(a.name))) for a in agencies if a.kind == DISTRICT}
        self._agencies = _Index(agencies, {a.code: (a.name, a.short, *a.aliases) for a in agencies})
        self._categories = _Index(tuple(categories), {})

    def agencies(self, text: str, limit: int = 3, *, district: str | None = None) -> list[Scored]:
        """The likeliest agencies, best first. Districts share their keywords, so one of them is only proposed when
        the place (`district`, its name) or the text itself says which."""
        said = _said(text)
        words = [stem(word) for word in said]
        where = tuple(stems(district)) if district else ()
        elsewhere = {code for code, name in self._districts.items() if name != where and not _follows(words, name)}
        return self._agencies.scored(words, said, elsewhere)[:limit]

    def categories(self, text: str, limit: int = 3) -> list[Scored]:
        """The likeliest categories, best first; empty when no keyword speaks for any."""
        said = _said(text)
        return self._categories.scored([stem(word) for word in said], said)[:limit]

    def category(self, text: str) -> Scored | None:
        """The likeliest category, None when no keyword speaks for any."""
        return next(iter(self.categories(text, 1)), None)


class _Index:
    """Keywords by their first word."""

    def __init__(self, topics: Sequence[CategoryLike], names: dict[str, tuple[str, ...]]) -> None:
        weights: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
        written: dict[tuple[str, ...], str] = {}
        for topic in topics:
            named = [(name, _NAMED) for name in names.get(topic.code, ())]
            for words, factor in [*((word, 1.0) for word in topic.keywords), *named]:
                key = tuple(stems(words))
                written.setdefault(key, words)
                weights[key][topic.code] = max(weights[key].get(topic.code, 0.0), factor * len(key))
        self._by_first: dict[str, list[_Keyword]] = defaultdict(list)
        for key, shares in weights.items():
            if key:
                self._by_first[key[0]].append(_Keyword(key, written[key], shares))

    def scored(self, words: list[str], said: list[str], left_out: Set[str] = frozenset()) -> list[Scored]:
        """Every topic that a keyword speaks for, the best first; equals in the order of their codes.

        `said` are the same words as they were written: the reason quotes them.
        """
        points: dict[str, float] = defaultdict(float)
        reasons: dict[str, dict[str, str]] = defaultdict(dict)
        quoted: dict[str, set[str]] = defaultdict(set)
        for hit in self._hits(words):
            spoken = set(hit.keyword.stems)
            for code in hit.keyword.weights.keys() - left_out:
                weight = hit.keyword.weights[code]
                again = hit.keyword.words in reasons[code]
                points[code] += weight * hit.weight() * (_AGAIN if again else 1.0)
                if not again:
                    reasons[code][hit.keyword.words] = "" if spoken <= quoted[code] else hit.quoted(said)
                    quoted[code] |= spoken
        best = sorted(points, key=lambda code: (-points[code], code))
        return [Scored(c, _confidence(points[c], points, c), _listed(reasons[c].values())) for c in best]

    def _hits(self, words: list[str]) -> list[_Hit]:
        places: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(words):
            if len(places[word]) < _MENTIONS:
                places[word].append(place)
        found = [
            hit
            for word in places
            for keyword in self._by_first.get(word, ())
            for first in places[word]
            if (hit := _near(keyword, first, words, places))
        ]
        return [hit for hit in found if not any(hit.places < other.places for other in found)]


def _said(text: str) -> list[str]:
    return tokens(replaced(_RHETORIC, " ", text[:_MOST_READ]))


def _near(keyword: _Keyword, first: int, words: list[str], places: dict[str, list[int]]) -> _Hit | None:
    """The keyword at `first`, when each of its other words stands near the one before."""
    taken = [first]
    for word in keyword.stems[1:]:
        near = [p for p in places.get(word, ()) if p not in taken and abs(p - taken[-1]) <= _NEAR]
        if not near:
            return None
        taken.append(min(near, key=lambda p: (p < taken[-1], abs(p - taken[-1]))))
    start = min(taken)
    landmark = start > 0 and words[start - 1] in _BEFORE_LANDMARK
    return _Hit(keyword, frozenset(taken), taken == sorted(taken), landmark)


def _listed(phrases: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(phrase for phrase in phrases if phrase))


def _confidence(points: float, everybody: dict[str, float], code: str) -> float:
    """What was said for it against what was said for the strongest other; scaled so that SURE is where it says."""
    rival = max((p for c, p in everybody.items() if c != code), default=0.0)
    return points / (points + _RIVAL * rival + _DOUBT)


def district_name(name: str) -> str:
    return name.removeprefix("Kecamatan ")


def _follows(words: list[str], name: tuple[str, ...]) -> bool:
    return bool(name) and name[0] in words and any(tuple(words[i : i + len(name)]) == name for i in range(len(words)))
