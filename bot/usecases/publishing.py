"""The search index follows the tickets: whatever changes one, the same transaction brings its public words in step.

It holds exactly the tickets that `bot.domain.access` shows to the public, with the words of exactly their public text.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from sqlalchemy import event, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, UOWTransaction

from bot.domain import access, masking
from bot.domain.access import Words
from bot.suggest import likeness
from bot.usecases import tickets
from bot.usecases.work import Work
from storage import search
from storage.engine import Database, lock_key
from storage.models import Setting, Ticket
from storage.search import Entry

MADE = "public_words"  # the setting that tells with which recipe the index was made
AT_ONCE = 500
_FOLLOWED = "public words are kept"


def keep(work: Work) -> None:
    """From now on every flush of this transaction brings the index in step with the tickets that it wrote."""
    work.session.sync_session.info.setdefault(_FOLLOWED, work)


@event.listens_for(Session, "after_flush")  # of all sessions: to listen to each costs more than to ask it
def _follow(session: Session, _flush: UOWTransaction) -> None:
    work = session.info.get(_FOLLOWED)
    if work is None:
        return
    wanted = {row.id: entry(work, row) for row in session.dirty if isinstance(row, Ticket)}
    wanted |= {row.id: made for row in session.new if isinstance(row, Ticket) and (made := entry(work, row))}
    if wanted:
        search.bring(session, wanted)


def is_public(work: Work, ticket: Ticket) -> bool:
    """Whether everybody may read the ticket's public text."""
    return access.view(tickets.facts(work, ticket), None).words >= Words.MASKED


def public_title(ticket: Ticket) -> str:
    return masking.mask(ticket.title, ticket.shown_name)


def entry(work: Work, ticket: Ticket) -> Entry | None:
    """What the index holds of the ticket; None when the public may not see it."""
    if not ticket.public_text or not is_public(work, ticket):
        return None
    words = likeness.words(f"{public_title(ticket)}\n{ticket.public_text}")
    return Entry(ticket.filed_at, " ".join(_places(work, ticket)), " ".join(words))


def _places(work: Work, ticket: Ticket) -> list[str]:
    """Village and district; the street that the public text names; of a pin only its square of about a kilometre."""
    area = work.city.areas.get(ticket.area_code or "")
    return [
        *([likeness.area_mark(area.village_code), likeness.area_mark(area.district_code)] if area else []),
        *likeness.street_marks(ticket.public_text or ""),
        *(likeness.cell_marks(*ticket.pin) if ticket.pin else ()),
    ]


async def renew(database: Database, work_for: Callable[[AsyncSession], Awaitable[Work]]) -> int:
    """Make the index anew when its recipe changed or it was never made; returns how many tickets were looked at."""
    last = seen = 0
    while True:
        async with database.transaction() as session:
            if not database.sqlite:
                await session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": lock_key(MADE)})
            made = await session.get(Setting, MADE)
            if made is not None and made.value == likeness.RECIPE:
                return seen
            last, count = await _renew_some(await work_for(session), last)
            seen += count
            if count < AT_ONCE:
                await session.merge(Setting(name=MADE, value=likeness.RECIPE))


async def _renew_some(work: Work, last: int) -> tuple[int, int]:
    """The next tickets behind the id `last`: the last one's id, and how many there were."""
    query = select(Ticket).where(Ticket.id > last).order_by(Ticket.id).limit(AT_ONCE).with_for_update()
    found = {ticket.id: ticket for ticket in await work.session.scalars(query)}
    wanted = {key: entry(work, ticket) for key, ticket in found.items()}
    if wanted:
        await work.session.run_sync(lambda session: search.bring(session, wanted))
    return max(found, default=last), len(found)
