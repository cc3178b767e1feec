"""What waits: the officers' queue, most urgent first and narrowed as they wish, and a citizen's own tickets.

A ticket has a nearest limit (`due_at`) exactly while its holder has to work on it; limits end with a day, so the order
by limit and id is: working days left, then age. Each part of the queue is read in the order of an index and no further
than the page, and counted no further than COUNTED, so that a queue of any length costs the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, FromClause, Select, exists, func, select, union_all
from sqlalchemy.orm import aliased

from bot.domain.deadlines import END_OF_DAY
from bot.domain.lifecycle import OFFICIAL, UNFINISHED, State
from bot.usecases import deadlines
from bot.usecases.sifting import Due, Wish, found_by_words
from bot.usecases.work import Work
from storage.models import Bulk, Event, Ticket, Wording

PAGE = 6
PAGES = 10_000  # further on nobody turns
COUNTED = 1000
SOON = 2  # working days
WORKING = (State.UNVERIFIED, State.ASSIGNED, State.IN_PROGRESS)
ALL = Wish()
Shelf = Any  # Ticket, or an alias of it


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
    """Tickets with the same words as many others, which wait for one decision about all of them."""
    waiting = select(Wording.ticket_id).join(Bulk, Bulk.id == Wording.bulk_id)
    return exists(waiting.where(Wording.ticket_id == shelf.id, Bulk.done_at.is_(None)).correlate(shelf))


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
    parts = _parts(work, shelf, agencies, wish)
    rows = (await work.session.execute(_counted(work, parts, skipped))).all()
    if not rows:
        return Page([], cut=cut)
    count, late, today = (min(number, COUNTED) for number in rows[0][1:])
    found = await _loaded(work, [row.id for row in rows[:PAGE]])
    return Page(found, count, late, today, len(rows) > PAGE, cut)


async def next_for(work: Work, agencies: Sequence[int], person: int) -> Ticket | None:
    """The most urgent ticket that waits and that this person has not worked on today."""
    if not agencies:
        return None
    await work.session.flush()
    morning = deadlines.at(work, deadlines.today(work))
    mine_ = exists().where(Event.ticket_id == Ticket.id, Event.person_id == person, Event.at >= morning)
    parts = [part.where(~mine_) for part in _parts(work, Ticket, agencies, ALL)]
    found = await work.session.scalar(_ordered(parts))
    return await work.session.get(Ticket, found) if found is not None else None


def _parts(work: Work, shelf: Shelf, agencies: Sequence[int], wish: Wish) -> list[Select[Any]]:
    """The queue in parts of one agency (and one state, kind or area), each of which an index holds in order.

    Columns: id, limit (None when none runs), place among those of the same limit.
    """
    if wish.status is not None:
        states = [state for state, official in OFFICIAL.items() if official == wish.status]
        parts = [_held(shelf, agency, state) for agency in agencies for state in states]
    else:
        parts = [part for agency in agencies for part in _waiting(work, shelf, agency, wish)]
    parts = [part.where(*_narrowed(work, shelf, wish)) for part in parts]
    reviewed = agencies if wish.status is None and wish.due is None else ()  # a review has neither
    return [*parts, *(_reviews(work, shelf, agency, wish) for agency in reviewed)]


def _waiting(work: Work, shelf: Shelf, agency: int, wish: Wish) -> list[Select[Any]]:
    waits = select(shelf.id, shelf.due_at.label("due"), shelf.id.label("place"))
    waits = waits.where(shelf.holder_id == agency, shelf.due_at.is_not(None), ~held_back(shelf))
    parts = [waits]
    if wish.district is not None:
        parts = [waits.where(shelf.area_code == village) for village in _villages(work, wish)]
    return [part.order_by(shelf.due_at, shelf.id) for part in parts]


def _held(shelf: Shelf, agency: int, state: State) -> Select[Any]:
    """What an agency holds in one state: by its limit, or the newest first where none runs."""
    working = state in UNFINISHED
    query = select(shelf.id, shelf.due_at.label("due"), (shelf.id if working else -shelf.id).label("place"))
    query = query.where(shelf.holder_id == agency, shelf.state == state, ~held_back(shelf))
    return query.order_by(shelf.due_at, shelf.id) if working else query.order_by(shelf.due_at.desc(), shelf.id.desc())


def _reviews(work: Work, shelf: Shelf, agency: int, wish: Wish) -> Select[Any]:
    """What citizens want reviewed, in the coordinator's queue; older than all limits, so before them."""
    query = select(shelf.id, shelf.filed_at.label("due"), shelf.id.label("place"))
    query = query.where(shelf.coordinator_id == agency, shelf.review_open.is_(True))
    return query.where(*_narrowed(work, shelf, wish)).order_by(shelf.id)


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


def _together(parts: Iterable[Select[Any]], most: int) -> CompoundSelect[Any]:
    return union_all(*(select(part.limit(most).subquery()) for part in parts))


def _ordered(parts: Iterable[Select[Any]]) -> Select[Any]:
    """The id of the most urgent one of all parts."""
    found = _together(parts, 1).subquery()
    return select(found.c.id).order_by(*_urgency(found)).limit(1)


def _urgency(found: FromClause) -> tuple[ColumnElement[Any], ...]:
    """What has no limit comes last."""
    return found.c.due.is_(None), found.c.due, found.c.place


def _counted(work: Work, parts: Iterable[Select[Any]], skipped: int) -> Select[Any]:
    """The ids of a page and one more; beside each how many there are, how many of them late, how many due today.

    Of each part the most urgent COUNTED are counted.
    """
    found = _together(parts, max(COUNTED, skipped + PAGE + 1)).cte("found")
    late = found.c.due < work.now
    today = ~late & (found.c.due <= _end(work))
    every = select(func.count()).select_from(found)
    counts = [every.scalar_subquery(), *(every.where(which).scalar_subquery() for which in (late, today))]
    return select(found.c.id, *counts).order_by(*_urgency(found)).offset(skipped).limit(PAGE + 1)


async def _loaded(work: Work, ids: Sequence[int]) -> list[Ticket]:
    rows = await work.session.scalars(select(Ticket).where(Ticket.id.in_(ids))) if ids else ()
    found = {ticket.id: ticket for ticket in rows}
    return [found[one] for one in ids]


async def mine(work: Work, person_id: int, page: int) -> tuple[list[Ticket], int]:
    """A page of a citizen's own tickets, newest first, and how many there are."""
    await work.session.flush()
    own = Ticket.reporter_id == person_id
    query = select(Ticket).where(own).order_by(Ticket.id.desc()).offset(max(page, 0) * PAGE).limit(PAGE)
    found = list(await work.session.scalars(query))
    return found, await work.session.scalar(select(func.count(Ticket.id)).where(own)) or 0
