"""Codes by which somebody whom an officer filed for links Telegram."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    ids = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "claims",
        sa.Column("id", ids, nullable=False),
        sa.Column("lookup", sa.LargeBinary(16), nullable=False),
        sa.Column("ticket_id", ids, nullable=False),
        sa.Column("by_id", ids, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("expires_at", moment, nullable=False),
        sa.Column("used_at", moment, nullable=True),
        sa.Column("used_by", ids, nullable=True),
        sa.ForeignKeyConstraint(["ticket_id"], ["tickets.id"], name=op.f("fk_claims_ticket_id_tickets")),
        sa.ForeignKeyConstraint(["by_id"], ["people.id"], name=op.f("fk_claims_by_id_people")),
        sa.ForeignKeyConstraint(["used_by"], ["people.id"], name=op.f("fk_claims_used_by_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
        sa.UniqueConstraint("lookup", name=op.f("uq_claims_lookup")),
    )
    op.create_index("ix_claims_ticket_id", "claims", ["ticket_id"])


def downgrade() -> None:
    op.drop_table("claims")
