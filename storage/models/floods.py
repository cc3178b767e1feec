"""What keeps floods out: people who are blocked, and reports with the same words that came in bulk."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.models.base import Base, Id
from storage.models.tickets import Ticket
from storage.sealing import Sealed


class Block(Base):
    """Somebody whom an administrator blocked, over when `ended_at` is set."""

    __tablename__ = "blocks"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"))  # by which they were named
    reason: Mapped[str] = mapped_column(Sealed("blocks.reason"))
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    ended_reason: Mapped[str | None] = mapped_column(Sealed("blocks.ended_reason"))
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    ended_at: Mapped[datetime | None]


class Bulk(Base):
    """The same words again and again: the reports that carry them wait for one decision of a coordinator."""

    __tablename__ = "bulks"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    text_hash: Mapped[bytes] = mapped_column(LargeBinary(16))
    opened_at: Mapped[datetime]
    decision: Mapped[str | None] = mapped_column(String(8))  # accept, archive
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]  # the decision has reached every report
    __table_args__ = (
        Index("ix_bulks_text_hash_opened_at", "text_hash", "opened_at"),
        Index(
            "ix_bulks_open",
            "id",
            sqlite_where=text("done_at IS NULL"),
            postgresql_where=text("done_at IS NULL"),
        ),
    )


class Wording(Base):
    """The keyed hash of a report's normalised words; `bulk_id` holds the report back until that is decided."""

    __tablename__ = "wordings"
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True)
    text_hash: Mapped[bytes] = mapped_column(LargeBinary(16))
    at: Mapped[datetime]
    bulk_id: Mapped[int | None] = mapped_column(ForeignKey("bulks.id"), index=True)
    ticket: Mapped[Ticket] = relationship(lazy="raise")
    bulk: Mapped[Bulk | None] = relationship(lazy="raise")
    __table_args__ = (Index("ix_wordings_text_hash_at", "text_hash", "at"),)
