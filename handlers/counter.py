"""The officer's side of the counter: what *Kirim* of its form does, the sheet to print, a new code."""

from __future__ import annotations

from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile

from bot.domain.people import Actor
from bot.usecases import counter, slip, tickets
from bot.usecases.counter import Receipt
from bot.usecases.wording import voice
from bot.usecases.work import Turn
from handlers import talk
from handlers.talk import Methods
from storage.models import Draft as DraftRow
from storage.models import Person
from storage.notifications import Button


def refused(turn: Turn) -> Methods:
    """In a group, and of whoever does not serve at a counter; nothing for those who may."""
    say = talk.voice(turn)
    if turn.group is not None:
        return [talk.message(turn, say.say("counter-private"), [[_private(turn)]])]
    if counter.desk(turn.work, turn.actors) is None:
        return [talk.message(turn, say.say("counter-officers-only"))]
    return []


def _private(turn: Turn) -> Button:
    return Button(talk.voice(turn).say("button-private"), url=turn.work.bot_link)


async def sent(turn: Turn, row: DraftRow) -> Methods:
    """The complete form is filed. An office that ended meanwhile files nothing; the draft stays as it is."""
    officer = counter.desk(turn.work, turn.actors)
    if officer is None:
        return refused(turn)
    receipt = await counter.file(turn.work, officer, row)
    talk.end_form(turn)
    return [await _sheet(turn, receipt, officer)]


async def renewed(turn: Turn, number: str) -> Methods:
    """A new code and its sheet; the old code is over."""
    if said := refused(turn):
        return said
    known = turn.work.city.number(number) or turn.work.city.leading(number)[0]
    ticket = await tickets.by_number(turn.work, known) if known else None
    officer = counter.desk(turn.work, turn.actors, ticket.coordinator_id) if ticket else None
    if ticket is None or officer is None:
        return [talk.message(turn, talk.voice(turn).say("unknown-number", number=number[:40]))]
    receipt = await counter.renew(turn.work, officer, ticket)
    if receipt is None:
        return [talk.message(turn, talk.voice(turn).say("counter-linked-already", number=ticket.number))]
    return [await _sheet(turn, receipt, officer)]


async def _sheet(turn: Turn, receipt: Receipt, officer: Actor) -> SendDocument:
    """The page to print as a file; its name tells the number alone."""
    ticket = receipt.ticket
    work = turn.work.at(ticket.coordinator_id)
    citizen = await work.session.get_one(Person, ticket.reporter_id)
    key = "counter-sheet-there" if counter.is_away(ticket, officer) else "counter-sheet"
    page = slip.page(work, voice(work, citizen), receipt)
    return SendDocument(
        chat_id=turn.chat_id,
        document=BufferedInputFile(page.encode(), f"bukti-{ticket.number}.html"),
        caption=talk.voice(turn).say(key, number=ticket.number),
    )
