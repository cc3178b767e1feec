"""Order in each chat whatever fails, and no chat behind another one."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace

import pytest

from tests.notifier.office import MARK, QUICK, Office

KINDS = ("server_error", "bad_gateway", "close", "close_after", "too_many_requests", "parse_error")
METHODS = ("sendMessage", "sendMessage", "*")


async def settled(office: Office) -> None:
    """Rounds with the clock moving, until no row is open."""
    for _ in range(200):
        await office.drain(office.notifiers[0])
        if not {"waiting", "sending"} & set(await office.states()):
            return
        office.clock.passes(minutes=2)
    raise AssertionError("rows stay open")


@pytest.mark.parametrize("seed", range(4))
async def test_every_chat_keeps_its_order_under_random_faults(office: Office, seed: int) -> None:
    chance = random.Random(seed)
    people = [await office.citizen() for _ in range(4)]
    notifier = office.notifier()
    posted, numbers = defaultdict(list), dict[str, int]()
    for number in range(40):
        person = chance.choice(people)
        posted[person.id].append(f"{number}")
        numbers[f"{number}"] = await office.posts(person, f"{number}", priority=chance.choice((0, 0, 1)))
        if chance.random() < 0.4:
            chat = {"chat_id": chance.choice(people).identity["id"]} if chance.random() < 0.5 else {}
            await office.fails(chance.choice(KINDS), method=chance.choice(METHODS), retry_after=60, **chat)
        if chance.random() < 0.3:
            await notifier.step()
            office.clock.passes(seconds=chance.choice((0, 1, 30)))
    await settled(office)
    for person in people:
        heard = [text.removesuffix(f"\n\n{MARK}") for text in await office.hears(person)]
        assert list(dict.fromkeys(heard)) == [text for text in posted[person.id] if text in heard]
        assert heard == sorted(heard, key=int), "a repeat stands beside what it repeats"
        unknown = {row.id for row in await office.rows() if row.chat == person.id and row.state == "unknown"}
        assert {numbers[text] for text in posted[person.id] if text not in heard} <= unknown


async def test_what_is_unmarked_arrived_exactly_once(office: Office) -> None:
    chance = random.Random(7)
    people = [await office.citizen() for _ in range(5)]
    office.notifier()
    for number in range(50):
        await office.posts(chance.choice(people), f"{number}")
    for kind in chance.choices(("server_error", "close", "close_after", "too_many_requests"), k=12):
        await office.fails(kind, retry_after=5)
    await settled(office)
    heard = [text for person in people for text in await office.hears(person)]
    firm = [text for text in heard if not text.endswith(MARK)]
    assert len(firm) == len(set(firm))
    assert {text.split("\n")[0] for text in heard} == {f"{number}" for number in range(50)}


async def test_personal_rows_overtake_a_broadcast(office: Office) -> None:
    people = [await office.citizen() for _ in range(6)]
    for person in people:
        await office.posts(person, "Siaran", kind="broadcast", priority=1)
    await office.posts(people[5], "Jawaban")
    await office.drain(office.notifier(replace(QUICK, batch=1, in_flight=1)))
    calls = await office.looks("calls", method="sendMessage")
    assert [(call["chat_id"], call["params"]["text"]) for call in calls[:3]] == [
        (people[5].identity["id"], "Siaran"),
        (people[5].identity["id"], "Jawaban"),
        (people[0].identity["id"], "Siaran"),
    ]


async def test_a_chat_rests_after_a_message_and_others_do_not_wait(office: Office) -> None:
    budi, sari = await office.citizen(), await office.citizen("Sari Contoh")
    group, number = await office.bound_group()
    tuning = replace(QUICK, private_gap=1, group_gap=3)
    notifier = office.notifier(tuning)
    for to in (budi, budi, sari, group, group):
        await office.posts(to)
    heard = []
    for _ in range(5):
        await office.drain(notifier)
        heard.append([len(await office.hears(chat)) for chat in (budi, sari, number)])
        office.clock.passes(seconds=1)
    assert heard == [[1, 1, 1], [2, 1, 1], [2, 1, 1], [2, 1, 2], [2, 1, 2]]
