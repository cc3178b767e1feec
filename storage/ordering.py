"""Reading in the order of an index, whatever the planner believes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

# `jit`: PostgreSQL up to 17 adds a huge cost to a sort that it cannot avoid, and would compile for that. Workers take
# longer to start than a page takes to read.
_NAMES = {
    "enable_sort": "off",
    "enable_seqscan": "off",
    "enable_bitmapscan": "off",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
}
_BEFORE = ", ".join(f"current_setting('{name}')" for name in _NAMES)
_ORDERED = text(f"SELECT {_BEFORE}, " + ", ".join(f"set_config('{name}', '{to}', true)" for name, to in _NAMES.items()))
_AS_BEFORE = text("SELECT " + ", ".join(f"set_config('{name}', :{name}, true)" for name in _NAMES))


@asynccontextmanager
async def in_order_of_indexes(session: AsyncSession) -> AsyncIterator[None]:
    """In here PostgreSQL sorts only what no index holds in order; SQLite does so by itself.

    Its statistics are older than the rows: of an agency that came to hold very many since, they say that it holds next
    to none, and to read and sort them all seems as good as to read the first ones in the order of an index.
    """
    if session.get_bind().dialect.name != "postgresql":
        yield
        return
    before = (await session.execute(_ORDERED)).one()
    yield  # what raises in here ends the transaction, and the settings with it
    await session.execute(_AS_BEFORE, dict(zip(_NAMES, before, strict=False)))
