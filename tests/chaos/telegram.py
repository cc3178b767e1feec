"""Telegram as a play sees it: the simulator in its own process, and what its people have seen so far."""

from __future__ import annotations

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Callable
from itertools import count
from multiprocessing.context import ForkServerContext
from typing import Any

import aiohttp

from tests.chaos.machines import ended, free_port, simulate

Json = dict[str, Any]
TOKEN = "424242:SIMULATED"
START_SECONDS = 90
_ids = count(7_000_100_001)  # beyond 32 bits, as Telegram's newer ids are


class Refused(Exception):
    """The simulator cannot do what was asked."""


class Phone:
    """What one person wrote and read. `heard` has each message of the bot and each edit of it, in order."""

    def __init__(self, telegram: Telegram, person_id: int, name: str) -> None:
        self.telegram, self.id, self.name = telegram, person_id, name
        self.heard: list[Json] = []
        self._read = 0
        self.news = asyncio.Event()

    async def says(self, text: str) -> None:
        await self.telegram.post(f"/sim/chats/{self.id}/messages", {"from": self.id, "text": text})

    async def taps(self, label: str, message: Json | None = None) -> bool:
        """Press the newest button with this label, or that of a message; False when there is none."""
        body = {"from": self.id, "label": label} | ({"message_id": message["message_id"]} if message else {})
        try:
            await self.telegram.post(f"/sim/chats/{self.id}/press", body)
        except Refused:
            return False
        return True

    async def hears(self, *fragments: str, patience: float = 60) -> Json | None:
        """The next message with one of the fragments; None when patience ends."""
        return await self._next(lambda text: any(one in text for one in fragments), patience)

    async def _next(self, wanted: Callable[[str], bool], patience: float) -> Json | None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(patience):
                while True:
                    self.news.clear()
                    while self._read < len(self.heard):
                        message = self.heard[self._read]
                        self._read += 1
                        if wanted(text_of(message)):
                            return message
                    await self.news.wait()
        return None

    def transcript(self) -> str:
        return "\n".join(f"  {one['message_id']}: {text_of(one)!r}" for one in self.heard[-8:])

    def hear(self, messages: list[Json]) -> None:
        self.heard += [one for one in messages if not one.get("out") and not one.get("deleted")]
        self.news.set()


def text_of(message: Json) -> str:
    return str(message.get("text") or message.get("caption") or "")


class Telegram:
    """The simulator's process and a client that watches all its chats."""

    def __init__(self, context: ForkServerContext) -> None:
        self._context = context
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self.phones: dict[int, Phone] = {}
        self._seen: defaultdict[int, int] = defaultdict(int)

    async def open(self) -> None:
        self._process = self._context.Process(target=simulate, args=(self._port, TOKEN), daemon=True)
        self._process.start()
        self._http = aiohttp.ClientSession(self.url, timeout=aiohttp.ClientTimeout(total=60))
        async with asyncio.timeout(START_SECONDS):
            while not await self._answers():
                await asyncio.sleep(0.05)
        self._watcher = asyncio.create_task(self._watch())

    async def close(self) -> None:
        self._watcher.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._watcher
        await self._http.close()
        self._process.terminate()
        await ended(self._process)

    async def _answers(self) -> bool:
        try:
            await self.get("/sim/bot")
        except aiohttp.ClientError:
            return False
        return True

    async def person(self, name: str, person_id: int | None = None) -> Phone:
        made = await self.post("/sim/people", {"first_name": name, "id": person_id or next(_ids)})
        phone = self.phones[int(made["id"])] = Phone(self, int(made["id"]), name)
        return phone

    async def fault(self, method: str, kind: str, **more: Any) -> None:
        await self.post("/sim/faults", {"method": method, "kind": kind, **more})

    async def mended(self) -> None:
        async with self._http.delete("/sim/faults") as answer:
            answer.raise_for_status()

    async def pending(self) -> int:
        """Updates that the bot has not taken yet."""
        return int((await self.get("/sim/updates"))["pending"])

    async def post(self, path: str, body: Json) -> Any:
        async with self._http.post(path, json=body) as answer:
            return await _found(answer)

    async def get(self, path: str) -> Any:
        async with self._http.get(path) as answer:
            return await _found(answer)

    async def _watch(self) -> None:
        """Give each phone what is new in its chat."""
        at = 0
        while True:
            news = await self.get(f"/sim/changes?after={at}&timeout=20")
            at = news["seq"]
            chats = {one["chat_id"] for one in news["changes"] if one["kind"] in ("message", "edit")}
            for chat in chats & self.phones.keys():
                await self._look(chat)
            await asyncio.sleep(0.02)  # many changes in one look

    async def _look(self, chat: int) -> None:
        found = await self.get(f"/sim/chats/{chat}/messages?changed_after={self._seen[chat]}")
        if found:
            self._seen[chat] = max(one["changed"] for one in found)
            self.phones[chat].hear(found)


async def _found(answer: aiohttp.ClientResponse) -> Any:
    found = await answer.json()
    if answer.status >= 400:
        raise Refused(found.get("error"))
    return found
