"""What is handed on to SP4N: at most two megabytes of attachments in all, as its form takes them.

Photos are written anew, as large as all of them may be together and without metadata; documents go as they are while
there is room; what does not fit is listed. Computes and blocks: call it in a thread.
"""

from __future__ import annotations

import asyncio
import io
import mimetypes
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from bot.domain import masking, overlong
from bot.files import pictures
from storage.attachments import Kept
from storage.files import FilesProblem, Store
from storage.models import Attachment

LIMIT = 2_000_000  # bytes in all (form of lapor.go.id: 2 MB)
LEFT_OUT = "tidak-ikut.txt"  # in the archive: the names of what did not fit
# Longer side in pixels and JPEG quality, best first; the last one still shows a number plate in the middle.
STEPS = ((2048, 85), (1600, 80), (1280, 75), (1024, 70), (800, 60), (640, 50))

_UNSAFE = re.compile(r"[^\w.\- ]")


@dataclass(frozen=True, slots=True)
class Source:
    """A stored attachment; `mime` by its content."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Rendition:
    """`files` together have at most LIMIT bytes; `left_out` are the names of those that did not fit."""

    files: tuple[Source, ...]
    left_out: tuple[str, ...]


async def archive(store: Store, found: Sequence[Attachment], hidden: str | None = None) -> bytes:
    """A ZIP of what is handed on of these attachments; a list in it names those that did not fit or cannot be read.

    `hidden` is the reporter's name, which the report's own words do not tell there.
    """
    made = await of_these(store, found, hidden)
    return await asyncio.to_thread(_zipped, made)


async def of_these(store: Store, found: Sequence[Attachment], hidden: str | None = None) -> Rendition:
    """What is handed on; attachments that are not in the store, or not readable, are listed too."""
    read = [await _read(store, row, at, hidden) for at, row in enumerate(found, 1)]
    made = await asyncio.to_thread(rendition, [one for one in read if isinstance(one, Source)])
    return Rendition(made.files, (*made.left_out, *(one for one in read if isinstance(one, str))))


def _zipped(made: Rendition) -> bytes:
    """Each file under its place, since two may have the same name, and no name leads out of the archive."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as packed:  # stored as they are: photos do not get smaller
        for at, file in enumerate(made.files, 1):
            packed.writestr(f"{at:02}-{_UNSAFE.sub('-', file.name)[-80:]}", file.content)
        if made.left_out:
            packed.writestr(LEFT_OUT, "\r\n".join(made.left_out))
    return whole.getvalue()


async def _read(store: Store, row: Attachment, at: int, hidden: str | None) -> Source | str:
    """The attachment with its content, words that go on in a file masked as the report's are; or its name alone."""
    name = row.name or f"lampiran-{at}{mimetypes.guess_extension(row.mime or '') or ''}"
    if row.state != Kept.STORED or row.content is None:
        return name
    try:
        content = await store.get(row.content)
    except FilesProblem:
        return name
    words = overlong.read(row.file_id)
    return Source(name, row.mime or "", content if words is None else masking.mask(words, hidden).encode())


def rendition(sources: Sequence[Source], limit: int = LIMIT) -> Rendition:
    """The attachments in their order, photos first served: they are what most reports rest on."""
    photos = {at: image for at, source in enumerate(sources) if (image := _photo(source)) is not None}
    least = {at: _written(image, STEPS[-1]) for at, image in photos.items()}
    taken = _fitting({at: len(content) for at, content in least.items()}, limit)
    room = limit - sum(len(least[at]) for at in taken)
    whole = _fitting({at: len(source.content) for at, source in enumerate(sources) if at not in photos}, room)
    room = limit - sum(len(sources[at].content) for at in whole)
    best = _best({at: photos[at] for at in taken}, {at: least[at] for at in taken}, room)
    chosen = {at: _as_photo(sources[at], content) for at, content in best.items()} | {at: sources[at] for at in whole}
    names = tuple(source.name for at, source in enumerate(sources) if at not in chosen)
    return Rendition(tuple(chosen[at] for at in sorted(chosen)), names)


def _photo(source: Source) -> Image.Image | None:
    """The picture, if it is one that can be decoded here."""
    if not source.mime.startswith("image/"):
        return None
    try:
        image = pictures.opened(source.content)
    except (pictures.Spoilt, pictures.Enormous):
        return None
    image.thumbnail((STEPS[0][0], STEPS[0][0]))  # twenty whole photos would be half a gigabyte
    return image


def _written(image: Image.Image, step: tuple[int, int]) -> bytes:
    return pictures.smaller(image, *step)


def _fitting(sizes: dict[int, int], room: int) -> list[int]:
    """Those that fit together, in their order; one that is too large does not keep the next ones out."""
    taken = []
    for at, size in sizes.items():
        if size <= room:
            taken.append(at)
            room -= size
    return taken


def _best(photos: dict[int, Image.Image], least: dict[int, bytes], room: int) -> dict[int, bytes]:
    """All photos at the first step at which they fit together."""
    for step in STEPS[:-1]:
        written = {at: _written(image, step) for at, image in photos.items()}
        if sum(map(len, written.values())) <= room:
            return written
    return least


def _as_photo(source: Source, content: bytes) -> Source:
    stem = source.name.rpartition(".")[0] or source.name
    return Source(f"{stem}.jpg", "image/jpeg", content)
