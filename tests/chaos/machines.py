"""Processes of a play: forked from one that has everything imported, so that a restart costs a moment, not seconds."""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
import os
import runpy
import signal
import socket
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerContext, ForkServerProcess
from typing import Any

from bot.settings import Settings
from tests.chaos import dying

RESTART_SECONDS = 0.1


def nursery() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.chaos.dying", "bot.simulator.server"])
    return context


async def ended(process: ForkServerProcess) -> int:
    """Wait for the process's end; its exit code, negative for a signal."""
    loop, gone = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(process.sentinel, gone.set)
    try:
        await gone.wait()
    finally:
        loop.remove_reader(process.sentinel)
    process.join()
    assert process.exitcode is not None
    return process.exitcode


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def simulate(port: int, token: str) -> None:
    """`python -m bot.simulator` in a forked process."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # it would print its address
    sys.argv = ["bot.simulator", "--port", str(port), "--token", token]
    runpy.run_module("bot.simulator", run_name="__main__")


def clean_environment() -> dict[str, str]:
    """This process's environment without the settings of the bot."""
    return {name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields}


@dataclass
class Tally:
    """What became of processes."""

    kills: int = 0
    exits: Counter[int] = field(default_factory=Counter)


class Bot:
    """A bot process that is started again whenever it ends, until the play is over."""

    def __init__(
        self, context: ForkServerContext, environment: Callable[[], Mapping[str, str]], tally: Tally, run: Any = None
    ) -> None:
        self._context, self._environment, self._tally = context, environment, tally
        self._run = run or dying.run
        self._keeper: asyncio.Task[None] | None = None
        self.process: ForkServerProcess | None = None

    @property
    def pid(self) -> int:
        return (self.process.pid or 0) if self.process is not None else 0

    def start(self) -> None:
        self._keeper = asyncio.create_task(self._keep())

    async def _keep(self) -> None:
        while True:
            self.process = self._context.Process(target=self._run, args=(dict(self._environment()),))
            self.process.start()
            code = await ended(self.process)
            if code == -signal.SIGKILL:
                self._tally.kills += 1
            else:
                self._tally.exits[code] += 1
            await asyncio.sleep(RESTART_SECONDS)

    def kill(self) -> int:
        """SIGKILL, now; the id of the process that it hit, 0 for none."""
        if self.process is None or not self.process.is_alive():
            return 0
        self.process.kill()
        return self.pid

    async def stop(self) -> int:
        """SIGTERM, and no new start; the exit code."""
        assert self._keeper is not None
        self._keeper.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._keeper
        if self.process is None:
            return 0
        self.process.terminate()
        return await ended(self.process)
