"""/blokir and /bukablokir: an administrator names somebody by a ticket of theirs, never by who they are."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiogram.types import Message

from bot.usecases import blocks
from bot.usecases.work import Turn, Work
from handlers import casework, talk
from handlers.arguments import MAX_WORDS
from handlers.talk import Methods
from storage.models import Person, Ticket

Deed = Callable[[Work, Person, Ticket, str], Awaitable[str]]


async def block(turn: Turn, rest: str, message: Message) -> Methods:
    """/blokir NOMOR ALASAN, or /blokir ALASAN in reply to a message about the ticket."""
    return await _named(turn, rest, message, blocks.block, "block-how")


async def unblock(turn: Turn, rest: str, message: Message) -> Methods:
    return await _named(turn, rest, message, blocks.unblock, "unblock-how")


async def _named(turn: Turn, rest: str, message: Message, deed: Deed, how: str) -> Methods:
    ticket, reason = await casework.numbered(turn, rest, message, unread=True)
    say = talk.voice(turn)
    if ticket is None or not reason:
        return [talk.message(turn, say.say(how))]
    key = await deed(turn.work, turn.person, ticket, reason[:MAX_WORDS])
    return [talk.message(turn, say.say(key, number=ticket.number))]
