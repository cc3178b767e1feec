"""Texts with entities, as Telegram makes them: parsed, trimmed, offsets in UTF-16 units."""

from __future__ import annotations

from typing import Any

from . import html
from .errors import bad
from .links import found_in

Json = dict[str, Any]

_ORDER = {"blockquote": 0, "expandable_blockquote": 0, "bold": 1, "italic": 2, "underline": 3, "strikethrough": 4}


def units(text: str) -> int:
    """Length in UTF-16 units, as Telegram counts offsets."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _in_units(text: str, entities: list[Json]) -> None:
    if text.isascii():
        return
    for entity in entities:
        start, end = entity["offset"], entity["offset"] + entity["length"]
        entity["offset"], entity["length"] = units(text[:start]), units(text[start:end])


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Telegram strips a text at both ends; entities move and shrink with it. Offsets are UTF-16 units."""
    stripped = text.strip()
    if stripped == text:
        return text, entities
    shift, size = units(text[: len(text) - len(text.lstrip())]), units(stripped)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - shift, 0)
        end = min(entity["offset"] + entity["length"] - shift, size)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return stripped, kept


def _given(text: str, entities: list[Json]) -> list[Json]:
    size = units(text)
    for entity in entities:
        if entity["offset"] < 0 or entity["length"] <= 0 or entity["offset"] + entity["length"] > size:
            raise bad(f"can't parse entities: entity of type {entity['type']} is out of the text")
    return [dict(entity) for entity in entities]


def formatted(text: str, parse_mode: str | None, given: list[Json] | None) -> tuple[str, list[Json]]:
    """A bot's text: parsed, trimmed, with the links, commands and mentions that Telegram finds by itself."""
    mode = (parse_mode or "").lower()
    if mode == "html":
        text, entities = html.parse(text)
        _in_units(text, entities)
    elif mode in {"markdown", "markdownv2"}:
        raise bad(f"parse_mode {parse_mode} is not simulated: use HTML or entities")
    elif mode:
        raise bad("unsupported parse_mode")
    else:
        entities = _given(text, given) if given else []
    text, entities = _trimmed(text, entities)
    for entity in entities:
        entity.pop("_language", None)
    return text, _sorted(entities + detected(text, entities))


def _sorted(entities: list[Json]) -> list[Json]:
    return sorted(entities, key=lambda e: (e["offset"], -e["length"], _ORDER.get(e["type"], 9)))


def detected(text: str, present: list[Json] | None = None) -> list[Json]:
    """Commands, mentions, hashtags, addresses and numbers outside of code and of links that stand there."""
    entities = found_in(text)
    if not entities:
        return entities
    _in_units(text, entities)
    closed = [e for e in present or () if e["type"] in {"code", "pre", "text_link", "text_mention"}]
    return [e for e in entities if not any(_overlap(e, other) for other in closed)]


def _overlap(one: Json, other: Json) -> bool:
    return bool(one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"])
