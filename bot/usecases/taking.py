"""Agencies' groups: what they hear of a ticket, and who of them took it, so that two do not work on one.

A confidential ticket is a number and a button into the private chat there; one that becomes confidential turns into
that in place. Whoever took a ticket has it until they let go, their office ends, or the ticket moves on.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import bindparam, func, select

from bot.callbacks import Menu, encode
from bot.texts import Html, Voice, lines
from bot.usecases.queue import WORKING
from bot.usecases.wording import danger, dues, voice
from bot.usecases.work import Work
from storage import once
from storage.models import Group, Notification, Officer, Person, Taker, Ticket
from storage.notifications import Body, Button, post

PLACE = "take"
HIDDEN = "group-confidential"  # the kind of a push that says no more than a number
TAKEN = "group-taken"  # the kind of an edit that shows who works on it
SHOWN = 3  # of a ticket's messages in a group, the newest ones, show who took it
_GROUPS = select(Group).where(Group.agency_id == bindparam("agency"))
TOPIC = 100  # characters of a topic's name; Telegram takes 128


async def tell(work: Work, ticket: Ticket, agency: int, key: str, given: Mapping[str, object]) -> None:
    """The line `key` to the agency's groups, in a forum in the ticket's own topic."""
    groups = [group for (group,) in await once.rows(work.session, _GROUPS, {"agency": agency})]
    taker = await taker_of(work, ticket) if groups else None
    for group in groups:
        say = voice(work, group)
        told = say.say(key, number=ticket.number, title=ticket.title, **dues(say, ticket, work.now), **given)
        text = lines(danger(say, ticket, key), told)
        kind = HIDDEN if ticket.confidential else key
        body = _body(work, say, ticket, agency, text, None)
        row = post(work.session, now=work.now, kind=kind, body=body, group=group.id, ticket=ticket)
        if taker is not None and not ticket.confidential:
            await work.session.flush()
            await _redraw(work, ticket, group, row, taker)
    if taker is not None:
        await show_officers(work, ticket, agency, taker)


def topic(work: Work, ticket: Ticket) -> str:
    """A topic's name: the number and the category, since a name outlives what a citizen hides later."""
    category = work.city.categories.get(ticket.category_id or 0)
    named = category is not None and not ticket.confidential
    return f"{ticket.number} · {category.name}"[:TOPIC] if named and category else ticket.number


def _body(work: Work, say: Voice, ticket: Ticket, agency: int, text: Html, taker: Person | None) -> Body:
    if ticket.confidential:
        link = Button(say.say("button-open-private"), url=f"{work.bot_link}?start=t_{ticket.number}")
        hidden = say.say(HIDDEN, number=ticket.number)
        return Body(text=hidden, buttons=((link,),), protect=True, topic=topic(work, ticket))
    row = [Button(say.say("button-open"), data=encode(Menu("card", ticket.number)))]
    if takable(ticket, agency):
        key = "button-let-go" if taker else "button-take"
        row.append(Button(say.say(key), data=encode(Menu(PLACE, ticket.number))))
    taken = say.say("group-taken", name=name(taker)) if taker else None
    return Body(text=lines(text, taken), buttons=(tuple(row),), topic=topic(work, ticket))


def takable(ticket: Ticket, agency: int) -> bool:
    """Whether there is something for this agency to do about it."""
    return ticket.holder_id == agency and ticket.state in WORKING


def name(person: Person) -> str:
    return str(person.identity.get("first_name", "–"))


async def taker_of(work: Work, ticket: Ticket) -> Person | None:
    """Who took the ticket as it is now, and still is an officer."""
    if ticket in work.session.new:
        return None
    row = await work.session.get(Taker, ticket.id)
    if row is None or not _current(row, ticket):
        return None
    serves = select(Officer.id).where(Officer.person_id == row.person_id, Officer.left_at.is_(None)).limit(1)
    if await work.session.scalar(serves) is None:
        return None
    return await work.session.get_one(Person, row.person_id)


def _current(row: Taker, ticket: Ticket) -> bool:
    return row.state == ticket.state and row.holder_id == ticket.holder_id


async def take(work: Work, ticket: Ticket, person: Person) -> Person | None:
    """Take it, or let go of one's own; returns who has it now, which may be somebody who was faster.

    Of two at once the second waits for the first, and then sees the ticket as it is; nothing is taken of one that
    became confidential or moved on meanwhile.
    """
    await work.session.flush()
    await work.session.refresh(ticket, with_for_update={"key_share": True})
    await work.session.get(Taker, ticket.id, populate_existing=True)
    if ticket.confidential or not takable(ticket, ticket.holder_id):
        return None
    taker = await taker_of(work, ticket)
    if taker is not None and taker.id != person.id:
        return taker
    row = await work.session.get(Taker, ticket.id)
    if row is not None:
        await work.session.delete(row)
        await work.session.flush()
    if taker is None:
        given = {"person_id": person.id, "state": ticket.state, "holder_id": ticket.holder_id, "at": work.now}
        work.session.add(Taker(ticket_id=ticket.id, **given))
        await work.session.flush()
    now = person if taker is None else None
    await _show(work, ticket, ticket.holder_id, now)
    return now


