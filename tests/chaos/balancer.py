"""A load balancer that knows nothing: a request goes to any of the processes, and to another one if that is dead."""

from __future__ import annotations

import random
from collections.abc import Sequence

import aiohttp
from aiohttp import web

from tests.chaos.machines import free_port


class Balancer:
    """Listens at `url` and passes requests on to 127.0.0.1 at `ports`; 502 where none of them answers."""

    def __init__(self, ports: Sequence[int]) -> None:
        self.ports = ports
        self.passed = 0  # requests that were answered by somebody
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}"

    async def open(self) -> None:
        self._http = aiohttp.ClientSession()
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._pass)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()

    async def close(self) -> None:
        await self._runner.cleanup()
        await self._http.close()

    async def _pass(self, request: web.Request) -> web.Response:
        body = await request.read()
        for port in random.sample(self.ports, len(self.ports)):
            url = f"http://127.0.0.1:{port}{request.rel_url}"
            try:
                async with self._http.request(request.method, url, data=body, headers=request.headers) as answer:
                    self.passed += 1
                    return web.Response(status=answer.status, body=await answer.read())
            except aiohttp.ClientError:  # dead, or it died of this one: Telegram repeats what was not answered
                continue
        return web.Response(status=502)
