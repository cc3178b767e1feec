"""What is asked again and again finds its rows by an index, however many there are."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.app import App
from bot.domain.kinds import Kind
from bot.domain.lifecycle import Official
from bot.insight import figures
from bot.settings import read
from bot.usecases import backlog, clock, queue, tickets
from bot.usecases.sifting import Due, Wish
from bot.usecases.work import Work
from storage import figures as counted
from storage import notifications, outbox, search, updates
from storage.models import Nudge
from tests.databases import KINDS, make_database
from tests.stage import TOKEN

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
LARGE = (
    "tickets",
    "events",
    "notifications",
    "updates",
    "people",
    "drafts",
    "public_words",
    "wordings",
)  # what grows; the city's tables do not
Ask = Callable[[Work], Awaitable[Any]]

WISHES: dict[str, Wish] = {
    "by status": Wish(status=Official.PROCESS),
    "by class": Wish(kind=Kind.COMPLAINT),
    "by area": Wish(district="14.72.01"),
    "by deadline": Wish(due=Due.LATE),
    "by words": Wish(words=("lampu", "jalan")),
    "by all": Wish(Official.WAITING, Kind.COMPLAINT, "14.72.01", Due.SOON, ("lampu",)),
}


def _queue(work: Work, wish: Wish) -> Awaitable[Any]:
    return queue.waiting_for(work, [1, 2], 0, wish)


async def _drafts(work: Work) -> int:
    return await counted.drafts(await work.session.connection())


# A query that is added to the bot's hot paths is added here.
HOT: dict[str, Ask] = {
    "by number": lambda work: tickets.by_number(work, "DMI-7K3F9QX"),
    "queue page": lambda work: queue.waiting_for(work, [1, 2], 0),
    **{f"queue {name}": partial(_queue, wish=wish) for name, wish in WISHES.items()},
    "next of the queue": lambda work: queue.next_for(work, [1, 2], 1),
    "backlog": lambda work: backlog.piles(work, [1]),
    "backlog, reminded": lambda work: backlog._still_waiting(work, [Nudge(agency_id=2, tickets=[1, 2])]),
    "statistics of a city": lambda work: figures.of(work, [1], city=True),
    "statistics of an agency": lambda work: figures.of(work, [2], city=False),
    "statistics by agency": lambda work: figures.by_agency(work, [1]),
    "search": lambda work: search.search(work.session, ["lampu", "jalan"]),
    "similar": lambda work: search.nearby(work.session, ["xa1472021001", "xjmelat", "xp9166x28145"], NOW),
    "my tickets": lambda work: queue.mine(work, 1, 0),
    "by message": lambda work: notifications.by_message(work.session, 1, 100),
    "claim": lambda work: outbox.claim(work.session, NOW, limit=32, held=[5]),
    "next due": lambda work: outbox.next_due(work.session, NOW),
    "unspoken": lambda work: updates.claim_unspoken(work.session, 1, NOW),
    "next moment": lambda work: clock.next_moment(work),
    "unfinished drafts": _drafts,
}


@pytest.fixture(params=KINDS)
async def work(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    database = await make_database(request.param, tmp_path, seeded=True)
    app = App(read(_env_file=None, bot_token=TOKEN), database, patrolled=False)
    async with database.transaction() as session:
        yield await app.work_for(session)
    await app.bot.session.close()
    await database.close()


@pytest.mark.parametrize("name", HOT)
async def test_a_hot_query_reads_no_large_table_from_end_to_end(work: Work, name: str) -> None:
    statements = await asked(work, HOT[name])
    assert statements
    for statement, parameters in statements:
        plan = await _plan(work, statement, parameters)
        assert not [line for line in plan if _reads_all(line)], "\n".join([statement, *plan])


QUEUES = ("ix_tickets_due ", "ix_tickets_due_kind ", "ix_tickets_due_area ", "ix_tickets_holder_id_state_due_at_id ")
REVIEWS, ONE_BY_ONE = "ix_tickets_review_open ", "INTEGER PRIMARY KEY"


@pytest.mark.parametrize("name", [name for name in HOT if "queue" in name])
@pytest.mark.parametrize("work", ["sqlite"], indirect=True)
async def test_a_queue_is_read_in_the_order_of_an_index(work: Work, name: str) -> None:
    for statement, parameters in await asked(work, HOT[name]):
        steps = [line for line in await _plan(work, statement, parameters) if line.startswith("SEARCH tickets")]
        assert all(any(index in step for index in (*QUEUES, REVIEWS, ONE_BY_ONE)) for step in steps), steps


async def asked(work: Work, ask: Ask) -> list[tuple[str, Any]]:
    """The statements of a query as they reach the driver, and what they are asked with."""
    found: list[tuple[str, Any]] = []

    def seen(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_more: Any) -> None:
        found.append((statement, parameters))

    engine = work.session.get_bind().engine
    event.listen(engine, "before_cursor_execute", seen)
    try:
        await ask(work)
    finally:
        event.remove(engine, "before_cursor_execute", seen)
    return found


async def _plan(work: Work, statement: str, parameters: Any) -> list[str]:
    connection = await work.session.connection()
    if connection.dialect.name == "sqlite":
        rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        return [str(row[-1]) for row in rows]
    await connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    rows = await connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)
    return [str(row[0]) for row in rows]


def _reads_all(line: str) -> bool:
    """A step that walks through a whole large table: SQLite's SCAN without an index, PostgreSQL's Seq Scan."""
    words = line.replace("->", " ").split()
    if words[0] == "SCAN":
        return "INDEX" not in words and words[1].rstrip("_0123456789") in LARGE
    return words[:2] == ["Seq", "Scan"] and words[3] in LARGE
