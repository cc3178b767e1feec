"""Codes by which somebody whom an officer filed for links Telegram; see `bot.domain.claims`."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.models.base import Base, Id
from storage.models.tickets import Ticket


class Claim(Base):
    """One code of a ticket's receipt, kept as a keyed hash. A newer code of the ticket ends the ones before it."""

    __tablename__ = "claims"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    lookup: Mapped[bytes] = mapped_column(LargeBinary(16), unique=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))  # the officer at the counter
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    ticket: Mapped[Ticket] = relationship(lazy="raise")
