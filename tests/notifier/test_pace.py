"""Rates: one a second to a person, twenty a minute to a group, thirty to all, with the replies counted where known."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.notifier.pace import BURST, Air, Pace
from tests.notifier.office import QUICK, Office

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


async def seconds_for(air: Air, messages: int) -> float:
    began = asyncio.get_running_loop().time()
    await air.take(messages)
    return asyncio.get_running_loop().time() - began


async def test_replies_use_the_head_room_first_and_then_the_pushes() -> None:
    air = Air(25)
    await air.take(25)
    for _ in range(5):
        air.spoke()
    assert air._pushed <= 25, "five replies a second are the head-room"
    for _ in range(5):
        air.spoke()
    assert air._pushed >= 29
    assert await seconds_for(air, 1) >= 0.15, "five messages more than a second takes"


async def test_an_album_counts_as_many_and_a_giant_one_passes() -> None:
    air = Air(20)
    assert await seconds_for(air, 10) < 0.05
    assert await seconds_for(air, 10) < 0.05
    assert await seconds_for(air, 2) >= 0.08
    small = Air(100)
    await asyncio.wait_for(small.take(300), 1)


async def test_without_a_limit_nobody_waits() -> None:
    air = Air(0)
    air.spoke()
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
