"""progress cards that are edited, reminders of drafts, centres of areas"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("drafts") as table:
        table.add_column(sa.Column("remind_at", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("reminded", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index(
        "ix_drafts_remind_at",
        "drafts",
        ["remind_at"],
        sqlite_where=sa.text("remind_at IS NOT NULL"),
        postgresql_where=sa.text("remind_at IS NOT NULL"),
    )
    with op.batch_alter_table("areas") as table:
        table.add_column(sa.Column("centre", sa.JSON(), nullable=True))
    with op.batch_alter_table("notifications") as table:
        edits = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
        table.add_column(sa.Column("edits_id", edits, nullable=True))
        table.create_foreign_key(op.f("fk_notifications_edits_id_notifications"), "notifications", ["edits_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("notifications") as table:
        table.drop_constraint(op.f("fk_notifications_edits_id_notifications"), type_="foreignkey")
        table.drop_column("edits_id")
    with op.batch_alter_table("areas") as table:
        table.drop_column("centre")
    op.drop_index("ix_drafts_remind_at", table_name="drafts")
    with op.batch_alter_table("drafts") as table:
        table.drop_column("reminded")
        table.drop_column("remind_at")
