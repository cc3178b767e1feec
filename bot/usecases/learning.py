"""Routing that learns here: verified tickets are its examples, what coordinators decided is right.

The label of a ticket is the agency it was verified to, or forwarded to last without being returned; the category is
the confirmed one. Confidential tickets never train, and neither do withdrawn or erased ones, nor those archived as
somebody else's or nobody's: a version is made afresh from what is there on its day. Personal data is covered before a
text is handed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement, and_, delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import masking
from bot.domain.lifecycle import Action, Reason
from bot.suggest import learned, learning
from bot.suggest.choosing import Example
from bot.suggest.learned import Learned
from bot.suggest.learning import Made, Task
from bot.suggest.topics import DISTRICT
from bot.usecases.work import Work
from storage import city
from storage.models import Event, RoutingVersion, Ticket

FIRST = 50  # verified tickets: with fewer the keywords stand alone
MORE, MORE_SHARE = 25, 0.1  # verified tickets since the last version, and their share of all
REST = timedelta(days=1)  # between two versions
NEWEST = 5000  # examples: the newest decisions are the ones to follow
ASTRAY = (Reason.WITHDRAWN, Reason.OUTSIDE_AUTHORITY, Reason.OUT_OF_SCOPE, Reason.ABUSE)
AT_ONCE = 250  # tickets read in one transaction
KEPT = 5  # versions that can be put back
DECIDING = (Action.VERIFY, Action.FORWARD, Action.RETURN)
_LABEL = re.compile(r"\[[^\]\n]{1,30} disamarkan\]")


def _teaches() -> ColumnElement[bool]:
    kept = or_(Ticket.reason.is_(None), Ticket.reason.not_in(ASTRAY))
    return and_(Ticket.verified_at.is_not(None), Ticket.confidential.is_(False), kept)


async def due(work: Work) -> bool:
    """Whether enough was decided since the last version, and that is a day ago."""
    last = await work.session.scalar(select(RoutingVersion).order_by(RoutingVersion.id.desc()).limit(1))
    if last is not None and work.now - last.made_at < REST:
        return False
    verified = select(func.count(Ticket.id)).where(_teaches())
    if last is None:
        return (await work.session.scalar(verified) or 0) >= FIRST
    fresh = await work.session.scalar(verified.where(Ticket.verified_at > last.made_at)) or 0
    return fresh >= max(MORE, round(last.examples * MORE_SHARE))


async def examples(work: Work, before: int | None = None) -> tuple[list[Example], int | None]:
    """Some of the newest examples older than ticket `before`, and the ticket to go on from (None: that was all)."""
    query = select(Ticket.id, Ticket.content, Ticket.category_id, Ticket.area_code).where(_teaches())
    if before is not None:
        query = query.where(Ticket.id < before)
    rows = (await work.session.execute(query.order_by(Ticket.id.desc()).limit(AT_ONCE))).all()
    decided = await _decided(work.session, [row.id for row in rows])
    found = []
    for number, content, category, area in rows:
        text = _LABEL.sub(" ", masking.mask(content)).strip()
        agency, named = _agency_code(work, decided.get(number)), work.city.categories.get(category or 0)
        if text and (agency or named):
            place = work.city.areas.get(area or "")
            found.append(Example(text, agency, named.code if named else None, place.district if place else None))
    return found, rows[-1].id if len(rows) == AT_ONCE else None


async def _decided(session: AsyncSession, tickets: Sequence[int]) -> dict[int, int | None]:
    """Ticket -> the agency it was given to last, None when that one returned it."""
    query = select(Event.ticket_id, Event.action, Event.holder_id)
    query = query.where(Event.ticket_id.in_(tickets), Event.action.in_(DECIDING)).order_by(Event.id)
    found: dict[int, int | None] = {}
    for ticket, action, holder in await session.execute(query):
        found[ticket] = None if action == Action.RETURN else holder
    return found


def _agency_code(work: Work, agency_id: int | None) -> str | None:
    agency = work.city.agencies.get(agency_id or 0)
    if agency is None:
        return None
    return DISTRICT if agency.kind == DISTRICT else agency.code


def task(work: Work, found: Sequence[Example]) -> Task:
    """What the training process needs: the city's keywords and the examples."""
    agencies = [learning.agency(one) for one in work.city.agencies.values()]
    return Task(agencies, [learning.category(one) for one in work.city.categories.values()], found)


async def keep(work: Work, made: Made) -> RoutingVersion:
    """A new version, in force from the next update on in every process; the oldest ones go."""
    version = RoutingVersion(made_at=work.now, examples=made.examples, figures=made.figures, model=made.model)
    work.session.add(version)
    await work.session.flush()
    newest = select(RoutingVersion.id).order_by(RoutingVersion.id.desc()).limit(KEPT)
    oldest = min(await work.session.scalars(newest))
    await work.session.execute(delete(RoutingVersion).where(RoutingVersion.id < oldest))
    await city.changed(work.session)
    return version


async def versions(session: AsyncSession) -> Sequence[RoutingVersion]:
    """All that can be put back, the newest first."""
    return (await session.scalars(select(RoutingVersion).order_by(RoutingVersion.id.desc()))).all()


async def in_force(session: AsyncSession) -> RoutingVersion | None:
    query = select(RoutingVersion).where(RoutingVersion.withdrawn_at.is_(None))
    return await session.scalar(query.order_by(RoutingVersion.id.desc()).limit(1))


async def current(session: AsyncSession) -> Learned | None:
    """What is in force, None for the keywords alone."""
    version = await in_force(session)
    return learned.from_json(version.model) if version is not None and version.model is not None else None


async def back(work: Work) -> RoutingVersion | None:
    """Withdraw the version in force: the one before it counts again, the keywords where there is none. Returns what
    was withdrawn. A new version is made once enough new tickets were verified after it."""
    version = await in_force(work.session)
    if version is not None:
        version.withdrawn_at = work.now
        await work.session.flush()
        await city.changed(work.session)
    return version
