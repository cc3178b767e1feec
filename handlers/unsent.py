"""An officer's words and files that nobody has got yet: the buttons that say which report they are for."""

from __future__ import annotations

from aiogram.types import CallbackQuery

from bot.usecases import tickets
from bot.usecases.work import Turn
from handlers import acting, casework, misnamed, talk
from handlers.talk import Methods


def _over(turn: Turn) -> Methods:
    return [talk.message(turn, talk.voice(turn).say("action-over"))]


async def meant(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    """The report that words are for which name another one than they were written for: they go there as they are."""
    action, number, chosen = [*value.split("/"), "", ""][:3]
    running = acting.form_in(turn)
    if running is None or not running[1] or (str(running[0].action), running[3]) != (action, number):
        return _over(turn)
    form, _, got, _ = running
    ticket = await tickets.by_number(turn.work, chosen)
    if ticket is None:
        return [talk.message(turn, talk.voice(turn).say("unknown-number", number=chosen))]
    version = str(turn.conversation.data.get("version", "")) if chosen == number else ""
    talk.leave(turn)
    return await casework.start(turn, ticket, form, {**got, misnamed.NEED: True}, version)
