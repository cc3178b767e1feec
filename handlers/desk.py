"""The desk's overview: what has no follow-up and reminding of it, figures, and an officer's absence."""

from __future__ import annotations

from datetime import date

from aiogram.types import CallbackQuery, Message

from bot.callbacks import Menu
from bot.domain.people import Role
from bot.insight import figures
from bot.insight.figures import Figures
from bot.suggest.ahead import parse_ahead
from bot.suggest.dates import DateProblem
from bot.texts import Html, lines
from bot.usecases import absence, backlog, deadlines, offices, pushes
from bot.usecases.backlog import Pile
from bot.usecases.work import Turn
from handlers import hub, menus, piles, sieve, talk
from handlers.talk import Method, Methods, Rows, button
from storage.models import Agency
from storage.notifications import Button

SHOWN = 5  # agencies on a page, each with up to two lines
BACK = "selesai"  # of /cuti
LONG_AWAY = 60  # days of absence above which it is asked whether that is meant
ALL = "*"  # of a nudge: whoever is late; of the backlog: all agencies


def _cities(turn: Turn) -> list[int]:
    """The coordinating agencies of the cities that this person oversees."""
    overseeing = [actor for actor in turn.actors if actor.role in (Role.COORDINATOR, Role.HUB)]
    return sorted({city for actor in overseeing for city in offices.cities(turn.work, actor)})


async def overview(turn: Turn, page: int = 0) -> tuple[Html, Rows]:
    """*Belum ditindaklanjuti*: a page of it by agency, most late first, each with a button that reminds it."""
    say = talk.voice(turn)
    found = await backlog.piles(turn.work, _cities(turn))
    if not found:
        return say.say("backlog-none"), ()
    head = say.say("backlog-head", count=sum(pile.count for pile in found), late=sum(pile.late for pile in found))
    attended = await backlog.attended(turn.work, [pile.agency for pile in found], turn.person)
    page = page if page * SHOWN < len(found) else 0
    here = found[page * SHOWN : (page + 1) * SHOWN]
    rows = [
        *(_doors(turn, pile, attended) for pile in here),
        piles.pager(turn, ALL, page, more=(page + 1) * SHOWN < len(found)),
    ]
    if any(pile.late and _can_nudge(turn, pile, attended) for pile in found):
        rows.insert(0, [button(say.say("button-nudge-late"), Menu("nudge", ALL), "primary")])
    return lines(head, *(_line(turn, pile, attended) for pile in here)), rows


def _can_nudge(turn: Turn, pile: Pile, attended: frozenset[int]) -> bool:
    """Whether somebody else would read the reminder: where nobody serves, the coordinator does."""
    return pile.agency in attended or pile.agency not in piles.readable(turn)


def _doors(turn: Turn, pile: Pile, attended: frozenset[int]) -> list[Button]:
    """Opening the pile, for whoever may read it, and reminding of it."""
    opening = [piles.door(turn, pile.agency, _named(turn, pile))] if pile.agency in piles.readable(turn) else []
    return [*opening, *([_nudging(turn, pile)] if _can_nudge(turn, pile, attended) else [])]


def _nudging(turn: Turn, pile: Pile) -> Button:
    code = turn.work.city.agencies[pile.agency].code
    return button(talk.voice(turn).say("button-nudge", agency=_named(turn, pile)), Menu("nudge", code))


def _named(turn: Turn, pile: Pile) -> str:
    """The agency, with its city for whoever oversees several."""
    short = turn.work.city.agencies[pile.agency].short
    return f"{short} ({turn.work.at(pile.agency).city.name})" if len(_cities(turn)) > 1 else short


def _line(turn: Turn, pile: Pile, attended: frozenset[int]) -> Html:
    say = talk.voice(turn)
    line = say.say("backlog-line", agency=_named(turn, pile), count=pile.count, late=pile.late)
    if pile.agency not in attended:
        alone = any(actor.role and actor.agency == pile.agency for actor in turn.actors)
        line = Html(f"{line} · {say.say('backlog-yours' if alone else 'backlog-unserved')}")
    if pile.nudged_at is None:
        return line
    day = say.short_day(pile.nudged_at)
    told = say.say("backlog-helped", day=day, helped=pile.helped, reminded=pile.reminded)
    return Html(f"{line}\n   {told}")


