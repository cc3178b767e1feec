"""A day that nobody knows is told in words: "sudah lama", "tiap hari"."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tickets", sa.Column("happened_words", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    op.drop_column("tickets", "happened_words")
