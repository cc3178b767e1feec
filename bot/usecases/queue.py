"""What waits: the officers' queue, most urgent first and narrowed as they wish, and a citizen's own tickets.

A ticket has a nearest limit (`due_at`) exactly while its holder has to work on it; limits end with a day, so the order
by limit and id is: working days left, then age. Each part of the queue is read in the order of an index, the parts are
merged and counted no further than COUNTED, so that a queue of any length costs the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    FromClause,
    Select,
    UnaryExpression,
    asc,
    desc,
    exists,
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from bot.domain.deadlines import END_OF_DAY
from bot.domain.lifecycle import OFFICIAL, UNFINISHED, State
from bot.usecases import deadlines
from bot.usecases.sifting import Due, Wish, found_by_words
from bot.usecases.work import Work
from storage.models import Bulk, Event, Ticket, Wording
from storage.ordering import in_order_of_indexes

PAGE = 6
PAGES = 10_000  # further on nobody turns
COUNTED = 500  # each costs PostgreSQL a look at its row: an index does not say whether an entry still holds
SOON = 2  # working days
TOGETHER = 200  # parts; SQLite takes 500 in one union, and whoever oversees a province has more agencies
WORKING = (State.UNVERIFIED, State.ASSIGNED, State.IN_PROGRESS)
ALL = Wish()
Shelf = Any  # Ticket, or an alias of it
Order = tuple[UnaryExpression[Any], ...]
Part = tuple[Order, Select[Any]]
URGENT: Order = (asc("due"), asc("id"))
NEWEST: Order = (desc("due"), desc("id"))
OLDEST: Order = (asc("id"),)


@dataclass(frozen=True, slots=True)
class Page:
    """`count`, `late` and `today` end at COUNTED; `more`: another page follows; `cut`: the words stand in more tickets
    than were looked at."""

    tickets: list[Ticket]
    count: int = 0
    late: int = 0
    today: int = 0
    more: bool = False
    cut: bool = False


def held_back(shelf: Shelf = Ticket) -> ColumnElement[bool]:
    """Tickets with the same words as many others, which wait for one decision about all of them.

    Whether any decision waits is asked once: on most days none does, and no ticket is looked up.
    """
    waiting = select(Wording.ticket_id).join(Bulk, Bulk.id == Wording.bulk_id)
    this = exists(waiting.where(Wording.ticket_id == shelf.id, Bulk.done_at.is_(None)).correlate(shelf))
    return exists().where(Bulk.done_at.is_(None)) & this


async def is_held_back(work: Work, ticket: Ticket) -> bool:
    return await work.session.scalar(select(Ticket.id).where(Ticket.id == ticket.id, held_back())) is not None


async def waiting_for(work: Work, agencies: Sequence[int], page: int = 0, wish: Wish = ALL) -> Page:
    """A page of what waits for these agencies, or of what else they hold in the status wished for."""
    if not agencies:
        return Page([])
    await work.session.flush()  # the change just made is part of the answer
    shelf, cut = Ticket, False
    if wish.words:
        ids, cut = await found_by_words(work, agencies, wish.words)
        shelf = aliased(Ticket, select(Ticket).where(Ticket.id.in_(ids)).limit(max(len(ids), 1)).subquery())
    skipped = max(min(page, PAGES), 0) * PAGE
    parts, ending = _parts(work, shelf, agencies, wish), _due_today(work, shelf, agencies, wish)
    async with in_order_of_indexes(work.session):
        rows = (await work.session.execute(_counted(work, parts, ending, skipped))).all()
    if not rows:
        return Page([], cut=cut)
    rows.sort(key=lambda row: (row.due is None, row.due, row.place))  # as `_urgency`
    count, late, today = (min(number, COUNTED) for number in rows[0][3:])
    return Page([row.Ticket for row in rows[:PAGE]], count, late, today, len(rows) > PAGE, cut)


async def next_for(work: Work, agencies: Sequence[int], person: int) -> Ticket | None:
    """The most urgent ticket that waits and that this person has not worked on today."""
    if not agencies:
        return None
    await work.session.flush()
    morning = deadlines.at(work, deadlines.today(work))
    # One event of each ticket is looked for, in order: for NOT EXISTS PostgreSQL may read the events of all of them.
    own = select(Event.id).where(Event.ticket_id == Ticket.id, Event.person_id == person, Event.at >= morning)
    untouched = own.correlate(Ticket).limit(1).scalar_subquery().is_(None)
    parts = [(order, part.where(untouched)) for order, part in _parts(work, Ticket, agencies, ALL)]
    async with in_order_of_indexes(work.session):
        found = await work.session.scalar(_ordered(parts))
    return await work.session.get(Ticket, found) if found is not None else None


def _parts(work: Work, shelf: Shelf, agencies: Sequence[int], wish: Wish) -> list[Part]:
    """The queue in parts of one agency (and one state, kind or area), each of which an index holds in order.

    Columns: id, limit (None when none runs), place among those of the same limit.
    """
    if wish.status is not None:
        states = [state for state, official in OFFICIAL.items() if official == wish.status]
        return [_held(work, shelf, agency, state, wish) for agency in agencies for state in states]
    parts = [part for agency in agencies for part in _waiting(work, shelf, agency, wish)]
    reviewed = agencies if wish.due is None else ()  # a review has neither status nor limit
    return [*parts, *(_reviews(work, shelf, agency, wish) for agency in reviewed)]


def _waiting(work: Work, shelf: Shelf, agency: int, wish: Wish) -> list[Part]:
    waits = select(shelf.id, shelf.due_at.label("due"), shelf.id.label("place"))
    waits = waits.where(shelf.holder_id == agency, shelf.due_at.is_not(None), ~held_back(shelf))
    waits = waits.where(*_narrowed(work, shelf, replace(wish, district=None)))
    if wish.district is None:
        return [(URGENT, waits)]
    return [(URGENT, waits.where(shelf.area_code == village)) for village in _villages(work, wish)]


def _held(work: Work, shelf: Shelf, agency: int, state: State, wish: Wish) -> Part:
    """What an agency holds in one state: by its limit, or the newest first where none runs."""
    working = state in UNFINISHED
    query = select(shelf.id, shelf.due_at.label("due"), (shelf.id if working else -shelf.id).label("place"))
    query = query.where(shelf.holder_id == agency, shelf.state == state, ~held_back(shelf))
    return URGENT if working else NEWEST, query.where(*_narrowed(work, shelf, wish))


def _reviews(work: Work, shelf: Shelf, agency: int, wish: Wish) -> Part:
    """What citizens want reviewed, in the coordinator's queue; older than all limits, so before them."""
    query = select(shelf.id, shelf.filed_at.label("due"), shelf.id.label("place"))
    query = query.where(shelf.coordinator_id == agency, shelf.review_open.is_(True))
    return OLDEST, query.where(*_narrowed(work, shelf, wish))


