"""Forums give each ticket a topic; who took a ticket is written down; groups are greeted once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

IDS = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
MARKS = ("greeted_at", "pointed_at")


def refers(name: str, table: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, IDS, sa.ForeignKey(f"{table}.id"), primary_key=key, nullable=False, autoincrement=False)


def upgrade() -> None:
    with op.batch_alter_table("groups") as table:
        table.add_column(sa.Column("forum", sa.Boolean(), nullable=False, server_default=sa.false()))
        for name in MARKS:
            table.add_column(sa.Column(name, MOMENT, nullable=True))
    op.create_table(
        "topics",
        refers("group_id", "groups", key=True),
        refers("ticket_id", "tickets", key=True),
        sa.Column("thread", sa.BigInteger(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
    )
    op.create_index("ix_topics_ticket_id", "topics", ["ticket_id"])
    op.create_table(
        "takers",
        refers("ticket_id", "tickets", key=True),
        refers("person_id", "people"),
        sa.Column("state", sa.String(16), nullable=False),
        refers("holder_id", "agencies"),
        sa.Column("at", MOMENT, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("takers")
    op.drop_index("ix_topics_ticket_id", "topics")
    op.drop_table("topics")
    with op.batch_alter_table("groups") as table:
        for name in (*MARKS, "forum"):
            table.drop_column(name)
