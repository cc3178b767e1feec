"""The newest public tickets of a place are read in the order of an index (PostgreSQL; SQLite's FTS5 has that order)."""

from __future__ import annotations

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

MARKS = {
    "ix_public_words_place_village": r"substring(place from '^(xa\S+)')",
    "ix_public_words_place_district": r"substring(place from '^xa\S+ (xa\S+)')",
    "ix_public_words_place_street": r"substring(place from '\m(xj\S+)')",
    "ix_public_words_place_square": r"substring(place from '\m(xp\S+)')",
}


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        return
    for name, mark in MARKS.items():
        op.execute(f"CREATE INDEX {name} ON public_words (({mark}), filed_at) WHERE {mark} IS NOT NULL")


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        return
    for name in MARKS:
        op.execute(f"DROP INDEX {name}")
