"""What an officer did by a slip of the hand: nothing wrong reaches a citizen, and nothing written is lost."""

from __future__ import annotations

from tests.stage import Stage
from tests.talk.scenes import town

OTHER_WISH = "Mohon pohon di Taman Contoh dipangkas"
LONG = "kata " * 1008


async def test_a_date_instead_of_the_reason_was_sent_to_the_citizen_as_the_reason(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says(f"/tunda {number}")
    await place.dewi.hears("Sampai tanggal berapa")
    await place.dewi.says("besok")
    first = await place.dewi.hears("ditunda sampai", "Mengapa?")
    await place.dewi.says("7 hari lagi")
    second = await place.dewi.hears("ditunda sampai", "Mengapa?")
    assert first["text"] != second["text"]
    await place.budi.hears_nothing("menunda", 0.1)
    await place.dewi.says("2 hari lagi lampunya datang.")
    await place.budi.hears("menunda laporan Anda", "2 hari lagi lampunya datang.")


async def test_words_that_name_another_report_were_sent_to_the_wrong_citizen(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    sari = await quick_stage.person("Sari")
    number, other = await place.assigned(), await place.assigned(OTHER_WISH, sari)
    await place.dewi.says(f"/tindaklanjut {number}")
    await place.dewi.hears("Kirim teks tindak lanjut")
    await place.dewi.says(f"{other} sudah dicek")
    await place.dewi.hears("menyebut nomor laporan lain", other)
    assert await place.dewi.buttons() == [number, other, "Batal"]
    await place.budi.hears_nothing("sudah dicek", 0.1)
    await place.dewi.taps(other)
    await sari.hears("Tindak lanjut", "sudah dicek")
    await place.dewi.hears("✓ Tindak lanjuti", other)
    await place.budi.hears_nothing("sudah dicek", 0.1)


async def test_words_that_name_another_report_go_where_they_were_meant_or_are_written_anew(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number, other = await place.assigned(), await place.assigned(OTHER_WISH)
    await place.dewi.says(f"/tindaklanjut {number} Sama seperti {other.split('-')[1]}, juga {other}.")
    await place.dewi.hears("menyebut nomor laporan lain", other)
    await place.dewi.says("Sama seperti laporan di Taman Contoh.")
    await place.budi.hears("Sama seperti laporan di Taman Contoh.", number)
    await place.dewi.says(f"/tindaklanjut {number} Menunggu {other}.")
    await place.dewi.hears("menyebut nomor laporan lain", other)
    await place.dewi.says(number)
    await place.budi.hears(f"Menunggu {other}.", number)


async def test_a_day_too_far_was_refused_only_after_the_reason(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says(f"/tunda {number} 1/1/2030 Menunggu lelang.")
    await place.dewi.hears("Selasa, 1 Januari 2030 tidak bisa", "yaitu sampai ")
    await place.dewi.hears("Sampai tanggal berapa")
    await place.dewi.taps((await place.dewi.buttons())[0])
    await place.budi.hears("menunda laporan Anda", "Menunggu lelang.")


async def test_the_long_question_stood_there_again_after_every_photo_and_sticker(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says(f"/tindaklanjut {number}")
    await place.dewi.hears("Kirim teks tindak lanjut")
    await place.dewi.sends_photo()
    await place.dewi.hears(f"Berkas diterima. Sekarang teksnya untuk {number}.")
    await place.dewi.sends(sticker={"emoji": "👍"})
    await place.dewi.hears(f"Sekarang teksnya untuk {number}.")
    said = [one for one in await place.dewi.messages() if "Kirim teks tindak lanjut" in one.get("text", "")]
    assert len(said) == 1


async def test_a_text_that_telegram_split_was_counted_by_its_first_part(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says(f"/tindaklanjut {number}")
    await place.dewi.hears("Kirim teks tindak lanjut")
    await place.dewi.says(LONG[:4090])
    await place.dewi.says(LONG[4090:])
    await place.dewi.hears("terlalu panjang; batasnya 3.000 karakter")
