"""Hand-over to SP4N: what differs between the two systems, the lines of the sheet, and its numbers taken in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, case, func, select

from bot.domain import masking, numbers
from bot.domain.lifecycle import Official, Refused, State
from bot.domain.people import Actor, Role
from bot.files.sheets import ROWS, Row
from bot.texts import Voice
from bot.usecases import cards, correcting
from bot.usecases.given import Given
from bot.usecases.work import Work
from storage.models import Attachment, Ticket

ENDED = (State.CLOSED, State.ARCHIVED)
ENDED_THERE = (Official.DONE, Official.ARCHIVED)
_EMPTY = tuple((sp4n, status) for sp4n in (None, "") for status in (None, ""))
LISTED = 15  # numbers named below the counts


class Difference(StrEnum):
    OURS = "ours"  # closed here, open there
    THEIRS = "theirs"  # closed there, open here
    MISSING = "missing"  # without SP4N's number


@dataclass(frozen=True, slots=True)
class Problem:
    """A line of a returned sheet that was not taken: `key` of the sentence and what it names."""

    place: int
    key: str
    given: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the database says about a whole sheet, and what its lines before have used up."""

    tickets: dict[str, Ticket]  # by our number
    held: dict[str, set[str]]  # SP4N's number: ours of the tickets that have it
    seen: set[str] = field(default_factory=set)
    numbered: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Outcome:
    taken: int
    same: int
    problems: tuple[Problem, ...]


def cities(work: Work, actors: Iterable[Actor]) -> list[int]:
    """The coordinating agencies for which these officers hand over."""
    found = (one.agency for one in actors if one.role is Role.COORDINATOR and one.agency in work.city.cities)
    return [agency for agency in dict.fromkeys(found) if agency is not None]


def official(text: str) -> Official | None:
    """One of the six statuses, however its letters are written."""
    plain = " ".join(text.split()).casefold()
    return next((one for one in Official if one.casefold() == plain), None)


def _kind() -> ColumnElement[str | None]:
    """The difference as which a ticket counts, NULL for none; a status that nobody recorded is an open one."""
    ended = Ticket.state.in_(ENDED)
    there = and_(Ticket.sp4n_status.is_not(None), Ticket.sp4n_status.in_(ENDED_THERE))
    numbered = Ticket.sp4n_number.is_not(None)
    return case(
        (and_(Ticket.sp4n_number.is_(None), Ticket.state != State.ARCHIVED), Difference.MISSING.value),
        (and_(numbered, ended, ~func.coalesce(there, False)), Difference.OURS.value),
        (and_(numbered, ~ended, there), Difference.THEIRS.value),
    )


async def counts(work: Work, city: int) -> list[tuple[int, dict[str, int]]]:
    """By each holder the number of tickets of every difference; those without any are left out."""
    kind = _kind().label("kind")
    mine = select(Ticket.holder_id, kind).where(Ticket.coordinator_id == city, Ticket.verified_at.is_not(None))
    part = mine.subquery()
    query = select(part.c.holder_id, part.c.kind, func.count()).where(part.c.kind.is_not(None))
    await work.session.flush()
    found: dict[int, dict[str, int]] = {}
    for holder, name, count in await work.session.execute(query.group_by(part.c.holder_id, part.c.kind)):
        found.setdefault(holder, {})[name] = count
    return sorted(found.items())


async def listed(work: Work, city: int) -> Sequence[Ticket]:
    """The oldest tickets whose status differs from SP4N's."""
    kind = _kind()
    query = select(Ticket).where(Ticket.coordinator_id == city, Ticket.verified_at.is_not(None))
    differing = query.where(kind.in_((Difference.OURS, Difference.THEIRS))).order_by(Ticket.id)
    return (await work.session.scalars(differing.limit(LISTED))).all()


async def waiting(work: Work, city: int, *, confidential: bool) -> Sequence[Ticket]:
    """Verified tickets that have no number of SP4N yet, oldest first; confidential ones in a sheet of their own."""
    query = (
        select(Ticket)
        .where(Ticket.coordinator_id == city, Ticket.verified_at.is_not(None), Ticket.sp4n_number.is_(None))
        .where(Ticket.state != State.ARCHIVED, Ticket.confidential.is_(confidential))
        .order_by(Ticket.id)
        .limit(ROWS)
    )
    await work.session.flush()
    return (await work.session.scalars(query)).all()


