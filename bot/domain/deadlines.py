"""Deadlines in working days (hari kerja, HK): Monday to Friday without public holidays and cuti bersama.

Day 0 is the day of the start in the region's time zone; a deadline ends at 23:59:59 of the nth HK after it. Holidays
are those of `holidays` for Indonesia (`public`: libur nasional, `government`: cuti bersama; the SKB of three ministers
each year) with the region's own additions and removals, because decrees change during the year.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from holidays import country_holidays

from bot.domain.kinds import Kind

DAY = timedelta(days=1)
END_OF_DAY = time(23, 59, 59)
MORNING = time(8)
SATURDAY = 5
DECREED = ("public", "government")


@dataclass(frozen=True, slots=True)
class Limit:
    """A time limit of `days` HK and the rule it rests on, as people may read it."""

    days: int
    basis: str


@dataclass(frozen=True, slots=True)
class Limits:
    """A region's time limits. They are configuration: the rules behind them change (PermenPANRB 5/2025)."""

    verify: Limit  # from filing
    first_follow_up: Limit  # from each disposition
    close_silent: Limit  # proposed, and the citizen says nothing
    citizen_completes: Limit  # waiting_citizen, then archived as incomplete
    citizen_reminder: Limit  # so many HK before the citizen's deadline
    finish_information: Limit  # the four finish limits run from verification
    finish_aspiration: Limit
    finish_complaint: Limit
    finish_supervised: Limit  # a complaint berkadar pengawasan
    reopen: Limit  # from closing
    postpone_max: Limit  # from the day of postponing

    def finish(self, kind: Kind, supervised: bool) -> Limit:
        """The limit from verification to finished; only a complaint can be berkadar pengawasan."""
        if kind is Kind.COMPLAINT:
            return self.finish_supervised if supervised else self.finish_complaint
        return self.finish_aspiration if kind is Kind.ASPIRATION else self.finish_information


@dataclass(frozen=True, slots=True)
class Calendar:
    """The region's working days: the national calendar, with days `added` as free (date -> name) or `removed`."""

    added: Mapping[date, str] = field(default_factory=dict)
    removed: Collection[date] = ()
    _years: dict[int, frozenset[date]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def is_working(self, day: date) -> bool:
        return _plain(day).weekday() < SATURDAY and day not in self._free(day.year)

    def add(self, start_day: date, days: int) -> date:
        """The `days`th HK after `start_day`, which itself counts as day 0; 0 gives `start_day` back.

        Raises ValueError for a negative number: `subtract` goes back.
        """
        return self._walk(start_day, days, DAY)

    def subtract(self, day: date, days: int) -> date:
        """The `days`th HK before `day`; 0 gives `day` back. Raises ValueError for a negative number."""
        return self._walk(day, days, -DAY)

    def between(self, a: date, b: date) -> int:
        """How many HK lie after `a` up to and including `b`; negative when `b` is before `a`."""
        if _plain(b) < _plain(a):
            return -self.between(b, a)
        return sum(self.is_working(a + DAY * step) for step in range(1, (b - a).days + 1))

    def within(self, today: date, until: date, days: int) -> bool:
        """Whether `until` lies in the future and at most `days` HK away (the limit of postponing)."""
        return today < until and self.between(today, until) <= days

    def due(self, start: datetime, days: int, zone: ZoneInfo) -> datetime:
        """UTC of 23:59:59 in `zone` on the `days`th HK after the date that `start` has in `zone`.

        With 0 days it is the end of that date, or of the next HK when that date is none. Raises ValueError
        when `start` has no time zone.
        """
        first = local_date(start, zone)
        last = self.add(first, days) if days else self.on_or_after(first)
        return datetime.combine(last, END_OF_DAY, zone).astimezone(UTC)

    def on_or_after(self, day: date) -> date:
        """`day` when it is an HK, else the next HK."""
        return day if self.is_working(day) else self.add(day, 1)

    def left(self, now: datetime, due: datetime, zone: ZoneInfo) -> int:
        """The whole HK left when the clock pauses at `now`: today no longer counts; never negative."""
        return max(0, self.between(local_date(now, zone), local_date(due, zone)))

    def resumed(self, now: datetime, left: int, zone: ZoneInfo) -> datetime:
        """The new deadline (UTC) when the clock runs on at `now` with `left` whole HK.

        With none left it is the end of today, or of the next HK when today is none.
        """
        return self.due(now, left, zone)

    def working_days_before(self, due: datetime, n: int, zone: ZoneInfo) -> datetime:
        """UTC of the moment for a reminder `n` HK before `due`: in the morning, when people may be disturbed."""
        day = self.subtract(local_date(due, zone), n)
        return datetime.combine(day, MORNING, zone).astimezone(UTC)

    def known(self, year: int) -> bool:
        """Whether the cuti bersama of `year` is decreed in `holidays`; if not, deadlines in it may move."""
        return bool(country_holidays("ID", categories=("government",), years=year))

    def _walk(self, day: date, days: int, step: timedelta) -> date:
        if days < 0:
            raise ValueError(f"a number of working days cannot be negative: {days}")
        _plain(day)
        while days:
            day += step
            days -= self.is_working(day)
        return day

    def _free(self, year: int) -> frozenset[date]:
        if year not in self._years:
            self._years[year] = (_decreed(year) | self.added.keys()) - set(self.removed)
        return self._years[year]


@cache
def _decreed(year: int) -> frozenset[date]:
    return frozenset(country_holidays("ID", categories=DECREED, years=year))


def local_date(moment: datetime, zone: ZoneInfo) -> date:
    """The date that `moment` has in `zone`. Raises ValueError for a moment without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone has no date in the region")
    return moment.astimezone(zone).date()


def _plain(day: date) -> date:
    """Refuse a datetime where a date is meant: it would silently equal no holiday."""
    if isinstance(day, datetime):
        raise TypeError("working days are counted on dates, not on moments")
    return day
