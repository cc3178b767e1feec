"""How column types are rendered into migrations, and what of a database is compared with the models."""

from __future__ import annotations

from typing import Any, Literal

from sqlalchemy.types import TypeDecorator

from storage.models.base import Moment
from storage.models.search import UNMAPPED
from storage.sealing import Sealed, SealedJSON


def render_item(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Migrations name plain column types, so that an old migration does not depend on today's code."""
    if kind != "type" or not isinstance(item, (Moment, Sealed, SealedJSON)):
        return False
    return "sa.DateTime(timezone=True)" if isinstance(item, Moment) else "sa.LargeBinary()"


def compare_type(_context: Any, _inspected: Any, _column: Any, _type: Any, model: Any) -> bool | None:
    """Our own types are what they are made of; None leaves the rest to Alembic."""
    return False if isinstance(model, TypeDecorator) else None


def include_object(_object: Any, name: str | None, _kind: str, reflected: bool, _model: Any) -> bool:  # Alembic's call
    """Not what belongs to the full-text search: no class maps it."""
    return not (reflected and name is not None and name.startswith(UNMAPPED))
