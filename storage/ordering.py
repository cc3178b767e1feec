"""Reading in the order of an index, whatever the planner believes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

# `jit` with it: PostgreSQL up to 17 adds a huge cost to a sort that it cannot avoid, and would compile for that.
_ORDERED = text(
    "SELECT current_setting('enable_sort'), current_setting('jit'), "
    "set_config('enable_sort', 'off', true), set_config('jit', 'off', true)"
)
_AS_BEFORE = text("SELECT set_config('enable_sort', :sort, true), set_config('jit', :jit, true)")


@asynccontextmanager
async def in_order_of_indexes(session: AsyncSession) -> AsyncIterator[None]:
    """In here PostgreSQL sorts only what no index holds in order; SQLite does so by itself.

    Its statistics are older than the rows: of an agency that came to hold very many since, they say that it holds next
    to none, and to read and sort them all seems as good as to read the first ones in the order of an index.
    """
    if session.get_bind().dialect.name != "postgresql":
        yield
        return
    sort, jit, *_ = (await session.execute(_ORDERED)).one()
    yield  # what raises in here ends the transaction, and the settings with it
    await session.execute(_AS_BEFORE, {"sort": sort, "jit": jit})
