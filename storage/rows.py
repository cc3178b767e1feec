"""Tables as portable rows: read at one moment from either database, written into an empty one of either kind.

The tables are taken as the database has them (reflected), not as this release knows them, so that rows of an older
revision can be carried too. Values stay as they are stored: what is sealed stays sealed, and no key is needed. What a
database makes by itself from other columns (search indexes) is left out.
"""

from __future__ import annotations

import base64
import warnings
from collections.abc import AsyncIterator, Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Date,
    DateTime,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.exc import SAWarning
from sqlalchemy.ext.asyncio import AsyncConnection

PART_ROWS = 500
_OWN = "alembic_version"
_MADE_BY_SQLITE = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'table'"


async def tables(connection: AsyncConnection) -> list[Table]:
    """All tables that hold rows of ours, parents before children."""
    return await connection.run_sync(_reflected)


def _reflected(connection: Connection) -> list[Table]:
    skipped = {_OWN}
    if connection.dialect.name == "sqlite":
        skipped |= {*connection.exec_driver_sql(_MADE_BY_SQLITE).scalars()}
    metadata = MetaData()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SAWarning)  # indexes over expressions, which are of no interest here
        metadata.reflect(connection, only=lambda name, _: name not in skipped)
        return list(metadata.sorted_tables)


def carried(table: Table) -> list[Column[Any]]:
    """The columns that hold what was written, in order."""
    return [one for one in table.columns if one.computed is None and not isinstance(one.type, TSVECTOR)]


async def read(connection: AsyncConnection, table: Table) -> AsyncIterator[list[list[Any]]]:
    """The rows in parts of at most PART_ROWS, as values that JSON can hold, by primary key."""
    columns = carried(table)
    query = select(*columns).order_by(*table.primary_key.columns)
    async with connection.stream(query) as result:
        async for part in result.partitions(PART_ROWS):
            yield [[_plain(value) for value in row] for row in part]


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime):
        return (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _stored(value: Any, column: Column[Any], *, sqlite: bool) -> Any:
    if value is None:
        return None
    if isinstance(column.type, LargeBinary):
        return base64.b64decode(value, validate=True)
    if isinstance(column.type, DateTime):
        moment = datetime.fromisoformat(value)
        return moment.replace(tzinfo=None) if sqlite else moment
    return date.fromisoformat(value) if isinstance(column.type, Date) else value


async def write(connection: AsyncConnection, table: Table, names: Sequence[str], part: Iterable[Sequence[Any]]) -> None:
    """Insert rows that `read` gave; KeyError for a column that the table does not have."""
    sqlite = connection.dialect.name == "sqlite"
    columns = [table.columns[name] for name in names]
    for column in columns:
        if isinstance(column.type, JSON):
            column.type.none_as_null = bool(column.nullable)
    values = [
        {one.name: _stored(value, one, sqlite=sqlite) for one, value in zip(columns, row, strict=True)} for row in part
    ]
    if values:
        await connection.execute(insert(table), values)


async def prepare(connection: AsyncConnection, found: Sequence[Table]) -> None:
    """Empty the tables (a migration may have filled some) and let keys wait for the end of the transaction."""
    for table in reversed(found):
        await connection.execute(table.delete())
    await _deferrable(connection, found, "DEFERRABLE INITIALLY DEFERRED")


async def settle(connection: AsyncConnection, found: Sequence[Table]) -> None:
    """Check the keys that waited (PostgreSQL), and let new rows be numbered after those that were written."""
    if connection.dialect.name == "sqlite":
        return
    await connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
    await _deferrable(connection, found, "NOT DEFERRABLE")
    for table in found:
        await _number_on(connection, table)


async def doubt(connection: AsyncConnection, found: Sequence[Table]) -> None:
    """What waited to be sent when the copy was made may have left since: its outcome is unknown, as after a death."""
    for table in found:
        if table.name == "notifications":
            waiting = (table.c.state == "waiting") & ~table.c.possible_repeat
            await connection.execute(table.update().where(waiting).values(state="sending"))


async def _deferrable(connection: AsyncConnection, found: Sequence[Table], how: str) -> None:
    """Tickets refer to tickets and agencies to agencies, in no order of their ids."""
    if connection.dialect.name == "sqlite":
        return
    quoted = connection.dialect.identifier_preparer.quote
    for table in found:
        for key in table.constraints:
            if isinstance(key, ForeignKeyConstraint) and key.name:
                change = f"ALTER TABLE {quoted(table.name)} ALTER CONSTRAINT {quoted(str(key.name))} {how}"
                await connection.exec_driver_sql(change)


async def _number_on(connection: AsyncConnection, table: Table) -> None:
    keys = [one for one in table.primary_key.columns if isinstance(one.type, Integer)]
    for key in keys:
        sequence = select(func.pg_get_serial_sequence(table.name, key.name))
        name = await connection.scalar(sequence)
        if name is not None:
            highest = await connection.scalar(select(func.max(key)))
            await connection.execute(select(func.setval(name, highest or 1, highest is not None)))
