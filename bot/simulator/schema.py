"""The Bot API's methods and parameters, taken from aiogram's own classes.

aiogram generates them from Telegram's documentation, so a new parameter arrives here with a new aiogram. Plain
parameters are converted by hand (they are the hot path); nested objects are checked by pydantic, only when present.
"""

from __future__ import annotations

import datetime as dt
import inspect
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Union

import aiogram.methods
from aiogram.client.default import Default
from aiogram.methods import TelegramMethod
from aiogram.types import InputFile
from pydantic.fields import FieldInfo

from .convert import CONVERTERS, Convert, nested


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter of a method; `convert(name, value)` gives the typed value or raises `ApiError`."""

    name: str
    required: bool
    convert: Convert
    is_file: bool


@dataclass(frozen=True, slots=True)
class Method:
    """One method of the Bot API, by the name that Telegram spells."""

    name: str
    params: Mapping[str, Param]
    required: tuple[str, ...]


def _parts(annotation: Any) -> set[Any]:
    """The members of a union, without None and aiogram's placeholder for a bot's default."""
    if typing.get_origin(annotation) not in {Union, types.UnionType}:
        return {annotation}
    return set(typing.get_args(annotation)) - {types.NoneType, Default}


def _kind(parts: set[Any]) -> str:
    if InputFile in parts:
        return "file"
    if dt.datetime in parts:
        return "int"
    if parts == {int, str}:
        return "int_or_str"
    if len(parts) == 1:
        part = next(iter(parts))
        return part.__name__ if part in {bool, int, float, str} else "nested"
    return "nested"


def _without_default(annotation: Any) -> Any:
    """pydantic cannot build a schema around aiogram's `Default`; Telegram never sees it either."""
    if typing.get_origin(annotation) not in {Union, types.UnionType}:
        return annotation
    kept = tuple(part for part in typing.get_args(annotation) if part is not Default)
    return Union[kept]  # noqa: UP007 - built from a tuple at run time


def _param(name: str, field: FieldInfo) -> Param:
    kind = _kind(_parts(field.annotation))
    convert = CONVERTERS.get(kind) or nested(name, _without_default(field.annotation))
    return Param(name, field.is_required(), convert, kind == "file")


def _method(cls: type[TelegramMethod[Any]]) -> Method:
    params = {field.alias or name: _param(field.alias or name, field) for name, field in cls.model_fields.items()}
    return Method(cls.__api_method__, params, tuple(name for name, p in params.items() if p.required))


def _is_method(thing: object) -> bool:
    return inspect.isclass(thing) and issubclass(thing, TelegramMethod) and thing is not TelegramMethod


def _table() -> dict[str, Method]:
    classes = [getattr(aiogram.methods, name) for name in aiogram.methods.__all__]
    methods = [_method(cls) for cls in classes if _is_method(cls)]
    return {method.name.lower(): method for method in methods}


METHODS: Mapping[str, Method] = _table()
"""Every method that aiogram knows, by its name in lower case: Telegram ignores case."""
