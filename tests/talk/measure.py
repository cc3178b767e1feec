"""How many questions and presses a report takes: `python -m tests.talk.measure`, the figures of docs/talk.md."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.talk.phone import Bot
from tests.talk.playing import Score, read, scored

NAMES = ("first", "second")


async def measured(names: tuple[str, ...] = NAMES) -> dict[str, Score]:
    with tempfile.TemporaryDirectory() as folder:
        bot = await Bot.open(Path(folder))
        try:
            return {name: await scored(bot, read(name)) for name in names}
        finally:
            await bot.database.close()


def table(scores: dict[str, Score]) -> Table:
    fields = next(iter(scores.values())).fields
    made = Table("set", "talks", *fields, "taps, median", "most", "questions, median", title="First messages, played")
    for name, score in scores.items():
        rates = [f"{right}/{judged}" for right, judged in score.fields.values()]
        made.add_row(name, str(score.talks), *rates, f"{score.taps:g}", str(score.most_taps), f"{score.questions:g}")
    return made


def main(arguments: list[str]) -> None:
    """`--misses` lists what was read wrongly; a set's name measures that one alone."""
    names = tuple(one for one in arguments if not one.startswith("-")) or NAMES
    console, scores = Console(width=150), asyncio.run(measured(names))
    console.print(table(scores))
    for name, score in scores.items():
        for line in score.misses if "--misses" in arguments else ():
            console.print(f"{name} {line}", markup=False, highlight=False)


if __name__ == "__main__":
    main(sys.argv[1:])
