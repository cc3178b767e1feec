"""Delivery of updates to the bot's webhook: in order per lane, side by side across lanes, until they arrive."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout

from .updates import Entry, UpdateQueue


@dataclass(frozen=True, slots=True)
class Target:
    """What the bot asked for with setWebhook."""

    url: str
    secret: str | None
    max_connections: int


@dataclass(slots=True)
class Pace:
    """Seconds: the first pause before a repetition (each next one twice as long), the longest, and how long an
    answer is awaited. Telegram's own are longer; a test does not want to wait."""

    first: float = 0.2
    longest: float = 30.0
    answer: float = 60.0


class Webhook:
    """Posts what waits in the queue to the target, while there is one."""

    def __init__(self, updates: UpdateQueue, now: Callable[[], float]) -> None:
        self.target: Target | None = None
        self.pace = Pace()
        self.last_error: tuple[int, str] | None = None
        self.execute: Callable[[bytes], Awaitable[None]] | None = None
        self._updates = updates
        self._now = now
        self._lanes: dict[Hashable, deque[Entry]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._slots = asyncio.Semaphore(1)
        self._session: ClientSession | None = None
        updates.on_push = self.offer

    async def set(self, target: Target | None) -> None:
        """Turns delivery to another address, or off; what waits goes there."""
        await self._halt()
        self.target = target
        if target is None:
            return
        self.last_error = None
        self._slots = asyncio.Semaphore(target.max_connections)
        self._session = self._session or ClientSession()
        for entry in list(self._updates.waiting()):
            self.offer(entry)

    async def close(self) -> None:
        await self._halt()
        if self._session:
            await self._session.close()
            self._session = None

    async def _halt(self) -> None:
        tasks = [task for task in self._tasks if task is not asyncio.current_task()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._lanes.clear()

    def offer(self, entry: Entry) -> None:
        """A new update: it goes to the end of its lane."""
        if self.target is None:
            return
        lane = self._lanes.get(entry.lane)
        if lane is not None:
            lane.append(entry)
            return
        self._lanes[entry.lane] = lane = deque([entry])
        task = asyncio.get_running_loop().create_task(self._work(entry.lane, lane, self.target))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work(self, key: Hashable, lane: deque[Entry], target: Target) -> None:
        failures = 0
        while lane and self.target is target:
            entry = lane[0]
            pause = 0.0 if entry.done else await self._deliver(entry, target, failures)
            if pause:
                failures += 1
                await asyncio.sleep(pause)
            else:
                failures = 0
                lane.popleft()
        if self._lanes.get(key) is lane:
            del self._lanes[key]

    async def _deliver(self, entry: Entry, target: Target, failures: int) -> float:
        """Posts one update; returns 0 when it arrived, else the seconds until the next try."""
        assert self._session is not None
        headers = {"Content-Type": "application/json"}
        if target.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = target.secret
        growing = min(self.pace.first * 2**failures, self.pace.longest)
        timeout = ClientTimeout(total=self.pace.answer)
        try:
            async with (
                self._slots,
                self._session.post(target.url, data=entry.body, headers=headers, timeout=timeout) as response,
            ):
                body = await response.read()
        except TimeoutError:
            return self._failed("Read timeout expired", growing)
        except ClientError as error:
            return self._failed(f"Connection failed: {type(error).__name__}", growing)
        if not 200 <= response.status < 300:
            sentence = f"Wrong response from the webhook: {response.status} {response.reason}"
            return self._failed(sentence, _retry_after(response) or growing)
        self._updates.take(entry)
        if body and self.execute:
            await self.execute(body)
        return 0.0

    def _failed(self, sentence: str, pause: float) -> float:
        self.last_error = (int(self._now()), sentence)
        return pause


def _retry_after(response: ClientResponse) -> float:
    value = response.headers.get("Retry-After", "")
    return float(value) if value.replace(".", "", 1).isdigit() else 0.0
