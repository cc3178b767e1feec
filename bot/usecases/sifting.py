"""How an officer narrows the queue: by official status, class, area, deadline and words.

Words are looked for where the public's words lie (the index) and among what is not verified yet, which no index holds;
a confidential ticket is found by its number only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select

from bot.domain.kinds import Kind
from bot.domain.lifecycle import Official, State
from bot.suggest import likeness
from bot.suggest.topicwords import tokens
from bot.usecases.work import Work
from storage import search
from storage.models import Ticket

LOOKED_AT = 500  # tickets that the index names, newest first
UNVERIFIED = 100  # tickets that are opened and read, most urgent first


class Due(StrEnum):
    LATE = "late"
    TODAY = "today"
    SOON = "soon"  # within two working days


@dataclass(frozen=True, slots=True)
class Wish:
    """All of it must hold; None and () ask nothing. `district` is its code; `words` are as they were typed."""

    status: Official | None = None
    kind: Kind | None = None
    district: str | None = None
    due: Due | None = None
    words: tuple[str, ...] = ()


def words(text: str) -> tuple[str, ...]:
    """The words to look for: the telling ones of `text` and its numbers, as they were typed."""
    typed = tokens(text)
    found = tuple(dict.fromkeys(word for word in typed if word.isdigit() or likeness.plain(likeness.words(word))))
    return found if likeness.plain(likeness.words(" ".join(found))) else ()


async def found_by_words(work: Work, agencies: Sequence[int], sought: Sequence[str]) -> tuple[list[int], bool]:
    """Ids of tickets that hold all these words, whosever they are; whether there are more than were looked at."""
    sought = likeness.plain(likeness.words(" ".join(sought)))  # in the form that the index holds
    public = [one.ticket_id for one in await search.search(work.session, sought, limit=LOOKED_AT)]
    unverified, more = await _unverified(work, agencies, sought)
    return [*public, *unverified], more or len(public) == LOOKED_AT


async def _unverified(work: Work, agencies: Sequence[int], sought: Sequence[str]) -> tuple[list[int], bool]:
    """Those of the most urgent unverified tickets whose words hold all that is sought; whether others were left out."""
    query = select(Ticket).where(Ticket.holder_id.in_(agencies), Ticket.state == State.UNVERIFIED)
    query = query.where(Ticket.confidential.is_(False)).order_by(Ticket.due_at, Ticket.id).limit(UNVERIFIED)
    rows = (await work.session.scalars(query)).all()
    held = [row.id for row in rows if {*sought} <= {*likeness.words(f"{row.title}\n{row.content}")}]
    return held, len(rows) == UNVERIFIED
