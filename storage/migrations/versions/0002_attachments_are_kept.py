"""attachments are kept in a store of our own"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "removals",
        sa.Column("content", sa.String(length=64), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("content", name=op.f("pk_removals")),
    )
    # the defaults serve the release before, which goes on filing during a rolling upgrade
    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.add_column(sa.Column("state", sa.String(length=16), server_default="waiting", nullable=False))
        batch_op.add_column(sa.Column("attempts", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("next_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("content", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("broken", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.create_index(batch_op.f("ix_attachments_content"), ["content"], unique=False)
        batch_op.create_index(
            "ix_attachments_waiting",
            ["next_at", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )


def downgrade() -> None:
    with op.batch_alter_table("attachments", schema=None) as batch_op:
        batch_op.drop_index("ix_attachments_waiting")
        batch_op.drop_index(batch_op.f("ix_attachments_content"))
        for column in ("broken", "content", "next_at", "attempts", "state"):
            batch_op.drop_column(column)
    op.drop_table("removals")
