"""Reports: tickets, their history, attachments and followers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, Integer, String, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.models.base import Base, Id
from storage.sealing import Sealed, SealedJSON


class Ticket(Base):
    __tablename__ = "tickets"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    number: Mapped[str] = mapped_column(String(16), unique=True)
    version: Mapped[int] = mapped_column(Integer)
    draft_id: Mapped[str | None] = mapped_column(String(16), unique=True)
    channel: Mapped[str] = mapped_column(String(16), default="telegram")
    kind: Mapped[str] = mapped_column(String(16))
    supervised: Mapped[bool] = mapped_column(default=False)
    anonymous: Mapped[bool] = mapped_column(default=False)
    confidential: Mapped[bool] = mapped_column(default=False)
    language: Mapped[str] = mapped_column(String(8), default="id")

    state: Mapped[str] = mapped_column(String(16))
    before: Mapped[str | None] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(24))
    reporter_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    holder_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    coordinator_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    returns: Mapped[int] = mapped_column(Integer, default=0)
    disputes: Mapped[int] = mapped_column(Integer, default=0)
    reopened: Mapped[int] = mapped_column(Integer, default=0)
    reviews: Mapped[int] = mapped_column(Integer, default=0)
    review_open: Mapped[bool] = mapped_column(default=False)

    title: Mapped[str] = mapped_column(Sealed("tickets.title"))
    content: Mapped[str] = mapped_column(Sealed("tickets.content"))
    public_text: Mapped[str | None] = mapped_column(Sealed("tickets.public_text"))
    place: Mapped[str | None] = mapped_column(Sealed("tickets.place"))
    pin: Mapped[list[float] | None] = mapped_column(SealedJSON("tickets.pin"))
    shown_name: Mapped[str | None] = mapped_column(Sealed("tickets.shown_name"))
    area_code: Mapped[str | None] = mapped_column(ForeignKey("areas.village_code"))
    outside: Mapped[bool] = mapped_column(default=False)
    happened_on: Mapped[date | None]
    happened_precision: Mapped[str | None] = mapped_column(String(8))
    happened_words: Mapped[str | None] = mapped_column(Sealed("tickets.happened_words"))  # where no day is known
    category_id: Mapped[int | None] = mapped_column(ForeignKey("categories.id"))
    suggested_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"), index=True)
    sp4n_number: Mapped[str | None] = mapped_column(String(16))
    sp4n_status: Mapped[str | None] = mapped_column(String(32))

    filed_at: Mapped[datetime]
    verified_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    changed_at: Mapped[datetime]
    step_limit: Mapped[str | None] = mapped_column(String(24))  # which limit `step_due_at` keeps
    step_due_at: Mapped[datetime | None]
    finish_due_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]  # the nearer of the two: what lists are ordered by
    step_left: Mapped[int | None] = mapped_column(Integer)  # whole working days left while the clock pauses
    finish_left: Mapped[int | None] = mapped_column(Integer)
    clock_at: Mapped[datetime | None]  # when the state ends by itself
    remind_at: Mapped[datetime | None]  # when the citizen is reminded of that
    missed_at: Mapped[datetime | None]  # when the citizen is told that a deadline was missed
    missed_due: Mapped[datetime | None]  # the missed deadline that the citizen was told of
    urged_due: Mapped[datetime | None]  # the missed deadline of which the citizen reminded the agency

    rating: Mapped[int | None] = mapped_column(Integer)
    rated_at: Mapped[datetime | None]
    rating_words: Mapped[str | None] = mapped_column(Sealed("tickets.rating_words"))

    events: Mapped[list[Event]] = relationship(back_populates="ticket", lazy="raise", order_by="Event.id")
    attachments: Mapped[list[Attachment]] = relationship(
        back_populates="ticket", lazy="raise", order_by="Attachment.id"
    )
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  # SQLAlchemy reads a plain attribute
    __table_args__ = (
        Index("ix_tickets_reporter_id_id", "reporter_id", "id"),
        Index("ix_tickets_holder_id_state_due_at_id", "holder_id", "state", "due_at", "id"),
        Index(
            "ix_tickets_due",
            "holder_id",
            "due_at",
            "id",
            sqlite_where=text("due_at IS NOT NULL"),
            postgresql_where=text("due_at IS NOT NULL"),
        ),
        Index(
            "ix_tickets_due_kind",
            "holder_id",
            "kind",
            "due_at",
            "id",
            sqlite_where=text("due_at IS NOT NULL"),
            postgresql_where=text("due_at IS NOT NULL"),
        ),
        Index(
            "ix_tickets_due_area",
            "holder_id",
            "area_code",
            "due_at",
            "id",
            sqlite_where=text("due_at IS NOT NULL"),
            postgresql_where=text("due_at IS NOT NULL"),
        ),
        Index(
            "ix_tickets_due_city",
            "coordinator_id",
            "due_at",
            sqlite_where=text("due_at IS NOT NULL"),
            postgresql_where=text("due_at IS NOT NULL"),
        ),
        Index("ix_tickets_city_state", "coordinator_id", "state", "holder_id", "due_at"),
        Index("ix_tickets_city_filed_at", "coordinator_id", "filed_at"),
        Index(
            "ix_tickets_city_verified_at",
            "coordinator_id",
            "verified_at",
            sqlite_where=text("verified_at IS NOT NULL"),
            postgresql_where=text("verified_at IS NOT NULL"),
        ),
        Index(
            "ix_tickets_city_rated_at",
            "coordinator_id",
            "rated_at",
            "rating",
            sqlite_where=text("rated_at IS NOT NULL"),
            postgresql_where=text("rated_at IS NOT NULL"),
        ),
        Index(
            "ix_tickets_sp4n_number",
            "sp4n_number",
            sqlite_where=text("sp4n_number IS NOT NULL"),
            postgresql_where=text("sp4n_number IS NOT NULL"),
        ),
        Index(
            "ix_tickets_review_open",
            "coordinator_id",
            "id",
            sqlite_where=text("review_open IS 1"),  # the very words of the query: SQLite proves nothing
            postgresql_where=text("review_open IS TRUE"),
        ),
        Index(
            "ix_tickets_clock_at",
            "clock_at",
            sqlite_where=text("clock_at IS NOT NULL"),
            postgresql_where=text("clock_at IS NOT NULL"),
        ),
        Index(
            "ix_tickets_remind_at",
            "remind_at",
            sqlite_where=text("remind_at IS NOT NULL"),
            postgresql_where=text("remind_at IS NOT NULL"),
        ),
        Index(
            "ix_tickets_missed_at",
            "missed_at",
            sqlite_where=text("missed_at IS NOT NULL"),
            postgresql_where=text("missed_at IS NOT NULL"),
        ),
    )


class Event(Base):
    """One line of a ticket's history; never changed, never removed."""

    __tablename__ = "events"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    at: Mapped[datetime]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))  # None: the clock
    role: Mapped[str | None] = mapped_column(String(16))  # None: the citizen, or the clock
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    action: Mapped[str] = mapped_column(String(24))
    source: Mapped[str | None] = mapped_column(String(16))
    target: Mapped[str] = mapped_column(String(16))
    holder_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))  # who holds the ticket after it
    words: Mapped[str | None] = mapped_column(Sealed("events.words"))
    data: Mapped[dict[str, Any]] = mapped_column(SealedJSON("events.data"), default=dict)
    ticket: Mapped[Ticket] = relationship(back_populates="events", lazy="raise")
    __table_args__ = (
        Index(
            "ix_events_clock",
            "holder_id",
            "at",
            sqlite_where=text("person_id IS NULL"),
            postgresql_where=text("person_id IS NULL"),
        ),
    )


