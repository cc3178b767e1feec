"""The HTTP server: the webhook's door and the health of this process."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.updates.webhook import BODY_BYTES, Handler

WEBHOOK_PATH = "/telegram"
Health = Callable[[], Awaitable[dict[str, str]]]


class Server:
    """Listens on one address; `health` gives a word for each part, "ok" when it is well."""

    def __init__(self, health: Health, webhook: Handler | None = None) -> None:
        app = web.Application(client_max_size=BODY_BYTES)
        app.router.add_get("/health", self._health)
        if webhook is not None:
            app.router.add_post(WEBHOOK_PATH, webhook)
        self._report = health
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=5.0)

    async def start(self, host: str, port: int) -> int:
        """Listen; port 0 takes a free one. Returns the port."""
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port, backlog=1024).start()
        return int(self._runner.addresses[0][1])

    async def stop(self) -> None:
        await self._runner.cleanup()

    async def _health(self, _request: web.Request) -> web.Response:
        parts = await self._report()
        well = all(word == "ok" for word in parts.values())
        return web.json_response(parts, status=200 if well else 503)
