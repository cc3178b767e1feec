"""What people are told: every change of a ticket becomes notifications in the same transaction.

Each push to a citizen answers four things: what happened, who has it now, what comes next, by when. Its words are
`push-<action>` of the locales, its second half `next-<state>`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import bindparam, func, select

from bot.callbacks import Act, Menu, encode
from bot.domain import masking
from bot.domain.actions import CITIZENS
from bot.domain.form import File
from bot.domain.lifecycle import OFFICIAL, Action, Reason, State
from bot.domain.people import Actor, Role
from bot.texts import Html, Voice, lines
from bot.usecases import aloud, choosing, deadlines, progress, taking, tickets
from bot.usecases.wording import agency_name as agency_name
from bot.usecases.wording import danger, dues
from bot.usecases.wording import next_line as next_line
from bot.usecases.wording import voice as voice
from bot.usecases.work import Work
from storage import once
from storage.city import City
from storage.models import Agency, Follower, Notification, Officer, Person, Ticket
from storage.notifications import Body, Button, post
from storage.notifications import File as SentFile
from storage.people import is_linked

Rows = tuple[tuple[Button, ...], ...]
NEVER = date.min  # an officer who is not away
_OFFICERS = (  # made once: building a statement costs as much as asking it
    select(Person)
    .join(Officer, Officer.person_id == Person.id)
    .where(Officer.agency_id == bindparam("agency"), Officer.role.in_(bindparam("roles", expanding=True)))
    .where(Officer.left_at.is_(None))
    .add_columns(func.min(func.coalesce(Officer.away_until, NEVER)))
    .group_by(Person.id)
    .order_by(Person.id)
)
RATINGS = ("1", "2", "3", "4", "5")
PUBLIC_NEWS = (Action.VERIFY, Action.FORWARD, Action.FOLLOW_UP, Action.PROPOSE, Action.CONFIRM, Action.ARCHIVE)
FOLLOWED = (*PUBLIC_NEWS, Action.POSTPONE, Action.RESUME)  # of which followers hear: of a pause without its words


def citizen_buttons(work: Work, say: Voice, ticket: Ticket) -> Rows:
    """What the ticket's citizen can do now, most likely first; rating as one row of five."""
    able = tickets.possible(work, ticket, [Actor(ticket.reporter_id)])
    rows: list[tuple[Button, ...]] = []
    if Action.RATE in able:
        rows.append(tuple(_act(Action.RATE, ticket, stars, stars) for stars in RATINGS))
    rows += [
        (_act(form.action, ticket, say.say(f"act-citizen-{form.action}"), style=form.style),)
        for form in CITIZENS
        if form.action in able and _offered(form.action, ticket)
    ]
    return tuple(rows)


def _offered(action: Action, ticket: Ticket) -> bool:
    """Buttons under a push: what the moment asks for. The rest stands under *Lihat*."""
    match action:
        case Action.ANSWER:
            return ticket.state == State.WAITING_CITIZEN
        case Action.CONFIRM | Action.DISPUTE | Action.RESTORE | Action.REVIEW | Action.REOPEN | Action.URGE:
            return True
        case _:
            return False


def _act(action: Action, ticket: Ticket, text: str, value: str = "", style: str | None = None) -> Button:
    return Button(text, data=encode(Act(action, ticket.number, "", value)), style=style)


async def tell_citizen(
    work: Work, ticket: Ticket, key: str, *, files: Iterable[File] = (), buttons: Rows = (), **given: object
) -> Notification | None:
    """A push to the ticket's own citizen: `key`, then what comes next, with `buttons` and those of the moment.

    Without Telegram the desk gets it to read it out, and there is no push to speak of.
    """
    citizen = await work.session.get_one(Person, ticket.reporter_id)
    say = voice(work, citizen)
    words = _push(work, say, ticket, key, given)
    if not is_linked(citizen):
        await aloud.tell(work, ticket, citizen, words, await officers_of(work, ticket.coordinator_id), _sent(files))
        return None
    body = Body(
        text=words,
        buttons=(*buttons, *citizen_buttons(work, say, ticket), (_look(say, ticket),)),
        files=_sent(files),
        protect=ticket.confidential,
    )
    posted = post(work.session, now=work.now, kind=key, body=body, person=citizen.id, ticket=ticket)
    await progress.refresh(work, ticket)
    await taking.moved(work, ticket)
    return posted


def _push(work: Work, say: Voice, ticket: Ticket, key: str, given: dict[str, object]) -> Html:
    words = say.say(
        key,
        number=ticket.number,
        holder=agency_name(work, ticket.holder_id),
        status=OFFICIAL[State(ticket.state)],
        **given,
    )
    return lines(words, next_line(work, say, ticket))


def _look(say: Voice, ticket: Ticket) -> Button:
    return Button(say.say("button-look"), data=encode(Menu("ticket", ticket.number)))


def _sent(files: Iterable[File]) -> tuple[SentFile, ...]:
    return tuple(SentFile(file.kind, file.file_id) for file in files)


