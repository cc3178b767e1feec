"""Groups: an agency's works on its tickets, one of strangers is answered once and left alone."""

from __future__ import annotations

import html
from datetime import timedelta

from aiogram.types import CallbackQuery, Message

from bot.usecases import offices, taking, tickets
from bot.usecases.work import Turn
from handlers import menus, talk
from handlers.talk import Methods
from storage.models import Ticket
from storage.notifications import Button

AGAIN = timedelta(days=1)  # a group that is no agency's is shown the private chat once in that time


def private_link(turn: Turn) -> Button:
    return Button(talk.voice(turn).say("button-private"), url=turn.work.bot_link)


def ours(turn: Turn) -> bool:
    """Whether whoever speaks is an officer or an administrator."""
    return turn.actors[0].role is not None or offices.is_admin(turn.work, turn.person)


def greeted(turn: Turn) -> Methods:
    """What a group is told when the bot joins it: once, and again only when one of ours adds it."""
    assert turn.group is not None
    if turn.group.agency_id is not None or (turn.group.greeted_at is not None and not ours(turn)):
        return []
    turn.group.greeted_at = turn.work.now
    return [talk.message(turn, talk.voice(turn).say("group-greeting"), [[private_link(turn)]])]


def pointed(turn: Turn) -> Methods:
    """Whoever wants to report in a group is shown the private chat; among strangers once a day."""
    assert turn.group is not None
    before = turn.group.pointed_at
    if turn.group.agency_id is None and before is not None and turn.work.now < before + AGAIN:
        return []
    turn.group.pointed_at = turn.work.now
    return [talk.message(turn, talk.voice(turn).say("group-no-filing"), [[private_link(turn)]])]


def unbound(turn: Turn, name: str) -> Methods:
    """A command in a group that is no agency's: an officer hears what is missing, a stranger nothing."""
    if not ours(turn) or name not in menus.commands_of(turn):
        return []
    return [talk.message(turn, talk.voice(turn).say("group-greeting"))]


async def taken(turn: Turn, number: str, query: CallbackQuery | None) -> Methods:
    """*Saya kerjakan* and *Lepaskan*: shown to all in the group by an edit, and to whoever pressed by a toast."""
    say = talk.voice(turn)
    ticket = await tickets.by_number(turn.work, number)
    if query is None or ticket is None or not _theirs(turn, ticket):
        return _toast(query, say.say("group-officers-only"))
    now = await taking.take(turn.work, ticket, turn.person)
    if ticket.confidential or not taking.takable(ticket, ticket.holder_id):
        return _toast(query, say.say("take-over", number=ticket.number))
    if now is None:
        return _toast(query, say.say("take-free", number=ticket.number))
    key = "take-yours" if now.id == turn.person.id else "take-faster"
    return _toast(query, say.say(key, number=ticket.number, name=taking.name(now)))


def _theirs(turn: Turn, ticket: Ticket) -> bool:
    return any(ticket.holder_id in offices.reach(turn.work, actor) for actor in turn.actors)


def _toast(query: CallbackQuery | None, text: str) -> Methods:
    """The answer to a press; a toast knows no HTML."""
    return [talk.answered(query, html.unescape(text))] if query is not None else []


def answers_us(turn: Turn, message: Message) -> bool:
    """A reply to the bot in a group that is no agency's, as people do who think that they report there."""
    answered = message.reply_to_message.from_user if message.reply_to_message else None
    ours = answered is not None and answered.username == turn.work.bot_link.rsplit("/", 1)[-1]
    return ours and turn.group is not None and turn.group.agency_id is None
