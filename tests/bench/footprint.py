"""Footprint: memory of the whole bot, its growth, how soon it answers after a start, how soon `lapor --help` does."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from tests.bench.crew import Crew
from tests.bench.report import ROOT, Line, Wish

IMPORTS = "import aiogram, telegram.ext, sqlalchemy"
TELLS = f"{IMPORTS}; print(next(line for line in open('/proc/self/status') if 'VmRSS' in line).split()[1])"
SOAK_SHARE = 10  # memory is first looked at after this part of the soak: 10,000 of 100,000
PATIENCE = 120.0


def resident(pid: int) -> float:
    """Resident memory of a process in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


async def footprint(crew: Crew, wish: Wish) -> list[Line]:
    lines = await _memory(crew, wish)
    imports = median([_seconds(sys.executable, "-c", IMPORTS) for _ in range(wish.rounds)])
    answers = [await _first_answer(crew) for _ in range(wish.rounds)]
    help_seconds = median([_seconds(sys.executable, "-m", "bot", "--help") for _ in range(wish.rounds)])
    return [
        *lines,
        Line("footprint", "those imports, seconds", imports),
        Line("footprint", "first answer after a start, seconds", median(answers)),
        Line("footprint", "first answer ÷ imports", median(answers) / imports, at_most=1.5),
        Line("footprint", "lapor --help, seconds", help_seconds, at_most=0.5),
    ]


def _seconds(*command: str) -> float:
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - began


async def _start(environment: Mapping[str, str]) -> asyncio.subprocess.Process:
    """`lapor run` as it is started in earnest, nothing imported before."""
    quiet = asyncio.subprocess.DEVNULL
    command = (sys.executable, "-m", "bot", "run")
    return await asyncio.create_subprocess_exec(
        *command, env={**environment, "PYTHONPATH": str(ROOT)}, stdout=quiet, stderr=quiet
    )


async def _first_answer(crew: Crew) -> float:
    """From the start of the process to the first message, for somebody who wrote before."""
    environment = await crew.environment()
    waits = asyncio.create_task(crew.play("closed", form=True, people=1, warm=0.0, seconds=PATIENCE / 4))
    await asyncio.sleep(0.2)
    await crew.figures()
    began = time.perf_counter()
    process = await _start(environment)
    moments: list[float] = []
    while not moments and time.perf_counter() - began < PATIENCE:
        await asyncio.sleep(0.02)
        moments = (await crew.figures())["pushes"]
    took = time.perf_counter() - began
    process.kill()
    await process.wait()
    await waits
    return took


async def _memory(crew: Crew, wish: Wish) -> list[Line]:
    told = subprocess.run([sys.executable, "-c", TELLS], check=True, capture_output=True, text=True)
    imports = int(told.stdout) / 1024
    environment = await crew.environment() | {"MESSAGES_PER_SECOND": "1000"}
    process = await _start(environment)
    try:
        start = wish.soak // SOAK_SHARE
        at_start = await _after(crew, process.pid, start, wish)
        at_end = await _after(crew, process.pid, wish.soak - start, wish)
    finally:
        process.kill()
        await process.wait()
    return [
        Line("footprint", f"{IMPORTS}, MB", imports),
        Line("footprint", f"the whole bot after {start:,} updates, MB", at_start),
        Line("footprint", "the whole bot ÷ imports", at_start / imports, at_most=1.3),
        Line("footprint", f"growth to {wish.soak:,} updates, MB", at_end - at_start, at_most=10),
    ]


async def _after(crew: Crew, pid: int, updates: int, wish: Wish) -> float:
    """Resident memory after so many more updates of people in a closed loop."""
    done = 0
    end = time.monotonic() + 3600
    while done < updates and time.monotonic() < end:
        done += (await crew.play("closed", form=True, people=200, warm=0.0, seconds=10.0))["updates"]
        wish.say(f"footprint: {done:,} of {updates:,} updates, {resident(pid):.0f} MB")
    return resident(pid)
