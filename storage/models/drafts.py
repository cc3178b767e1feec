"""Reports that are being written."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base
from storage.sealing import SealedJSON


class Draft(Base):
    """A report that is being written. Discarded drafts stay a while, so that *Buang* can be undone."""

    __tablename__ = "drafts"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    form: Mapped[dict[str, Any]] = mapped_column(SealedJSON("drafts.form"))
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    filed_at: Mapped[datetime | None]
    discarded_at: Mapped[datetime | None]
    remind_at: Mapped[datetime | None]  # when its citizen is reminded of it, once
    reminded: Mapped[bool] = mapped_column(default=False)
    similar_at: Mapped[datetime | None]  # when similar reports were shown: once for a draft
    __table_args__ = (
        Index("ix_drafts_person_id_updated_at", "person_id", "updated_at"),
        Index(
            "ix_drafts_remind_at",
            "remind_at",
            sqlite_where=text("remind_at IS NOT NULL"),
            postgresql_where=text("remind_at IS NOT NULL"),
        ),
        Index(
            "ix_drafts_unfinished",
            "updated_at",
            sqlite_where=text("filed_at IS NULL AND discarded_at IS NULL"),
            postgresql_where=text("filed_at IS NULL AND discarded_at IS NULL"),
        ),
    )
