"""A request of the Bot API becomes typed parameters: query string, form, JSON body, multipart."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from .errors import ApiError, bad
from .schema import Method

Params = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the request."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Raw:
    """Parameters as they came, and the uploaded parts by their names."""

    values: Mapping[str, Any]
    uploads: Mapping[str, Upload]


NO_UPLOADS: Mapping[str, Upload] = {}

_MISSING = {
    "chat_id": "chat_id is empty",
    "from_chat_id": "chat_id is empty",
    "text": "message text is empty",
    "user_id": "invalid user_id specified",
    "message_id": "message identifier is not specified",
    "latitude": "latitude is empty",
    "longitude": "longitude is empty",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "file_id": "file_id is not specified",
    "action": "wrong parameter action in request",
}


async def read(request: web.Request) -> Raw:
    """Collects what a request carries; a broken body is a 400 in Telegram's form."""
    values: dict[str, Any] = dict(request.query)
    if request.content_type == "multipart/form-data":
        return await _multipart(request, values)
    body = await request.read()
    if not body:
        return Raw(values, NO_UPLOADS)
    if request.content_type == "application/json":
        values.update(_json(body))
    else:
        values.update(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))
    return Raw(values, NO_UPLOADS)


def _json(body: bytes) -> dict[str, Any]:
    try:
        values = json.loads(body)
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise bad("can't parse JSON body: expected an Object")
    return values


async def _multipart(request: web.Request, values: dict[str, Any]) -> Raw:
    try:
        fields = await request.post()
    except web.HTTPRequestEntityTooLarge:
        raise ApiError(413, "Request Entity Too Large") from None
    except ValueError:
        raise bad("can't parse multipart body") from None
    uploads: dict[str, Upload] = {}
    for name, field in fields.items():
        if isinstance(field, web.FileField):
            with field.file as handle:
                uploads[name] = Upload(field.filename, field.content_type, handle.read())
        else:
            values[name] = field if isinstance(field, str) else bytes(field).decode(errors="replace")
    return Raw(values, uploads)


def typed(method: Method, raw: Raw) -> Params:
    """Checks and converts the parameters of one call: unknown, missing and wrong ones are refused."""
    params: Params = {}
    known = method.params
    for name, value in raw.values.items():
        param = known.get(name)
        if param is None:
            raise bad(f'unknown parameter "{name}" of {method.name}')
        if value is None or value == "":
            continue
        converted = param.convert(name, value)
        if converted is not None:
            params[name] = converted
    if raw.uploads:
        _attach(method, raw, params)
    for name in method.required:
        if name not in params:
            raise _missing(method, name)
    return params


def _attach(method: Method, raw: Raw, params: Params) -> None:
    """Puts uploads where they belong: parts named like a parameter, and `attach://` anywhere."""
    for name in list(params):
        params[name] = _resolved(params[name], raw.uploads)
    for name, upload in raw.uploads.items():
        param = method.params.get(name)
        if param and param.is_file:
            params.setdefault(name, upload)


def _resolved(value: Any, uploads: Mapping[str, Upload]) -> Any:
    if isinstance(value, str) and value.startswith("attach://"):
        return uploads.get(value.removeprefix("attach://"), value)
    if isinstance(value, list):
        return [_resolved(item, uploads) for item in value]
    if isinstance(value, dict):
        return {key: _resolved(item, uploads) for key, item in value.items()}
    return value


def _missing(method: Method, name: str) -> ApiError:
    if method.params[name].is_file:
        return bad(f"there is no {name.replace('_', ' ')} in the request")
    return bad(_MISSING.get(name, f'parameter "{name}" is required'))
