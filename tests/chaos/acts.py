"""What happens to a bot while people go on: kills, a database that restarts, a full disk, a set clock, replicas.

Each act goes on for about so many seconds of load and leaves everything as it found it.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.chaos import points
from tests.chaos.balancer import Balancer
from tests.chaos.machines import Bot, free_port
from tests.chaos.stage import Stage
from tests.databases import restart_postgres

DEATH_SECONDS = 6.0  # until a point is passed, or another one is armed
STOP_SECONDS = 20.0
TAKEOVER_SECONDS = 5.0
PARTS = ("notifier", "scheduler", "polling")
HOURS = (2, -2)  # what the clock is set forward and back


@dataclass
class Figures:
    """What acts measured, and sentences about what they found broken."""

    takeover_seconds: dict[str, list[float]] = field(default_factory=lambda: {part: [] for part in PARTS})
    stop_seconds: list[float] = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)


Act = Callable[[Stage, float, Figures], Awaitable[None]]


async def killed_at_points(stage: Stage, seconds: float, figures: Figures) -> None:
    """SIGKILL where it hurts: each point in turn."""
    end, turn = time.monotonic() + seconds, 0
    struck = figures.more.setdefault("points", dict.fromkeys(points.POINTS, 0))
    while time.monotonic() < end:
        point = points.POINTS[turn % len(points.POINTS)]
        turn, before = turn + 1, stage.tally.kills
        points.arm(stage.armed, point, passes=random.randrange(3))
        await _until(lambda known=before: stage.tally.kills > known, DEATH_SECONDS)  # type: ignore[misc]
        struck[point] += stage.tally.kills - before
        stage.armed.unlink(missing_ok=True)
        await asyncio.sleep(random.uniform(0, 0.5))


async def killed_at_random(stage: Stage, seconds: float, _figures: Figures) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        await asyncio.sleep(random.expovariate(1 / 1.5))
        stage.pick().kill()


async def database_restarted(stage: Stage, seconds: float, figures: Figures) -> None:
    """The server ends at once under load, as in a power cut, and comes back."""
    end, times = time.monotonic() + seconds, 0
    while time.monotonic() < end or not times:
        await asyncio.sleep(random.uniform(1, 3))
        await asyncio.to_thread(restart_postgres)
        times += 1
    figures.more["database_restarts"] = times


async def no_page_left(stage: Stage, seconds: float, _figures: Figures) -> None:
    """The file must not grow for a while; what does not fit waits at Telegram."""
    await asyncio.sleep(seconds / 4)
    stage.pages.touch()
    await asyncio.sleep(seconds / 2)
    stage.pages.unlink()
    await asyncio.sleep(seconds / 4)


async def clock_stepped(stage: Stage, seconds: float, _figures: Figures) -> None:
    """The machine's clock jumps hours forward and back, and comes right again."""
    for hours in (*HOURS, 0):
        stage.clock.write_text(str(hours * 3600))
        await asyncio.sleep(seconds / (len(HOURS) + 1))


async def stopped_cleanly(stage: Stage, seconds: float, figures: Figures) -> None:
    """SIGTERM under load: it finishes what is in hand, within a bounded time, and ends with 0."""
    await asyncio.sleep(seconds / 2)
    bot = stage.bots.pop()
    began = time.monotonic()
    code = await bot.stop()
    took = time.monotonic() - began
    figures.stop_seconds.append(round(took, 2))
    if code != 0 or took > STOP_SECONDS:
        figures.broken.append(f"a clean stop took {took:.1f} s and ended with {code}")
    stage.start_bot()
    await asyncio.sleep(seconds / 2)


async def replicas_killed(stage: Stage, seconds: float, figures: Figures) -> None:
    """Three of everything, one of them killed every few seconds; how long nobody led what it led."""
    extra = [stage.start_bot() for _ in range(2)]
    await asyncio.sleep(3)
    end = time.monotonic() + seconds
    deaths: list[tuple[float, int, list[str]]] = []
    while time.monotonic() < end or not deaths:
        leading = leaders(stage)
        bot = _one_that_leads(stage, leading) or stage.pick()
        deaths.append((*stage.killed(bot), [part for part, pid in leading.items() if pid == bot.pid]))
        await asyncio.sleep(random.uniform(2.5, 4.5) + 2)
    await _until(lambda: all(_taken_over(stage, *death) for death in deaths), 2 * TAKEOVER_SECONDS)
    for death in deaths:
        _measure(_taken_over(stage, *death), death[2], figures)
    for bot in extra:
        stage.bots.remove(bot)
        await bot.stop()


async def killed_behind_a_balancer(stage: Stage, seconds: float, figures: Figures) -> None:
    """From polling to a webhook and back, under load; three of everything behind a load balancer, killed at random."""
    balancer = Balancer([free_port() for _ in range(3)])
    await balancer.open()
    await stage.bots.pop().stop()
    for port in balancer.ports:
        stage.start_bot(WEBHOOK_URL=balancer.url, HTTP_PORT=str(port))
    await asyncio.sleep(3)
    await killed_at_random(stage, seconds, figures)
    figures.more["balanced"] = figures.more.get("balanced", 0) + balancer.passed
    while stage.bots:
        await stage.bots.pop().stop()
    stage.start_bot()
    await balancer.close()


def _one_that_leads(stage: Stage, leading: Mapping[str, int]) -> Bot | None:
    """A bot that leads something, in two of three kills."""
    found = [bot for bot in stage.bots if bot.pid in leading.values()]
    return random.choice(found) if found and random.random() < 0.67 else None


def _lines(stage: Stage) -> list[tuple[float, int, str]]:
    """When which process began to lead what."""
    if not stage.leaders.exists():
        return []
    lines = (line.split() for line in stage.leaders.read_text().splitlines())
    return [(float(at), int(pid), part) for at, pid, part in lines]


def leaders(stage: Stage) -> dict[str, int]:
    """Which process leads each part now."""
    return {part: pid for _, pid, part in _lines(stage)}


def _taken_over(stage: Stage, at: float, _pid: int, parts: list[str]) -> dict[str, float]:
    """Seconds from a kill until somebody led again, for the parts that were led by whom it hit."""
    after = [(moment - at, part) for moment, _, part in _lines(stage) if moment > at]
    found = {part: min((gap for gap, of in after if of == part), default=None) for part in parts}
    return {part: gap for part, gap in found.items() if gap is not None} if None not in found.values() else {}


def _measure(gaps: Mapping[str, float], parts: list[str], figures: Figures) -> None:
    if parts and not gaps:
        figures.broken.append(f"nobody took over {', '.join(parts)}")
    for part, gap in gaps.items():
        figures.takeover_seconds[part].append(round(gap, 2))
        if gap > TAKEOVER_SECONDS:
            figures.broken.append(f"{part} was taken over after {gap:.1f} s")


async def _until(happened: Callable[[], object], seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and not happened():
        await asyncio.sleep(0.02)


EVERYWHERE: Mapping[str, Act] = {
    "points": killed_at_points,
    "random": killed_at_random,
    "clock": clock_stepped,
    "stop": stopped_cleanly,
}
ACTS: Mapping[str, Mapping[str, Act]] = {
    "sqlite": {**EVERYWHERE, "full": no_page_left},
    "postgresql": {
        **EVERYWHERE,
        "restart": database_restarted,
        "replicas": replicas_killed,
        "balancer": killed_behind_a_balancer,
    },
}
