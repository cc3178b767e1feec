"""The door that listens, opened on a port of its own, and who knocks at it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from aiohttp import ClientSession, web

from bot.updates.webhook import SECRET_HEADER, webhook

SECRET = "rahasia-Ünicode"


class Caller:
    def __init__(self, http: ClientSession, url: str) -> None:
        self._http = http
        self._url = url

    async def posts(self, raw: Any, secret: str | None = SECRET) -> tuple[int, str | None]:
        headers = {} if secret is None else {SECRET_HEADER: secret}
        sent: dict[str, Any] = {"data": BytesIO(raw)} if isinstance(raw, bytes) else {"json": raw}
        async with self._http.post(self._url, headers=headers, **sent) as response:
            return response.status, response.headers.get("Retry-After")


class Doors:
    """Doors of several processes; each is called at its own address, and may be shut."""

    def __init__(self, http: ClientSession) -> None:
        self._http = http
        self._runners: list[web.AppRunner] = []

    async def open(self, batches: Any) -> Caller:
        application = web.Application()
        application.router.add_post("/hook", webhook(batches, SECRET))
        runner = web.AppRunner(application, access_log=None)
        await runner.setup()
        self._runners.append(runner)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return Caller(self._http, f"http://127.0.0.1:{runner.addresses[0][1]}/hook")

    async def shut(self, at: int) -> None:
        await self._runners[at].cleanup()

    async def close(self) -> None:
        for runner in self._runners:
            await runner.cleanup()
