"""The figures that evaluations quote, by city or by agency: counts and medians, never a word or a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from sqlalchemy import ColumnElement, func, select

from bot.domain.keeping import SEEN_DAYS
from bot.domain.lifecycle import OPEN, Action, State
from bot.domain.people import Role
from bot.usecases import deadlines
from bot.usecases.work import Work
from storage.models import Event, Officer, Person, Ticket

QUARTER = timedelta(days=91)
_SOME = 2000  # tickets that a median looks at, the last verified


@dataclass(frozen=True, slots=True)
class Figures:
    """`median_days`: working days from verification to the first follow-up, None without one; `rating` out of 5."""

    open: int
    late: int
    without_follow_up: int
    filed: int
    median_days: float | None
    rating: float | None
    active: int
    unseen: int


async def of(work: Work, agencies: Sequence[int], *, city: bool) -> Figures:
    """The figures of cities (by their coordinating agencies) or of the agencies that hold tickets, last quarter."""
    column = Ticket.coordinator_id if city else Ticket.holder_id
    where = column.in_(agencies)
    since = work.now - QUARTER
    counts = select(
        func.count(),
        func.count().filter(Ticket.due_at < work.now),
        func.count().filter(Ticket.state == State.ASSIGNED),
    ).where(where, Ticket.state.in_(OPEN))
    open_, late, waiting = (await work.session.execute(counts)).one()
    filed = await work.session.scalar(select(func.count()).where(where, Ticket.filed_at >= since)) or 0
    rating = await work.session.scalar(select(func.avg(Ticket.rating)).where(where, Ticket.rated_at >= since))
    active, unseen = await officers(work, agencies, city=city)
    days = await _first_days(work, where)
    return Figures(open_, late, waiting, filed, median(days) if days else None, _rounded(rating), active, unseen)


async def by_agency(work: Work, cities: Sequence[int]) -> list[tuple[int, int, int, int]]:
    """Holder, open, late, without a follow-up: a line for each agency that holds something open."""
    query = select(
        Ticket.holder_id,
        func.count(Ticket.id),
        func.count(Ticket.id).filter(Ticket.due_at < work.now),
        func.count(Ticket.id).filter(Ticket.state == State.ASSIGNED),
    ).where(Ticket.state.in_(OPEN), Ticket.coordinator_id.in_(cities))
    rows = await work.session.execute(query.group_by(Ticket.holder_id).order_by(Ticket.holder_id))
    return [(holder, open_, late, waiting) for holder, open_, late, waiting in rows]


def _rounded(rating: object) -> float | None:
    return round(float(str(rating)), 2) if rating is not None else None


async def _first_days(work: Work, where: ColumnElement[bool]) -> list[int]:
    """Working days from verification to the first follow-up, of the last quarter's."""
    newest = select(Ticket.id, Ticket.verified_at).where(where, Ticket.verified_at >= work.now - QUARTER)
    some = newest.order_by(Ticket.verified_at.desc()).limit(_SOME).subquery()
    query = (
        select(some.c.verified_at, func.min(Event.at))
        .join(Event, Event.ticket_id == some.c.id)
        .where(Event.action.in_((Action.FOLLOW_UP, Action.PROPOSE)))
        .group_by(some.c.id, some.c.verified_at)
    )
    between, day = work.city.calendar.between, deadlines.local_day
    rows = (await work.session.execute(query)).all()
    return [between(day(work, verified), day(work, at)) for verified, at in rows if verified is not None]


async def officers(work: Work, agencies: Sequence[int], *, city: bool) -> tuple[int, int]:
    """How many officers were seen in the last thirty days, and how many were not."""
    fresh = Person.seen_on >= deadlines.today(work) - timedelta(days=SEEN_DAYS)
    seen = func.count(func.distinct(Officer.person_id)).filter(fresh)
    everybody = func.count(func.distinct(Officer.person_id))
    query = select(seen, everybody).join(Person, Person.id == Officer.person_id)
    query = query.where(Officer.left_at.is_(None), Officer.role.in_((Role.COORDINATOR, Role.LIAISON)))
    within = members(work, agencies) if city else set(agencies)
    active, all_ = (await work.session.execute(query.where(Officer.agency_id.in_(sorted(within))))).one()
    return active, all_ - active


def members(work: Work, cities: Sequence[int]) -> set[int]:
    """The agencies of these cities, the coordinating ones included."""
    return {agency for city in cities for agency in work.city.below(city)}
