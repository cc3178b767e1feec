"""Working days: the decree, a table of worked examples, and properties that hold for every day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.deadlines import Calendar, Limit, Limits, local_date
from bot.domain.kinds import Kind

WIB = ZoneInfo("Asia/Jakarta")
WIT = ZoneInfo("Asia/Jayapura")
CALENDAR = Calendar()

# Libur nasional and cuti bersama of 2026 as the joint decree of the three ministers lists them.
PUBLIC_2026 = "01-01 01-16 02-17 03-19 03-21 03-22 04-03 04-05 05-01 05-14 05-27 05-31 06-01 06-16 08-17 08-25 12-25"
GOVERNMENT_2026 = "02-16 03-18 03-20 03-23 03-24 05-15 05-28 12-24"


def wib(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


def end_of(day: str, zone: ZoneInfo = WIB) -> datetime:
    return datetime.fromisoformat(f"{day}T23:59:59").replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("category", "days", "number"), [("public", PUBLIC_2026, 17), ("government", GOVERNMENT_2026, 8)]
)
def test_the_decree_of_2026(category: str, days: str, number: int) -> None:
    decreed = {date.fromisoformat(f"2026-{day}") for day in days.split()}
    assert len(decreed) == number
    assert set(country_holidays("ID", categories=(category,), years=2026)) == decreed


# start in WIB, working days, last day; the reasoning stands above each line.
WORKED = [
    # Monday; Tue 3, Wed 4, Thu 5.
    ("2026-03-02T10:00", 3, "2026-03-05"),
    # Lebaran: Tue 17 is the 1st; Wed 18 to Tue 24 are Nyepi, Idul Fitri, cuti bersama and a weekend; 25 2nd, 26 3rd.
    ("2026-03-16T09:00", 3, "2026-03-26"),
    # Filed within Lebaran's cuti bersama: day 0 is Fri 20; the next HK are Wed 25, Thu 26, Fri 27.
    ("2026-03-20T20:00", 3, "2026-03-27"),
    # Lebaran and Good Friday: 16, 17 | 25, 26, 27 | 30, 31, 1, 2, (3 is Good Friday) | 6 April is the 10th.
    ("2026-03-13T11:00", 10, "2026-04-06"),
    # 14 HK from the eve of Lebaran: 25 26 27 (3) | 30 31 1 2 (7) | 6–10 April (12) | 13, 14 April.
    ("2026-03-17T08:00", 14, "2026-04-14"),
    # Christmas: Wed 23 is the 1st, 24 and 25 are free, 28 29 30 31 are the 2nd to the 5th.
    ("2026-12-22T14:00", 5, "2026-12-31"),
    # New Year: 28–31 December (4 after 23 = 5), Fri 1 January free, Mon 4 6th, Tue 5 Isra Mikraj 2027, Wed 6 7th.
    ("2026-12-22T14:00", 7, "2027-01-06"),
    # Saturday is day 0: Mon 9, Tue 10, Wed 11.
    ("2026-03-07T12:00", 3, "2026-03-11"),
    # Sunday evening is day 0 too: the same days.
    ("2026-03-08T21:00", 3, "2026-03-11"),
    # Friday at 23:59 still is Friday: Mon 9, Tue 10, Wed 11.
    ("2026-03-06T23:59", 3, "2026-03-11"),
    # Monday at 23:59:59: Tue 10, Wed 11, Thu 12. One second later it is Tuesday: Wed 11, Thu 12, Fri 13.
    ("2026-03-09T23:59:59", 3, "2026-03-12"),
    ("2026-03-10T00:00:00", 3, "2026-03-13"),
    # On Independence Day (a Monday): 18 19 20 21, then Mon 24 is the 5th.
    ("2026-08-17T08:00", 5, "2026-08-24"),
    # The same and one more: Tue 25 is Maulid Nabi, so Wed 26.
    ("2026-08-17T08:00", 6, "2026-08-26"),
    # Ascension with its cuti bersama: Thu 14 and Fri 15 May are free, the next HK is Mon 18.
    ("2026-05-13T16:00", 1, "2026-05-18"),
    # 60 HK: January 6–9 (4) 12–15 (8) 19–23 (13) 26–30 (18); February 2–6 (23) 9–13 (28) 18–20 (31) 23–27 (36);
    # March 2–6 (41) 9–13 (46) 16–17 (48) 25–27 (51) 30–2 April (55); 6–10 April (60).
    ("2026-01-05T09:00", 60, "2026-04-10"),
    # No days at all: the end of the day itself, and on a Saturday the end of the next HK.
    ("2026-03-06T09:00", 0, "2026-03-06"),
    ("2026-03-07T09:00", 0, "2026-03-09"),
]


@pytest.mark.parametrize(("start", "days", "last"), WORKED)
def test_worked_examples(start: str, days: int, last: str) -> None:
    assert CALENDAR.due(wib(start), days, WIB) == end_of(last)


def test_the_day_of_the_start_is_the_regions_not_greenwichs() -> None:
    # 16:59 UTC is 23:59 on Monday in WIB (Tue, Wed, Thu 12); 17:30 UTC is 00:30 on Tuesday (Wed, Thu, Fri 13).
    assert CALENDAR.due(datetime(2026, 3, 9, 16, 59, tzinfo=UTC), 3, WIB) == end_of("2026-03-12")
    assert CALENDAR.due(datetime(2026, 3, 9, 17, 30, tzinfo=UTC), 3, WIB) == end_of("2026-03-13")


def test_another_zone_of_indonesia_has_its_own_midnight() -> None:
    # 15:30 UTC is 22:30 on Monday in WIB and 00:30 on Tuesday in WIT.
    start = datetime(2026, 3, 9, 15, 30, tzinfo=UTC)
    assert CALENDAR.due(start, 3, WIB) == datetime(2026, 3, 12, 16, 59, 59, tzinfo=UTC)
    assert CALENDAR.due(start, 3, WIT) == datetime(2026, 3, 13, 14, 59, 59, tzinfo=UTC)


def test_a_deadline_is_told_in_utc() -> None:
    assert CALENDAR.due(wib("2026-03-02T10:00"), 3, WIB).tzinfo is UTC


# due day, paused at, whole HK left, resumed at, new last day
PAUSED = [
    # On the last day: today no longer counts, none is left: the end of the day of resuming.
    ("2026-03-05", "2026-03-05T15:00", 0, "2026-03-10T09:00", "2026-03-10"),
    # The same, resumed on a Saturday: the end of the next HK.
    ("2026-03-05", "2026-03-05T15:00", 0, "2026-03-07T09:00", "2026-03-09"),
    # The same, resumed in Lebaran: the first HK after it.
    ("2026-03-17", "2026-03-17T23:59", 0, "2026-03-20T09:00", "2026-03-25"),
    # Over Lebaran: 11 12 13 16 17 25 26 27 March are left; from Mon 30: 31 1 2 | 6 7 8 9 10 April.
    ("2026-03-27", "2026-03-10T10:00", 8, "2026-03-30T10:00", "2026-04-10"),
    # Paused and resumed on one day: nothing changes.
    ("2026-03-27", "2026-03-10T10:00", 8, "2026-03-10T16:00", "2026-03-27"),
    # Resumed on Independence Day with two left: 18 and 19.
    ("2026-08-14", "2026-08-12T10:00", 2, "2026-08-17T10:00", "2026-08-19"),
    # Paused on a Saturday with Mon 9 and Tue 10 left; resumed on Sun 15: 16 and 17, the eve of Lebaran.
    ("2026-03-10", "2026-03-07T10:00", 2, "2026-03-15T10:00", "2026-03-17"),
    # Overdue already: none left.
    ("2026-03-05", "2026-03-09T10:00", 0, "2026-03-12T10:00", "2026-03-12"),
]


@pytest.mark.parametrize(("due", "paused", "left", "resumed", "last"), PAUSED)
def test_the_clock_pauses_and_runs_on(due: str, paused: str, left: int, resumed: str, last: str) -> None:
    assert CALENDAR.left(wib(paused), end_of(due), WIB) == left
    assert CALENDAR.resumed(wib(resumed), left, WIB) == end_of(last)


def test_the_citizen_is_reminded_two_working_days_before_in_the_morning() -> None:
    # Two HK before Wed 25 March lies the whole of Lebaran: Tue 17 is one, Mon 16 is two. 08:00 WIB is 01:00 UTC.
    assert CALENDAR.working_days_before(end_of("2026-03-25"), 2, WIB) == datetime(2026, 3, 16, 1, tzinfo=UTC)


def test_a_region_adds_a_day_of_its_own() -> None:
    calendar = Calendar(added={date(2026, 3, 10): "Hari Jadi Kota Contoh"})
    # From Sat 7: Mon 9 is the 1st, Tue 10 is free now, Wed 11 and Thu 12.
    assert calendar.due(wib("2026-03-07T12:00"), 3, WIB) == end_of("2026-03-12")


def test_a_region_removes_a_cuti_bersama_that_was_revoked() -> None:
    calendar = Calendar(removed=[date(2026, 3, 24)])
    # From Mon 16: Tue 17, then Tue 24 is worked now, Wed 25.
    assert calendar.due(wib("2026-03-16T09:00"), 3, WIB) == end_of("2026-03-25")


def test_a_removed_day_stays_free_on_a_weekend() -> None:
    assert not Calendar(removed=[date(2026, 3, 21)]).is_working(date(2026, 3, 21))


def test_postponing_reaches_at_most_the_limit() -> None:
    today = date(2026, 3, 16)  # the 3rd HK after it is Thu 26
    assert CALENDAR.within(today, date(2026, 3, 26), 3)
    assert not CALENDAR.within(today, date(2026, 3, 27), 3)
    assert not CALENDAR.within(today, today, 3)
    assert not CALENDAR.within(today, date(2026, 3, 13), 3)


def test_cuti_bersama_is_known_for_decreed_years_only() -> None:
    assert CALENDAR.known(2025)
    assert CALENDAR.known(2026)
    assert not CALENDAR.known(2040)


def test_what_cannot_be_counted_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        CALENDAR.add(date(2026, 3, 2), -1)
    with pytest.raises(ValueError, match="negative"):
        CALENDAR.subtract(date(2026, 3, 2), -1)
    with pytest.raises(ValueError, match="time zone"):
        CALENDAR.due(datetime(2026, 3, 2), 3, WIB)  # noqa: DTZ001  # the moment without a zone is the test
    with pytest.raises(TypeError, match="dates"):
        CALENDAR.is_working(wib("2026-03-02T10:00"))
    with pytest.raises(TypeError, match="dates"):
        CALENDAR.add(wib("2026-03-02T10:00"), 0)


def limits() -> Limits:
    names = Limits.__dataclass_fields__
    return Limits(**{name: Limit(number, f"dasar {name}") for number, name in enumerate(names, start=1)})


@pytest.mark.parametrize(
    ("kind", "supervised", "name"),
    [
        (Kind.INFORMATION, False, "finish_information"),
        (Kind.INFORMATION, True, "finish_information"),
        (Kind.ASPIRATION, False, "finish_aspiration"),
        (Kind.ASPIRATION, True, "finish_aspiration"),
        (Kind.COMPLAINT, False, "finish_complaint"),
        (Kind.COMPLAINT, True, "finish_supervised"),
    ],
)
def test_the_limit_to_finish_follows_the_kind(kind: Kind, supervised: bool, name: str) -> None:
    assert limits().finish(kind, supervised).basis == f"dasar {name}"


def test_kinds_are_named_as_on_the_form() -> None:
    assert [kind.label for kind in Kind] == ["Pengaduan", "Aspirasi", "Permintaan Informasi"]


DAYS = st.dates(date(2019, 1, 1), date(2029, 12, 31))
MOMENTS = st.datetimes(datetime(2019, 1, 1), datetime(2029, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001  # bounds
COUNTS = st.integers(1, 70)
ZONES = st.sampled_from([WIB, ZoneInfo("Asia/Makassar"), WIT])


@given(DAYS, COUNTS)
def test_the_nth_day_is_a_working_day_after_the_start(day: date, days: int) -> None:
    last = CALENDAR.add(day, days)
    assert CALENDAR.is_working(last)
    assert last > day


@given(DAYS, COUNTS)
def test_between_undoes_add(day: date, days: int) -> None:
    assert CALENDAR.between(day, CALENDAR.add(day, days)) == days


@given(DAYS, COUNTS)
def test_subtract_undoes_add_from_a_working_day(day: date, days: int) -> None:
    first = CALENDAR.on_or_after(day)
    assert CALENDAR.subtract(CALENDAR.add(first, days), days) == first


@given(DAYS, DAYS)
def test_between_is_antisymmetric_and_counts_each_day_once(a: date, b: date) -> None:
    assert CALENDAR.between(a, b) == -CALENDAR.between(b, a)
    middle = min(a, b) + abs(b - a) / 2
    assert CALENDAR.between(a, middle) + CALENDAR.between(middle, b) == CALENDAR.between(a, b)


@given(DAYS, DAYS)
def test_between_agrees_with_counting_by_hand(a: date, b: date) -> None:
    first, last = sorted((a, b))
    days = [first + timedelta(days=n) for n in range(1, (last - first).days + 1)]
    free = country_holidays("ID", categories=("public", "government"), years=range(2019, 2030))
    assert CALENDAR.between(first, last) == len([d for d in days if d.isoweekday() <= 5 and d not in free])


@given(MOMENTS, MOMENTS, COUNTS, ZONES)
def test_who_files_later_is_never_due_earlier(a: datetime, b: datetime, days: int, zone: ZoneInfo) -> None:
    first, last = sorted((a, b))
    assert CALENDAR.due(first, days, zone) <= CALENDAR.due(last, days, zone)
    assert CALENDAR.due(first, days, zone) < CALENDAR.due(first, days + 1, zone)


@given(MOMENTS, COUNTS, ZONES)
def test_a_deadline_ends_a_working_day_of_the_region(start: datetime, days: int, zone: ZoneInfo) -> None:
    local = CALENDAR.due(start, days, zone).astimezone(zone)
    assert (local.hour, local.minute, local.second) == (23, 59, 59)
    assert CALENDAR.is_working(local.date())


@given(MOMENTS, COUNTS, st.timedeltas(timedelta(0), timedelta(days=120)), st.timedeltas(timedelta(0), timedelta(60)))
def test_pausing_never_shortens(start: datetime, days: int, ran: timedelta, paused: timedelta) -> None:
    due = CALENDAR.due(start, days, WIB)
    left = CALENDAR.left(start + ran, due, WIB)
    resumed = CALENDAR.resumed(start + ran + paused, left, WIB)
    assert resumed >= due
    assert local_date(resumed, WIB) >= local_date(start + ran + paused, WIB)


@given(MOMENTS, COUNTS, st.integers(0, 40))
def test_a_pause_costs_exactly_its_own_working_days(start: datetime, days: int, pause: int) -> None:
    due = CALENDAR.due(start, days, WIB)
    again = start + timedelta(days=pause)
    resumed = CALENDAR.resumed(again, CALENDAR.left(start, due, WIB), WIB)
    lost = CALENDAR.between(local_date(start, WIB), local_date(again, WIB))
    assert CALENDAR.between(local_date(due, WIB), local_date(resumed, WIB)) == lost


@given(MOMENTS, COUNTS)
def test_what_is_left_never_exceeds_the_limit(start: datetime, days: int) -> None:
    due = CALENDAR.due(start, days, WIB)
    assert CALENDAR.left(start, due, WIB) == days
    assert CALENDAR.left(due, due, WIB) == 0


@given(DAYS, COUNTS, st.dates(date(2019, 1, 1), date(2029, 12, 31)))
def test_one_more_free_day_never_brings_a_deadline_forward(day: date, days: int, free: date) -> None:
    assert Calendar(added={free: "contoh"}).add(day, days) >= CALENDAR.add(day, days)
    assert Calendar(removed=[free]).add(day, days) <= CALENDAR.add(day, days)