async def opened(turn: Turn, value: str = "", query: CallbackQuery | None = None) -> Methods:
    """*Belum ditindaklanjuti* by its button, another page of it in the same message, or one agency's pile; a forged
    press of somebody without the office shows nothing."""
    if not _cities(turn):
        return [menus.unknown(turn)]
    if value.startswith(f"{ALL}/"):
        text, rows = await overview(turn, sieve.paged(value.removeprefix(f"{ALL}/")))
        return [talk.edited(turn, query, text, rows)]
    if value:
        return await piles.opened(turn, value, query)
    text, rows = await overview(turn)
    return [talk.message(turn, text, rows)]


async def shown(turn: Turn, rest: str, message: Message) -> Methods:
    """/belum."""
    text, rows = await overview(turn)
    return [talk.message(turn, text, rows)]


async def nudged(turn: Turn, value: str) -> Methods:
    """*Ingatkan*: one agency, or all that are late, one bundled message each."""
    cities = _cities(turn)
    if not cities:
        return [menus.unknown(turn)]
    if value.startswith(hub.CITY):
        return await hub.reminded(turn, value)
    if value == ALL:
        return [await _nudge_late(turn, cities)]
    found = (turn.work.city.cities[city].agency(value) for city in cities)
    agency = next((one for one in found if one is not None), None)
    return [await _nudge(turn, agency)] if agency is not None else [menus.unknown(turn)]


async def _nudge(turn: Turn, agency: Agency) -> Method:
    found = await backlog.nudge(turn.work.at(agency.id), turn.person, agency.id)
    if found is not None and found.nobody:
        return talk.message(turn, talk.voice(turn).say("nudge-nobody", agency=agency.name), _back(turn))
    done = "nudge-above" if found and found.above else "nudge-done"
    key = "nudge-already" if found is None else done if found.count else "nudge-nothing"
    given = {"agency": agency.name, **({"count": found.count} if found and found.count else {})}
    later = hub.later(turn, [agency.id]) if found and found.count else None
    return talk.message(turn, lines(talk.voice(turn).say(key, **given), later), _back(turn))


async def _nudge_late(turn: Turn, cities: list[int]) -> Method:
    late = [pile for pile in await backlog.piles(turn.work, cities) if pile.late]
    found = [await backlog.nudge(turn.work.at(pile.agency), turn.person, pile.agency) for pile in late]
    told = [one.count for one in found if one and one.count and not one.nobody]
    if not told:
        key = "nudge-many-already" if None in found else "nudge-many-nobody" if found else "nudge-many-nothing"
        return talk.message(turn, talk.voice(turn).say(key), _back(turn))
    said = talk.voice(turn).say("nudge-many", agencies=len(told), count=sum(told))
    later = hub.later(turn, [pile.agency for pile in late])
    return talk.message(turn, lines(said, later), _back(turn))


def _back(turn: Turn) -> Rows:
    """The way on after a reminder: to what has no follow-up."""
    return [[button(talk.voice(turn).say("button-backlog"), Menu("backlog"))]]


async def statistics(turn: Turn, rest: str, message: Message) -> Methods:
    """/statistik: a coordinator's city with its agencies, a liaison's agency, the hub's cities side by side."""
    say, cities = talk.voice(turn), turn.work.city.cities
    if rest.strip() and len(_cities(turn)) > 1:
        return [await _one_city(turn, rest.strip())]
    below = await hub.side_by_side(turn)
    parts: list[Html] = [below[0]] if below else []
    for place in [city for city in _cities(turn) if city not in hub.overseen(turn)]:
        parts.append(say.say("figures-head", place=cities[place].name))
        parts.append(_figures(turn, await figures.of(turn.work, [place], city=True)))
        parts += [_agency(turn, *counts) for counts in await figures.by_agency(turn.work, [place])]
    for actor in turn.actors:
        if actor.role is Role.LIAISON and actor.agency:
            parts.append(say.say("figures-head", place=pushes.agency_name(turn.work, actor.agency)))
            parts.append(_figures(turn, await figures.of(turn.work, [actor.agency], city=False)))
    rows = [[button(say.say("button-backlog"), Menu("backlog"))]] if _cities(turn) else []
    rows += [list(row) for row in below[1]] if below else []
    return [talk.message(turn, Html("\n".join(part for part in parts if part)), rows)]


