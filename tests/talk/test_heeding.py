"""What a citizen types where words are asked for after filing, and means otherwise."""

from __future__ import annotations

import pytest

from tests.stage import Person, Stage
from tests.talk.scenes import Town, files, town

WISH = "tolong hapus data saya"


async def _rated(place: Town) -> Person:
    await place.closed()
    await place.budi.taps("5")
    await place.budi.hears("Ingin menambahkan satu kalimat?")
    return place.budi


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (WISH, "data"),
        ("terima kasih", "Sama-sama"),
        ("batal", "nilainya saja"),
        ("tidak", "nilainya saja"),
        ("rahasiakan nama saya", "anonim"),
        ("gimana laporan saya", "Laporan Anda"),
    ],
)
async def test_what_is_no_sentence_of_a_rating_is_heeded(quick_stage: Stage, words: str, said: str) -> None:
    budi = await _rated(await town(quick_stage))
    await budi.says(words)
    await budi.hears(said)
    await budi.hears_nothing("kalimat Anda ikut dicatat", 0.05)


async def test_a_sentence_of_a_rating_is_still_one(quick_stage: Stage) -> None:
    budi = await _rated(await town(quick_stage))
    await budi.says("Petugasnya ramah")
    await budi.hears("kalimat Anda ikut dicatat", "Petugasnya ramah")


@pytest.mark.parametrize("words", [WISH, "terima kasih", "ok", "bantuan", "saya takut ketahuan"])
async def test_what_is_no_text_of_an_action_is_heeded_and_the_text_asked_again(quick_stage: Stage, words: str) -> None:
    budi = await quick_stage.person("Budi")
    number = await files(budi)
    await budi.says(f"/tanggapi {number}")
    await budi.hears("Tulis keterangan untuk laporan")
    await budi.says(words)
    await budi.hears("Tulis keterangan untuk laporan")
    await budi.hears_nothing("Tambahan Anda sudah masuk", 0.05)
    await budi.says("Tiangnya di sisi sekolah")
    await budi.hears("Tambahan Anda sudah masuk")


async def test_batal_ends_the_text_of_an_action(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    number = await files(budi)
    await budi.says(f"/tanggapi {number}")
    await budi.hears("Tulis keterangan untuk laporan")
    await budi.says("batal aja min")
    await budi.hears("tidak jadi")
    await budi.hears_nothing("Tambahan Anda sudah masuk", 0.05)


async def test_a_wish_about_own_data_by_reply_is_none_to_the_report(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await files(budi)
    await budi.replies("sudah masuk", WISH)
    await budi.hears("data")
    await budi.hears_nothing("Tambahan Anda sudah masuk", 0.05)


async def test_a_nod_to_an_officers_question_is_an_answer(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says(f"/minta {number} Apakah tiangnya di sisi sekolah?")
    await place.budi.hears("perlu keterangan")
    await place.budi.says(f"/tanggapi {number}")
    await place.budi.hears("Tulis keterangan untuk laporan")
    await place.budi.says("iya")
    await place.dewi.hears("iya")
