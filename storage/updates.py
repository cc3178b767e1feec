"""Updates of Telegram as rows: which were seen, done, spoken, set aside.

A row is keyed by bot and update id. Inside a batch it is born done, since it commits with what its handler did; noted
one by one (after a start) it is born undone and counts the attempts, so that an update which ends the process is
recognised. Functions here never commit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from operator import itemgetter
from typing import Any, NamedTuple, cast

from sqlalchemy import CursorResult, Table, bindparam, case, delete, false, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from storage.engine import Database, no_room
from storage.models import UpdateRow

UNSPOKEN_AFTER = timedelta(seconds=10)
UNSPOKEN_UNTIL = timedelta(hours=1)
KEPT = timedelta(days=3)  # Telegram repeats an update for a day
SET_ASIDE_KEPT = timedelta(days=30)

_TABLE = cast(Table, UpdateRow.__table__)
_KEY = (_TABLE.c.bot_id, _TABLE.c.update_id)
_INSERT: Any = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def _taking(dialect: str) -> Any:
    statement = _INSERT[dialect](_TABLE)
    statement = statement.on_conflict_do_update(
        index_elements=_KEY, set_={"done_at": statement.excluded.done_at}, where=_TABLE.c.done_at.is_(None)
    )
    return statement.returning(_TABLE.c.update_id)


# Made once: every batch asks these, and building them costs more than asking.
_TAKE = {dialect: _taking(dialect) for dialect in _INSERT}
_SPOKEN = (
    update(_TABLE)
    .where(_TABLE.c.bot_id == bindparam("bot"), _TABLE.c.update_id.in_(bindparam("ids", expanding=True)))
    .values(spoken_at=bindparam("now"))
)


class Seen(NamedTuple):
    """What is kept of an update: its id and keyed hashes of its chat and of who wrote (None: it has none)."""

    update_id: int
    chat: bytes | None
    sender: bytes | None


class Unspoken(NamedTuple):
    """A chat whose reply was lost: the ids of its updates, their sender, the references of those set aside."""

    update_ids: tuple[int, ...]
    chat: bytes
    sender: bytes
    aside: tuple[str, ...] = ()


def _insert(session: AsyncSession) -> sqlite.Insert | postgresql.Insert:
    made: sqlite.Insert | postgresql.Insert = _INSERT[session.get_bind().dialect.name](UpdateRow)
    return made


async def take(session: AsyncSession, bot_id: int, seen: Sequence[Seen], now: datetime) -> list[int]:
    """Mark these updates as done by this transaction; the ids, sorted, that nobody had done before.

    Rows go in by sorted id, so that two processes given the same updates wait for each other and never deadlock.
    """
    rows = [_row(bot_id, one, now) | {"done_at": now} for one in sorted(seen)]
    taken = await session.execute(_TAKE[session.get_bind().dialect.name], rows)
    return sorted(taken.scalars())


async def note(session: AsyncSession, bot_id: int, seen: Seen, now: datetime) -> int | None:
    """Note an update before it is handled: the how many-th attempt this is, or None when it is done already."""
    statement = _insert(session)
    statement = statement.on_conflict_do_update(
        index_elements=_KEY,
        set_={"attempts": UpdateRow.attempts + 1},
        where=UpdateRow.done_at.is_(None),
    )
    noted = await session.execute(statement.returning(UpdateRow.attempts), [_row(bot_id, seen, now)])
    return noted.scalar_one_or_none()


def _row(bot_id: int, seen: Seen, now: datetime) -> dict[str, Any]:
    return {"bot_id": bot_id, **seen._asdict(), "received_at": now, "attempts": 1}


async def set_aside(
    session: AsyncSession, bot_id: int, seen: Seen, *, payload: str, cause: str, reference: str, now: datetime
) -> None:
    """Keep an update that cannot be handled: sealed, with its cause, done and out of the way."""
    facts = {"done_at": now, "set_aside_at": now, "payload": payload, "cause": cause[:200], "reference": reference}
    statement = _insert(session).values(_row(bot_id, seen, now) | facts)
    excluded = {name: statement.excluded[name] for name in facts}
    await session.execute(statement.on_conflict_do_update(index_elements=_KEY, set_=excluded))


async def spoken(session: AsyncSession, bot_id: int, update_ids: Iterable[int], now: datetime) -> None:
    """Note that nothing remains to be said about these updates."""
    ids = sorted(update_ids)
    if ids:
        await session.execute(_SPOKEN, {"bot": bot_id, "ids": ids, "now": now})


async def claim_unspoken(
    session: AsyncSession, bot_id: int, now: datetime, *, busy: Iterable[int] = (), limit: int = 100
) -> list[Unspoken]:
    """Chats whose replies were lost 10 seconds to an hour ago, one each; claimed for the next ten seconds.

    `busy` are updates this process is still speaking about. The condition stands in the update itself: of two
    processes that claim at the same moment, one gets a row.
    """
    soon = now + UNSPOKEN_AFTER  # later than that is no past: the clock was set back since
    claimable = (
        UpdateRow.bot_id == bot_id,
        UpdateRow.spoken_at.is_(None),
        or_(UpdateRow.done_at.between(now - UNSPOKEN_UNTIL, now - UNSPOKEN_AFTER), UpdateRow.done_at > soon),
        or_(UpdateRow.claimed_at.is_(None), UpdateRow.claimed_at <= now - UNSPOKEN_AFTER, UpdateRow.claimed_at > soon),
    )
    waiting = select(UpdateRow.update_id).where(*claimable).order_by(UpdateRow.update_id).limit(limit + 1)
    ids = set((await session.scalars(waiting)).all()) - set(busy)
    if not ids:
        return []
    claim = update(UpdateRow).where(*claimable, UpdateRow.update_id.in_(sorted(ids))).values(claimed_at=now)
    claim = claim.execution_options(synchronize_session=False)
    aside = case((UpdateRow.set_aside_at.is_not(None), UpdateRow.reference))
    rows = await session.execute(claim.returning(UpdateRow.update_id, UpdateRow.chat, UpdateRow.sender, aside))
    return _by_chat(sorted((tuple(row) for row in rows), key=itemgetter(0)))


def _by_chat(rows: Iterable[tuple[Any, ...]]) -> list[Unspoken]:
    chats: dict[tuple[bytes, bytes], list[tuple[int, str | None]]] = {}
    for update_id, chat, sender, aside in rows:
        if chat is not None and sender is not None:
            chats.setdefault((chat, sender), []).append((update_id, aside))
    return [
        Unspoken(tuple(one for one, _ in found), chat, sender, tuple(aside for _, aside in found if aside))
        for (chat, sender), found in chats.items()
    ]


async def purge(session: AsyncSession, now: datetime) -> int:
    """Forget what Telegram cannot repeat any more; the number of rows. What was set aside stays a month."""
    age = (UpdateRow.received_at < now - KEPT, UpdateRow.set_aside_at.is_(None))
    old = delete(UpdateRow).where(or_(age[0] & age[1], UpdateRow.received_at < now - SET_ASIDE_KEPT))
    result = await session.execute(old.execution_options(synchronize_session=False))
    return cast(CursorResult[Any], result).rowcount


async def refuses_writes(database: Database, problem: BaseException) -> bool:
    """Whether `problem` came from a database that cannot be written now, learnt by trying.

    An error alone does not tell: a handler's faulty statement and a lost server may raise the same class.
    """
    if not isinstance(problem, (SQLAlchemyError, OSError)):
        return False
    if no_room(problem):
        return True
    try:
        async with database.transaction() as session:
            await session.execute(update(UpdateRow).where(false()).values(attempts=0))
    except Exception:  # any refusal is the answer asked for
        return True
    return False
