"""How a file stands in a message: photo sizes, documents, videos, voices."""

from __future__ import annotations

from typing import Any

from .files import StoredFile

Json = dict[str, Any]

_SIZES = ((90, "s"), (320, "m"), (800, "x"))
KINDS = ("photo", "document", "video", "voice", "audio", "animation", "video_note", "sticker")
DEFAULT_MIME = {
    "photo": "image/jpeg",
    "video": "video/mp4",
    "voice": "audio/ogg",
    "audio": "audio/mpeg",
    "animation": "video/mp4",
    "video_note": "video/mp4",
    "sticker": "image/webp",
}
DEFAULT_NAME = {"document": "berkas.bin", "video": "video.mp4", "audio": "audio.mp3", "animation": "animasi.mp4"}
_DETAILS = {
    "document": (),
    "video": ("width", "height", "duration"),
    "voice": ("duration",),
    "audio": ("duration",),
    "animation": ("width", "height", "duration"),
    "video_note": ("length", "duration"),
    "sticker": ("width", "height", "emoji"),
}
_NAMED = frozenset({"document", "video", "audio", "animation"})
_TYPED = frozenset({"document", "video", "audio", "animation", "voice"})


def photo_sizes(file: StoredFile) -> list[Json]:
    """The sizes that Telegram makes, the largest last and whole."""
    longest = max(file.width, file.height)
    sizes = [_size(file, limit / longest, f"~{mark}") for limit, mark in _SIZES if limit < longest]
    return [*sizes, _size(file, 1.0, "")]


def _size(file: StoredFile, scale: float, mark: str) -> Json:
    return {
        "file_id": file.file_id + mark,
        "file_unique_id": file.file_unique_id + mark,
        "file_size": max(int(file.size * scale * scale), 1),
        "width": max(int(file.width * scale), 1),
        "height": max(int(file.height * scale), 1),
    }


def file_content(kind: str, file: StoredFile, details: Json) -> Json:
    """The part of Telegram's `Message` that shows this file; `details` are width, duration and the like."""
    if kind == "photo":
        return {"photo": photo_sizes(file)}
    about: Json = {
        "file_id": file.file_id,
        "file_unique_id": file.file_unique_id,
        "file_size": file.size,
    }
    if kind in _NAMED:
        about["file_name"] = file.name
    if kind in _TYPED:
        about["mime_type"] = file.mime
    defaults = {"width": file.width, "height": file.height, "duration": 1, "length": 240, "emoji": "🙂"}
    about |= {field: details.get(field, defaults[field]) for field in _DETAILS[kind]}
    about |= {field: details[field] for field in ("performer", "title") if kind == "audio" and field in details}
    if kind == "sticker":
        about |= {"type": "regular", "is_animated": False, "is_video": False}
    content = {kind: about}
    # Telegram repeats an animation as a document for old clients.
    if kind == "animation":
        names = ("file_id", "file_unique_id", "file_size", "file_name", "mime_type")
        content["document"] = {name: about[name] for name in names}
    return content
