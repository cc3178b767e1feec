"""Framework loggers that would write what people wrote, or the token, into the log."""

from __future__ import annotations

import logging

_TELLTALES = ("aiogram.event", "aiogram.dispatcher", "aiogram.middlewares", "aiogram.webhook", "aiohttp.access")


def silence() -> None:
    """aiogram logs the texts of exceptions, which quote updates; what failed is logged by us, without its words."""
    for name in _TELLTALES:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
