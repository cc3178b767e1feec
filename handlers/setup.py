"""/mulai_kota: a city's first start in three steps, one question a message, and all invitations at the end.

Nothing is made before the last press: what was ticked stands in the conversation.
"""

from __future__ import annotations

from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile, CallbackQuery

from bot.callbacks import Menu
from bot.domain.people import Role
from bot.texts import Html
from bot.usecases import offices, taking, tree
from bot.usecases.work import Turn
from handlers import invitepage, menus, talk
from handlers.invitepage import Sheet
from handlers.talk import Method, Methods, Rows, button
from storage.city import City
from storage.models import Agency
from storage.notifications import Button

STATE, PLACE = "setup", "setup"
MOST = 90  # buttons; Telegram takes a hundred


async def begin(turn: Turn) -> Methods:
    """/mulai_kota: which city, when this administrator has several."""
    found = _cities(turn)
    if not found:
        return [talk.message(turn, talk.voice(turn).say("tree-gone"))]
    text, rows = _facts(turn, found[0]) if len(found) == 1 else _which(turn, found)
    return [talk.message(turn, text, rows)]


def _at(turn: Turn, step: str, **known: object) -> None:
    """The step that is asked now; other commands may come between."""
    talk.enter(turn, f"{STATE}:{step}", **{STATE: {"step": step, **known}})


def given_up(turn: Turn) -> bool:
    """End what was begun, if anything was."""
    if STATE not in turn.conversation.data:
        return False
    turn.conversation.data = {name: value for name, value in turn.conversation.data.items() if name != STATE}
    if talk.state(turn)[0] == STATE:
        talk.leave(turn)
    return True


def _cities(turn: Turn) -> list[City]:
    allowed = tree.scope(turn.work, turn.person)
    return [one for one in turn.work.city.cities.values() if one.coordinator in allowed]


def _which(turn: Turn, cities: list[City]) -> tuple[Html, Rows]:
    _at(turn, "city")
    rows = [[button(one.name, Menu(PLACE, f"city/{one.coordinator}"))] for one in cities]
    return talk.voice(turn).say("setup-which"), [*rows, _cancel(turn)]


def _cancel(turn: Turn) -> list[Button]:
    return [button(talk.voice(turn).say("button-cancel"), Menu(PLACE, "cancel"))]


def _facts(turn: Turn, city: City) -> tuple[Html, Rows]:
    """What the region's files say about the city."""
    say = talk.voice(turn)
    _at(turn, "facts", city=city.coordinator)
    offered = {name: city.agencies[getattr(city, name)].name for name in ("coordinator", "supervisor", "hub")}
    text = say.say(
        "setup-facts",
        city=city.name,
        sample=say.say("agencies-sample") if city.sample else "",
        agencies=len(city.holders()),
        categories=len(city.topics()),
        areas=len(city.places()),
        zone=city.zone.key,
        **offered,
    )
    return text, [[button(say.say("button-setup-next"), Menu(PLACE, "next"))], _cancel(turn)]


