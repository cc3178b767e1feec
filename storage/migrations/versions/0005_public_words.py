"""full-text search over what everybody may read; similar reports are shown once for a draft"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

SQLITE = (
    (
        "CREATE VIRTUAL TABLE public_words_index USING fts5("
        "place, words, content='public_words', content_rowid='ticket_id', tokenize='unicode61')"
    ),
    (
        "CREATE TRIGGER public_words_added AFTER INSERT ON public_words BEGIN "
        "INSERT INTO public_words_index(rowid, place, words) VALUES (new.ticket_id, new.place, new.words); END"
    ),
    (
        "CREATE TRIGGER public_words_removed AFTER DELETE ON public_words BEGIN "
        "INSERT INTO public_words_index(public_words_index, rowid, place, words) "
        "VALUES ('delete', old.ticket_id, old.place, old.words); END"
    ),
    (
        "CREATE TRIGGER public_words_changed AFTER UPDATE ON public_words BEGIN "
        "INSERT INTO public_words_index(public_words_index, rowid, place, words) "
        "VALUES ('delete', old.ticket_id, old.place, old.words); "
        "INSERT INTO public_words_index(rowid, place, words) VALUES (new.ticket_id, new.place, new.words); END"
    ),
)
POSTGRESQL = (
    (
        "ALTER TABLE public_words ADD COLUMN tokens tsvector GENERATED ALWAYS AS "
        "(to_tsvector('simple', place) || to_tsvector('indonesian', words)) STORED"
    ),
    "CREATE INDEX ix_public_words_tokens ON public_words USING gin (tokens) WITH (fastupdate = off)",
)


def upgrade() -> None:
    op.create_table(
        "public_words",
        sa.Column("ticket_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["tickets.id"], name=op.f("fk_public_words_ticket_id_tickets"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_public_words")),
    )
    op.create_index(op.f("ix_public_words_filed_at"), "public_words", ["filed_at"], unique=False)
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)
    op.add_column("drafts", sa.Column("similar_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("drafts", "similar_at")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE public_words_index")
    op.drop_table("public_words")
