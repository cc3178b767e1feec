"""Driven time: a loop whose clock leaps to the next thing to do, and a way to Telegram with delays of its own."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine
from typing import Any, cast

from telegram.request import BaseRequest, RequestData

from bot.simulator.errors import ApiError
from bot.simulator.limits import Limits

TICK = 1e-6  # seconds that each turn of the loop takes: without any, what waits for a rounding error waits for ever
WAY = 0.15  # seconds there, and as many back: Indonesia to Telegram


class DrivenLoop(asyncio.SelectorEventLoop):
    """Nobody waits: seconds pass as soon as nothing else is to be done, or by `passes` while the process is busy."""

    def __init__(self) -> None:
        super().__init__()
        self._seconds = 1000.0
        self._look: Callable[[float | None], Any] = self._selector.select  # type: ignore[attr-defined]
        self._selector.select = self._leap  # type: ignore[attr-defined]

    def time(self) -> float:
        return self._seconds

    def passes(self, seconds: float) -> None:
        self._seconds += seconds

    def _leap(self, timeout: float | None) -> Any:
        self._seconds += (timeout or 0) + TICK
        return self._look(0)


def driven(play: Coroutine[Any, Any, None]) -> None:
    with asyncio.Runner(loop_factory=DrivenLoop) as runner:
        runner.run(play)


class Telegram(BaseRequest):
    """The request of python-telegram-bot, and behind it the simulator's limits at the end of the way.

    `late(moment)`: seconds by which a call that would arrive at that moment arrives later.
    """

    def __init__(self, late: Callable[[float], float] | None = None, way: float = WAY) -> None:
        self._late, self._way = late or (lambda _moment: 0.0), way
        self._limits = Limits(lambda: asyncio.get_running_loop().time())
        self._limits.enforce = True
        self.arrived: list[float] = []
        self.refused = 0

    @property
    def read_timeout(self) -> float:
        return 10.0

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_times: object, **_more: object
    ) -> tuple[int, bytes]:
        assert request_data is not None
        chat = int(cast("int", request_data.parameters["chat_id"]))
        if not await self.hears(url.rpartition("/")[2], chat):
            body = {"ok": False, "error_code": 429, "description": "", "parameters": {"retry_after": 1}}
            return 429, json.dumps(body).encode()
        known = {"message_id": 1, "date": 1_800_000_000, "chat": {"id": chat, "type": "private"}, "text": "Kabar"}
        result = [known] if url.endswith("sendMediaGroup") else known
        return 200, json.dumps({"ok": True, "result": result}).encode()

    async def hears(self, method: str, chat: int) -> bool:
        """A call's way there and back; whether it was taken."""
        loop = asyncio.get_running_loop()
        await asyncio.sleep(self._way + self._late(loop.time() + self._way))
        try:
            self._limits.check(method.lower(), chat)
        except ApiError:
            self.refused += 1
            return False
        else:
            self.arrived.append(loop.time())
            return True
        finally:
            await asyncio.sleep(self._way)
