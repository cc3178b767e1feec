"""python-telegram-bot's request over aiohttp, and what the library does not tell: whether a failed one may have left.

The library's own goes through httpx, which takes five times as long (docs/benchmarks.md); aiohttp is here anyway, by
aiogram.
"""

from __future__ import annotations

import json
import logging
import ssl
from urllib.request import getproxies

import aiohttp
import certifi
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

MEDIA_SECONDS = 60.0  # more for a file: aiohttp counts the time to write it as a time without an answer
NEVER_LEFT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)


class NotSent(NetworkError):
    """No connection: the request did not leave."""


class Lost(NetworkError):
    """The request left, or part of it, and no answer came."""


class ServerError(NetworkError):
    """Telegram answered 5xx."""


class Stranger(NetworkError):
    """Somebody else answered in Telegram's place: a proxy, a provider's page, a captive portal."""


class Request(BaseRequest):
    """`timeout` in seconds for a connection, and again for the answer."""

    def __init__(self, in_flight: int, timeout: float) -> None:
        self._in_flight, self._timeout = in_flight, timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return self._timeout

    async def initialize(self) -> None:
        """Nothing yet: the first request opens the session, in the loop that it runs in."""

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Status and body; no call here asks for a time of its own, so the four times are the carrier's."""
        files = request_data.multipart_data if request_data else None
        try:
            async with self._open().request(
                method, url, data=_form(request_data), timeout=self._times(uploading=bool(files))
            ) as answer:
                code, payload = answer.status, await answer.read()
        except (aiohttp.ClientError, TimeoutError) as problem:
            raise _failed(problem) from None  # its own text holds the address with the token
        if code >= 500:
            raise ServerError(str(code))
        if not _telegrams(payload):
            raise Stranger(str(code))
        return code, payload

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            trusted = ssl.create_default_context(cafile=certifi.where())
            connector = aiohttp.TCPConnector(limit=self._in_flight, ssl=trusted)
            self._session = aiohttp.ClientSession(
                connector=connector,
                headers={"User-Agent": self.USER_AGENT},
                trust_env=bool(getproxies()),  # else it would look for a netrc file at each request
            )
        return self._session

    def _times(self, *, uploading: bool) -> aiohttp.ClientTimeout:
        connect, more = self._timeout, MEDIA_SECONDS if uploading else 0
        return aiohttp.ClientTimeout(total=None, connect=connect, sock_connect=connect, sock_read=self._timeout + more)


def _form(given: RequestData | None) -> aiohttp.FormData | None:
    """The method's fields and files, as the Bot API takes them ("Making requests")."""
    if given is None:
        return None
    form = aiohttp.FormData(given.json_parameters, quote_fields=False)
    for field, (name, content, mime) in (given.multipart_data or {}).items():
        form.add_field(field, content, filename=name, content_type=mime)
    return form


def _failed(cause: BaseException) -> NetworkError:
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
    """python-telegram-bot writes messages into its errors; httpx, which it brings, addresses with the token at INFO."""
    for name, level in (("httpx", logging.WARNING), ("httpcore", logging.WARNING), ("telegram", logging.CRITICAL)):
        logging.getLogger(name).setLevel(level)
