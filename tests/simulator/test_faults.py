"""Faults on request and Telegram's rates."""

from __future__ import annotations

import asyncio
import time

import pytest
from aiohttp import ClientSession, ClientTimeout, ServerDisconnectedError

from bot.simulator import Simulator

from .conftest import TOKEN, Clock, Player

ANSWERS = [
    ("blocked", 403, "Forbidden: bot was blocked by the user"),
    ("deactivated", 403, "Forbidden: user is deactivated"),
    ("kicked", 403, "Forbidden: bot was kicked from the supergroup chat"),
    ("cannot_initiate", 403, "Forbidden: bot can't initiate conversation with a user"),
    ("chat_not_found", 400, "Bad Request: chat not found"),
    ("thread_not_found", 400, "Bad Request: message thread not found"),
    ("server_error", 500, "Internal Server Error"),
    ("bad_gateway", 502, "Bad Gateway"),
    ("unauthorized", 401, "Unauthorized"),
    ("too_many_requests", 429, "Too Many Requests: retry after 1"),
]


@pytest.mark.parametrize(("kind", "code", "description"), ANSWERS)
async def test_a_fault_strikes_as_often_as_asked(play: Player, kind: str, code: int, description: str) -> None:
    budi = await play.person()
    await play.post("/sim/faults", kind=kind, method="sendMessage", times=2)
    for _ in range(2):
        answer = await play.api("sendMessage", chat_id=budi, text="hai")
        assert (answer["error_code"], answer["description"]) == (code, description)
    await play.does("sendMessage", chat_id=budi, text="hai")


async def test_parameters_that_travel_with_an_error(play: Player) -> None:
    budi = await play.person()
    await play.post("/sim/faults", kind="too_many_requests", retry_after=9)
    assert (await play.api("sendMessage", chat_id=budi, text="x"))["parameters"] == {"retry_after": 9}
    await play.post("/sim/faults", kind="migrated", migrate_to=-100123)
    assert (await play.api("sendMessage", chat_id=budi, text="x"))["parameters"] == {"migrate_to_chat_id": -100123}
    await play.post("/sim/faults", kind="parse_error")
    assert (await play.error("sendMessage", chat_id=budi, text="x")).startswith("Bad Request: can't parse entities")


async def test_a_fault_keeps_to_its_chat_and_method_until_cleared(play: Player) -> None:
    budi, sari = await play.person(), await play.person("Sari Contoh")
    await play.post("/sim/faults", kind="blocked", method="SendMessage", chat_id=budi, times=-1)
    await play.does("sendMessage", chat_id=sari, text="x")
    await play.does("sendChatAction", chat_id=budi, action="typing")
    for _ in range(3):
        await play.error("sendMessage", chat_id=budi, text="x")
    assert [fault["kind"] for fault in await play.get("/sim/faults")] == ["blocked"]
    async with play.http.delete("/sim/faults") as response:
        assert response.status == 200
    await play.does("sendMessage", chat_id=budi, text="x")


async def test_closed_before_and_after_the_effect(play: Player) -> None:
    budi = await play.person()
    await play.post("/sim/faults", kind="close", method="sendMessage")
    with pytest.raises(ServerDisconnectedError):
        await play.api("sendMessage", chat_id=budi, text="hilang")
    await play.post("/sim/faults", kind="close_after", method="sendMessage")
    with pytest.raises(ServerDisconnectedError):
        await play.api("sendMessage", chat_id=budi, text="sampai")
    assert [message["text"] for message in await play.messages(budi)] == ["/start", "sampai"]
    assert [call["ok"] for call in await play.get("/sim/calls?method=sendMessage")] == [False, True]


async def test_a_slow_answer_has_its_effect(play: Player, sim: Simulator) -> None:
    budi = await play.person()
    await play.post("/sim/faults", kind="slow", seconds=0.5)
    async with ClientSession(sim.url, timeout=ClientTimeout(total=0.1)) as hasty:
        with pytest.raises(TimeoutError):
            await hasty.post(f"/bot{TOKEN}/sendMessage", json={"chat_id": budi, "text": "sampai"})
    assert (await play.messages(budi))[-1]["text"] == "sampai"
    await play.post("/sim/faults", kind="slow", seconds=0.2)
    start = time.monotonic()
    await play.does("getMe")
    assert time.monotonic() - start >= 0.19


async def test_faults_that_make_no_sense(play: Player) -> None:
    status, sentence = await play.refused("/sim/faults", kind="earthquake")
    assert status == 400
    assert sentence.startswith("kind must be one of bad_gateway, blocked")
    assert await play.refused("/sim/faults", kind="blocked", chat=1) == (400, "a fault has no chat")
    assert await play.refused("/sim/faults", kind="migrated") == (400, "a migrated group needs migrate_to, its new id")


async def test_telegrams_rates(play: Player, clock: Clock) -> None:
    budi = await play.person()
    group = await play.group(budi)
    await play.post("/sim/limits", enforce=True)
    await play.does("sendMessage", chat_id=budi, text="1")
    refused = await play.api("sendMessage", chat_id=budi, text="2")
    assert (refused["error_code"], refused["parameters"]) == (429, {"retry_after": 1})
    await play.does("sendChatAction", chat_id=budi, action="typing")
    clock.at += 1
    await play.does("sendMessage", chat_id=budi, text="2")
    for number in range(20):
        await play.does("sendMessage", chat_id=group, text=str(number))
    assert (await play.api("sendMessage", chat_id=group, text="21"))["parameters"] == {"retry_after": 60}
    await play.post("/sim/limits", enforce=False)
    await play.does("sendMessage", chat_id=group, text="21")


async def test_thirty_a_second_over_all_chats(play: Player, clock: Clock) -> None:
    people = [await play.person(f"Orang {n}") for n in range(31)]
    await play.post("/sim/limits", enforce=True)
    answers = await asyncio.gather(*(play.api("sendMessage", chat_id=person, text="x") for person in people))
    assert [answer["ok"] for answer in answers].count(False) == 1
