"""What the state machines of the talk share: a bot in a folder of its own, restarts, and nothing set aside."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import func, select

from storage.models import UpdateRow
from tests.talk.phone import Bot


def plays(examples: int, steps: int) -> settings:
    """How much a machine plays. Explaining a failure would trace every line: minutes instead of seconds."""
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
    )


class Machine(RuleBasedStateMachine):
    """`bot` is the whole talk without HTTP; `run` waits for what it is asked to do."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = Path(tempfile.mkdtemp(prefix="machine-"))
        self.bot = self.run(Bot.open(self.folder))

    def run(self, work: Any) -> Any:
        return self.loop.run_until_complete(work)

    def teardown(self) -> None:
        self.run(self.bot.database.close())
        self.loop.close()
        shutil.rmtree(self.folder)

    @rule()
    def restarts(self) -> None:
        self.bot.restart()

    @invariant()
    def nothing_was_set_aside(self) -> None:
        async def aside() -> int:
            async with self.bot.database.transaction() as session:
                return int(await session.scalar(select(func.count()).where(UpdateRow.set_aside_at.is_not(None))) or 0)

        assert self.run(aside()) == 0
