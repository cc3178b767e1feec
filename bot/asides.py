"""`lapor updates`: what was set aside is listed, shown with all personal parts closed, and marked for a replay; and
what waits for long on its way out.

Works while the bot runs: it takes no lock of the SQLite file, only short transactions of its own. The running bot
looks for marked updates every two seconds. Imports are lazy, as everywhere on the command line.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

if TYPE_CHECKING:
    from storage.engine import Database
    from storage.models import UpdateRow

commands = typer.Typer(no_args_is_help=True, help="What was set aside because it could not be handled.")

REFUSED = 2  # exit code for what the caller has to mend
CLOSED = "«…»"
PLAIN_NUMBERS = frozenset(
    ("update_id", "message_id", "date", "edit_date", "offset", "length", "width", "height", "duration", "file_size")
)
PLAIN_WORDS = frozenset(("type", "status", "mime_type"))
_NAME = re.compile(r"[a-z_]{1,40}")
_WORD = re.compile(r"[a-z0-9_./+-]{1,60}")
_MISREAD = str.maketrans("OIL", "011")  # Crockford's base 32 has no O, I and L


class Trouble(Exception):
    """The command cannot be carried out; the text says what to do."""


def closed(value: Any, key: str = "") -> Any:
    """The structure of an update without what anybody wrote, is called or can be found by."""
    if isinstance(value, dict):
        return {name if _NAME.fullmatch(name) else CLOSED: closed(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [closed(inner, key) for inner in value]
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return value if key in PLAIN_WORDS and _WORD.fullmatch(value) else CLOSED
    return value if key in PLAIN_NUMBERS else CLOSED


def kind_of(payload: str) -> str:
    """What kind of update it is, in Telegram's words."""
    names = [name for name in json.loads(payload) if name != "update_id" and _NAME.fullmatch(name)]
    return ", ".join(names) or "–"


def spelled(reference: str) -> str:
    return reference.strip().upper().translate(_MISREAD)


@commands.command("list")
def list_() -> None:
    """What is set aside: reference, when, kind and cause; nothing personal."""

    async def look(database: Database) -> None:
        rows = await _rows(database)
        for row in rows:
            marked = "  (marked for a replay)" if row.replay_at else ""
            typer.echo(f"{row.reference}  {_when(row)}  {kind_of(row.payload or '{}')}  {row.cause}{marked}")
        typer.echo(f"{len(rows)} set aside." if rows else "Nothing is set aside.")

    _run(look)


@commands.command()
def show(reference: str) -> None:
    """The structure of one update; texts, names and ids stay closed."""

    async def look(database: Database) -> None:
        rows = await _rows(database, [reference])
        if not rows:
            raise Trouble(f"Nothing is set aside under {spelled(reference)}. See: lapor updates list")
        for row in rows:
            typer.echo(f"{row.reference}  {_when(row)}  {row.cause}")
            typer.echo(json.dumps(closed(json.loads(row.payload or "{}")), indent=2, ensure_ascii=False))

    _run(look)


@commands.command()
def replay(
    references: Annotated[list[str] | None, typer.Argument(help="References from the list.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="All that is set aside.")] = False,
) -> None:
    """Let the running bot handle updates once more, in their order; what fails again stays set aside."""
    wanted = {spelled(one) for one in references or ()}
    if bool(wanted) is everything:
        _refuse("Name references, or say --all. See: lapor updates list")

    async def mark(database: Database) -> None:
        marked = await mark_for_replay(database, wanted)
        typer.echo(f"{len(marked)} marked. The running bot takes them up within seconds; see: lapor updates list")
        if missing := wanted - marked:
            raise Trouble(f"Nothing is set aside under {', '.join(sorted(missing))}.")

    _run(mark)


@commands.command()
def waiting() -> None:
    """Notifications that have waited for more than ten minutes: how many, since when and why."""

    async def look(database: Database) -> None:
        from storage.overdue import overdue

        async with database.transaction() as session:
            found = await overdue(session, datetime.now(UTC))
        for one in found:
            typer.echo(f"{one.rows} to {one.chats} chats since {_local(one.since)}: {one.cause}")
        typer.echo("The causes are explained in docs/notifications.md." if found else "Nothing waits for long.")

    _run(look)


async def mark_for_replay(database: Database, references: set[str]) -> set[str]:
    """Mark what has these references, everything where none is given; the references found."""
    from storage import asides

    async with database.transaction() as session:
        rows = await asides.all_aside(session, references)
        asides.mark(rows)
    return {row.reference or "" for row in rows}


async def _rows(database: Database, references: Sequence[str] = ()) -> Sequence[UpdateRow]:
    from storage import asides

    async with database.transaction() as session:
        return await asides.all_aside(session, [spelled(one) for one in references])


def _when(row: UpdateRow) -> str:
    assert row.set_aside_at is not None
    return _local(row.set_aside_at)


def _local(moment: datetime) -> str:
    return moment.astimezone().isoformat(" ", "seconds")


@asynccontextmanager
async def opened() -> AsyncIterator[Database]:
    """The bot's own database, beside the running bot; nothing is made or migrated."""
    from bot.settings import read
    from storage.engine import Database, sqlite_file, url
    from storage.sealing import read_key

    settings = read()
    address = url(settings.database)
    file = sqlite_file(address)
    if file is not None and not file.exists():
        raise Trouble(f"There is no database {file.name} yet: it is made when the bot first runs.")
    database = Database(address, read_key(settings.key_file))
    try:
        yield database
    finally:
        await database.close()


def _run(act: Callable[[Database], Coroutine[Any, Any, None]]) -> None:
    from sqlalchemy.exc import SQLAlchemyError

    from bot.settings import SettingsProblem
    from storage.engine import DatabaseProblem
    from storage.sealing import KeyProblem

    async def work() -> None:
        async with opened() as database:
            await act(database)

    try:
        asyncio.run(work())
    except (Trouble, SettingsProblem, DatabaseProblem, KeyProblem) as problem:
        _refuse(str(problem))
    except (SQLAlchemyError, OSError) as problem:
        _refuse(
            f"The database cannot be used ({type(problem).__name__}). Check DATABASE_URL, and that this release has "
            "run once: lapor run brings the tables up to date."
        )


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(REFUSED)
