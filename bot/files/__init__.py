"""Attachments: fetched from Telegram soon after filing, checked by what is in them, kept sealed, made ready to show.

How they are kept: docs/attachments.md. Names of objects and rows: `storage.files`, `storage.attachments`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

FETCHABLE = 20 * 1024 * 1024  # bytes; more than that a bot cannot fetch (Bot API, getFile)


def is_large(size: int | None) -> bool:
    """Whether a file of so many bytes stays at Telegram, which hands it from person to person but not to bots."""
    return size is not None and size > FETCHABLE


class NotFetched(Exception):
    """The file could not be had now; `after` is how long Telegram wants to be left alone."""

    def __init__(self, cause: str, after: timedelta = timedelta()) -> None:
        super().__init__(cause)
        self.after = after


class TooLarge(Exception):
    """Telegram does not hand the file to bots."""


Download = Callable[[str], Awaitable[bytes]]  # file_id -> content; raises NotFetched or TooLarge
