"""What officers hand on: ready answers to citizens, and sheets with the numbers that SP4N gave."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, Id
from storage.sealing import Sealed


class ReadyAnswer(Base):
    """A text for one action, perhaps for one category, with placeholders. `agency_id`: whose it is; of a city's
    coordinating agency, everybody's in the city."""

    __tablename__ = "ready_answers"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    action: Mapped[str] = mapped_column(String(24))
    category_id: Mapped[int | None] = mapped_column(ForeignKey("categories.id"))
    name: Mapped[str] = mapped_column(Sealed("ready_answers.name"))
    words: Mapped[str] = mapped_column(Sealed("ready_answers.words"))
    changed_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    changed_at: Mapped[datetime]
    __table_args__ = (Index("ix_ready_answers_agency_id_action", "agency_id", "action"),)


class Sheet(Base):
    """A filled sheet that an officer sent: waiting, then done; its file stays with Telegram and is forgotten here."""

    __tablename__ = "sheets"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    city_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))  # the coordinating agency it was sent for
    file_id: Mapped[str | None] = mapped_column(Sealed("sheets.file_id"))
    state: Mapped[str] = mapped_column(String(16), default="waiting")  # waiting, done
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    sent_at: Mapped[datetime]
    next_at: Mapped[datetime | None]  # when it may be fetched (again); None: at once
    __table_args__ = (
        Index(
            "ix_sheets_waiting",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
    )
