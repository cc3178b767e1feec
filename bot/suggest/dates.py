"""When something happened, out of a citizen's words: a small grammar of Indonesian and some English.

`find` looks into running text and would rather be silent than wrong; `parse` reads the answer to "when did it
happen?" and says what it did not understand. Only the day of `today` is known, in the region's time zone. About four
in ten dates in real texts are meant but are not the incident's (letters, earlier complaints): always confirm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import zip_longest
from typing import Literal

from bot.domain.letters import small
from bot.suggest.dategrammar import Day, ImpossibleDateError, Precision
from bot.suggest.daterules import BEGINNING, RULES, Kind, Rule
from bot.suggest.datewords import NOT_DATES, SINCE_FESTIVAL

OLDEST = 1945  # nobody reports what happened before the republic
_SAME_DATE = len(" tanggal ")  # between a weekday and its number
_LONGEST = 4096  # one Telegram message; the rest of a longer text is not searched

Problem = Literal["date-impossible", "date-future", "date-unknown", "date-too-old"]


@dataclass(frozen=True, slots=True)
class Happened:
    """`day` is the first of the month or year at that `precision`; `time_of_day` is "malam" or "10.30"."""

    day: date
    precision: Precision
    phrase: str
    time_of_day: str | None


class DateProblem(ValueError):
    """Why an answer is no date: `key` says what to tell, `understood` are the words it is about."""

    def __init__(self, key: Problem, understood: str) -> None:
        super().__init__(key)
        self.key: Problem = key
        self.understood = understood


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    kind: Kind
    day: Day | None  # None: no calendar has it


_CLOCK = re.compile(
    r"\b(?:jam|jm|pukul|pkl|pk|at)\.?\s*(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?(?:an)?(?!\d|\s*(?:lalu|yang|yg))"
    r"(?:\s*(?:wib|lewat))?",
    re.IGNORECASE,
)
_DAYTIME = re.compile(
    r"\b(?:pagi|siang|sore|petang|malam|mlm|malem|subuh|dini\s+hari|semalam|semalem|smlm|morning|afternoon|evening|"
    r"night|tonight)\b",
    re.IGNORECASE,
)
# From which hour of the clock's half a word says "after noon".
_AFTER_NOON = (
    (1, re.compile(r"\b(?:siang|sore|petang|pm|afternoon)\b", re.IGNORECASE)),
    (6, re.compile(r"\b(?:malam|mlm|malem|evening|night|tonight)\b", re.IGNORECASE)),
)
_TIME_NAMES = {
    "petang": "sore",
    "mlm": "malam",
    "malem": "malam",
    "semalam": "malam",
    "semalem": "malam",
    "smlm": "malam",
    "morning": "pagi",
    "afternoon": "siang",
    "evening": "malam",
    "night": "malam",
    "tonight": "malam",
}
_LEADING = re.compile(r"\b(?:(?:sejak|sjk|dari|mulai|pada|pd|tanggal|tgl|hari|since|on|from)\.?\s+)+$", re.IGNORECASE)
_RANK: dict[Precision, int] = {"day": 0, "month": 1, "year": 2}


def find(text: str, today: date) -> Happened | None:
    """The date that `text` most probably speaks about; None when there is none, or only impossible or future ones."""
    hits = [hit for hit in _hits(text, today, whole=False) if hit.day and _plausible(hit.day, today)]
    if not hits:
        return None
    best = min(hits, key=lambda hit: (_rank(hit), hit.start))
    return _happened(text, best)


def impossible(text: str, today: date) -> str | None:
    """The first date of `text` that no calendar has, with the word that leads to it ("sejak 31 Februari")."""
    hit = next((hit for hit in _hits(text, today, whole=False) if hit.day is None), None)
    if hit is None:
        return None
    led = _LEADING.search(text[: hit.start])
    return text[led.start() if led else hit.start : hit.end].strip()


def parse(text: str, today: date) -> Happened:
    """The date an answer names; DateProblem when it is impossible, in the future, before 1945 or not understood."""
    hits = _hits(text, today, whole=True)
    if not hits:
        raise DateProblem("date-unknown", text.strip())
    good = [hit for hit in hits if hit.day and _plausible(hit.day, today)]
    if not good or any(hit.day is None for hit in hits):
        raise _problem(text, hits, today)
    return _happened(text, min(good, key=lambda hit: (_rank(hit), hit.start)))


def _problem(text: str, hits: Sequence[_Hit], today: date) -> DateProblem:
    hit = min(hits, key=lambda hit: (hit.day is not None, hit.start))
    phrase = text[hit.start : hit.end].strip()
    if hit.day is None:
        return DateProblem("date-impossible", phrase)
    return DateProblem("date-future" if hit.day[0] > today else "date-too-old", phrase)


def _plausible(day: Day, today: date) -> bool:
    return day[0] <= today and day[0].year >= OLDEST


def _rank(hit: _Hit) -> int:
    return _RANK[hit.day[1]] if hit.day else len(_RANK)


@lru_cache(maxsize=256)  # the same words are asked for a day, for an impossible one, and whether it goes on
def _hits(text: str, today: date, *, whole: bool) -> Sequence[_Hit]:
    """Hits in order of place: of two that overlap the stronger stays, and a date beats the weekday before it."""
    readable = _without_lookalikes(small(text[:_LONGEST]), whole=whole)
    found = sorted(_matches(readable, today, whole=whole), key=_strength)
    kept: list[_Hit] = []
    for hit in found:
        if all(hit.end <= other.start or hit.start >= other.end for other in kept):
            kept.append(hit)
    kept.sort(key=lambda hit: hit.start)
    return tuple(hit for hit, later in zip_longest(kept, kept[1:]) if not _repeated(hit, later))


def _strength(hit: _Hit) -> tuple[bool, int, int]:
    """Numbers before words, long before short: "17 September kemarin" is a day, not a month."""
    return hit.kind != "explicit", hit.start - hit.end, hit.start


def _repeated(hit: _Hit, later: _Hit | None) -> bool:
    """ "Kamis tanggal 19 November" is one date, and its number is the safer half."""
    return later is not None and later.kind == "explicit" != hit.kind and later.start - hit.end <= _SAME_DATE


def _matches(text: str, today: date, *, whole: bool) -> Iterator[_Hit]:
    stripped = text.strip(" \t\n.,!?()")
    offset = text.find(stripped)
    starts = [found.start() for found in BEGINNING.finditer(text)]
    for rule in RULES:
        if rule.whole:
            match = rule.pattern.fullmatch(stripped) if whole else None
            found = [(match, offset)] if match else []
        else:
            found = [(m, 0) for m in _beginning_at(starts, rule.pattern, text)]
        for m, shift in found:
            yield from _read(rule, m, shift, today)


def _beginning_at(starts: Sequence[int], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` finds, when a match can begin at `starts` only."""
    end = 0
    for start in starts:
        if start >= end and (match := pattern.match(text, start)) is not None:
            end = match.end()
            yield match


