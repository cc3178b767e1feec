"""How an office ends, and what ends with an agency that is closed: its offices, groups and open invitations, which come
back by an undo."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from bot.usecases import taking
from bot.usecases.wording import voice
from bot.usecases.work import Work
from storage.models import Group, Invitation, Officer, Person
from storage.notifications import Body, post


async def leave(work: Work, office: Officer) -> None:
    """End one office at once: what was taken is free again, and its officer reads that it is over."""
    office.left_at = work.now
    await taking.left(work, office.person_id)
    await _tell(work, office, "office-over")


async def again(work: Work, office: Officer) -> None:
    """Give an office back that ended, and tell its officer."""
    office.left_at = None
    await _tell(work, office, "office-again")


async def _tell(work: Work, office: Officer, key: str) -> None:
    person, agency = await work.session.get_one(Person, office.person_id), work.city.agencies.get(office.agency_id or 0)
    say = voice(work, person)
    role = say.say(f"role-{office.role}")
    text = say.say(key, role=role, agency=agency.name if agency else say.say("office-everywhere"))
    post(work.session, now=work.now, kind=key, body=Body(text=text), person=person.id)


async def end(work: Work, agency: int) -> dict[str, Any]:
    """End them; the ids of each, from which `give_back` works."""
    offices = list(
        await work.session.scalars(select(Officer).where(Officer.agency_id == agency, Officer.left_at.is_(None)))
    )
    for office in offices:
        await leave(work, office)
    groups = list(await work.session.scalars(select(Group).where(Group.agency_id == agency)))
    for group in groups:
        group.agency_id = None
    query = select(Invitation).where(
        Invitation.agency_id == agency, Invitation.used_at.is_(None), Invitation.withdrawn_at.is_(None)
    )
    invitations = list(await work.session.scalars(query))
    for invitation in invitations:
        invitation.withdrawn_at = work.now
    return {
        "offices": [one.id for one in offices],
        "groups": [one.id for one in groups],
        "invitations": [one.id for one in invitations],
    }


async def give_back(work: Work, agency: int, done: dict[str, Any]) -> None:
    """Undo `end`, except for a group that was bound to another agency meanwhile and an office that was given anew."""
    offices, groups, invitations = (done.get(name, []) for name in ("offices", "groups", "invitations"))
    held = select(Officer.person_id).where(Officer.agency_id == agency, Officer.left_at.is_(None))
    serving = set(await work.session.scalars(held))
    for office in (await work.session.scalars(select(Officer).where(Officer.id.in_(offices)))).all():
        if office.person_id not in serving:
            await again(work, office)
    for group in await work.session.scalars(select(Group).where(Group.id.in_(groups), Group.agency_id.is_(None))):
        group.agency_id = agency
    for invitation in await work.session.scalars(select(Invitation).where(Invitation.id.in_(invitations))):
        invitation.withdrawn_at = None
