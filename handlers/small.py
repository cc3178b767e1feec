"""Small words that are no report: thanks, a nod, a word for help, a number alone. One kind answer, no draft."""

from __future__ import annotations

import re

from aiogram.types import Message

from bot.domain import numbers
from bot.suggest.insultwords import is_abuse
from bot.suggest.smallwords import Small, numbered, small
from bot.usecases.work import Turn
from handlers import media, menus, mine, talk, wanting
from handlers.talk import Methods

_NUMBER = re.compile(r"[^\W\d_]{3}[\s-]?\w{7}")  # what was meant as a number of ours, right or wrong


async def said(turn: Turn, message: Message) -> Methods | None:
    """The answer to a message that nothing asked for; None when it says something."""
    if (answered := thanked(turn, message)) is not None:
        return answered
    answered = await looked(turn, message)
    return answered if answered is not None else await wanting.idle(turn, message)


def thanked(turn: Turn, message: Message) -> Methods | None:
    """The answer to thanks and to a nod; None for all else."""
    found = small(media.text_of(message)) if message.text else None
    return [talk.message(turn, talk.voice(turn).say(f"small-{found}"))] if found in (Small.THANKS, Small.NOD) else None


async def looked(turn: Turn, message: Message) -> Methods | None:
    """Help, the own reports or one of them: nothing of it is an answer, whatever was asked."""
    text = media.text_of(message)
    if message.text and is_abuse(text):
        return [talk.message(turn, talk.voice(turn).say("small-abuse"))]
    match small(text) if message.text else None:
        case Small.HELP:
            return [menus.help_text(turn)]
        case Small.MINE:
            return await wanting.own(turn)
    if message.text and _is_number(turn, text):
        return await mine.check(turn, numbered(text), message)
    return await wanting.answered(turn, message)


def _is_number(turn: Turn, text: str) -> bool:
    written = numbered(text)
    if turn.work.city.number(written) is not None or numbers.sp4n(written) is not None:
        return True
    code = turn.work.city.code.casefold()
    return _NUMBER.fullmatch(written) is not None and written.casefold().startswith(code)
