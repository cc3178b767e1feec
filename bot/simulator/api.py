"""One call of the Bot API: look up, check, meet the faults, do, log."""

from __future__ import annotations

import asyncio
import inspect
import json
from dataclasses import dataclass
from typing import Any, cast

from .encoded import encode
from .errors import ApiError, bad
from .faults import Fault, error_of
from .methods import chats, editing, forwarding, media, messages, profile, receiving
from .methods.common import Handlers
from .params import NO_UPLOADS, Params, Raw, typed
from .schema import METHODS, Method
from .world import World

HANDLERS: Handlers = {
    **messages.HANDLERS,
    **editing.HANDLERS,
    **media.HANDLERS,
    **forwarding.HANDLERS,
    **chats.HANDLERS,
    **profile.HANDLERS,
    **receiving.HANDLERS,
}
"""What is simulated, by the method's name in lower case."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and body of the HTTP answer; `close` breaks the connection instead of answering."""

    status: int
    body: str
    close: bool = False


_CLOSED = Answer(0, "", close=True)


async def call(world: World, name: str, raw: Raw) -> Answer:
    """Carries out one call and gives the answer that Telegram would give."""
    method = METHODS.get(name.lower())
    if method is None:
        return _refused(ApiError(404, "Not Found"))
    try:
        params = typed(method, raw)
    except ApiError as error:
        return _logged(world, method, dict(raw.values), error)
    fault = world.faults.strike(name.lower(), _chat_of(world, params))
    if fault and fault.kind == "close":
        _logged(world, method, params, ApiError(0, "the connection was closed before the effect"))
        return _CLOSED
    answer = await _done(world, method, params, fault)
    if fault and fault.kind == "slow":
        await asyncio.sleep(fault.seconds)
    return _CLOSED if fault and fault.kind == "close_after" else answer


async def _done(world: World, method: Method, params: Params, fault: Fault | None) -> Answer:
    key = method.name.lower()
    try:
        if fault and (error := error_of(fault)):
            raise error
        handler = HANDLERS.get(key)
        if handler is None:
            raise bad("method is not simulated")
        world.limits.check(key, params.get("chat_id"))
        result = handler(world, params)
        if inspect.isawaitable(result):
            result = await result
    except ApiError as error:
        return _logged(world, method, params, error)
    _log(world, method, params)
    return Answer(200, f'{{"ok":true,"result":{encode(result)}}}')


def _chat_of(world: World, params: Params) -> int | str | None:
    """The chat that a call concerns; for the answer to a press, where it was pressed."""
    if "chat_id" in params:
        return cast("int | str", params["chat_id"])
    callback = world.callbacks.get(params.get("callback_query_id", ""))
    return callback.chat_id if callback else None


def _log(world: World, method: Method, params: Params, error: ApiError | None = None) -> None:
    entry = {
        "n": next(world.call_numbers),
        "at": world.now(),
        "method": method.name,
        "chat_id": _chat_of(world, params),
        "params": params,
        "ok": error is None,
    }
    if error:
        entry |= {"error_code": error.code, "description": error.description}
    world.calls.append(entry)


def _logged(world: World, method: Method, params: Params, error: ApiError) -> Answer:
    _log(world, method, params, error)
    return _refused(error)


def _refused(error: ApiError) -> Answer:
    body: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return Answer(error.code, encode(body))


UNAUTHORIZED = _refused(ApiError(401, "Unauthorized"))
NOT_FOUND = _refused(ApiError(404, "Not Found"))


async def call_from_webhook(world: World, body: bytes) -> None:
    """A webhook's answer may carry a method; nobody learns its result."""
    try:
        values = json.loads(body)
    except ValueError:
        return
    if isinstance(values, dict) and isinstance(name := values.pop("method", None), str):
        await call(world, name, Raw(values, NO_UPLOADS))
