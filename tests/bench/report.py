"""What was measured as a table for people, a page of the docs and a file for machines."""

from __future__ import annotations

import json
import math
import os
import platform
import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent.parent
PAGE, DATA = ROOT / "docs" / "benchmarks.md", ROOT / "build" / "bench.json"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
LIBRARIES = ("aiogram", "python-telegram-bot", "SQLAlchemy", "aiosqlite", "asyncpg", "aiohttp", "httpx", "pydantic")


@dataclass(frozen=True, slots=True)
class Line:
    """One figure; `at_least` and `at_most` are its target."""

    group: str
    what: str
    value: float
    note: str = ""
    at_least: float | None = None
    at_most: float | None = None

    @property
    def verdict(self) -> str:
        """Whether the target was reached, or by how much it was missed."""
        for target, missed in ((self.at_least, -1), (self.at_most, 1)):
            if target is None:
                continue
            beyond = missed * (self.value - target)
            return "reached" if beyond <= 0 else f"missed by {beyond / target:.0%}" if target else "missed"
        return ""

    @property
    def target(self) -> str:
        if self.at_least is not None:
            return f"≥ {self.at_least:g}"
        return f"≤ {self.at_most:g}" if self.at_most is not None else ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What one call measures: seconds of each round, rounds, sizes of tables, updates of the soak."""

    rounds: int
    warm: float
    seconds: float
    open_seconds: float
    databases: Sequence[str]
    sizes: Sequence[int]
    soak: int
    drain: int

    def say(self, words: str) -> None:
        sys.stderr.write(f"{words}\n")
        sys.stderr.flush()


def ratio(ours: Sequence[float], others: Sequence[float]) -> float:
    """The median of the ratios within each round: a noisy minute hits both sides of its round."""
    return median(one / other if other else math.nan for one, other in zip(ours, others, strict=True))


def figure(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"


def table(lines: Sequence[Line]) -> str:
    head = "| figure | value | target | | |\n|---|---|---|---|---|\n"
    rows = [f"| {one.what} | {figure(one.value)} | {one.target} | {one.verdict} | {one.note} |\n" for one in lines]
    return head + "".join(rows)


def machine() -> str:
    """One paragraph: what it was measured on."""
    model = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor() or "an unknown processor",
    )
    memory = next((int(line.split()[1]) // 1024**2 for line in _lines("/proc/meminfo") if "MemTotal" in line), 0)
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{os.cpu_count()} processors ({model}), {memory} GB, {platform.system()} {platform.release()}, Python "
        f"{platform.python_version()}, SQLite {sqlite3.sqlite_version}; {libraries}. Load average at the end: "
        f"{os.getloadavg()[0]:.1f}."
    )


def _lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text().splitlines() if file.exists() else []


def measured(lines: Sequence[Line], command: str) -> str:
    groups = dict.fromkeys(line.group for line in lines)
    parts = [f"Measured on {datetime.now(UTC):%Y-%m-%d} by `{command}`.\n\n{machine()}\n"]
    parts += [f"\n### {group}\n\n{table([one for one in lines if one.group == group])}" for group in groups]
    return "".join(parts)


def write(lines: Sequence[Line], command: str) -> None:
    """Put the figures into the docs (between the marks; the words around them stay) and into build/bench.json."""
    page = PAGE.read_text()
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n\n{measured(lines, command)}\n{END}{after}")
    DATA.parent.mkdir(exist_ok=True)
    data = {"command": command, "machine": machine(), "figures": [asdict(one) for one in lines]}
    DATA.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n")
