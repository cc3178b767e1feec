"""Administrators: invitations, officers, agencies, an agency's group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from aiogram.types import CallbackQuery

from bot.callbacks import Menu
from bot.domain.people import Role
from bot.texts import Html, lines
from bot.usecases import naming, offices, tree
from bot.usecases.naming import agency_named
from bot.usecases.work import Turn
from handlers import menus, talk
from handlers.talk import Methods, button
from storage import people
from storage.city import City
from storage.models import Agency, Invitation, Officer, Person
from storage.notifications import Button

OF_A_CITY = (Role.COORDINATOR, Role.SUPERVISOR, Role.LIAISON)  # with several cities, of which one has to be said
UNDO = "undo/"  # of a dismissal's value: the office's id follows


def _may(turn: Turn) -> bool:
    return offices.is_admin(turn.work, turn.person)


async def invite(turn: Turn, rest: str) -> Methods:
    """/undang PERAN INSTANSI; without them the roles and agencies as buttons."""
    say = talk.voice(turn)
    name, _, agency_name = rest.partition(" ")
    if name.lower() not in set(Role):
        rows = [[button(say.say(f"role-{role}"), Menu("invite", role))] for role in Role]
        unknown = say.say("invite-role-unknown", given=name[:40]) if name else None
        return [talk.message(turn, lines(unknown, say.say("invite-role")), rows)]
    return await invited(turn, Role(name.lower()), agency_name.strip())


async def invited(turn: Turn, role: Role, agency_name: str) -> Methods:
    say, city = talk.voice(turn), turn.work.city
    allowed = tree.scope(turn.work, turn.person)
    mine = [one for one in city.cities.values() if one.coordinator in allowed]
    named = next((one for one in mine if agency_name.lower() in (one.name.lower(), one.code.lower())), None)
    if role in OF_A_CITY and named is None and len(mine) > 1 and not (role is Role.LIAISON and agency_name):
        rows = [[button(one.name, Menu("invite", f"{role}/{one.code}"))] for one in mine]
        return [talk.message(turn, say.say("invite-city", role=say.say(f"role-{role}")), rows)]
    whole = named or (mine[0] if len(mine) == 1 else city)
    home = offices.agency_for(turn.work.at(whole.coordinator), role)
    agency = city.agencies.get(home or 0)
    if role is Role.ADMIN:
        agency = _branch(turn, agency_name, allowed)
        if agency is None and agency_name:
            names = ", ".join([*(one.name for one in city.cities.values()), *_alike(city, agency_name)])
            return [talk.message(turn, say.say("invite-branch-unknown", given=agency_name[:80], nearest=names))]
    if role is Role.LIAISON:
        agency, nearest = _holder(turn, agency_name) if agency_name and named is None else (None, ())
        if agency is None and agency_name and named is None:
            names = ", ".join(one.name for one in nearest)
            return [talk.message(turn, say.say(naming.unknown(nearest), given=agency_name, nearest=names))]
        if agency is None:
            buttons = [button(one.short, Menu("invite", f"{role}/{one.code}")) for one in whole.holders()]
            rows = [buttons[start : start + 3] for start in range(0, len(buttons), 3)]
            return [talk.message(turn, say.say("invite-agency"), rows)]
    if agency.id not in allowed if agency else len(allowed) < len(city.agencies):
        return [talk.message(turn, say.say("tree-gone"))]
    link = offices.invite(turn.work, turn.person, role, agency)
    place = agency.name if agency else say.say("invite-everything")
    text = say.say("invite-link", role=say.say(f"role-{role}"), agency=place, link=link, days=offices.VALID.days)
    return [talk.message(turn, text, [[Button(say.say("button-copy-link"), copy=link)]])]


def _holder(turn: Turn, name: str) -> tuple[Agency | None, Sequence[Agency]]:
    """The agency of that name in the own city, else in any other; the nearest of the own city when there is none."""
    own = turn.work.city
    found, nearest = agency_named(own, name)
    others = (agency_named(one, name)[0] for one in own.cities.values() if one.coordinator != own.coordinator)
    return found or next((one for one in others if one is not None), None), nearest


def _alike(city: City, name: str) -> list[str]:
    return [one.name for one in agency_named(city, name)[1]]


def _branch(turn: Turn, name: str, allowed: frozenset[int]) -> Agency | None:
    """The branch that a new administrator gets: the one named, a city's or an agency's; without a name one's own."""
    city = turn.work.city
    if name:
        cities = (city.agencies[one.coordinator] for one in city.cities.values() if one.name.lower() == name.lower())
        return next(cities, None) or agency_named(city, name)[0]
    if len(allowed) == len(city.agencies):
        return None
    return next((city.agencies[one] for one in sorted(allowed) if city.agencies[one].parent_id not in allowed), None)


async def pressed(turn: Turn, value: str) -> Methods:
    """A role, or a role and an agency, chosen by button."""
    if not _may(turn):
        return [menus.unknown(turn)]
    role, _, agency = value.partition("/")
    return await invited(turn, Role(role), agency) if role in set(Role) else [menus.unknown(turn)]