async def _one_city(turn: Turn, name: str) -> Method:
    """/statistik KOTA, for whoever oversees several: that city with its agencies."""
    say, cities = talk.voice(turn), turn.work.city.cities
    wanted = name.casefold()
    named = {city: {cities[city].name.casefold(), cities[city].code.casefold()} for city in _cities(turn)}
    place = next((city for city, names in named.items() if names & {wanted, f"kota {wanted}"}), None)
    if place is None:
        known = ", ".join(cities[city].name for city in named)
        return talk.message(turn, say.say("figures-no-city", given=name[:40], cities=known))
    counted = await figures.of(turn.work.at(place), [place], city=True)
    agencies = [_agency(turn, *counts) for counts in await figures.by_agency(turn.work, [place])]
    head = say.say("figures-head", place=cities[place].name)
    return talk.message(turn, lines(head, _figures(turn, counted), *agencies), _back(turn))


def _figures(turn: Turn, found: Figures) -> Html:
    say = talk.voice(turn)
    none = say.say("figures-none")
    return say.say(
        "figures-lines",
        open=found.open,
        late=found.late,
        waiting=found.without_follow_up,
        filed=found.filed,
        median=none if found.median_days is None else say.say("figures-median", days=found.median_days),
        rating=none if found.rating is None else say.say("figures-rating", rating=found.rating),
        active=found.active,
        unseen=found.unseen,
    )


def _agency(turn: Turn, agency: int, opened: int, late: int, waiting: int) -> Html:
    name = turn.work.city.agencies[agency].short
    return talk.voice(turn).say("figures-agency", agency=name, open=opened, late=late, waiting=waiting)


async def away(turn: Turn, rest: str, message: Message) -> Methods:
    """/cuti TANGGAL, /cuti selesai."""
    say = talk.voice(turn)
    if rest.strip().lower() == BACK:
        await absence.back(turn.work, turn.person)
        return [talk.message(turn, say.say("away-over"))]
    try:
        until, _ = parse_ahead(rest, deadlines.today(turn.work))
    except DateProblem:
        return [talk.message(turn, say.say("away-how"))]
    if (until - deadlines.today(turn.work)).days > LONG_AWAY:
        return [_surely_away(turn, until)]
    return await _left(turn, until)


def _surely_away(turn: Turn, until: date) -> Method:
    """Nobody is away for so long by a slip of the finger in the year."""
    say, days = talk.voice(turn), (until - deadlines.today(turn.work)).days
    sure = button(say.say("button-away", day=say.day(until)), Menu("away", until.isoformat()))
    return talk.message(turn, say.say("away-sure", day=say.day(until), days=days), [[sure]])


async def away_surely(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    """*Ya* to a long absence; an outsider's forged press and a day that is past do nothing."""
    try:
        until = date.fromisoformat(value)
    except ValueError:
        return [menus.unknown(turn)]
    if all(actor.role is None for actor in turn.actors) or until <= deadlines.today(turn.work):
        return [menus.unknown(turn)]
    return await _left(turn, until)


async def _left(turn: Turn, until: date) -> Methods:
    say, alone = talk.voice(turn), await absence.leave(turn.work, turn.person, until)
    if alone is None:
        return [talk.message(turn, say.say("away-set", day=say.day(until)))]
    return [talk.message(turn, say.say("away-alone", day=say.day(until), agency=pushes.agency_name(turn.work, alone)))]
