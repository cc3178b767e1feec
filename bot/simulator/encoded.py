"""JSON as it goes over the wire."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from .params import Upload


@dataclass(frozen=True, slots=True)
class Encoded:
    """A result that is JSON already: updates are encoded once, when they come into being."""

    text: str


def _plain(value: object) -> Any:
    if isinstance(value, Upload):
        return {"name": value.name, "mime": value.mime, "size": len(value.content)}
    raise TypeError(f"{type(value).__name__} is not JSON")


def encode(value: Any) -> str:
    """Compact JSON; an upload in the log of calls becomes its name, type and size."""
    if isinstance(value, Encoded):
        return value.text
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)
