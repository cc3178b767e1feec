"""A date ahead of today at the start of an officer's words: "5/12", "5 Desember", "besok", "Senin", "7 hari"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.suggest.dates import DateProblem
from bot.suggest.datewords import MONTHS, WEEKDAYS, either

_WEEK = 7
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?\b")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})\b")
_WORDED = re.compile(rf"(\d{{1,2}})\s+({either(MONTHS)})(?:\s+(\d{{4}}))?\b", re.IGNORECASE)
_WEEKDAY = re.compile(rf"(?:hari\s+)?({either(WEEKDAYS)})(?:\s+(?:depan|next))?\b", re.IGNORECASE)
_COUNT = re.compile(r"(\d{1,3})\s+(hari|minggu|days?|weeks?)(?:\s+lagi)?\b", re.IGNORECASE)
_RELATIVE = {"besok": 1, "tomorrow": 1, "lusa": 2, "minggu depan": _WEEK, "next week": _WEEK}
_SKIPPED = re.compile(r"^(?:sampai|hingga|s/d|sd|tanggal|tgl|until|on)\s+", re.IGNORECASE)


def parse_ahead(text: str, today: date) -> tuple[date, str]:
    """The date at the start of `text` and the words after it; a day and month without a year is the next such day.

    Raises DateProblem with `date-unknown` (no date there) or `date-impossible` (31 Februari).
    """
    words = text.strip()
    while (shorter := _SKIPPED.sub("", words)) != words:
        words = shorter
    try:
        found = _read(words, today)
    except ValueError as problem:
        raise DateProblem("date-impossible", words[:30]) from problem
    if found is None:
        raise DateProblem("date-unknown", words[:30])
    day, length = found
    return day, words[length:].strip(" ,:;.-")


def _read(words: str, today: date) -> tuple[date, int] | None:
    lowered = words.lower()
    for phrase, days in _RELATIVE.items():
        if lowered.startswith(phrase):
            return today + timedelta(days=days), len(phrase)
    if match := _ISO.match(words):
        return date(*(int(part) for part in match.groups())), match.end()
    if match := _NUMERIC.match(words):
        return _dated(int(match[1]), int(match[2]), match[3], today), match.end()
    if match := _WORDED.match(words):
        return _dated(int(match[1]), MONTHS[match[2].lower()], match[3], today), match.end()
    if match := _COUNT.match(words):
        unit = _WEEK if match[2].lower().startswith(("minggu", "week")) else 1
        return today + timedelta(days=int(match[1]) * unit), match.end()
    if match := _WEEKDAY.match(words):
        ahead = (WEEKDAYS[match[1].lower()] - today.weekday()) % _WEEK or _WEEK
        return today + timedelta(days=ahead), match.end()
    return None


def _dated(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return date(int(year) + (2000 if len(year) == len("26") else 0), month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year > today else date(today.year + 1, month, day)
