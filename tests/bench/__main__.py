"""`make bench`: measures, prints a table, writes docs/benchmarks.md and build/bench.json.

python -m tests.bench --only intake --only pushes --rounds 1 --seconds 3      (a quick look)
BENCH_SIZE=100000 python -m tests.bench --only size
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Mapping

from rich.console import Console
from rich.table import Table

from tests.bench.crew import Crew
from tests.bench.footprint import footprint
from tests.bench.handling import handling
from tests.bench.intake import answers, intake
from tests.bench.pushes import drain, pushes
from tests.bench.report import Line, Wish, figure, write
from tests.bench.size import size
from tests.databases import KINDS

Measure = Callable[[Crew, Wish], Awaitable[list[Line]]]
MEASURES: Mapping[str, Measure] = {
    "handling": handling,
    "intake": intake,
    "answers": answers,
    "pushes": pushes,
    "drain": drain,
    "size": size,
    "footprint": footprint,
}
SIZES = (1_000, 100_000, 1_000_000)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.partition("\n")[0])
    parser.add_argument("--only", action="append", choices=tuple(MEASURES))
    parser.add_argument("--database", choices=(*KINDS, "both"), default="both")
    parser.add_argument("--rounds", type=int, default=3, help="interleaved; the medians count")
    parser.add_argument("--warm", type=float, default=5.0, help="seconds before each measurement")
    parser.add_argument("--seconds", type=float, default=10.0, help="of each closed-loop measurement")
    parser.add_argument("--open-seconds", type=float, default=50.0, help="of each open-loop one; 50 are 1,000 samples")
    parser.add_argument("--soak", type=int, default=100_000, help="updates until memory is looked at again")
    parser.add_argument("--drain", type=int, default=2000, help="notifications that wait")
    parser.add_argument("--dry", action="store_true", help="print only, write nothing")
    return parser.parse_args()


def wish_of(given: argparse.Namespace) -> Wish:
    most = int(os.environ.get("BENCH_SIZE", SIZES[-1]))
    return Wish(
        rounds=given.rounds,
        warm=given.warm,
        seconds=given.seconds,
        open_seconds=given.open_seconds,
        databases=KINDS if given.database == "both" else (given.database,),
        sizes=sorted({*(one for one in SIZES if one <= most), most}),
        soak=given.soak,
        drain=given.drain,
    )


async def measure(names: list[str], wish: Wish) -> list[Line]:
    lines: list[Line] = []
    async with Crew() as crew:
        for name in names:
            lines += await MEASURES[name](crew, wish)
    return lines


def show(lines: list[Line]) -> None:
    made = Table("", "figure", "value", "target", "", "")
    for one in lines:
        made.add_row(one.group, one.what, figure(one.value), one.target, one.verdict, one.note)
    Console(width=150).print(made)


def main() -> None:
    given = arguments()
    lines = asyncio.run(measure(given.only or list(MEASURES), wish_of(given)))
    show(lines)
    if not given.dry:
        write(lines, "make bench" if len(sys.argv) == 1 else f"python -m tests.bench {' '.join(sys.argv[1:])}")


if __name__ == "__main__":
    main()
