"""Who hears of a deadline and when: rules as data. Each stage is reached on one working day and told once.

The holder is reminded before, on the day and after; what stays late climbs to the coordinator, then to the supervisor
and the hub. Source: SP4N-LAPOR!'s evaluation asks that reports without a follow-up get one; the days are the channel's
own policy.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.deadlines import MORNING, Calendar, local_date
from bot.domain.people import Role

EVENING = time(16)  # from then on nobody is written to unasked
SEEN_DAYS = 30  # whoever was not seen for longer counts in the weekly digest


class Stage(StrEnum):
    AHEAD = "ahead"
    TODAY = "today"
    LATE = "late"
    COORDINATOR = "coordinator"
    ABOVE = "above"


# On which working day after the deadline's own day (negative: before it) the stage is reached.
DAYS: dict[Stage, int] = {
    Stage.AHEAD: -2,
    Stage.TODAY: 0,
    Stage.LATE: 1,
    Stage.COORDINATOR: 3,
    Stage.ABOVE: 5,
}
HOLDER = (Stage.AHEAD, Stage.TODAY, Stage.LATE)
HEARS: dict[Role, Stage] = {Role.COORDINATOR: Stage.COORDINATOR, Role.SUPERVISOR: Stage.ABOVE, Role.HUB: Stage.ABOVE}


@dataclass(frozen=True, slots=True)
class Round:
    """One morning's round: the region's day, and the day of this reader's round before (None: there was none)."""

    today: date
    before: date | None


def window(calendar: Calendar, stage: Stage, now: Round) -> tuple[date | None, date]:
    """Deadlines whose day lies after the first and not after the second date reached `stage` since the round before.

    The first is None when there was no round before: then all that ever came so far are new.
    """
    return (_reached(calendar, stage, now.before) if now.before else None), _reached(calendar, stage, now.today)


def _reached(calendar: Calendar, stage: Stage, day: date) -> date:
    """The latest deadline's day that has come to `stage` on the morning of `day`."""
    days = DAYS[stage]
    return calendar.subtract(day, days) if days > 0 else calendar.add(day, -days)


def stage(calendar: Calendar, due: date, today: date) -> Stage | None:
    """The furthest stage that a deadline has come to on the morning of `today`; None when it is far off."""
    return next((one for one in reversed(Stage) if due <= _reached(calendar, one, today)), None)


def in_hours(calendar: Calendar, now: datetime, zone: ZoneInfo) -> bool:
    """Whether officers may be written to unasked: a working day of the region between eight and four."""
    local = now.astimezone(zone)
    return calendar.is_working(local.date()) and MORNING <= local.time() < EVENING


def next_morning(calendar: Calendar, now: datetime, zone: ZoneInfo) -> datetime:
    """The next morning of a working day, after `now`."""
    today = local_date(now, zone)
    early = calendar.is_working(today) and now.astimezone(zone).time() < MORNING
    return datetime.combine(today if early else calendar.add(today, 1), MORNING, zone)


def starts_the_week(calendar: Calendar, today: date) -> bool:
    """Whether `today` is the first working day of its week, when the weekly digest goes out."""
    earlier = [today - timedelta(days=back) for back in range(1, today.weekday() + 1)]
    return calendar.is_working(today) and not any(calendar.is_working(day) for day in earlier)
