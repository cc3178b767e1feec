"""The public words of tickets, for full-text search: the one place where a report's words lie unsealed.

They are what everybody may read anyway: telling words of the public text that a verifier confirmed, of the title and
the area. SQLite searches them through an FTS5 table over these rows, PostgreSQL through a column that it fills itself
and indexes of what `place` holds; none is known to the mapped classes, so all are written out here and in their
migrations.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import DDL, ForeignKey, Text, event
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base


class PublicWords(Base):
    """A ticket that the public may see. `place`: its areas, street and square of the map, one word each."""

    __tablename__ = "public_words"
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id", ondelete="CASCADE"), primary_key=True)
    filed_at: Mapped[datetime] = mapped_column(index=True)
    place: Mapped[str] = mapped_column(Text)
    words: Mapped[str] = mapped_column(Text)


SQLITE = (
    (
        "CREATE VIRTUAL TABLE public_words_index USING fts5("
        "place, words, content='public_words', content_rowid='ticket_id', tokenize='unicode61')"
    ),
    (
        "CREATE TRIGGER public_words_added AFTER INSERT ON public_words BEGIN "
        "INSERT INTO public_words_index(rowid, place, words) VALUES (new.ticket_id, new.place, new.words); END"
    ),
    (
        "CREATE TRIGGER public_words_removed AFTER DELETE ON public_words BEGIN "
        "INSERT INTO public_words_index(public_words_index, rowid, place, words) "
        "VALUES ('delete', old.ticket_id, old.place, old.words); END"
    ),
    (
        "CREATE TRIGGER public_words_changed AFTER UPDATE ON public_words BEGIN "
        "INSERT INTO public_words_index(public_words_index, rowid, place, words) "
        "VALUES ('delete', old.ticket_id, old.place, old.words); "
        "INSERT INTO public_words_index(rowid, place, words) VALUES (new.ticket_id, new.place, new.words); END"
    ),
)
POSTGRESQL = (
    (
        "ALTER TABLE public_words ADD COLUMN tokens tsvector GENERATED ALWAYS AS "
        "(to_tsvector('simple', place) || to_tsvector('indonesian', words)) STORED"
    ),
    "CREATE INDEX ix_public_words_tokens ON public_words USING gin (tokens) WITH (fastupdate = off)",
)
# PostgreSQL's GIN knows no order: for the newest of a place each kind of mark has an index. Of a street its first mark.
# beginning of the mark, name of the index, the mark out of `place`
PLACES = (
    ("xa", "ix_public_words_place_village", r"substring(place from '^(xa\S+)')"),
    ("xa", "ix_public_words_place_district", r"substring(place from '^xa\S+ (xa\S+)')"),
    ("xj", "ix_public_words_place_street", r"substring(place from '\m(xj\S+)')"),
    ("xp", "ix_public_words_place_square", r"substring(place from '\m(xp\S+)')"),
)
POSTGRESQL_PLACES = tuple(
    f"CREATE INDEX {name} ON public_words (({mark}), filed_at) WHERE {mark} IS NOT NULL" for _, name, mark in PLACES
)
UNMAPPED = ("public_words_index", "ix_public_words_tokens", "ix_public_words_place", "tokens")
"""Beginnings of names that no class maps."""


def _ddl(statement: str, dialect: str) -> Any:
    return DDL(statement).execute_if(dialect=dialect)  # type: ignore[no-untyped-call]  # SQLAlchemy's own


for _dialect, _statements in (("sqlite", SQLITE), ("postgresql", (*POSTGRESQL, *POSTGRESQL_PLACES))):
    for _statement in _statements:
        event.listen(PublicWords.__table__, "after_create", _ddl(_statement, _dialect))
