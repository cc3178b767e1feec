"""Files in memory: uploaded by either side, or made up of a given size without holding its bytes."""

from __future__ import annotations

import hashlib
import mimetypes
import struct
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from .errors import bad

MAX_DOWNLOAD = 20 * 1024 * 1024
"""Bytes that a bot may fetch: https://core.telegram.org/bots/api#getfile."""
MAX_PHOTO = 10 * 1024 * 1024
MAX_UPLOAD = 50 * 1024 * 1024
MAX_HELD = 256 * 1024 * 1024
"""Bytes of all files that the simulator holds; the oldest are forgotten."""
MAX_FILES = 50_000

_BEGINNINGS = {
    "image/jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
    "image/png": b"\x89PNG\r\n\x1a\n",
    "application/pdf": b"%PDF-1.4\n",
    "audio/ogg": b"OggS",
    "video/mp4": b"\x00\x00\x00\x18ftypmp42",
}
_FOLDERS = {
    "photo": "photos",
    "video": "videos",
    "voice": "voice",
    "audio": "music",
    "animation": "animations",
    "sticker": "stickers",
    "video_note": "video_notes",
}
_CHUNK = 64 * 1024


@dataclass(slots=True, eq=False)
class StoredFile:
    """One file; `content` is None when it is made up or forgotten."""

    file_id: str
    file_unique_id: str
    path: str
    kind: str
    name: str
    mime: str
    size: int
    width: int
    height: int
    content: bytes | None
    made_up: bool

    def chunks(self) -> Iterator[bytes]:
        """The bytes; a made-up file begins as its type does and goes on with zeros."""
        if self.content is not None:
            yield self.content
            return
        beginning = _BEGINNINGS.get(self.mime, b"")[: self.size]
        yield beginning
        left = self.size - len(beginning)
        while left > 0:
            yield bytes(min(left, _CHUNK))
            left -= _CHUNK

    @property
    def available(self) -> bool:
        return self.made_up or self.content is not None


class Files:
    """Files by their ids and paths."""

    def __init__(self) -> None:
        self._number = 0
        self._held = 0
        self._by_id: OrderedDict[str, StoredFile] = OrderedDict()
        self._by_unique: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}

    def add(self, kind: str, name: str, mime: str, content: bytes | None, size: int | None = None) -> StoredFile:
        """Keeps a file; without content it is made up, `size` bytes long."""
        self._number += 1
        mime = mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
        suffix = PurePosixPath(name).suffix or mimetypes.guess_extension(mime) or ""
        path = f"{_FOLDERS.get(kind, 'documents')}/file_{self._number}{suffix}"
        unique = hashlib.sha256(path.encode()).hexdigest()[:16]
        width, height = dimensions(content or b"")
        length = len(content) if content is not None else size or 0
        file = StoredFile(
            f"SIM{kind}_{unique}", unique, path, kind, name, mime, length, width, height, content, content is None
        )
        self._keep(file)
        return file

    def _keep(self, file: StoredFile) -> None:
        self._by_id[file.file_id] = self._by_unique[file.file_unique_id] = self._by_path[file.path] = file
        self._held += len(file.content or b"")
        while self._held > MAX_HELD or len(self._by_id) > MAX_FILES:
            _, oldest = self._by_id.popitem(last=False)
            self._held -= len(oldest.content or b"")
            oldest.content = None
            del self._by_unique[oldest.file_unique_id], self._by_path[oldest.path]

    def by_id(self, file_id: str) -> StoredFile | None:
        """Looks a file up; the ids of smaller sizes of a photo lead to the same file."""
        return self._by_id.get(file_id.split("~")[0])

    def by_unique_id(self, unique_id: str) -> StoredFile | None:
        return self._by_unique.get(unique_id.split("~")[0])

    def by_path(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)

    def fetchable(self, file_id: str) -> StoredFile:
        """A file that `getFile` may name, or Telegram's refusal."""
        file = self.by_id(file_id)
        if file is None:
            raise bad("invalid file_id")
        if file.size > MAX_DOWNLOAD:
            raise bad("file is too big")
        if not file.available:
            raise bad("wrong file_id or the file is temporarily unavailable")
        return file


def dimensions(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG from its header; 1280 by 960 when it does not tell."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width or 1280, height or 960
    if content.startswith(b"\xff\xd8"):
        return _jpeg_dimensions(content) or (1280, 960)
    return 1280, 960


def _jpeg_dimensions(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None
