"""Pushes: rows of the outbox carried to Telegram through python-telegram-bot, at least once and in order per chat.

The only importer of `telegram` in this project. What is done about each kind of failure stands as data in
`bot.notifier.policy` and as a page in docs/notifications.md.
"""

import os

os.environ.setdefault("PTB_TIMEDELTA", "1")  # python-telegram-bot warns at each RetryAfter without it

from bot.notifier.loop import Notifier, Tuning  # the library reads the variable above

__all__ = ["Notifier", "Tuning"]
