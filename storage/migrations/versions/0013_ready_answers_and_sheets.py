"""Where outside bodies are found, ready answers, and sheets with SP4N's numbers that wait to be read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

FOUND = (("address", 500), ("phone", 80), ("web", 200))
IDS = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("agencies") as table:
        for name, length in FOUND:
            table.add_column(sa.Column(name, sa.String(length=length), nullable=True))
    op.create_table(
        "ready_answers",
        sa.Column("id", IDS, nullable=False),
        sa.Column("agency_id", IDS, nullable=False),
        sa.Column("action", sa.String(length=24), nullable=False),
        sa.Column("category_id", IDS, nullable=True),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("changed_by", IDS, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name=op.f("fk_ready_answers_agency_id_agencies")),
        sa.ForeignKeyConstraint(
            ["category_id"], ["categories.id"], name=op.f("fk_ready_answers_category_id_categories")
        ),
        sa.ForeignKeyConstraint(["changed_by"], ["people.id"], name=op.f("fk_ready_answers_changed_by_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ready_answers")),
    )
    op.create_index("ix_ready_answers_agency_id_action", "ready_answers", ["agency_id", "action"])
    op.create_table(
        "sheets",
        sa.Column("id", IDS, nullable=False),
        sa.Column("person_id", IDS, nullable=False),
        sa.Column("city_id", IDS, nullable=False),
        sa.Column("file_id", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.Column("next_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_sheets_person_id_people")),
        sa.ForeignKeyConstraint(["city_id"], ["agencies.id"], name=op.f("fk_sheets_city_id_agencies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheets")),
    )
    op.create_index(
        "ix_sheets_waiting",
        "sheets",
        ["id"],
        sqlite_where=sa.text("state = 'waiting'"),
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index(
        "ix_tickets_sp4n_number",
        "tickets",
        ["sp4n_number"],
        sqlite_where=sa.text("sp4n_number IS NOT NULL"),
        postgresql_where=sa.text("sp4n_number IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_tickets_sp4n_number", table_name="tickets")
    op.drop_index("ix_sheets_waiting", table_name="sheets")
    op.drop_table("sheets")
    op.drop_index("ix_ready_answers_agency_id_action", table_name="ready_answers")
    op.drop_table("ready_answers")
    with op.batch_alter_table("agencies") as table:
        for name, _ in reversed(FOUND):
            table.drop_column(name)
