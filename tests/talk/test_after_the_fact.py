"""What citizens write after a report is said to be finished: a verdict, a rating, thanks, or something else."""

from __future__ import annotations

import pytest

from tests.stage import Stage
from tests.talk.scenes import files, town

ASKED = "Ini tentang laporan"


async def test_words_to_a_finished_report_are_its_dispute_and_asked_once(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.proposed()
    await place.budi.says("BOHONG! lampunya masih mati")
    await place.budi.hears(ASKED, number)
    assert (await place.budi.buttons())[:3] == ["Belum selesai", "Sudah selesai", "Laporan baru"]
    await place.budi.says("sudah seminggu gelap")
    await place.budi.hears(ASKED, number)
    await place.budi.taps("Belum selesai")
    await place.dewi.hears("BOHONG! lampunya masih mati", "sudah seminggu gelap")
    assert "Apa yang belum selesai" not in await place.budi.transcript()


async def test_glad_words_confirm_by_one_tap_and_a_typed_number_rates(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.proposed()
    await place.budi.says("nah gitu dong udah nyala, makasih")
    await place.budi.hears(ASKED, number)
    await place.budi.taps("Sudah selesai")
    await place.budi.hears("Status: Selesai", number)
    await place.budi.says("bintang 4 aja")
    await place.budi.hears("4")
    await place.budi.says("3")
    await place.budi.hears("3")
    assert "Apa masalahnya" not in await place.budi.transcript()


@pytest.mark.parametrize("words", ["4", "4 aja", "bintang 4", "⭐⭐⭐⭐"])
async def test_typed_stars_are_the_rating(quick_stage: Stage, words: str) -> None:
    place = await town(quick_stage)
    number = await place.closed()
    await place.budi.says(words)
    await place.budi.hears("sudah dicatat", number)
    await place.budi.says("petugasnya ramah")
    await place.budi.hears("ikut dicatat", "petugasnya ramah")


async def test_a_new_report_beside_a_finished_one_takes_its_words_along(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.proposed()
    await place.budi.says("sampah menumpuk di Purnama")
    await place.budi.hears(ASKED)
    await place.budi.taps("Laporan baru")
    await place.budi.hears("Kapan kejadiannya?")
    await place.budi.taps("Kemarin")
    await place.budi.hears("Periksa sebelum dikirim", "sampah menumpuk di Purnama")


async def test_something_else_joins_no_undecided_words(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await files(budi)
    await budi.says("masih mati lampunya")
    await budi.hears("Ini tentang laporan yang mana?")
    await budi.says("makasih ya")
    await budi.hears("Sama-sama.")
    await budi.says("tolong hapus data saya")
    answer = await budi.hears("sudah saya teruskan")
    assert "masih mati" not in answer["text"]
    assert "laporan yang mana" not in answer["text"]


async def test_thanks_for_a_finished_report_are_no_date(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.budi.says("/lapor sampah menumpuk di Purnama")
    await place.budi.hears("Kapan kejadiannya?")
    await place.proposes(number)
    await place.budi.says("nah gitu dong udah nyala, makasih")
    await place.budi.hears(ASKED, number)
    await place.budi.taps("Sudah selesai")
    await place.budi.hears("Status: Selesai", number)
    assert "tidak menemukan tanggal" not in await place.budi.transcript()


async def test_what_is_solved_by_itself_is_thrown_away_and_comes_back(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("lampu jalan mati kemarin")
    await budi.taps("Betul")
    await budi.hears("Di mana")
    await budi.says("udah nyala pak, makasih")
    await budi.hears("Syukurlah")
    await budi.taps("Lanjutkan")
    await budi.hears("Di mana")
    await budi.says("ga jadi, sudah beres")
    await budi.hears("Draf dibuang")
    await budi.taps("Kembalikan draf")
    await budi.hears("Di mana")
