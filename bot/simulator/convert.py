"""Values of a form or a JSON body become typed ones, strictly: what Telegram would drop silently is refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from aiogram.types import ForceReply, InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove
from pydantic import BaseModel, TypeAdapter, ValidationError

from .errors import bad

Convert = Callable[[str, Any], Any]

_BOOLEANS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False, "": False}


def _wrong(name: str, expected: str) -> Exception:
    return bad(f'parameter "{name}" must be of type {expected}')


def to_int(name: str, value: Any) -> int:
    if type(value) is int:
        return value
    try:
        return int(value) if isinstance(value, str) else int(str(value))
    except ValueError:
        raise _wrong(name, "Integer") from None


def to_float(name: str, value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise _wrong(name, "Float") from None


def to_bool(name: str, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    try:
        return _BOOLEANS[str(value).lower()]
    except KeyError:
        raise _wrong(name, "Boolean") from None


def to_str(name: str, value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return json.dumps(value)
    raise _wrong(name, "String")


def to_int_or_str(name: str, value: Any) -> int | str:
    """A chat: its number, however it is written, or @username."""
    if type(value) is int:
        return value
    text = to_str(name, value).strip()
    return int(text) if text.lstrip("-").isdigit() else text


def to_file(name: str, value: Any) -> Any:
    """A file_id, an address or an upload: the methods look into it."""
    return value


CONVERTERS: Mapping[str, Convert] = {
    "int": to_int,
    "float": to_float,
    "bool": to_bool,
    "str": to_str,
    "int_or_str": to_int_or_str,
    "file": to_file,
}

_MARKUPS: Mapping[str, type[BaseModel]] = {
    "inline_keyboard": InlineKeyboardMarkup,
    "keyboard": ReplyKeyboardMarkup,
    "remove_keyboard": ReplyKeyboardRemove,
    "force_reply": ForceReply,
}
_LABELS = {
    "inline_keyboard": "inline keyboard button",
    "keyboard": "keyboard button",
    "entities": "MessageEntity",
    "caption_entities": "MessageEntity",
    "media": "InputMedia",
    "commands": "BotCommand",
    "scope": "BotCommandScope",
}
_TYPES = {"int": "Integer", "string": "String", "bool": "Boolean", "float": "Float", "list": "Array", "dict": "Object"}


class Nested:
    """Checks one nested parameter against aiogram's type; the adapter is built when first needed."""

    def __init__(self, name: str, annotation: Any) -> None:
        self.name = name
        self.annotation = annotation

    @cached_property
    def adapter(self) -> TypeAdapter[Any]:
        return TypeAdapter(self.annotation)

    def __call__(self, name: str, value: Any) -> Any:
        plain = without_nulls(_decoded(name, value))
        try:
            model = self.adapter.validate_python(plain)
        except ValidationError as refused:
            raise _explained(name, refused) from None
        refuse_unknown(name, model)
        return plain


class Markup(Nested):
    """A keyboard: its kind is told by its first field, as Telegram tells it."""

    @cached_property
    def inline_only(self) -> bool:
        return "ReplyKeyboardMarkup" not in str(self.annotation)

    def __call__(self, name: str, value: Any) -> Any:
        plain = without_nulls(_decoded(name, value, "reply keyboard markup"))
        if not isinstance(plain, dict):
            raise bad("object expected as reply markup")
        kind = next((key for key in _MARKUPS if key in plain), None)
        if kind is None:
            return None
        if self.inline_only and kind != "inline_keyboard":
            raise bad("inline keyboard expected")
        return _checked_markup(kind, _MARKUPS[kind], plain)


def _checked_markup(kind: str, cls: type[BaseModel], plain: dict[str, Any]) -> dict[str, Any]:
    try:
        model = cls.model_validate(_buttons_as_objects(kind, plain))
    except ValidationError as refused:
        raise _explained(kind, refused) from None
    refuse_unknown("reply_markup", model)
    return _buttons_as_objects(kind, plain)


def _buttons_as_objects(kind: str, plain: dict[str, Any]) -> dict[str, Any]:
    """Telegram takes a bare string as a button of a reply keyboard."""
    rows = plain.get("keyboard")
    if kind != "keyboard" or not isinstance(rows, list):
        return plain
    whole = [[{"text": b} if isinstance(b, str) else b for b in row] for row in rows if isinstance(row, list)]
    return {**plain, "keyboard": whole}


def nested(name: str, annotation: Any) -> Nested:
    """The converter of a parameter whose value is an object or a list."""
    return Markup(name, annotation) if name == "reply_markup" else Nested(name, annotation)


def _decoded(name: str, value: Any, label: str | None = None) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise bad(f"can't parse {label or name.replace('_', ' ')} JSON object") from None


def without_nulls(value: Any) -> Any:
    """A null is a field that is not there."""
    if isinstance(value, dict):
        return {key: without_nulls(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [without_nulls(item) for item in value]
    return value


def _explained(name: str, refused: ValidationError) -> Exception:
    error = refused.errors(include_url=False, include_context=False, include_input=False)[0]
    label = _LABELS.get(name, name.replace("_", " "))
    field = next((part for part in reversed(error["loc"]) if isinstance(part, str)), name)
    if error["type"] == "missing":
        return bad(f"can't parse {label}: Can't find field \"{field}\"")
    if error["type"].startswith("union_tag"):
        return bad(f"can't parse {label}: unsupported type specified")
    kind = _TYPES.get(error["type"].split("_")[0])
    if kind:
        return bad(f'can\'t parse {label}: Field "{field}" must be of type {kind}')
    return bad(f"can't parse {label}: {error['msg']}")


def refuse_unknown(name: str, model: Any) -> None:
    """Telegram ignores fields that it does not know; here a misspelt one is an error, and says so."""
    if isinstance(model, list):
        for item in model:
            refuse_unknown(name, item)
    elif isinstance(model, BaseModel):
        if model.model_extra:
            raise bad(f'unknown field "{next(iter(model.model_extra))}" in {name}')
        for _, item in model:
            if isinstance(item, list | BaseModel):
                refuse_unknown(name, item)
