"""What of a report's words goes beyond its limit: kept as a text file beside it, so that no word is lost.

The file is none of Telegram's. Where other files have Telegram's id this one has its words, so it is sealed, fetched
into the store, handed on and erased as they are.
"""

from __future__ import annotations

import re

MAX_CONTENT = 20_000  # characters of a report: five of Telegram's longest messages
MAX_TOLD = 200_000  # characters that are kept of it in all: fifty of them
NAME, MIME = "lanjutan.txt", "text/plain"
_MARK = "words:"  # no id of Telegram's has a colon
_ENDS = (re.compile(r".*(?:\n|[.!?]\s)", re.DOTALL), re.compile(r".*[^\d\s]\s", re.DOTALL))
_NEAR = 500  # characters before the limit in which a sentence or a word is to end


def parted(text: str) -> tuple[str, str]:
    """What stands in the report and what goes on in the file, parted after a sentence, else after a word."""
    if len(text) <= MAX_CONTENT:
        return text, ""
    near = text[MAX_CONTENT - _NEAR : MAX_CONTENT]
    ends = (found.end() for pattern in _ENDS if (found := pattern.match(near)))
    at = MAX_CONTENT - _NEAR + next(ends, _NEAR)
    return text[:at].rstrip(), text[at:].lstrip()


def written(text: str) -> str:
    """The words as they stand where other files have Telegram's id."""
    return _MARK + text


def read(file_id: str) -> str | None:
    """The words of such a file; None for a file of Telegram's."""
    return file_id.removeprefix(_MARK) if file_id.startswith(_MARK) else None
