"""Somebody is in danger now: whom to call, at once and again, no question that can wait, and officers who see it."""

from __future__ import annotations

import pytest

from tests.stage import Stage
from tests.talk.scenes import town

CALL = "Bila ada yang terancam sekarang, telepon"
FIRE = "KEBAKARAN DI PASAR SENGGOL DUMAI TOLONG CEPAT ADA ORANG TERJEBAK"


async def test_a_fire_is_a_complaint_of_today_with_its_place(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(FIRE)
    await budi.hears(CALL)
    await budi.hears("Periksa sebelum dikirim", "Pengaduan", "Pasar Senggol")


@pytest.mark.parametrize(
    "words",
    [
        "tolong pak ada orang mau bunuh diri di jembatan sungai dumai",
        "tolong kabel listrik putus di jl hasanuddin nyetrum anak2!!",
    ],
)
async def test_danger_is_not_asked_for_its_day(quick_stage: Stage, words: str) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(words)
    await budi.hears(CALL)
    await budi.hears("Periksa sebelum dikirim", "Pengaduan")


async def test_a_second_cry_hears_the_numbers_again_and_joins_nothing(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("ada yang tenggelam di sungai tolong")
    await budi.hears(CALL)
    await budi.hears("Di mana")
    await budi.says("TOLONG CEPATTT")
    await budi.hears("Telepon sekarang:")
    await budi.hears("Di mana")
    await budi.says("di jembatan contoh jl sudirman")
    card = await budi.hears("Periksa sebelum dikirim")
    assert "CEPATTT" not in card["text"]


async def test_a_cry_as_first_words_gets_the_numbers_and_is_no_report(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("TOLONG CEPATTT")
    await budi.hears(CALL)
    await budi.hears("Ceritakan masalahnya")


async def test_the_coordinator_reads_first_that_it_speaks_of_danger(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.budi.says(FIRE)
    await place.budi.hears("Periksa sebelum dikirim")
    await place.budi.taps("Kirim")
    news = await place.citra.hears("Menyebut bahaya: kebakaran, orang terjebak", "Laporan baru")
    assert "Menyebut bahaya" in news["text"].splitlines()[0]
    await place.budi.says("tolong cepat")
    await place.budi.hears("Telepon sekarang:")


@pytest.mark.parametrize(
    "words",
    ["TOLONG ADA KECELAKAAN BANYAK DARAH DI JL SOEKARNO HATTA", "omahe tonggo kobong pak tulung di jl sudirman"],
)
async def test_danger_in_capitals_and_in_javanese_is_a_complaint_with_numbers(quick_stage: Stage, words: str) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(words)
    await budi.hears(CALL)
    await budi.hears("Periksa sebelum dikirim", "Pengaduan")


async def test_whoever_wants_to_die_is_asked_for_no_place(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.budi.says("saya mau bunuh diri")
    await place.budi.hears("112", "119 lalu tekan 8", "tidak perlu menghadapinya sendiri")
    await place.budi.says("/laporanku")
    await place.budi.hears("belum")
    assert "Di mana" not in await place.budi.transcript()
    await place.budi.taps("Minta bantuan petugas")
    await place.budi.taps("Ya, kirim ke petugas")
    await place.citra.hears("Warga mungkin hendak mengakhiri hidup")


async def test_despair_within_a_report_hears_the_line_and_the_report_goes_on(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("lampu jalan mati")
    await budi.hears("Kapan kejadiannya?")
    await budi.says("sy udah gak sanggup hidup lagi")
    await budi.hears("119 lalu tekan 8")
    await budi.says("kemarin")
    await budi.hears("Di mana")
