"""Unfinished drafts are counted each minute: by an index of their own, since sent ones pile up."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_UNFINISHED = sa.text("filed_at IS NULL AND discarded_at IS NULL")


def upgrade() -> None:
    op.create_index(
        "ix_drafts_unfinished",
        "drafts",
        ["updated_at"],
        sqlite_where=_UNFINISHED,
        postgresql_where=_UNFINISHED,
    )


def downgrade() -> None:
    op.drop_index("ix_drafts_unfinished", "drafts")
