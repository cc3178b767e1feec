"""The worker: what becomes of each file, whatever fails, and wherever it dies."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.clock import Clock
from bot.files import FETCHABLE, NotFetched, TooLarge
from bot.files.handing import of_these
from bot.files.worker import PAUSES, Fetcher
from storage import attachments
from storage.attachments import LEASE, REMOVED_AFTER, Kept
from storage.engine import Database
from storage.files import SMALL, FilesProblem, Store
from storage.models import Attachment
from tests.files.kit import attach, photo, rows

PHOTO = photo()
CONTENTS = {"foto": PHOTO, "foto lagi": PHOTO, "surat": b"%PDF-1.4 contoh"}


async def _download(file_id: str) -> bytes:
    return CONTENTS[file_id]


def _failing(problem: Exception) -> Callable[[str], Awaitable[bytes]]:
    async def download(file_id: str) -> bytes:
        raise problem

    return download


async def _no_work(_session: Any) -> Any:
    raise AssertionError("nobody is told anything here")


def worker(database: Database, store: Store, clock: Clock, download: Any = _download) -> Fetcher:
    return Fetcher(database, store, download, _no_work, clock)


def _objects(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "files").rglob("*") if path.is_file())


async def test_a_file_is_kept_with_its_true_type_and_a_thumbnail(database: Database, store: Store) -> None:
    await attach(database, "foto", mime="text/plain", size=1)
    assert await worker(database, store, Clock()).step() == 1
    [row] = await rows(database)
    assert (row.state, row.mime, row.size, row.broken, row.next_at) == (
        Kept.STORED,
        "image/jpeg",
        len(PHOTO),
        False,
        None,
    )
    assert row.content is not None
    assert await store.get(row.content) == PHOTO
    assert b"Kamera" not in await store.get(row.content, SMALL)
    assert await worker(database, store, Clock()).step() == 0


async def test_the_same_content_sent_twice_is_kept_once(database: Database, folder: Store, tmp_path: Path) -> None:
    await attach(database, "foto", "foto lagi")
    await attach(database, "foto lagi")
    await worker(database, folder, Clock()).step()
    assert len({row.content for row in await rows(database)}) == 1
    assert len(_objects(tmp_path)) == 2  # the photo and its thumbnail


async def test_a_failed_fetch_is_tried_again_ever_later_and_then_left_to_telegram(
    database: Database, folder: Store
) -> None:
    await attach(database, "foto")
    clock = Clock()
    failing = worker(database, folder, clock, _failing(NotFetched("TelegramServerError")))
    for pause in PAUSES:
        assert await failing.step() == 1
        assert await failing.step() == 0
        clock.advance(timedelta(seconds=pause))
    assert await failing.step() == 1
    [row] = await rows(database)
    assert (row.state, row.attempts, row.next_at, row.file_id) == (Kept.FAILED, len(PAUSES) + 1, None, "foto")


async def test_telegram_is_left_alone_as_long_as_it_asks(database: Database, folder: Store) -> None:
    await attach(database, "foto")
    clock = Clock()
    told = NotFetched("too_many_requests", timedelta(hours=3))
    await worker(database, folder, clock, _failing(told)).step()
    clock.advance(timedelta(hours=2, minutes=59))
    assert await worker(database, folder, clock).step() == 0
    clock.advance(timedelta(minutes=2))
    assert await worker(database, folder, clock).step() == 1
    assert [row.state for row in await rows(database)] == [Kept.STORED]


async def test_a_file_that_bots_cannot_have_stays_in_telegram(database: Database, folder: Store) -> None:
    await attach(database, "film", size=FETCHABLE + 1)
    await attach(database, "film besar")
    await worker(database, folder, Clock(), _failing(TooLarge())).step()
    assert [(row.state, row.content) for row in await rows(database)] == [(Kept.LARGE, None)] * 2


async def test_a_store_that_is_away_uses_no_attempt_up(
    database: Database, folder: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    await attach(database, "foto")
    clock = Clock()

    async def away(*_given: Any) -> None:
        raise FilesProblem

    with monkeypatch.context() as gone:
        gone.setattr(folder, "put", away)
        for _ in range(2 * len(PAUSES)):
            assert await worker(database, folder, clock).step() == 1
            clock.advance(timedelta(minutes=1))
    assert await worker(database, folder, clock).step() == 1
    assert [(row.state, row.attempts) for row in await rows(database)] == [(Kept.STORED, 1)]


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("point", ["before the put", "after the put", "while fetching"])
async def test_wherever_it_dies_stored_means_that_the_object_is_there(
    database: Database, folder: Store, monkeypatch: pytest.MonkeyPatch, point: str
) -> None:
    await attach(database, "surat")
    clock, put = Clock(), folder.put

    async def dying(*given: Any) -> Any:
        if point == "after the put":
            await put(*given)
        raise Killed

    with monkeypatch.context() as death:
        if point != "while fetching":
            death.setattr(folder, "put", dying)
        with pytest.raises(Killed):
            await worker(database, folder, clock, dying if point == "while fetching" else _download).step()
    [row] = await rows(database)
    assert row.state == Kept.WAITING
    clock.advance(LEASE)
    await worker(database, folder, clock).step()
    [row] = await rows(database)
    assert row.state == Kept.STORED
    assert row.content is not None
    assert await folder.get(row.content) == CONTENTS["surat"]


async def test_a_file_that_ends_the_process_each_time_is_given_up(database: Database, folder: Store) -> None:
    await attach(database, "maut")
    await attach(database, "foto")
    clock = Clock()
    for _ in range(len(PAUSES) + 2):
        try:
            await worker(database, folder, clock, _dies_of_it).step()
        except Killed:
            clock.advance(LEASE)
    assert [row.state for row in await rows(database)] == [Kept.FAILED, Kept.STORED]


async def _dies_of_it(file_id: str) -> bytes:
    if file_id == "maut":
        raise Killed
    return CONTENTS[file_id]


async def test_what_is_forgotten_is_deleted_unless_another_ticket_has_it(
    database: Database, store: Store, tmp_path: Path
) -> None:
    first, second = await attach(database, "foto"), await attach(database, "foto lagi", "surat")
    clock = Clock()
    await worker(database, store, clock).step()
    photo_name, _, letter_name = [row.content or "" for row in await rows(database)]
    for ticket, left in ((first, [True, True]), (second, [False, False])):
        async with database.transaction() as session:
            await attachments.forget(session, [ticket], clock())
        clock.advance(REMOVED_AFTER)
        await worker(database, store, clock).step()
        assert [await store.has(photo_name), await store.has(letter_name)] == left
    assert not await store.has(photo_name, SMALL)


async def test_what_is_forgotten_while_it_is_fetched_leaves_nothing_behind(
    database: Database, folder: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket = await attach(database, "surat")
    clock = Clock()
    put = folder.put

    async def forgotten(*given: Any) -> None:
        async with database.transaction() as session:
            await attachments.forget(session, [ticket], clock())
        await put(*given)

    monkeypatch.setattr(folder, "put", forgotten)
    await worker(database, folder, clock).step()
    assert _objects(tmp_path)
    clock.advance(REMOVED_AFTER)
    await worker(database, folder, clock).step()
    assert _objects(tmp_path) == []
    assert await rows(database) == []


async def test_a_ticket_is_handed_on_with_what_is_stored_and_the_rest_is_listed(
    database: Database, folder: Store
) -> None:
    ticket = await attach(database, "foto", "surat", "hilang")
    await attach(database, "surat", name="milik orang lain.pdf")
    await worker(database, folder, Clock(), _all_but_lost).step()
    async with database.transaction() as session:
        query = select(Attachment).where(Attachment.ticket_id == ticket).order_by(Attachment.id)
        found = list(await session.scalars(query))
    made = await of_these(folder, found)
    assert [file.name for file in made.files] == ["lampiran-1.jpg", "lampiran-2.pdf"]
    assert made.files[1].content == CONTENTS["surat"]
    assert made.left_out == ("lampiran-3",)


async def _all_but_lost(file_id: str) -> bytes:
    if file_id == "hilang":
        raise NotFetched("refused")
    return CONTENTS[file_id]


async def test_it_works_by_itself_until_it_is_stopped(database: Database, folder: Store) -> None:
    await attach(database, "foto", "surat", "foto lagi")
    running = worker(database, folder, Clock())
    task = asyncio.create_task(running.run())
    async with asyncio.timeout(20):
        while {row.state for row in await rows(database)} != {Kept.STORED}:
            await asyncio.sleep(0.02)
        running.stop()
        await task


async def test_a_fault_in_one_round_does_not_end_the_worker(database: Database, folder: Store) -> None:
    await attach(database, "tidak dikenal")  # a KeyError: a fault of this program, as far as the worker can tell
    await attach(database, "surat")
    running = worker(database, folder, Clock())
    task = asyncio.create_task(running.run())
    async with asyncio.timeout(20):
        while [row.state for row in await rows(database)] != [Kept.WAITING, Kept.STORED]:
            await asyncio.sleep(0.02)
        running.stop()
        await task
