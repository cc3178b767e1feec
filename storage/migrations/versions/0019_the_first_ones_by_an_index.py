"""The newest public tickets of a place, and the oldest that wait for a review, are read in the order of an index.

SQLite needs no index of a place: its full-text search has that order.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

PLACES = {
    "ix_public_words_place_village": r"substring(place from '^(xa\S+)')",
    "ix_public_words_place_district": r"substring(place from '^xa\S+ (xa\S+)')",
    "ix_public_words_place_street": r"substring(place from '\m(xj\S+)')",
    "ix_public_words_place_square": r"substring(place from '\m(xp\S+)')",
}


def upgrade() -> None:
    _reviews(["coordinator_id", "id"])
    if op.get_bind().dialect.name == "postgresql":
        for name, mark in PLACES.items():
            op.execute(f"CREATE INDEX {name} ON public_words (({mark}), filed_at) WHERE {mark} IS NOT NULL")


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for name in PLACES:
            op.execute(f"DROP INDEX {name}")
    _reviews(["coordinator_id"])


def _reviews(columns: list[str]) -> None:
    op.drop_index("ix_tickets_review_open", "tickets")
    op.create_index(
        "ix_tickets_review_open",
        "tickets",
        columns,
        sqlite_where=sa.text("review_open IS 1"),
        postgresql_where=sa.text("review_open IS TRUE"),
    )
