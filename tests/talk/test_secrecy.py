"""Words that ask to stay unknown: they are heeded wherever they come, and are no title, no place and no report."""

from __future__ import annotations

import pytest

from tests.stage import Stage
from tests.talk.scenes import files, town

HIDDEN = "Nama Anda saya sembunyikan"
DARK = "lampu jalan mati di jl sudirman dumai kemarin"


async def test_secrecy_in_the_first_words_hides_the_name_and_is_no_title(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(f"{DARK}, jgn sampai nama saya ketahuan")
    await budi.hears(HIDDEN)
    await budi.hears("betul?")
    await budi.taps("Betul")
    card = await budi.hears("Periksa sebelum dikirim")
    assert "Anonim: ya" in await budi.buttons()
    assert "memuat nama Anda" not in card["text"]
    title = next(line for line in card["text"].splitlines() if "Lampu jalan mati" in line)
    assert "ketahuan" not in title


@pytest.mark.parametrize("wish", ["Rahasiakan identitas saya ya", "saya anonim aja ya", "saya takut ketahuan"])
async def test_secrecy_as_an_answer_answers_nothing_else(quick_stage: Stage, wish: str) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("lampu jalan mati")
    await budi.hears("Kapan kejadiannya?")
    await budi.says(wish)
    await budi.hears(HIDDEN)
    await budi.hears("Kapan kejadiannya?")
    await budi.taps("Kemarin")
    await budi.says("di depan pasar senggol, jangan sebut nama saya")
    card = await budi.hears("Periksa sebelum dikirim")
    assert "Anonim: ya" in await budi.buttons()
    assert wish not in card["text"]
    assert "jangan sebut" not in card["text"]


async def test_secrecy_under_review_turns_the_switch_and_joins_no_report(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("/lapor")
    await budi.taps("Aspirasi")
    await budi.says("Mohon dibuatkan taman Contoh")
    await budi.hears("Periksa sebelum dikirim")
    await budi.says("jangan sebut nama saya ya")
    await budi.hears(HIDDEN)
    assert "Anonim: ya" in await budi.buttons()
    await budi.says("nama saya boleh ditampilkan")
    await budi.hears('tekan "Anonim: ya" di kartu')
    assert "Anonim: ya" in await budi.buttons()


async def test_secrecy_alone_as_first_words_opens_an_anonymous_report(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("saya mau lapor anonim")
    await budi.hears(HIDDEN)
    await budi.hears("Apa yang ingin Anda sampaikan?")
    await budi.says("Usul dibuatkan taman Contoh di dumai")
    card = await budi.hears("Periksa sebelum dikirim", "Usul dibuatkan taman Contoh")
    assert "Anonim: ya" in await budi.buttons()
    assert "anonim aja" not in card["text"]


async def test_secrecy_after_filing_tightens_the_only_open_report(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.filed()
    await place.budi.says("saya takut ketahuan nama saya")
    await place.budi.hears("Laporan Anda sekarang anonim")
    await place.budi.says("rahasiakan nama saya")
    await place.budi.hears("sudah anonim")


async def test_secrecy_as_a_reply_is_about_that_report(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.assigned()
    await place.budi.replies("sudah diperiksa", "tolong rahasiakan identitas saya")
    await place.budi.hears("Laporan Anda sekarang anonim")


async def test_secrecy_with_two_reports_offers_a_tap_for_each(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    first, second = await files(budi), await files(budi, "Mohon dibuatkan taman Contoh")
    await budi.says("saya takut ketahuan")
    await budi.hears("Laporan yang mana")
    assert f"Sembunyikan nama di {second}" in await budi.buttons()
    await budi.taps(f"Sembunyikan nama di {first}")
    await budi.hears("Laporan Anda sekarang anonim")


async def test_a_word_for_anonymous_never_turns_it_off(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("/lapor")
    await budi.taps("Aspirasi")
    await budi.says("Mohon dibuatkan taman Contoh")
    await budi.hears("Periksa sebelum dikirim")
    await budi.says("anonim")
    await budi.hears("isi, lampiran, tanpa nama")
    await budi.says("anonim")
    await budi.hears(HIDDEN)
    assert "Anonim: ya" in await budi.buttons()


async def test_secrecy_within_words_about_a_report_hides_the_name_and_the_words_go_on(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.proposed()
    await place.budi.says("BOHONG masih gelap di sana, jangan sebut nama saya")
    await place.budi.hears("Laporan Anda sekarang anonim")
    await place.budi.hears("Ini tentang laporan")
    await place.budi.taps("Belum selesai")
    await place.dewi.hears("BOHONG masih gelap di sana")


async def test_secrecy_while_it_is_asked_what_the_words_are_about(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await files(budi)
    await budi.says("masih mati lampunya")
    await budi.hears("Ini tentang laporan yang mana?")
    await budi.says("saya takut ketahuan")
    await budi.hears("Laporan Anda sekarang anonim")


@pytest.mark.parametrize("words", [f"RAHASIA!! {DARK}", f"{DARK}, mohon dirahasiakan ya"])
async def test_a_report_that_asks_for_secrecy_is_confidential(quick_stage: Stage, words: str) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(words)
    await budi.hears("Laporan ini saya jadikan rahasia")
    await budi.taps("Betul")
    card = await budi.hears("Periksa sebelum dikirim")
    assert {"Rahasia: ya", "Anonim: tidak"} <= set(await budi.buttons())
    assert "ahasia" not in card["text"].splitlines()[1]


async def test_secrecy_of_the_report_as_an_answer_answers_nothing_else(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("lampu jalan mati")
    await budi.hears("Kapan kejadiannya?")
    await budi.says("rahasia ya pak")
    await budi.hears("Laporan ini saya jadikan rahasia")
    await budi.hears("Kapan kejadiannya?")


async def test_what_follows_the_wish_is_no_name_and_nothing_is_taken_out(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("kepsek di jl sudirman minta uang kemarin jgn sebut nama sy, takut anak sy kena")
    await budi.hears(HIDDEN)
    await budi.taps("Betul")
    card = await budi.hears("Periksa sebelum dikirim", "takut anak sy kena")
    assert "memuat nama Anda" not in card["text"]
    assert "Hapus dari laporan" not in await budi.buttons()
