"""The control interface: HTTP and JSON, so that any program can play people. See docs/simulator.md."""

from __future__ import annotations

import json
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.simulator.encoded import encode
from bot.simulator.errors import ApiError, Refusal

Json = dict[str, Any]


def answer(value: Any, status: int = 200) -> web.Response:
    return web.Response(text=encode(value), status=status, content_type="application/json")


@web.middleware
async def refusals(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A refusal becomes a sentence with its status."""
    try:
        return await handler(request)
    except Refusal as refusal:
        return answer({"error": refusal.sentence}, refusal.status)
    except ApiError as error:
        return answer({"error": error.description}, 400)


async def body_of(request: web.Request) -> Json:
    """The JSON object of a request; nothing is an empty one."""
    raw = await request.read()
    try:
        body = json.loads(raw) if raw else {}
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise Refusal(400, "the body must be a JSON object")
    return body


def need(body: Json, name: str, kind: type[Any] | tuple[type[Any], ...]) -> Any:
    """A field that must be there, of this type."""
    value = body.get(name)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        names = [one.__name__ for one in (kind if isinstance(kind, tuple) else (kind,))]
        raise Refusal(400, f'"{name}" must be given, as {" or ".join(names)}')
    return value


def number(request: web.Request, name: str, default: float = 0) -> float:
    """A number of the query string."""
    value = request.query.get(name)
    if value is None:
        return default
    try:
        return float(value)
    except ValueError:
        raise Refusal(400, f'"{name}" must be a number') from None


def path_id(request: web.Request) -> int:
    try:
        return int(request.match_info["id"])
    except ValueError:
        raise Refusal(404, f"{request.match_info['id']!r} is not an id") from None
