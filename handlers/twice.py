"""The second of two taps on one button, a moment after the first: a hasty finger, and nothing to say about it."""

from __future__ import annotations

from aiogram.filters import Filter
from aiogram.types import CallbackQuery

from bot.callbacks import Act, Card, Menu, decode
from bot.usecases.work import Turn
from handlers import talk, verifying
from handlers.talk import Methods

SOON = 3  # seconds
ONCE = ("nudge", "ready", "spoken", "meant", "kept", "after", "bulk")  # places whose buttons do something


class Second(Filter):
    """Whether an officer has pressed this very button a moment ago and done nothing since; remembers the press."""

    async def __call__(self, query: CallbackQuery, turn: Turn) -> bool:
        if not _does(query) or all(actor.role is None for actor in turn.actors):
            return False
        now, before = turn.work.now.timestamp(), turn.conversation.data.get(talk.TAP)
        tap = [query.message.message_id if query.message else 0, query.data]
        if before is not None and before[:2] == tap and now - before[2] <= SOON:
            return True
        turn.conversation.data = {**turn.conversation.data, talk.TAP: [*tap, now]}
        return False


def _does(query: CallbackQuery) -> bool:
    """Whether the button does something or asks for it; those that turn pages and switches may be pressed at will."""
    match decode(query.data or ""):
        case Act():
            return True
        case Card(field=field):
            return field in verifying.DECIDING
        case Menu(place=place):
            return place in ONCE
    return False


async def acknowledged(query: CallbackQuery) -> Methods:
    return [talk.answered(query)]
