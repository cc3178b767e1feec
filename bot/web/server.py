"""The HTTP server: the webhook's door, and how this process is for those who watch it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.operations.health import Health
from bot.updates.webhook import BODY_BYTES, Handler

WEBHOOK_PATH = "/telegram"
METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"
Page = Callable[[], Awaitable[bytes]]


class Server:
    """Listens on one address. `/health` and `/ready` give a word for each part, "ok" when it is well."""

    def __init__(self, health: Health, metrics: Page, webhook: Handler | None = None) -> None:
        app = web.Application(client_max_size=BODY_BYTES)
        app.router.add_get("/health", self._health)
        app.router.add_get("/ready", self._ready)
        app.router.add_get("/metrics", self._metrics)
        if webhook is not None:
            app.router.add_post(WEBHOOK_PATH, webhook)
        self._state, self._page = health, metrics
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=5.0)

    async def start(self, host: str, port: int) -> int:
        """Listen; port 0 takes a free one. Returns the port."""
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port, backlog=1024).start()
        return int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        await self._runner.cleanup()

    async def _health(self, _request: web.Request) -> web.Response:
        return _told(self._state.alive())

    async def _ready(self, _request: web.Request) -> web.Response:
        return _told(await self._state.ready())

    async def _metrics(self, _request: web.Request) -> web.Response:
        self._state.observe()
        return web.Response(body=await self._page(), headers={"Content-Type": METRICS_TYPE})


def _told(parts: dict[str, str]) -> web.Response:
    well = all(word == "ok" for word in parts.values())
    return web.json_response(parts, status=200 if well else 503)
