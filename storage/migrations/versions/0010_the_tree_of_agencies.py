"""Agencies stand below their city's coordinating agency and may be closed; what belongs to which city is written down."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

OF_A_CITY = ("categories", "areas")
AGENCIES = sa.table("agencies", sa.column("id"), sa.column("kind"), sa.column("parent_id"))


def first(kind: str) -> sa.ScalarSelect[int]:
    others = AGENCIES.alias()
    return sa.select(sa.func.min(others.c.id)).where(others.c.kind == kind).scalar_subquery()


def upgrade() -> None:
    with op.batch_alter_table("agencies") as table:
        table.add_column(sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True))
    ids = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    for name in (*OF_A_CITY, "people"):
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("city_id", ids, nullable=True))
            table.create_foreign_key(op.f(f"fk_{name}_city_id_agencies"), "agencies", ["city_id"], ["id"])
    below = AGENCIES.c.kind.not_in(("hub", "coordinator"))
    op.execute(sa.update(AGENCIES).where(below).values(parent_id=first("coordinator")))
    for name in OF_A_CITY:
        op.execute(sa.update(sa.table(name, sa.column("city_id"))).values(city_id=first("coordinator")))


def downgrade() -> None:
    for name in ("people", *reversed(OF_A_CITY)):
        with op.batch_alter_table(name) as table:
            table.drop_constraint(op.f(f"fk_{name}_city_id_agencies"), type_="foreignkey")
            table.drop_column("city_id")
    op.execute(sa.update(AGENCIES).where(AGENCIES.c.kind != "hub").values(parent_id=first("hub")))
    op.execute(sa.update(AGENCIES).where(AGENCIES.c.kind == "unit").values(kind="agency"))
    with op.batch_alter_table("agencies") as table:
        table.drop_column("closed_at")
