"""The command line: `lapor`, or `python -m bot`. Imports are lazy, so that `lapor --help` is instant."""

from __future__ import annotations

import asyncio
import errno
import logging
import sys
from typing import Annotated, NoReturn

import typer

from bot import asides
from bot.operations import commands

app = typer.Typer(
    name="lapor",
    help="A Telegram channel for SP4N-LAPOR!: citizens report by chatting, officers answer by commands and buttons.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

app.add_typer(asides.commands, name="updates")

REFUSED = 2  # exit code for what the caller has to mend
BROKEN = 70  # EX_SOFTWARE of sysexits.h: whoever supervises the process starts it again

TRIES = (
    (
        "As Budi (citizen): write “lampu jalan depan SDN Contoh mati sejak kemarin”, confirm the day (the "
        "paperclip adds a photo or a place), press Kirim."
    ),
    (
        "As Citra (coordinator): Buka kartu, Verifikasi, Verifikasi. As Dewi (Dinas Perhubungan): Buka kartu, Tindak "
        "lanjuti, Selesai. As Budi again: Sudah selesai, and a rating."
    ),
    "Press “Lewati 3 hari kerja” at the top four times and open Fitri's chat: her silence closed a report.",
)
ENDING = "Everybody here is invented. Ctrl+C ends it and leaves nothing behind."


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(REFUSED)


def _port_taken(problem: OSError, port: int, advice: str) -> NoReturn:
    """A port in use or forbidden is the caller's to mend; any other fault is ours and is raised again."""
    if problem.errno not in (errno.EADDRINUSE, errno.EACCES, errno.EADDRNOTAVAIL):
        raise problem
    _refuse(f"The port {port} cannot be used. {advice}")


@app.command()
def run(
    only: Annotated[
        list[str] | None,
        typer.Option(help="Run only this part: talk, notifier, scheduler or web. May be given several times."),
    ] = None,
) -> None:
    """Run the bot with the settings of the environment or .env (see .env.example)."""
    from bot.settings import PARTS, SettingsProblem, read

    chosen = only or PARTS
    if unknown := set(chosen) - set(PARTS):
        _refuse(f"There is no part {', '.join(sorted(unknown))}. The parts are: {', '.join(PARTS)}.")
    try:
        settings = read()
    except SettingsProblem as problem:
        _refuse(f"{problem}\nThe settings stand in .env; .env.example explains each.")
    if not settings.bot_token.get_secret_value():
        _refuse("BOT_TOKEN is missing: get one from @BotFather in Telegram and put it into .env, or try `lapor demo`.")
    from bot.logs import configure
    from bot.running import REFUSALS, serve

    configure(settings.log_format)
    try:
        broken = asyncio.run(serve(settings, chosen))
    except REFUSALS as problem:
        _refuse(str(problem))
    except OSError as problem:
        _port_taken(problem, settings.http_port, "Choose another HTTP_PORT.")
    if broken:
        raise typer.Exit(BROKEN)


@app.command()
def demo(
    port: Annotated[int, typer.Option(help="The page's port; 0 takes a free one.", min=0, max=65535)] = 8010,
    open_page: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in the browser.")] = False,
) -> None:
    """Try everything without a token and without a network: a page with citizens and officers side by side."""
    from rich.console import Console, Group
    from rich.panel import Panel
    from rich.table import Table

    from bot.updates import lean

    lean.load()  # before the first import of aiogram
    from bot import demo as demonstration
    from bot.logs import configure

    configure("console", least=logging.WARNING)  # the frame stands alone
    console = Console()

    def announce(address: str) -> None:
        tries = Table.grid(padding=(0, 1, 1, 0))
        for number, text in enumerate(TRIES, 1):
            tries.add_row(f"{number}.", text)
        frame = Group(f"[bold]{address}[/bold]", "", tries, "", ENDING)
        console.print(Panel(frame, title="lapor demo", subtitle="Kota Dumai (contoh)"))
        if open_page:
            typer.launch(address)

    try:
        asyncio.run(demonstration.run(port, announce))
    except KeyboardInterrupt:
        sys.exit(0)
    except OSError as problem:
        _port_taken(problem, port, "Try: lapor demo --port 0")


commands.add_to(app)


@app.command()
def train(
    *,
    back: Annotated[bool, typer.Option("--back", help="Put the version before the one in force back.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Only show the versions and what they reached.")] = False,
) -> None:
    """Train the routing on this installation's verified tickets now; the running bot does so by itself once a day.

    On SQLite the bot has to be stopped first; on PostgreSQL it takes the new version over while it runs.
    """
    from rich.console import Console

    from bot import training
    from bot.settings import SettingsProblem, read
    from bot.trainer import TrainingProblem
    from storage.engine import DatabaseProblem
    from storage.regionfile import RegionError
    from storage.sealing import KeyProblem

    try:
        said, versions = training.run(read(), back=back, show=show)
    except SettingsProblem as problem:
        _refuse(f"{problem}\nThe settings stand in .env; .env.example explains each.")
    except TrainingProblem as problem:
        _refuse(f"The training failed: {problem}. Nothing was changed.")
    except (DatabaseProblem, KeyProblem, RegionError) as problem:
        _refuse(str(problem))
    typer.echo(said)
    Console().print(versions)


def main() -> None:
    app()


if __name__ == "__main__":
    main()
