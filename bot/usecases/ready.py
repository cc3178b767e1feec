"""Ready answers: whose they are, which fit a ticket, and what they say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import func, or_, select

from bot.domain import ready
from bot.domain.access import Identity
from bot.domain.form import FormProblem
from bot.domain.lifecycle import Action
from bot.domain.people import Actor, Role
from bot.domain.ready import LONGEST, LONGEST_NAME
from bot.texts import Voice
from bot.usecases import cards, deadlines, pushes
from bot.usecases.work import Work
from storage import catchup
from storage.models import Audit, ReadyAnswer, Ticket

MOST = 30  # of one agency
OFFERED = 6  # below a question


def owned(actors: Iterable[Actor]) -> list[int]:
    """The agencies whose answers these officers write: a city's by its coordinators, an agency's by its liaisons."""
    roles = (Role.COORDINATOR, Role.LIAISON)
    return list(dict.fromkeys(one.agency for one in actors if one.role in roles and one.agency is not None))


def actions(work: Work, agency: int) -> tuple[Action, ...]:
    """What an agency's answers may be for."""
    return ready.ACTIONS if agency in work.city.cities else ready.OF_LIAISONS


async def of(work: Work, agency: int) -> Sequence[ReadyAnswer]:
    await work.session.flush()
    query = select(ReadyAnswer).where(ReadyAnswer.agency_id == agency).order_by(ReadyAnswer.action, ReadyAnswer.id)
    return (await work.session.scalars(query.limit(MOST))).all()


async def one(work: Work, actors: Iterable[Actor], answer: int) -> ReadyAnswer | None:
    """An answer that these officers may change."""
    await work.session.flush()
    found = await work.session.get(ReadyAnswer, answer)
    return found if found is not None and found.agency_id in owned(actors) else None


def parsed(text: str, action: Action) -> tuple[str, str]:
    """Name and words: the first line and what follows. FormProblem when one is missing, too long, or has a placeholder
    that does not exist."""
    name, _, words = (part.strip() for part in text.strip().partition("\n"))
    if not name or not words:
        raise FormProblem("ready-two-lines")
    if len(name) > LONGEST_NAME or len(words) > LONGEST:
        raise FormProblem("ready-long", name=LONGEST_NAME, words=LONGEST)
    if wrong := ready.unknown(words, action):
        there = ", ".join(f"{{{one}}}" for one in ready.known(action))
        raise FormProblem("ready-unknown", wrong=", ".join(f"{{{one}}}" for one in wrong), known=there)
    return name, words


async def add(work: Work, person: int, agency: int, action: Action, category: int | None, text: str) -> ReadyAnswer:
    name, words = parsed(text, action)
    count = select(func.count(ReadyAnswer.id)).where(ReadyAnswer.agency_id == agency)
    if (await work.session.scalar(count) or 0) >= MOST:
        raise FormProblem("ready-many", limit=MOST)
    made = ReadyAnswer(agency_id=agency, action=action, category_id=category)
    _write(work, person, made, name, words, "ready_add")
    work.session.add(made)
    await work.session.flush()
    return made


def samples(work: Work, agency: int) -> Sequence[Mapping[str, str]]:
    """The answers that the region's files bring for an agency: the city's for its coordinators."""
    city = work.city.cities.get(agency)
    return city.answers if city is not None else ()


async def begin(work: Work, person: int, agency: int) -> None:
    """The region's answers become the agency's own, while it has none."""
    found = samples(work, agency)
    if not found or await of(work, agency):
        return
    known = (work.city.cities[agency].category(one["category"]) for one in found)
    catchup.begin(work.session, agency, person, found, {one.code: one.id for one in known if one}, work.now)


async def change(work: Work, person: int, answer: ReadyAnswer, text: str) -> None:
    name, words = parsed(text, Action(answer.action))
    _write(work, person, answer, name, words, "ready_change")


def _write(work: Work, person: int, answer: ReadyAnswer, name: str, words: str, act: str) -> None:
    answer.name, answer.words, answer.changed_by, answer.changed_at = name, words, person, work.now
    work.session.add(Audit(at=work.now, person_id=person, act=act, data={"agency": answer.agency_id}))


async def remove(work: Work, person: int, answer: ReadyAnswer) -> None:
    work.session.add(Audit(at=work.now, person_id=person, act="ready_remove", data={"agency": answer.agency_id}))
    await work.session.delete(answer)


async def fitting(work: Work, actors: Iterable[Actor], ticket: Ticket, action: Action) -> Sequence[ReadyAnswer]:
    """The answers for this action on this ticket, those of its category first: the city's and the agency's own."""
    agencies = {*owned(actors), ticket.coordinator_id}
    query = (
        select(ReadyAnswer)
        .where(ReadyAnswer.agency_id.in_(agencies), ReadyAnswer.action == action)
        .where(or_(ReadyAnswer.category_id.is_(None), ReadyAnswer.category_id == (ticket.category_id or 0)))
        .order_by(ReadyAnswer.category_id.is_(None), ReadyAnswer.id)
    )
    await work.session.flush()
    return (await work.session.scalars(query.limit(OFFERED))).all()


async def filled(
    work: Work, say: Voice, answer: ReadyAnswer, ticket: Ticket, actors: Sequence[Actor], *, named: bool
) -> str:
    """What the answer says of the ticket. `named` is False where more people read than may see the reporter's name;
    a look at the name is written down."""
    moment = deadlines.deadline(ticket) or ticket.clock_at
    values = {
        "nomor": ticket.number,
        "instansi": pushes.agency_name(work, ticket.holder_id),
        "batas": say.day(moment) if moment else "–",
        "judul": ticket.title,
        ready.NAME: str(say.say("ready-nobody")),
    }
    wants = f"{{{ready.NAME}}}" in answer.words and Action(answer.action) in ready.PRIVATE
    view = await cards.view_of(work, ticket, actors)
    if wants and named and ticket.shown_name and view.identity is Identity.NAME:
        values[ready.NAME] = ticket.shown_name
        work.session.add(Audit(at=work.now, person_id=actors[0].person, act="identity", ticket_id=ticket.id))
    return ready.filled(answer.words, values)
