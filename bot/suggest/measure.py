"""How well citizens' words are read: `python -m bot.suggest.measure`, the figures of docs/words.md.

The labelled sets are of the project's own writing and lie beside the tests, so this needs a checkout. `routing PATH`
and `real PATH` measure on a file of real complaints too.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.suggest import reality, routing
from bot.suggest.measured import Parts, score

app = typer.Typer(add_completion=False)
SETS = Path(__file__).parents[2] / "tests" / "words" / "sets"
FOLDERS = ("first", "held-out", "second")
OWN = SETS / "routing.tsv"


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


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    *,
    wrong: Annotated[bool, typer.Option("--misses", help="List every text that was read wrongly.")] = False,
) -> None:
    """Print precision and recall of every part on the project's own sets."""
    if context.invoked_subcommand:
        return
    console, parts = Console(), Parts()
    for name in FOLDERS:
        console.print(table(parts, SETS / name))
        for line in misses(parts, SETS / name) if wrong else ():
            console.print(line, markup=False, highlight=False)


@app.command(name="routing")
def route(
    path: Annotated[Path, typer.Argument(help="A .csv with columns keluhan and instansi, or a .tsv set.")] = OWN,
) -> None:
    """Print what keywords and the learned model reach on labelled reports; the project's own set by default."""
    for part in routing.tables(path):
        Console().print(part)


@app.command()
def real(path: Annotated[Path, typer.Argument(help="A .csv of real complaints of any city.")]) -> None:
    """Print what can be said of real texts that nobody labelled by hand: language, place, personal data."""
    Console().print(reality.table(path))


if __name__ == "__main__":
    app()
