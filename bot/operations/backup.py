"""`lapor backup`: everything at one moment in one file, while the bot runs. Sealed values stay sealed; no key is read.

The attachments are read after the rows: what was added since is more than the rows name and harms nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.operations import attachments
from bot.operations.archive import FILES, ArchiveProblem, Head, Writer
from bot.settings import Settings
from storage import rows, schema
from storage.engine import Database, DatabaseProblem, sqlite_file, url
from storage.sealing import KEY_BYTES, Keyring


@dataclass(slots=True)
class Count:
    tickets: int = 0
    rows: int = 0
    files: int = 0


async def backup(settings: Settings, target: Path) -> Count:
    """Raises ArchiveProblem or DatabaseProblem with a sentence for people."""
    address = url(settings.database)
    file = sqlite_file(address)
    if file is not None and not file.exists():
        raise DatabaseProblem(f"There is no database {file.name} yet: nothing to keep. Check DATA_DIR.")
    database = Database(address, Keyring(bytes(KEY_BYTES)))  # rows are read as they are stored: any key will do
    count = Count()
    try:
        with Writer(target) as writer:
            async with database.snapshot() as connection:
                await _write(connection, writer, count)
            _attach(settings, writer, count)
    except (SQLAlchemyError, OSError) as problem:
        name = type(problem).__name__
        raise ArchiveProblem(
            f"The backup could not be written ({name}). Check that the database answers and that there is room."
        ) from problem
    finally:
        await database.close()
    return count


async def _write(connection: AsyncConnection, writer: Writer, count: Count) -> None:
    revision = await schema.revision_of(connection)
    key = await schema.fingerprint(connection) if revision else None
    if revision is None or key is None:
        raise DatabaseProblem("The database is empty: nothing to keep. Start the bot once.")
    writer.head(Head(revision, key, datetime.now(UTC).isoformat(timespec="seconds")))
    for table in await rows.tables(connection):
        names = [column.name for column in rows.carried(table)]
        number = 0
        async for part in rows.read(connection, table):
            number += 1
            writer.rows(table.name, number, names, part)
            count.rows += len(part)
            count.tickets += len(part) if table.name == "tickets" else 0


def _attach(settings: Settings, writer: Writer, count: Count) -> None:
    place = attachments.store(settings)
    if place is None:
        return
    for name in attachments.names(place):
        found = attachments.read(place, name)
        if found is not None:
            writer.stream(FILES + name, *found)
            count.files += 1
