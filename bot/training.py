"""`lapor train`: train the routing now, put the version before back, or show what there is."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from rich.table import Table
from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.language import Detector
from bot.opening import open_database
from bot.settings import Settings
from bot.suggest.knowledge import Knowledge
from bot.trainer import Trainer
from bot.usecases import learning
from bot.usecases.work import Work
from storage import city
from storage.engine import Database
from storage.models import RoutingVersion


def run(settings: Settings, *, back: bool, show: bool) -> tuple[str, Table]:
    """One sentence on what happened, and the versions. Raises what opening the database raises, or TrainingProblem."""
    return asyncio.run(_run(settings, back=back, show=show))


async def _run(settings: Settings, *, back: bool, show: bool) -> tuple[str, Table]:
    database, _lock = await open_database(settings)
    try:
        said = await _act(database, back=back, show=show)
        async with database.transaction() as session:
            return said, table(await learning.versions(session), await learning.in_force(session))
    finally:
        await database.close()


async def _act(database: Database, *, back: bool, show: bool) -> str:
    clock = Clock()
    work_for = worker(database, clock)
    if show:
        return "Routing versions, the newest first."
    if not back:
        made = await Trainer(database, work_for, clock).train()
        return f"Version {made.id} was made from {made.examples} verified tickets and is in force."
    async with database.transaction() as session:
        withdrawn = await learning.back(await work_for(session))
        before = await learning.in_force(session)
    if withdrawn is None:
        return "There is no version to put back: the keywords already decide alone."
    now = f"version {before.id} is in force again" if before else "the keywords decide alone again"
    return f"Version {withdrawn.id} was withdrawn; {now}."


def worker(database: Database, clock: Clock) -> Callable[[AsyncSession], Awaitable[Work]]:
    """The means of a transaction outside the running bot."""
    detector = Detector()

    async def work_for(session: AsyncSession) -> Work:
        here = await city.load(session)
        knowledge = Knowledge(here.areas.values(), here.agencies.values(), here.categories.values(), detector)
        return Work(session, database.keyring, clock(), here, knowledge, "")

    return work_for


def table(versions: Sequence[RoutingVersion], in_force: RoutingVersion | None) -> Table:
    made = Table(
        "version", "made", "tickets", "field", "heard", "top-1", "top-3", "sure from", "sure", "of those right"
    )
    for version in versions:
        mark = "in force" if in_force is not None and version.id == in_force.id else ""
        mark = "withdrawn" if version.withdrawn_at else mark
        for field, figures in version.figures.items():
            number = f"{version.id} {mark}".strip()
            made.add_row(number, f"{version.made_at:%Y-%m-%d}", str(figures["rows"]), field, *_reached(figures))
    return made


def _reached(figures: dict[str, Any]) -> list[str]:
    heard = "keywords" if figures["share"] is None else f"model + {figures['share']} × keywords"
    sure_from = f"{figures['threshold']:.2f}" if figures["threshold"] <= 1 else "never"
    top1, top3, sure, right = (f"{figures[name]:.2f}" for name in ("top1", "top3", "coverage", "precision"))
    return [heard, top1, top3, sure_from, sure, right]
