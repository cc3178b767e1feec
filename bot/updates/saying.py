"""What waits to be said in a chat, and what one call to Telegram came to."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import TelegramMethod

from bot import metrics

Method = TelegramMethod[Any]


class Outcome(Enum):
    """What one call came to."""

    OVER = auto()  # said, or never to be said
    PAUSE = auto()  # Telegram did not answer: again after a pause
    WAIT = auto()  # Telegram asks the chat to wait
    LOST = auto()  # nobody knows whether it was said


@dataclass(slots=True)
class Open:
    """A reply of which `left` methods are not over yet."""

    update_ids: tuple[int, ...]
    left: int
    began: float | None = None  # the monotonic moment at which the door had the update; None: nobody waits for it
    lost: bool = False


@dataclass(slots=True)
class Chat:
    lines: deque[tuple[Method, Open]] = field(default_factory=deque)
    quiet_until: float = 0.0  # the loop's time until which Telegram asked this chat to wait
    task: asyncio.Task[None] | None = None


def measure(opened: Open) -> None:
    metrics.REPLIES.labels("lost" if opened.lost else "said").inc()
    if opened.began is not None and not opened.lost:
        metrics.ANSWER_SECONDS.observe(time.monotonic() - opened.began)


def kind(problem: TelegramBadRequest) -> str:
    """Telegram's sentence up to its colon: what follows may quote the reply."""
    return problem.message.removeprefix("Bad Request: ").split(":")[0][:60]