async def lines(work: Work, say: Voice, found: Sequence[Ticket]) -> list[tuple[str, ...]]:
    """The tickets as lines of the sheet, in the order of its columns. No reporter's name; numbers of people masked."""
    of_these = Attachment.ticket_id.in_([one.id for one in found])
    query = select(Attachment.ticket_id, func.count()).where(of_these, Attachment.event_id.is_(None))
    rows = await work.session.execute(query.group_by(Attachment.ticket_id))
    files = {ticket: count for ticket, count in rows}  # noqa: C416  # rows are no pairs to the type checker
    return [_line(work.at(one.coordinator_id), say, one, files.get(one.id, 0)) for one in found]


def _line(work: Work, say: Voice, ticket: Ticket, files: int) -> tuple[str, ...]:
    category = work.city.categories.get(ticket.category_id or 0)
    return (
        ticket.number,
        str(say.say(f"kind-{ticket.kind}")),
        masking.mask(ticket.title, ticket.shown_name),
        masking.mask(ticket.content, ticket.shown_name),
        ticket.happened_on.strftime("%d-%m-%Y") if ticket.happened_on else "",
        masking.mask(str(cards.where(work, say, ticket.place or "", ticket.area_code))),
        work.city.agencies[ticket.holder_id].name,
        category.name if category else "",
        str(files) if files else "",
        str(say.say(f"sheet-{'yes' if ticket.anonymous else 'no'}")),
        str(say.say(f"sheet-{'yes' if ticket.confidential else 'no'}")),
        "",
        "",
    )


async def take_in(work: Work, city: int, actors: Sequence[Actor], rows: Sequence[Row]) -> Outcome:
    """Numbers and statuses of a returned sheet: each line whole or not at all, all of them in this transaction."""
    work = work.at(city)
    filled = [row for row in rows if (row.sp4n, row.status) not in _EMPTY]
    known = await _known(work, city, filled)
    problems: list[Problem] = []
    taken = same = 0
    for row in filled:
        try:
            changed = await _take(work, known, actors, row)
        except Refused as refused:
            key = refused.key if refused.key.startswith("sheet-row") else "sheet-row-refused"
            problems.append(Problem(row.place, key, str(refused.given.get("shown", ""))[:40]))
        else:
            taken, same = taken + changed, same + (not changed)
    return Outcome(taken, same, tuple(problems))


async def _known(work: Work, city: int, rows: Sequence[Row]) -> Known:
    await work.session.flush()
    named = {number for row in rows if (number := _number(work, row)) is not None}
    ours = select(Ticket).where(Ticket.number.in_(named), Ticket.coordinator_id == city)
    claimed = {number for row in rows if (number := _seven(row.sp4n)) is not None}
    holders = select(Ticket.sp4n_number, Ticket.number).where(Ticket.sp4n_number.in_(claimed))
    held: dict[str, set[str]] = {}
    for sp4n, number in await work.session.execute(holders):
        held.setdefault(sp4n or "", set()).add(number)
    return Known({ticket.number: ticket for ticket in await work.session.scalars(ours) if ticket.verified_at}, held)


def _number(work: Work, row: Row) -> str | None:
    return work.city.number(row.number) if isinstance(row.number, str) else None


async def _take(work: Work, known: Known, actors: Sequence[Actor], row: Row) -> bool:
    """One line; False when the ticket says so already. Raises Refused with the sentence's key."""
    ticket = known.tickets.get(_number(work, row) or "")
    if ticket is None:
        raise Refused("sheet-row-unknown", shown=row.number)
    sp4n, status = _sp4n(row.sp4n), _status(row.status)
    if ticket.number in known.seen or sp4n in known.numbered or known.held.get(sp4n, set()) - {ticket.number}:
        raise Refused("sheet-row-twice", shown=f"#{sp4n}")
    known.seen.add(ticket.number)
    known.numbered.add(sp4n)
    status = status or (ticket.sp4n_status if ticket.sp4n_number == sp4n else None)
    if (ticket.sp4n_number, ticket.sp4n_status) == (sp4n, status):
        return False
    office = [actor for actor in actors if actor.role is not None]
    await correcting.record_sp4n(work, ticket, office, Given(sp4n=sp4n, status=status))
    return True


def _seven(value: object) -> str | None:
    """SP4N's number in a cell: a text, or the whole number that a spreadsheet makes of it."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return numbers.sp4n(str(value).strip()) if isinstance(value, (int, str)) and not isinstance(value, bool) else None


def _sp4n(value: object) -> str:
    if (found := _seven(value)) is None:
        raise Refused("sheet-row-number", shown=value)
    return found


def _status(value: object) -> str | None:
    if value in (None, ""):
        return None
    found = official(value) if isinstance(value, str) else None
    if found is None:
        raise Refused("sheet-row-status", shown=value)
    return found.value
