"""What the way of an update is wired with."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiogram import Bot, Dispatcher
from sqlalchemy.ext.asyncio import AsyncSession

from bot.updates.saying import Method
from bot.updates.speak import Speaker
from bot.usecases.work import Turn, Work
from storage.engine import Database


@dataclass(frozen=True, slots=True)
class Admission:
    """Whether an update is handled: `instead` is said in place of its handler; answers leave `after` seconds."""

    instead: Sequence[Method] | None = None
    after: float = 0.0


async def everybody(_turn: Turn, _raw: dict[str, Any]) -> Admission:
    """A gate that stands open."""
    return Admission()


@dataclass(frozen=True, slots=True)
class Means:
    """What batches are wired with.

    `work_for` makes the means of one transaction; `apologise` says to a citizen that an update was set aside under a
    reference; `ask_again` gives the current question of a conversation whose reply was lost; `admit` is asked before
    each handler.
    """

    database: Database
    dispatcher: Dispatcher
    bot: Bot
    speaker: Speaker
    work_for: Callable[[AsyncSession], Awaitable[Work]]
    apologise: Callable[[Turn, str], Method]
    ask_again: Callable[[Turn], Awaitable[list[Method]]]
    now: Callable[[], datetime]
    admit: Callable[[Turn, dict[str, Any]], Awaitable[Admission]] = everybody
    handler_seconds: float = 5.0
    pauses: Sequence[float] = (0.05, 0.25)  # seconds before the second and third try of a lone culprit
