"""Logs: structured, without personal data. Libraries that write addresses, tokens or texts are kept quiet."""

from __future__ import annotations

import logging
import sys

import structlog

# httpx writes every address with the bot's token in it, aiogram the texts of exceptions, asyncio slow tasks' reprs.
QUIET = ("httpx", "httpcore", "aiogram", "telegram", "sqlalchemy", "aiosqlite", "asyncio", "alembic", "aiohttp")


def configure(form: str) -> None:
    """`form` is "json" for machines or "console" for people; lines go to standard error."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s")
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    renderer = structlog.processors.JSONRenderer() if form == "json" else structlog.dev.ConsoleRenderer()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.StackInfoRenderer(),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
