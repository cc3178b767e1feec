"""The batch: what repeats drops out, what raises is found, and neighbours lose nothing."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

import pytest
from aiogram.methods import SendMessage

from bot.updates import feed
from bot.updates.batch import Away
from storage.engine import Database
from tests.updates.kit import BUDI, GROUP, SITI, Clock, Town, member, presses, says, texts, user

pytestmark = pytest.mark.long


async def test_an_update_repeated_in_its_batch_is_handled_once(town: Town) -> None:
    await town.hears(says(5, "halo"), says(5, "halo"))
    assert await town.kept() == ["halo"]
    assert town.telegram.heard(BUDI) == ["halo"]


async def test_an_update_repeated_later_is_handled_once(town: Town) -> None:
    await town.hears(says(5, "halo"))
    await town.hears(says(5, "halo"), says(6, "apa kabar"))
    assert await town.kept() == ["halo", "apa kabar"]


async def test_an_update_repeated_after_a_restart_is_handled_once(town: Town) -> None:
    await town.hears(says(5, "halo"))
    reborn = Town(town.database, town.clock)
    await reborn.hears(says(5, "halo"))
    assert await town.kept() == ["halo"]
    assert reborn.telegram.told == []


async def test_updates_are_handled_by_their_ids(town: Town) -> None:
    await town.warm()
    await town.hears(says(8, "dua"), says(7, "satu"), says(9, "tiga"))
    assert await town.kept() == ["satu", "dua", "tiga"]


@pytest.mark.parametrize("poison", ["racun", "rusak", "sql", "lama", "aneh"])
async def test_a_poison_among_a_hundred_takes_nobody_with_it(town: Town, poison: str) -> None:
    await town.warm()
    raw = [says(100 + n, f"kata {n}", person=2000 + n % 7) for n in range(100)]
    raw[50] = says(150, poison)
    await town.hears(*raw)
    for person in range(2000, 2007):
        expected = [words for one, words in zip(raw, texts(raw), strict=True) if one["message"]["chat"]["id"] == person]
        assert await town.kept(person) == expected
        assert town.telegram.heard(person) == expected
    aside = (await town.rows())[150]
    assert await town.kept() == []
    assert town.telegram.heard(BUDI) == [f"Maaf {aside.reference}"]


async def test_several_poisons_are_each_found(town: Town) -> None:
    await town.warm()
    raw = [says(100 + n, "racun" if n % 11 == 0 else f"kata {n}", person=3000 + n) for n in range(40)]
    await town.hears(*raw)
    rows = await town.rows()
    assert sorted(n - 100 for n, row in rows.items() if row.set_aside_at) == [0, 11, 22, 33]
    for n in range(40):
        assert await town.kept(3000 + n) == ([] if n % 11 == 0 else [f"kata {n}"])


async def test_what_the_same_person_says_before_and_after_a_poison_is_kept(town: Town) -> None:
    await town.warm()
    await town.hears(says(5, "satu"), says(6, "racun"), says(7, "dua"))
    assert await town.kept() == ["satu", "dua"]
    heard = town.telegram.heard(BUDI)
    assert [heard[0], heard[1][:4], heard[2]] == ["satu", "Maaf", "dua"]


async def test_what_is_set_aside_is_sealed_and_its_cause_tells_no_words(town: Town) -> None:
    await town.hears(says(5, "racun rahasia"))
    row = (await town.rows())[5]
    assert row.payload is not None
    assert json.loads(row.payload) == says(5, "racun rahasia")
    assert row.cause is not None
    assert row.cause.startswith("ValueError at bot/updates/")
    assert row.reference is not None
    assert len(row.reference) == 4
    async with town.database.engine.connect() as connection:
        stored = (await connection.exec_driver_sql("SELECT payload FROM updates WHERE update_id = 5")).scalar_one()
    assert b"rahasia" not in bytes(stored)


async def test_a_race_that_heals_is_not_set_aside(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    losses = iter([True, True, False])

    async def racing(turn: Any, words: str) -> SendMessage:
        if next(losses):
            raise RuntimeError("somebody else was quicker")
        return SendMessage(chat_id=turn.chat_id, text=words)

    monkeypatch.setitem(__import__("tests.updates.kit", fromlist=["BEHAVIOURS"]).BEHAVIOURS, "balap", racing)
    await town.hears(says(5, "balap"))
    assert town.telegram.heard(BUDI) == ["balap"]
    assert await town.kept() == ["balap"]


@pytest.mark.parametrize("slow", ["tidur", "berat"])
async def test_a_handler_that_hangs_is_cut_off(town: Town, slow: str) -> None:
    await town.warm()
    began = time.monotonic()
    await town.hears(says(5, "satu", SITI), says(6, slow), says(7, "dua", SITI))
    assert time.monotonic() - began < 5
    assert await town.kept(SITI) == ["satu", "dua"]
    assert (await town.rows())[6].set_aside_at is not None
    await town.hears(says(8, "masih di sini"))
    assert await town.kept() == ["masih di sini"]


async def test_a_handler_that_refuses_to_end_is_interrupted_again(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.updates import kit

    async def stubborn(turn: Any, words: str) -> None:
        for _ in range(3):
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                continue

    monkeypatch.setitem(kit.BEHAVIOURS, "bandel", stubborn)
    await town.hears(says(5, "bandel"))
    await town.hears(says(6, "halo"))
    assert await town.kept() == ["halo"]


async def test_kinds_nobody_knows_are_done_without_a_word(town: Town) -> None:
    await town.hears({"update_id": 5, "poll": {"strange": []}}, {"update_id": 6, "from_the_future": 1})
    rows = await town.rows()
    assert {n: (row.done_at, row.spoken_at, row.set_aside_at) for n, row in rows.items()} == {
        5: (town.clock.at, town.clock.at, None),
        6: (town.clock.at, town.clock.at, None),
    }


@pytest.mark.parametrize(
    "raw",
    [
        says(5, "x", date="yesterday"),
        says(5, "x", entities="none"),
        says(5, "\ud800"),
        presses(5, "x") | {"message": says(5, "x", date=None)["message"]},
    ],
    ids=["date", "entities", "half a character", "two kinds"],
)
async def test_an_update_that_no_library_can_parse_is_set_aside_with_an_apology(
    town: Town, raw: dict[str, Any]
) -> None:
    await town.warm()
    await town.hears(says(4, "satu", SITI), raw, says(6, "dua", SITI))
    row = (await town.rows())[5]
    assert row.payload is not None
    assert json.loads(row.payload) == raw
    assert town.telegram.heard(BUDI) == [f"Maaf {row.reference}"]
    assert await town.kept(SITI) == ["satu", "dua"]


@pytest.mark.parametrize(
    "message",
    [
        None,
        [],
        {"chat": {"id": BUDI, "type": "private"}, "from": "Budi"},
        {"chat": {"id": "1"}},
        {"chat": {"id": 1 << 70}},
    ],
)
async def test_an_update_without_a_readable_chat_is_set_aside_without_a_word(town: Town, message: Any) -> None:
    await town.hears({"update_id": 5, "message": message}, says(6, "halo"))
    await town.tending.flush()
    row = (await town.rows())[5]
    assert row.set_aside_at is not None
    assert row.spoken_at is not None
    assert town.telegram.heard(BUDI) == ["halo"]
    assert await town.kept() == ["halo"]


@pytest.mark.parametrize("raw", [None, 7, "x", [], {}, {"update_id": "5"}, {"update_id": True}, {"update_id": 1 << 63}])
async def test_what_carries_no_id_is_left_out(town: Town, raw: Any) -> None:
    await town.hears(raw, says(6, "halo"))
    assert set(await town.rows()) == {6}


async def test_bots_and_channels_are_no_people(town: Town) -> None:
    await town.hears(
        says(5, "iklan") | {"message": says(5, "iklan")["message"] | {"from": user(9, is_bot=True)}},
        says(6, "kanal", chat=GROUP) | {"message": says(6, "x", chat=GROUP)["message"] | {"from": None}},
    )
    assert [row.set_aside_at for row in (await town.rows()).values()] == [None, None]
    assert town.telegram.told == []


async def test_a_group_and_a_private_chat_are_two_conversations(town: Town) -> None:
    await town.hears(says(5, "di grup", chat=GROUP), says(6, "pribadi"))
    assert await town.kept() == ["pribadi"]
    assert town.telegram.heard(GROUP) == ["di grup"]


async def test_every_kind_reaches_its_handler(town: Town) -> None:
    edited = says(6, "diubah")
    edited["edited_message"] = edited.pop("message") | {"edit_date": 1_770_000_001}
    await town.hears(says(5, "halo"), edited, presses(7, "f:x"), member(8, "member"))
    assert await town.kept() == ["halo", "diubah", "f:x", "member"]
    assert town.telegram.heard(BUDI) == ["halo", "diubah", "pressed f:x"]


class Lost(Database):
    """A database whose server can be taken away."""

    gone = False

    def transaction(self) -> Any:
        if self.gone:
            raise ConnectionRefusedError
        return super().transaction()


async def test_while_the_database_is_away_nothing_is_acknowledged(town: Town) -> None:
    lost = Lost(town.database.url, town.database.keyring)
    away = Town(lost, town.clock)
    lost.gone = True
    with pytest.raises(Away):
        await away.batches.handle([says(5, "halo")])
    assert away.telegram.told == []
    lost.gone = False
    await away.hears(says(5, "halo"))
    assert await town.kept() == ["halo"]
    await lost.close()


async def test_a_city_that_cannot_be_read_sets_nothing_aside(town: Town) -> None:
    async def broken(_session: Any) -> Any:
        raise KeyError("city")

    town.rewire(work_for=broken)
    with pytest.raises(Away):
        await town.batches.handle([says(5, "halo")])
    assert [row.set_aside_at for row in (await town.rows()).values()] == [None]


async def test_an_apology_that_fails_leaves_the_update_set_aside(town: Town) -> None:
    def broken(_turn: Any, _reference: str) -> Any:
        raise KeyError("no words")

    town.rewire(apologise=broken)
    await town.hears(says(5, "racun"), says(6, "halo"))
    assert (await town.rows())[5].set_aside_at is not None
    assert await town.kept() == ["halo"]


async def test_a_commit_is_announced_when_a_notification_was_posted_in_it(town: Town) -> None:
    announced: list[int] = []
    town.database.on_posted = lambda: announced.append(1)
    await town.warm()
    await town.hears(says(5, "halo"), says(6, "hai", SITI))
    assert announced == []
    await town.hears(says(7, "kabar satu"), says(8, "kabar dua", SITI))
    assert announced == [1]


async def test_the_log_tells_no_words(town: Town, capsys: pytest.CaptureFixture[str], caplog: Any) -> None:
    await town.hears(says(5, "racun rahasia sekali"), says(6, "x", date="rahasia"))
    written = capsys.readouterr()
    for text in (written.out, written.err, caplog.text):
        assert "rahasia" not in text
        assert "something secret" not in text
        assert "Budi" not in text


def test_the_clock_of_these_tests_moves() -> None:
    clock = Clock()
    before = clock()
    clock.passes(days=1)
    assert (clock() - before).days == 1


async def test_an_older_update_that_comes_later_is_still_handled(town: Town) -> None:
    await town.warm()
    await town.hears(says(9, "kedua"))
    await town.hears(says(7, "pertama", SITI))
    await town.hears(says(9, "kedua"), says(7, "pertama", SITI))
    assert (await town.kept(), await town.kept(SITI)) == (["kedua"], ["pertama"])


async def test_gaps_between_ids_are_no_loss(town: Town) -> None:
    ids = (5, 6, 900, 2**40, 2**62)
    await town.hears(*(says(one, f"kata {one}") for one in ids))
    assert await town.kept() == [f"kata {one}" for one in ids]


async def test_a_flood_of_one_citizen_loses_nothing_and_holds_nobody_up(town: Town) -> None:
    await town.warm()
    for start in range(0, 300, 100):
        mine = [says(1000 + start + n, f"tanya {start + n}") for n in range(99)]
        await town.batches.handle([*mine, says(1099 + start, f"halo {start}", SITI)])
    await town.said()
    assert len(await town.kept()) == 297
    assert town.telegram.heard(SITI) == ["halo 0", "halo 100", "halo 200"]
    assert len(town.telegram.heard(BUDI)) < 297, "prompts not yet spoken give way to the newest"
    assert town.telegram.heard(BUDI)[-1] == "tanya 298"


def test_a_press_is_opened_without_the_buttons_of_its_message_and_kept_with_them() -> None:
    raw, bare = presses(5, "x"), presses(5, "x")
    raw["callback_query"]["message"] |= {"reply_markup": {"inline_keyboard": []}, "entities": []}
    assert feed._opened(raw) == bare
    assert "reply_markup" in raw["callback_query"]["message"]
    old = {"update_id": 6, "callback_query": {"id": "1", "data": "x"}}
    assert [feed._opened(one) for one in (old, says(7, "satu"))] == [old, says(7, "satu")]
