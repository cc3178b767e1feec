"""An officer's words and files that nobody has got yet: the buttons that say which report they are for."""

from __future__ import annotations

from aiogram.types import CallbackQuery, Message

from bot.usecases import cards, tickets
from bot.usecases import casework as casework_of
from bot.usecases.work import Turn
from handlers import acting, casework, leftover, mine, misnamed, parts, talk
from handlers.leftover import Run
from handlers.talk import Methods
from storage.models import Ticket


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


async def pressed(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    """*Pakai tulisan tadi*, *Buang yang tadi*, or the number that words in reply to a list are for."""
    action, number, chosen = [*value.split("/"), "", ""][:3]
    if action == "for":
        return await _replied(turn, number, [one for one in leftover.kept(turn) if str(one.message_id) == chosen])
    running, ticket = acting.form_in(turn), await tickets.by_number(turn.work, number)
    if running is None or ticket is None or not running[1] or (str(running[0].action), running[3]) != (action, number):
        return _over(turn)
    form, _, got, _ = running
    if chosen == leftover.DROP:
        leftover.keep(turn, [])
    used = next((run for run in leftover.runs(leftover.kept(turn)) if str(run[0].message_id) == chosen), [])
    if used:
        got = leftover.joined(got, form, used)
        leftover.forget(turn, [one for one in used if form.files or not leftover.files_of([one])])
    version, short = str(turn.conversation.data.get("version", "")), "ask-again-file" if used else "ask-again-text"
    return await acting.begin(turn, ticket, form, officer=True, got=got, version=version, short=short)


async def _replied(turn: Turn, number: str, found: Run) -> Methods:
    ticket = await tickets.by_number(turn.work, number)
    if ticket is None or not found or not await _known(turn, ticket):
        return _over(turn)
    leftover.forget(turn, found)
    return await mine.reply(turn, ticket, found[0])


async def _known(turn: Turn, ticket: Ticket) -> bool:
    return (await cards.view_of(turn.work, ticket, acting.actors_for(turn, officer=True))).exists


async def belonging(turn: Turn, message: Message) -> Methods | None:
    """A photo that comes a moment after words were sent goes after them; None for every other message."""
    number = leftover.belongs(turn, message) if casework.in_office(turn) and turn.group is None else None
    return await _sent_after(turn, number, [message]) if number is not None else None


async def after(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    """*Susulkan*: the files that are kept go after the last words, to whoever got those."""
    if not leftover.after(turn, value):
        return _over(turn)
    files = leftover.wordless(turn)
    leftover.forget(turn, files)
    return await _sent_after(turn, value, files) or _over(turn)


async def _sent_after(turn: Turn, number: str, messages: Run) -> Methods | None:
    ticket = await tickets.by_number(turn.work, number)
    if ticket is None or not await _known(turn, ticket):
        return None
    for file in leftover.files_of(messages):
        await casework_of.add_file(turn.work, ticket, turn.person.id, file)
    parts.concerns(turn, ticket, officer=True)
    return [talk.message(turn, talk.voice(turn).say("done-file-after", number=number))]