def _read(rule: Rule, match: re.Match[str], shift: int, today: date) -> Iterator[_Hit]:
    start, end = match.start() + shift, match.end() + shift
    try:
        day = rule.read(match, today)
    except (ImpossibleDateError, OverflowError):
        yield _Hit(start, end, rule.kind, None)
        return
    if day:
        yield _Hit(start, end, rule.kind, day)


def _without_lookalikes(text: str, *, whole: bool) -> str:
    """House numbers, telephones, rupiah, "tiap Senin" … become blanks, so that places in the text stay."""
    text = SINCE_FESTIVAL.sub(_blank, text)
    return text if whole and len(text) <= 40 else NOT_DATES.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return " " * (match.end() - match.start())


def _happened(text: str, hit: _Hit) -> Happened:
    assert hit.day is not None
    day, precision = hit.day
    phrase = text[hit.start : hit.end].strip()
    return Happened(day, precision, phrase, _time(text, hit) if precision == "day" else None)


def _time(text: str, hit: _Hit) -> str | None:
    """The clock or the part of the day that stands in the phrase, just after it, or just before it."""
    inside_or_after = text[hit.start : hit.end + 25]
    before = text[max(0, hit.start - 18) : hit.start]
    for part in (inside_or_after, before):
        clock = _CLOCK.search(part)
        if clock:
            return _clock(clock, before + inside_or_after)
        word = _DAYTIME.search(part)
        if word:
            name = " ".join(word[0].lower().split())
            return _TIME_NAMES.get(name, name)
    return None


def _clock(match: re.Match[str], around: str) -> str:
    """ "sore jam 5" and "jam 5 sore" are 17.00; "jam 2 malam" is 02.00."""
    hour = int(match["hour"])
    half = next((first for first, word in _AFTER_NOON if hour < 12 and hour >= first and word.search(around)), None)
    return f"{(hour + 12 * (half is not None)) % 24:02d}.{match['minute'] or '00'}"