async def accept(turn: Turn, token: str) -> Methods:
    """The invitation's link was opened."""
    say = talk.voice(turn)
    found = await offices.accept(turn.work, turn.person, token)
    if not isinstance(found, Invitation):
        return [talk.message(turn, say.say(found))]
    agency = turn.work.city.agencies.get(found.agency_id or 0)
    fresh = _again(turn)
    text = say.say(
        "invitation-accepted",
        role=say.say(f"role-{found.role}"),
        agency=agency.name if agency else turn.work.city.name,
    )
    rows = [[button(say.say("button-queue"), Menu("queue", "0"))]]
    return [talk.message(turn, text, rows), *menus.refresh(fresh)]


def _again(turn: Turn) -> Turn:
    """The turn with the offices that the person holds now."""
    turn.actors = people.actors(turn.person)
    return turn


async def officers(turn: Turn) -> Methods:
    """/petugas: who serves where, each with a button that ends the office."""
    say, city = talk.voice(turn), turn.work.city
    allowed = tree.scope(turn.work, turn.person)
    found = [one for one in await offices.officers(turn.work) if offices.within(turn.work, one[0], allowed)]
    if not found:
        return [talk.message(turn, say.say("officers-none"))]
    lines, rows = [say.say("officers-head", count=len(found))], []
    named = Counter(_name(person) for _, person in found)
    for place, (officer, person) in enumerate(found, 1):
        agency, name = city.agencies.get(officer.agency_id or 0), _name(person)
        given = {"role": say.say(f"role-{officer.role}"), "since": say.short_day(officer.created_at)}
        short = agency.short if agency else "–"
        lines.append(say.say("officers-line", place=place, name=name, agency=short, **given))
        label = name[:30] if named[name] == 1 else f"{place}. {name[:30]}"
        rows.append([button(say.say("button-dismiss", name=label), Menu("dismiss", str(officer.id)))])
    return [talk.message(turn, Html("\n".join(lines)), rows)]


def _name(person: Person) -> str:
    return str(person.identity.get("first_name", "–"))


async def dismissed(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    """*Akhiri tugas*, and *Kembalikan tugasnya* below its answer: who, in which role, where."""
    say = talk.voice(turn)
    undo, value = value.startswith(UNDO), value.removeprefix(UNDO)
    if not _may(turn) or not value.isdecimal():
        return [menus.unknown(turn)]
    row = await turn.work.session.get(Officer, int(value)) if len(value) < 19 else None
    if row is None or not offices.within(turn.work, row, tree.scope(turn.work, turn.person)):
        return [talk.message(turn, say.say("officer-gone-already"))]
    if undo:
        return await _given_back(turn, int(value), query)
    try:
        officer = await offices.dismiss(turn.work, turn.person, int(value))
    except offices.LastOne:
        return [talk.message(turn, say.say("officer-last"))]
    if officer is None:
        return [talk.message(turn, say.say("officer-gone-already"))]
    person = await _whose(turn, officer)
    rows = [[button(say.say("button-office-again"), Menu("dismiss", f"{UNDO}{officer.id}"))]]
    said = talk.message(turn, say.say("officer-gone", **_office(turn, officer, person)), rows)
    return [said, *menus.menu_of(turn.work, person)]


async def _given_back(turn: Turn, officer_id: int, query: CallbackQuery | None) -> Methods:
    say = talk.voice(turn)
    officer = await offices.give_back(turn.work, turn.person, officer_id)
    if officer is None:
        return [talk.message(turn, say.say("officer-again-late"))]
    await turn.work.session.flush()
    person = await _whose(turn, officer)
    said = talk.message(turn, say.say("officer-again", **_office(turn, officer, person)))
    return [*talk.without_buttons(turn, query), said, *menus.menu_of(turn.work, person)]


def _office(turn: Turn, officer: Officer, person: Person) -> dict[str, object]:
    """Who serves in which role where, as sentences about an office name it."""
    say, agency = talk.voice(turn), turn.work.city.agencies.get(officer.agency_id or 0)
    place = agency.name if agency else say.say("office-everywhere")
    return {"name": _name(person), "role": say.say(f"role-{officer.role}"), "agency": place}


async def _whose(turn: Turn, officer: Officer) -> Person:
    """The person of an office, with the offices that are left."""
    row = await turn.work.session.get_one(Person, officer.person_id)
    return (await people.by_lookups(turn.work.session, [row.lookup]))[row.lookup]


async def bind_group(turn: Turn, rest: str) -> Methods:
    """/ikatgrup INSTANSI, in the agency's group."""
    say = talk.voice(turn)
    if turn.group is None:
        return [talk.message(turn, say.say("bind-private"))]
    agency, nearest = agency_named(turn.work.city, rest) if rest else (None, ())
    if agency is None:
        return [talk.message(turn, say.say("bind-which", nearest=", ".join(one.name for one in nearest) or "–"))]
    offices.bind(turn.work, turn.person, turn.group, agency)
    return [talk.message(turn, say.say("bind-done", agency=agency.name))]
