"""Full-text search over the public words of tickets: FTS5 on SQLite, a tsvector on PostgreSQL.

Words come and go as `bot.suggest.likeness` makes them: letters and digits only, so each can be quoted safely. Functions
here never commit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, TextClause, bindparam, delete, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from storage.models import PublicWords
from storage.models.base import Moment
from storage.models.search import PLACES

TABLE = cast(Table, PublicWords.__table__)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index holds of one ticket: its place marks and its words, each parted by spaces."""

    filed_at: datetime
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class Found:
    ticket_id: int
    words: tuple[str, ...]


_NEARBY = """
    SELECT p.ticket_id, p.words FROM public_words_index AS i
    CROSS JOIN public_words AS p ON p.ticket_id = i.rowid
    WHERE public_words_index MATCH :sought AND p.filed_at >= :since
    AND i.rowid >= (SELECT ticket_id FROM public_words WHERE filed_at >= :since ORDER BY filed_at LIMIT 1)
    ORDER BY i.rowid DESC LIMIT :limit"""
_NEARBY_PART = """
    (SELECT ticket_id, words, filed_at FROM public_words WHERE {expression} = :{name} AND filed_at >= :since
    ORDER BY filed_at DESC LIMIT :limit)"""
_NEARBY_PARTS = "SELECT ticket_id, words FROM ({parts}) AS near ORDER BY filed_at DESC, ticket_id DESC LIMIT :limit"
_SEARCH = {
    "sqlite": """
        SELECT rowid AS ticket_id, words FROM public_words_index WHERE public_words_index MATCH :sought
        ORDER BY rowid DESC LIMIT :limit OFFSET :skip""",
    "postgresql": """
        SELECT ticket_id, words FROM public_words WHERE tokens @@ to_tsquery('indonesian', :sought)
        ORDER BY ticket_id DESC LIMIT :limit OFFSET :skip""",
}


async def nearby(session: AsyncSession, places: Sequence[str], since: datetime, limit: int = 20) -> list[Found]:
    """Tickets filed since then that hold one of these place marks, the newest first.

    Both databases read them in the order of an index, and no more than `limit` for a mark, however many there are. Ids
    grow with the time of filing, so SQLite looks no further back than the first one since then.
    """
    if not places:
        return []
    statement, given = nearby_statement(_dialect(session), places)
    return await _found(session, statement, {"since": since, "limit": limit, **given})


async def search(session: AsyncSession, words: Sequence[str], limit: int = 20, skip: int = 0) -> list[Found]:
    """Tickets that hold all these words, newest first."""
    if not words:
        return []
    sqlite = _dialect(session) == "sqlite"
    sought = f"words : ({_all(words)})" if sqlite else " & ".join(f"'{word}'" for word in words)
    return await _found(session, text(_SEARCH[_dialect(session)]), {"sought": sought, "limit": limit, "skip": skip})


def nearby_statement(dialect: str, places: Sequence[str]) -> tuple[TextClause, dict[str, str]]:
    """The statement and what it is asked with, but for `since` and `limit`."""
    if dialect == "sqlite":
        return _dated(_NEARBY), {"sought": f"place : ({_any(places)})"}
    given = {f"place_{n}": mark for n, mark in enumerate(places)}
    parts = [
        _NEARBY_PART.format(expression=expression, name=name)
        for name, mark in given.items()
        for beginning, _, expression in PLACES
        if mark.startswith(beginning)
    ]
    return _dated(_NEARBY_PARTS.format(parts=" UNION ".join(parts))), given


def _dated(statement: str) -> TextClause:
    return text(statement).bindparams(bindparam("since", type_=Moment()))


def _any(words: Iterable[str]) -> str:
    return " OR ".join(f'"{word}"' for word in words)


def _all(words: Iterable[str]) -> str:
    return " AND ".join(f'"{word}"' for word in words)


async def _found(session: AsyncSession, statement: TextClause, given: dict[str, Any]) -> list[Found]:
    rows = await session.execute(statement, given)
    return [Found(ticket_id, tuple(words.split())) for ticket_id, words in rows]


def _dialect(session: AsyncSession) -> str:
    return session.get_bind().dialect.name


def bring(session: Session, wanted: Mapping[int, Entry | None]) -> None:
    """Make the index hold exactly `wanted` of these tickets; None takes one out. Writes only what differs."""
    known = {
        row.ticket_id: Entry(row.filed_at, row.place, row.words)
        for row in session.execute(select(TABLE).where(TABLE.c.ticket_id.in_(wanted)))
    }
    for ticket_id, entry in wanted.items():
        if entry == known.get(ticket_id):
            continue
        session.execute(_change(ticket_id, entry, known=ticket_id in known))


def _change(ticket_id: int, entry: Entry | None, *, known: bool) -> Any:
    this = TABLE.c.ticket_id == ticket_id
    if entry is None:
        return delete(TABLE).where(this)
    values = {"filed_at": entry.filed_at, "place": entry.place, "words": entry.words}
    return update(TABLE).where(this).values(values) if known else insert(TABLE).values(ticket_id=ticket_id, **values)