async def show_officers(work: Work, ticket: Ticket, agency: int, taker: Person | None) -> None:
    """The newest private push of each of the agency's officers about the ticket says who works on it."""
    if ticket.confidential or ticket in work.session.new:
        return
    serving = select(Officer.person_id).where(Officer.agency_id == agency, Officer.left_at.is_(None))
    newest = select(func.max(Notification.id)).where(
        Notification.ticket_id == ticket.id,
        Notification.person_id.in_(serving),
        Notification.edits_id.is_(None),
        Notification.kind.like("officer-%"),
    )
    query = select(Notification, Person).join(Person, Person.id == Notification.person_id)
    found = query.where(Notification.id.in_(newest.group_by(Notification.person_id))).order_by(Notification.id)
    for row, person in (await work.session.execute(found)).all():
        say = voice(work, person)
        text = Html(row.body["text"]) if row.body else _facts(say, ticket, work.now)
        card = Button(say.say("button-open"), data=encode(Menu("card", ticket.number)))
        body = Body(text=lines(text, say.say("group-taken", name=name(taker)) if taker else None), buttons=((card,),))
        post(work.session, now=work.now, kind=TAKEN, body=body, person=person.id, ticket=ticket, edits=row.id)


async def moved(work: Work, ticket: Ticket) -> None:
    """A ticket that moved on is nobody's any more; one that became confidential is hidden in the groups."""
    if ticket in work.session.new:
        return
    if ticket.confidential:
        await _hide(work, ticket)
    row = await work.session.get(Taker, ticket.id)
    if row is not None and not _current(row, ticket):
        holder = row.holder_id
        await work.session.delete(row)
        await _show(work, ticket, holder, None)


async def left(work: Work, person: int) -> None:
    """An office ended: what this person had taken is free again."""
    for row in await work.session.scalars(select(Taker).where(Taker.person_id == person)):
        ticket, holder = await work.session.get_one(Ticket, row.ticket_id), row.holder_id
        await work.session.delete(row)
        await _show(work, ticket, holder, None)


async def _show(work: Work, ticket: Ticket, agency: int, taker: Person | None) -> None:
    """Change the newest messages about the ticket, in the agency's groups and its officers' chats, to what is true."""
    await show_officers(work, ticket, agency, taker)
    for group in await work.session.scalars(select(Group).where(Group.agency_id == agency)):
        for row in await _said(work, ticket, group, SHOWN):
            await _redraw(work, ticket, group, row, taker)


async def _said(work: Work, ticket: Ticket, group: Group, most: int | None = None) -> list[Notification]:
    query = select(Notification).where(
        Notification.chat == -group.id,
        Notification.ticket_id == ticket.id,
        Notification.edits_id.is_(None),
        Notification.kind.like("officer-%"),
    )
    return list(await work.session.scalars(query.order_by(Notification.id.desc()).limit(most)))


async def _redraw(work: Work, ticket: Ticket, group: Group, row: Notification, taker: Person | None) -> None:
    """What it said, as long as that is kept, else the plain facts, with who has it."""
    say = voice(work, group)
    text = Html(row.body["text"]) if row.body else _facts(say, ticket, work.now)
    body = _body(work, say, ticket, group.agency_id or 0, text, taker)
    kind = HIDDEN if ticket.confidential else TAKEN
    post(work.session, now=work.now, kind=kind, body=body, group=group.id, ticket=ticket, edits=row.id)


def _facts(say: Voice, ticket: Ticket, now: datetime) -> Html:
    return say.say("group-ticket", number=ticket.number, title=ticket.title, **dues(say, ticket, now))


async def _hide(work: Work, ticket: Ticket) -> None:
    """Every message that said more than the number, once."""
    done = select(Notification.edits_id).where(
        Notification.ticket_id == ticket.id, Notification.kind == HIDDEN, Notification.edits_id.is_not(None)
    )
    query = select(Notification, Group).join(Group, Group.id == Notification.group_id)
    said = query.where(
        Notification.ticket_id == ticket.id,
        Notification.edits_id.is_(None),
        Notification.kind.like("officer-%"),
        Notification.id.not_in(done),
    )
    for row, group in (await work.session.execute(said.order_by(Notification.id))).all():
        await _redraw(work, ticket, group, row, None)
