"""HTML as Telegram reads it: the same tags, the same complaints.

The rules and sentences follow https://core.telegram.org/bots/api#html-style and what the real server answers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .errors import bad

Json = dict[str, Any]

_TYPES: Mapping[str, str] = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_CHARACTER = re.compile(r"&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));?")
_SPECIAL = re.compile(r"[<&]")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>]+)(?:\s*=\s*("[^"]*"|'[^']*'|[A-Za-z0-9.-]*))?""")
_MENTION = re.compile(r"tg://user\?id=(\d+)$")


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    start: int


def _character(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if name:
        return _CHARACTERS[name]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code <= 0xDFFF else match[0]


def _unescaped(text: str) -> str:
    return _CHARACTER.sub(_character, text)


class _Reader:
    """One pass over the source; offsets count characters."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.out: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Json] = []

    def parse(self) -> tuple[str, list[Json]]:
        position = 0
        while position < len(self.source):
            special = _SPECIAL.search(self.source, position)
            self._emit(self.source[position : special.start() if special else None])
            if special is None:
                break
            position = self._special(special.start())
        if self.open:
            raise self._refusal(f"Can't find end tag corresponding to start tag {self.open[-1].tag}")
        return "".join(self.out), self.entities

    def _emit(self, text: str) -> None:
        self.out.append(text)
        self.length += len(text)

    def _special(self, at: int) -> int:
        if self.source[at] == "&":
            match = _CHARACTER.match(self.source, at)
            self._emit(_character(match) if match else "&")
            return match.end() if match else at + 1
        return self._end_tag(at) if self.source.startswith("</", at) else self._start_tag(at)

    def _start_tag(self, at: int) -> int:
        name = _TAG_NAME.match(self.source, at + 1)
        assert name is not None
        tag, position = name[0].lower(), name.end()
        if position >= len(self.source):
            raise self._refusal("Unclosed start tag", at)
        if tag not in _TYPES:
            raise self._refusal(f'Unsupported start tag "{tag}"', at)
        attributes, position = self._attributes(tag, at, position)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._refusal('Tag "span" must have class "tg-spoiler"', at)
        self.open.append(_Open(tag, attributes, self.length))
        return position + 1

    def _attributes(self, tag: str, at: int, position: int) -> tuple[dict[str, str], int]:
        attributes: dict[str, str] = {}
        while True:
            while position < len(self.source) and self.source[position].isspace():
                position += 1
            if self.source[position : position + 1] == ">":
                return attributes, position
            match = _ATTRIBUTE.match(self.source, position)
            if match is None:
                kind = "Unclosed start tag" if position >= len(self.source) else "Empty attribute name in the tag"
                raise self._refusal(f'{kind} "{tag}"', at)
            value = match[2] or ""
            attributes[match[1].lower()] = _unescaped(value[1:-1] if value[:1] in {'"', "'"} else value.lower())
            position = match.end()

    def _end_tag(self, at: int) -> int:
        if not self.open:
            raise self._refusal("Unexpected end tag", at)
        name = _TAG_NAME.match(self.source, at + 2)
        assert name is not None
        position = name.end()
        while position < len(self.source) and self.source[position].isspace():
            position += 1
        if self.source[position : position + 1] != ">":
            raise self._refusal("Unclosed end tag", at)
        opened, found = self.open.pop(), name[0].lower()
        if found and found != opened.tag:
            place = f"Unmatched end tag at byte offset {self._byte(at)}"
            raise self._refusal(f'{place}, expected "</{opened.tag}>", found "</{found}>"')
        if self.length > opened.start:
            self._close(opened)
        return position + 1

    def _close(self, opened: _Open) -> None:
        span = {"offset": opened.start, "length": self.length - opened.start}
        if opened.tag in {"pre", "code"} and self._merges_language(opened, span):
            return
        entity = _entity(opened, span, "".join(self.out)[opened.start :] if opened.tag == "a" else "")
        if entity:
            self.entities.append(entity)

    def _merges_language(self, opened: _Open, span: Json) -> bool:
        """`<pre><code class="language-python">` is one entity of type pre with a language."""
        last = self.entities[-1] if self.entities else None
        if opened.tag != "pre" or last is None or last["type"] != "code" or "_language" not in last:
            return False
        if (last["offset"], last["length"]) != (span["offset"], span["length"]):
            return False
        last.update(type="pre", language=last["_language"])
        return True

    def _byte(self, at: int) -> int:
        return len(self.source[:at].encode())

    def _refusal(self, sentence: str, at: int | None = None) -> Exception:
        place = "" if at is None else f" at byte offset {self._byte(at)}"
        return bad(f"can't parse entities: {sentence}{place}")


def _entity(opened: _Open, span: Json, inner: str) -> Json | None:
    kind, attributes = _TYPES[opened.tag], opened.attributes
    if kind == "text_link":
        return _link(attributes.get("href") or inner, span)
    entity = {"type": kind, **span}
    if kind == "code" and attributes.get("class", "").startswith("language-"):
        entity["_language"] = attributes["class"].removeprefix("language-")
    elif kind == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    elif kind == "custom_emoji":
        entity["custom_emoji_id"] = _number(attributes, "emoji-id", "Invalid custom emoji identifier specified")
    elif kind == "date_time":
        entity["unix_time"] = int(_number(attributes, "unix", "Invalid date-time specified"))
        if attributes.get("format"):
            entity["date_time_format"] = attributes["format"]
    return entity


def _number(attributes: Mapping[str, str], name: str, complaint: str) -> str:
    value = attributes.get(name, "")
    if not value.isdigit():
        raise bad(f"can't parse entities: {complaint}")
    return value


def _link(url: str, span: Json) -> Json | None:
    """A link without a host with a dot is text to Telegram, not an error."""
    mention = _MENTION.match(url)
    if mention:
        return {"type": "text_mention", **span, "user": {"id": int(mention[1])}}
    if not re.match(r"(?:https?://|tg://|ton://|mailto:)?[^\s/]+\.[^\s]+|tg://", url):
        return None
    return {"type": "text_link", **span, "url": url if re.match(r"[a-z]+:", url) else f"http://{url}/"}


def parse(source: str) -> tuple[str, list[Json]]:
    """The text without tags, and its entities with offsets in characters."""
    return _Reader(source).parse() if _SPECIAL.search(source) else (source, [])
