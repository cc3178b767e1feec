"""The hub: its cities side by side in figures, and one tap that reminds a city's coordinator, no texts and no names.

A citizen of several cities chooses the one to report to here as well.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.callbacks import Menu
from bot.domain.people import Role
from bot.insight import figures
from bot.texts import Html, lines
from bot.usecases import backlog, choosing, offices
from bot.usecases.work import Turn
from handlers import menus, talk
from handlers.talk import Method, Methods, Rows, button

CITY = "kota/"  # of a nudge's value: a city's coordinating agency follows


def overseen(turn: Turn) -> list[int]:
    """The cities below this person's hub, by their coordinating agencies."""
    hubs = [actor for actor in turn.actors if actor.role is Role.HUB]
    return list(dict.fromkeys(city for actor in hubs for city in offices.cities(turn.work, actor)))


async def side_by_side(turn: Turn) -> tuple[Html, Rows] | None:
    """A line for each city, the one with the most late reports first; None for whoever serves no hub."""
    found = [(one, await figures.of(turn.work.at(one), [one], city=True)) for one in overseen(turn)]
    if not found:
        return None
    say, cities = talk.voice(turn), turn.work.city.cities
    found.sort(key=lambda one: (-one[1].late, -one[1].without_follow_up, cities[one[0]].name))
    parts, rows = [say.say("hub-head", count=len(found))], []
    for city, counts in found:
        median = counts.median_days
        parts.append(
            say.say(
                "hub-city",
                city=cities[city].name,
                open=counts.open,
                late=counts.late,
                waiting=counts.without_follow_up,
                median=say.say("figures-none") if median is None else say.say("figures-median", days=median),
                active=counts.active,
            )
        )
        rows.append([button(say.say("button-hub-nudge", city=cities[city].name), Menu("nudge", f"{CITY}{city}"))])
    return Html("\n".join(parts)), rows


async def reminded(turn: Turn, value: str) -> Methods:
    """*Ingatkan koordinator*: one bundled message about all that has no follow-up in the city."""
    city = next((one for one in overseen(turn) if str(one) == value.removeprefix(CITY)), None)
    return [await _remind(turn, city)] if city is not None else [menus.unknown(turn)]


async def _remind(turn: Turn, city: int) -> Method:
    found = await backlog.nudge(turn.work.at(city), turn.person, city, city=True)
    if found is not None and found.nobody:
        return talk.message(turn, talk.voice(turn).say("nudge-nobody", agency=turn.work.city.cities[city].name))
    count = found.count if found else 0
    key = "nudge-already" if found is None else "hub-nudged" if count else "nudge-nothing"
    back = button(talk.voice(turn).say("button-backlog"), Menu("backlog"))
    given = {"agency": turn.work.city.cities[city].name, **({"count": count} if count else {})}
    return talk.message(
        turn, lines(talk.voice(turn).say(key, **given), later(turn, [city]) if count else None), [[back]]
    )


def later(turn: Turn, agencies: Sequence[int]) -> Html | None:
    """When a reminder to these agencies leaves, if that is not now: each city writes in its own working hours."""
    at = max(backlog.moment(turn.work.at(agency)) for agency in agencies)
    say = talk.voice(turn)
    return say.say("nudge-later", day=say.day(at), time=say.clock(at)) if at > turn.work.now else None


def chosen(turn: Turn, code: str, *, quiet: bool = False) -> Methods:
    """/kota, its buttons and a city's link; a code that is no city's changes nothing and shows which there are."""
    say = talk.voice(turn)
    city = choosing.choose(turn.work, turn.person, code) if code else None
    if city is not None:
        turn.work = turn.work.at(city.coordinator)
        return [] if quiet else [talk.message(turn, say.say("city-chosen", city=city.name))]
    rows = [[button(one.name, Menu("city", one.code))] for one in choosing.offered(turn.work)]
    here = turn.work.city.name
    key = "ask-city" if rows else "city-only"
    return [talk.message(turn, say.say(key, city=here), rows)]
