"""What people are told about attachments: the sender of a program or a broken file, and whoever reads its ticket."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain import overlong, private
from bot.texts import Html, Voice, lines
from bot.usecases import albums, pushes
from bot.usecases.work import Work
from storage import attachments as rows
from storage import claims
from storage.attachments import Kept
from storage.models import Attachment, Event, Person, Ticket
from storage.notifications import Body, File, post
from storage.people import is_linked

PROBLEMS = (Kept.FAILED, Kept.LARGE, Kept.REFUSED)
LARGE_MB = 20
NAMELESS = {"photo": "file-photo"}  # what a file without a name is called; others: file-unnamed


async def refused(work: Work, attachment_id: int) -> None:
    """A push to whoever sent the program: what happened, and what to send instead."""
    await _tell_sender(work, attachment_id, "push-file-refused")


async def broken(work: Work, attachment_id: int) -> None:
    """A push to whoever sent a file that nobody can open: one sentence that asks for it again."""
    await _tell_sender(work, attachment_id, "push-file-broken")


async def _tell_sender(work: Work, attachment_id: int, key: str) -> None:
    row = await work.session.get_one(Attachment, attachment_id)
    ticket = await work.session.get_one(Ticket, row.ticket_id)
    event = await work.session.get(Event, row.event_id) if row.event_id else None
    sender = (event.person_id if event else None) or ticket.reporter_id
    number = event.data.get("from", ticket.number) if event else ticket.number  # of a merged ticket its own number
    person = await work.session.get_one(Person, sender)
    if not is_linked(person) and (claim := await claims.newest(work.session, ticket)) is not None:
        person = await work.session.get_one(Person, claim.by_id)  # the officer at the counter sent it
    say = pushes.voice(work, person)
    text = say.say(key, number=number, name=row.name or say.say(NAMELESS.get(row.kind, "file-unnamed")))
    body = Body(text=text, protect=ticket.confidential)
    post(work.session, now=work.now, kind=key, body=body, person=person.id, ticket=ticket)


async def retried(work: Work, ticket: Ticket, found: Sequence[Attachment]) -> bool:
    """Whether any of a ticket's files could not be fetched and is tried again now, since somebody wants to see it."""
    if not any(rows.waits_long(row, work.now) for row in found):
        return False
    await rows.retry(work.session, ticket.id, work.now)
    return True


def sendable(
    say: Voice, events: Sequence[Event], found: Sequence[Attachment], *, covered: bool = False
) -> tuple[File, ...]:
    """The files as a notification carries them: by Telegram's ids, or from the store when it has forgotten them.

    `covered`: the reader is not to learn who wrote the report, so that words that go on in a file tell no numbers.
    """
    files = [(row.event_id, _file(row, covered=covered)) for row in found if row.state != Kept.REFUSED]
    return albums.captioned(say, events, files)


def _file(row: Attachment, *, covered: bool) -> File:
    if covered and (words := overlong.read(row.file_id)) is not None:
        return File(row.kind, overlong.written(private.numbers_covered(words)), name=row.name)
    return File(row.kind, row.file_id, row.content if row.state == Kept.STORED else None, row.name)


def remarks(say: Voice, found: Sequence[Attachment]) -> Html | None:
    """A line for each kind of trouble, naming the attachments by their place in the list; None when all is well."""
    said = [_remark(say, f"file-{state}", found, [row.state == state for row in found]) for state in PROBLEMS]
    said.append(_remark(say, "file-broken", found, [row.broken for row in found]))
    return lines(*said) or None


def _remark(say: Voice, key: str, found: Sequence[Attachment], which: Sequence[bool]) -> Html | None:
    places = [str(at) for at, meant in enumerate(which, 1) if meant]
    return say.say(key, which=", ".join(places), limit=LARGE_MB) if places else None
