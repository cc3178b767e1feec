"""Who becomes an officer and who stops being one: one-time invitation links, bound to a role and an agency."""

from __future__ import annotations

import secrets
from datetime import timedelta

from sqlalchemy import false, or_, select
from sqlalchemy.orm.attributes import set_committed_value

from bot.domain.people import Actor, Role
from bot.usecases import absence, closing, ready
from bot.usecases.work import Work
from storage.models import Agency, Audit, Group, Invitation, Officer, Person
from storage.people import telegram_id

VALID = timedelta(days=7)
UNDO = timedelta(days=1)  # as long an office that was ended can be given back by its button
PREFIX = "u_"  # of a deep link's payload (64 characters of A–Z a–z 0–9 _ -)


class LastOne(Exception):
    """The last administrator or coordinator cannot leave: nobody could appoint another."""


def agency_for(work: Work, role: Role) -> int | None:
    """The agency that a role belongs to by itself; None where one has to be named, or for administrators."""
    home = {Role.COORDINATOR: work.city.coordinator, Role.SUPERVISOR: work.city.supervisor, Role.HUB: work.city.hub}
    return home.get(role)


def cities(work: Work, actor: Actor) -> list[int]:
    """The coordinating agencies of the cities that an office oversees: its own, or all below the hub."""
    overseen = {Role.COORDINATOR: "coordinator", Role.SUPERVISOR: "supervisor", Role.HUB: "hub"}
    facts = overseen.get(actor.role) if actor.role else None
    if facts is None or actor.agency is None:
        return []
    return [one.coordinator for one in work.city.cities.values() if getattr(one, facts) == actor.agency]


def reach(work: Work, actor: Actor) -> frozenset[int]:
    """The agencies whose tickets an office works on: its own with their units; a city's coordinator, the city's own."""
    if actor.agency is None or actor.role not in (Role.COORDINATOR, Role.LIAISON):
        return frozenset()
    is_city = actor.agency in work.city.cities
    return frozenset({actor.agency}) if is_city else work.city.below(actor.agency)


def is_admin(work: Work, person: Person) -> bool:
    """Named in ADMIN_IDS, or made an administrator by one."""
    active = (officer for officer in person.officers if officer.left_at is None)
    return telegram_id(person) in work.admins or any(officer.role == Role.ADMIN for officer in active)


def invite(work: Work, person: Person, role: Role, agency: Agency | None) -> str:
    """A link that makes one person an officer, once, within a week. Only a keyed hash of its code is stored."""
    token = secrets.token_urlsafe(16)
    work.session.add(
        Invitation(
            lookup=work.keyring.lookup(token),
            role=role,
            agency_id=agency.id if agency else None,
            created_by=person.id,
            created_at=work.now,
            expires_at=work.now + VALID,
        )
    )
    _audit(work, person, "invite", role=role, agency=agency.code if agency else None)
    return f"{work.bot_link}?start={PREFIX}{token}"


async def accept(work: Work, person: Person, token: str) -> Invitation | str:
    """The invitation, used; or the key of the sentence that says why it cannot be used."""
    if any(isinstance(row, Invitation) for row in work.session.new):
        await work.session.flush()
    query = select(Invitation).where(Invitation.lookup == work.keyring.lookup(token)).with_for_update()
    found = await work.session.scalar(query)
    if found is None or found.withdrawn_at is not None:
        return "invitation-unknown"
    if found.used_at is not None:
        return "invitation-used"
    if found.expires_at < work.now:
        return "invitation-expired"
    if not any(_same(officer, found) for officer in person.officers):
        _appoint(work, person, found.role, found.agency_id)
    found.used_at, found.used_by = work.now, person.id
    _audit(work, person, "accept", role=found.role, agency=found.agency_id)
    if found.role == Role.COORDINATOR and found.agency_id is not None:
        await ready.begin(work, person.id, found.agency_id)
    return found


