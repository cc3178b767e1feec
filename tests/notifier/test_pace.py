"""Rates: one a second to a person, twenty a minute to a group, thirty to all, with the replies counted where known."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from random import Random
from typing import cast

import pytest
from telegram.error import RetryAfter

from bot.notifier.carrier import Carrier, Manner
from bot.notifier.pace import AHEAD, BURST, FREE, Air, Pace
from bot.notifier.parts import Part
from bot.notifier.wire import NotSent
from tests.notifier.driven import DrivenLoop, Telegram, driven
from tests.notifier.office import QUICK, TOKEN, Office

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
BUDI, GROUP = 7_000_000_001, -100500


def test_two_replies_in_private_hold_no_push_back_and_more_do() -> None:
    pace = Pace(1, 3)
    for _ in range(BURST):
        pace.spoke(BUDI, NOW)
    assert pace.free_at(BUDI, NOW) == NOW
    for _ in range(3):
        pace.spoke(BUDI, NOW)
    assert pace.free_at(BUDI, NOW) == NOW + timedelta(seconds=3)
    assert pace.free_at(BUDI + 1, NOW) is None


def test_a_reply_in_a_group_is_one_of_its_twenty_a_minute() -> None:
    pace = Pace(1, 3)
    for _ in range(20):
        pace.spoke(GROUP, NOW)
    assert pace.free_at(GROUP, NOW) == NOW + timedelta(minutes=1)
    pace.spoke(GROUP, NOW + timedelta(hours=1))
    assert pace.free_at(GROUP, NOW + timedelta(hours=1)) == NOW + timedelta(hours=1, seconds=3)


def test_without_gaps_nothing_is_remembered() -> None:
    pace = Pace(0, 0)
    pace.spoke(BUDI, NOW)
    assert pace.free_at(BUDI, NOW) is None


def test_chats_that_have_rested_are_forgotten() -> None:
    pace = Pace(1, 3)
    for number in range(2000):
        pace.spoke(number + 1, NOW + timedelta(seconds=number))
    assert len(pace._spoken) < 1100


async def seconds_for(air: Air, messages: int = 1) -> float:
    """How long so many waited to leave; they are answered at once."""
    began = asyncio.get_running_loop().time()
    async with air.push(messages):
        return asyncio.get_running_loop().time() - began


def test_replies_have_their_share_first_and_then_what_they_need_is_taken_from_pushes() -> None:
    async def play() -> None:
        for replies, most in ((0, 26), (FREE - AHEAD, 26), (FREE, 24), (10, 18)):
            air, loop = Air(25), asyncio.get_running_loop()
            for _ in range(replies):
                with air.reply():
                    pass
            end, sent = loop.time() + 1, 0
            while await seconds_for(air) >= 0 and loop.time() < end:
                sent += 1
            assert sent == pytest.approx(most, abs=1), replies

    driven(play())


def test_an_album_counts_as_many_and_a_giant_one_passes() -> None:
    async def play() -> None:
        air = Air(20)
        assert await seconds_for(air, 10) < 0.01
        assert await seconds_for(air, 10) == pytest.approx(0.5, abs=0.01)
        assert await seconds_for(air, 2) == pytest.approx(0.4, abs=0.01)
        assert await seconds_for(Air(100), 300) < 0.01

    driven(play())


def test_what_has_not_been_answered_may_still_be_counted() -> None:
    """A call that nobody answers holds up as many as Telegram might count with it, and no more."""

    async def play() -> None:
        air, loop = Air(25), asyncio.get_running_loop()
        async with air.push(), air.push():
            await asyncio.sleep(5)
            began, sent = loop.time(), 0
            while await seconds_for(air) >= 0 and loop.time() < began + 10:
                sent += 1
        assert sent == pytest.approx(24 * 10, abs=2)

    driven(play())


def test_a_way_that_is_long_for_all_slows_nobody_down(monkeypatch: pytest.MonkeyPatch) -> None:
    async def play() -> None:
        telegram = Telegram(way=0.14)
        assert await drain(paced(monkeypatch, telegram)) == pytest.approx(25, rel=0.01)
        assert telegram.refused == 0

    driven(play())


def test_a_call_that_found_no_way_does_not_tell_how_long_the_way_is(monkeypatch: pytest.MonkeyPatch) -> None:
    async def play() -> None:
        carrier = paced(monkeypatch, Telegram(way=0.14))
        for _ in range(3):
            with pytest.raises(NotSent):
                async with carrier.air.push():
                    raise NotSent("refused at once")
        assert await drain(carrier) == pytest.approx(25, rel=0.01)

    driven(play())


def test_replies_are_forgotten_where_nobody_pushes() -> None:
    async def play() -> None:
        air = Air(25)
        for _ in range(500):
            with air.reply():
                await asyncio.sleep(0.1)
        assert len(air._over) < 20

    driven(play())


async def test_without_a_limit_nobody_waits() -> None:
    air = Air(0)
    with air.reply():
        assert await seconds_for(air, 1000) < 0.05


async def test_a_push_waits_for_the_rest_after_replies_and_nobody_else_does(office: Office) -> None:
    budi, sari = await office.citizen(), await office.citizen("Sari Contoh")
    notifier = office.notifier(replace(QUICK, private_gap=1))
    for _ in range(BURST + 2):
        notifier.spoke(budi.identity["id"])
    row = await office.posts(budi)
    await office.posts(sari)
    await notifier.step()
    assert (await office.hears(budi), await office.hears(sari)) == ([], ["Kabar"])
    assert ((await office.row(row)).attempts, (await office.row(row)).cause) == (0, None)
    office.clock.passes(seconds=2)
    await office.drain(notifier)
    assert await office.hears(budi) == ["Kabar"]


async def test_more_than_thirty_a_second_is_a_paid_broadcast(office: Office) -> None:
    budi = await office.citizen()
    for per_second in (30, 31):
        await office.posts(budi)
        await office.drain(office.notifier(replace(QUICK, per_second=per_second)))
        await office.notifiers[-1].close()
    calls = await office.looks("calls", method="sendMessage")
    assert [call["params"].get("allow_paid_broadcast") for call in calls] == [None, True]


IN_FLIGHT = 8
SECONDS = 80
STILL, EVERY = 0.35, 10.0  # seconds for which all stood still in a measurement on a busy machine, and how often here


def punctual(_moment: float) -> float:
    return 0.0


def held_up(moment: float) -> float:
    """Calls that come while nobody takes them are all taken when that is over."""
    return max(0.0, STILL - moment % EVERY)


def uneven(_moment: float, chance: Random = Random(7)) -> float:  # noqa: B008  # the same chances at each run
    return chance.expovariate(1 / 0.03)


WAYS: dict[str, Callable[[float], float]] = {"held up": held_up, "uneven": uneven}


async def drain(carrier: Carrier, seconds: float = SECONDS) -> float:
    """Pushes to ever other people for so long, each tried once; how many were delivered in a second."""
    people, loop = count(1), asyncio.get_running_loop()
    end, sent = loop.time() + seconds, 0

    async def work() -> None:
        nonlocal sent
        while loop.time() < end:
            try:
                await carrier.send(Part("Kabar"), Manner(next(people)))
            except RetryAfter:
                continue
            sent += 1

    await asyncio.gather(*(work() for _ in range(IN_FLIGHT)))
    return sent / (loop.time() - end + seconds)


async def talk(telegram: Telegram, gap: Callable[[], float]) -> None:
    """Replies that the notifier hears nothing of: another process says them."""
    for person in count(1_000_000):
        await asyncio.sleep(gap())
        await telegram.hears("sendMessage", person)


async def hiccups() -> None:
    """The process is busy with something else for a while, again and again."""
    while True:
        await asyncio.sleep(EVERY)
        cast("DrivenLoop", asyncio.get_running_loop()).passes(STILL)


def paced(monkeypatch: pytest.MonkeyPatch, telegram: Telegram, per_second: float = 25) -> Carrier:
    monkeypatch.setattr("bot.notifier.carrier.Request", lambda *_: telegram)  # the way is driven too
    return Carrier(TOKEN, "https://telegram.example", in_flight=IN_FLIGHT, per_second=per_second, timeout=10)


@pytest.mark.parametrize("trouble", ["none", "held up", "uneven", "busy"])
def test_pushes_that_arrive_bunched_are_refused_by_nobody(monkeypatch: pytest.MonkeyPatch, trouble: str) -> None:
    """Spaced when they left, and still more than thirty in one second where they are counted."""

    async def play() -> None:
        telegram = Telegram(WAYS.get(trouble, punctual), way=0.05)
        others = [asyncio.create_task(talk(telegram, lambda: 0.5))]
        others += [asyncio.create_task(hiccups())] if trouble == "busy" else []
        rate = await drain(paced(monkeypatch, telegram))
        for one in others:
            one.cancel()
        assert telegram.refused == 0
        assert rate >= 25 * 0.97

    driven(play())
