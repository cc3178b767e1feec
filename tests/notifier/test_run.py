"""The loop as it runs: woken, stopped, with Telegram or the database away, one of several on PostgreSQL."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from bot.notifier import Notifier
from bot.notifier.sole import Sole
from storage.engine import Database
from tests.databases import make_database
from tests.notifier.office import QUICK, TOKEN, Office


@asynccontextmanager
async def running(notifier: Notifier) -> AsyncIterator[None]:
    task = asyncio.create_task(notifier.run())
    yield
    notifier.stop()
    await asyncio.wait_for(task, 30)


async def until(true: Callable[[], Awaitable[bool]], seconds: float = 10) -> None:
    end = time.monotonic() + seconds
    while not await true():
        assert time.monotonic() < end, "it did not come true in time"
        await asyncio.sleep(0.02)


def all_sent(office: Office) -> Callable[[], Awaitable[bool]]:
    async def sent() -> bool:
        return set(await office.states()) == {"sent"}

    return sent


async def test_two_hundred_pushes_are_drained(office: Office) -> None:
    people = [await office.citizen() for _ in range(20)]
    for number in range(200):
        await office.posts(people[number % 20], f"{number}")
    async with running(office.notifier()):
        await until(all_sent(office))
    for at, person in enumerate(people):
        assert await office.hears(person) == [f"{number}" for number in range(at, 200, 20)]


async def test_a_push_leaves_at_once_when_woken(office: Office) -> None:
    budi = await office.citizen()
    notifier = office.notifier(replace(QUICK, poll=30))
    async with running(notifier):
        await until(lambda: is_active(notifier))
        await asyncio.sleep(0.1)
        await office.posts(budi)
        notifier.wake()
        await until(all_sent(office), 2)


async def is_active(notifier: Notifier) -> bool:
    return notifier._active


async def test_rows_of_other_processes_are_found_without_waking(office: Office) -> None:
    async with running(office.notifier()):
        await asyncio.sleep(0.1)
        await office.posts(await office.citizen())
        await until(all_sent(office), 3)


async def test_a_slow_chat_does_not_hold_up_a_woken_push(office: Office) -> None:
    budi, sari = await office.citizen(), await office.citizen("Sari Contoh")
    notifier = office.notifier(replace(QUICK, patience=30, poll=30))
    await office.fails("slow", chat_id=budi.identity["id"], seconds=1.5)
    await office.posts(budi)
    async with running(notifier):
        await until(lambda: is_flying(notifier))
        await office.posts(sari)
        notifier.wake()

        async def heard() -> bool:
            return await office.hears(sari) == ["Kabar"]

        await until(heard, 1)


async def is_flying(notifier: Notifier) -> bool:
    return bool(notifier._flying)


async def test_it_starts_and_waits_while_telegram_is_away(office: Office) -> None:
    budi = await office.citizen()
    await office.posts(budi)
    async with running(office.notifier(api="http://127.0.0.1:9")):
        await until(lambda: has_state(office, "waiting", "no_connection"))
    await office.notifiers[0].close()
    office.clock.passes(minutes=10)
    await office.drain(office.notifier())
    assert await office.hears(budi) == ["Kabar"]


async def has_state(office: Office, state: str, cause: str) -> bool:
    return [(row.state, row.cause) for row in await office.rows()] == [(state, cause)]


async def test_another_one_may_carry_on_though_the_way_to_telegram_could_not_be_closed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = office.notifier(), office.notifier()
    assert await first._is_active()
    with monkeypatch.context() as broken:
        broken.setattr(first._carrier._request, "shutdown", refused)
        with pytest.raises(OSError, match="broken"):
            await first.close()
    budi = await office.citizen()
    await office.posts(budi)
    await office.drain(second)
    assert await office.hears(budi) == ["Kabar"]


async def refused() -> None:
    raise OSError("broken")


async def test_a_database_that_is_away_is_waited_for(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    budi = await office.citizen()
    await office.posts(budi)
    notifier, whole, broken = office.notifier(), Notifier._exchange, list[bool]()

    async def breaks(self: Notifier, *, claiming: bool = True) -> int:
        """The third exchange is the one that would mark what has been sent."""
        broken.append(claiming)
        if len(broken) == 3:
            raise OperationalError("COMMIT", {}, Exception("gone"))
        return await whole(self, claiming=claiming)

    monkeypatch.setattr(Notifier, "_exchange", breaks)
    async with running(notifier):
        await until(all_sent(office))
    assert await office.hears(budi) == ["Kabar"], (
        "a mark that could not be written is written later, nothing sent again"
    )
    assert not (await office.rows())[0].possible_repeat


async def test_a_claim_whose_commit_was_not_heard_of_is_swept(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    budi = await office.citizen()
    await office.posts(budi)
    notifier, whole, failed = office.notifier(), Notifier._claim, list[object]()

    async def claims_and_fails(self: Notifier, session: object) -> object:
        claimed = await whole(self, session)  # type: ignore[arg-type]  # passed on as it came
        if claimed and not failed:
            failed.append(claimed)
            await session.commit()  # type: ignore[attr-defined]  # a session
            raise OperationalError("COMMIT", {}, Exception("no answer"))
        return claimed

    monkeypatch.setattr(Notifier, "_claim", claims_and_fails)
    async with running(notifier):
        await until(all_sent(office))
    assert len(await office.hears(budi)) == 1
    assert failed


async def test_stopping_gives_back_what_was_only_claimed(office: Office) -> None:
    people = [await office.citizen() for _ in range(6)]
    for person in people:
        await office.posts(person)
    await office.fails("slow", seconds=0.5)
    notifier = office.notifier(replace(QUICK, in_flight=1))
    task = asyncio.create_task(notifier.run())
    await until(lambda: is_flying(notifier))
    notifier.stop()
    await asyncio.wait_for(task, 30)
    states = await office.states()
    assert sorted(set(states)) == ["sent", "waiting"]
    assert [row.attempts for row in await office.rows() if row.state == "waiting"] == [0] * states.count("waiting")
    await office.drain(office.notifier())
    assert [await office.hears(person) for person in people] == [["Kabar"]] * 6


async def test_the_overall_rate_is_kept(office: Office) -> None:
    people = [await office.citizen() for _ in range(24)]
    for person in people:
        await office.posts(person)
    began = time.monotonic()
    await office.drain(office.notifier(replace(QUICK, per_second=12)))
    assert time.monotonic() - began >= 0.9, "twelve at once, the others at twelve a second"


async def test_nothing_personal_is_logged(
    office: Office, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    budi = await office.citizen()
    number = budi.identity["id"]
    with caplog.at_level(logging.DEBUG):
        notifier = office.notifier()
        for kind in ("parse_error", "close", "too_many_requests", "server_error", "unauthorized", "blocked"):
            await office.fails(kind, retry_after=1)
            await office.posts(budi, "<b>Rahasia</b>")
            await office.drain(notifier)
            office.clock.passes(minutes=10)
    told = caplog.text + "".join(capsys.readouterr())
    assert "notifier.landed" in told
    for secret in (TOKEN, "SIMULATED", "Rahasia", "Budi", str(number)):
        assert secret not in told


@pytest.fixture
async def postgres(tmp_path: Path) -> AsyncIterator[Database]:
    made = await make_database("postgresql", tmp_path)
    yield made
    await made.close()


async def test_one_notifier_works_and_the_other_takes_over(postgres: Database, telegram_url: str) -> None:
    office = Office(postgres, telegram_url)
    budi = await office.citizen()
    first, second = office.notifier(), office.notifier()
    await office.posts(budi, "Satu")
    assert await first.step() == 1
    await office.posts(budi, "Dua")
    assert await second.step() == 0
    async with running(second):
        await asyncio.sleep(0.3)
        assert await office.hears(budi) == ["Satu"]
        await first.close()
        await until(all_sent(office), 3)
    assert await office.hears(budi) == ["Satu", "Dua"]
    await office.close()


async def test_a_holder_whose_connection_was_cut_notices_before_its_next_claim(
    postgres: Database, telegram_url: str
) -> None:
    office = Office(postgres, telegram_url)
    budi = await office.citizen()
    first, second = office.notifier(), office.notifier()
    await office.posts(budi, "Satu")
    assert await first.step() == 1
    await cut_lock(postgres)
    await office.posts(budi, "Dua")
    assert await second.step() == 1
    await office.posts(budi, "Tiga")
    assert await first.step() == 0, "the lock is another one's now"
    assert await second.step() == 1
    assert await office.hears(budi) == ["Satu", "Dua", "Tiga"]
    await office.close()


async def cut_lock(database: Database) -> None:
    async with database.transaction() as session:
        cut = "SELECT pg_terminate_backend(pid, 2000) FROM pg_locks WHERE locktype = 'advisory'"
        assert await session.scalar(text(cut))


async def test_other_bots_have_locks_of_their_own(postgres: Database) -> None:
    mine, same, other = Sole(postgres, "a"), Sole(postgres, "a"), Sole(postgres, "b")
    assert [await one.take() for one in (mine, same, other)] == [True, False, True]
    assert [await one.holds() for one in (mine, same, other)] == [True, False, True]
    await mine.release()
    assert await same.take()
    for one in (same, other):
        await one.release()


async def test_two_that_run_at_once_never_send_twice(postgres: Database, telegram_url: str) -> None:
    office = Office(postgres, telegram_url)
    people = [await office.citizen() for _ in range(6)]
    for number in range(60):
        await office.posts(people[number % 6], f"{number}")
    async with running(office.notifier()), running(office.notifier()):
        await until(all_sent(office))
    for at, person in enumerate(people):
        assert await office.hears(person) == [f"{number}" for number in range(at, 60, 6)]
    await office.close()
