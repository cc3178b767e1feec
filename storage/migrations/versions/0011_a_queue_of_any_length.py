"""The queue is read in the order of an index in every way in which officers narrow it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0009"
branch_labels = None
depends_on = None

LIMITED = sa.text("due_at IS NOT NULL")
BY = {"ix_tickets_due_kind": "kind", "ix_tickets_due_area": "area_code"}


def upgrade() -> None:
    for name, column in BY.items():
        columns = ["holder_id", column, "due_at", "id"]
        op.create_index(name, "tickets", columns, sqlite_where=LIMITED, postgresql_where=LIMITED)
    op.create_index("ix_tickets_holder_id_state_due_at_id", "tickets", ["holder_id", "state", "due_at", "id"])
    op.drop_index("ix_tickets_holder_id_state_step_due_at", table_name="tickets")


def downgrade() -> None:
    op.create_index("ix_tickets_holder_id_state_step_due_at", "tickets", ["holder_id", "state", "step_due_at"])
    op.drop_index("ix_tickets_holder_id_state_due_at_id", table_name="tickets")
    for name in BY:
        op.drop_index(name, table_name="tickets")
