"""What was learned about routing, version by version."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Id
from storage.sealing import SealedJSON


class RoutingVersion(Base):
    """One training on verified tickets; `id` is the version's number, the newest that was not withdrawn is in force.

    `figures` are counts and shares alone (`bot.suggest.choosing.Figures` for each field); the model holds words, so it
    is sealed. It is None where the keywords alone did better.
    """

    __tablename__ = "routing_versions"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    made_at: Mapped[datetime]
    examples: Mapped[int]
    figures: Mapped[dict[str, Any]] = mapped_column(JSON)
    model: Mapped[dict[str, Any] | None] = mapped_column(SealedJSON("routing_versions.model"))
    withdrawn_at: Mapped[datetime | None]
    # A number is never given twice, also after the newest version was removed.
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012  # SQLAlchemy reads a plain attribute
