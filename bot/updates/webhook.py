"""The door that listens: requests that wait become one batch, answered 200 only after its commit."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import SetWebhook
from aiohttp import web

from bot.updates.backoff import Backoff
from bot.updates.batch import Away, Batches
from bot.updates.envelope import KINDS, is_update

LIMIT = 100
BODY_BYTES = 1 << 20  # Telegram's largest updates stay below a tenth of it
RETRY_AFTER_SECONDS = 5
CONNECTIONS = 100  # the most that setWebhook allows
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # a header's name

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

log = structlog.get_logger(__name__)


class _Collector:
    """Gathers the updates of requests that wait while a batch is handled into the next one."""

    def __init__(self, batches: Batches) -> None:
        self._batches = batches
        self._waiting: deque[tuple[Any, asyncio.Future[None]]] = deque()
        self._task: asyncio.Task[None] | None = None

    async def settle(self, raw: Any) -> None:
        """Return when the update is durably done; raises what its batch raised."""
        settled: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((raw, settled))
        if self._task is None:
            self._task = asyncio.create_task(self._work())
        await settled

    async def _work(self) -> None:
        try:
            while self._waiting:
                part = [self._waiting.popleft() for _ in range(min(LIMIT, len(self._waiting)))]
                outcome = await self._handle([raw for raw, _ in part])
                for _, settled in part:
                    _resolve(settled, outcome)
        finally:
            self._task = None
            while self._waiting:  # only when the process is being stopped
                self._waiting.popleft()[1].cancel()

    async def _handle(self, raws: list[Any]) -> Exception | None:
        try:
            await self._batches.handle(raws)
        except Exception as problem:  # handed to whoever waits for this request
            return problem
        return None


def _resolve(settled: asyncio.Future[None], outcome: Exception | None) -> None:
    if settled.done():  # its request went away
        return
    if outcome is None:
        settled.set_result(None)
    else:
        settled.set_exception(outcome)


def webhook(batches: Batches, secret: str) -> Handler:
    """A handler for aiohttp's POST route.

    401 without the secret, 403 with a wrong one, 413 above a megabyte, 400 for what is no update, 503 with
    Retry-After while the database is away (Telegram repeats it), 200 when the update is durably done.
    """
    expected = secret.encode()
    collector = _Collector(batches)

    async def receive(request: web.Request) -> web.Response:
        refusal = _refusal(request.headers.get(SECRET_HEADER), expected)
        if refusal is not None:
            return web.Response(status=refusal)
        body = await _body(request)
        if body is None:
            return web.Response(status=413)
        raw = _decoded(body)
        if not is_update(raw):
            return web.Response(status=400)
        try:
            await collector.settle(raw)
        except Away:
            log.warning("the database is away, updates wait at Telegram")
        except Exception as problem:  # logged; Telegram gets 503 and repeats it
            log.error("a batch failed", cause=type(problem).__name__)  # noqa: TRY400  # a traceback quotes updates
        else:
            return web.Response()
        return web.Response(status=503, headers={"Retry-After": str(RETRY_AFTER_SECONDS)})

    return receive


def _refusal(given: str | None, expected: bytes) -> int | None:
    """The status for a request that does not know the secret. Bytes, since compare_digest refuses non-ASCII text."""
    if given is None:
        return 401
    return None if hmac.compare_digest(given.encode("utf-8", "surrogateescape"), expected) else 403


async def _body(request: web.Request) -> bytes | None:
    """The body, or None when it is longer than BODY_BYTES, whatever its header says."""
    if (request.content_length or 0) > BODY_BYTES:
        return None
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > BODY_BYTES:
            return None
    return bytes(body)


def _decoded(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


async def set_webhook(bot: Bot, url: str, secret: str, backoff: Backoff | None = None) -> None:
    """Ask Telegram to send updates to `url`; tries until it does, since Telegram may be away at the start."""
    pauses = backoff or Backoff()
    asked = SetWebhook(
        url=url,
        secret_token=secret,
        max_connections=CONNECTIONS,
        allowed_updates=list(KINDS),
        drop_pending_updates=False,
    )
    while True:
        try:
            await bot(asked)
        except Exception as problem:  # logged and tried again with a growing pause
            log.warning("setting the webhook failed", cause=type(problem).__name__)
            wait = problem.retry_after if isinstance(problem, TelegramRetryAfter) else pauses.next()
            await asyncio.sleep(wait)
        else:
            return
