"""Free words in an officer's chat start no report by themselves: they are kept, and what they are for is asked.

An officer is a citizen too: *Buat laporan sendiri* files what was written, the counter takes it for somebody else.
"""

from __future__ import annotations

from aiogram.types import CallbackQuery, Message

from bot.callbacks import Menu
from bot.domain import numbers
from bot.suggest.control import is_greeting
from bot.usecases import cards, handover, tickets
from bot.usecases.work import Turn
from handlers import about, acting, counter, filing, hearing, home, leftover, media, queue, small, sp4n, talk, unsent
from handlers.talk import Methods, button
from storage.notifications import Button


async def heard(turn: Turn, message: Message) -> Methods:
    """A message that nothing asked for."""
    if message.text and is_greeting(media.text_of(message)):
        return [await home.greeting(turn)]
    if (thanked := small.thanked(turn, message)) is not None:
        return thanked
    if (said := await about.verdict(turn, message)) is not None:
        return said
    if (number := turn.work.city.number(media.text_of(message))) is not None:
        return await _numbered(turn, number)
    if (sent := await unsent.belonging(turn, message)) is not None:
        return sent
    leftover.add(turn, message)
    say, alone = talk.voice(turn), not media.said(message)
    own = button(say.say("button-own-report"), Menu("own"))
    rows = [
        *(leftover.after(turn) if alone else ()),
        await _card(turn, message),
        _sheet(turn, message),
        _queue(turn),
        [*home.desk_door(turn), own],
    ]
    key = "stray" if queue.agencies(turn) else "stray-no-queue"
    what = say.say("stray-file" if alone else "stray-words")
    return [talk.prompt(turn, say.say(key, what=what), [row for row in rows if row])]


async def _numbered(turn: Turn, number: str) -> Methods:
    """The card; what this officer may not know of sounds like a number that is nobody's."""
    ticket = await tickets.by_number(turn.work, number)
    if ticket is None:
        return [talk.message(turn, talk.voice(turn).say("unknown-number", number=number))]
    return await acting.card(turn, ticket)


def _queue(turn: Turn) -> list[Button]:
    return [button(talk.voice(turn).say("button-queue"), Menu("queue", "0"))] if queue.agencies(turn) else []


async def _card(turn: Turn, message: Message) -> list[Button]:
    """The card of the report whose number stands in the words, if this officer may know of it."""
    found = numbers.find(media.text_of(message))
    ticket = await tickets.by_number(turn.work, found[0]) if found else None
    if ticket is None or not (await cards.view_of(turn.work, ticket, turn.actors)).exists:
        return []
    return [button(talk.voice(turn).say("button-open-number", number=ticket.number), Menu("card", ticket.number))]


def _sheet(turn: Turn, message: Message) -> list[Button]:
    """A workbook may be the sheet that goes back and forth with SP4N, under another name."""
    cities = handover.cities(turn.work, turn.actors) if sp4n.is_workbook(message) else []
    return [button(talk.voice(turn).say("button-sheet-fill"), Menu(sp4n.PLACE, f"fill/{city}")) for city in cities[:1]]


def more(turn: Turn, message: Message) -> bool:
    """Whether a further part of an album or a split text joins what is kept."""
    kept = leftover.kept(turn)
    if not kept or len(kept) >= leftover.MOST:
        return False
    leftover.add(turn, message)
    return True


async def filed(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    """*Buat laporan sendiri*, *Catat di loket*: with what was written before, or the empty form."""
    at_desk = value == "counter"
    if at_desk and (said := counter.refused(turn)):
        return said
    kept = next(iter(leftover.runs(leftover.kept(turn))[-1:]), [])
    leftover.forget(turn, kept)
    if not kept:
        return await filing.start(turn, counter=at_desk)
    said, rest = (await filing.fresh(turn, counter=True), kept) if at_desk else await _own(turn, kept)
    for message in rest:
        said = await hearing.more(turn, message) or said
    return said


async def _own(turn: Turn, kept: list[Message]) -> tuple[Methods, list[Message]]:
    return await about.heard(turn, kept[0]), kept[1:]
