"""The rules against floods: slow down before refusing, waiting always helps, nobody in the middle is cut off."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.limits import LIGHT, Limits, Rate, Verdict, crowd, next_filing, normalised, rest, weigh

LIMITS = Limits()
NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
GAPS = st.lists(st.floats(0, 30), max_size=300)


def verdicts(gaps: list[float], weight: float = 1.0, rate: Rate = LIMITS.person) -> list[Verdict]:
    load, found = 0.0, []
    for gap in gaps:
        verdict, load = weigh(load, gap, weight, rate)
        found.append(verdict)
    return found


@given(GAPS)
def test_nobody_is_refused_who_was_not_slowed_down_before(gaps: list[float]) -> None:
    found = verdicts(gaps)
    if Verdict.REFUSE in found:
        assert Verdict.SLOW in found[: found.index(Verdict.REFUSE)]


@given(GAPS, st.sampled_from([LIMITS.person, LIMITS.group]))
def test_no_rhythm_gets_more_through_than_the_burst_and_the_leak(gaps: list[float], rate: Rate) -> None:
    taken = sum(verdict is not Verdict.REFUSE for verdict in verdicts(gaps, rate=rate))
    assert taken <= rate.full + sum(gaps) * rate.leak + 1


@given(st.floats(0, 60))
def test_waiting_as_long_as_told_is_answered_at_once(load: float) -> None:
    waited = rest(load, LIMITS.person).total_seconds() + 0.001
    assert weigh(load, waited, 1.0, LIMITS.person)[0] is Verdict.PASS


def test_an_ordinary_conversation_and_an_album_pass() -> None:
    assert set(verdicts([3.0] * 200)) == {Verdict.PASS}  # a message each three seconds, for ten minutes
    assert set(verdicts([0.0] * 20)) == {Verdict.PASS}


def test_in_the_middle_of_a_report_many_messages_pass_but_not_endlessly() -> None:
    found = verdicts([0.0] * 300, LIGHT)
    assert Verdict.REFUSE not in found[:200]
    assert found[-1] is Verdict.REFUSE


def test_a_clock_that_goes_back_empties_nothing() -> None:
    assert weigh(10.0, -3600.0, 1.0, LIMITS.person) == (Verdict.PASS, 11.0)


def test_a_real_flood_does_not_crowd_the_channel() -> None:
    a_thousand_reports_an_hour = 1000 * 12 // 60
    assert crowd(a_thousand_reports_an_hour * 10, LIMITS.overall) is Verdict.PASS
    assert crowd(7_000, LIMITS.overall) is Verdict.SLOW
    assert crowd(13_000, LIMITS.overall) is Verdict.REFUSE


def filings(tries: int, every: timedelta) -> list[datetime]:
    """When a person who tries so often gets a report through."""
    filed: list[datetime] = []
    for number in range(tries):
        now = NOW + number * every
        lately = [at for at in reversed(filed) if now - at < timedelta(days=1)]
        if next_filing(lately, now, LIMITS) is None:
            filed.append(now)
    return filed


def test_a_prankster_s_hundred_do_not_pass() -> None:
    assert len(filings(100, timedelta(seconds=36))) <= 20  # within an hour
    assert len(filings(1000, timedelta(seconds=86))) <= LIMITS.daily  # within a day


def test_a_volunteer_with_eight_potholes_does_not_wait() -> None:
    assert len(filings(8, timedelta(minutes=1))) == 8


@given(st.lists(st.integers(0, 86_000), max_size=40))
def test_whoever_waits_as_long_as_told_may_file(seconds: list[int]) -> None:
    filed = sorted((NOW - timedelta(seconds=one) for one in seconds), reverse=True)[: LIMITS.daily]
    until = next_filing(filed, NOW, LIMITS)
    if until is not None:
        assert until > NOW
        assert next_filing([at for at in filed if until - at < timedelta(days=1)], until, LIMITS) is None


def test_the_same_words_are_the_same_whatever_stands_between_them() -> None:
    one = "Air PDAM mati sejak pagi di seluruh perumahan kami!!!"
    assert normalised(one) == normalised("AIR  pdam mati, sejak pagi di seluruh perumahan kami")
    assert normalised(one) != normalised(one.replace("pagi", "malam"))


def test_short_words_are_the_same_only_at_the_same_place() -> None:
    assert normalised("Lampu mati", "Teluk Binjai") == normalised("lampu MATI.", "teluk binjai")
    assert normalised("Lampu mati", "Teluk Binjai") != normalised("Lampu mati", "Bukit Datuk")
