"""Words about the draft, typed numbers, and one field changed: nothing of it is lost and nothing joins by mistake."""

from __future__ import annotations

import pytest

from tests.stage import Person, Stage
from tests.talk.scenes import town

WASTE = "sampah menumpuk di Purnama kemarin"
CARD = "Periksa sebelum dikirim"


async def _reviewing(stage: Stage, words: str = WASTE) -> Person:
    budi = await stage.person("Budi")
    await budi.says(words)
    await budi.taps("Betul")
    await budi.hears(CARD)
    return budi


@pytest.mark.parametrize("typed", [False, True])
async def test_batal_while_one_field_is_changed_threw_the_draft_away(quick_stage: Stage, typed: bool) -> None:
    budi = await _reviewing(quick_stage)
    await budi.taps("Ubah")
    await budi.taps("Tanggal")
    await (budi.says("/batal") if typed else budi.taps("Batal"))
    await budi.hears(CARD, "Purnama")
    assert "Draf dibuang" not in await budi.transcript()
    await budi.taps("Batal")
    await budi.hears("Draf dibuang")


async def test_a_number_under_the_days_was_silently_a_day_of_the_month(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("sampah menumpuk di Purnama")
    await budi.hears("Kapan kejadiannya?")
    await budi.says("3")
    await budi.hears(CARD, "Tidak tahu")


async def test_a_larger_number_under_the_days_is_confirmed(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("sampah menumpuk di Purnama")
    await budi.hears("Kapan kejadiannya?")
    await budi.says("28")
    await budi.hears("28", "betul")
    await budi.says("1")
    await budi.hears(CARD, "28")


async def test_another_problem_instead_joined_the_first_one(quick_stage: Stage) -> None:
    budi = await _reviewing(quick_stage)
    await budi.says("bukan itu masalahnya, yg bener got mampet")
    await budi.hears("Isinya saya ganti")
    card = await budi.hears(CARD, "got mampet", "Purnama")
    assert "sampah" not in card["text"]
    assert not [label for label in await budi.buttons() if "Pisah" in label]


async def test_new_words_kept_neither_the_place_nor_the_day(quick_stage: Stage) -> None:
    budi = await _reviewing(quick_stage)
    await budi.taps("Ubah")
    await budi.taps("Isi")
    await budi.says("got mampet dan bau sekali")
    await budi.hears(CARD, "got mampet", "Purnama", "Waktu")
    await budi.taps("Ubah")
    await budi.taps("Isi")
    await budi.says("got mampet di Bukit Datuk")
    card = await budi.hears(CARD, "Bukit Datuk")
    assert "Purnama" not in card["text"]


@pytest.mark.parametrize("words", ["buang", "buang aja"])
async def test_throwing_away_in_words_was_text_of_the_report(quick_stage: Stage, words: str) -> None:
    budi = await _reviewing(quick_stage)
    await budi.says(words)
    await budi.hears("Draf dibuang")
    await budi.taps("Kembalikan draf")
    card = await budi.hears(CARD)
    assert "buang" not in card["text"].split("Siapa")[0]


async def test_beginning_anew_in_words_was_text_of_the_report(quick_stage: Stage) -> None:
    budi = await _reviewing(quick_stage)
    await budi.says("buat laporan")
    await budi.hears("Anda punya draf", "Dilanjutkan?")
    await budi.taps("Lanjutkan")
    card = await budi.hears(CARD)
    assert "buat laporan" not in card["text"]
    await budi.says("mulai baru")
    await budi.hears("Apa yang ingin Anda sampaikan?")
    await budi.says("/lapor")
    await budi.hears("Anda punya draf")


async def test_the_same_sentence_again_was_stored_twice(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("/lapor sampah menumpuk di Purnama")
    await budi.hears("Kapan kejadiannya?")
    await budi.says("sampah menumpuk di Purnama")
    await budi.hears("Teks yang sama sudah ada")
    await budi.taps("Kemarin")
    card = await budi.hears(CARD)
    assert "\nsampah menumpuk di Purnama\nWaktu" in card["text"]


async def test_start_never_mentioned_the_draft(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("sampah menumpuk di Purnama")
    await budi.hears("Kapan kejadiannya?")
    await budi.says("/start")
    await budi.hears("Draf", "Sampah menumpuk di Purnama", "belum dikirim")
    await budi.says("halo, tadi sampai mana?")
    await budi.hears("Kapan kejadiannya?")
    await budi.says("lanjutkan")
    await budi.hears("Kapan kejadiannya?")
    await budi.taps("Kemarin")
    card = await budi.hears(CARD)
    assert "sampai mana" not in card["text"]
    assert "lanjutkan" not in card["text"]


async def test_a_draft_that_waits_beside_a_filed_report_goes_on_by_a_word(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.budi.says("sampah menumpuk di Purnama")
    await place.budi.hears("Kapan kejadiannya?")
    await place.budi.says("mulai baru")
    await place.budi.taps("Aspirasi")
    await place.budi.says("Mohon dibuatkan taman Contoh")
    await place.budi.hears(CARD)
    await place.budi.taps("Kirim")
    await place.budi.hears("sudah masuk")
    await place.budi.says("lanjutkan")
    await place.budi.hears("Kapan kejadiannya?")
