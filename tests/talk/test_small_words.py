"""Small words that are no report: thanks, a number alone, a cry for help; and what still has to be asked about."""

from __future__ import annotations

import pytest

from bot.suggest.gratitude import is_plain
from tests.stage import Person, Stage
from tests.talk.scenes import files, town

WASTE = "sampah menumpuk di Purnama"


async def _calm(budi: Person, *fragments: str) -> None:
    """The answer is said and asks nothing about the words."""
    answer = await budi.hears(*fragments)
    assert "laporan yang mana" not in answer["text"]
    assert "Kata-kata Anda sudah saya simpan" not in answer["text"]


@pytest.mark.parametrize("words", ["terima kasih", "makasih ya min", "TERIMA KASIH BANYAK PAK", "thanks"])
@pytest.mark.parametrize("filed", [0, 2])
async def test_thanks_are_answered_with_one_kind_line(quick_stage: Stage, words: str, filed: int) -> None:
    budi = await quick_stage.person("Budi")
    for count in range(filed):
        await files(budi, f"Mohon dibuatkan taman nomor {count}")
    await budi.says("/bantuan")
    await budi.hears("Cara melapor")
    await budi.says(words)
    await _calm(budi, "Sama-sama.")


THANKS = (
    "terima kasih banyak atas tanggapannya pak",
    "trima kasih pak",
    "siap makasih",
    "baik pak, terima kasih atas informasinya",
    "terima kasih udah direspon cepat",
    "Terima kasih atas kerja samanya, semoga Dumai makin maju",
    "alhamdulillah terima kasih banyak, sehat selalu 🙏",
    "thank you so much for your help",
    "matur nuwun nggih",
)
NO_MERE_THANKS = (
    "terima kasih, tapi masih gelap",
    "terima kasih tolong dicek lagi ya",
    "makasih lampunya udah nyala",
    "terima kasih, semoga segera diperbaiki",
    "terima kasih, kapan ya?",
    "nuwun sewu pak, parit mampet",
)


@pytest.mark.parametrize("words", THANKS)
def test_plain_thanks_are_told(words: str) -> None:
    assert is_plain(words)


@pytest.mark.parametrize("words", NO_MERE_THANKS)
def test_thanks_that_say_more_are_no_mere_thanks(words: str) -> None:
    assert not is_plain(words)


