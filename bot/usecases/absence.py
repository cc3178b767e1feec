"""An officer's absence: tickets belong to agencies, so nothing waits for a person who is away."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, func, or_, select

from bot.callbacks import Menu, encode
from bot.domain.lifecycle import OPEN
from bot.domain.people import Role
from bot.usecases import deadlines, pushes
from bot.usecases.work import Work
from storage.models import Officer, Person, Ticket
from storage.notifications import Body, Button, post

WORKING = (Role.COORDINATOR, Role.LIAISON)


def on_duty(today: date) -> ColumnElement[bool]:
    """The condition for an office whose officer is at work."""
    return or_(Officer.away_until.is_(None), Officer.away_until < today)


async def leave(work: Work, person: Person, until: date) -> int | None:
    """Mark the person as away in all offices; an agency that has nobody left, and its coordinator hears of it."""
    offices = [officer for officer in person.officers if officer.left_at is None]
    for officer in offices:
        officer.away_until = until
    await work.session.flush()
    alone = [officer.agency_id for officer in offices if officer.agency_id and officer.role in WORKING]
    empty = [agency for agency in dict.fromkeys(alone) if not await _served(work, agency)]
    for agency in empty:
        await _tell_coordinators(work, agency, "officer-alone", until)
    return empty[0] if empty else None


async def back(work: Work, person: Person) -> None:
    for officer in person.officers:
        officer.away_until = None


async def ended(work: Work, agency: int) -> None:
    """An office there has ended: the coordinators hear of it at once when nobody is left."""
    await work.session.flush()
    if not await _served(work, agency):
        await _tell_coordinators(work, agency, "officer-none-left")


async def _served(work: Work, agency: int) -> bool:
    query = select(Officer.id).where(Officer.agency_id == agency, Officer.role.in_(WORKING), Officer.left_at.is_(None))
    return await work.session.scalar(query.where(on_duty(deadlines.today(work))).limit(1)) is not None


async def _tell_coordinators(work: Work, agency: int, key: str, until: date | None = None) -> None:
    waiting = select(func.count(Ticket.id)).where(Ticket.holder_id == agency, Ticket.state.in_(OPEN))
    count = await work.session.scalar(waiting) or 0
    for reader in await pushes.officers_of(work, work.city.of(agency).coordinator, (Role.COORDINATOR,)):
        say = pushes.voice(work, reader)
        name = pushes.agency_name(work, agency)
        text = say.say(key, agency=name, count=count, **({"day": say.day(until)} if until else {}))
        body = Body(text=text, buttons=((Button(say.say("button-backlog"), data=encode(Menu("backlog"))),),))
        post(work.session, now=work.now, kind="alone", body=body, person=reader.id)
