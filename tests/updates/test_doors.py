"""Both doors against a local Telegram: nothing is lost, nothing is acknowledged before it is durable."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from typing import Any

import pytest
from aiogram.methods import SetWebhook
from aiohttp import ClientSession, web

from bot.simulator import Simulator
from bot.updates import webhook as door
from bot.updates.backoff import Backoff
from bot.updates.batch import Away
from bot.updates.leader import Leader
from bot.updates.polling import Pace, Polling
from bot.updates.speak import Speaker
from bot.updates.webhook import set_webhook, webhook
from bot.updates.wire import make_bot
from storage.engine import Database
from tests.updates.kit import TOKEN, Clock, Town, says

pytestmark = pytest.mark.long

QUICK = Pace(poll=1, grace=5, stand_by=0.05, least=0.02, most=0.1, refused=0.05)
SECRET = "rahasia"


class Telegram:
    """The simulator, and Budi who writes through it."""

    def __init__(self, simulator: Simulator, http: ClientSession) -> None:
        self.simulator = simulator
        self._http = http
        self.budi = 0

    async def asks(self, path: str, **body: Any) -> Any:
        method = "POST" if body else "GET"
        async with self._http.request(method, self.simulator.url + path, json=body or None) as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def arrives(self) -> None:
        self.budi = (await self.asks("/sim/people", first_name="Budi Contoh"))["id"]

    async def says(self, words: str) -> None:
        await self.asks(f"/sim/chats/{self.budi}/messages", **{"from": self.budi, "text": words})

    async def sends(self, *raw: Any) -> None:
        async with self._http.post(self.simulator.url + "/sim/updates", json=list(raw)) as response:
            assert response.status == 200, await response.text()

    async def fault(self, kind: str, times: int, method: str = "getUpdates") -> None:
        await self.asks("/sim/faults", method=method, kind=kind, times=times)

    async def heard(self) -> list[str]:
        messages = await self.asks(f"/sim/chats/{self.budi}/messages")
        return [one["text"] for one in messages if not one.get("out")]

    async def pending(self) -> int:
        return int((await self.asks("/sim/updates"))["pending"])

    async def calls(self, method: str) -> list[dict[str, Any]]:
        return [call["params"] for call in await self.asks(f"/sim/calls?method={method}")]


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    simulator = Simulator(token=TOKEN)
    await simulator.start()
    async with ClientSession() as http:
        made = Telegram(simulator, http)
        await made.arrives()
        yield made
    await simulator.stop()


class Process:
    """One process of the bot, with either door."""

    def __init__(self, database: Database, telegram: Telegram) -> None:
        self.bot = make_bot(TOKEN, telegram.simulator.url)
        self.town = Town(database, Clock())
        self.town.rewire(bot=self.bot, speaker=Speaker(self.bot, pauses=(0.05, 0.1)))
        self.leader = Leader(database, "polling of a test")
        self.polling = Polling(self.bot, self.town.batches, self.leader, QUICK)
        self._task: asyncio.Task[None] | None = None
        self._runner: web.AppRunner | None = None

    def polls(self) -> None:
        self._task = asyncio.create_task(self.polling.run())

    async def listens(self) -> None:
        application = web.Application()
        application.router.add_post("/hook", webhook(self.town.batches, SECRET))
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=2)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        await set_webhook(self.bot, f"http://127.0.0.1:{self._runner.addresses[0][1]}/hook", SECRET, Backoff(0.02, 0.1))

    async def stops(self) -> None:
        self.polling.stop()
        if self._task is not None:
            await asyncio.wait_for(self._task, 30)
        if self._runner is not None:
            await self._runner.cleanup()
        await self.town.tending.stop()
        await self.bot.session.close()


@pytest.fixture
async def open_process(database: Database, telegram: Telegram) -> AsyncIterator[Callable[[], Process]]:
    opened: list[Process] = []

    def start() -> Process:
        opened.append(Process(database, telegram))
        return opened[-1]

    yield start
    for process in opened:
        await process.stops()


async def until(met: Callable[[], Awaitable[bool]], seconds: float = 15) -> None:
    async with asyncio.timeout(seconds):
        while not await met():
            await asyncio.sleep(0.03)


async def hears(telegram: Telegram, expected: Iterable[str]) -> None:
    """Budi hears these, each once, in this order."""
    words = list(expected)

    async def enough() -> bool:
        return len(await telegram.heard()) >= len(words)

    await until(enough)
    assert await telegram.heard() == words


async def test_a_conversation_by_polling(telegram: Telegram, open_process: Any) -> None:
    process = open_process()
    process.polls()
    for words in ("halo", "apa kabar"):
        await telegram.says(words)
    await hears(telegram, ["halo", "apa kabar"])

    async def confirmed() -> bool:
        return await telegram.pending() == 0

    await until(confirmed)


async def test_a_conversation_by_webhook(telegram: Telegram, open_process: Any) -> None:
    process = open_process()
    await process.listens()
    for words in ("halo", "apa kabar"):
        await telegram.says(words)
    await hears(telegram, ["halo", "apa kabar"])
    asked = (await telegram.calls("setWebhook"))[-1]
    assert int(asked["max_connections"]) == 100
    assert not asked.get("drop_pending_updates")


async def test_the_offset_moves_only_after_the_commit(telegram: Telegram, open_process: Any) -> None:
    process = open_process()
    gate = asyncio.Event()
    entered = asyncio.Event()
    handle = process.town.batches.handle

    async def held(raw: Any) -> None:
        entered.set()
        await gate.wait()
        await handle(raw)

    process.town.batches.handle = held
    process.polls()
    await telegram.says("halo")
    await asyncio.wait_for(entered.wait(), 30)
    await asyncio.sleep(0.3)
    assert await telegram.pending() == 1
    assert [call.get("offset") for call in await telegram.calls("getUpdates")] == [None] * len(
        await telegram.calls("getUpdates")
    )
    gate.set()
    await hears(telegram, ["halo"])


async def test_while_the_database_is_away_updates_wait_at_telegram(telegram: Telegram, open_process: Any) -> None:
    process = open_process()
    handle = process.town.batches.handle
    away = 3

    async def failing(raw: Any) -> None:
        nonlocal away
        if away:
            away -= 1
            raise Away
        await handle(raw)

    process.town.batches.handle = failing
    process.polls()
    await telegram.says("halo")
    await hears(telegram, ["halo"])
    assert away == 0


async def test_while_the_database_is_away_a_webhook_repeats(
    telegram: Telegram, open_process: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "RETRY_AFTER_SECONDS", 0)
    process = open_process()
    handle = process.town.batches.handle
    away = 2

    async def failing(raw: Any) -> None:
        nonlocal away
        if away:
            away -= 1
            raise Away
        await handle(raw)

    process.town.batches.handle = failing
    telegram.simulator.world.webhook.pace.first = 0.05
    telegram.simulator.world.webhook.pace.longest = 0.1
    await process.listens()
    await telegram.says("halo")
    await hears(telegram, ["halo"])


@pytest.mark.parametrize("kind", ["server_error", "bad_gateway", "close", "unauthorized", "too_many_requests"])
async def test_polling_survives_faults(telegram: Telegram, open_process: Any, kind: str) -> None:
    await telegram.asks("/sim/faults", method="getUpdates", kind=kind, times=3, retry_after=1)
    process = open_process()
    process.polls()
    await telegram.says("halo")
    await hears(telegram, ["halo"])


async def test_an_update_that_nothing_can_parse_does_not_stop_the_polling(
    telegram: Telegram, open_process: Any
) -> None:
    await telegram.sends(
        {"message": "no message"},
        {"strange": {"kind": True}},
        says(0, "x", telegram.budi, date="yesterday") | {"update_id": 900_000_001},
    )
    process = open_process()
    process.polls()
    await telegram.says("halo")

    async def answered() -> bool:
        return "halo" in await telegram.heard()

    await until(answered)
    assert sum(words.startswith("Maaf") for words in await telegram.heard()) == 1
    rows = await process.town.rows()
    assert sum(row.set_aside_at is not None for row in rows.values()) == 2


async def test_the_offset_is_let_go_after_an_empty_answer(telegram: Telegram, open_process: Any) -> None:
    """After a quiet week Telegram numbers anew; an old offset would confirm lower numbers unseen."""
    process = open_process()
    process.polls()
    await telegram.says("halo")
    await hears(telegram, ["halo"])

    async def let_go() -> bool:
        offsets = [call.get("offset") for call in await telegram.calls("getUpdates")]
        used = [at for at, offset in enumerate(offsets) if offset is not None]
        return bool(used) and len(used) == 1 and offsets[-1] is None and used[0] < len(offsets) - 1

    await until(let_go)


async def test_polling_takes_a_webhook_off_and_what_waits_comes(telegram: Telegram, open_process: Any) -> None:
    process = open_process()
    await process.bot(SetWebhook(url="http://127.0.0.1:9/nobody"))
    await telegram.says("halo")
    process.polls()
    await hears(telegram, ["halo"])


async def test_a_webhook_set_by_somebody_else_is_taken_off_again(telegram: Telegram, open_process: Any) -> None:
    process = open_process()
    process.polls()
    await telegram.says("halo")
    await hears(telegram, ["halo"])
    await process.bot(SetWebhook(url="http://127.0.0.1:9/nobody"))
    await telegram.says("hai")
    await hears(telegram, ["halo", "hai"])


async def test_changing_doors_under_load_loses_and_repeats_nothing(telegram: Telegram, open_process: Any) -> None:
    words = [f"kata {n}" for n in range(60)]

    async def talk() -> None:
        for one in words:
            await telegram.says(one)
            await asyncio.sleep(0.02)

    talking = asyncio.create_task(talk())
    for turn in range(4):
        process = open_process()
        if turn % 2:
            await process.listens()
        else:
            process.polls()
        await asyncio.sleep(0.3)
        if turn < 3:
            await process.stops()
    await talking

    async def all_kept() -> bool:
        return len(await process.town.kept(telegram.budi)) >= len(words)

    await until(all_kept)
    assert sorted(await process.town.kept(telegram.budi)) == sorted(words)


async def test_stopping_finishes_the_batch_in_hand(telegram: Telegram, open_process: Any) -> None:
    process = open_process()
    entered = asyncio.Event()
    handle = process.town.batches.handle

    async def slow(raw: Any) -> None:
        entered.set()
        await asyncio.sleep(0.2)
        await handle(raw)

    process.town.batches.handle = slow
    process.polls()
    await telegram.says("halo")
    await asyncio.wait_for(entered.wait(), 30)
    await process.stops()
    assert await process.town.kept(telegram.budi) == ["halo"]
    assert await telegram.heard() == ["halo"]


async def test_setting_the_webhook_waits_for_telegram(telegram: Telegram, open_process: Any) -> None:
    await telegram.fault("server_error", 2, "setWebhook")
    process = open_process()
    await process.listens()
    await telegram.says("halo")
    await hears(telegram, ["halo"])


@pytest.mark.parametrize("kind", ["server_error", "close", "too_many_requests"])
async def test_a_reply_that_fails_once_is_said_in_its_order(telegram: Telegram, open_process: Any, kind: str) -> None:
    await telegram.asks("/sim/faults", method="sendMessage", kind=kind, times=1, retry_after=1)
    process = open_process()
    process.polls()
    await telegram.says("ganda")
    await telegram.says("halo")
    await hears(telegram, ["ganda 1", "ganda 2", "halo"])


async def test_whoever_blocked_the_bot_stops_nobody(telegram: Telegram, open_process: Any) -> None:
    await telegram.asks("/sim/faults", method="sendMessage", kind="blocked", times=1)
    process = open_process()
    process.polls()
    await telegram.says("satu")
    await telegram.says("dua")
    await hears(telegram, ["dua"])
