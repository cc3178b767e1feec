"""Pushes: how fast notifications leave when nothing limits them, and whether the limits are kept to when they do."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from statistics import median
from typing import Any

from storage.engine import Database
from storage.models import Person
from storage.notifications import Body, post
from tests.bench.crew import Crew, opened
from tests.bench.intake import percentile
from tests.bench.report import Line, Wish, ratio
from tests.chaos.machines import nursery
from tests.chaos.telegram import Phone, Telegram

COUNT = 1200
LIMIT = 25.0  # MESSAGES_PER_SECOND
READERS = 200
WRITERS = 10
REPLIES = 2.0  # a second, beside the notifications
REPLICAS = {"sqlite": (1,), "postgresql": (1, 3)}
START_SECONDS, SLACK_SECONDS = 60, 60


async def fill(database: Database, count: int, telegram_ids: list[int]) -> None:
    """Post notifications for people who are known to the database from now on, in turn."""
    async with database.transaction() as session:
        found = await _known(database, session, telegram_ids)
        now = datetime.now(UTC)
        for n in range(count):
            body = Body(f"kabar {n:05d} untuk laporan Anda, dengan beberapa kata lagi")
            post(session, now=now, kind="status", body=body, person=found[n % len(found)].id)


async def _known(database: Database, session: Any, telegram_ids: list[int]) -> list[Person]:
    now = datetime.now(UTC)
    made = [
        Person(lookup=database.keyring.lookup(one), identity={"id": one, "first_name": "Warga Contoh"}, created_at=now)
        for one in telegram_ids
    ]
    session.add_all(made)
    await session.flush()
    return made


async def pushes(crew: Crew, wish: Wish) -> list[Line]:
    """1,200 notifications against a bare loop over ExtBot.send_message, limits off on both sides."""
    found: dict[str, list[float]] = {}
    for turn in range(wish.rounds):
        for flying in ("1", "8"):
            more = {"COUNT": str(COUNT), "IN_FLIGHT": flying}
            rate = await _rate(crew, "push loop", await crew.environment(**more))
            found.setdefault(f"bare loop, {flying} in flight", []).append(rate)
        for kind in wish.databases:
            environment = await crew.environment(kind, PARTS="notifier")
            database = await opened(environment)
            await fill(database, COUNT, [1000 + n for n in range(READERS)])
            await database.close()
            found.setdefault(f"ours, {kind}", []).append(await _rate(crew, "ours", environment))
        wish.say(f"pushes {turn + 1}/{wish.rounds}: { {name: round(rates[-1]) for name, rates in found.items()} }")
    lines = [Line("pushes", f"{name}, a second", median(rates)) for name, rates in found.items()]
    bare = found["bare loop, 1 in flight"]
    ours = {name: rates for name, rates in found.items() if name.startswith("ours")}
    lines += [Line("pushes", f"{n} ÷ bare loop", ratio(r, bare), at_least=0.65) for n, r in ours.items()]
    return lines


async def _rate(crew: Crew, name: str, environment: Mapping[str, str]) -> float:
    """Messages a second from the first to the last."""
    await crew.figures()
    moments: list[float] = []
    async with crew.bot(name, environment):
        end = time.monotonic() + START_SECONDS
        while len(moments) < COUNT and time.monotonic() < end:
            await asyncio.sleep(0.2)
            moments += (await crew.figures())["pushes"]
    return (len(moments) - 1) / (max(moments) - min(moments)) if len(moments) > 1 else 0.0


async def drain(crew: Crew, wish: Wish) -> list[Line]:
    """What waits leaves at the configured rate past a simulator that enforces Telegram's limits, beside replies."""
    lines: list[Line] = []
    for kind in wish.databases:
        for replicas in REPLICAS[kind]:
            lines += await _drain(crew, wish, kind, replicas)
    return lines


async def _drain(crew: Crew, wish: Wish, kind: str, replicas: int) -> list[Line]:
    telegram = Telegram(nursery())
    await telegram.open()
    try:
        readers = [await telegram.person(f"Warga Contoh {n}") for n in range(READERS)]
        writers = [await telegram.person(f"Penulis Contoh {n}") for n in range(WRITERS)]
        for phone in (*readers, *writers):
            await phone.says("/start")
        await telegram.get("/sim/updates")
        environment = await crew.environment(kind, PACED="1") | {"TELEGRAM_API_URL": telegram.url}
        await _skip(telegram)
        database = await opened(environment)
        await fill(database, wish.drain, [phone.id for phone in readers])
        await database.close()
        await telegram.post("/sim/limits", {"enforce": True})
        async with _several(crew, environment, replicas):
            waits = await _replies(writers, wish.drain / LIMIT + SLACK_SECONDS, lambda: _count(readers) >= wish.drain)
        return await _told(telegram, wish, f"{kind}, {replicas} of each part", waits, _count(readers))
    finally:
        await telegram.close()


async def _skip(telegram: Telegram) -> None:
    """The greetings that opened the chats are nobody's business: confirmed before the bot starts."""
    await telegram.post("/bot424242:SIMULATED/getUpdates", {"offset": -1, "limit": 1, "timeout": 0})
    news = await telegram.post("/bot424242:SIMULATED/getUpdates", {"offset": -1, "limit": 1, "timeout": 0})
    for update in news["result"]:
        offset = update["update_id"] + 1
        await telegram.post("/bot424242:SIMULATED/getUpdates", {"offset": offset, "limit": 1, "timeout": 0})


class _several:  # noqa: N801  # used like a function
    """So many bots on one database."""

    def __init__(self, crew: Crew, environment: Mapping[str, str], count: int) -> None:
        self._made = [crew.bot("ours", environment) for _ in range(count)]

    async def __aenter__(self) -> None:
        for one in self._made:
            await one.__aenter__()

    async def __aexit__(self, *what: Any) -> None:
        for one in self._made:
            await one.__aexit__(*what)


def _count(phones: list[Phone]) -> int:
    return sum(len(phone.heard) for phone in phones)


async def _replies(writers: list[Phone], seconds: float, done: Any) -> list[float]:
    """Somebody asks something now and then; the seconds until they hear, once the bot has begun to answer."""
    waits: list[float] = []
    end, turn = time.monotonic() + seconds, 0
    while time.monotonic() < end and not done():
        phone, turn, began = writers[turn % len(writers)], turn + 1, time.monotonic()
        await phone.says("/bantuan")
        await phone.hears("/", patience=20)
        waits.append(time.monotonic() - began)
        await asyncio.sleep(max(0.0, 1 / REPLIES - waits[-1]))
    return sorted(waits[1:])  # the first one waits for the start of the process


async def _told(telegram: Telegram, wish: Wish, name: str, waits: list[float], heard: int) -> list[Line]:
    calls = list(await telegram.get("/sim/calls?method=sendMessage"))
    pushed = [one for one in calls if one["ok"] and "kabar" in str(one["params"].get("text"))]
    refused = sum(one.get("error_code") == 429 for one in calls)
    span = pushed[-1]["at"] - pushed[0]["at"] if len(pushed) > 1 else 0.0
    rate = (len(pushed) - 1) / span if span else 0.0
    return [
        Line("drain", f"{name}: a second", rate, f"{heard} heard of {wish.drain}", at_least=LIMIT * 0.97),
        Line("drain", f"{name}: refused with 429", refused, at_most=0),
        Line("drain", f"{name}: replies meanwhile, p99 ms", percentile(waits, 0.99), at_most=1000),
    ]