async def test_thanks_with_several_open_reports_were_asked_which_one_they_are_about(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    for count in range(2):
        await files(budi, f"Mohon dibuatkan taman nomor {count}")
    for words in THANKS[:4]:
        await budi.says(words)
        await budi.hears("Sama-sama")
        assert "laporan yang mana" not in await budi.transcript()
    await budi.says(NO_MERE_THANKS[0])
    await budi.hears("laporan yang mana")


async def test_long_thanks_in_the_form_are_no_answer(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(WASTE)
    await budi.hears("Kapan kejadiannya?")
    await budi.says(THANKS[3])
    await budi.hears("Sama-sama")
    await budi.taps("Hari ini")
    card = await budi.hears("Periksa sebelum dikirim")
    assert "informasinya" not in card["text"]


@pytest.mark.parametrize("words", ["ok", "baik", "siap pak", "oke min", "👍", "sip"])
async def test_a_nod_is_no_words_to_a_report(quick_stage: Stage, words: str) -> None:
    budi = await quick_stage.person("Budi")
    await files(budi)
    await budi.says(words)
    await _calm(budi, "Baik. Kabar laporan Anda saya kirim di sini.")


@pytest.mark.parametrize("shape", ["{}", " {} ", "#{}", "no {}", "cek {}"])
async def test_a_number_alone_opens_its_report(quick_stage: Stage, shape: str) -> None:
    budi = await quick_stage.person("Budi")
    first, second = await files(budi), await files(budi, "Mohon dibuatkan taman Contoh")
    await budi.says(shape.format(first.lower()))
    await _calm(budi, first, "Perjalanan laporan")
    assert second != first


async def test_a_number_of_nobody_is_said_to_be_unknown_and_opens_no_draft(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("DMI-AAAAAAA")
    await budi.hears("tidak saya temukan")
    await budi.says("9165816")
    await budi.hears("nomor SP4N-LAPOR!")
    assert not [one for one in await budi.messages() if "Apa masalahnya" in one.get("text", "")]


@pytest.mark.parametrize("words", ["bantuan", "help", "Bantuan dong min", "tolong bantu", "cara melapor"])
async def test_a_word_for_help_is_the_command(quick_stage: Stage, words: str) -> None:
    budi = await quick_stage.person("Budi")
    await files(budi)
    await budi.says(words)
    await _calm(budi, "Cara melapor")


@pytest.mark.parametrize("words", ["cek laporan", "laporan saya", "cek status laporan saya min", "lihat laporan"])
async def test_looking_for_the_own_reports_lists_them(quick_stage: Stage, words: str) -> None:
    budi = await quick_stage.person("Budi")
    number = await files(budi)
    await budi.says(words)
    await _calm(budi, "Laporan Anda (1)", number)


async def test_a_word_for_help_in_the_form_joins_no_report(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(WASTE)
    await budi.hears("Kapan kejadiannya?")
    await budi.says("bantuan")
    await budi.hears("Cara melapor")
    await budi.hears("Kapan kejadiannya?")
    await budi.taps("Kemarin")
    card = await budi.hears("Periksa sebelum dikirim")
    assert "bantuan" not in card["text"]


async def test_news_to_a_report_are_still_asked_about(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await files(budi)
    await budi.says("ok tapi lampunya masih mati")
    await budi.hears("Ini tentang laporan yang mana?")


async def test_thanks_by_reply_to_an_open_report_are_no_addition(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.budi.replies("sudah diperiksa", "terima kasih pak")
    await place.budi.hears("Sama-sama.")
    await place.dewi.says(f"/minta {number} Di sisi mana?")
    await place.budi.hears("Di sisi mana?")
    answered = [one for one in await place.dewi.messages() if "Pelapor menjawab" in one.get("text", "")]
    assert not answered


async def test_cek_without_a_number_lists_the_own_reports_and_says_how_to_look_at_another(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    number = await files(budi)
    await budi.says("/cek")
    await budi.hears("Laporan Anda (1)", number, "/cek DMI-7K3F9QX")
    ani = await quick_stage.person("Ani Contoh")
    await ani.says("/cek")
    await ani.hears("Anda belum punya laporan", "/cek DMI-7K3F9QX")


async def test_laporanku_in_the_middle_of_a_form_mentions_the_draft(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    number = await files(budi)
    await budi.says("/lapor sampah menumpuk di Purnama")
    await budi.hears("Kapan kejadiannya?")
    await budi.says("/laporanku")
    await budi.hears("Laporan Anda (1)", number, 'Draf "Sampah menumpuk di Purnama" belum dikirim')
    await budi.taps("Lanjutkan")
    await budi.hears("Kapan kejadiannya?")


async def test_what_was_withdrawn_or_closed_offers_only_what_may_be_done(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.budi.says(f"/cek {number}")
    await place.budi.hears(number, "Perjalanan laporan")
    await place.budi.taps("Jadikan anonim atau rahasia")
    await place.budi.hears("Mana yang ingin dinyalakan")
    await place.budi.taps("Anonim")
    await place.budi.hears("sekarang anonim")
    await place.budi.says(f"/cek {number}")
    await place.budi.hears(number, "Perjalanan laporan")
    assert {"Jadikan anonim atau rahasia", "Matikan anonim atau rahasia"} <= set(await place.budi.buttons())
    await place.budi.taps("Cabut laporan")
    await place.budi.hears("Cabut laporan ini?")
    await place.budi.taps("Cabut laporan")
    await place.budi.hears("sudah dicabut")
    await place.budi.says(f"/cek {number}")
    await place.budi.hears(number, "Arsip")
    assert not [label for label in await place.budi.buttons() if "anonim" in label]
    closed = await place.closed("Mohon dibuatkan taman Contoh")
    await place.budi.says(f"/cek {closed}")
    await place.budi.hears(closed, "Selesai")
    assert "Matikan anonim atau rahasia" not in await place.budi.buttons()


async def test_the_receipt_and_the_card_beside_it_say_different_things_and_are_short(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await files(budi)
    receipt = next(one["text"] for one in await budi.messages() if "sudah masuk" in one.get("text", ""))
    budi.forgets()
    card = (await budi.hears("Perjalanan laporan", "Diperiksa: sekarang"))["text"]
    assert "paling lambat" in receipt
    assert "paling lambat" not in card
    shared = {line for line in receipt.split("\n") if line} & set(card.split("\n"))
    assert len(shared) == 1  # the number
    assert max(len(receipt), len(card)) < 300


@pytest.mark.parametrize(
    "words",
    [
        "petugas kelurahan Purnama minta uang 100 ribu untuk tanda tangan, kemarin",
        "ada pungli di kantor camat Dumai Timur kemarin",
        "dugaan korupsi dana kelurahan di Purnama kemarin",
        "pegawai dinas melecehkan saya di Purnama kemarin",
    ],
)
async def test_what_may_be_dangerous_to_tell_offers_to_hide_the_teller(quick_stage: Stage, words: str) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(words)
    await budi.taps("Betul")
    await budi.hears(
        "Periksa sebelum dikirim",
        "Kategori: Pungutan liar dan perilaku aparatur",
        "bisa Anda kirim Anonim atau Rahasia",
    )
    assert {"Anonim: tidak", "Rahasia: tidak"} <= set(await budi.buttons())
    await budi.taps("Anonim: tidak")
    card = await budi.hears("Periksa sebelum dikirim", "lampiran, tanpa nama")
    assert "bisa Anda kirim" not in card["text"]


@pytest.mark.parametrize("words", ["terima kasih banyak ya min", "makasih pak lampunya udah nyala"])
async def test_thanks_open_no_report(quick_stage: Stage, words: str) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(words)
    await budi.hears("Sama-sama")
    assert "Kapan kejadiannya" not in await budi.transcript()


async def test_thanks_while_a_report_waits_for_its_verdict_are_about_that_report(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.proposed()
    await place.budi.says("makasih pak zebra crossnya udah beres")
    await place.budi.hears("Ini tentang laporan", number)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("mau bicara sama orang, bukan bot", "petugas bisa membantu"),
        ("minta petugas, gak ngerti cara pakainya", "petugas bisa membantu"),
        ("cs dong", "petugas bisa membantu"),
        ("ini bot apa ya?", "Cara melapor"),
        ("ga mau, batal aja", "Tidak ada yang sedang berjalan"),
        ("gak usah", "Tidak ada yang sedang berjalan"),
        ("anjing kau bot goblok", "Maaf kalau ini menjengkelkan"),
    ],
)
async def test_words_to_the_channel_open_no_report(quick_stage: Stage, words: str, answer: str) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(words)
    await budi.hears(answer)
    assert "sudah saya catat" not in await budi.transcript()


async def test_an_insult_in_the_form_is_not_kept_and_what_is_not_wanted_is_cancelled(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("lampu jalan mati")
    await budi.hears("Kapan kejadiannya?")
    await budi.says("dasar bot tolol")
    await budi.hears("Maaf kalau ini menjengkelkan")
    await budi.hears("Kapan kejadiannya?")
    await budi.says("gak usah")
    await budi.hears("dibuang")
    assert "belum saya pahami" not in await budi.transcript()


async def test_not_knowing_the_place_is_answered_with_what_helps(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("lampu jalan mati wingi")
    await budi.taps("Betul")
    await budi.hears("Di mana")
    await budi.says("ga tau")
    await budi.hears("Tulis yang terdekat saja")
    await budi.says("Kota pekanbaru jl hangtuah")
    card = await budi.hears("Periksa sebelum dikirim", "di luar")
    assert "ga tau" not in card["text"]
