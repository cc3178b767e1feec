"""Reports without a follow-up: counted by agency, reminded of in one bundled message, and whether that helped."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, select, union

from bot.callbacks import Menu, encode
from bot.domain.keeping import in_hours, next_morning
from bot.domain.lifecycle import State
from bot.domain.people import Role
from bot.usecases import deadlines, pushes
from bot.usecases.work import Work
from storage.models import Group, Nudge, Officer, Person, Ticket
from storage.notifications import Body, Button, post

MOST = 500  # tickets that one reminder is about
IN_ONE = 20_000  # ids in one statement: both databases take some 32,000 parameters


@dataclass(frozen=True, slots=True)
class Pile:
    """What one agency has not followed up yet; `late` of them are over their limit. `helped` of `reminded` got one."""

    agency: int
    count: int
    late: int
    nudged_at: datetime | None = None
    reminded: int = 0
    helped: int = 0


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many tickets a reminder is about; `above`: nobody serves the agency, so its city's coordinators read it;
    `nobody`: only the one who reminds would read it, so nothing was sent."""

    count: int
    above: bool = False
    nobody: bool = False


async def piles(work: Work, cities: Sequence[int]) -> list[Pile]:
    """Belum Ditindaklanjuti by holder, most late first, in the cities whose coordinating agencies these are."""
    await work.session.flush()
    late = func.count(Ticket.id).filter(Ticket.due_at < work.now)
    query = select(Ticket.holder_id, func.count(Ticket.id), late).where(
        Ticket.state == State.ASSIGNED, Ticket.coordinator_id.in_(cities)
    )
    rows = (await work.session.execute(query.group_by(Ticket.holder_id))).all()
    last = await _last_nudges(work, [holder for holder, _, _ in rows])
    still = await _still_waiting(work, last.values())
    found = [_pile(holder, count, overdue, last.get(holder), still) for holder, count, overdue in rows]
    return sorted(found, key=lambda pile: (-pile.late, -pile.count, pile.agency))


def _pile(agency: int, count: int, late: int, last: Nudge | None, still: Collection[tuple[int, int]]) -> Pile:
    if last is None:
        return Pile(agency, count, late)
    waiting = sum((agency, ticket) in still for ticket in last.tickets)
    return Pile(agency, count, late, last.at, len(last.tickets), len(last.tickets) - waiting)


async def _last_nudges(work: Work, agencies: Sequence[int]) -> dict[int, Nudge]:
    """The newest reminder of each of these agencies."""
    newest = select(Nudge.agency_id, func.max(Nudge.at).label("at")).where(Nudge.agency_id.in_(agencies))
    last = newest.group_by(Nudge.agency_id).subquery()
    query = select(Nudge).join(last, (Nudge.agency_id == last.c.agency_id) & (Nudge.at == last.c.at))
    return {nudge.agency_id: nudge for nudge in await work.session.scalars(query)}


async def _still_waiting(work: Work, nudges: Iterable[Nudge]) -> set[tuple[int, int]]:
    """Holder and ticket of what these reminders were about and has no follow-up yet."""
    reminded = sorted({ticket for nudge in nudges for ticket in nudge.tickets})
    found: set[tuple[int, int]] = set()
    for start in range(0, len(reminded), IN_ONE):
        part = reminded[start : start + IN_ONE]
        query = select(Ticket.holder_id, Ticket.id).where(Ticket.id.in_(part), Ticket.state == State.ASSIGNED)
        found |= {(holder, ticket) for holder, ticket in await work.session.execute(query)}
    return found


async def _last_nudge(work: Work, agency: int) -> Nudge | None:
    query = select(Nudge).where(Nudge.agency_id == agency).order_by(Nudge.at.desc()).limit(1)
    return await work.session.scalar(query)


async def nudge(work: Work, person: Person, agency: int, *, city: bool = False) -> Reminded | None:
    """Remind an agency of all that it has not followed up, at most once a day; None when it was reminded today. With
    `city` its coordinators are reminded of all that has no follow-up in their city.

    Without a ticket nothing is sent, nor where only `person` would read it.
    """
    await work.session.flush()
    last = await _last_nudge(work, agency)
    if last is not None and deadlines.local_day(work, last.at) == deadlines.today(work):
        return None
    whose = Ticket.coordinator_id if city else Ticket.holder_id
    query = select(Ticket).where(whose == agency, Ticket.state == State.ASSIGNED)
    found = list(await work.session.scalars(query.order_by(Ticket.due_at, Ticket.id).limit(MOST)))
    if not found:
        return Reminded(0)
    readers, above = await _readers(work, agency, person, city=city)
    if not readers:
        return Reminded(len(found), nobody=True)
    work.session.add(Nudge(at=work.now, person_id=person.id, agency_id=agency, tickets=[one.id for one in found]))
    _remind(work, agency, found, readers, city=city or above)
    return Reminded(len(found), above)


async def _readers(work: Work, agency: int, but: Person, *, city: bool) -> tuple[list[Person | Group], bool]:
    """Who is reminded, and whether the city's coordinators are instead; nobody reminds themselves, nor by a
    colleague what is their own to do."""
    groups = await work.session.scalars(select(Group).where(Group.agency_id == agency))
    own = (
        await pushes.officers_of(work, agency, (Role.COORDINATOR,)) if city else await pushes.officers_of(work, agency)
    )
    readers: list[Person | Group] = [*(one for one in own if one.id != but.id), *groups]
    if readers or city:
        return readers, False
    above = await pushes.officers_of(work, work.city.coordinator, (Role.COORDINATOR,))
    return ([], False) if but.id in [one.id for one in above] else ([*above], bool(above))


def _remind(work: Work, agency: int, found: Sequence[Ticket], readers: Iterable[Person | Group], *, city: bool) -> None:
    """`city`: of what others hold, which stands in the backlog and not in the reader's queue."""
    late = sum(deadlines.late(work, ticket) for ticket in found)
    place, key = (Menu("backlog"), "button-backlog") if city else (Menu("queue", "0"), "button-queue")
    for reader in readers:
        say = pushes.voice(work, reader)
        text = say.say("nudge", agency=pushes.agency_name(work, agency), count=len(found), late=late)
        body = Body(text=text, buttons=((Button(say.say(key), data=encode(place)),),))
        target = {"person": reader.id} if isinstance(reader, Person) else {"group": reader.id}
        post(work.session, now=work.now, kind="nudge", body=body, priority=1, **target).not_before = moment(work)


async def attended(work: Work, agencies: Collection[int], but: Person) -> frozenset[int]:
    """Those of these agencies that have an active officer besides `but`, or a group."""
    serve = select(Officer.agency_id).where(
        Officer.agency_id.in_(agencies),
        Officer.left_at.is_(None),
        Officer.role.in_((Role.COORDINATOR, Role.LIAISON)),
        Officer.person_id != but.id,
    )
    bound = select(Group.agency_id).where(Group.agency_id.in_(agencies))
    return frozenset(one for one in await work.session.scalars(union(serve, bound)) if one is not None)


def moment(work: Work) -> datetime:
    """When a reminder leaves: now, or the next working morning of the city. Nobody is reminded in the evening."""
    if in_hours(work.city.calendar, work.now, work.city.zone):
        return work.now
    return next_morning(work.city.calendar, work.now, work.city.zone).astimezone(UTC)
