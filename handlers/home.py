"""An officer's first screen: the offices held, how much waits, and the commands for it."""

from __future__ import annotations

from bot.callbacks import Menu
from bot.domain.people import Role
from bot.texts import Html, lines
from bot.usecases import counter
from bot.usecases.offices import is_admin
from bot.usecases.queue import waiting_for
from bot.usecases.work import Turn
from handlers import casework, menus, queue, talk
from handlers.talk import Method, Rows, button
from storage.notifications import Button


def serves(turn: Turn) -> bool:
    """Whether this is an officer's or an administrator's own chat."""
    return turn.group is None and (casework.in_office(turn) or is_admin(turn.work, turn.person))


async def greeting(turn: Turn) -> Method:
    """/start of an officer."""
    say = talk.voice(turn)
    names = " ".join(f"/{name}" for name in menus.commands_of(turn) if name in menus.OFFICIAL)
    sample = say.say("sample") if turn.work.city.sample else ""
    parts = [
        say.say(
            "home-head-hub" if _hub(turn) else "home-head",
            city=turn.work.city.name,
            sample=sample,
            offices=say.both(held(turn)),
        ),
        await _waiting(turn),
        say.say("home-commands", commands=Html(names)),
    ]
    return talk.message(turn, Html("\n\n".join(part for part in parts if part)), _doors(turn))


def _hub(turn: Turn) -> bool:
    """Whether somebody serves several cities and none of them alone."""
    roles = {actor.role for actor in turn.actors if actor.role is not None}
    return roles == {Role.HUB} and len(turn.work.city.cities) > 1


def held(turn: Turn) -> list[str]:
    """The offices of this person in words: "koordinator (Diskominfotiksan)"."""
    say, agencies = talk.voice(turn), turn.work.city.agencies
    found = [
        str(say.say("home-office", role=say.say(f"role-{actor.role}"), agency=agencies[actor.agency].short))
        if actor.agency is not None and actor.agency in agencies
        else str(say.say(f"role-{actor.role}"))
        for actor in turn.actors
        if actor.role is not None
    ]
    return list(dict.fromkeys(found)) or [str(say.say(f"role-{Role.ADMIN}"))]


async def _waiting(turn: Turn) -> Html | None:
    """How much waits, for whoever works on tickets."""
    say, agencies = talk.voice(turn), queue.agencies(turn)
    if not agencies:
        return None
    found = await waiting_for(turn.work, agencies)
    if not found.count:
        return say.say("queue-empty")
    count, late, today = (queue.most(number) for number in (found.count, found.late, found.today))
    return lines(say.say("queue-head", count=count, late=late, today=today))


def _doors(turn: Turn) -> Rows:
    say = talk.voice(turn)
    own = button(say.say("button-own-report"), Menu("own"))
    doors = [button(say.say("button-queue"), Menu("queue", "0"))] if queue.agencies(turn) else []
    if casework.in_office(turn, Role.COORDINATOR, Role.HUB):
        doors.append(button(say.say("button-backlog"), Menu("backlog")))
    return [doors, [*desk_door(turn), own]]


def desk_door(turn: Turn) -> list[Button]:
    """*Catat di loket*, for whoever serves there."""
    if counter.desk(turn.work, turn.actors) is None:
        return []
    return [button(talk.voice(turn).say("button-counter"), Menu("own", "counter"))]
