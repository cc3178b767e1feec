"""A draft as plain data, as it is stored; what an older or newer release does not know of it is left out."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from bot.domain.form import Draft, File
from bot.domain.kinds import Kind

_NAMES = tuple(field.name for field in fields(Draft))


def to_json(draft: Draft) -> dict[str, Any]:
    plain = {name: getattr(draft, name) for name in _NAMES}  # asdict would copy every text
    return plain | {"files": tuple(asdict(file) for file in draft.files)}


def from_json(stored: dict[str, Any]) -> Draft:
    known = {name: stored[name] for name in _NAMES if name in stored}
    known["kind"] = Kind(known["kind"]) if known.get("kind") else None
    for name in ("pieces", "origin"):
        known[name] = tuple((int(message), text) for message, text in known.get(name, ()))
    known["answers"] = tuple((int(message), step, text) for message, step, text in known.get("answers", ()))
    known |= {name: tuple(known.get(name, ())) for name in ("earlier", "chosen", "doubt", "between")}
    known["files"] = tuple(File(**file) for file in known.get("files", ()))
    known["pin"] = tuple(known["pin"]) if known.get("pin") else None
    return Draft(**known)
