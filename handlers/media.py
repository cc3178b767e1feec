"""What a message carries besides text: files as the form knows them, and why a file cannot be taken."""

from __future__ import annotations

from aiogram.types import Message

from bot.domain.form import File, FormProblem

FETCHABLE = 20 * 1024 * 1024  # bytes; more than that a bot cannot fetch (Bot API, getFile)
KINDS = ("document", "video", "voice", "audio", "animation", "video_note")
UNREADABLE = ("sticker", "contact", "poll", "dice", "game", "venue", "story")


def file_of(message: Message) -> File | None:
    """The message's file; FormProblem when it is larger than bots can fetch."""
    if message.photo:
        best = max(message.photo, key=lambda size: size.width * size.height)
        return File("photo", best.file_id, None, "image/jpeg", best.file_size, message.message_id)
    for kind in KINDS:
        found = getattr(message, kind)
        if found is not None:
            name = getattr(found, "file_name", None)
            size = found.file_size
            if size is not None and size > FETCHABLE:
                raise FormProblem("form-file-large", size=round(size / 1024 / 1024), limit=FETCHABLE // 1024 // 1024)
            return File(kind, found.file_id, name, getattr(found, "mime_type", None), size, message.message_id)
    return None


def text_of(message: Message) -> str:
    """The message's own words: its text or its caption."""
    return (message.text or message.caption or "").strip()


def unreadable(message: Message) -> str | None:
    """The kind of a message in which nothing can be read or kept."""
    return next((kind for kind in UNREADABLE if getattr(message, kind) is not None), None)
