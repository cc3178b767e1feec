"""A process that dies at any point: nothing is lost, and what may arrive twice says so."""

from __future__ import annotations

import asyncio

import pytest

from bot.notifier import Notifier
from storage.outbox import DEATHS, claim
from tests.chaos.machines import ended, nursery
from tests.notifier import dying
from tests.notifier.office import MARK, Office

pytestmark = pytest.mark.long


async def dies(task: asyncio.Task[int]) -> None:
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_between_claim_and_send(office: Office) -> None:
    budi = await office.citizen()
    await office.posts(budi, "Satu")
    await office.posts(budi, "Dua")
    async with office.database.transaction() as session:
        assert len(await claim(session, office.clock(), limit=9)) == 1
    await office.drain(office.notifier())
    assert await office.hears(budi) == [f"Satu\n\n{MARK}", "Dua"]


async def test_between_send_and_mark(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    budi = await office.citizen()
    await office.posts(budi, "Satu")
    await office.posts(budi, "Dua")
    dying = office.notifier()

    async def death(self: Notifier) -> float:
        while self._flying:
            await asyncio.wait(self._flying)
        raise asyncio.CancelledError

    with monkeypatch.context() as patch, pytest.raises(asyncio.CancelledError):
        patch.setattr(Notifier, "_finish", death)
        await dying.step()
    await dying.close()
    assert await office.states() == ["sending", "waiting"]
    await office.drain(office.notifier())
    assert await office.hears(budi) == ["Satu", f"Satu\n\n{MARK}", "Dua"]
    assert await office.states() == ["sent", "sent"]
    assert [row.possible_repeat for row in await office.rows()] == [True, False]


async def test_during_a_request(office: Office) -> None:
    budi = await office.citizen()
    await office.posts(budi, "Satu")
    await office.fails("slow", seconds=1)
    dying = office.notifier()
    task = asyncio.create_task(dying.step())
    while not await office.hears(budi):
        await asyncio.sleep(0.01)
    await dies(task)
    await dying.close()
    await office.drain(office.notifier())
    assert await office.hears(budi) == ["Satu", f"Satu\n\n{MARK}"]


async def claimed_by_one_that_dies(office: Office) -> None:
    async with office.database.transaction() as session:
        await claim(session, office.clock(), limit=9)
    again = office.notifier()
    await again._is_active()
    await again.close()


async def test_a_promise_that_never_left_survives_the_second_death(office: Office) -> None:
    """Two deaths between claim and send ended a dozen receipts as unknown, none of which anybody had seen."""
    budi = await office.citizen()
    await office.posts(budi, "Satu")
    for _ in range(2):
        await claimed_by_one_that_dies(office)
    await office.drain(office.notifier())
    assert await office.hears(budi) == [f"Satu\n\n{MARK}"]
    assert await office.states() == ["sent"]


async def test_a_row_of_many_deaths_ends_where_officers_see_it(office: Office) -> None:
    row = await office.posts(await office.citizen(), "Satu")
    for _ in range(DEATHS):
        await claimed_by_one_that_dies(office)
    assert await office.states() == ["unknown"]
    assert office.traces == [(row, "unknown")]


async def test_a_dead_process_leaves_a_digest_alone(office: Office) -> None:
    sari = await office.citizen("Sari Contoh")
    await office.posts(sari, "12 laporan", kind="digest")
    async with office.database.transaction() as session:
        await claim(session, office.clock(), limit=9)
    await office.drain(office.notifier())
    assert await office.hears(sari) == []
    assert await office.states() == ["unknown"]


async def test_killed_under_load(office: Office, telegram_url: str) -> None:
    """Processes killed for real: everything arrives, in order, and only what is marked repeats something."""
    people = [await office.citizen() for _ in range(5)]
    for number in range(100):
        await office.posts(people[number % 5], f"{number}")
    for enough in (20, 60):
        await killed_after(office, telegram_url, enough)
    last = office.notifier()
    for _ in range(5):
        await office.drain(last)
        office.clock.passes(minutes=5)
    assert not {"waiting", "sending"} & set(await office.states())
    for at, person in enumerate(people):
        heard = await office.hears(person)
        firm = [text for text in heard if not text.endswith(MARK)]
        bare = [int(text.split("\n")[0]) for text in heard]
        assert len(firm) == len(set(firm))
        assert bare == sorted(bare)
        unknown = {row.id - 1 for row in await office.rows() if row.chat == person.id and row.state == "unknown"}
        assert set(bare) | unknown == set(range(at, 100, 5)), "the rows were numbered as they were posted"


async def killed_after(office: Office, api: str, enough: int) -> None:
    """Let another process send until that many messages have left, then end it without warning."""
    address = office.database.url.render_as_string(hide_password=False)
    program = nursery().Process(target=dying.run, args=(address, api))
    program.start()
    while len(await office.looks("calls", method="sendMessage")) < enough:
        assert program.is_alive(), "it ended by itself"
        await asyncio.sleep(0.01)
    program.kill()
    assert await ended(program) < 0
