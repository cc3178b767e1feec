"""The outbox itself: what is posted, who may be claimed, what is found and what is forgotten."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.dialects import sqlite

from storage import outbox
from storage.models import Notification
from storage.notifications import Body, Button, File, by_message, post, purge
from storage.outbox import DEATHS, Mark, claim, mark, sweep
from tests.notifier.office import START, Office, ticket

FULL = Body(
    "<b>Kabar</b>",
    ((Button("Lihat", data="t:1"), Button("Salin", copy="DMI-7K3F9QX", style="primary")), (Button("Peta", url="https://x.y"),)),
    (File("photo", "AgAC"),),
    protect=True,
    thread=7,
)  # fmt: skip


async def claims(desk: Office, limit: int = 32, held: tuple[int, ...] = ()) -> list[int]:
    async with desk.database.transaction() as session:
        return [row.id for row in await claim(session, desk.clock(), limit=limit, held=held)]


async def ends(desk: Office, *ids: int, state: str = "sent", message_id: int | None = None) -> None:
    async with desk.database.transaction() as session:
        values = {"state": state, "ended_at": desk.clock(), "message_id": message_id, "message_ids": [message_id]}
        await session.execute(update(Notification).where(Notification.id.in_(ids)).values(values))


def test_a_body_survives_json() -> None:
    assert Body.from_json(FULL.to_json()) == FULL
    assert Body.from_json(Body("Kabar").to_json()) == Body("Kabar")


async def test_a_row_goes_to_one_person_or_one_group(desk: Office) -> None:
    async with desk.database.transaction() as session:
        for wrong in ({}, {"person": 1, "group": 1}):
            with pytest.raises(ValueError, match="one person or to one group"):
                post(session, now=START, kind="status", body=Body("Kabar"), **wrong)


async def test_a_ticket_of_the_same_transaction_is_posted_with_its_rows_in_order(desk: Office) -> None:
    citizen = await desk.person()
    held_by = (await desk.ticket(citizen)).holder_id
    async with desk.database.transaction() as session:
        new = ticket("DMI-8K3F9QX", citizen.id, held_by)
        session.add(new)
        rows = [
            post(session, now=START, kind=f"k{n}", body=Body("Kabar"), person=citizen.id, ticket=new if n % 2 else None)
            for n in range(6)
        ]
        await session.flush()
        numbers = [row.id for row in rows]
    assert numbers == sorted(numbers)
    found = await desk.rows()
    assert [row.kind for row in found] == [f"k{n}" for n in range(6)]
    assert [row.ticket_id for row in found] == [None, new.id] * 3


async def test_bodies_are_sealed(desk: Office) -> None:
    await desk.posts(await desk.person(), "Kabar rahasia")
    async with desk.database.transaction() as session:
        raw = await session.scalar(text("SELECT body FROM notifications"))
    assert b"rahasia" not in raw


async def test_only_the_oldest_row_of_a_chat_is_claimed(desk: Office) -> None:
    budi, sari = await desk.person(), await desk.person()
    first, second = await desk.posts(budi), await desk.posts(budi)
    other = await desk.posts(sari)
    assert await claims(desk) == [first, other]
    assert await claims(desk) == []
    await ends(desk, first)
    assert await claims(desk) == [second]


async def test_a_person_and_a_group_of_the_same_number_are_two_chats(desk: Office) -> None:
    person, group = await desk.person(), await desk.group(-1001)
    assert person.id == group.id
    assert await claims(desk) == []
    posted = [await desk.posts(person), await desk.posts(group)]
    assert await claims(desk) == posted


async def test_a_chat_that_waits_holds_back_its_younger_rows_only(desk: Office) -> None:
    budi, sari = await desk.person(), await desk.person()
    old = await desk.posts(budi)
    async with desk.database.transaction() as session:
        later = START + timedelta(hours=3)
        await session.execute(update(Notification).where(Notification.id == old).values(not_before=later))
    young, free = await desk.posts(budi), await desk.posts(sari)
    assert await claims(desk) == [free]
    desk.clock.passes(hours=3)
    assert await claims(desk) == [old]
    await ends(desk, old)
    assert await claims(desk) == [young]


async def test_what_is_meant_for_the_morning_holds_back_nothing_of_the_evening(desk: Office) -> None:
    budi = await desk.person()
    reminder = await desk.posts(budi, kind="nudge", priority=1)
    await put_off(desk, reminder, hours=10)
    assert await claims(desk) == []
    answer = await desk.posts(budi)
    assert await claims(desk) == [answer]
    desk.clock.passes(hours=10)
    assert await claims(desk) == [], "one message of a chat flies at a time"
    await ends(desk, answer)
    later = await desk.posts(budi)
    assert await claims(desk) == [reminder]
    await ends(desk, reminder)
    assert await claims(desk) == [later]


async def test_a_reminder_that_was_tried_keeps_its_place(desk: Office) -> None:
    budi = await desk.person()
    reminder = await desk.posts(budi, kind="nudge", priority=1)
    assert await claims(desk) == [reminder]
    await put_off(desk, reminder, hours=1, state="waiting", cause="server_error")
    await desk.posts(budi)
    assert await claims(desk) == []


async def put_off(desk: Office, row: int, hours: int, **facts: str) -> None:
    async with desk.database.transaction() as session:
        later = desk.clock() + timedelta(hours=hours)
        await session.execute(update(Notification).where(Notification.id == row).values(not_before=later, **facts))


async def test_personal_rows_leave_before_broadcasts_and_pull_their_chat_forward(desk: Office) -> None:
    people = [await desk.person() for _ in range(5)]
    broadcast = [await desk.posts(person, kind="broadcast", priority=1) for person in people]
    answer = await desk.posts(people[4])
    assert await claims(desk, limit=1) == [broadcast[4]]
    await ends(desk, broadcast[4])
    assert await claims(desk, limit=1) == [answer]
    assert await claims(desk, limit=9) == broadcast[:4]


async def test_resting_chats_are_passed_over(desk: Office) -> None:
    budi, group = await desk.person(), await desk.group(-1001)
    await desk.posts(budi)
    await desk.posts(group)
    assert await claims(desk, held=(budi.id, -group.id)) == []


async def test_a_row_that_does_not_open_blocks_nobody(desk: Office) -> None:
    people = [await desk.person() for _ in range(3)]
    rows = [await desk.posts(person) for person in people]
    async with desk.database.transaction() as session:
        await session.execute(
            text("UPDATE notifications SET body = :junk WHERE id = :id"), {"junk": b"x" * 40, "id": rows[1]}
        )
    async with desk.database.transaction() as session:
        found = await claim(session, desk.clock(), limit=9)
    assert [(row.id, row.body is None, row.address is None) for row in found] == [
        (rows[0], False, False),
        (rows[1], True, True),
        (rows[2], False, False),
    ]


async def test_a_mark_does_not_touch_a_row_that_was_claimed_anew(desk: Office) -> None:
    row = await desk.posts(await desk.person())
    async with desk.database.transaction() as session:
        [mine] = await claim(session, desk.clock(), limit=1)
    desk.clock.passes(seconds=1)
    async with desk.database.transaction() as session:
        assert await sweep(session, desk.clock(), ()) == []
    assert await claims(desk) == [row]
    async with desk.database.transaction() as session:
        await mark(session, [sent(mine)])
    assert (await desk.row(row)).state == "sending"


def sent(row: outbox.Claimed) -> Mark:
    return Mark(row.id, row.claimed_at, "sent", 1, 1, False, START, START, 5, [5], None)


async def test_a_sweep_repeats_a_promise_once_and_a_digest_never(desk: Office) -> None:
    people = [await desk.person() for _ in range(3)]
    promise, digest = await desk.posts(people[0]), await desk.posts(people[1], kind="digest")
    often = await desk.posts(people[2])
    async with desk.database.transaction() as session:
        died = {"possible_repeat": True, "attempts": DEATHS - 1}
        await session.execute(update(Notification).where(Notification.id == often).values(died))
    await claims(desk)
    async with desk.database.transaction() as session:
        assert [row.id for row in await sweep(session, desk.clock(), {"digest"})] == [digest, often]
    assert await desk.states() == ["waiting", "unknown", "unknown"]
    assert (await desk.row(promise)).possible_repeat


async def test_a_reply_to_any_message_of_a_push_finds_its_ticket(desk: Office) -> None:
    budi, group = await desk.person(), await desk.group(-1001)
    about = (await desk.ticket(budi)).id
    row, other = await desk.posts(budi, ticket=about), await desk.posts(budi)
    there = await desk.posts(group, ticket=about)
    await ends(desk, there, message_id=70)
    async with desk.database.transaction() as session:
        values = {"message_id": 70, "message_ids": [70, 72]}
        await session.execute(update(Notification).where(Notification.id == row).values(values))
        await session.execute(
            update(Notification).where(Notification.id == other).values(message_id=71, message_ids=[71])
        )
    async with desk.database.transaction() as session:
        found = [await by_message(session, budi.id, message) for message in (69, 70, 71, 72, 73)]
        assert found == [None, about, None, about, None]
        assert await by_message(session, None, 70, group=group.id) == about
        assert await by_message(session, budi.id + 1, 70) is None


async def bodies(desk: Office) -> dict[int, bool]:
    """Which rows are there, and whether they still have a body."""
    async with desk.database.transaction() as session:
        found = await session.execute(select(Notification.id, Notification.body.is_not(None)))
        return {row: kept for row, kept in found}  # noqa: C416  # mypy does not take a Row for a pair


async def test_bodies_are_erased_and_old_rows_forgotten(desk: Office) -> None:
    people = [await desk.person() for _ in range(3)]
    arrived, failed, waiting = [await desk.posts(person) for person in people]
    await ends(desk, arrived, message_id=1)
    await ends(desk, failed, state="undeliverable")
    kept = []
    for days in (0.2, 0.1, 30, 400):
        desk.clock.passes(days=days)
        async with desk.database.transaction() as session:
            await purge(session, desk.clock())
        kept.append(await bodies(desk))
    assert kept == [
        {arrived: True, failed: True, waiting: True},
        {arrived: False, failed: True, waiting: True},
        {arrived: False, failed: False, waiting: True},
        {waiting: True},
    ]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)  # PostgreSQL plans by the numbers of rows
async def test_a_claim_uses_the_indexes(desk: Office) -> None:
    """SQLite scans the whole table as soon as a partial index's condition is not spelt as in the index."""
    statement = outbox._DUE.params(now=START, most=32, held=[]).compile(
        dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}
    )
    async with desk.database.transaction() as session:
        plan = [str(row[3]) for row in await session.execute(text(f"EXPLAIN QUERY PLAN {statement}"))]
    assert any("USING INDEX ix_notifications_open" in line or "ix_notifications_open (" in line for line in plan), plan
    assert any("ix_notifications_open_chat" in line for line in plan), plan
    assert not any("TEMP B-TREE" in line for line in plan), plan
