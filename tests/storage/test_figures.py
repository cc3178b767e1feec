"""Figures for whoever watches are read from indexes: a million closed tickets do not slow a scrape."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.lifecycle import OPEN
from storage import figures
from storage.engine import Database
from tests.databases import make_database

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
CASES: dict[str, Callable[[AsyncConnection], Awaitable[Any]]] = {
    "ix_notifications_open": figures.queues,
    "ix_tickets_holder_id_state_due_at_id (holder_id=?)": figures.tickets,
    "ix_tickets_holder_id_state_due_at_id (holder_id=? AND state=?)": lambda connection: figures.late(
        connection, [state.value for state in OPEN], NOW
    ),
    "ix_updates_received_at": lambda connection: figures.set_aside(connection, NOW),
}


@pytest.mark.parametrize("index", CASES)
async def test_a_figure_is_answered_from_its_index(index: str, tmp_path: Any) -> None:
    database: Database = await make_database("sqlite", tmp_path)
    statements: list[tuple[str, Any]] = []

    def executed(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_more: Any) -> None:
        statements.append((statement, parameters))

    async with database.engine.connect() as connection:
        event.listen(connection.sync_connection, "before_cursor_execute", executed)
        await CASES[index](connection)
        statement, parameters = statements[-1]
        plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        assert index in " ".join(str(tuple(row)) for row in plan)
    await database.close()
