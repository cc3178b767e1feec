"""Alembic's environment: runs on the connection that `storage.schema` hands over."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from storage.migrations.compare import compare_type, include_object, render_item
from storage.models import Base


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_item=render_item,
        compare_type=compare_type,
        include_object=include_object,
        render_as_batch=connection.dialect.name == "sqlite",
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
