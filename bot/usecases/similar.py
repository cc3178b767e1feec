"""What others have reported already: public, open, near in place, time and words to a report that is being written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from bot.domain.form import Draft
from bot.domain.lifecycle import OPEN
from bot.suggest import likeness
from bot.usecases import following, publishing
from bot.usecases.work import Work
from storage import search
from storage.models import Follower, Ticket

RECENT = timedelta(days=30)
SHOWN = 3
CANDIDATES = 1000  # the newest ones nearby, to be compared word by word; about 2 ms


@dataclass(frozen=True, slots=True)
class Similar:
    ticket: Ticket
    supporters: int


async def to_draft(work: Work, draft: Draft, person: int) -> list[Similar]:
    """At most SHOWN tickets, the likest first. A confidential draft is compared with nothing."""
    if draft.confidential:
        return []
    alike = await ids_alike(work, draft)
    return [Similar(one, await following.supporters(work, one)) for one in await _offered(work, alike, person)]


async def ids_alike(work: Work, draft: Draft) -> list[int]:
    """The ids of recent public tickets near the draft's place that are about the same, the likest first."""
    words = likeness.words(f"{draft.title}\n{draft.content}")
    since = work.now - RECENT
    found = await search.nearby(work.session, places(work, draft), since, CANDIDATES)
    return likeness.alike(words, {one.ticket_id: one.words for one in found})


async def _offered(work: Work, ids: list[int], person: int) -> list[Ticket]:
    """These tickets in this order, as far as they are somebody else's, public, not over and not followed yet."""
    if not ids:
        return []
    followed = select(Follower.ticket_id).where(Follower.person_id == person)
    own = (Ticket.reporter_id == person) | Ticket.id.in_(followed)
    here = Ticket.coordinator_id == work.city.coordinator
    rows = await work.session.scalars(select(Ticket).where(Ticket.id.in_(ids), Ticket.state.in_(OPEN), here, ~own))
    found = {ticket.id: ticket for ticket in rows if publishing.is_public(work, ticket)}
    return [found[one] for one in ids if one in found][:SHOWN]


def places(work: Work, draft: Draft) -> tuple[str, ...]:
    """Where to look: the village, the street, else the district, else the squares of the map around the pin."""
    near = [likeness.area_mark(draft.area)] if draft.area else []
    near += (likeness.street_marks(draft.place) or likeness.street_marks(draft.content))[:1]  # all others imply it
    read = None if near else work.knowledge.place(f"{draft.place}\n{draft.content}")
    if read is not None and read.district:
        codes = {area.district: area.district_code for area in work.city.places()}
        near = [likeness.area_mark(codes[read.district])] if read.district in codes else []
    if not draft.area and draft.pin:
        near += likeness.cell_marks(*draft.pin, around=True)
    return tuple(near)
