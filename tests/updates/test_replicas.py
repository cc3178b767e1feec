"""Several processes on one PostgreSQL."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.updates.leader import Leader
from bot.updates.polling import Polling
from bot.updates.speak import Speaker
from bot.updates.wire import make_bot
from storage.engine import Database
from tests.databases import KEYRING, make_database
from tests.updates import kit
from tests.updates.door import Doors
from tests.updates.kit import TOKEN, Clock, Town, says, texts
from tests.updates.test_doors import QUICK, Telegram, hears
from tests.updates.test_doors import telegram as telegram  # a fixture is found by its name here

PEOPLE = tuple(range(2000, 2006))


@pytest.fixture
async def shared(tmp_path: Path) -> AsyncIterator[list[Database]]:
    first = await make_database("postgresql", tmp_path)
    second = Database(first.url, KEYRING)
    yield [first, second]
    await second.close()
    await first.close()


async def test_two_processes_never_handle_one_chat_at_the_same_time(
    shared: list[Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    inside: Counter[int] = Counter()
    most: Counter[str] = Counter()

    async def watched(turn: Any, _words: str) -> None:
        inside[turn.chat_id] += 1
        most["one chat"] = max(most["one chat"], inside[turn.chat_id])
        most["all"] = max(most["all"], sum(inside.values()))
        await asyncio.sleep(random.random() / 200)
        inside[turn.chat_id] -= 1

    monkeypatch.setitem(kit.BEHAVIOURS, "jaga", watched)
    towns = [Town(database, Clock()) for database in shared]
    ids = iter(range(100, 1000))
    raws = {person: [says(next(ids), f"jaga {n}", person) for n in range(12)] for person in PEOPLE}
    for town in towns:
        await town.batches.handle([{"update_id": 1 + towns.index(town)}])

    async def work(town: Town, at: int) -> None:
        for n in range(at, 12, 2):
            for chosen in (PEOPLE[:2], PEOPLE[2:4], PEOPLE[1:5], PEOPLE[4:]):
                await town.batches.handle([raws[person][n] for person in chosen])

    await asyncio.gather(*(work(town, at) for at, town in enumerate(towns)))
    assert most["one chat"] == 1
    assert most["all"] > 1
    for person in PEOPLE:
        assert sorted(await towns[0].kept(person)) == sorted(one["message"]["text"] for one in raws[person])


async def test_the_same_updates_given_to_two_processes_are_handled_once(shared: list[Database]) -> None:
    towns = [Town(database, Clock()) for database in shared]
    raw = [says(100 + n, f"kata {n}", person=PEOPLE[n % 6]) for n in range(60)]
    for town in towns:
        await town.warm()
    backwards = list(reversed(raw))
    await asyncio.gather(
        *(towns[0].batches.handle(raw[at : at + 20]) for at in (0, 20, 40)),
        *(towns[1].batches.handle(backwards[at : at + 15]) for at in (0, 15, 30, 45)),
    )
    for town in towns:
        await town.said()
    told = [words for town in towns for person in PEOPLE for words in town.telegram.heard(person)]
    assert sorted(told) == sorted(one["message"]["text"] for one in raw)


async def test_one_leads_and_another_takes_over_when_it_resigns(shared: list[Database]) -> None:
    first, second = (Leader(database, "x") for database in shared)
    assert await first.leads()
    assert await first.leads()
    assert not await second.leads()
    await first.resign()
    assert await second.leads()
    assert not await first.leads()
    await second.resign()


async def test_two_bots_have_two_leaders(shared: list[Database]) -> None:
    first, second = (Leader(database, f"bot {at}") for at, database in enumerate(shared))
    assert await first.leads()
    assert await second.leads()
    await first.resign()
    await second.resign()


async def test_a_leader_cut_off_knows_it_no_longer_leads(shared: list[Database]) -> None:
    first, second = (Leader(database, "x") for database in shared)
    assert await first.leads()
    async with shared[1].transaction() as session:
        holders = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
        await session.execute(text(holders))
    async with asyncio.timeout(30):
        while not await second.leads():
            await asyncio.sleep(0.05)
    assert not await first.leads()
    await second.resign()


async def test_one_process_polls_and_the_other_takes_over(shared: list[Database], telegram: Telegram) -> None:
    bots = [make_bot(TOKEN, telegram.simulator.url) for _ in shared]
    towns = [Town(database, Clock()) for database in shared]
    for town, bot in zip(towns, bots, strict=True):
        town.rewire(bot=bot, speaker=Speaker(bot))
    pollings = [
        Polling(bot, town.batches, Leader(town.database, "polling"), replace(QUICK, poll=50))
        for town, bot in zip(towns, bots, strict=True)
    ]
    tasks = [asyncio.create_task(pollings[0].run())]
    await telegram.says("satu")
    await hears(telegram, ["satu"])
    tasks.append(asyncio.create_task(pollings[1].run()))
    await telegram.says("dua")
    await hears(telegram, ["satu", "dua"])
    assert [polling.pulse.leads for polling in pollings] in ([True, False], [True, None])
    pollings[0].stop()
    await asyncio.wait_for(tasks[0], 30)
    async with asyncio.timeout(30):  # seen from outside long before the first poll is over
        while not pollings[1].pulse.leads:
            await asyncio.sleep(0.01)
    await telegram.says("tiga")
    await hears(telegram, ["satu", "dua", "tiga"])
    pollings[1].stop()
    await asyncio.wait_for(tasks[1], 30)
    for bot in bots:
        await bot.session.close()


@pytest.fixture
async def three(shared: list[Database]) -> AsyncIterator[list[Database]]:
    third = Database(shared[0].url, KEYRING)
    yield [*shared, third]
    await third.close()


async def test_behind_a_careless_load_balancer_each_update_has_its_effect_once(
    three: list[Database], doors: Doors
) -> None:
    """It gives an update to any door, now and then to two at once; one shuts in the middle, Telegram tries again."""
    towns = [Town(database, Clock()) for database in three]
    callers = []
    for town in towns:
        await town.warm()
        callers.append(await doors.open(town.batches))
    raw = [says(100 + n, f"kata {n}", person=PEOPLE[n % 6]) for n in range(90)]
    chance = random.Random(7)

    async def deliver(at: int) -> None:
        status = 0
        while status != 200:
            given = chance.sample(callers, 2 if at % 5 == 0 else 1)
            told = await asyncio.gather(*(one.posts(raw[at]) for one in given), return_exceptions=True)
            status = next((one[0] for one in told if not isinstance(one, BaseException)), 0)

    async def in_order(which: range) -> None:
        """As Telegram gives the updates of one chat: the next one when the one before was taken."""
        for at in which:
            await deliver(at)
            if at == 45:
                await doors.shut(2)

    await asyncio.gather(*(in_order(range(at, len(raw), len(PEOPLE))) for at in range(len(PEOPLE))))
    for town in towns:
        await town.said()
    heard = [words for town in towns for person in PEOPLE for words in town.telegram.heard(person)]
    assert sorted(heard) == sorted(texts(raw))
    for at, person in enumerate(PEOPLE):
        assert await towns[0].kept(person) == texts(raw[at :: len(PEOPLE)])
