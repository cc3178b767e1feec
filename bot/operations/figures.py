"""The page of metrics: what this process counted, and what the database tells when somebody asks.

Every process that is asked tells the same figures of the database: take their maximum, not their sum.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from typing import TypeVar

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from bot import metrics
from bot.domain.lifecycle import OFFICIAL, OPEN, Official, State
from storage import figures
from storage.engine import Database
from storage.figures import Queue

FRESH_SECONDS = 10.0  # so long an answer of the database serves
SLOW_SECONDS = 120.0  # the same for counts that read more than what is open
PATIENCE_SECONDS = 5.0

T = TypeVar("T")
Now = Callable[[], datetime]
_OPEN = [state.value for state in OPEN]


class Kept:
    """Answers that serve for a while."""

    def __init__(self) -> None:
        self._answers: dict[str, tuple[float, object]] = {}

    async def get(self, name: str, seconds: float, ask: Callable[[], Awaitable[T]]) -> T:
        until, answer = self._answers.get(name, (0.0, None))
        if time.monotonic() >= until:
            answer = await ask()
            self._answers[name] = (time.monotonic() + seconds, answer)
        return answer  # type: ignore[return-value]  # what was kept under this name


class Page:
    """The text that Prometheus reads."""

    def __init__(self, database: Database, now: Now) -> None:
        self._database, self._now, self._kept = database, now, Kept()
        self._asking = asyncio.Lock()

    async def text(self) -> bytes:
        registry = CollectorRegistry()
        registry.register(_Told(await self._figures()))
        return generate_latest(metrics.REGISTRY) + generate_latest(registry)

    async def _figures(self) -> list[GaugeMetricFamily]:
        up = GaugeMetricFamily("lapor_database_up", "1 while the database answers.")
        try:
            async with self._asking, asyncio.timeout(PATIENCE_SECONDS):
                told = await self._kept.get("all", FRESH_SECONDS, self._ask)
        except (SQLAlchemyError, OSError, TimeoutError):
            up.add_metric((), 0)
            return [up]
        up.add_metric((), 1)
        return [up, *told]

    async def _ask(self) -> list[GaugeMetricFamily]:
        kept = self._kept
        async with self._database.snapshot() as connection:
            queued = await figures.queues(connection)
            now = self._now()  # after the rows were read: what was posted a moment ago has an age too
            return [
                *_queues(queued, now),
                _by_status(
                    "lapor_tickets",
                    "Tickets by official status.",
                    await kept.get("tickets", SLOW_SECONDS, lambda: figures.tickets(connection)),
                ),
                _by_status(
                    "lapor_tickets_late",
                    "Open tickets with a deadline behind them, by official status.",
                    await figures.late(connection, _OPEN, now),
                ),
                _single(
                    "lapor_drafts",
                    "Reports that are being written.",
                    await kept.get("drafts", SLOW_SECONDS, lambda: figures.drafts(connection)),
                ),
                _single(
                    "lapor_updates_kept_aside",
                    "Updates that could not be handled and wait for somebody to look at them.",
                    await figures.set_aside(connection, now),
                ),
            ]


class _Told(Collector):
    def __init__(self, families: list[GaugeMetricFamily]) -> None:
        self._families = families

    def collect(self) -> Iterable[GaugeMetricFamily]:
        return self._families


def _queues(found: list[Queue], now: datetime) -> Iterable[GaugeMetricFamily]:
    depth = GaugeMetricFamily("lapor_notifications_waiting", "Notifications not sent yet.", labels=["priority"])
    age = GaugeMetricFamily(
        "lapor_notifications_oldest_seconds", "Age of the oldest notification not sent yet.", labels=["priority"]
    )
    known = {queue.priority: queue for queue in found}
    for priority, word in enumerate(("personal", "bulk")):
        queue = known.get(priority)
        depth.add_metric([word], queue.waiting if queue else 0)
        age.add_metric([word], max(0.0, (now - queue.oldest).total_seconds()) if queue else 0)
    return depth, age


def _by_status(name: str, words: str, counts: dict[str, int]) -> GaugeMetricFamily:
    """Every official status, those without tickets too: a line in a chart that ends looks like a fault."""
    family = GaugeMetricFamily(name, words, labels=["status"])
    sums = dict.fromkeys(Official, 0)
    for state, count in counts.items():
        sums[OFFICIAL[State(state)]] += count
    for status, count in sums.items():
        family.add_metric([status.value], count)
    return family


def _single(name: str, words: str, count: int) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, words, value=count)
