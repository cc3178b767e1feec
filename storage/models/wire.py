"""What goes through: conversations, updates, notifications, audit."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Float, ForeignKey, Index, Integer, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.models.base import Base, Id
from storage.models.tickets import Ticket
from storage.sealing import Sealed, SealedJSON


class Conversation(Base):
    """Where a person stands in one chat: a step and a draft, or an action and a ticket. `group_id` 0: private."""

    __tablename__ = "conversations"
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, autoincrement=False)
    group_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    state: Mapped[str | None] = mapped_column(String(32))
    data: Mapped[dict[str, Any]] = mapped_column(SealedJSON("conversations.data"), default=dict)
    updated_at: Mapped[datetime]
    load: Mapped[float] = mapped_column(Float, default=0.0, server_default="0")  # how fast they write, see `bot.limits`
    load_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]  # when they heard that they write too fast, or are blocked


class UpdateRow(Base):
    """One update of Telegram: known by bot and id, so that a repeated one drops out. See `bot.updates`."""

    __tablename__ = "updates"
    bot_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    update_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    chat: Mapped[bytes | None] = mapped_column(LargeBinary(16))  # keyed hash of the chat's id
    sender: Mapped[bytes | None] = mapped_column(LargeBinary(16))  # keyed hash of who wrote
    received_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    spoken_at: Mapped[datetime | None]
    claimed_at: Mapped[datetime | None]  # when the chat was asked again because its reply was lost
    attempts: Mapped[int] = mapped_column(Integer, default=1)
    set_aside_at: Mapped[datetime | None]
    reference: Mapped[str | None] = mapped_column(String(8))
    cause: Mapped[str | None] = mapped_column(String(200))
    payload: Mapped[str | None] = mapped_column(Sealed("updates.payload"))
    replay_at: Mapped[datetime | None]  # marked to be handled once more, not before then
    __table_args__ = (
        Index(
            "ix_updates_replay_at",
            "replay_at",
            sqlite_where=text("replay_at IS NOT NULL"),
            postgresql_where=text("replay_at IS NOT NULL"),
        ),
        Index(
            "ix_updates_unspoken",
            "done_at",
            sqlite_where=text("spoken_at IS NULL"),
            postgresql_where=text("spoken_at IS NULL"),
        ),
        Index("ix_updates_received_at", "received_at"),
    )


class Notification(Base):
    """An outgoing message that must arrive. See `bot.notifier` for the states and what ends them."""

    __tablename__ = "notifications"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("groups.id"))
    chat: Mapped[int]  # the person's id, or minus the group's: what is kept in order
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"), index=True)
    edits_id: Mapped[int | None] = mapped_column(ForeignKey("notifications.id"))  # whose message it changes in place
    kind: Mapped[str] = mapped_column(String(32))
    priority: Mapped[int] = mapped_column(Integer, default=0)  # 0 personal, 1 digests and broadcasts
    body: Mapped[dict[str, Any] | None] = mapped_column(SealedJSON("notifications.body"))
    state: Mapped[str] = mapped_column(String(16), default="waiting")
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    parts_sent: Mapped[int] = mapped_column(Integer, default=0)
    possible_repeat: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    not_before: Mapped[datetime]
    claimed_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    message_id: Mapped[int | None]  # the first message of those it became
    message_ids: Mapped[list[int]] = mapped_column(JSON, default=list)  # all of them, files included
    cause: Mapped[str | None] = mapped_column(String(200))
    ticket: Mapped[Ticket | None] = relationship(lazy="raise")
    __table_args__ = (
        Index(
            "ix_notifications_open",
            "priority",
            "id",
            sqlite_where=text("state IN ('waiting', 'sending')"),
            postgresql_where=text("state IN ('waiting', 'sending')"),
        ),
        Index(
            "ix_notifications_open_chat",
            "chat",
            "id",
            sqlite_where=text("state IN ('waiting', 'sending')"),
            postgresql_where=text("state IN ('waiting', 'sending')"),
        ),
        Index("ix_notifications_chat_message_id", "chat", "message_id"),
        Index("ix_notifications_ended_at", "ended_at"),
    )


class Audit(Base):
    """Acts that are no event of a ticket: administrators' acts, refused commands, looks at an identity."""

    __tablename__ = "audit"
    id: Mapped[int] = mapped_column(Id, primary_key=True)
    at: Mapped[datetime]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    act: Mapped[str] = mapped_column(String(32))
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"))
    data: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class WrongGuess(Base):
    """How often a person asked for numbers that do not exist; slows guessing down."""

    __tablename__ = "wrong_guesses"
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    count: Mapped[int] = mapped_column(Integer)
    last_at: Mapped[datetime]
