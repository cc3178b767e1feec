"""Delivery to a webhook: secret, order, repetition, answers that carry a method."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from aiohttp import web

from bot.simulator import Simulator

from .conftest import Json, Player


class Door:
    """A webhook that answers as it is told to."""

    def __init__(self) -> None:
        self.heard: list[Json] = []
        self.secrets: set[str | None] = set()
        self.busy = 0
        self.busiest = 0
        self.answer: Callable[[Json], web.Response] = lambda update: web.Response()
        self.url = ""

    async def handle(self, request: web.Request) -> web.Response:
        self.busy += 1
        self.busiest = max(self.busiest, self.busy)
        update = await request.json()
        await asyncio.sleep(0.01)
        self.busy -= 1
        self.heard.append(update)
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        return self.answer(update)

    async def hears(self, count: int) -> list[Json]:
        async with asyncio.timeout(30):
            while len(self.heard) < count:
                await asyncio.sleep(0.01)
        return self.heard

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.heard]


@pytest.fixture
async def door(sim: Simulator) -> AsyncIterator[Door]:
    sim.world.webhook.pace.first = 0.02
    door = Door()
    app = web.Application()
    app.router.add_post("/hook", door.handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    door.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield door
    await sim.world.webhook.set(None)
    await runner.cleanup()


async def settled(play: Player) -> Json:
    async with asyncio.timeout(30):
        while (await play.get("/sim/updates"))["pending"]:
            await asyncio.sleep(0.01)
    info: Json = await play.does("getWebhookInfo")
    return info


async def test_what_waited_and_what_comes_is_delivered_with_the_secret(play: Player, door: Door) -> None:
    budi = await play.person()
    await play.says(budi, "sebelum")
    await play.does("setWebhook", url=door.url, secret_token="rahasia-1", max_connections=7)
    await play.says(budi, "sesudah")
    await door.hears(2)
    assert door.texts() == ["sebelum", "sesudah"]
    assert door.secrets == {"rahasia-1"}
    info = await settled(play)
    assert (info["url"], info["max_connections"], info["pending_update_count"]) == (door.url, 7, 0)
    assert (await play.messages(budi))[-1]["read"] is True


async def test_polling_and_a_webhook_exclude_each_other(play: Player, door: Door) -> None:
    poll = asyncio.create_task(play.api("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    await play.does("setWebhook", url=door.url)
    assert (await poll)["description"] == "Conflict: terminated by setWebhook request"
    refused = await play.api("getUpdates")
    assert (refused["error_code"], refused["description"]) == (
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
    await play.does("deleteWebhook")
    assert await play.does("getUpdates") == []


async def test_what_is_refused_is_repeated_in_order(play: Player, door: Door) -> None:
    budi = await play.person()
    refusals = iter([503, 500, 302])
    door.answer = lambda update: web.Response(status=next(refusals, 200))
    await play.does("setWebhook", url=door.url)
    for text in ("a", "b"):
        await play.says(budi, text)
    await door.hears(5)
    assert door.texts() == ["a", "a", "a", "a", "b"]
    info = await settled(play)
    assert info["last_error_message"] == "Wrong response from the webhook: 302 Found"


async def test_retry_after_is_obeyed(play: Player, door: Door) -> None:
    budi = await play.person()
    loop = asyncio.get_running_loop()
    times: list[float] = []

    def slow_down(update: Json) -> web.Response:
        times.append(loop.time())
        return web.Response(status=503, headers={"Retry-After": "0.4"}) if len(times) == 1 else web.Response()

    door.answer = slow_down
    await play.does("setWebhook", url=door.url)
    await play.says(budi, "a")
    await door.hears(2)
    assert times[1] - times[0] >= 0.39


async def test_one_chat_that_fails_does_not_hold_up_another(play: Player, door: Door) -> None:
    budi, sari = await play.person(), await play.person("Sari Contoh")
    await play.post("/sim/webhook", first=0.05)

    def refuse_budi(update: Json) -> web.Response:
        return web.Response(status=503 if update["message"]["chat"]["id"] == budi else 200)

    door.answer = refuse_budi
    await play.does("setWebhook", url=door.url)
    await play.says(budi, "a")
    await play.says(sari, "b")
    await door.hears(3)
    assert "b" in door.texts()
    assert (await play.does("getWebhookInfo"))["pending_update_count"] == 1


async def test_side_by_side_across_chats_but_one_at_a_time_in_each(play: Player, door: Door) -> None:
    people = [await play.person(f"Orang {n}") for n in range(6)]
    for person in people:
        for number in range(3):
            await play.says(person, str(number))
    await play.does("setWebhook", url=door.url, max_connections=4)
    await door.hears(18)
    assert 1 < door.busiest <= 4
    for person in people:
        own = [u["message"]["text"] for u in door.heard if u["message"]["chat"]["id"] == person]
        assert own == ["0", "1", "2"]


async def test_raw_updates_keep_the_order_of_their_chat(play: Player, door: Door) -> None:
    chat = {"id": 77, "type": "private"}
    for number in range(5):
        await play.post("/sim/updates", message={"chat": chat, "text": str(number)})
    await play.post("/sim/updates", callback_query={"from": {"id": 77}}, chat={"id": []})
    await play.does("setWebhook", url=door.url)
    await door.hears(6)
    assert [u["message"]["text"] for u in door.heard if "message" in u] == ["0", "1", "2", "3", "4"]


async def test_an_answer_may_carry_a_method(play: Player, door: Door) -> None:
    budi = await play.person()
    door.answer = lambda update: web.json_response({"method": "sendMessage", "chat_id": budi, "text": "jawaban"})
    await play.does("setWebhook", url=door.url)
    await play.says(budi, "hai")
    await settled(play)
    async with asyncio.timeout(30):
        while (await play.messages(budi))[-1].get("text") != "jawaban":
            await asyncio.sleep(0.01)


async def test_nobody_at_home(play: Player, sim: Simulator, door: Door) -> None:
    budi = await play.person()
    await play.does("setWebhook", url="http://127.0.0.1:9/hook")
    await play.says(budi, "hai")
    async with asyncio.timeout(30):
        while "last_error_message" not in (info := await play.does("getWebhookInfo")):
            await asyncio.sleep(0.01)
    assert info["last_error_message"].startswith("Connection failed")
    assert info["pending_update_count"] == 1
    await play.does("setWebhook", url=door.url, drop_pending_updates=True)
    assert (await play.does("getWebhookInfo"))["pending_update_count"] == 0


async def test_silence_counts_as_failure(play: Player, sim: Simulator, door: Door) -> None:
    budi = await play.person()
    await play.post("/sim/webhook", answer=0.001)
    await play.does("setWebhook", url=door.url)
    await play.says(budi, "hai")
    await door.hears(2)
    assert (await play.does("getWebhookInfo"))["last_error_message"] == "Read timeout expired"


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"url": "http://contoh.id/hook"}, "bad webhook: An HTTPS URL must be provided for webhook"),
    (
        {"url": "https://contoh.id:8080/hook"},
        "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
    ),
    ({"url": "https://contoh.id/hook", "secret_token": "a b"}, "secret token contains unallowed characters"),
]


@pytest.mark.parametrize(("params", "sentence"), REFUSED)
async def test_webhooks_that_are_refused(play: Player, params: dict[str, Any], sentence: str) -> None:
    assert await play.error("setWebhook", **params) == f"Bad Request: {sentence}"
