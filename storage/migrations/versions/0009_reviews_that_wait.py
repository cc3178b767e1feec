"""The queue finds what citizens want reviewed by an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_tickets_review_open",
        "tickets",
        ["coordinator_id"],
        sqlite_where=sa.text("review_open IS 1"),
        postgresql_where=sa.text("review_open IS TRUE"),
    )


def downgrade() -> None:
    op.drop_index("ix_tickets_review_open", table_name="tickets")
