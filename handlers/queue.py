"""/antrean: what waits for an officer, page by page in one message, narrowed by buttons or by words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from aiogram.types import CallbackQuery, Message

from bot.callbacks import Menu
from bot.domain.people import Role
from bot.texts import Html, lines
from bot.usecases import cards, offering, offices
from bot.usecases.queue import COUNTED, Page, next_for, waiting_for
from bot.usecases.sifting import Wish
from bot.usecases.work import Turn
from handlers import acting, bulk, sieve, talk, verifying
from handlers.talk import Methods, Rows, button
from storage.models import Ticket
from storage.notifications import Button

TITLE = 90  # characters of a title in a line
A_ROW = 3  # buttons that open a line


def agencies(turn: Turn) -> list[int]:
    """The agencies for which this officer works on tickets."""
    return sorted({agency for actor in turn.actors for agency in offices.reach(turn.work, actor)})


def overseen(turn: Turn) -> list[int]:
    """Those agencies, and all of the branch of whoever coordinates a city: theirs to look at, not to wait for."""
    cities = [
        city for actor in turn.actors if actor.role is Role.COORDINATOR for city in offices.cities(turn.work, actor)
    ]
    return sorted({*agencies(turn), *(one for city in cities for one in turn.work.city.cities[city].branch)})


async def asked(turn: Turn, rest: str, message: Message) -> Methods:
    """/antrean, /antrean KATA: what names a status, class, deadline or district narrows by it, the rest is sought."""
    text, rows = await shown(turn, 0, sieve.understood(turn, rest))
    return [talk.message(turn, text, rows)]


async def turned(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    """Another page, or the same narrowed otherwise: the message of the queue becomes it."""
    page, wish = sieve.read(value)
    text, rows = await shown(turn, page, wish)
    return [talk.edited(turn, query, text, rows)]


async def following(turn: Turn, query: CallbackQuery | None) -> Methods:
    """*Berikutnya*: the most urgent ticket that this officer has not worked on today, ready to be decided."""
    ticket = await next_for(turn.work, agencies(turn), turn.person.id)
    if ticket is None:
        text, rows = await shown(turn)
        waits = bool((await waiting_for(turn.work, agencies(turn))).tickets)
        return [talk.message(turn, lines(talk.voice(turn).say("queue-through") if waits else None, text), rows)]
    return await verifying.ready(turn, ticket)


async def shown(turn: Turn, page: int = 0, wish: Wish = sieve.NONE) -> tuple[Html, Rows]:
    """What waits for this officer, most urgent first, a page of it, with counts above."""
    say = talk.voice(turn)
    found = await waiting_for(turn.work, agencies(turn) if wish.status is None else overseen(turn), page, wish)
    if not found.tickets and page:
        return await shown(turn, 0, wish)
    coordinates = any(actor.role is Role.COORDINATOR for actor in turn.actors)
    together = await bulk.waiting(turn) if coordinates and wish == sieve.NONE else []
    text = lines(_head(turn, found, wish), sieve.told(turn, wish), say.say("queue-cut") if found.cut else None)
    told, opening = listed(turn, found.tickets)
    rows = [*opening, *together, _pager(turn, page, wish, found), _narrowing(turn, wish)]
    return Html("\n".join([text, *told])), rows


def listed(turn: Turn, tickets: Sequence[Ticket]) -> tuple[list[Html], list[list[Button]]]:
    """Numbered lines, and the buttons that open them."""
    say, numbered = talk.voice(turn), list(enumerate(tickets, 1))
    opening = [button(say.say("button-open-line", line=line), Menu("do", one.number)) for line, one in numbered]
    rows = [opening[start : start + A_ROW] for start in range(0, len(opening), A_ROW)]
    return _under_headings(turn, numbered), rows


def _under_headings(turn: Turn, numbered: Sequence[tuple[int, Ticket]]) -> list[Html]:
    """Lines that follow each other with the same status and limit stand under one heading that says both."""
    say, found = talk.voice(turn), list[Html]()
    for stands, group in groupby(numbered, lambda one: (acting.status(one[1]), cards.left(turn.work, say, one[1]))):
        rows = list(group)
        if len(rows) == 1:
            found.append(_line(turn, *rows[0]))
            continue
        found.append(say.say("queue-group", status=stands[0], left=stands[1]))
        found += [say.say("queue-row", line=at, number=one.number, title=_title(turn, one)) for at, one in rows]
    return found


def _head(turn: Turn, found: Page, wish: Wish) -> Html:
    say = talk.voice(turn)
    if not found.tickets:
        return say.say("queue-empty" if wish == sieve.NONE else "queue-no-match")
    if wish.status is not None:
        return say.say("queue-held", count=most(found.count))
    return say.say("queue-head", count=most(found.count), late=most(found.late), today=most(found.today))


def most(count: int) -> int | str:
    """A count as far as it was counted: "500+" is so many or more."""
    return count if count < COUNTED else f"{COUNTED}+"


def _line(turn: Turn, line: int, ticket: Ticket) -> Html:
    """A line of the list, with the number that its button says; what is confidential tells its own number alone."""
    say = talk.voice(turn)
    left, title = cards.left(turn.work, say, ticket), _title(turn, ticket)
    return say.say("queue-line", line=line, number=ticket.number, title=title, left=left, status=acting.status(ticket))


def _title(turn: Turn, ticket: Ticket) -> str:
    if ticket.confidential:
        return talk.voice(turn).say("card-confidential")
    return "" if acting.private_only(turn, ticket) else cards.shortened(ticket.title, TITLE)


def labelled(turn: Turn, ticket: Ticket) -> str:
    """A ticket on a button: by its number alone when it is confidential, or where strangers may read."""
    hidden = ticket.confidential or bool(acting.private_only(turn, ticket))
    return ticket.number if hidden else cards.labelled(ticket)


def _pager(turn: Turn, page: int, wish: Wish, found: Page) -> list[Button]:
    say = talk.voice(turn)
    row = [button(say.say("button-previous"), Menu("page", sieve.written(page - 1, wish)))] if page else []
    if found.more:
        row.append(button(say.say("button-next-page"), Menu("page", sieve.written(page + 1, wish))))
    return row


def _narrowing(turn: Turn, wish: Wish) -> list[Button]:
    say = talk.voice(turn)
    again = button(say.say("button-refresh"), Menu("page", sieve.written(0, wish)))
    narrow = button(say.say("button-sift"), Menu("sift", sieve.written(0, wish)))
    every = [button(say.say("button-sift-none"), Menu("page", sieve.written(0, sieve.NONE)))]
    return [narrow, *(every if wish != sieve.NONE else []), again]


async def more(turn: Turn, ticket: Ticket) -> Methods:
    """*Lainnya*: the rest of what may be done with the ticket."""
    say = talk.voice(turn)
    if not (await cards.view_of(turn.work, ticket, turn.actors)).exists:
        return [talk.message(turn, say.say("unknown-number", number=ticket.number))]
    rows = offering.more_buttons(turn.work, say, ticket, turn.actors)
    return [talk.message(turn, say.say("more-head", number=ticket.number), rows)]


def at_work(turn: Turn) -> str:
    """The report that an officer's own chat is at work on; empty where there is none."""
    data = turn.conversation.data
    at_work = talk.state(turn)[0] == "card" or data.get("officer")
    return str(data.get("ticket", "")) if at_work and turn.group is None else ""


def onward(turn: Turn, number: str) -> talk.Rows:
    """After an officer's cancelled action on a report: back to its card, or to the next one."""
    if not number or not agencies(turn):
        return []
    say = talk.voice(turn)
    return [[button(say.say("button-open"), Menu("card", number)), button(say.say("button-next"), Menu("next"))]]
