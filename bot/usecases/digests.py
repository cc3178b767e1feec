"""The morning's round: one message for each officer and each agency's group, with what waits, what is due, what the
clock did over night and what has climbed to them; on the week's first working day also what has no follow-up and who
was not seen.

Each deadline is told once at each of its stages (`bot.domain.keeping`); nothing is said of what was answered meanwhile.
What is held is counted each morning, without what is zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import joinedload

from bot.callbacks import Menu, encode
from bot.domain import keeping
from bot.domain.deadlines import END_OF_DAY
from bot.domain.keeping import HEARS, HOLDER, Round, Stage
from bot.domain.people import Actor, Role
from bot.insight import figures
from bot.texts import Html, Voice, lines
from bot.usecases import cards, deadlines, night, offices, pushes
from bot.usecases.absence import on_duty
from bot.usecases.queue import WORKING
from bot.usecases.work import Work
from storage.models import Group, Officer, Person, Ticket
from storage.notifications import Body, Button, post
from storage.people import actors

AT_ONCE = 20  # readers in one transaction
LINES = 5
KIND = "digest"
Known = dict[tuple[Role | None, int | None, str, Round], list[Html]]


async def morning(work: Work) -> int:
    """Write to those who have had no digest today; how many were looked at. Nothing outside of a city's hours."""
    done, hubs = 0, set[int]()
    for city in work.city.cities.values():
        agencies = city.branch | ({city.hub} - hubs)  # a hub keeps the hours of its first city
        hubs.add(city.hub)
        if keeping.in_hours(city.calendar, work.now, city.zone):
            done += await _round(work.at(city.coordinator), agencies)
    return done


async def _round(work: Work, agencies: frozenset[int]) -> int:
    """The round of one city: those who serve these agencies, and their groups."""
    today, known = deadlines.today(work), Known()
    people = await _officers(work, today, agencies)
    for person in people:
        now = Round(today, person.digest_on)
        person.digest_on = today
        await _to_person(work, person, now, known)
    groups = await _groups(work, today, agencies)
    for group in groups:
        now = Round(today, group.digest_on)
        group.digest_on = today
        await _to_group(work, group, now)
    return len(people) + len(groups)


def next_moment(work: Work) -> datetime:
    """The next morning on which anybody is written to."""
    cities = work.city.cities.values()
    return min(keeping.next_morning(one.calendar, work.now, one.zone) for one in cities)


async def _officers(work: Work, today: date, agencies: frozenset[int]) -> Sequence[Person]:
    """Officers of these agencies who are at work today and whose digest is still to come."""
    serve = select(Officer.person_id).where(
        Officer.left_at.is_(None), on_duty(today), Officer.role != Role.ADMIN, Officer.agency_id.in_(agencies)
    )
    waits = or_(Person.digest_on.is_(None), Person.digest_on < today)
    query = select(Person).where(Person.id.in_(serve), waits).order_by(Person.id).limit(AT_ONCE)
    held = joinedload(Person.officers.and_(Officer.left_at.is_(None)))
    return (await work.session.scalars(query.options(held))).unique().all()


async def _groups(work: Work, today: date, agencies: frozenset[int]) -> Sequence[Group]:
    waits = or_(Group.digest_on.is_(None), Group.digest_on < today)
    query = select(Group).where(Group.agency_id.in_(agencies), waits).order_by(Group.id).limit(AT_ONCE)
    return (await work.session.scalars(query)).all()


async def _to_person(work: Work, person: Person, now: Round, known: Known) -> None:
    """`known` keeps what colleagues of the same office read as well."""
    say = pushes.voice(work, person)
    own = [actor for actor in actors(person) if actor.role is not None and actor.agency is not None]
    parts: list[Html] = []
    for actor in own:
        key = (actor.role, actor.agency, person.language, now)
        if key not in known:
            known[key] = await _office(work.at(actor.agency), say, actor, now)
        parts += known[key]
    if parts:
        text = lines(say.say("digest-head", day=say.day(now.today)), *parts)
        body = Body(text=text, buttons=_buttons(say, own))
        post(work.session, now=work.now, kind=KIND, body=body, person=person.id, priority=1)


async def _office(work: Work, say: Voice, actor: Actor, now: Round) -> list[Html]:
    """The parts of a digest that one office gives; empty when there is nothing to say."""
    assert actor.agency is not None
    found: list[Html | None] = []
    if actor.role in (Role.COORDINATOR, Role.LIAISON):
        found += await held(work, say, actor.agency, now)
    if actor.role in HEARS:
        found.append(await _climbed(work, say, actor, now))
    if actor.role in (Role.COORDINATOR, Role.HUB) and keeping.starts_the_week(work.city.calendar, now.today):
        found.append(await _week(work, say, actor))
    return [part for part in found if part]


def _buttons(say: Voice, own: Sequence[Actor]) -> tuple[tuple[Button, ...], ...]:
    roles = {actor.role for actor in own}
    wanted = [("queue", "button-queue", "0")] if roles & {Role.COORDINATOR, Role.LIAISON} else []
    wanted += [("backlog", "button-backlog", "")] if roles & {Role.COORDINATOR, Role.HUB} else []
    return tuple((Button(say.say(key), data=encode(Menu(place, value))),) for place, key, value in wanted)


async def held(work: Work, say: Voice, agency: int, now: Round) -> list[Html | None]:
    """What an agency holds and has to work on: the counts, what has newly come to a stage, five lines at most, and what
    the clock did."""
    ended = await night.told(work, say, agency, now)
    counts, told = await _counts(work, agency, now), await _come(work, agency, now)
    head = _head(work, say, agency, counts) if counts[0] else None
    return [head, *(_line(work, say, ticket) for ticket in told), *ended]


