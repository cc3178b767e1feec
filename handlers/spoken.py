"""The desk writes down what a citizen without Telegram said: which way it came, their words, then it is done."""

from __future__ import annotations

from aiogram.types import CallbackQuery, Message

from bot.callbacks import Menu
from bot.domain.form import CHANNELS, FormProblem
from bot.domain.lifecycle import Action, Refused
from bot.usecases import spoken, tickets
from bot.usecases.spoken import PLACE
from bot.usecases.work import Turn
from handlers import acting, arguments, talk
from handlers.talk import Method, Methods, button
from storage.models import Ticket

STATE = PLACE
SILENT = (Action.CONFIRM,)  # needs no words


async def pressed(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    """*Pelapor: sudah selesai* and the like; then the channel."""
    action, _, rest = value.partition("/")
    number, _, channel = rest.partition("/")
    ticket = await tickets.by_number(turn.work, number)
    if turn.group is not None or ticket is None or action not in set(spoken.RECORDED):
        return [talk.message(turn, talk.voice(turn).say("action-over"))]
    wanted = Action(action)
    if wanted not in await spoken.possible(turn.work, ticket, turn.actors):
        return [talk.message(turn, talk.voice(turn).say("action-over")), *await acting.card(turn, ticket)]
    if channel not in CHANNELS:
        return [_which_way(turn, ticket, wanted)]
    if wanted in SILENT:
        return await _recorded(turn, ticket, wanted, channel, "")
    talk.enter(turn, f"{STATE}:{wanted}", ticket=ticket.number, channel=channel)
    return [_asked(turn, ticket, wanted)]


def _which_way(turn: Turn, ticket: Ticket, action: Action) -> Method:
    say = talk.voice(turn)
    ways = [button(say.say(f"channel-{one}"), Menu(PLACE, f"{action}/{ticket.number}/{one}")) for one in CHANNELS]
    return talk.message(turn, say.say(f"spoken-way-{action}", number=ticket.number), [ways[:2], ways[2:]])


def _asked(turn: Turn, ticket: Ticket, action: Action) -> Method:
    say = talk.voice(turn)
    stop = button(say.say("button-cancel"), Menu("cancel", f"{STATE}/"))
    return talk.prompt(turn, say.say(f"spoken-ask-{action}", number=ticket.number), [[stop]])


async def typed(turn: Turn, message: Message) -> Methods:
    """The citizen's words, as the officer heard them."""
    data, say = turn.conversation.data, talk.voice(turn)
    ticket = await tickets.by_number(turn.work, str(data.get("ticket", "")))
    action = talk.state(turn)[1]
    if ticket is None or action not in set(spoken.RECORDED):
        talk.leave(turn)
        return [talk.message(turn, say.say("action-over"))]
    try:
        words = str(arguments.of_message(message)["text"])
    except FormProblem as problem:
        return [talk.message(turn, say.say(problem.key, **problem.given)), _asked(turn, ticket, Action(action))]
    return await _recorded(turn, ticket, Action(action), str(data["channel"]), words)


async def _recorded(turn: Turn, ticket: Ticket, action: Action, channel: str, words: str) -> Methods:
    say = talk.voice(turn)
    if talk.state(turn)[0] == STATE:
        talk.leave(turn)
    try:
        await spoken.record(turn.work, ticket, turn.actors, action, channel, words)
    except Refused as refused:
        return [talk.message(turn, say.say(refused.key, number=ticket.number)), *await acting.card(turn, ticket)]
    way = say.say(f"channel-{channel}")
    text = say.say(f"spoken-done-{action}", number=ticket.number, way=way, status=acting.status(ticket))
    return [talk.message(turn, text, [[button(say.say("button-open"), Menu("card", ticket.number))]])]
