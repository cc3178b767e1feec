"""What Telegram finds in a text by itself, and which links it takes on a button."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

_FOUND = re.compile(
    r"""(?P<url>(?:https?://|(?<![\w@.-])(?:www\.|t\.me/))[^\s<>"]+[^\s<>"'.,:;!?)\]}]
        |(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:id|com|org|net|gov|io|me)(?![\w@.-])(?:/[^\s<>"]*[^\s<>"'.,:;!?)\]}])?)
    |(?P<email>(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[A-Za-z]{2,})
    |(?P<bot_command>(?<![\w/<>:])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))
    |(?P<mention>(?<![\w@])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w))
    |(?P<hashtag>(?<![\w\#])\#\w*[^\W\d]\w*)
    |(?P<phone_number>(?<![\w+])\+\d{9,14}(?!\d))""",
    re.VERBOSE | re.IGNORECASE,
)
_HINTS = re.compile(r"[/@#+.]")


def found_in(text: str) -> list[dict[str, Any]]:
    """Entities with offsets in characters."""
    if not _HINTS.search(text):
        return []
    return [
        {"type": match.lastgroup, "offset": match.start(), "length": match.end() - match.start()}
        for match in _FOUND.finditer(text)
    ]


def button_url(url: str) -> str | None:
    """Why Telegram refuses this address on a button, or None when it takes it."""
    if url.startswith(("tg://", "ton://")):
        return None
    whole = url if "://" in url else f"http://{url}"
    try:
        parts = urlsplit(whole)
        host = parts.hostname or ""
    except ValueError:
        return "Wrong HTTP URL"
    if parts.scheme not in {"http", "https"}:
        return "Unsupported URL protocol"
    if " " in url or not host or ("." not in host and ":" not in host):
        return "Wrong HTTP URL"
    return None
