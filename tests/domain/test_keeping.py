"""Stages of a deadline: each is reached once, on a working day, in the order in which it climbs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.domain import keeping
from bot.domain.deadlines import Calendar
from bot.domain.keeping import Round, Stage

CALENDAR = Calendar()
WIB = ZoneInfo("Asia/Jakarta")
DAYS = some.dates(date(2026, 1, 1), date(2026, 12, 31))
START = datetime(2026, 1, 1, tzinfo=UTC)
WORKING = DAYS.map(CALENDAR.on_or_after)

# The deadline's day, a morning, and the furthest stage then: over a weekend, over Lebaran 2026 (20 to 24 March).
EXAMPLES = [
    (date(2026, 11, 27), date(2026, 11, 24), None),
    (date(2026, 11, 27), date(2026, 11, 25), Stage.AHEAD),
    (date(2026, 11, 27), date(2026, 11, 26), Stage.AHEAD),
    (date(2026, 11, 27), date(2026, 11, 27), Stage.TODAY),
    (date(2026, 11, 27), date(2026, 11, 30), Stage.LATE),
    (date(2026, 11, 27), date(2026, 12, 2), Stage.COORDINATOR),
    (date(2026, 11, 27), date(2026, 12, 4), Stage.ABOVE),
    (date(2026, 3, 17), date(2026, 3, 25), Stage.LATE),
    (date(2026, 3, 25), date(2026, 3, 16), Stage.AHEAD),
]


@pytest.mark.parametrize(("due", "today", "expected"), EXAMPLES)
def test_worked_examples(due: date, today: date, expected: Stage | None) -> None:
    assert keeping.stage(CALENDAR, due, today) is expected


@given(WORKING, some.sampled_from(Stage), WORKING, some.integers(1, 30))
def test_a_stage_is_told_once_however_the_rounds_fall(due: date, stage: Stage, first: date, rounds: int) -> None:
    told, before = 0, None
    for step in range(rounds):
        today = CALENDAR.add(first, step * 2)
        after, until = keeping.window(CALENDAR, stage, Round(today, before))
        told += due <= until and (after is None or due > after)
        before = today
    last = CALENDAR.add(first, (rounds - 1) * 2)
    assert told == (due <= keeping.window(CALENDAR, stage, Round(last, None))[1])


@given(WORKING, WORKING)
def test_what_a_window_holds_is_what_the_stage_says(due: date, today: date) -> None:
    reached = keeping.stage(CALENDAR, due, today)
    for stage in Stage:
        _, until = keeping.window(CALENDAR, stage, Round(today, None))
        assert (due <= until) == (reached is not None and list(Stage).index(reached) >= list(Stage).index(stage))


@given(some.integers(0, 365 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes)))
def test_the_next_morning_is_a_working_one_and_lies_ahead(now: datetime) -> None:
    moment = keeping.next_morning(CALENDAR, now, WIB)
    assert moment > now
    assert keeping.in_hours(CALENDAR, moment, WIB)
    assert not any(
        keeping.in_hours(CALENDAR, now + timedelta(minutes=step), WIB)
        and (now + timedelta(minutes=step)).astimezone(WIB).date() != now.astimezone(WIB).date()
        for step in range(0, int((moment - now).total_seconds() // 60), 30)
    )


def test_the_week_starts_on_its_first_working_day() -> None:
    assert keeping.starts_the_week(CALENDAR, date(2026, 11, 23))
    assert not keeping.starts_the_week(CALENDAR, date(2026, 11, 24))
    assert keeping.starts_the_week(CALENDAR, date(2026, 3, 25))  # Lebaran took Monday and Tuesday
    assert not keeping.starts_the_week(CALENDAR, date(2026, 3, 22))
