"""What the clock did with tickets over night is found by its agency and hour."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0015"
branch_labels = None
depends_on = None

BY_THE_CLOCK = sa.text("person_id IS NULL")


def upgrade() -> None:
    op.create_index(
        "ix_events_clock",
        "events",
        ["holder_id", "at"],
        sqlite_where=BY_THE_CLOCK,
        postgresql_where=BY_THE_CLOCK,
    )


def downgrade() -> None:
    op.drop_index("ix_events_clock", "events")
