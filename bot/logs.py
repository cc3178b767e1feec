"""Logs: structured, without personal data. Of what libraries log only the place is kept, never the words."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from typing import TextIO, cast

import structlog

# httpx writes every address with the bot's token in it, aiogram the texts of exceptions, asyncio slow tasks' reprs.
QUIET = ("httpx", "httpcore", "aiogram", "telegram", "sqlalchemy", "aiosqlite", "asyncio", "alembic", "aiohttp")


class Wordless(logging.Handler):
    """A library's record as a line of ours: who logged it, where, and the kind of the exception if there was one."""

    def emit(self, record: logging.LogRecord) -> None:
        kind = record.exc_info[0] if record.exc_info else None
        facts = {"library": record.name, "place": f"{record.module}:{record.lineno}"}
        if kind is not None:
            facts["problem"] = kind.__name__
        report = log.error if record.levelno >= logging.ERROR else log.warning
        report("library", **facts)


class Lossy:
    """A stream whose failures (a full disk, a closed pipe) cost the line and nothing else: whoever reports that the
    database has no room must not end by the report."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with suppress(OSError):
            self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()


log = structlog.get_logger("logs")


def configure(form: str, *, least: int = logging.INFO) -> None:
    """`form` is "json" for machines or "console" for people; lines of level `least` and above go to standard error."""
    logging.basicConfig(level=logging.WARNING, handlers=[Wordless()], force=True)
    logging.captureWarnings(True)
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
        wrapper_class=structlog.make_filtering_bound_logger(least),
        logger_factory=structlog.PrintLoggerFactory(cast(TextIO, Lossy(sys.stderr))),
    )