def _narrowed(work: Work, shelf: Shelf, wish: Wish) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wish.kind is not None:
        found.append(shelf.kind == wish.kind)
    if wish.district is not None:
        found.append(shelf.area_code.in_(_villages(work, wish)))
    if wish.due is not None:
        found += _due(work, shelf, wish.due)
    return found


def _due(work: Work, shelf: Shelf, due: Due) -> list[ColumnElement[bool]]:
    today = _end(work)
    if due is Due.LATE:
        return [shelf.due_at < work.now]
    if due is Due.TODAY:
        return [shelf.due_at >= work.now, shelf.due_at <= today]
    ahead = work.city.calendar.add(deadlines.today(work), SOON)
    return [shelf.due_at >= work.now, shelf.due_at <= deadlines.at(work, ahead, END_OF_DAY)]


def _end(work: Work) -> datetime:
    return deadlines.at(work, deadlines.today(work), END_OF_DAY)


def _villages(work: Work, wish: Wish) -> list[str]:
    if wish.district is None:
        return []
    return [area.village_code for area in work.city.areas.values() if area.district_code == wish.district]


def _together(parts: Sequence[Part], most: int) -> CompoundSelect[Any]:
    """Of all parts of one order the first `most`, merged in that order: no part is read further than that needs.

    One more column: whether `due` is a limit.
    """
    found = [(order, _merged(order, [part for one, part in parts if one is order], most)) for order in _orders(parts)]
    return union_all(*(merged.add_columns(literal(order is URGENT).label("limited")) for order, merged in found))


