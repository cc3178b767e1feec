"""The schema's life: Alembic's migrations on our own engine, and the first seeding of an empty database.

Alembic is loaded where there is something to migrate; a start finds the newest schema nearly always.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import catchup, seeding
from storage.engine import Database, DatabaseProblem, lock_key
from storage.models import Setting
from storage.region import Region
from storage.sealing import KeyProblem, Keyring

if TYPE_CHECKING:
    from alembic.config import Config

FINGERPRINT = "key_fingerprint"
MIGRATIONS = Path(__file__).parent / "migrations"


def config(connection: Connection | None = None) -> Config:
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(MIGRATIONS))
    made.attributes["connection"] = connection
    return made


@cache
def revisions() -> tuple[str, ...]:
    """What this release knows, oldest first: one line without branches, each file named by its revision."""
    return tuple(sorted(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py")))


def known(revision: str) -> bool:
    """Whether this release knows the revision; a newer release made it otherwise."""
    return revision in revisions()


def before(revision: str) -> tuple[str, ...]:
    """The revisions that came before this one, which this release knows."""
    return revisions()[: revisions().index(revision)]


def head() -> str:
    """The newest revision that this release knows."""
    return revisions()[-1]


async def migrate(database: Database, revision: str = "head", *, down: bool = False) -> None:
    """Bring the schema to `revision`; several processes at once run it once (advisory lock on PostgreSQL)."""
    async with database.migrating() as connection:
        await move(database, connection, revision, down=down)


async def move(database: Database, connection: AsyncConnection, revision: str, *, down: bool = False) -> None:
    """The same inside a transaction of `database.migrating()`."""
    if not database.sqlite:
        await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": lock_key("migrate")})
    if revision == "head" and await _is_newest(connection):
        return
    from alembic import command

    step = command.downgrade if down else command.upgrade
    await connection.run_sync(lambda inner: step(config(inner), revision))
    if database.sqlite:
        await check_keys(connection)


async def _is_newest(connection: AsyncConnection) -> bool:
    """Whether there is nothing to migrate; DatabaseProblem where a newer release has been here."""
    found = await revision_of(connection)
    if found is not None and not known(found):
        raise DatabaseProblem(
            f"The database is at {found}, which only a newer release knows. Install that release again, or restore a "
            "backup of this one into an empty place; nothing was changed."
        )
    return found == head()


async def check_keys(connection: AsyncConnection) -> None:
    broken = (await connection.exec_driver_sql("PRAGMA foreign_key_check")).all()
    if broken:
        raise RuntimeError(f"a migration left {len(broken)} rows without their parents")


async def current(database: Database) -> str | None:
    """The database's revision, None for an empty one."""
    async with database.engine.connect() as connection:
        return await revision_of(connection)


async def revision_of(connection: AsyncConnection) -> str | None:
    if not await connection.run_sync(lambda inner: inspect(inner).has_table("alembic_version")):
        return None
    found: str | None = await connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


async def is_empty(connection: AsyncConnection) -> bool:
    """Whether there is no table at all, ours or anybody's."""
    return not await connection.run_sync(lambda inner: inspect(inner).get_table_names())


async def fingerprint(connection: AsyncConnection) -> str | None:
    """That of the key with which this database is sealed; None before the first start."""
    found: str | None = await connection.scalar(select(Setting.value).where(Setting.name == FINGERPRINT))
    return found


async def seed(database: Database, keyring: Keyring, region: Region) -> None:
    """Give an empty database its region and the key's fingerprint, and one of a former release what the region's files
    brought since; refuse a database sealed with another key."""
    async with database.transaction() as session:
        if not database.sqlite:
            await session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": lock_key("seed")})
        known = await session.get(Setting, FINGERPRINT)
        if known is None:
            session.add(Setting(name=FINGERPRINT, value=keyring.fingerprint))
            await seeding.seed(session, region)
        elif known.value != keyring.fingerprint:
            raise KeyProblem(
                "This database was sealed with another key. Put the right key file in place (DATA_KEY_FILE); "
                "nothing was changed."
            )
        else:
            await catchup.answers(session, region)
