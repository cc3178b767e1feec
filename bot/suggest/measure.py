"""How well citizens' words are read: `python -m bot.suggest.measure`, the figures of docs/words.md.

The labelled sets are of the project's own writing and lie beside the tests, so this needs a checkout. With `--csv`, a
file of real complaints (columns `keluhan` and `instansi`) measures the routing too.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.suggest.measured import Parts, score
from bot.suggest.routing import routing

app = typer.Typer(add_completion=False)
SETS = Path(__file__).parents[2] / "tests" / "words" / "sets"


def table(parts: Parts, folder: Path) -> Table:
    """One line for each part: how many texts, precision, recall, milliseconds for one text."""
    made = Table("part", "texts", "precision", "recall", "ms a text", title=folder.name)
    for name, cases_of in parts.all.items():
        started = time.process_time()
        cases = cases_of(folder)
        spent = (time.process_time() - started) * 1000 / max(1, len(cases))
        result = score(cases)
        made.add_row(name, str(len(cases)), f"{result.precision:.2f}", f"{result.recall:.2f}", f"{spent:.2f}")
    return made


def misses(parts: Parts, folder: Path) -> Iterator[str]:
    """A line for every text that was read wrongly."""
    for name, cases_of in parts.all.items():
        for case in cases_of(folder):
            if case.found != case.wanted:
                yield f"{name}: {case.text!r} wanted {sorted(case.wanted)} found {sorted(case.found)}"


@app.command()
def main(
    csv: Annotated[Path | None, typer.Option(help="Real complaints: columns keluhan and instansi.")] = None,
    *,
    wrong: Annotated[bool, typer.Option("--misses", help="List every text that was read wrongly.")] = False,
) -> None:
    """Print precision and recall of every part on the project's own sets."""
    console, parts = Console(), Parts()
    for name in ("first", "held-out"):
        console.print(table(parts, SETS / name))
        for line in misses(parts, SETS / name) if wrong else ():
            console.print(line, markup=False, highlight=False)
    if csv:
        console.print(routing(csv))


if __name__ == "__main__":
    app()
