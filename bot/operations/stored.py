"""What the database says: reached, written, at the newest revision, sealed with our key, knowing the holidays."""

from __future__ import annotations

import stat
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import false, func, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.deadlines import Calendar
from bot.operations.findings import Finding, problem, warning, well
from bot.operations.telegram import judged
from bot.settings import Settings
from storage import city, schema
from storage.engine import Database, DatabaseProblem, sqlite_file, url
from storage.models import Setting
from storage.sealing import KEY_BYTES, KeyProblem, Keyring, read_key

NOBODY_ELSE = stat.S_IRWXG | stat.S_IRWXO
_COPY = "Put the key file back from where you keep it (DATA_KEY_FILE); without it nobody can read the people."


@dataclass(slots=True)
class Facts:
    """`failure`: why nothing more is known, the kind of fault; `fresh`: there is no database yet."""

    kind: str
    failure: str | None = None
    fresh: bool = False
    writable: bool = False
    revision: str | None = None
    fingerprint: str | None = None
    ahead: timedelta | None = None  # our clock minus the database's
    added: Collection[str] = field(default=())  # days that the region added as free


async def look(settings: Settings) -> Facts:
    """Everything at one moment; nothing is changed."""
    try:
        address = url(settings.database)
    except DatabaseProblem as found:
        return Facts("", failure=str(found))
    file = sqlite_file(address)
    facts = Facts("SQLite" if address.get_backend_name() == "sqlite" else "PostgreSQL")
    if file is not None and not file.exists():
        facts.fresh = True
        return facts
    database = Database(address, Keyring(bytes(KEY_BYTES)))  # nothing sealed is read
    try:
        async with database.snapshot() as connection:
            await _read(connection, facts, sqlite=database.sqlite)
        facts.writable = await _writes(database) if facts.revision else True
    except (SQLAlchemyError, OSError, TimeoutError) as found:
        facts.failure = type(found).__name__
    finally:
        await database.close()
    return facts


async def _read(connection: AsyncConnection, facts: Facts, *, sqlite: bool) -> None:
    facts.revision = await schema.revision_of(connection)
    facts.fresh = facts.revision is None
    if not sqlite:
        told = await connection.scalar(select(func.clock_timestamp()))
        facts.ahead = datetime.now(UTC) - told if isinstance(told, datetime) else None
    if facts.fresh:
        return
    facts.fingerprint = await schema.fingerprint(connection)
    region = await connection.scalar(select(Setting.value).where(Setting.name == city.FACTS))
    facts.added = tuple(region["added"]) if region else ()


async def _writes(database: Database) -> bool:
    """Whether a statement that writes is allowed: one that meets no row, undone at once."""
    try:
        async with database.engine.connect() as connection:
            await connection.execute(update(Setting).where(false()).values(name="nobody"))
            await connection.rollback()
    except SQLAlchemyError:
        return False
    return True


def database(facts: Facts) -> Finding:
    if facts.failure:
        return problem(
            "database",
            f"{facts.kind or 'It'} cannot be used ({facts.failure}).",
            "Check DATABASE_URL, that the server runs and lets this machine in, or that the file is a database.",
        )
    if facts.fresh:
        return well("database", f"{facts.kind}, empty: the first start fills it")
    if not facts.writable:
        return problem(
            "database",
            f"{facts.kind} is read, but not written.",
            "Check the rights of the file and its folder or of the database's user, and that the disk has room.",
        )
    return well("database", f"{facts.kind}, read and written")


def migrations(facts: Facts) -> Finding:
    newest = schema.head()
    if facts.failure or facts.fresh:
        return well("migrations", f"{newest} comes with the first start" if facts.fresh else "not looked at")
    if facts.revision == newest:
        return well("migrations", f"{newest}, the newest")
    if not schema.known(facts.revision or ""):
        return problem(
            "migrations",
            f"The database is at {facts.revision}, which only a newer release knows.",
            "Install the release that made it; an older one must not write into it.",
        )
    return warning(
        "migrations",
        f"The database is at {facts.revision}, this release needs {newest}.",
        "Make a backup (lapor backup FILE) and start the bot: it migrates by itself.",
    )


def key(settings: Settings, facts: Facts) -> Finding:
    path = settings.key_file
    if not path.exists():
        if facts.fresh and not facts.failure:
            return well("key", "the first start makes one")
        return problem("key", f"{path.name} is missing.", _COPY)
    try:
        ours = read_key(path).fingerprint
    except KeyProblem as found:
        return problem("key", str(found).partition(". ")[0] + ".", _COPY)
    if facts.fingerprint not in (None, ours):
        return problem("key", "The database was sealed with another key than this one.", _COPY)
    mode = path.stat().st_mode
    if mode & NOBODY_ELSE:
        return problem("key", f"Others may read {path.name} ({mode & 0o777:o}).", f"chmod 600 {path}")
    return well("key", f"{path.name} fits; keep a copy apart from the backups" if facts.fingerprint else path.name)


def clock(facts: Facts) -> list[Finding]:
    """PostgreSQL's clock, which is another machine's."""
    return [] if facts.ahead is None else [judged("database clock", "the database's", facts.ahead)]


def holidays(facts: Facts, now: datetime) -> list[Finding]:
    """This year and the next: deadlines of today reach into it."""
    return [_decreed(year, facts.added) for year in (now.year, now.year + 1)]


def _decreed(year: int, added: Collection[str]) -> Finding:
    name = f"holidays {year}"
    if Calendar().known(year) or any(date.fromisoformat(day).year == year for day in added):
        return well(name, "public holidays and cuti bersama are known")
    return warning(
        name,
        f"The cuti bersama of {year} is not known: deadlines in {year} may come out too early.",
        "When the decree (SKB) is out, update the bot, or add the days to the region's holidays.",
    )
