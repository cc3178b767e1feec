"""The counter: an officer files for somebody who came, telephoned or wrote, and a code makes the ticket theirs later.

Until the code is used the ticket's reporter is a person without Telegram, whose news is read out by the desk, see
`bot.usecases.aloud`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.callbacks import Menu, encode
from bot.domain import claims, formjson
from bot.domain.claims import Standing
from bot.domain.people import Actor, Role
from bot.texts import lines
from bot.usecases import cards, filing, guessing, progress, pushes, routes
from bot.usecases.work import Work
from storage import claims as rows
from storage.models import Claim, Event, Person, Ticket
from storage.models import Draft as DraftRow
from storage.notifications import Body, Button, post
from storage.people import is_linked, without_telegram

ROLES = (Role.COORDINATOR, Role.LIAISON)
VALID = timedelta(days=120)
"""How long a code can be used. The longest way of a report is some 85 working days (verified, 60 for one under
supervision, ten for the citizen's silence, ten to reopen it), which are 119 days: who comes back with the paper while
there is still something to hear or to say is let in. Sixty bits that are used once, behind guesses that slow down, do
not get weaker by the wait; a lost paper is mended by a new code, which ends the old one."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the officer hands out: the ticket, its fresh code and until when that is good."""

    ticket: Ticket
    code: str
    until: datetime


def desk(work: Work, actors: Iterable[Actor], city: int | None = None) -> Actor | None:
    """As whom a person serves at a counter, of the city that the agency `city` coordinates if one is named.

    The coordinators and the liaisons of a coordinating agency serve there; None for everybody else.
    """
    offices = (actor for actor in actors if actor.role in ROLES and actor.agency in work.city.cities)
    return next((actor for actor in offices if city in (None, actor.agency)), None)


async def file(work: Work, officer: Actor, row: DraftRow) -> Receipt:
    """File the complete draft for a person made for this ticket, the officer as the writer; in the officer's own city,
    or in another one that the officer moved it to."""
    draft = formjson.from_json(row.form)
    city = routes.coded(work, draft.city)
    work = work.at(city.coordinator if city else officer.agency)
    facts = {"first_name": draft.name, "contact": draft.contact}
    citizen = without_telegram({name: value for name, value in facts.items() if value}, work.now)
    work.session.add(citizen)
    await work.session.flush()
    ticket = await filing.file(work, citizen, row, by=officer)
    return await _issue(work, officer, ticket)


async def renew(work: Work, officer: Actor, ticket: Ticket) -> Receipt | None:
    """A new code for a ticket whose citizen is not on Telegram yet; None where there is nothing to link."""
    if is_linked(await work.session.get_one(Person, ticket.reporter_id)):
        return None
    return await _issue(work, officer, ticket)


async def _issue(work: Work, officer: Actor, ticket: Ticket) -> Receipt:
    """A fresh code, and the receipt to the officer: a promise, since nobody can read the code again."""
    await work.session.flush()
    await rows.end(work.session, ticket, work.now)
    receipt = Receipt(ticket, claims.new(), work.now + VALID)
    work.session.add(
        Claim(
            lookup=rows.hashed(work.keyring, receipt.code),
            ticket=ticket,
            by_id=officer.person,
            created_at=work.now,
            expires_at=receipt.until,
        )
    )
    await _tell_officer(work, officer, receipt)
    return receipt


async def _tell_officer(work: Work, officer: Actor, receipt: Receipt) -> None:
    """The receipt; of a ticket in another city without buttons, which would open nothing for this officer."""
    ticket, away = receipt.ticket, is_away(receipt.ticket, officer)
    say = pushes.voice(work, await work.session.get_one(Person, officer.person))
    text = say.say(
        "counter-receipt",
        number=ticket.number,
        channel=say.say(f"channel-{ticket.channel}"),
        next=pushes.next_line(work, say, ticket) or "",
        code=claims.shown(receipt.code),
        until=say.day(receipt.until),
    )
    text = lines(text, say.say("counter-there", city=work.city.name)) if away else text
    again = Button(say.say("button-new-code"), data=encode(Menu("claim", ticket.number)))
    buttons = () if away else ((_card(say.say("button-open"), ticket),), (again,))
    body = Body(text=text, buttons=buttons, protect=ticket.confidential)
    post(work.session, now=work.now, kind="counter-receipt", body=body, person=officer.person, ticket=ticket)


def is_away(ticket: Ticket, officer: Actor) -> bool:
    """Whether the officer serves at the counter of another city than the ticket's."""
    return officer.agency != ticket.coordinator_id


def _card(label: str, ticket: Ticket) -> Button:
    return Button(label, data=encode(Menu("card", ticket.number)))


async def redeem(work: Work, person: Person, actors: Iterable[Actor], code: str | None) -> Ticket | str:
    """The ticket that is theirs now; or the key of the sentence that says why it is not. Wrong codes are counted."""
    found = await rows.find(work.session, work.keyring, code) if code else None
    if found is None:
        await guessing.wrong(work, person.id)
        return "claim-unknown"
    ticket = await work.session.get_one(Ticket, found.ticket_id)
    if (standing := claims.standing(found.used_at, found.expires_at, work.now)) is not Standing.OPEN:
        mine = standing is Standing.USED and ticket.reporter_id == person.id
        return "claim-mine" if mine else f"claim-{standing}"
    if (await cards.view_of(work, ticket, tuple(actors))).notes:
        return "claim-officer"
    found.used_at, found.used_by = work.now, person.id
    await _link(work.at(ticket.coordinator_id), ticket, person, found.by_id)
    return ticket


async def _link(work: Work, ticket: Ticket, person: Person, officer: int) -> None:
    """The ticket becomes the person's; what was written down about them at the counter has served and goes."""
    stranger = await work.session.get_one(Person, ticket.reporter_id)
    await rows.move_following(work.session, stranger.id, person.id)
    ticket.reporter_id = person.id
    stranger.identity = {}
    work.session.add(_linked(work, ticket, person))
    await pushes.tell_citizen(work, ticket, "push-linked")
    await progress.begin(work, ticket)
    say = pushes.voice(work, await work.session.get_one(Person, officer))
    body = Body(
        text=say.say("counter-linked", number=ticket.number), buttons=((_card(say.say("button-open"), ticket),),)
    )
    post(work.session, now=work.now, kind="counter-linked", body=body, person=officer, ticket=ticket)


def _linked(work: Work, ticket: Ticket, person: Person) -> Event:
    return Event(
        ticket=ticket,
        at=work.now,
        person_id=person.id,
        action="link",
        source=ticket.state,
        target=ticket.state,
        holder_id=ticket.holder_id,
    )
