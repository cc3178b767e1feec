"""`lapor restore`: a backup into an empty place, of either kind of database. Whatever fails leaves the place empty."""

from __future__ import annotations

from pathlib import Path

from obstore.store import ObjectStore
from sqlalchemy import Table
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.opening import lock_file
from bot.operations import archive, attachments
from bot.operations.archive import FILES, ArchiveProblem, Head
from bot.operations.backup import Count
from bot.settings import Settings
from storage import rows, schema
from storage.engine import Database, DatabaseProblem, sqlite_file, url
from storage.sealing import KeyProblem, Keyring, read_key


async def restore(settings: Settings, source: Path) -> Count:
    """Check all of it, then bring it back. Raises ArchiveProblem, DatabaseProblem or KeyProblem for people."""
    head = archive.check(source)
    if not schema.known(head.revision):
        raise ArchiveProblem("The backup was made by a newer release. Install that release and restore with it.")
    keyring = _keyring(settings, head)
    address = url(settings.database)
    file = sqlite_file(address)
    held = lock_file(file) if file is not None else None
    database = Database(address, keyring)
    try:
        await _refuse_unless_empty(database)
        return await _bring_back(settings, database, head, source)
    except (SQLAlchemyError, OSError) as problem:
        raise DatabaseProblem(
            f"The backup could not be brought back ({type(problem).__name__}); nothing was kept of it. "
            "Check DATABASE_URL and that there is room."
        ) from problem
    finally:
        await database.close()
        if held is not None:
            held.release()


def _keyring(settings: Settings, head: Head) -> Keyring:
    path = settings.key_file
    if not path.exists():
        raise KeyProblem(f"Put the key that this backup was sealed with into place first: {path} (DATA_KEY_FILE).")
    keyring = read_key(path)
    if keyring.fingerprint != head.key:
        raise KeyProblem("This backup was sealed with another key. Put the right key file in place (DATA_KEY_FILE).")
    return keyring


async def _refuse_unless_empty(database: Database) -> None:
    async with database.engine.connect() as connection:
        if not await schema.is_empty(connection):
            raise DatabaseProblem(
                "The database is not empty, and a backup goes into an empty place only. Name a new one in "
                "DATABASE_URL or DATA_DIR; nothing was changed."
            )


async def _bring_back(settings: Settings, database: Database, head: Head, source: Path) -> Count:
    """The files first: rows that name a missing file would be worse than files that no row names."""
    place = _empty_store(settings)
    written: list[str] = []
    try:
        count = Count(files=_write_files(place, source, written))
        async with database.migrating() as connection:
            await _write_rows(database, connection, head, source, count)
    except BaseException:  # interrupted or failed, the files go with the rows; raised again
        attachments.remove(place, written)
        raise
    await schema.migrate(database)
    return count


def _empty_store(settings: Settings) -> ObjectStore:
    if attachments.is_local(settings):
        attachments.folder(settings).mkdir(parents=True, exist_ok=True, mode=0o700)
    place = attachments.store(settings)
    assert place is not None
    if next(attachments.names(place), None) is not None:
        raise ArchiveProblem("The store of the attachments is not empty. Name a new one in FILES_URL or DATA_DIR.")
    return place


def _write_files(place: ObjectStore, source: Path, written: list[str]) -> int:
    for name, content in archive.members(source):
        if name.startswith(FILES):
            written.append(name.removeprefix(FILES))
            attachments.write(place, written[-1], content)
    return len(written)


async def _write_rows(database: Database, connection: AsyncConnection, head: Head, source: Path, count: Count) -> None:
    await schema.move(database, connection, head.revision)
    found = {table.name: table for table in await rows.tables(connection)}
    await rows.prepare(connection, list(found.values()))
    for name, columns, part in archive.parts(source):
        await rows.write(connection, _table(found, name, columns), columns, part)
        count.rows += len(part)
        count.tickets += len(part) if name == "tickets" else 0
    await rows.doubt(connection, list(found.values()))
    await rows.settle(connection, list(found.values()))
    if database.sqlite:
        await schema.check_keys(connection)


def _table(found: dict[str, Table], name: str, columns: list[str]) -> Table:
    if name not in found or not set(columns) <= set(found[name].columns.keys()):
        raise ArchiveProblem(f"The backup's table {name} is not as this release knows it. Use its own release.")
    return found[name]
