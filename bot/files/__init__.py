"""Attachments: fetched from Telegram soon after filing, checked by what is in them, kept sealed, made ready to show.

How they are kept: docs/attachments.md. Names of objects and rows: `storage.files`, `storage.attachments`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

FETCHABLE = 20 * 1024 * 1024  # bytes; more than that a bot cannot fetch (Bot API, getFile)


class NotFetched(Exception):
    """The file could not be had now; `after` is how long Telegram wants to be left alone."""

    def __init__(self, cause: str, after: timedelta = timedelta()) -> None:
        super().__init__(cause)
        self.after = after


class TooLarge(Exception):
    """Telegram does not hand the file to bots."""


Download = Callable[[str], Awaitable[bytes]]  # file_id -> content; raises NotFetched or TooLarge
