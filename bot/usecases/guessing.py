"""Asking for numbers that do not exist: allowed a few times, then slowed down."""

from __future__ import annotations

from datetime import timedelta

from bot.usecases.work import Work
from storage.models import WrongGuess

FREE = 5  # mistyped numbers happen
FORGOTTEN = timedelta(hours=1)
SECONDS_EACH = 30


async def wait_seconds(work: Work, person_id: int) -> int:
    """How long this person has to wait before the next number is looked up; 0 for nobody who just mistyped."""
    row = await work.session.get(WrongGuess, person_id)
    if row is None or work.now - row.last_at > FORGOTTEN or row.count < FREE:
        return 0
    free_at = row.last_at + timedelta(seconds=SECONDS_EACH * (row.count - FREE + 1))
    return max(0, round((free_at - work.now).total_seconds()))


async def wrong(work: Work, person_id: int) -> None:
    row = await work.session.get(WrongGuess, person_id)
    if row is None:
        work.session.add(WrongGuess(person_id=person_id, count=1, last_at=work.now))
        await work.session.flush()
        return
    row.count = 1 if work.now - row.last_at > FORGOTTEN else row.count + 1
    row.last_at = work.now
