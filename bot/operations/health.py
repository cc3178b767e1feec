"""How this process is: alive (its parts run) and ready (they do their work, on a database of this release)."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import cached_property

from sqlalchemy.exc import SQLAlchemyError

from bot import metrics
from bot.pulse import Pulse
from storage import schema
from storage.engine import Database

STUCK_SECONDS = 180.0  # a part's longest pause, after a refused token, is a minute
LATE_SECONDS = 60.0  # the longest round that does its work is a long poll of 35 seconds
DATABASE_SECONDS = 5.0


class Health:
    """A word for each part: ok, or stopped, stuck (goes round no more), late (its rounds fail), away, behind."""

    def __init__(
        self, database: Database, tasks: Mapping[str, asyncio.Task[None]], pulses: Mapping[str, Pulse]
    ) -> None:
        self._database, self._tasks, self._pulses = database, tasks, pulses

    def alive(self) -> dict[str, str]:
        """What only a new start can mend; whoever supervises the process may end it for this."""
        return {name: self._life(name, task) for name, task in self._tasks.items()}

    async def ready(self) -> dict[str, str]:
        """Whether the process does its work now; a database or a Telegram that is away is no reason to end it."""
        parts = self.alive()
        for name, pulse in self._pulses.items():
            if parts.get(name) == "ok" and pulse.lively and pulse.since_good() > LATE_SECONDS:
                parts[name] = "late"
        return parts | await self._stored()

    def observe(self) -> None:
        """Bring the gauges of the parts up to date."""
        for name, word in self.alive().items():
            metrics.PART_UP.labels(name).set(word == "ok")
        for name, pulse in self._pulses.items():
            if name in self._tasks and pulse.lively:
                metrics.ROUND_AGE.labels(name).set(pulse.since_good())
                if pulse.leads is not None:
                    metrics.LEADS.labels(name).set(pulse.leads)

    def _life(self, name: str, task: asyncio.Task[None]) -> str:
        pulse = self._pulses.get(name)
        if task.done() and (pulse is None or pulse.lively or task.cancelled() or task.exception() is not None):
            return "stopped"
        if pulse is not None and pulse.lively and pulse.since_round() > STUCK_SECONDS:
            return "stuck"
        return "ok"

    async def _stored(self) -> dict[str, str]:
        try:
            async with asyncio.timeout(DATABASE_SECONDS), self._database.snapshot() as connection:
                revision = await schema.revision_of(connection)
        except (SQLAlchemyError, OSError, TimeoutError):
            return {"database": "away"}
        return {"database": "ok", "migrations": "behind" if revision in self._older else "ok"}

    @cached_property
    def _older(self) -> frozenset[str | None]:
        """The revisions before this release's. A newer one is that of a release which is just rolling out."""
        return frozenset({None, *schema.before(schema.head())})
