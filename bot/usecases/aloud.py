"""News for somebody who is not on Telegram: a line that the desk reads out, on the telephone or at the counter.

It goes to the officer who filed the ticket, and to the whole desk when that one has left or is away. A line that
cannot reach the desk either leaves its trace on the ticket like any other, see `bot.usecases.undelivered`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.callbacks import Menu, encode
from bot.texts import Html, Voice
from bot.usecases.wording import voice
from bot.usecases.work import Work
from storage import claims
from storage.models import Audit, Event, Person, Ticket
from storage.notifications import Body, Button, File, post

KIND = "counter-aloud"
NOBODY = "no desk"  # of an "undelivered" event: the coordinating agency has no officer
_TAG = re.compile(r"<[^>]+>")


async def tell(
    work: Work, ticket: Ticket, citizen: Person, words: Html, desk: Sequence[Person], files: tuple[File, ...] = ()
) -> None:
    """Tell the desk what the citizen is to hear. `words` is the push as it would have come, `desk` who is at work."""
    claim = await claims.newest(work.session, ticket)
    filer = claim.by_id if claim else None
    readers = [one for one in desk if one.id == filer] or desk
    for reader in readers:
        named = reader.id == filer or not ticket.anonymous
        if named and reader.id != filer:
            work.session.add(Audit(at=work.now, person_id=reader.id, act="identity", ticket_id=ticket.id))
        _post(work, ticket, reader, _text(work, ticket, citizen if named else None, reader, words), files)
    if not readers:
        work.session.add(_trace(work, ticket))


def _text(work: Work, ticket: Ticket, citizen: Person | None, reader: Person, words: Html) -> Html:
    """`citizen` is None where this reader is not to know who it is."""
    say = voice(work, reader)
    contact = citizen.identity.get("contact") if citizen else None
    return say.say(
        "counter-aloud",
        number=ticket.number,
        name=ticket.shown_name if citizen and ticket.shown_name else say.say("counter-unnamed"),
        contact=contact or say.say("counter-no-contact"),
        words=Html(_TAG.sub("", words)),
    )


def on_card(say: Voice, citizen: Person, *, named: bool) -> Html:
    """The line of an officer's card; the contact for those who may know the name."""
    contact = citizen.identity.get("contact") if named else None
    return say.say("card-unlinked-contact", contact=contact) if contact else say.say("card-unlinked")


def _post(work: Work, ticket: Ticket, reader: Person, text: Html, files: tuple[File, ...]) -> None:
    opens = Button(voice(work, reader).say("button-open"), data=encode(Menu("card", ticket.number)))
    body = Body(text=text, buttons=((opens,),), files=files, protect=ticket.confidential)
    post(work.session, now=work.now, kind=KIND, body=body, person=reader.id, ticket=ticket)


def _trace(work: Work, ticket: Ticket) -> Event:
    return Event(
        ticket=ticket,
        at=work.now,
        action="undelivered",
        source=ticket.state,
        target=ticket.state,
        holder_id=ticket.holder_id,
        data={"cause": NOBODY, "kind": KIND},
    )
