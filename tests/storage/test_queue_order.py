"""A crowded queue: in its order over all parts, and read no further than its page on either database."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, text, update

from bot.domain.lifecycle import UNFINISHED, Official, State
from bot.usecases import queue
from bot.usecases.sifting import Wish
from bot.usecases.work import Work
from storage.models import Event, Person, Ticket, Wording
from tests.storage.test_plans import HOT, REVIEWS, asked
from tests.storage.test_plans import work as work  # a fixture is found by its name here

OFFICES = (2, 3)
DISTRICT = "14.72.01"
SORT = re.compile(r"TEMP B-TREE FOR ORDER BY|\bSort  \(cost")
WHOLE = re.compile(r"Gather|(Seq Scan on|SCAN) (tickets|events|wordings)\b")
MERGED = ("queue page", "queue by status", "queue by class", "queue by area", "queue by deadline", "next of the queue")


async def filled(work: Work, count: int, states: Sequence[State]) -> None:
    """So many tickets of two agencies in these states; what has to be worked on has one of forty limits."""
    person = Person(lookup=b"q" * 16, identity={"id": 1}, language="id", created_at=work.now)
    work.session.add(person)
    await work.session.flush()
    rng = random.Random(7)
    rows = [_row(work, n, rng, rng.choice(states), person.id) for n in range(count)]
    ids = list(await work.session.scalars(insert(Ticket).returning(Ticket.id), rows))
    common: dict[str, Any] = {"at": work.now, "action": "file", "target": "unverified", "data": {}}
    await work.session.execute(insert(Event), [{"ticket_id": one, **common} for one in ids for _ in range(3)])
    worded = [{"ticket_id": one, "text_hash": one.to_bytes(16, "big"), "at": work.now} for one in ids]
    await work.session.execute(insert(Wording), worded)


def _row(work: Work, n: int, rng: random.Random, state: State, person: int) -> dict[str, Any]:
    working = state in UNFINISHED
    return {
        "number": f"DMI-{n:07d}",
        "version": 1,
        "kind": "complaint",
        "state": state,
        "reporter_id": person,
        "holder_id": rng.choice(OFFICES),
        "coordinator_id": OFFICES[0],
        "review_open": not working and n % 5 == 0,
        "title": "Contoh",
        "content": "Contoh",
        "area_code": rng.choice(sorted(work.city.areas)),
        "filed_at": work.now - timedelta(days=n % 7),
        "changed_at": work.now,
        "due_at": work.now + timedelta(hours=rng.randrange(-20, 20)) if working else None,
    }


async def turned(work: Work, wish: Wish) -> list[Ticket]:
    """All tickets of the queue, page after page."""
    found: list[Ticket] = []
    for page in range(1000):
        got = await queue.waiting_for(work, OFFICES, page, wish)
        found += got.tickets
        if not got.more:
            assert got.count == len(found)
            return found
    raise AssertionError("the queue has no end")


WISHES = (Wish(), Wish(district=DISTRICT), Wish(Official.PROCESS), Wish(Official.DONE))


@pytest.mark.parametrize("wish", WISHES, ids=repr)
async def test_the_parts_of_a_queue_are_one_order(work: Work, wish: Wish) -> None:
    await filled(work, 240, (State.ASSIGNED, State.IN_PROGRESS, State.PROPOSED, State.CLOSED))
    found = await turned(work, wish)
    assert len({ticket.id for ticket in found}) == len(found) > 3
    if wish.status is None:
        assert {ticket.review_open for ticket in found} == {True, False}
        assert found == sorted(found, key=lambda one: (one.filed_at if one.review_open else one.due_at, one.id))
    else:
        running = sorted((one for one in found if one.due_at is not None), key=lambda one: (one.due_at, one.id))
        others = sorted((one for one in found if one.due_at is None), key=lambda one: -one.id)
        assert others
        assert found == [*running, *others]


@pytest.mark.parametrize("wish", WISHES, ids=repr)
async def test_whoever_oversees_a_province_has_more_agencies_than_sqlite_takes_in_one_union(
    work: Work, wish: Wish
) -> None:
    await filled(work, 240, (State.ASSIGNED, State.IN_PROGRESS, State.PROPOSED, State.CLOSED))
    few = await queue.waiting_for(work, OFFICES, wish=wish)
    many = await queue.waiting_for(work, [*range(100, 700), *OFFICES], wish=wish)
    assert [one.id for one in many.tickets] == [one.id for one in few.tickets]
    assert (many.count, many.late) == (few.count, few.late)


@pytest.mark.parametrize("name", MERGED)
async def test_no_part_is_sorted_though_the_statistics_know_nothing_of_a_full_desk(work: Work, name: str) -> None:
    await filled(work, 1500, (State.ASSIGNED, State.CLOSED))
    await work.session.execute(text("ANALYZE"))
    await work.session.execute(update(Ticket).values(holder_id=2, state=State.ASSIGNED, due_at=Ticket.filed_at))
    plans = await _plans(work, name)
    sorts = [[line for line in plan if SORT.search(line)] for plan in plans]
    assert max(len(one) for one in sorts) == 1, sorts  # that of what was read, at the end
    assert not [line for plan in plans for line in plan if WHOLE.search(line)], plans


@pytest.mark.parametrize("name", [name for name in MERGED if name != "next of the queue"])
@pytest.mark.parametrize("work", ["sqlite"], indirect=True)
async def test_what_is_counted_stands_in_the_index(work: Work, name: str) -> None:
    await filled(work, 1500, (State.ASSIGNED, State.CLOSED))
    await work.session.execute(text("ANALYZE"))
    steps = [
        line for plan in await _plans(work, name) for line in plan if "ix_tickets_" in line and REVIEWS not in line
    ]
    assert len(steps) > 1
    assert all("COVERING INDEX" in line for line in steps), steps


async def _plans(work: Work, name: str) -> list[list[str]]:
    """The plan of each statement, with the settings that were made before it."""
    connection = await work.session.connection()
    explain = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN"
    plans = []
    for statement, parameters in await asked(work, HOT[name]):
        if "set_config" in statement:
            await connection.exec_driver_sql(statement, parameters)
            continue
        rows = await connection.exec_driver_sql(f"{explain} {statement}", parameters)
        plans.append([str(row[-1]) for row in rows])
    return plans