class Attachment(Base):
    __tablename__ = "attachments"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), index=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id"))  # None: came with the report
    kind: Mapped[str] = mapped_column(String(16))  # photo, document, video, voice, audio, animation, video_note
    file_id: Mapped[str] = mapped_column(Sealed("attachments.file_id"))
    name: Mapped[str | None] = mapped_column(Sealed("attachments.name"))
    mime: Mapped[str | None] = mapped_column(String(100))  # as Telegram says until it is stored, then by its content
    size: Mapped[int | None]
    state: Mapped[str] = mapped_column(String(16), default="waiting", server_default="waiting")  # storage.attachments
    attempts: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    next_at: Mapped[datetime | None]  # when it may be fetched (again); None: at once
    content: Mapped[str | None] = mapped_column(String(64), index=True)  # name of its object in the store
    broken: Mapped[bool] = mapped_column(default=False, server_default=false())  # is not what it says it is
    ticket: Mapped[Ticket] = relationship(back_populates="attachments", lazy="raise")
    event: Mapped[Event | None] = relationship(lazy="raise")
    __table_args__ = (
        Index(
            "ix_attachments_waiting",
            "next_at",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
    )


class Removal(Base):
    """An object of the store that no attachment refers to any more, and that is to go. See `storage.attachments`."""

    __tablename__ = "removals"
    content: Mapped[str] = mapped_column(String(64), primary_key=True)
    asked_at: Mapped[datetime]
    begun: Mapped[bool] = mapped_column(default=False)  # the object is being deleted: nothing may refer to it now


class Follower(Base):
    """A citizen who gets the public news of somebody else's ticket (merged into it, or following it)."""

    __tablename__ = "followers"
    ticket_id: Mapped[int] = mapped_column(ForeignKey("tickets.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    own_ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"))
    created_at: Mapped[datetime]
