"""*Kirim ke Kota …*: a report that was referred to another city of this deployment is filed there by its citizen."""

from __future__ import annotations

from aiogram.types import CallbackQuery

from bot.callbacks import Menu
from bot.usecases import drafting, floods, refiling, tickets
from bot.usecases.work import Turn
from handlers import gate, questions, talk
from handlers.talk import Methods, Rows, button
from storage.models import Ticket


async def offered(turn: Turn, ticket: Ticket) -> Rows:
    """The button, where the report can be filed in another city and its citizen has not done so."""
    offer = await refiling.offer(turn.work, ticket)
    if offer is None or await drafting.find(turn.work, turn.person, offer.draft) is not None:
        return []
    return [[button(talk.voice(turn).say("button-refile", city=offer.city.name), Menu("refile", ticket.number))]]


async def pressed(turn: Turn, number: str, query: CallbackQuery | None) -> Methods:
    """File it; the receipt says the rest. A second press leads to what the first one filed."""
    ticket = await tickets.by_number(turn.work, number)
    offer = await refiling.offer(turn.work, ticket) if ticket and ticket.reporter_id == turn.person.id else None
    if ticket is None or offer is None:
        return [talk.message(turn, talk.voice(turn).say("action-over"))]
    row = await drafting.find(turn.work, turn.person, offer.draft)
    if row is not None:
        return [await questions.filed(turn, row)]
    if (until := await floods.next_filing(turn.work, turn.person)) is not None:
        return [talk.message(turn, gate.filed_much(turn, until))]
    await refiling.refile(turn.work, turn.person, ticket, offer)
    return []
