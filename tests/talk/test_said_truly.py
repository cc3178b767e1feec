"""What is kept and what is not is said in one true sentence; a title tells no number; the card is short."""

from __future__ import annotations

from datetime import timedelta

from tests.stage import Stage

CARD = "Periksa sebelum dikirim"
NIK = "1472011203900001"
PHONE = "0812-0000-1111"


async def test_a_video_too_large_to_keep_was_said_to_be_kept(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.sends(video={"size": 60 * 1024 * 1024, "name": "besar"})
    await budi.hears("60 MB", "tetap bisa membukanya di Telegram")
    await budi.hears("Tulis masalahnya dengan kata-kata sendiri")
    assert "sudah saya simpan" not in await budi.transcript()


async def test_the_end_of_a_long_text_was_not_kept(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("sampah menumpuk di Purnama sekarang")
    await budi.hears(CARD)
    for letters in ("abc", "def"):
        quick_stage.clock.advance(timedelta(minutes=1))
        for letter in letters:
            await budi.says(f"{letter} gh " * 780)
    await budi.hears("karakter pertama menjadi isi laporan", "lanjutan.txt")
    await budi.hears(CARD, "Lampiran: 1 berkas")
    said = await budi.transcript()
    assert "tidak saya simpan" not in said
    assert said.count("lanjutan.txt") == 1


async def test_a_number_in_the_words_stood_in_the_title_and_the_receipt(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(f"{NIK} nik saya, hp {PHONE}, sampah menumpuk sekarang di Purnama")
    card = await budi.hears(CARD, "NIK tidak diperlukan")
    title = card["text"].split("\n")[1]
    assert NIK not in title
    assert PHONE not in title
    await budi.taps("Ubah")
    await budi.taps("Judul")
    await budi.says(f"Sampah, NIK {NIK}")
    card = await budi.hears(CARD)
    assert NIK not in card["text"].split("\n")[1]
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    await budi.says("/laporanku")
    listing = await budi.hears("Laporan Anda (1)")
    assert NIK not in listing["text"]
    assert not [one for one in await budi.messages() if "sudah masuk" in one.get("text", "") and NIK in one["text"]]


async def test_who_reads_what_was_a_quarter_of_the_card(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("sampah menumpuk sekarang di Purnama")
    card = (await budi.hears(CARD))["text"]
    _, _, readers = card.partition("Siapa yang membaca\n")
    assert len(readers.split("\n")) == 3
    assert max(map(len, readers.split("\n"))) <= 60
