"""deadlines that are kept"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TICKETS = ("missed_at", "missed_due", "urged_due", "due_at")
WITH_DUE = sa.text("due_at IS NOT NULL")
NEARER = (
    "UPDATE tickets SET due_at = CASE WHEN step_due_at IS NULL THEN finish_due_at WHEN finish_due_at IS NULL "
    "OR step_due_at < finish_due_at THEN step_due_at ELSE finish_due_at END "
    "WHERE state IN ('unverified', 'assigned', 'in_progress')"
)


def upgrade() -> None:
    for name in TICKETS:
        op.add_column("tickets", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_tickets_missed_at",
        "tickets",
        ["missed_at"],
        sqlite_where=sa.text("missed_at IS NOT NULL"),
        postgresql_where=sa.text("missed_at IS NOT NULL"),
    )
    op.execute(NEARER)
    for name, columns in (
        ("ix_tickets_due", ["holder_id", "due_at", "id"]),
        ("ix_tickets_due_city", ["coordinator_id", "due_at"]),
    ):
        op.create_index(name, "tickets", columns, sqlite_where=WITH_DUE, postgresql_where=WITH_DUE)
    op.add_column("people", sa.Column("seen_on", sa.Date(), nullable=True))
    op.add_column("people", sa.Column("digest_on", sa.Date(), nullable=True))
    op.add_column("groups", sa.Column("digest_on", sa.Date(), nullable=True))
    op.add_column("officers", sa.Column("away_until", sa.Date(), nullable=True))
    op.create_table(
        "nudges",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("agency_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("tickets", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_nudges_person_id_people")),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_nudges_agency_id_agencies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nudges")),
    )
    op.create_index("ix_nudges_agency_id_at", "nudges", ["agency_id", "at"])


def downgrade() -> None:
    op.drop_table("nudges")
    op.drop_column("officers", "away_until")
    op.drop_column("groups", "digest_on")
    op.drop_column("people", "digest_on")
    op.drop_column("people", "seen_on")
    for name in ("ix_tickets_due_city", "ix_tickets_due", "ix_tickets_missed_at"):
        op.drop_index(name, "tickets")
    for name in reversed(TICKETS):
        op.drop_column("tickets", name)
