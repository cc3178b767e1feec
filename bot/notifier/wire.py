"""python-telegram-bot's request, with the one thing it does not tell: whether a failed request may have left."""

from __future__ import annotations

import json
import logging
from typing import Any

import httpx
from telegram.error import NetworkError
from telegram.request import HTTPXRequest

NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError, httpx.UnsupportedProtocol)


class NotSent(NetworkError):
    """No connection: the request did not leave."""


class Lost(NetworkError):
    """The request left, or part of it, and no answer came."""


class ServerError(NetworkError):
    """Telegram answered 5xx."""


class Stranger(NetworkError):
    """Somebody else answered in Telegram's place: a proxy, a provider's page, a captive portal."""


class Request(HTTPXRequest):
    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        try:
            code, payload = await super().do_request(*args, **kwargs)
        except NetworkError as problem:
            raise _failed(problem.__cause__) from None  # httpx's own text holds the address with the token
        if code >= 500:
            raise ServerError(str(code))
        if not _telegrams(payload):
            raise Stranger(str(code))
        return code, payload


def _failed(cause: BaseException | None) -> NetworkError:
    return (NotSent if isinstance(cause, NEVER_LEFT) else Lost)(type(cause).__name__)


def _telegrams(payload: bytes) -> bool:
    """Whether this is an answer of the Bot API: an object with `ok`."""
    if payload.startswith(b'{"ok":'):  # as Telegram writes it; the library parses it anyway
        return True
    try:
        answer = json.loads(payload)
    except ValueError:
        return False
    return isinstance(answer, dict) and "ok" in answer


def silence() -> None:
    """httpx writes addresses with the token at INFO, python-telegram-bot writes messages into its errors."""
    for name, level in (("httpx", logging.WARNING), ("httpcore", logging.WARNING), ("telegram", logging.CRITICAL)):
        logging.getLogger(name).setLevel(level)
