"""Opening the database: its folder, lock, key, schema and region; every refusal says what to do."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy.exc import SQLAlchemyError

from bot.settings import Settings
from storage import schema
from storage.engine import Database, DatabaseProblem, sqlite_file, url
from storage.regionreader import read
from storage.sealing import KeyProblem, Keyring, make_key, read_key


async def open_database(settings: Settings) -> tuple[Database, FileLock | None]:
    """The database, migrated and seeded, and the lock of its SQLite file (None on PostgreSQL).

    Raises DatabaseProblem, KeyProblem or RegionError with a sentence for people.
    """
    address = url(settings.database)
    file = sqlite_file(address)
    lock = lock_file(file) if file is not None else None
    fresh = file is not None and not file.exists()
    keyring = _keyring(settings, fresh=fresh, sqlite=file is not None)
    database = Database(address, keyring)
    try:
        if not settings.key_file.exists():
            keyring = await _first_key(database, settings)
        await schema.migrate(database)
        await schema.seed(database, database.keyring, read(settings.region_dir))
    except (SQLAlchemyError, OSError) as problem:
        await database.close()
        raise DatabaseProblem(
            f"The database cannot be opened ({type(problem).__name__}). Check DATABASE_URL, and that the server runs "
            "or the file's folder can be written."
        ) from problem
    except Exception:  # only to close; raised again
        await database.close()
        raise
    return database, lock


def lock_file(file: Path) -> FileLock:
    """Keep every other process away from a SQLite file; DatabaseProblem when one has it."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(f"{file}.lock", timeout=0)
        lock.acquire()
    except Timeout as problem:
        raise DatabaseProblem(
            f"Another process already works with {file.name}. Stop it first; SQLite serves one process. "
            "For several, use PostgreSQL (DATABASE_URL)."
        ) from problem
    except OSError as problem:
        raise DatabaseProblem(f"The folder of {file.name} cannot be written: {problem.strerror}.") from problem
    return lock


def _keyring(settings: Settings, *, fresh: bool, sqlite: bool) -> Keyring:
    """The key of the key file; one is made only for an empty database."""
    path = settings.key_file
    if path.exists():
        return read_key(path)
    if sqlite and not fresh:
        raise _lost(path)
    return Keyring(bytes(32)) if not sqlite else make_key(path)


async def _first_key(database: Database, settings: Settings) -> Keyring:
    """PostgreSQL: whether the database is empty is known only when it answers."""
    if await schema.current(database) is not None:
        raise _lost(settings.key_file)
    database.use(make_key(settings.key_file))
    return database.keyring


def _lost(path: Path) -> KeyProblem:
    return KeyProblem(
        f"The key file {path.name} is missing, but the database is not empty. Put the file back from where you keep "
        "it (DATA_KEY_FILE); without it nobody can read the people in it."
    )
