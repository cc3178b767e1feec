"""The notifier's side of the outbox: claim, mark, sweep. Nothing here commits.

Rows of one chat leave strictly by id: only the oldest open row of a chat can be claimed, so a chat that waits holds
back its own rows and nobody else's. What is meant for later (a reminder for the morning) stands in no line until then.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, Integer, Select, Table, and_, bindparam, false, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased, defer

from storage.models import Group, Notification, Person, Topic
from storage.notifications import State
from storage.sealing import KeyProblem

UNOPENED = defer(Notification.body)  # whoever only looks at states must not stumble over a body that does not open
_TABLE = cast(Table, Notification.__table__)
DEATHS = 5  # of a process that had a promise in hand: a claim takes many rows, and most of them had not begun to leave
OPEN = (State.WAITING.value, State.SENDING.value)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row on its way. `address` is Telegram's chat id; it and `body` are None when they do not open."""

    id: int
    chat: int
    kind: str
    body: dict[str, Any] | None
    address: int | None
    language: str
    attempts: int
    parts_sent: int
    possible_repeat: bool
    message_id: int | None
    message_ids: tuple[int, ...]
    created_at: datetime
    claimed_at: datetime
    marked_unreachable: bool
    edits_id: int | None
    edits_message: int | None  # Telegram's id of the message to be changed; None when that was never sent
    ticket_id: int | None = None
    forum: bool = False  # the group has topics
    thread: int | None = None  # the ticket's topic there


@dataclass(frozen=True, slots=True)
class Mark:
    """How a claimed row stands after its flight."""

    id: int
    claimed_at: datetime
    state: str
    attempts: int
    parts_sent: int
    possible_repeat: bool
    not_before: datetime
    ended_at: datetime | None
    message_id: int | None
    message_ids: list[int]
    cause: str | None


def is_open(row: type[Notification]) -> ColumnElement[bool]:
    """The very words of the partial indexes: SQLite uses one only when its condition stands in the query."""
    return row.state.in_(bindparam(None, list(OPEN), expanding=True, literal_execute=True))


async def claim(session: AsyncSession, now: datetime, *, limit: int, held: Collection[int] = ()) -> list[Claimed]:
    """Turn up to `limit` due rows to sending, one per chat and none of the chats `held`; personal ones first."""
    ids = sorted(await session.scalars(_CLAIM, {"now": now, "most": limit, "held": list(held)}))
    return await _load(session, ids) if ids else []


def _due() -> Select[int]:
    """The oldest open rows of chats, in the order of the most urgent row that each chat holds.

    So an answer that waits behind a broadcast in its own chat pulls it forward instead of waiting for everybody's.
    """
    wanted, head, oldest = aliased(Notification), aliased(Notification), aliased(Notification)
    in_line = select(func.min(oldest.id)).where(is_open(oldest), oldest.chat == wanted.chat, _has_come(oldest))
    first = in_line.scalar_subquery()
    return (
        select(head.id)
        .select_from(wanted)
        .join(head, head.id == first)
        .where(is_open(wanted), wanted.chat.not_in(bindparam("held", expanding=True)))
        .where(head.state == State.WAITING)
        # What was never put off is due whatever the clock says: it may have been set back since.
        .where(or_(head.not_before <= bindparam("now"), head.not_before <= head.created_at))
        .where(or_(head.not_before <= head.created_at, ~_flies(head)))
        .where(or_(wanted.id == head.id, head.priority > wanted.priority))
        .order_by(wanted.priority, wanted.id)
        .limit(bindparam("most", type_=Integer))
    )


def _has_come(row: type[Notification]) -> ColumnElement[bool]:
    """Whether a row stands in its chat's line: a reminder posted in the evening for the morning joins it when it is
    due. One that was tried keeps its place, and so does what is put off by a moment only (an album's push)."""
    tried, personal = row.claimed_at.is_not(None), row.priority == 0
    return or_(tried, personal, row.not_before <= bindparam("now"), row.not_before <= row.created_at)


def _flies(row: type[Notification]) -> ColumnElement[bool]:
    """Whether one of its chat is on its way; asked for what was put off, which may join the line before that one."""
    other = aliased(Notification)
    flying = select(other.id).where(is_open(other), other.chat == row.chat, other.state == State.SENDING)
    return flying.exists()


