"""The HTTP server: the Bot API, files, the control interface and the page, on one port."""

from __future__ import annotations

import asyncio
import hmac
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler

from .action import Action
from .api import NOT_FOUND, UNAUTHORIZED, Answer, call, call_from_webhook
from .control import refusals
from .control.desk import Desk
from .control.rooms import Rooms
from .control.talk import Talk
from .errors import ApiError
from .files import MAX_DOWNLOAD
from .params import read
from .world import World

_STATIC = Path(__file__).parent / "static"
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_MAX_BODY = 64 * 1024 * 1024


class Simulator:
    """A local Telegram with one bot.

    `token` is the only one that is taken ("<bot id>:<anything>"), `now` gives Unix seconds for dates and ages,
    `actions` become buttons of the page.
    """

    def __init__(
        self,
        token: str = "424242:SIMULATED",  # noqa: S107 - not a secret: it opens nothing but this simulator
        username: str = "lapor_contoh_bot",
        name: str = "Lapor Contoh",
        actions: Sequence[Action] = (),
        now: Callable[[], float] = time.time,
    ) -> None:
        self.world = World(token, username, name, now)
        self.world.webhook.execute = lambda body: call_from_webhook(self.world, body)
        self.url = ""
        self._actions = actions
        self._runner: web.AppRunner | None = None

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listens; port 0 takes a free one. Afterwards `url` says where."""
        runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        await web.TCPSite(runner, host, port, backlog=1024).start()
        self._runner = runner
        self.url = f"http://{host}:{runner.addresses[0][1]}"
        self.world.changes.closed = False
        await self.world.webhook.set(self.world.webhook.target)

    async def stop(self) -> None:
        """Ends all polls and connections and gives the port back. What it knows stays: it can start again."""
        await self.world.webhook.close()
        self.world.updates.release()
        self.world.changes.close()
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=_MAX_BODY, middlewares=[_only_for_control])
        app.router.add_route("GET", "/bot{token}/{method}", self._bot_api)
        app.router.add_route("POST", "/bot{token}/{method}", self._bot_api)
        app.router.add_route("GET", "/file/bot{token}/{path:.+}", self._file)
        app.router.add_routes(Rooms(self.world).routes())
        app.router.add_routes(Talk(self.world).routes())
        app.router.add_routes(Desk(self.world, self._actions).routes())
        app.router.add_get("/", self._page)
        app.router.add_get("/static/{name}", self._static)
        return app

    def _is_ours(self, request: web.Request) -> bool:
        return hmac.compare_digest(request.match_info["token"].encode(), self.world.token.encode())

    async def _bot_api(self, request: web.Request) -> web.StreamResponse:
        if not self._is_ours(request):
            return _response(UNAUTHORIZED if ":" in request.match_info["token"] else NOT_FOUND)
        try:
            raw = await read(request)
        except ApiError as error:
            return web.json_response(
                {"ok": False, "error_code": error.code, "description": error.description}, status=error.code
            )
        answer = await call(self.world, request.match_info["method"], raw)
        if answer.close and request.transport:
            request.transport.abort()
        return _response(answer)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        if not self._is_ours(request):
            return _response(UNAUTHORIZED)
        file = self.world.files.by_path(request.match_info["path"])
        if file is None or not file.available or file.size > MAX_DOWNLOAD:
            return _response(NOT_FOUND)
        response = web.StreamResponse(headers={"Content-Type": "application/octet-stream"})
        response.content_length = file.size
        await response.prepare(request)
        for chunk in file.chunks():
            await response.write(chunk)
        return response

    async def _page(self, request: web.Request) -> web.StreamResponse:
        return await _static_file("index.html")

    async def _static(self, request: web.Request) -> web.StreamResponse:
        return await _static_file(request.match_info["name"])


@web.middleware
async def _only_for_control(request: web.Request, handler: Handler) -> web.StreamResponse:
    """The Bot API speaks of its errors itself."""
    return await refusals(request, handler) if request.path.startswith("/sim/") else await handler(request)


def _response(answer: Answer) -> web.Response:
    if answer.close:
        return web.Response(status=500)
    return web.Response(text=answer.body, status=answer.status, content_type="application/json")


async def _static_file(name: str) -> web.Response:
    path = _STATIC / name
    kind = _TYPES.get(path.suffix)
    if kind is None or path.parent != _STATIC:
        raise web.HTTPNotFound
    try:
        content = await asyncio.to_thread(path.read_bytes)
    except OSError:
        raise web.HTTPNotFound from None
    return web.Response(body=content, content_type=kind, charset="utf-8", headers={"Cache-Control": "no-cache"})