def _orders(parts: Iterable[Part]) -> list[Order]:
    return [order for order in (URGENT, NEWEST, OLDEST) if any(one is order for one, _ in parts)]


def _merged(order: Order, parts: Sequence[Select[Any]], most: int) -> Select[Any]:
    if len(parts) == 1:
        return select(parts[0].order_by(*order).limit(most).subquery())
    if len(parts) > TOGETHER:
        bundles = [parts[start : start + TOGETHER] for start in range(0, len(parts), TOGETHER)]
        return _merged(order, [_merged(order, bundle, most) for bundle in bundles], most)
    ordered = [select(part.order_by(*order).subquery()) for part in parts]
    return select(union_all(*ordered).order_by(*order).limit(most).subquery())


def _ordered(parts: Sequence[Part]) -> Select[Any]:
    """The id of the most urgent one of all parts."""
    found = _together(parts, 1).subquery()
    return select(found.c.id).order_by(*_urgency(found)).limit(1)


def _urgency(found: FromClause) -> tuple[ColumnElement[Any], ...]:
    """What has no limit comes last."""
    return found.c.due.is_(None), found.c.due, found.c.place


def _counted(work: Work, parts: Sequence[Part], today: Select[Any], skipped: int) -> Select[Any]:
    """The tickets of a page and one more; beside each its place in the order and three counts: all, late, due today.

    Of each order the first COUNTED are counted; what is due today, behind all that is late, by itself.
    """
    found = _together(parts, max(COUNTED, skipped + PAGE + 1)).cte("found")
    page = select(found).order_by(*_urgency(found)).offset(skipped).limit(PAGE + 1).subquery("page")
    every = select(func.count()).select_from(found)
    counts = [every, every.where(found.c.limited, found.c.due < work.now), today]
    query = select(Ticket, page.c.due, page.c.place, *(one.scalar_subquery() for one in counts))
    return query.join(page, page.c.id == Ticket.id)


def _due_today(work: Work, shelf: Shelf, agencies: Sequence[int], wish: Wish) -> Select[Any]:
    """How many of what has a limit are due today; no part is put in order for that."""
    states = [state for state in UNFINISHED if wish.status in (None, OFFICIAL[state])]
    if not states or wish.due is Due.LATE:
        return select(literal(0))
    query = select(shelf.id).where(shelf.holder_id.in_(agencies), ~held_back(shelf))
    query = query.where(*_narrowed(work, shelf, replace(wish, due=Due.TODAY)))  # what is due soon holds it
    query = query if wish.status is None else query.where(shelf.state.in_(states))
    return select(func.count()).select_from(query.limit(COUNTED).subquery())


async def mine(work: Work, person_id: int, page: int) -> tuple[list[Ticket], int]:
    """A page of a citizen's own tickets, newest first, and how many there are."""
    await work.session.flush()
    own = Ticket.reporter_id == person_id
    query = select(Ticket).where(own).order_by(Ticket.id.desc()).offset(max(page, 0) * PAGE).limit(PAGE)
    found = list(await work.session.scalars(query))
    return found, await work.session.scalar(select(func.count(Ticket.id)).where(own)) or 0
