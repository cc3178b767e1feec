"""What a message carries besides text: files as the form knows them, and why a file cannot be taken."""

from __future__ import annotations

import unicodedata

from aiogram.types import Message, MessageOriginUser

from bot.domain import unseen
from bot.domain.form import File, FormProblem
from bot.domain.programs import is_program

SPLIT = 3_500  # characters: apps cut at 4,096, back to a line or a word
KINDS = ("document", "video", "voice", "audio", "animation", "video_note")
BLANK = ("Cc", "Cf", "Zs", "Zl", "Zp")  # categories of Unicode: control, format, spaces
UNREADABLE = ("sticker", "contact", "poll", "dice", "game", "venue", "story")


def file_of(message: Message) -> File | None:
    """The message's file, of whatever size; FormProblem when it is a program by its name or type."""
    if message.photo:
        best = max(message.photo, key=lambda size: size.width * size.height)
        return File("photo", best.file_id, None, "image/jpeg", best.file_size, message.message_id)
    for kind in KINDS:
        found = getattr(message, kind)
        if found is not None:
            name = getattr(found, "file_name", None)
            mime = getattr(found, "mime_type", None)
            if is_program(name, mime):
                raise FormProblem("form-file-program")
            return File(kind, found.file_id, name, mime, found.file_size, message.message_id)
    return None


def from_another_bot(message: Message) -> bool:
    """Whether the message was written by some bot: forwarded from it, or sent by way of it."""
    origin = message.forward_origin
    sender = origin.sender_user if isinstance(origin, MessageOriginUser) else message.via_bot
    return sender is not None and sender.is_bot


def text_of(message: Message) -> str:
    """The message's own words: its text or its caption. Empty when nothing in them can be seen."""
    text = unseen.without(message.text or message.caption or "")
    return text if any(unicodedata.category(sign) not in BLANK for sign in text) else ""


def said(message: Message) -> str:
    """The message's words; a location says its latitude and longitude."""
    if message.location is None:
        return text_of(message)
    place = f"{message.location.latitude:.5f}, {message.location.longitude:.5f}"
    return f"{message.venue.title}, {message.venue.address} ({place})" if message.venue else place


def unreadable(message: Message) -> str | None:
    """The kind of a message in which nothing can be read or kept."""
    return next((kind for kind in UNREADABLE if getattr(message, kind) is not None), None)
