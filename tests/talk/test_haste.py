"""Reports written in haste: what is said once is asked no second time, and what is put right is changed."""

from __future__ import annotations

import pytest

from tests.stage import Stage

DATE = "Kapan kejadiannya?"
PLACE = "Di mana"
REVIEW = "Periksa sebelum dikirim"


async def test_a_street_without_a_name_is_asked_for(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("jln rsk prh tlg")
    await budi.hears(DATE)
    await budi.taps("Kemarin")
    await budi.hears(PLACE)
    await budi.says("kan udah dibilang di smp 2")
    card = await budi.hears(REVIEW)
    assert "Tempat: SMP 2" in card["text"]


async def test_a_feast_is_kept_in_words_and_not_asked_again(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("lampu jalan mati di depan SDN 3 dari lebaran kemarin")
    card = await budi.hears(REVIEW)
    assert "dari lebaran kemarin" in card["text"].replace("lampu jalan mati di depan SDN 3 dari lebaran kemarin", "")


async def test_every_night_is_an_answer_in_javanese_too(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("musik keras di depan SDN 3")
    await budi.hears(DATE)
    await budi.says("saben bengi wis sebulan")
    card = await budi.hears(REVIEW)
    assert "saben bengi wis sebulan" in card["text"]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("bukan itu tempatnya, di jl merdeka depan masjid", "Tempatnya saya ganti menjadi: Depan masjid, Jl. Merdeka"),
        ("bukan awal bros, maksudku rsud", "Tempatnya saya ganti menjadi: RSUD"),
        ("eh bukan tadi pagi, kemarin sore", "Waktunya saya ganti menjadi: "),
        ("baru 3 hari", "Waktunya saya ganti menjadi: "),
    ],
)
async def test_what_is_put_right_under_review_changes_its_field_and_nothing_else(
    quick_stage: Stage, words: str, line: str
) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("parkir liar depan rs awal bros tadi pagi")
    before = await budi.hears(REVIEW, "Tempat: Depan RS awal bros")
    await budi.says(words)
    await budi.hears(line)
    card = await budi.hears(REVIEW)
    assert words not in card["text"]
    assert card["text"] != before["text"]
    assert "parkir liar depan rs awal bros tadi pagi" in card["text"]


async def test_what_only_adds_is_added(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("parkir liar depan rs awal bros tadi pagi")
    await budi.hears(REVIEW)
    await budi.says("bukan cuma motor, mobil juga di jl merdeka")
    await budi.hears("Sudah saya tambahkan")


@pytest.mark.parametrize("words", ["mokasih pak", "tarimo kasi"])
async def test_thanks_of_the_region_are_thanks(quick_stage: Stage, words: str) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(words)
    await budi.hears("Sama-sama")
    assert not [one for one in await budi.messages() if DATE in one.get("text", "")]


async def test_burning_waste_in_javanese_is_about_waste(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("tonggoku mbakar sampah saben bengi di depan SDN 3")
    card = await budi.hears(REVIEW)
    assert "terlantar" not in card["text"]
