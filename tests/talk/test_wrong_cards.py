"""What is not an answer: "bukan itu" under review, and unrelated words after "yang mana?"."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.stage import Person, Stage
from tests.talk.scenes import files

BARUSAN = "lampu jalan mati barusan di Jl. Contoh 5"


@pytest.mark.parametrize(
    "words", ["bukan itu", "salah", "bukan", "eh salah min", "bukan begitu maksud saya", "masih salah"]
)
async def test_a_bare_no_under_review_asks_what_to_change_and_joins_nothing(quick_stage: Stage, words: str) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(BARUSAN)
    await budi.hears("Periksa sebelum dikirim")
    await budi.says(words)
    await budi.hears("Bagian mana yang ingin diubah?")
    await budi.says("tempat")
    await budi.hears("Di mana tempatnya?")
    await budi.says("Jl. Merdeka")
    card = await budi.hears("Periksa sebelum dikirim", "Jl. Merdeka")
    assert words not in card["text"].splitlines()


@pytest.mark.parametrize(
    ("words", "question"),
    [("tempatnya salah", "Di mana tempatnya?"), ("salah tanggal", "Kapan kejadiannya?"), ("judulnya keliru", "judul")],
)
async def test_what_is_named_as_wrong_is_asked_at_once(quick_stage: Stage, words: str, question: str) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(BARUSAN)
    await budi.hears("Periksa sebelum dikirim")
    await budi.says(words)
    await budi.hears(question)


async def _doubted(budi: Person) -> None:
    await budi.says("barusan lampu jalan mati di Bukit Kapur")
    await budi.hears("yang mana?")


async def test_unrelated_words_after_which_place_are_kept_as_text_and_the_question_comes_again(
    quick_stage: Stage,
) -> None:
    budi = await quick_stage.person("Budi")
    await _doubted(budi)
    await quick_stage.quiet()
    quick_stage.clock.advance(timedelta(minutes=1))
    await budi.says("gelap sekali dan anak anak takut lewat")
    await budi.hears("saya tambahkan ke isi laporan")
    await budi.hears("yang mana?")
    await budi.taps((await budi.buttons())[0])
    card = await budi.hears("Periksa sebelum dikirim", "anak anak takut lewat")
    assert "Tempat: Gelap" not in card["text"]
    assert "Tempat: Kel. " in card["text"]


async def test_a_place_in_words_answers_which_place(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await _doubted(budi)
    await budi.says("di depan SDN 3")
    await budi.hears("Periksa sebelum dikirim", "Tempat: di depan SDN 3")


async def test_unrelated_words_after_which_report_are_kept_and_said_so(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    number = await files(budi)
    await budi.says("masih mati lampunya")
    await budi.hears("Ini tentang laporan yang mana?")
    await budi.says("gelap")
    await budi.hears("Itu juga saya simpan")
    await budi.hears("Ini tentang laporan yang mana?")
    await budi.says(number)
    await budi.hears("Tambahan Anda sudah masuk", number)


async def test_the_first_one_answers_which_report(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await files(budi)
    await budi.says("masih mati lampunya")
    await budi.hears("Ini tentang laporan yang mana?")
    await budi.says("yang kedua")
    await budi.hears("Kapan kejadiannya?")