async def tell_followers(
    work: Work,
    ticket: Ticket,
    action: Action,
    words: str | None = None,
    agency: str = "",
    until: date | None = None,
) -> None:
    """The public news of a ticket, for those who follow it; nothing once it is confidential."""
    if ticket.confidential or ticket.verified_at is None or action not in FOLLOWED:
        return
    query = select(Follower, Person).join(Person, Person.id == Follower.person_id)
    found = (await work.session.execute(query.where(Follower.ticket_id == ticket.id))).all()
    for follower, person in found:
        say = voice(work, person)
        own = await work.session.get(Ticket, follower.own_ticket_id) if follower.own_ticket_id else None
        text = say.say(
            f"news-{action}",
            number=ticket.number,
            own=own.number if own else ticket.number,
            agency=agency,
            words=masking.mask(words or "", ticket.shown_name),
            **({"day": say.day(until)} if until else {}),
        )
        if not is_linked(person):
            await aloud.tell(work, own or ticket, person, text, await officers_of(work, ticket.coordinator_id))
            continue
        post(work.session, now=work.now, kind=f"news-{action}", body=Body(text=text), person=person.id, ticket=ticket)


async def officers_of(
    work: Work, agency: int, roles: Sequence[Role] = (Role.COORDINATOR, Role.LIAISON)
) -> list[Person]:
    """Who works for an agency in these roles and is at work; all of them when everybody is away."""
    rows = await once.rows(work.session, _OFFICERS, {"agency": agency, "roles": tuple(roles)})
    here = [person for person, away in rows if away < deadlines.today(work)]
    return here or [person for person, _ in rows]


async def serving(work: Work, agency: int) -> tuple[list[Person], int]:
    """Who hears of what an agency holds, and whose they are: its own officers, else those above it, else those of its
    city's coordinating agency."""
    city = work.city.of(agency)
    for one in dict.fromkeys([agency, *sorted(city.above(agency)), city.coordinator]):
        if found := await officers_of(work, one):
            return found, one
    return [], agency


async def unserved(work: Work, say: Voice, agency: int) -> Html | None:
    """That nobody is active at an agency, and who gets its news; None where somebody is."""
    if await officers_of(work, agency):
        return None
    _, instead = await serving(work, agency)
    instead = work.city.of(agency).coordinator if instead == agency else instead
    return say.say("verify-unserved", agency=agency_name(work, agency), instead=agency_name(work, instead))


async def tell_officers(
    work: Work,
    ticket: Ticket,
    office: int,
    key: str,
    *,
    but: int | None = None,
    files: Iterable[File] = (),
    **given: object,
) -> None:
    """A line with a button to the card, to all who work for the agency `office`, except the person `but`; to those
    above where nobody does."""
    for person in (await serving(work, office))[0]:
        if person.id == but:
            continue
        say = voice(work, person)
        text = lines(
            danger(say, ticket, key),
            say.say(key, number=ticket.number, title=ticket.title, **dues(say, ticket, work.now), **given),
        )
        body = Body(text=text, buttons=(_opens(say, ticket),), files=_sent(files), protect=ticket.confidential)
        post(work.session, now=work.now, kind=key, body=body, person=person.id, ticket=ticket)
    await taking.tell(work, ticket, office, key, given)


def _opens(say: Voice, ticket: Ticket) -> tuple[Button, ...]:
    """The card; of what is not verified yet first the card that verifies."""
    card = Button(say.say("button-open"), data=encode(Menu("card", ticket.number)))
    if ticket.state != State.UNVERIFIED:
        return (card,)
    return (Button(say.say("button-check"), data=encode(Menu("do", ticket.number)), style="primary"), card)


async def tell_archived(work: Work, ticket: Ticket, words: str = "", outside: Agency | None = None) -> None:
    """Its citizen hears why it is archived, and where to find the body `outside`; whoever follows it, that it ended."""
    assert ticket.reason is not None
    if outside is None:
        await tell_citizen(work, ticket, f"push-archived-{Reason(ticket.reason)}", words=words)
    elif (other := work.city.others().get(outside.code)) is not None:
        await _tell_other_city(work, ticket, words, other)
    else:
        known = "\n".join(part for part in (outside.contact, outside.address, outside.phone, outside.web) if part)
        await tell_citizen(work, ticket, "push-referred", words=words, outside=outside.name, known=known)
    await tell_followers(work, ticket, Action.ARCHIVE)


async def _tell_other_city(work: Work, ticket: Ticket, words: str, city: City) -> None:
    """The same bot serves that city: one press files the report there as it stands."""
    say = voice(work, await work.session.get_one(Person, ticket.reporter_id))
    send = Button(say.say("button-refile", city=city.name), data=encode(Menu("refile", ticket.number)), style="primary")
    link = f"{work.bot_link}?start={choosing.PREFIX}{city.code}"
    await tell_citizen(work, ticket, "push-referred-city", buttons=((send,),), words=words, city=city.name, link=link)
