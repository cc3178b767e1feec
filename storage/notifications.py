"""Notifications as use cases see them: posted with what they tell, found by their message, cleaned away later.

How rows are claimed and marked: `storage.outbox`; who carries them: `bot.notifier`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.engine import POSTED
from storage.models import Notification, Ticket

BODY_KEPT = timedelta(hours=6)  # after success
UNDELIVERED_BODY_KEPT = timedelta(days=30)
ROW_KEPT = timedelta(days=400)  # a reply to a push finds its ticket for that long
DIGESTS = frozenset(("digest", "broadcast", "officer-overdue"))  # kinds not sent again when nobody knows the outcome
_NEAR = 20  # the first message of a row lies among the last that many rows of its chat below any of its messages


class State(StrEnum):
    """waiting → sending → sent · undeliverable · unknown, or back to waiting when it is to be tried again."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    UNDELIVERABLE = "undeliverable"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Button:
    """One of `data` (callback, at most 64 bytes), `url` and `copy` (at most 256 characters) is set."""

    text: str
    data: str | None = None
    url: str | None = None
    copy: str | None = None
    style: str | None = None  # danger, success, primary


@dataclass(frozen=True, slots=True)
class File:
    """`kind`: photo, document, video, voice, audio, animation, video_note; `content` names its object in the store,
    for when Telegram no longer knows the id."""

    kind: str
    file_id: str
    content: str | None = None
    name: str | None = None
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """What a notification says: `text` in Telegram's HTML with its buttons, then the files as replies to it."""

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    files: tuple[File, ...] = ()
    protect: bool = False
    thread: int | None = None  # a forum topic of the group
    topic: str | None = None  # the name of the ticket's own topic, where the group is a forum

    def to_json(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "buttons": [[_filled(button) for button in line] for line in self.buttons],
            "files": [_filled(file) for file in self.files],
            "protect": self.protect,
            "thread": self.thread,
            "topic": self.topic,
        }

    @classmethod
    def from_json(cls, given: dict[str, Any]) -> Body:
        return cls(
            text=given["text"],
            buttons=tuple(tuple(Button(**button) for button in line) for line in given["buttons"]),
            files=tuple(File(**file) for file in given["files"]),
            protect=given["protect"],
            thread=given["thread"],
            topic=given.get("topic"),  # rows of the release before have none
        )


def _filled(thing: Button | File) -> dict[str, str]:
    return {name: value for name in thing.__slots__ if (value := getattr(thing, name)) is not None}


def post(
    session: AsyncSession,
    *,
    now: datetime,
    kind: str,
    body: Body,
    person: int | None = None,
    group: int | None = None,
    ticket: Ticket | int | None = None,
    priority: int = 0,
    edits: int | None = None,
) -> Notification:
    """Add a row for one person or one group; `ticket` may be an object that has not been flushed.

    `edits` is the id of an earlier row of the same chat, whose message becomes this body.
    """
    if (person is None) == (group is None):
        raise ValueError("a notification goes to one person or to one group")
    row = Notification(
        person_id=person,
        group_id=group,
        chat=chat_key(person, group),
        kind=kind,
        priority=priority,
        edits_id=edits,
        body=body.to_json(),
        created_at=now,
        not_before=now,
    )
    if isinstance(ticket, Ticket):
        row.ticket = ticket
    else:
        row.ticket_id = ticket
    session.add(row)
    session.info[POSTED] = True
    return row


def chat_key(person: int | None, group: int | None) -> int:
    """What `Notification.chat` holds: one number for people and groups alike."""
    return -group if group is not None else person or 0


async def by_message(
    session: AsyncSession, person_id: int | None, message_id: int, *, group: int | None = None
) -> int | None:
    """The ticket that a push was about, found by any of its messages; in a group by the group's id alone."""
    near = await session.execute(
        select(Notification.ticket_id, Notification.message_ids)
        .where(Notification.chat == chat_key(person_id, group), Notification.message_id <= message_id)
        .order_by(Notification.message_id.desc())
        .limit(_NEAR)
    )
    return next((ticket for ticket, messages in near if message_id in messages), None)


async def purge(session: AsyncSession, now: datetime) -> None:
    """Erase bodies that have served and rows that nobody will reply to any more."""
    served = (Notification.state == State.SENT) & (Notification.ended_at < now - BODY_KEPT)
    stale = Notification.ended_at < now - UNDELIVERED_BODY_KEPT
    await session.execute(
        update(Notification).where(Notification.body.is_not(None), or_(served, stale)).values(body=None)
    )
    await session.execute(delete(Notification).where(Notification.ended_at < now - ROW_KEPT))
