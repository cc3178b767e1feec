"""The queue: what waits, narrowed and turned in one message, and the next ticket after each action."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.callbacks import LIMIT, Menu, encode
from bot.domain.kinds import Kind
from bot.domain.lifecycle import Official
from bot.domain.people import Role
from bot.usecases import queue
from bot.usecases.sifting import Due, Wish
from handlers import queue as shown
from handlers import sieve
from tests.stage import Person, Stage
from tests.talk.scenes import Town, forges, town

OTHERS = ("halte", "taman", "jembatan", "trotoar", "gapura", "jamban", "drainase", "pagar")


async def _queue(person: Person) -> dict[str, Any]:
    """The newest message of the bot that is a queue, as it is now."""
    found = [one for one in await person.messages() if _is_queue(one) and not one.get("out")]
    return found[-1]


def _is_queue(message: dict[str, Any]) -> bool:
    labels = [button["text"] for row in _rows(message) for button in row]
    return "Saring" in labels or "Kembali" in labels


def _rows(message: dict[str, Any]) -> list[list[dict[str, str]]]:
    rows: list[list[dict[str, str]]] = message.get("reply_markup", {}).get("inline_keyboard", [])
    return rows


async def _crowd(place: Town, count: int) -> list[str]:
    """So many reports that Dinas Perhubungan holds; the oldest first."""
    return [await place.assigned(f"Mohon dibuatkan {thing} di depan SDN Contoh") for thing in OTHERS[:count]]


async def test_most_urgent_first_with_counts_and_pages_in_one_message(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    first = await place.assigned("Mohon dibuatkan halte di depan SDN Contoh")
    await quick_stage.lets_pass(6)
    numbers = [first, *(await _crowd(place, 7))]
    await place.dewi.says("/antrean")
    page = await place.dewi.hears("8 laporan menunggu, 1 lewat batas\n", first, "lewat 1 hari")
    assert [number for number in numbers if number in page["text"]] == numbers[:6]
    assert sorted(numbers[:6], key=page["text"].index) == numbers[:6]
    await place.dewi.taps("Selanjutnya →")
    await place.dewi.hears("8 laporan menunggu", numbers[6], numbers[7])
    await place.dewi.taps("← Sebelumnya")
    turned = await place.dewi.hears("8 laporan menunggu", first)
    assert turned["message_id"] == page["message_id"]


async def test_where_counting_ended_every_head_says_so(quick_stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    place = await town(quick_stage)
    await _crowd(place, 4)
    for module in (queue, shown):
        monkeypatch.setattr(module, "COUNTED", 3)
    await place.dewi.says("/antrean")
    await place.dewi.hears("3+ laporan menunggu")
    await place.dewi.says("/start")
    await place.dewi.hears("penghubung", "3+ laporan menunggu")
    await place.citra.says("/belum")
    await place.citra.taps("Buka Dishub")
    await place.citra.hears("Dinas Perhubungan: 3+ belum ditindaklanjuti")


async def test_every_row_said_the_same_and_a_misspelt_command_nothing(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await _crowd(place, 3)
    await place.dewi.says("/antrian")
    page = await place.dewi.hears("3 laporan menunggu")
    assert page["text"].count("Belum Ditindaklanjuti") == 1
    await place.dewi.says("/statistk")
    await place.dewi.hears("tidak saya kenal", "Maksud Anda /statistik?")
    admin = await quick_stage.admin()
    await admin.says("/batal")
    told = await admin.hears("Tidak ada yang sedang berjalan")
    assert "/antrean" not in told["text"]


async def test_filters_narrow_the_same_message_and_are_lifted(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    waiting, proposed = await place.assigned(), await place.proposed("Mohon dibuatkan taman di depan SDN Contoh")
    await place.dewi.says("/antrean")
    shown = await place.dewi.hears("1 laporan menunggu", waiting)
    await place.dewi.taps("Saring")
    await place.dewi.hears("Tampilkan yang mana?")
    assert {"Proses", "Aspirasi", "Lewat batas", "Dumai Timur"} <= set(await place.dewi.buttons())
    await place.dewi.taps("Proses")
    page = await place.dewi.hears("Disaring: Proses", "1 laporan", proposed)
    assert waiting not in page["text"]
    await place.dewi.taps("Saring")
    await place.dewi.taps("Pengaduan")
    await place.dewi.hears("Tidak ada laporan yang cocok", "Disaring: Proses · Pengaduan")
    await place.dewi.taps("Saring")
    await place.dewi.taps("✓ Pengaduan")
    await place.dewi.hears("Disaring: Proses", proposed)
    await place.dewi.taps("Semua")
    page = await place.dewi.hears("1 laporan menunggu", waiting)
    assert page["message_id"] == shown["message_id"]
    await place.dewi.says("/antrean lewat batas dumai timur")
    await place.dewi.hears("Tidak ada laporan yang cocok", "Disaring: Lewat batas · Dumai Timur")


async def test_words_find_what_is_public_or_not_verified_and_nothing_confidential(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    lamp = await place.assigned("Mohon lampu penerangan diganti di depan SDN Contoh")
    bench = await place.assigned("Mohon bangku taman diganti di depan SDN Contoh")
    await place.dewi.says("/antrean lampu")
    page = await place.dewi.hears("1 laporan menunggu", lamp, "Disaring: lampu")
    assert bench not in page["text"]
    await place.dewi.says(f"/tiket {lamp}")
    await place.dewi.taps("Lainnya")
    await place.dewi.taps("Batasi akses")
    await place.dewi.taps("Rahasia")
    await place.budi.hears("menjadikan laporan Anda rahasia", lamp)
    await place.dewi.says("/antrean lampu")
    await place.dewi.hears("Tidak ada laporan yang cocok", "Disaring: lampu")
    await place.dewi.says(f"/antrean {lamp.lower()}")
    await place.dewi.hears(lamp, "RAHASIA", "lampu penerangan")
    await place.dewi.says("/antrean")
    page = await place.dewi.hears("2 laporan menunggu", lamp, "RAHASIA")
    assert "lampu penerangan" not in page["text"] + str(_rows(page))
    new = await place.filed("Mohon lampu hias di taman Contoh")
    await place.citra.says("/antrean lampu")
    await place.citra.hears("1 laporan menunggu", new)


async def test_the_next_ticket_of_the_queue_follows_each_action(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    first, second = await _crowd(place, 2)
    await place.dewi.says("/antrean")
    await place.dewi.taps((await _labels(place.dewi))[0])
    await place.dewi.hears(first, "dari Budi")
    await place.dewi.taps("Tindak lanjuti")
    await place.dewi.says("Tim turun.")
    await place.dewi.hears("✓ Tindak lanjuti", first)
    await place.dewi.taps("Berikutnya")
    await place.dewi.hears(second, "dari Budi")
    await place.dewi.taps("Tindak lanjuti")
    await place.dewi.says("Tim turun juga.")
    await place.dewi.hears("✓ Tindak lanjuti", second)
    await place.dewi.taps("Berikutnya")
    await place.dewi.hears("sudah Anda kerjakan hari ini", "2 laporan menunggu")


async def test_a_coordinator_clears_the_queue_with_two_taps_a_report(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    numbers = [await place.filed(f"Mohon dibuatkan {thing} di depan SDN Contoh") for thing in OTHERS[:4]]
    await place.citra.says("/antrean")
    await place.citra.taps((await _labels(place.citra))[0])
    before = place.citra.taps_made
    for number in numbers:
        await place.citra.hears(f"Verifikasi {number}")
        await place.citra.taps("Verifikasi")
        await place.citra.hears("✓", number)
        await place.citra.taps("Berikutnya")
    await place.citra.hears("Tidak ada yang menunggu")
    assert place.citra.taps_made - before == 2 * len(numbers)


async def _labels(person: Person) -> list[str]:
    await person.hears("laporan menunggu")
    return [button["text"] for row in _rows(await _queue(person)) for button in row]


@pytest.mark.parametrize("value", ["99999//////", "-1", "x/y/z", "1/9/9/14.72.01/9/", "0/0/0/'; --/0/a_b/c", "²/1"])
async def test_a_forged_page_shows_no_more_than_the_own_queue(quick_stage: Stage, value: str) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    other = await quick_stage.officer("Lala", Role.LIAISON, "dlh")
    for place_ in ("page", "sift", "queue"):
        await forges(other, Menu(place_, value))
    await other.hears("Tampilkan yang mana?")
    await other.says("/antrean")
    await other.hears("Tidak ada yang menunggu")
    said = " ".join(one.get("text", "") for one in await other.messages())
    assert number not in said
    assert "gangguan" not in said


WORDS = some.lists(some.text("abcdefghij0123456789", min_size=3, max_size=20), max_size=6)


@given(
    some.integers(0, 9999),
    some.none() | some.sampled_from(Official),
    some.none() | some.sampled_from(Kind),
    some.none() | some.just("14.72.01"),
    some.none() | some.sampled_from(Due),
    WORDS,
)
def test_a_wish_travels_in_a_button(
    page: int, status: Official | None, kind: Kind | None, district: str | None, due: Due | None, words: list[str]
) -> None:
    wish = Wish(status, kind, district, due, tuple(words))
    value = sieve.written(page, wish)
    assert len(encode(Menu("page", value)).encode()) <= LIMIT
    found, read = sieve.read(value)
    assert (found, read.status, read.kind, read.district, read.due) == (page, status, kind, district, due)
    assert read.words == tuple(words[: len(read.words)])