def _same(officer: Officer, invitation: Invitation) -> bool:
    held = officer.left_at is None
    return held and officer.role == invitation.role and officer.agency_id == invitation.agency_id


def _appoint(work: Work, person: Person, role: str, agency: int | None) -> None:
    officer = Officer(person_id=person.id, agency_id=agency, role=role, created_at=work.now)
    work.session.add(officer)
    set_committed_value(person, "officers", [*person.officers, officer])


def appoint(work: Work, person: Person, role: Role, agency: int | None) -> None:
    """Make `person` an officer without a link; for the first start of a demonstration."""
    _appoint(work, person, role, agency)


async def officers(work: Work) -> list[tuple[Officer, Person]]:
    """All active officers with the people they are, by agency."""
    await work.session.flush()
    query = select(Officer, Person).join(Person, Person.id == Officer.person_id).where(Officer.left_at.is_(None))
    rows = await work.session.execute(query.order_by(Officer.agency_id, Officer.id))
    return [(officer, person) for officer, person in rows]


def within(work: Work, officer: Officer, allowed: frozenset[int]) -> bool:
    """Whether an office lies in these agencies; those bound to none are the whole deployment's."""
    return officer.agency_id in allowed if officer.agency_id else len(allowed) == len(work.city.agencies)


async def dismiss(work: Work, admin: Person, officer_id: int) -> Officer | None:
    """End an office at once. Raises LastOne for the last coordinator, and for the last administrator."""
    officer = await work.session.get(Officer, officer_id)
    if officer is None or officer.left_at is not None:
        return None
    needed = officer.role == Role.COORDINATOR or (officer.role == Role.ADMIN and not work.admins)
    if needed and not await _others(work, officer):
        raise LastOne
    await closing.leave(work, officer)
    _audit(work, admin, "dismiss", role=officer.role, agency=officer.agency_id)
    if officer.role == Role.LIAISON and officer.agency_id is not None:
        await absence.ended(work.at(officer.agency_id), officer.agency_id)
    return officer


async def give_back(work: Work, admin: Person, officer_id: int) -> Officer | None:
    """Undo `dismiss` within UNDO; None when the agency is closed by now, or the person has the office already."""
    officer = await work.session.get(Officer, officer_id)
    if officer is None or officer.left_at is None or officer.left_at < work.now - UNDO:
        return None
    agency = work.city.agencies.get(officer.agency_id or 0)
    same = select(Officer.id).where(Officer.person_id == officer.person_id, Officer.role == officer.role)
    place = Officer.agency_id == officer.agency_id if officer.agency_id else Officer.agency_id.is_(None)
    held = await work.session.scalar(same.where(place, Officer.left_at.is_(None)).limit(1))
    if held is not None or (agency is not None and agency.closed_at is not None):
        return None
    await closing.again(work, officer)
    _audit(work, admin, "dismiss_undo", role=officer.role, agency=officer.agency_id)
    return officer


async def _others(work: Work, officer: Officer) -> bool:
    """Whether somebody else can do what this office does; administrators of all stand in for those of a branch."""
    same = select(Officer.id).where(Officer.role == officer.role, Officer.left_at.is_(None), Officer.id != officer.id)
    own = Officer.agency_id == officer.agency_id if officer.agency_id else Officer.agency_id.is_(None)
    above = Officer.agency_id.is_(None) if officer.role == Role.ADMIN else false()
    return await work.session.scalar(same.where(or_(own, above)).limit(1)) is not None


def bind(work: Work, person: Person, group: Group, agency: Agency) -> None:
    """/ikatgrup: the group hears of the agency's tickets from now on."""
    group.agency_id = agency.id
    _audit(work, person, "bind_group", agency=agency.code)


def _audit(work: Work, person: Person, act: str, **data: object) -> None:
    work.session.add(Audit(at=work.now, person_id=person.id, act=act, data=data))
