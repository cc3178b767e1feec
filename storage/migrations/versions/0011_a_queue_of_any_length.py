"""Queue, backlog and statistics are read from indexes in every way in which people ask for them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

PARTIAL = {
    "ix_tickets_due_kind": ("due_at", ["holder_id", "kind", "due_at", "id"]),
    "ix_tickets_due_area": ("due_at", ["holder_id", "area_code", "due_at", "id"]),
    "ix_tickets_city_verified_at": ("verified_at", ["coordinator_id", "verified_at"]),
    "ix_tickets_city_rated_at": ("rated_at", ["coordinator_id", "rated_at", "rating"]),
}
WHOLE = {
    "ix_tickets_holder_id_state_due_at_id": ["holder_id", "state", "due_at", "id"],
    "ix_tickets_city_state": ["coordinator_id", "state", "holder_id", "due_at"],
    "ix_tickets_city_filed_at": ["coordinator_id", "filed_at"],
}
BEFORE = {
    "ix_tickets_holder_id_state_step_due_at": ["holder_id", "state", "step_due_at"],
    "ix_tickets_filed_at": ["filed_at"],
}


def upgrade() -> None:
    for name, (needed, columns) in PARTIAL.items():
        there = sa.text(f"{needed} IS NOT NULL")
        op.create_index(name, "tickets", columns, sqlite_where=there, postgresql_where=there)
    for name, columns in WHOLE.items():
        op.create_index(name, "tickets", columns)
    for name in BEFORE:
        op.drop_index(name, table_name="tickets")


def downgrade() -> None:
    for name, columns in BEFORE.items():
        op.create_index(name, "tickets", columns)
    for name in (*WHOLE, *PARTIAL):
        op.drop_index(name, table_name="tickets")
