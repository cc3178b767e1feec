"""Pushes: rows of the outbox carried to Telegram through python-telegram-bot, at least once and in order per chat.

The only importer of `telegram` in this project. What is done about each kind of failure stands as data in
`bot.notifier.policy` and as a page in docs/notifications.md.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.notifier.loop import Notifier, Tuning

__all__ = ["Notifier", "Tuning"]

os.environ.setdefault("PTB_TIMEDELTA", "1")  # python-telegram-bot warns at each RetryAfter without it


def __getattr__(name: str) -> Any:
    """Notifier and Tuning on demand: `python -m bot.notifier.policy` would otherwise find itself loaded twice."""
    if name not in __all__:
        raise AttributeError(name)
    from bot.notifier import loop

    return getattr(loop, name)
