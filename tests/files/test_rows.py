"""Rows on their way: claimed once, given back by a dead worker, never overtaken, removed when nobody refers to them."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from storage import attachments
from storage.attachments import LEASE, REMOVED_AFTER, Claimed, Kept
from storage.engine import Database
from tests.files.kit import NOW, attach, rows

CONTENT = "ab" * 32


async def _claim(database: Database, after: timedelta = timedelta(), limit: int = 10) -> list[Claimed]:
    async with database.transaction() as session:
        return await attachments.claim(session, NOW + after, limit)


async def _removal_begins(database: Database) -> bool:
    async with database.transaction() as session:
        return await attachments.begin_removal(session, CONTENT)


async def test_each_row_is_claimed_once_however_many_ask(database: Database) -> None:
    await attach(database, *(f"berkas {n}" for n in range(6)))
    claimed = await asyncio.gather(*(_claim(database, limit=2) for _ in range(5)))
    ids = [row.id for some in claimed for row in some]
    assert len(ids) == len(set(ids))
    rest = [row.id for row in await _claim(database)]
    assert sorted(ids + rest) == [row.id for row in await rows(database)]


async def test_a_dead_workers_row_comes_again_when_its_lease_is_over(database: Database) -> None:
    await attach(database, "berkas")
    [first] = await _claim(database)
    assert await _claim(database, LEASE - timedelta(seconds=1)) == []
    [again] = await _claim(database, LEASE)
    assert (again.id, again.attempts) == (first.id, 2)
    async with database.transaction() as session:
        assert not await attachments.mark(session, first, state=Kept.FAILED)
        assert await attachments.mark(session, again, state=Kept.STORED, content=CONTENT)
        assert not await attachments.mark(session, again, state=Kept.FAILED)
    [row] = await rows(database)
    assert row.state == Kept.STORED


async def test_an_object_that_somebody_else_refers_to_stays(database: Database) -> None:
    mine = await attach(database, "satu", state=Kept.STORED, content=CONTENT)
    await attach(database, "dua", state=Kept.STORED, content=CONTENT)
    async with database.transaction() as session:
        assert await attachments.forget(session, [mine], NOW) == 1
    async with database.transaction() as session:
        assert await attachments.due_removals(session, NOW, 10) == []
        assert await attachments.due_removals(session, NOW + REMOVED_AFTER, 10) == [CONTENT]
    assert not await _removal_begins(database)
    assert [row.file_id for row in await rows(database)] == ["dua"]


async def test_the_last_one_that_goes_takes_the_object_along(database: Database) -> None:
    tickets = [await attach(database, "satu", state=Kept.STORED, content=CONTENT) for _ in range(2)]
    async with database.transaction() as session:
        assert await attachments.forget(session, tickets, NOW) == 2
    assert await _removal_begins(database)
    assert await _removal_begins(database)  # the worker that began it may have died
    async with database.transaction() as session:
        await attachments.end_removal(session, CONTENT)
    assert not await _removal_begins(database)


async def test_nothing_is_put_while_its_object_is_being_deleted(database: Database) -> None:
    gone = await attach(database, "satu", state=Kept.STORED, content=CONTENT)
    async with database.transaction() as session:
        await attachments.forget(session, [gone], NOW)
    assert await _removal_begins(database)
    await attach(database, "dua")
    [claimed] = await _claim(database)
    async with database.transaction() as session:
        assert not await attachments.register(session, claimed, CONTENT)
        await attachments.end_removal(session, CONTENT)
        assert await attachments.register(session, claimed, CONTENT)


async def test_a_content_that_is_sent_again_in_time_is_not_removed(database: Database) -> None:
    gone = await attach(database, "satu", state=Kept.STORED, content=CONTENT)
    async with database.transaction() as session:
        await attachments.forget(session, [gone], NOW)
    await attach(database, "dua")
    [claimed] = await _claim(database)
    async with database.transaction() as session:
        assert await attachments.register(session, claimed, CONTENT)
    assert not await _removal_begins(database)


async def test_a_name_and_a_removal_at_once_never_both_win(database: Database) -> None:
    gone = await attach(database, "satu", state=Kept.STORED, content=CONTENT)
    async with database.transaction() as session:
        await attachments.forget(session, [gone], NOW)
    await attach(database, "dua")
    [claimed] = await _claim(database)

    async def names() -> bool:
        async with database.transaction() as session:
            return await attachments.register(session, claimed, CONTENT)

    named, begun = await asyncio.gather(names(), _removal_begins(database))
    assert named != begun
