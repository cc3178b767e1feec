"""Trains the routing in a process of its own and keeps what it made; the talking process never imports scikit-learn.

The examples go through a pipe: nothing is written to the disk and nothing leaves the machine.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from bot.suggest.choosing import Example
from bot.suggest.learning import Made, Task
from bot.usecases import learning
from bot.usecases.work import Work
from storage.engine import Database
from storage.models import RoutingVersion

log = structlog.get_logger("trainer")

LOOK_EVERY = timedelta(hours=1)
LONGEST_SECONDS = 1800.0
TRAINING = ("-m", "bot.suggest.train")
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


class TrainingProblem(Exception):
    """The training process ended without a model; the text says how, never what it read."""


class Trainer:
    """Looks once an hour, by the clock, whether there is enough to learn; trains beside everything else."""

    def __init__(
        self,
        database: Database,
        work_for: Callable[[AsyncSession], Awaitable[Work]],
        now: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._work_for = work_for
        self._now = now
        self._looked: datetime | None = None
        self._training: asyncio.Task[None] | None = None

    async def look(self, session: AsyncSession) -> None:
        """Start a training when one is due; asked by the scheduler within its transaction."""
        now = self._now()
        if (self._looked is not None and now - self._looked < LOOK_EVERY) or self._busy():
            return
        self._looked = now
        if await learning.due(await self._work_for(session)):
            self._training = asyncio.create_task(self._train_quietly(), name="training")

    def _busy(self) -> bool:
        return self._training is not None and not self._training.done()

    async def done(self) -> None:
        """Wait for the training that runs, if one does."""
        if self._training is not None:
            await self._training

    async def stop(self) -> None:
        """Cut a running training off: it begins anew another day."""
        if self._training is not None:
            self._training.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._training

    async def _train_quietly(self) -> None:
        try:
            version = await self.train()
            log.info("trainer.made", version=version.id, examples=version.examples)
        except TrainingProblem as problem:  # the keywords, or the version before, go on; tried again when due
            log.warning("trainer.failed", problem=str(problem))

    async def train(self) -> RoutingVersion:
        """A new version from what was verified until now; raises TrainingProblem."""
        made = await _in_child(await self._task())
        async with self._database.transaction() as session:
            return await learning.keep(await self._work_for(session), made)

    async def _task(self) -> Task:
        """The examples, read in small transactions so that nobody waits for them."""
        found: list[Example] = []
        before: int | None = None
        while True:
            async with self._database.transaction() as session:
                work = await self._work_for(session)
                some, before = await learning.examples(work, before)
            found += some
            if before is None or len(found) >= learning.NEWEST:
                return learning.task(work, found[: learning.NEWEST])


async def _in_child(task: Task) -> Made:
    """Train in a child process; it ends with this one."""
    given = json.dumps(task.to_json()).encode()
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        *TRAINING,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=os.environ | ONE_THREAD,
    )
    try:
        async with asyncio.timeout(LONGEST_SECONDS):
            said, complaint = await child.communicate(given)
    except TimeoutError as problem:
        raise TrainingProblem(f"it took longer than {LONGEST_SECONDS:.0f} seconds") from problem
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode != 0:
        raise TrainingProblem(f"it ended with code {child.returncode} ({_kind_of(complaint)})")
    return Made(**json.loads(said))


def _kind_of(complaint: bytes) -> str:
    """The last line's kind of exception alone: what follows it may quote a text."""
    lines = complaint.decode(errors="replace").strip().splitlines()
    return lines[-1].partition(":")[0][:60] if lines else "no word"
