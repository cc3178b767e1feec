"""An officer's photos and documents reach the citizen as one album; two photos as a pair, before and after."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from bot.domain.form import File
from bot.domain.lifecycle import Action
from bot.texts import Voice
from bot.usecases.given import Given
from bot.usecases.wording import voice
from bot.usecases.work import Work
from storage.models import Attachment, Event, Notification, Person, Ticket
from storage.notifications import Body, State
from storage.notifications import File as SentFile
from storage.outbox import is_open

HOLD = timedelta(seconds=1)  # the parts of an album come one after the other; its push waits for them so long
PHOTOS = 2
WORDS = (("sebelum", "sesudah"), ("before", "after"))  # of a follow-up that shows a pair


def paired(say: Voice, action: str, words: str, files: Iterable[SentFile]) -> tuple[SentFile, ...]:
    """The files, two photos among them captioned before and after.

    That is what two photos of a finished work are, as its question says; those of a follow-up, if its words say so.
    """
    said = set(re.findall(r"\w+", words.lower()))
    told = any(said.issuperset(pair) for pair in WORDS)
    found = list(files)
    photos = [at for at, file in enumerate(found) if file.kind == "photo"]
    if len(photos) == PHOTOS and (action == Action.PROPOSE or (action == Action.FOLLOW_UP and told)):
        for at, key in zip(photos, ("photo-before", "photo-after"), strict=True):
            found[at] = replace(found[at], caption=str(say.say(key)))
        return tuple(found)
    return tuple(replace(file, caption=None) for file in found)


async def opened(work: Work, ticket: Ticket, row: Notification, action: Action, given: Given) -> None:
    """The push of an officer's answer with its first files: a pair gets captions, an album waits for its parts."""
    body = Body.from_json(row.body or {})
    files = paired(await _voice(work, ticket), action, given.text, body.files)
    if files != body.files:
        row.body = replace(body, files=files).to_json()
    if given.album:
        row.not_before = work.now + HOLD


async def _voice(work: Work, ticket: Ticket) -> Voice:
    return voice(work, await work.session.get_one(Person, ticket.reporter_id))


async def joined(work: Work, ticket: Ticket, event: Event, file: File) -> bool:
    """Whether the push about `event` had not left yet and takes a further file of its album along."""
    query = select(Notification).where(
        Notification.chat == ticket.reporter_id,
        is_open(Notification),
        Notification.state == State.WAITING,
        Notification.ticket_id == ticket.id,
        Notification.kind == f"push-{event.action}",
        Notification.not_before > Notification.created_at,
    )
    row = await work.session.scalar(query.order_by(Notification.id.desc()).limit(1).with_for_update())
    if row is None or row.body is None:
        return False
    body = Body.from_json(row.body)
    files = (*body.files, SentFile(file.kind, file.file_id))
    row.body = replace(body, files=paired(await _voice(work, ticket), event.action, event.words or "", files)).to_json()
    row.not_before = work.now + HOLD
    return True


async def shown_late(work: Work, ticket: Ticket, event: Event) -> SentFile:
    """The newest file of an event whose push has left: the second photo of a pair says that it shows the work after."""
    await work.session.flush()
    query = select(Attachment).where(Attachment.event_id == event.id).order_by(Attachment.id)
    files = [SentFile(row.kind, row.file_id) for row in await work.session.scalars(query)]
    return paired(await _voice(work, ticket), event.action, event.words or "", files)[-1]


def captioned(
    say: Voice, events: Sequence[Event], files: Sequence[tuple[int | None, SentFile]]
) -> tuple[SentFile, ...]:
    """All files of a ticket, each with the event it came with: pairs as the citizen got them."""
    officers = {event.id: event for event in events if event.role is not None}
    found: list[SentFile] = []
    for came in dict.fromkeys(came for came, _ in files):
        own = [file for one, file in files if one == came]
        event = officers.get(came or 0)
        found += paired(say, event.action, event.words or "", own) if event is not None else own
    return tuple(found)
