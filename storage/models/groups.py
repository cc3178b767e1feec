"""What an agency's group knows of a ticket: the forum topic that it has there, and who took it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base


class Topic(Base):
    """The forum topic of one ticket in one group; `thread` is Telegram's id of it, the newest one."""

    __tablename__ = "topics"
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id"), primary_key=True, autoincrement=False)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True, autoincrement=False)
    thread: Mapped[int]
    made_at: Mapped[datetime]
    __table_args__ = (Index("ix_topics_ticket_id", "ticket_id"),)


class Taker(Base):
    """Who works on a ticket, as long as it stays in this state with this holder."""

    __tablename__ = "takers"
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    state: Mapped[str] = mapped_column(String(16))
    holder_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    at: Mapped[datetime]
