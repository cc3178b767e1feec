"""A running simulator, and someone who plays people through its control interface."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.simulator import Simulator

TOKEN = "424242:SIMULATED"
Json = dict[str, Any]


class Clock:
    """Time that moves when a test says so."""

    def __init__(self) -> None:
        self.at = 1_800_000_000.0

    def __call__(self) -> float:
        return self.at


class Player:
    """Calls the control interface and the Bot API by bare HTTP."""

    def __init__(self, http: ClientSession) -> None:
        self.http = http

    async def get(self, path: str) -> Any:
        async with self.http.get(path) as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def post(self, path: str, **body: Any) -> Any:
        async with self.http.post(path, json=body) as response:
            assert response.status == 200, await response.text()
            return await response.json()

    async def refused(self, path: str, **body: Any) -> tuple[int, str]:
        async with self.http.post(path, json=body) as response:
            assert response.status >= 400
            return response.status, (await response.json())["error"]

    async def api(self, method: str, **params: Any) -> Json:
        """The whole answer of the Bot API, whatever it is."""
        async with self.http.post(f"/bot{TOKEN}/{method}", json=params) as response:
            answer: Json = await response.json()
            assert answer.get("error_code", 200) == response.status
            return answer

    async def does(self, method: str, **params: Any) -> Any:
        """The result of a call that must succeed."""
        answer = await self.api(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    async def error(self, method: str, **params: Any) -> str:
        """The description of a call that must be refused."""
        answer = await self.api(method, **params)
        assert not answer["ok"], answer
        return str(answer["description"])

    async def person(self, first_name: str = "Budi Contoh", *, started: bool = True, **more: Any) -> int:
        """A new person, who has written to the bot already unless said otherwise."""
        person_id = int((await self.post("/sim/people", first_name=first_name, **more))["id"])
        if started:
            await self.says(person_id, "/start")
            await self.taken()
        return person_id

    async def says(self, person: int, text: str, chat: int | None = None, **more: Any) -> Json:
        message: Json = await self.post(f"/sim/chats/{chat or person}/messages", **{"from": person}, text=text, **more)
        return message

    async def presses(self, person: int, label: str, chat: int | None = None, **more: Any) -> Json:
        answer: Json = await self.post(f"/sim/chats/{chat or person}/press", **{"from": person}, label=label, **more)
        return answer

    async def group(self, *members: int, **more: Any) -> int:
        group = await self.post("/sim/groups", **{"title": "Dinas Contoh", "members": list(members)} | more)
        await self.taken()
        return int(group["id"])

    async def waiting(self) -> list[Json]:
        """Updates that wait, left where they are."""
        updates: list[Json] = await self.does("getUpdates")
        return updates

    async def taken(self) -> list[Json]:
        """Updates that wait, and confirms them."""
        updates = await self.waiting()
        if updates:
            await self.does("getUpdates", offset=updates[-1]["update_id"] + 1)
        return updates

    async def messages(self, chat: int) -> list[Json]:
        messages: list[Json] = await self.get(f"/sim/chats/{chat}/messages")
        return messages


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def sim(clock: Clock) -> AsyncIterator[Simulator]:
    simulator = Simulator(TOKEN, now=clock)
    await simulator.start()
    yield simulator
    await simulator.stop()


@pytest.fixture
async def play(sim: Simulator) -> AsyncIterator[Player]:
    async with ClientSession(sim.url) as http:
        yield Player(http)