async def _counts(work: Work, agency: int, now: Round) -> tuple[int, int, int, int]:
    """All that the agency has to work on; of it late, due today, due within two working days."""
    waits = (Ticket.holder_id == agency, Ticket.state.in_(WORKING))
    today, soon = _end(work, now.today), _end(work, keeping.window(work.city.calendar, Stage.AHEAD, now)[1])
    late = Ticket.due_at < work.now
    query = select(
        func.count(Ticket.id),
        func.count(Ticket.id).filter(late),
        func.count(Ticket.id).filter(Ticket.due_at <= today, ~late),
        func.count(Ticket.id).filter(Ticket.due_at > today, Ticket.due_at <= soon),
    ).where(*waits)
    count, overdue, ending, near = (await work.session.execute(query)).one()
    return count, overdue, ending, near


async def _come(work: Work, agency: int, now: Round) -> Sequence[Ticket]:
    query = select(Ticket).where(Ticket.holder_id == agency, Ticket.state.in_(WORKING))
    query = query.where(or_(*(_came(work, stage, now) for stage in HOLDER)))
    return (await work.session.scalars(query.order_by(Ticket.due_at, Ticket.id).limit(LINES))).all()


def _head(work: Work, say: Voice, agency: int, counts: tuple[int, int, int, int]) -> Html:
    """The counts; what is zero is left out."""
    named = zip(("digest-late", "digest-today", "digest-soon"), counts[1:], strict=True)
    parts = [say.say(key, count=count) for key, count in named if count]
    name = pushes.agency_name(work, agency)
    if not parts:
        return say.say("digest-held", agency=name, count=counts[0])
    return say.say("digest-held-due", agency=name, count=counts[0], list=Html(", ".join(parts)))


def _line(work: Work, say: Voice, ticket: Ticket) -> Html:
    title = say.say("card-confidential") if ticket.confidential else ticket.title
    return say.say("digest-line", number=ticket.number, left=cards.left(work, say, ticket), title=title)


async def _climbed(work: Work, say: Voice, actor: Actor, now: Round) -> Html | None:
    """What newly came to this role's stage, by agency; figures alone, since not everybody here may read titles."""
    assert actor.role is not None
    stage = HEARS[actor.role]
    query = select(Ticket.holder_id, func.count(Ticket.id)).where(
        Ticket.state.in_(WORKING), _came(work, stage, now), *_scope(work, actor)
    )
    rows = (await work.session.execute(query.group_by(Ticket.holder_id).order_by(func.count(Ticket.id).desc()))).all()
    if not rows:
        return None
    named = [say.say("digest-count", agency=pushes.agency_name(work, holder), count=count) for holder, count in rows]
    days = keeping.DAYS[stage]
    return say.say("digest-climbed", days=days, count=sum(count for _, count in rows), list=Html(", ".join(named)))


def _scope(work: Work, actor: Actor) -> list[ColumnElement[bool]]:
    """Which tickets climb to this office: those of its city that others hold, or all of the hub's cities."""
    if actor.role is Role.COORDINATOR:
        return [Ticket.coordinator_id == actor.agency, Ticket.holder_id != actor.agency]
    return [Ticket.coordinator_id.in_(offices.cities(work, actor))]


def _came(work: Work, stage: Stage, now: Round) -> ColumnElement[bool]:
    after, until = keeping.window(work.city.calendar, stage, now)
    reached = Ticket.due_at <= _end(work, until)
    return reached if after is None else reached & (Ticket.due_at > _end(work, after))


def _end(work: Work, day: date) -> datetime:
    return deadlines.at(work, day, END_OF_DAY)


async def _week(work: Work, say: Voice, actor: Actor) -> Html:
    """The week's figures of the coordinator's city, or of the hub's cities."""
    cities = offices.cities(work, actor)
    found = await figures.of(work, cities, city=True)
    idle = await _unattended(work, cities)
    names = ", ".join(work.city.agencies[agency].short for agency in idle)
    return lines(
        say.say(
            "digest-week",
            waiting=found.without_follow_up,
            late=found.late,
            open=found.open,
            unseen=found.unseen,
        ),
        say.say("digest-unattended", list=names) if names else None,
    )


async def _unattended(work: Work, cities: Sequence[int]) -> list[int]:
    """Agencies of these cities that hold open tickets and have nobody who is at work."""
    at_work = (Officer.left_at.is_(None), on_duty(deadlines.today(work)), Officer.agency_id.is_not(None))
    served = select(Officer.agency_id).where(*at_work)
    waits = (Ticket.state.in_(WORKING), Ticket.coordinator_id.in_(cities), Ticket.holder_id.not_in(served))
    query = select(Ticket.holder_id).where(*waits).distinct()
    return sorted(await work.session.scalars(query))


async def _to_group(work: Work, group: Group, now: Round) -> None:
    assert group.agency_id is not None
    say = pushes.voice(work, group)
    parts = [part for part in await held(work, say, group.agency_id, now) if part]
    if parts:
        text = lines(say.say("digest-head", day=say.day(now.today)), *parts)
        body = Body(text=text, buttons=((Button(say.say("button-queue"), data=encode(Menu("queue", "0"))),),))
        post(work.session, now=work.now, kind=KIND, body=body, group=group.id, priority=1)
    await night.tell_topics(work, group, group.agency_id, now)
