"""How the date grammar works out a day from what a pattern caught; a reader never knows which pattern it was."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from bot.suggest.datewords import MONTHS, NUMBERS, UNITS, WEEKDAYS

Precision = Literal["day", "month", "year"]
Day = tuple[date, Precision]
Reader = Callable[[re.Match[str], date], Day | None]


class ImpossibleDateError(ValueError):
    """No calendar has this day."""


def _day(year: int, month: int, day: int) -> Day:
    try:
        return date(year, month, day), "day"
    except ValueError:
        raise ImpossibleDateError from None


def _year(digits: str, today: date) -> int:
    """Two digits are this century up to ten years ahead ("27" is then a future date), else the last."""
    year = int(digits.strip("'’"))
    if year >= 100:
        return year
    return 2000 + year if 2000 + year <= today.year + 10 else 1900 + year


def _latest(day: int, month: int, today: date) -> Day:
    """The most recent such day up to today: nine years back are enough for 29 February."""
    for year in range(today.year, today.year - 9, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found, "day"
    raise ImpossibleDateError


def _months_back(today: date, months: int) -> date:
    index = today.year * 12 + today.month - 1 - months
    if index < 12:
        raise ImpossibleDateError
    return date(index // 12, index % 12 + 1, 1)


def _back(amount: int, unit: str, today: date) -> Day:
    if unit == "month":
        return _months_back(today, amount), "month"
    if unit == "year":
        return date(_months_back(today, 12 * amount).year, 1, 1), "year"
    days = {"hour": amount // 24, "day": amount, "week": 7 * amount}[unit]
    return today - timedelta(days=days), "day"


def iso(m: re.Match[str], today: date) -> Day:
    return _day(int(m["year"]), int(m["monthno"]), int(m["day"]))


def numeric(m: re.Match[str], today: date) -> Day:
    day, month = int(m["day"]), int(m["monthno"])
    if month > 12 >= day:  # 11/25/2026: the American order is the only one left
        day, month = month, day
    if not m.groupdict().get("year"):
        return _latest(day, month, today)
    return _day(_year(m["year"], today), month, day)


def worded(m: re.Match[str], today: date) -> Day:
    day, month = int(m["day"]), MONTHS[m["month"].lower()]
    year = m["year"] or m.groupdict().get("year_after")
    return _day(_year(year, today), month, day) if year else _latest(day, month, today)


def month(m: re.Match[str], today: date) -> Day:
    groups = m.groupdict()
    month = MONTHS[groups["month"].lower()] if groups.get("month") else int(groups["monthno"] or 0)
    if not 1 <= month <= 12:
        raise ImpossibleDateError
    if groups.get("year"):
        return date(_year(groups["year"] or "", today), month, 1), "month"
    return date(today.year - (month > today.month), month, 1), "month"


def just_year(m: re.Match[str], today: date) -> Day:
    return date(int(m["year"]), 1, 1), "year"


def day_of_month(m: re.Match[str], today: date) -> Day:
    """ "tgl 5": the last fifth up to today; "tgl 5 bulan lalu": the fifth of last month."""
    day = int(m["day"])
    if m.groupdict().get("which"):
        start = _months_back(today, 0 if re.search(r"ini|this", m["which"], re.IGNORECASE) else 1)
        return _day(start.year, start.month, day)
    for months in range(12):
        start = _months_back(today, months)
        try:
            found = start.replace(day=day)
        except ValueError:
            continue
        if found <= today:
            return found, "day"
    raise ImpossibleDateError


def weekday(m: re.Match[str], today: date) -> Day | None:
    """The last such weekday strictly before today ("hari Senin ini" may be today); "malam Jumat" is Thursday's."""
    weekday = WEEKDAYS[m["weekday"].lower()]
    groups = m.groupdict()
    back = (today.weekday() - weekday) % 7
    if groups.get("ahead"):
        return today + timedelta(days=7 - back), "day"
    if not (back == 0 and groups.get("this")):
        back = back or 7
    eve = 1 if groups.get("eve") else 0
    return today - timedelta(days=back + eve), "day"


def ago(m: re.Match[str], today: date) -> Day:
    word = m["number"].lower()
    amount = int(word) if word.isdecimal() else NUMBERS[word]
    return _back(amount, UNITS[m["unit"].lower()], today)


def one_ago(m: re.Match[str], today: date) -> Day:
    return _back(1, UNITS[m["unit"].lower()], today)


def this(m: re.Match[str], today: date) -> Day:
    """ "bulan ini", "this year"."""
    return _back(0, UNITS[m["unit"].lower()], today)


def days_back(days: int) -> Reader:
    return lambda _, today: (today - timedelta(days=days), "day")
