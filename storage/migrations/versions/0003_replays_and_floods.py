"""replays of what was set aside, limits, blocked people, the same words in bulk"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
MARKED = sa.text("replay_at IS NOT NULL")
OPEN = sa.text("done_at IS NULL")


def upgrade() -> None:
    op.add_column("updates", sa.Column("replay_at", MOMENT, nullable=True))
    op.create_index("ix_updates_replay_at", "updates", ["replay_at"], sqlite_where=MARKED, postgresql_where=MARKED)
    op.add_column("people", sa.Column("blocked_at", MOMENT, nullable=True))
    for table in ("conversations", "groups"):
        op.add_column(table, sa.Column("load", sa.Float(), server_default="0", nullable=False))
        op.add_column(table, sa.Column("load_at", MOMENT, nullable=True))
        op.add_column(table, sa.Column("told_at", MOMENT, nullable=True))
    op.create_table(
        "blocks",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("ticket_id", ID, nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.Column("by_id", ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("ended_reason", sa.LargeBinary(), nullable=True),
        sa.Column("ended_by_id", ID, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_blocks_person_id_people"),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name="fk_blocks_ticket_id_tickets"),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name="fk_blocks_by_id_people"),
        sa.ForeignKeyConstraint(["ended_by_id"], ["people.id"], name="fk_blocks_ended_by_id_people"),
        sa.PrimaryKeyConstraint("id", name="pk_blocks"),
    )
    op.create_index("ix_blocks_person_id", "blocks", ["person_id"])
    op.create_table(
        "bulks",
        sa.Column("id", ID, nullable=False),
        sa.Column("text_hash", sa.LargeBinary(length=16), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("decision", sa.String(length=8), nullable=True),
        sa.Column("decided_by_id", ID, nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["decided_by_id"], ["people.id"], name="fk_bulks_decided_by_id_people"),
        sa.PrimaryKeyConstraint("id", name="pk_bulks"),
    )
    op.create_index("ix_bulks_text_hash_opened_at", "bulks", ["text_hash", "opened_at"])
    op.create_index("ix_bulks_open", "bulks", ["id"], sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_table(
        "wordings",
        sa.Column("ticket_id", ID, nullable=False),
        sa.Column("text_hash", sa.LargeBinary(length=16), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("bulk_id", ID, nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name="fk_wordings_ticket_id_tickets"),
        sa.ForeignKeyConstraint(["bulk_id"], ["bulks.id"], name="fk_wordings_bulk_id_bulks"),
        sa.PrimaryKeyConstraint("ticket_id", name="pk_wordings"),
    )
    op.create_index("ix_wordings_bulk_id", "wordings", ["bulk_id"])
    op.create_index("ix_wordings_text_hash_at", "wordings", ["text_hash", "at"])


def downgrade() -> None:
    for table in ("wordings", "bulks", "blocks"):
        op.drop_table(table)
    # SQLite drops a column in place since 3.35; rebuilding the tables would endanger what refers to them
    for table in ("groups", "conversations"):
        for column in ("told_at", "load_at", "load"):
            op.drop_column(table, column)
    op.drop_column("people", "blocked_at")
    op.drop_index("ix_updates_replay_at", table_name="updates")
    op.drop_column("updates", "replay_at")
