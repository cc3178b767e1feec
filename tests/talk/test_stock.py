"""Reasons that stand ready on buttons: one tap chooses, one sends what was seen; the first day has ready answers."""

from __future__ import annotations

import pytest

from bot.callbacks import Menu
from tests.stage import Stage
from tests.talk.scenes import Town, forges, town


async def _asks(place: Town) -> str:
    number = await place.filed()
    await place.citra.taps("Periksa")
    await place.citra.taps("Minta data")
    return number


@pytest.mark.parametrize(
    ("label", "told"),
    [("Di mana tepatnya?", "Di mana tepatnya tempat itu?"), ("Kirim foto", "Bisakah Anda mengirim foto")],
)
async def test_asking_had_to_be_typed_on_the_phone(quick_stage: Stage, label: str, told: str) -> None:
    place = await town(quick_stage)
    number = await _asks(place)
    await place.citra.hears("Keterangan apa", number)
    await place.citra.taps(label)
    await place.citra.hears("Ini yang dibaca pelapor", number, told)
    await place.citra.taps("Kirim teks ini")
    await place.citra.hears("✓ Minta data", number)
    await place.budi.hears("perlu keterangan", number, told)
    assert place.citra.taps_made == 4


async def test_returning_offers_reasons_beside_ones_own_words(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says(f"/kembalikan {number}")
    await place.dewi.hears("dikembalikan?", number)
    await place.dewi.taps("Bukan tugas kami")
    await place.dewi.hears("Ini yang dibaca pelapor", "bukan tugas Dinas Perhubungan")
    await place.dewi.says("Tiang itu milik dinas lain.")
    await place.budi.hears("mengembalikan", "Tiang itu milik dinas lain.")


@pytest.mark.parametrize(
    ("reason", "label", "told"),
    [
        ("Belum lengkap", "Tempat tidak jelas", "tempatnya belum jelas"),
        ("Bukan pelayanan publik", "Urusan pribadi", "urusan antarwarga"),
        ("Penyalahgunaan", "Bukan laporan", "tidak berisi laporan"),
    ],
)
async def test_each_reason_for_archiving_has_its_own_sentences(
    quick_stage: Stage, reason: str, label: str, told: str
) -> None:
    place = await town(quick_stage)
    number = await place.filed()
    await place.citra.says(f"/arsip {number}")
    await place.citra.taps(reason)
    await place.citra.hears("Jelaskan alasannya", number)
    await place.citra.taps(label)
    await place.citra.hears("Ini yang dibaca pelapor", told)
    await place.citra.taps("Kirim teks ini")
    await place.budi.hears("diarsipkan", number, told)


async def test_referring_names_the_body_in_the_sentence(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.filed()
    await place.citra.says(f"/bukanwewenang {number}")
    await place.citra.taps("PLN")
    await place.citra.hears("bukan pemerintah kota", number)
    await place.citra.taps("Tugas badan itu")
    shown = await place.citra.hears("Ini yang dibaca pelapor", "bukan oleh pemerintah kota")
    assert "PLN" in shown["text"]
    await place.citra.taps("Kirim teks ini")
    await place.budi.hears(number, "bukan oleh pemerintah kota")


async def test_a_forged_reason_of_another_action_sends_nothing(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says(f"/kembalikan {number}")
    await place.dewi.hears("dikembalikan?", number)
    for value in ("use/ask.when", "use/return.x", "use/", "send/return.task/0"):
        await forges(place.dewi, Menu("ready", value))
    await place.dewi.hears("Ini yang dibaca pelapor", "bukan tugas Dinas Perhubungan")  # the last one: shown, not sent
    await place.budi.hears_nothing("mengembalikan", 0.1)


async def test_templat_was_empty_on_the_first_day(quick_stage: Stage) -> None:
    """The first coordinator begins with the region's answers; whoever has none yet gets them by one button."""
    place = await town(quick_stage)
    await place.citra.says("/templat")
    await place.citra.hears("Diskominfotiksan", ": 0 dari")
    await place.citra.taps("Isi dengan contoh")
    await place.citra.hears("Diskominfotiksan", ": 9 dari", "Tim meninjau lokasi")
    assert "Isi dengan contoh" not in await place.citra.buttons()
    number = await place.assigned("Lampu jalan di depan SDN Contoh mohon diganti")
    await place.dewi.says(f"/tindaklanjut {number}")
    await place.dewi.hears("Kirim teks", number)
    assert "📋 Lampu: petugas memeriksa" in await place.dewi.buttons()
    await place.dewi.taps("📋 Tim meninjau lokasi")
    await place.dewi.hears("Ini yang dibaca pelapor", number, "Tim Dinas Perhubungan meninjau lokasi")
