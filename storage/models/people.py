"""Who takes part: people, officers, invitations, groups."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, Float, ForeignKey, Index, LargeBinary, String, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.models.base import Base, Id
from storage.sealing import Sealed, SealedJSON

if TYPE_CHECKING:
    from storage.models.wire import Conversation


class Person(Base):
    """Somebody who wrote to the bot. `lookup` finds them by a keyed hash of the Telegram id; who they are is sealed."""

    __tablename__ = "people"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    lookup: Mapped[bytes] = mapped_column(LargeBinary(16), unique=True)
    identity: Mapped[dict[str, Any]] = mapped_column(SealedJSON("people.identity"))
    language: Mapped[str] = mapped_column(String(8), default="id")
    language_chosen: Mapped[bool] = mapped_column(default=False)
    noticed_at: Mapped[datetime | None]  # the privacy notice was shown
    unreachable_at: Mapped[datetime | None]
    unreachable_cause: Mapped[str | None] = mapped_column(String(64))
    blocked_at: Mapped[datetime | None]  # by an administrator; why and by whom stands in `Block`
    menu: Mapped[str | None] = mapped_column(String(64))  # which command menu the chat shows
    seen_on: Mapped[date | None]  # the last day (UTC) on which the person wrote or pressed
    digest_on: Mapped[date | None]  # the region's day of the last morning digest
    city_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))  # the city a citizen chose to report to
    created_at: Mapped[datetime]
    officers: Mapped[list[Officer]] = relationship(back_populates="person", lazy="raise")
    conversations: Mapped[list[Conversation]] = relationship(lazy="raise", viewonly=True)


class Officer(Base):
    """One role of one person in one agency; who left keeps the row with `left_at`."""

    __tablename__ = "officers"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"), index=True)
    role: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    away_until: Mapped[date | None]  # the last day of an absence
    person: Mapped[Person] = relationship(back_populates="officers", lazy="raise")
    __table_args__ = (
        Index(
            "uq_officers_active",
            "person_id",
            "agency_id",
            "role",
            unique=True,
            sqlite_where=text("left_at IS NULL"),
            postgresql_where=text("left_at IS NULL"),
        ),
    )


class Invitation(Base):
    """A one-time link that makes an officer; only a keyed hash of its code is stored."""

    __tablename__ = "invitations"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    lookup: Mapped[bytes] = mapped_column(LargeBinary(16), unique=True)
    role: Mapped[str] = mapped_column(String(16))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    created_by: Mapped[int] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    withdrawn_at: Mapped[datetime | None]


class Group(Base):
    """A Telegram group bound to an agency."""

    __tablename__ = "groups"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    lookup: Mapped[bytes] = mapped_column(LargeBinary(16), unique=True)
    chat_id: Mapped[str] = mapped_column(Sealed("groups.chat_id"))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    forum: Mapped[bool] = mapped_column(default=False, server_default=false())  # has topics: one for each ticket
    greeted_at: Mapped[datetime | None]  # was told what it is for, once
    pointed_at: Mapped[datetime | None]  # was shown the private chat, once a day at most
    language: Mapped[str] = mapped_column(String(8), default="id")
    digest_on: Mapped[date | None]
    unreachable_at: Mapped[datetime | None]
    unreachable_cause: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime]
    load: Mapped[float] = mapped_column(Float, default=0.0, server_default="0")  # of the whole chat, see `bot.limits`
    load_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]


class Nudge(Base):
    """One reminder to an agency's officers about tickets that wait for them, so that its effect can be seen later."""

    __tablename__ = "nudges"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    at: Mapped[datetime]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    tickets: Mapped[list[int]] = mapped_column(JSON)
    __table_args__ = (Index("ix_nudges_agency_id_at", "agency_id", "at"),)
