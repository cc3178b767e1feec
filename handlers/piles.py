"""One agency's reports without a follow-up, a page of them in one message: for whoever coordinates its city."""

from __future__ import annotations

from aiogram.types import CallbackQuery

from bot.callbacks import Menu
from bot.domain.lifecycle import Official
from bot.domain.people import Role
from bot.texts import Html
from bot.usecases import offices, pushes
from bot.usecases.queue import Page, waiting_for
from bot.usecases.sifting import Wish
from bot.usecases.work import Turn
from handlers import menus, queue, sieve, talk
from handlers.talk import Methods, Rows, button
from storage.notifications import Button

PLACE = "backlog"
WAITING = Wish(status=Official.WAITING)


def readable(turn: Turn) -> frozenset[int]:
    """The agencies of the cities that this person coordinates; a hub reads figures alone."""
    own = [actor for actor in turn.actors if actor.role is Role.COORDINATOR]
    cities = {city for actor in own for city in offices.cities(turn.work, actor)}
    return frozenset(one for city in cities for one in turn.work.city.cities[city].branch)


def door(turn: Turn, agency: int, name: str) -> Button:
    return button(talk.voice(turn).say("button-pile", agency=name), Menu(PLACE, f"{agency}/0"))


async def opened(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    """A page of one agency's pile; a number that is not this person's shows nothing."""
    first, _, second = value.partition("/")
    agency = next((one for one in readable(turn) if str(one) == first), None)
    if agency is None:
        return [menus.unknown(turn)]
    page = sieve.paged(second)
    found = await waiting_for(turn.work, [agency], page, WAITING)
    if not found.tickets and page:
        return await opened(turn, f"{agency}/0", query)
    say, name = talk.voice(turn), pushes.agency_name(turn.work, agency)
    count, late = queue.most(found.count), queue.most(found.late)
    head = say.say("pile-head", agency=name, count=count, late=late) if found.tickets else None
    told, rows = queue.listed(turn, found.tickets)
    text = Html("\n".join([head or say.say("nudge-nothing", agency=name), *told]))
    return [talk.edited(turn, query, text, [*rows, *_ways(turn, agency, page, found)])]


def _ways(turn: Turn, agency: int, page: int, found: Page) -> Rows:
    """Further pages, and back to all agencies."""
    back = button(talk.voice(turn).say("button-backlog"), Menu(PLACE))
    return [pager(turn, str(agency), page, more=found.more), [back]]


def pager(turn: Turn, listed: str, page: int, *, more: bool) -> list[Button]:
    """To the pages before and after; `listed` stands before the page's number in the value."""
    say = talk.voice(turn)
    row = [button(say.say("button-previous"), Menu(PLACE, f"{listed}/{page - 1}"))] if page else []
    return [*row, *([button(say.say("button-next-page"), Menu(PLACE, f"{listed}/{page + 1}"))] if more else [])]
