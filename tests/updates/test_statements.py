"""What a batch costs: one commit, and few statements whether one update waits or a hundred."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession

from bot.limits import Limits
from bot.usecases.work import Work
from handlers.gate import Gate
from storage.engine import Database
from tests.updates.kit import Town, says, work_of


class Count:
    def __init__(self) -> None:
        self.statements: list[str] = []
        self.commits = 0


@contextmanager
def counted(database: Database) -> Iterator[Count]:
    """Statements that reach the driver (BEGIN and COMMIT aside) and commits."""
    count = Count()
    engine = database.engine.sync_engine

    def executed(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if not statement.startswith("BEGIN"):
            count.statements.append(statement)

    def committed(_connection: Any) -> None:
        count.commits += 1

    event.listen(engine, "before_cursor_execute", executed)
    event.listen(engine, "commit", committed)
    try:
        yield count
    finally:
        event.remove(engine, "before_cursor_execute", executed)
        event.remove(engine, "commit", committed)


async def known(town: Town, people: int) -> None:
    """People whom the bot knows and whose replies are noted."""
    await town.hears(*(says(10 + n, "halo", person=2000 + n) for n in range(people)))
    await town.tending.flush()


async def test_an_update_alone_costs_few_statements_and_one_commit(town: Town) -> None:
    await known(town, 1)
    with counted(town.database) as count:
        await town.hears(says(500, "halo", person=2000))
    handlers_own = [one for one in count.statements if one.startswith("UPDATE conversations")]
    assert len(handlers_own) == 1
    assert count.commits == 1
    # Take, people with their conversations; PostgreSQL also locks the chats.
    assert len(count.statements) - len(handlers_own) == (2 if town.database.sqlite else 3)


@pytest.mark.parametrize("people", [1, 20, 100])
async def test_a_hundred_updates_cost_as_few(town: Town, people: int) -> None:
    await known(town, people)
    with counted(town.database) as count:
        await town.hears(*(says(500 + n, "halo", person=2000 + n % people) for n in range(100)))
    assert count.commits == 1
    assert len(count.statements) <= 6
    with counted(town.database) as count:
        await town.hears(*(says(500 + n, "halo", person=2000 + n % people) for n in range(100)))
    assert count.commits == 1
    assert len(count.statements) <= 2  # take, and the notes of what was spoken


async def test_strangers_are_made_in_the_same_commit(town: Town) -> None:
    """On SQLite SQLAlchemy inserts rows whose ids it must learn one by one; PostgreSQL gives them at once."""
    await town.warm()
    with counted(town.database) as count:
        await town.hears(*(says(500 + n, "halo", person=2000 + n, chat=-100 - n) for n in range(50)))
    assert count.commits == 1
    assert len(count.statements) <= (7 + 2 * 50 if town.database.sqlite else 9)


async def test_the_gate_costs_no_statement_of_its_own(town: Town) -> None:
    """Loads stand on conversations that are written anyway; the crowd is counted once in five seconds."""

    async def work_for(session: AsyncSession) -> Work:
        work: Work = await work_of(town.database, town.clock)(session)
        work.limits = Limits()
        return work

    town.rewire(admit=Gate().admit, work_for=work_for)
    await known(town, 100)
    with counted(town.database) as count:
        await town.hears(*(says(500 + n, "halo", person=2000 + n) for n in range(100)))
    assert count.commits == 1
    assert len(count.statements) <= 6
    await town.tending.flush()
    with counted(town.database) as count:
        await town.hears(says(700, "halo", person=2000))
    assert len(count.statements) <= (4 if town.database.sqlite else 5)
    town.clock.passes(seconds=6)
    await town.tending.flush()
    with counted(town.database) as count:
        await town.hears(says(701, "halo", person=2000))
    assert sum("count(" in one for one in count.statements) == 1
