"""Personal data in words after filing are pointed out before anybody reads them."""

from __future__ import annotations

import pytest

from tests.stage import Stage
from tests.talk.scenes import town

NUMBER = "0812-0000-1111"
TOLD = f"Tiangnya di sisi sekolah, hubungi saya {NUMBER}"


@pytest.mark.parametrize("way", ["command", "reply"])
async def test_a_number_in_an_answer_is_taken_out_before_it_is_sent(quick_stage: Stage, way: str) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    if way == "reply":
        await place.budi.replies("sudah diperiksa", TOLD)
    else:
        await place.budi.says(f"/tanggapi {number} {TOLD}")
    await place.budi.hears("memuat nomor HP", "belum saya kirim")
    await place.dewi.hears_nothing("sisi sekolah", 0.05)
    await place.budi.taps("Hapus dari laporan")
    await place.budi.hears("Tambahan Anda sudah masuk")
    heard = await place.dewi.hears("Tiangnya di sisi sekolah")
    assert NUMBER not in heard["text"]


async def test_a_number_that_an_officer_needs_goes_along_as_it_is(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says(f"/minta {number} Nomor HP yang bisa dihubungi?")
    await place.budi.hears("perlu keterangan")
    await place.budi.replies("perlu keterangan", NUMBER)
    await place.budi.hears("memuat nomor HP")
    await place.budi.says("sore saja")
    await place.budi.hears("memuat nomor HP")
    await place.budi.says("ya")
    heard = await place.dewi.hears(NUMBER)
    assert "sore saja" in heard["text"]


async def test_words_for_not_finished_are_looked_at_too(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.proposed()
    await place.budi.taps("Belum selesai")
    await place.budi.says(f"Masih gelap, NIK saya 1472010101900001, telepon {NUMBER}")
    await place.budi.hears("memuat", "NIK", "nomor HP")
    await place.budi.taps("Hapus dari laporan")
    heard = await place.dewi.hears("Masih gelap")
    assert NUMBER not in heard["text"]
    assert "1472010101900001" not in heard["text"]


async def test_nothing_but_a_number_taken_out_asks_for_words(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.budi.says(f"/tanggapi {number} {NUMBER}")
    await place.budi.taps("Hapus dari laporan")
    await place.budi.hears("Tulis keterangan untuk laporan")
