"""Sheets that came back from SP4N and were read: kept as long as the answer to them, then gone."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Sheet
from storage.notifications import ROW_KEPT

DONE = "done"


async def purge(session: AsyncSession, now: datetime) -> None:
    """Forget what was read long ago; a sheet that still waits stays."""
    await session.execute(delete(Sheet).where(Sheet.state == DONE, Sheet.sent_at < now - ROW_KEPT))
