"""Alembic's environment: runs on the connection that `storage.schema` hands over."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection
from sqlalchemy.types import TypeDecorator, TypeEngine

from storage.models import Base
from storage.models.base import Moment
from storage.sealing import Sealed, SealedJSON


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Migrations name plain column types, so that an old migration does not depend on today's code."""
    if kind != "type" or not isinstance(item, (Moment, Sealed, SealedJSON)):
        return False
    return "sa.DateTime(timezone=True)" if isinstance(item, Moment) else "sa.LargeBinary()"


def compare_type(
    _context: object, _inspected: object, _column: object, inspected: TypeEngine[object], model: TypeEngine[object]
) -> bool | None:
    """Our own types are compared by what they are made of; None leaves the rest to Alembic."""
    return False if isinstance(model, TypeDecorator) else None


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_item=render_item,
        compare_type=compare_type,
        render_as_batch=connection.dialect.name == "sqlite",
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