# built once: building them anew cost more than the database's own work (15 ms against 2 for a claim of 32)
_DUE = _due()
_CLAIM = (
    update(_TABLE)
    .where(_TABLE.c.id.in_(_DUE), _TABLE.c.state == State.WAITING)
    .values(state=State.SENDING, claimed_at=bindparam("now"))
    .returning(_TABLE.c.id)
)
_EDITED = aliased(Notification)
_PLAIN = (
    Notification.id,
    Notification.chat,
    Notification.kind,
    Notification.attempts,
    Notification.parts_sent,
    Notification.possible_repeat,
    Notification.message_id,
    Notification.message_ids,
    Notification.created_at,
    Notification.claimed_at,
    Notification.edits_id,
    _EDITED.message_id.label("edits_message"),
    Notification.ticket_id,
    func.coalesce(Group.forum, false()).label("forum"),
    Topic.thread,
    func.coalesce(Person.language, Group.language).label("language"),
    func.coalesce(Person.unreachable_at, Group.unreachable_at).label("unreachable_at"),
)
_SEALED = (Notification.body, Person.identity, Group.chat_id)


def _wanted(*columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .outerjoin_from(Notification, Person, Person.id == Notification.person_id)
        .outerjoin(Group, Group.id == Notification.group_id)
        .outerjoin(_EDITED, _EDITED.id == Notification.edits_id)
        .outerjoin(Topic, and_(Topic.group_id == Notification.group_id, Topic.ticket_id == Notification.ticket_id))
        .where(Notification.id.in_(bindparam("ids", expanding=True)))
        .order_by(Notification.priority, Notification.id)
    )


_ROWS, _ROWS_UNOPENED = _wanted(*_PLAIN, *_SEALED), _wanted(*_PLAIN)


async def _load(session: AsyncSession, ids: Sequence[int]) -> list[Claimed]:
    """The rows with their addresses. One that does not open comes without body, so that it blocks nobody's."""
    try:
        found = (await session.execute(_ROWS, {"ids": ids})).mappings().all()
    except KeyProblem:
        if len(ids) > 1:
            return [row for one in ids for row in await _load(session, [one])]
        found = (await session.execute(_ROWS_UNOPENED, {"ids": ids})).mappings().all()
    return [_claimed(dict(row)) for row in found]


def _claimed(row: dict[str, Any]) -> Claimed:
    identity, group = row.pop("identity", None), row.pop("chat_id", None)
    return Claimed(
        body=row.pop("body", None),
        address=identity.get("id") if identity else int(group) if group else None,
        marked_unreachable=row.pop("unreachable_at") is not None,
        message_ids=tuple(row.pop("message_ids")),
        **row,
    )


_MARKED = tuple(name for name in Mark.__slots__ if name not in ("id", "claimed_at"))
_MARK = (
    update(_TABLE)
    .where(
        _TABLE.c.id == bindparam("row"),
        _TABLE.c.state == State.SENDING,
        _TABLE.c.claimed_at == bindparam("claim"),  # one that was swept and claimed anew is not ours any more
    )
    .values({name: bindparam(name) for name in _MARKED})
)


async def mark(session: AsyncSession, marks: Sequence[Mark]) -> None:
    """One statement for all rows of a round; a row that another claim has taken over is left alone."""
    if marks:
        await session.execute(_MARK, [_parameters(one) for one in marks])


def _parameters(one: Mark) -> dict[str, Any]:
    return {"row": one.id, "claim": one.claimed_at, **{name: getattr(one, name) for name in _MARKED}}


async def sweep(session: AsyncSession, now: datetime, digests: Collection[str]) -> list[Notification]:
    """Rows that a dead process was sending: nobody knows whether they left. Returns those that end here.

    A promise is sent again, marked, until DEATHS attempts: whoever dies twice may not have begun to send it once.
    An edit is just made again, unmarked: twice the same leaves one message as it shall be.
    """
    rows = (
        await session.scalars(
            select(Notification).options(UNOPENED).where(is_open(Notification), Notification.state == "sending")
        )
    ).all()
    for row in rows:
        row.attempts += 1
        edit = row.edits_id is not None
        again = (edit or row.kind not in digests) and row.attempts < DEATHS
        row.state = State.WAITING if again else State.UNKNOWN
        row.ended_at = None if again else now
        row.possible_repeat, row.cause, row.not_before = not edit, "unknown", now
    return [row for row in rows if row.state == State.UNKNOWN]


async def next_due(session: AsyncSession, now: datetime) -> datetime | None:
    """When the next row that waits for its time becomes due."""
    return await session.scalar(
        select(func.min(Notification.not_before)).where(
            is_open(Notification), Notification.state == State.WAITING, Notification.not_before > now
        )
    )
