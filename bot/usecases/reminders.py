"""One gentle reminder of a draft that was not sent; then it waits in silence."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from bot.callbacks import Filing, encode
from bot.usecases import drafting
from bot.usecases.wording import voice
from bot.usecases.work import Work
from storage.models import Draft, Person
from storage.notifications import Body, Button, post

AT_ONCE = 50
TITLE = 80  # characters


async def remind(work: Work) -> int:
    """Remind of the drafts that are due, at most AT_ONCE; returns how many."""
    query = select(Draft).where(Draft.remind_at <= work.now).order_by(Draft.remind_at).limit(AT_ONCE)
    rows = list(await work.session.scalars(query.with_for_update(skip_locked=True)))
    for row in rows:
        row.remind_at, row.reminded = None, True
        if row.filed_at is None and row.discarded_at is None:
            await _remind(work, row)
    return len(rows)


async def _remind(work: Work, row: Draft) -> None:
    person = await work.session.get_one(Person, row.person_id)
    say = voice(work, person)
    title = drafting.read(row).title[:TITLE] or say.say("untitled")
    buttons = (
        Button(say.say("button-resume"), data=encode(Filing("waiting", row.id, "go"))),
        Button(say.say("button-drop"), data=encode(Filing("waiting", row.id, "drop"))),
    )
    body = Body(text=say.say("draft-remind", title=title), buttons=(buttons,))
    post(work.session, now=work.now, kind="draft-remind", body=body, person=person.id)


async def next_moment(work: Work) -> datetime | None:
    found: datetime | None = await work.session.scalar(select(func.min(Draft.remind_at)))
    return found
