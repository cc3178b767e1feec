"""Updates that were set aside: listed, marked for a replay, taken up again. Functions here never commit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, CursorResult, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import UpdateRow

CLAIMED_FOR = timedelta(seconds=30)  # another process that took an update up has this long to finish
AT_ONCE = 20
_UNSYNCED = {"synchronize_session": False}


class Marked(NamedTuple):
    """An update that is to be handled once more: its raw JSON, and the how many-th attempt since it was marked."""

    update_id: int
    payload: str
    attempts: int


async def all_aside(session: AsyncSession, references: Collection[str] = ()) -> Sequence[UpdateRow]:
    """What is set aside now, oldest first; only those with these references where any are named."""
    query = select(UpdateRow).where(UpdateRow.set_aside_at.is_not(None), UpdateRow.payload.is_not(None))
    if references:
        query = query.where(UpdateRow.reference.in_(sorted(references)))
    return (await session.scalars(query.order_by(UpdateRow.bot_id, UpdateRow.update_id))).all()


def mark(rows: Sequence[UpdateRow]) -> None:
    """Ask the running bot to handle these once more, at once by its own clock, with the attempts before forgotten."""
    for row in rows:
        row.replay_at, row.attempts = row.set_aside_at, 0


async def take_up(session: AsyncSession, bot_id: int, now: datetime) -> list[Marked]:
    """The marked updates, oldest first, claimed for a while and their attempts counted.

    Nothing while another process works on some, so that the order holds with several replicas.
    """
    query = select(UpdateRow.update_id, UpdateRow.replay_at).where(*_marked(bot_id)).order_by(UpdateRow.update_id)
    rows = (await session.execute(query)).all()
    if not rows or any(replay_at is not None and replay_at > now for _, replay_at in rows):
        return []
    ids = [update_id for update_id, _ in rows[:AT_ONCE]]
    claim = update(UpdateRow).where(*_marked(bot_id), UpdateRow.replay_at <= now, UpdateRow.update_id.in_(ids))
    claim = claim.values(replay_at=now + CLAIMED_FOR, attempts=UpdateRow.attempts + 1)
    claim = claim.returning(UpdateRow.update_id, UpdateRow.payload, UpdateRow.attempts)
    taken = await session.execute(claim, execution_options=_UNSYNCED)
    return sorted(Marked(update_id, payload or "{}", attempts) for update_id, payload, attempts in taken)


async def finish(session: AsyncSession, bot_id: int, update_id: int, now: datetime) -> bool:
    """Make it an ordinary update that is done by this transaction; False when another one did it before."""
    done = {"done_at": now, "spoken_at": None, "set_aside_at": None, "replay_at": None}
    forgotten = {"payload": None, "cause": None, "reference": None}
    return await _change(session, bot_id, update_id, done | forgotten)


async def fail(session: AsyncSession, bot_id: int, update_id: int, cause: str) -> bool:
    """It stays set aside, with the newest cause."""
    return await _change(session, bot_id, update_id, {"replay_at": None, "cause": cause[:200]})


async def _change(session: AsyncSession, bot_id: int, update_id: int, values: dict[str, Any]) -> bool:
    statement = update(UpdateRow).where(*_marked(bot_id), UpdateRow.update_id == update_id).values(values)
    result = await session.execute(statement, execution_options=_UNSYNCED)
    return bool(cast(CursorResult[Any], result).rowcount)


def _marked(bot_id: int) -> tuple[ColumnElement[bool], ...]:
    return UpdateRow.bot_id == bot_id, UpdateRow.replay_at.is_not(None), UpdateRow.payload.is_not(None)
