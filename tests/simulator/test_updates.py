"""The queue of updates: offsets, long polling, conflicts, what people do arrives."""

from __future__ import annotations

import asyncio

from bot.simulator import Simulator

from .conftest import Clock, Json, Player


def kinds(updates: list[Json]) -> list[str]:
    return [next(key for key in update if key != "update_id") for update in updates]


async def test_an_offset_confirms_and_nothing_else_does(play: Player) -> None:
    budi = await play.person()
    for text in ("satu", "dua", "tiga"):
        await play.says(budi, text)
    first = await play.does("getUpdates", limit=2)
    assert [update["message"]["text"] for update in first] == ["satu", "dua"]
    assert await play.does("getUpdates", limit=2) == first
    [third] = await play.does("getUpdates", offset=first[-1]["update_id"] + 1)
    assert third["message"]["text"] == "tiga"
    assert third["update_id"] == first[0]["update_id"] + 2
    assert (await play.get("/sim/updates"))["pending"] == 1


async def test_a_negative_offset_forgets_what_came_before(play: Player) -> None:
    budi = await play.person()
    for number in range(5):
        await play.says(budi, str(number))
    last = await play.does("getUpdates", offset=-2)
    assert [update["message"]["text"] for update in last] == ["3", "4"]
    assert len(await play.waiting()) == 2


async def test_a_long_poll_ends_with_the_first_update(play: Player) -> None:
    budi = await play.person()
    poll = asyncio.create_task(play.does("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    assert not poll.done()
    await play.says(budi, "hai")
    [update] = await asyncio.wait_for(poll, 30)
    assert update["message"]["text"] == "hai"


async def test_two_polls_do_not_overlap(play: Player) -> None:
    first = asyncio.create_task(play.api("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(play.api("getUpdates", timeout=1))
    assert await asyncio.wait_for(first, 30) == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
    }
    assert (await second)["result"] == []


async def test_allowed_updates_are_remembered(play: Player) -> None:
    budi = await play.person()
    await play.does("getUpdates", allowed_updates=["callback_query"])
    await play.says(budi, "tidak diminta")
    assert await play.waiting() == []
    await play.does("getUpdates", allowed_updates=[])
    await play.says(budi, "diminta")
    assert kinds(await play.waiting()) == ["message"]


async def test_updates_expire_after_a_day(play: Player, clock: Clock) -> None:
    budi = await play.person()
    await play.says(budi, "lama")
    clock.at += 24 * 3600 + 1
    await play.says(budi, "baru")
    [update] = await play.waiting()
    assert update["message"]["text"] == "baru"


async def test_raw_updates_come_as_they_are_also_twice(play: Player) -> None:
    first = (await play.post("/sim/updates", message={"text": 5}))["update_ids"][0]
    await play.post("/sim/updates", update_id=first, unheard_of={})
    updates = await play.taken()
    assert updates == [{"message": {"text": 5}, "update_id": first}, {"update_id": first, "unheard_of": {}}]
    await play.post("/sim/updates", update_id=first, again={})
    await play.does("getUpdates", offset=first + 1)
    assert await play.waiting() == [{"update_id": first, "again": {}}]
    await play.does("getUpdates", offset=first + 1)
    assert await play.waiting() == []


async def test_a_message_is_read_once_its_update_is_confirmed(play: Player) -> None:
    budi = await play.person()
    await play.says(budi, "hai")
    await play.waiting()
    assert "read" not in (await play.messages(budi))[-1]
    await play.taken()
    assert (await play.messages(budi))[-1]["read"] is True


async def test_blocking_and_groups_tell_the_bot(play: Player) -> None:
    budi = await play.person()
    await play.post(f"/sim/people/{budi}/block", blocked=True)
    await play.post(f"/sim/people/{budi}/block", blocked=True)
    await play.post(f"/sim/people/{budi}/block", blocked=False)
    group = await play.post("/sim/groups", title="Dinas Contoh", members=[budi])
    updates = await play.taken()
    assert kinds(updates) == ["my_chat_member"] * 3
    changes = [
        (u["my_chat_member"]["old_chat_member"]["status"], u["my_chat_member"]["new_chat_member"]["status"])
        for u in updates
    ]
    assert changes == [("member", "kicked"), ("kicked", "member"), ("left", "member")]
    assert updates[-1]["my_chat_member"]["chat"]["id"] == group["id"]


async def test_edits_tell_the_bot(play: Player) -> None:
    budi = await play.person()
    message = await play.says(budi, "jalan rusk")
    await play.post(f"/sim/chats/{budi}/messages/{message['message_id']}/edit", **{"from": budi}, text="jalan rusak")
    updates = await play.taken()
    assert kinds(updates) == ["message", "edited_message"]
    assert updates[1]["edited_message"]["text"] == "jalan rusak"
    assert (await play.messages(budi))[-1]["edited"] is True


async def test_a_stopped_simulator_keeps_what_it_knows(sim: Simulator, play: Player) -> None:
    budi = await play.person()
    await play.says(budi, "sebelum")
    port = int(sim.url.rsplit(":", 1)[1])
    poll = asyncio.create_task(play.get(f"/sim/changes?after={sim.world.changes.seq}&timeout=30"))
    await asyncio.sleep(0.05)
    await sim.stop()
    assert (await asyncio.wait_for(poll, 30))["changes"] == []
    await sim.start(port=port)
    assert [update["message"]["text"] for update in await play.waiting()] == ["sebelum"]
