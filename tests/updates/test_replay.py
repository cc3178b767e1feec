"""What was set aside and marked is handled again by the running bot, in order, once, beside its batches."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

import pytest

from bot.asides import closed, kind_of, mark_for_replay
from bot.updates.feed import Stumble
from tests.updates.kit import BEHAVIOURS, BUDI, SITI, Town, _echo, says
from tests.updates.test_after import Killed


async def marked(town: Town, *update_ids: int) -> None:
    references = {str((await town.rows())[one].reference) for one in update_ids}
    assert await mark_for_replay(town.database, references) == references


async def looks(town: Town) -> None:
    town.clock.passes(seconds=3)
    await town.tending.tick()
    await town.said()


def apologies(texts: Iterable[str]) -> int:
    return sum(text.startswith("Maaf") for text in texts)


async def test_a_replayed_update_has_its_effect_and_is_answered(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    await town.hears(says(5, "racun satu"), says(6, "halo"))
    monkeypatch.setitem(BEHAVIOURS, "racun", _echo)
    await marked(town, 5)
    await looks(town)
    assert await town.kept() == ["halo", "racun satu"]
    assert town.telegram.heard(BUDI)[-1] == "racun satu"
    row = (await town.rows())[5]
    assert (row.set_aside_at, row.payload, row.reference, row.replay_at) == (None, None, None, None)
    await town.tending.flush()
    assert (await town.rows())[5].spoken_at is not None


async def test_it_is_handled_once_and_a_redelivery_drops_out(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    await town.hears(says(5, "racun"))
    monkeypatch.setitem(BEHAVIOURS, "racun", _echo)
    await marked(town, 5)
    for _ in range(3):
        await looks(town)
    await town.hears(says(5, "racun"))
    assert await town.kept() == ["racun"]


async def test_marked_updates_are_handled_in_their_order(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    await town.hears(*(says(10 + n, f"racun {n}") for n in range(30)))
    monkeypatch.setitem(BEHAVIOURS, "racun", _echo)
    assert len(await mark_for_replay(town.database, set())) <= 30
    await looks(town)
    assert len(await town.kept()) == 20, "a slice at a time, so that batches are not kept out for long"
    town.clock.passes(minutes=1)
    await looks(town)
    assert await town.kept() == [f"racun {n}" for n in range(30)]


async def test_what_fails_again_stays_set_aside_without_a_second_apology(town: Town) -> None:
    await town.hears(says(5, "racun"), says(6, "aneh", SITI))
    before = (await town.rows())[5]
    await marked(town, 5, 6)
    await looks(town)
    after = (await town.rows())[5]
    assert (after.reference, after.payload, after.replay_at) == (before.reference, before.payload, None)
    assert after.set_aside_at is not None
    assert (after.cause or "").startswith("ValueError")
    assert await town.kept() == []
    assert apologies(town.telegram.heard(BUDI)) == apologies(town.telegram.heard(SITI)) == 1


async def test_one_that_fails_takes_no_neighbour_along(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    await town.hears(says(5, "aneh"), says(6, "racun", SITI), says(7, "sql"))
    monkeypatch.setitem(BEHAVIOURS, "racun", _echo)
    await mark_for_replay(town.database, set())
    await looks(town)
    assert await town.kept(SITI) == ["racun"]
    assert {one for one, row in (await town.rows()).items() if row.set_aside_at} == {5, 7}


async def test_two_replicas_replay_an_update_once(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    await town.hears(says(5, "racun"))
    monkeypatch.setitem(BEHAVIOURS, "racun", _echo)
    other = Town(town.database, town.clock)
    await marked(town, 5)
    await asyncio.gather(looks(town), looks(other))
    assert await town.kept() == ["racun"]
    assert len(other.telegram.told) + len(town.telegram.told) == 2  # the apology of before, and one answer


async def test_a_replay_that_kills_the_process_is_left_alone_in_time(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def kill(*_args: object, **_more: object) -> None:
        raise Killed

    await town.hears(says(5, "racun"))
    await marked(town, 5)
    for _ in range(3):
        doomed = Town(town.database, town.clock)
        doomed.means.dispatcher.feed_raw_update = kill  # type: ignore[method-assign]  # the process ends here
        town.clock.passes(minutes=1)
        with pytest.raises(Killed):
            await doomed.tending.tick()
    town.clock.passes(minutes=1)
    await looks(town)
    row = (await town.rows())[5]
    assert (row.cause, row.replay_at) == ("the process died of it", None)
    assert row.payload is not None


async def test_while_the_database_is_away_the_mark_stays(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    async def away(*_args: object) -> bool:
        return True

    await town.hears(says(5, "sql"))
    await marked(town, 5)
    with monkeypatch.context() as patch, pytest.raises(Stumble):
        patch.setattr("storage.updates.refuses_writes", away)
        await looks(town)
    assert (await town.rows())[5].replay_at is not None
    monkeypatch.setitem(BEHAVIOURS, "sql", _echo)
    town.clock.passes(minutes=1)
    await looks(town)
    assert await town.kept() == ["sql"]


def test_the_structure_tells_no_words_names_or_ids() -> None:
    raw: dict[str, Any] = says(5, "rahasia /lapor 1471010101010001", entities=[{"type": "bold", "offset": 0}])
    raw["message"]["Budi Contoh"] = {"location": {"latitude": 1.6, "mime_type": "image/png"}}
    shown = closed(raw)
    message = shown["message"]
    assert (shown["update_id"], message["date"], message["chat"]["type"]) == (5, 1_770_000_000, "private")
    assert (message["text"], message["from"]["id"], message["from"]["first_name"]) == ("«…»",) * 3
    assert message["entities"] == [{"type": "bold", "offset": 0}]
    assert message["«…»"]["location"] == {"latitude": "«…»", "mime_type": "image/png"}
    assert message["from"]["is_bot"] is False
    assert kind_of('{"update_id": 5, "callback_query": {}, "Budi Contoh": 1}') == "callback_query"
