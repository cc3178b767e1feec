"""A body cut into parts, each one request. The cut is always the same, so that `parts_sent` has a meaning."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from storage.notifications import Body, Button, File

PIECE = 3900  # UTF-16 units; Telegram takes 4096 after parsing, the rest is room for the mark of a possible repeat
ALBUM = 10
_TAG = re.compile(r"<[^<>]*>")
_ALBUMS = {
    "photo": "visual",
    "video": "visual",
    "document": "document",
    "audio": "audio",
}  # what Telegram puts together
_ORDER = ("visual", "document", "audio", "alone")


@dataclass(frozen=True, slots=True)
class Part:
    """Either a text (HTML unless `plain`) with buttons, or files that go together."""

    text: str = ""
    plain: bool = False
    buttons: tuple[tuple[Button, ...], ...] = ()
    files: tuple[File, ...] = ()


def cut(body: Body) -> list[Part]:
    """Text first, then photos and videos in albums, documents apart, the rest one by one."""
    return [*_texts(body), *(Part(files=files) for files in _albums(body.files))]


def _texts(body: Body) -> list[Part]:
    if not body.text:
        return []
    if length(plain(body.text)) <= PIECE:
        return [Part(text=body.text, buttons=body.buttons)]
    pieces = list(_pieces(plain(body.text)))
    return [
        *(Part(text=piece, plain=True) for piece in pieces[:-1]),
        Part(text=pieces[-1], plain=True, buttons=body.buttons),
    ]


def plain(text: str) -> str:
    """The text without its HTML."""
    return html.unescape(_TAG.sub("", text))


def length(text: str) -> int:
    """As Telegram counts: UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def _pieces(text: str) -> Iterator[str]:
    """Pieces of at most PIECE units, cut at the ends of lines or words where there are any."""
    while length(text) > PIECE:
        room = PIECE if length(text[:PIECE]) <= PIECE else PIECE // 2  # signs outside the basic plane take two units
        end = max(text.rfind("\n", room // 2, room), text.rfind(" ", room // 2, room))
        end = end if end > 0 else room
        yield text[:end].rstrip() or text[:end]
        text = text[end:].lstrip()
    if text:
        yield text


def _albums(files: Sequence[File]) -> Iterator[tuple[File, ...]]:
    ordered = sorted(files, key=lambda file: _ORDER.index(_together(file)))
    for together, group in groupby(ordered, key=_together):
        size = 1 if together == "alone" else ALBUM
        members = tuple(group)
        yield from (members[at : at + size] for at in range(0, len(members), size))


def _together(file: File) -> str:
    return _ALBUMS.get(file.kind, "alone")
