"""The commands of whoever runs the channel. Imports are lazy, so that `lapor --help` is instant."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

import typer

if TYPE_CHECKING:
    from bot.settings import Settings

T = TypeVar("T")
REFUSED = 2  # exit code for what the caller has to mend


def add_to(app: typer.Typer) -> None:
    for command in (doctor, backup, restore):
        app.command()(command)


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of a table.")] = False,
) -> None:
    """Look whether everything is as it should be, also while the bot runs, and say how to mend what is not."""
    from bot.operations.doctor import PROBLEM, examine
    from bot.operations.report import as_text, show

    findings = asyncio.run(examine(_settings()))
    if as_json:
        typer.echo(as_text(findings))
    else:
        show(findings)
    raise typer.Exit(any(one.state == PROBLEM for one in findings))


def backup(
    file: Annotated[Path, typer.Argument(help="The file to write, such as lapor-2026-11-24.tar; it must be new.")],
) -> None:
    """Keep everything in one file, also while the bot runs: all rows, sealed as they are, and the attachments.

    The key is never in it: keep a copy of the key file at another place. Whoever has only the backup reads no name and
    no word; whoever lost the key cannot either.
    """
    from bot.operations.backup import backup as make

    count = _done(make(_settings(), file))
    typer.echo(f"{file}: {count.tickets} tickets, {count.rows} rows, {count.files} attachments. The key is not in it.")


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `lapor backup` wrote.", exists=True, dir_okay=False)],
) -> None:
    """Bring a backup back into an empty place, on SQLite or PostgreSQL, whichever it came from.

    The key file has to be in place; the bot is started afterwards. What waited to be sent when the backup was made may
    have left since: it is sent once more, marked as a possible repeat.
    """
    from bot.operations.restore import restore as bring_back

    count = _done(bring_back(_settings(), file))
    typer.echo(f"{count.tickets} tickets, {count.rows} rows and {count.files} attachments are back. Start the bot now.")


def _settings() -> Settings:
    from bot.settings import SettingsProblem, read

    try:
        return read()
    except SettingsProblem as problem:
        _refuse(f"{problem}\nThe settings stand in .env; .env.example explains each.")


def _done(work: Coroutine[Any, Any, T]) -> T:
    from bot.operations.archive import ArchiveProblem
    from storage.engine import DatabaseProblem
    from storage.sealing import KeyProblem

    try:
        return asyncio.run(work)
    except (ArchiveProblem, DatabaseProblem, KeyProblem) as problem:
        _refuse(str(problem))


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(REFUSED)