async def pressed(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    """Any button of the steps; one of a step that is over changes nothing."""
    say = talk.voice(turn)
    if not offices.is_admin(turn.work, turn.person):
        return [menus.unknown(turn)]
    begun = turn.conversation.data.get(STATE)
    if begun is None:
        return [talk.message(turn, say.say("setup-over"))]
    step = str(begun["step"])
    if value == "cancel":
        given_up(turn)
        return [talk.edited(turn, query, say.say("action-cancelled"))]
    name, _, given = value.partition("/")
    city = _city(turn, given if step == "city" else str(begun.get("city", "")))
    if city is None:
        return [talk.message(turn, say.say("setup-over"))]
    match step, name:
        case "city", "city":
            return [talk.edited(turn, query, *_facts(turn, city))]
        case "facts", "next":
            return [talk.edited(turn, query, *await _coordinator(turn, city))]
        case "coordinator", "coordinator" | "skip":
            return [talk.edited(turn, query, *await _agencies(turn, city, invited=name == "coordinator"))]
        case "agencies", "tick":
            return [talk.edited(turn, query, *_ticked(turn, city, given))]
        case "agencies", "make":
            return _made(turn, city, query)
    return [talk.message(turn, say.say("setup-over"))]


def _city(turn: Turn, coordinator: str) -> City | None:
    return next((one for one in _cities(turn) if str(one.coordinator) == coordinator), None)


async def _serving(turn: Turn, role: Role) -> dict[int, list[str]]:
    """Agency -> the first names of those who serve it in this role."""
    found: dict[int, list[str]] = {}
    for officer, person in await offices.officers(turn.work):
        if officer.role == role and officer.agency_id is not None:
            found.setdefault(officer.agency_id, []).append(taking.name(person))
    return found


async def _coordinator(turn: Turn, city: City) -> tuple[Html, Rows]:
    say = talk.voice(turn)
    _at(turn, "coordinator", city=city.coordinator)
    names = (await _serving(turn, Role.COORDINATOR)).get(city.coordinator, [])
    text = say.say("setup-coordinator", city=city.name, names=", ".join(names) or say.say("setup-nobody"))
    wanted = button(say.say("button-setup-coordinator"), Menu(PLACE, "coordinator"))
    return text, [[wanted], [button(say.say("button-setup-skip"), Menu(PLACE, "skip"))], _cancel(turn)]


async def _agencies(turn: Turn, city: City, *, invited: bool) -> tuple[Html, Rows]:
    served = await _serving(turn, Role.LIAISON)
    ticked = [one.id for one in _below(city) if one.id not in served]
    _at(turn, "agencies", city=city.coordinator, coordinator=invited, ticked=ticked)
    return _boxes(turn, city)


def _below(city: City) -> list[Agency]:
    """The agencies that liaisons serve, as many as fit below one message."""
    return [one for one in city.holders() if one.id != city.coordinator][:MOST]


def _ticked(turn: Turn, city: City, given: str) -> tuple[Html, Rows]:
    """The tick of one agency set or taken away."""
    begun = turn.conversation.data[STATE]
    before = set(begun["ticked"])
    now = [one.id for one in _below(city) if (one.id in before) is not (str(one.id) == given)]
    turn.conversation.data = {**turn.conversation.data, STATE: {**begun, "ticked": now}}
    return _boxes(turn, city)


def _boxes(turn: Turn, city: City) -> tuple[Html, Rows]:
    say, data = talk.voice(turn), turn.conversation.data[STATE]
    boxes = [
        button(f"{'☑' if one.id in data['ticked'] else '☐'} {one.short}", Menu(PLACE, f"tick/{one.id}"))
        for one in _below(city)
    ]
    rows = [boxes[start : start + 2] for start in range(0, len(boxes), 2)]
    count = len(data["ticked"]) + bool(data["coordinator"])
    make = button(say.say("button-setup-make", count=count), Menu(PLACE, "make"))
    return say.say("setup-agencies"), [*rows, [make], _cancel(turn)]


def _made(turn: Turn, city: City, query: CallbackQuery | None) -> Methods:
    """All invitations at once, as links and as a page to print."""
    say, data = talk.voice(turn), turn.conversation.data[STATE]
    wanted = [(Role.COORDINATOR, city.agencies[city.coordinator])] if data["coordinator"] else []
    wanted += [(Role.LIAISON, one) for one in _below(city) if one.id in data["ticked"]]
    if not wanted:
        return [talk.message(turn, say.say("setup-none"))]
    given_up(turn)
    sheets = [
        Sheet(one.name, say.say(f"role-{role}"), offices.invite(turn.work, turn.person, role, one))
        for role, one in wanted
    ]
    until = say.day(turn.work.now + offices.VALID)
    head = say.say("setup-done", count=len(sheets), city=city.name, day=until)
    links = [say.say("setup-line", agency=one.agency, role=one.role, link=one.link) for one in sheets]
    told = talk.long(turn, "\n\n".join([head, *links]), protect=True)
    return [*talk.without_buttons(turn, query), *told, _document(turn, city, until, sheets)]


def _document(turn: Turn, city: City, until: str, sheets: list[Sheet]) -> Method:
    say = talk.voice(turn)
    content = invitepage.page(say, city.name, until, sheets).encode()
    return SendDocument(
        chat_id=turn.chat_id,
        document=BufferedInputFile(content, f"undangan-{city.code}.html"),
        caption=say.say("setup-document"),
    )
