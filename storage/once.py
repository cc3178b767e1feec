"""Rows that several updates of one transaction ask for, read once.

A session does not flush by itself before it asks, so an answer stays the same until the next flush, which forgets it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, UOWTransaction

_KNOWN = "rows known until the next flush"


async def rows(session: AsyncSession, query: Select[*tuple[Any, ...]], given: Mapping[str, Any]) -> list[Any]:
    """The rows of `query`, which is one that lives as long as its module; the values of `given` are hashable."""
    known: dict[tuple[object, ...], list[Any]] = session.info.setdefault(_KNOWN, {})
    key = (id(query), *given.values())
    if key not in known:
        known[key] = list(await session.execute(query, given))
    return list(known[key])


@event.listens_for(Session, "after_flush")  # of all sessions: to listen to each costs more than to ask it
def _forget(session: Session, _flush: UOWTransaction) -> None:
    session.info.pop(_KNOWN, None)
