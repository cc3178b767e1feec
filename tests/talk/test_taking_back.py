"""What is rated in words, withdrawn in words, or wrong again: it starts no complaint."""

from __future__ import annotations

import pytest

from bot.suggest.settled import is_again, is_reopening, is_withdrawing, rated
from tests.stage import Stage
from tests.talk.scenes import files, town


async def test_a_rating_in_words_started_a_complaint(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.closed()
    await place.budi.says("bintang 5 petugasnya ramah")
    await place.budi.hears("nilai 5", number, '"petugasnya ramah"')
    assert "Kapan kejadiannya" not in await place.budi.transcript()


async def test_a_number_after_the_question_for_stars_answered_the_draft_instead(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.budi.says("/lapor lampu jalan mati kemarin")
    await place.budi.taps("Betul")
    await place.budi.hears("Di mana")
    await place.proposes(number)
    await place.budi.says("udah beres, makasih")
    await place.budi.taps("Sudah selesai")
    await place.budi.hears("Seberapa puas", number)
    await place.budi.says("4")
    await place.budi.hears("nilai 4", number, "sudah dicatat")


@pytest.mark.parametrize("stars", [None, "3"])
async def test_wrong_again_after_closing_was_no_reopening(quick_stage: Stage, stars: str | None) -> None:
    place = await town(quick_stage)
    number = await place.closed()
    if stars:
        await place.budi.says(stars)
        await place.budi.hears("sudah dicatat", number)
    await place.budi.says("lampunya mati lagi pak!")
    await place.budi.hears("Ini tentang laporan", number)
    assert (await place.budi.buttons())[:2] == ["Buka kembali", "Laporan baru"]
    await place.budi.taps("Buka kembali")
    await place.dewi.hears(number, "lampunya mati lagi pak!")


async def test_withdrawing_in_words_became_a_draft(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    number = await files(budi)
    await budi.says("cabut aja laporannya, udah beres")
    await budi.hears(number, "dicabut, atau")
    assert (await budi.buttons())[:2] == [f"Cabut laporan {number}", f"Tambahan untuk {number}"]
    await budi.taps(f"Cabut laporan {number}")
    await budi.hears("Cabut laporan ini?")
    await budi.taps("Cabut laporan")
    await budi.hears("sudah dicabut")
    await budi.says("eh buka lagi dong, masih mampet")
    await budi.hears(number, "sudah Anda cabut", "tidak bisa Anda buka lagi")
    await budi.taps("Kirim lagi")
    await budi.hears("Periksa sebelum dikirim", "zebra cross")


async def test_the_new_report_of_a_withdrawn_one_takes_words_and_attachments_along(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.sends_photo("sampah menumpuk sekarang di Purnama")
    await budi.hears("Periksa sebelum dikirim")
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    number = await budi.number()
    await budi.says("cabut aja laporannya, udah beres")
    await budi.taps(f"Cabut laporan {number}")
    await budi.taps("Cabut laporan")
    await budi.hears("sudah dicabut")
    await budi.says("eh buka lagi dong, masih numpuk")
    await budi.hears(number, "sudah Anda cabut", "tidak bisa Anda buka lagi", "Isi dan lampirannya")
    await budi.taps("Kirim lagi")
    await budi.hears("Periksa sebelum dikirim", "sampah menumpuk", "masih numpuk", "Kel. Purnama", "Lampiran: 1 berkas")
    assert "buka lagi dong" not in (await budi.messages())[-1]["text"]
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    assert await budi.number() != number


async def test_words_of_withdrawal_may_be_an_addition(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.budi.says("cabut aja laporannya, udah beres")
    await place.budi.taps(f"Tambahan untuk {number}")
    await place.dewi.hears(number, "cabut aja laporannya, udah beres")


async def test_open_it_again_in_words_opens_the_closed_one(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.closed()
    await place.budi.says("eh buka lagi dong, masih mampet")
    await place.budi.hears("Ini tentang laporan", number)
    await place.budi.taps("Buka kembali")
    await place.dewi.hears(number, "masih mampet")


@pytest.mark.parametrize(
    ("text", "stars", "words"),
    [
        ("bintang 5 petugasnya ramah", "5", "petugasnya ramah"),
        ("4, cepat sekali", "4", "cepat sekali"),
        ("saya kasih nilai lima, mantap", "5", "saya kasih mantap"),
        ("5/5 keren", "5", "keren"),
        ("4", "4", ""),
    ],
)
def test_a_rating_and_its_sentence_are_read(text: str, stars: str, words: str) -> None:
    found = rated(text)
    assert found is not None
    assert found.stars == stars
    assert found.words == words


@pytest.mark.parametrize(
    "text", ["2 lampu jalan mati", "1. sampah 2. got", "RT 3 gelap", "bintang kejora", "jam 4 sore"]
)
def test_a_number_in_a_complaint_is_no_rating(text: str) -> None:
    assert rated(text) is None


@pytest.mark.parametrize("text", ["laporannya dicabut aja", "tolong cabut laporan saya, sudah diperbaiki", "cabut aja"])
def test_words_that_withdraw(text: str) -> None:
    assert is_withdrawing(text)


@pytest.mark.parametrize("text", ["cabut pohon tumbang di jalan", "jangan dicabut", "plang dicabut orang", "batal"])
def test_words_that_withdraw_nothing(text: str) -> None:
    assert not is_withdrawing(text)
    assert not is_reopening(text)


def test_what_opens_again_and_what_is_wrong_again() -> None:
    assert is_reopening("laporan saya tolong dibuka lagi, belum beres")
    assert not is_reopening("buka lagi jalan yang ditutup warga")
    assert is_again("kok got nya mampet lagi")
    assert not is_again("terima kasih lagi ya")
