"""What an officer did by a slip of the hand: nothing wrong reaches a citizen, and nothing written is lost."""

from __future__ import annotations

from datetime import timedelta

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


async def test_the_second_photo_of_a_follow_up_was_left_behind(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says(f"/tindaklanjut {number}")
    await place.dewi.hears("Kirim teks tindak lanjut")
    await place.dewi.sends_photo("sebelum dan sesudah")
    await place.dewi.hears("✓ Tindak lanjuti", number)
    await place.dewi.sends_photo()
    await place.dewi.hears(f"Berkas itu saya susulkan ke {number}.")
    await place.budi.hears("sebelum dan sesudah")
    await place.budi.hears("Foto kedua untuk tindak lanjut dari Dinas Perhubungan", "sesudah")
    quick_stage.clock.advance(timedelta(minutes=2))
    await place.dewi.sends_photo()
    await place.dewi.hears("Berkas itu belum saya kirim")
    await place.dewi.taps(f"Susulkan ke {number}")
    await place.dewi.hears(f"Berkas itu saya susulkan ke {number}.")
    await place.budi.hears("Lampiran lain untuk tindak lanjut dari Dinas Perhubungan")


async def test_words_and_a_photo_without_a_report_were_never_offered_again(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.sends_photo()
    await place.dewi.hears("Berkas itu belum saya kirim")
    quick_stage.clock.advance(timedelta(minutes=2))
    await place.dewi.says("sudah dicat tadi pagi")
    await place.dewi.hears("Tulisan itu belum saya kirim")
    await place.dewi.taps("Lihat antrean")
    await place.dewi.taps("Buka 1")
    await place.dewi.taps("Tindak lanjuti")
    await place.dewi.hears("Kirim teks tindak lanjut")
    await place.dewi.taps("Pakai 1 berkas tadi")
    await place.dewi.hears("Berkas diterima. Sekarang teksnya")
    assert (await place.dewi.buttons())[:2] == ["Pakai tulisan tadi: sudah dicat tadi pagi", "Buang yang tadi"]
    await place.dewi.taps("Pakai tulisan tadi: sudah dicat tadi pagi")
    await place.dewi.hears("✓ Tindak lanjuti", number)
    await place.budi.hears("Tindak lanjut", "sudah dicat tadi pagi")
    assert len(await place.budi.gets("photo")) == 1
    await place.dewi.says(f"/tindaklanjut {number}")
    await place.dewi.hears("Kirim teks tindak lanjut")
    assert await place.dewi.buttons() == ["Batal"]


async def test_a_photo_sent_before_words_that_speak_of_it_can_go_after_them(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.sends_photo()
    await place.dewi.hears("Berkas itu belum saya kirim")
    await place.dewi.says(f"/tindaklanjut {number} Foto di atas hasilnya.")
    await place.dewi.hears("✓ Tindak lanjuti", number)
    await place.dewi.taps(f"Susulkan ke {number}")
    await place.budi.hears("Lampiran lain untuk tindak lanjut dari Dinas Perhubungan")
    await place.dewi.hears("Berkas itu saya susulkan")


async def test_what_is_kept_can_be_dropped(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says("sudah dicat tadi pagi")
    await place.dewi.hears("Tulisan itu belum saya kirim")
    await place.dewi.says(f"/tunda {number} besok")
    await place.dewi.hears("Mengapa?")
    await place.dewi.taps("Buang yang tadi")
    await place.dewi.hears("Mengapa?")
    assert not [label for label in await place.dewi.buttons() if "tadi" in label]


async def test_words_in_reply_to_the_queue_went_to_its_first_report(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    sari = await quick_stage.person("Sari")
    await place.assigned()
    other = await place.assigned(OTHER_WISH, sari)
    await place.dewi.says("/antrean")
    await place.dewi.hears("2.", other)
    await place.dewi.replies("2.", "Pohonnya sudah dipangkas.")
    await place.dewi.hears("menyebut beberapa laporan", "Pohonnya sudah dipangkas.")
    await place.dewi.taps(other)
    await place.dewi.hears(f"Teks Anda untuk {other} sudah saya simpan")
    await place.dewi.taps("Tindak lanjuti")
    await sari.hears("Tindak lanjut", "Pohonnya sudah dipangkas.")


async def test_two_taps_on_one_button_were_answered_in_four_ways(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says(f"/tiket {number}")
    card = await place.dewi.hears(number, "Belum Ditindaklanjuti")
    for _ in range(2):
        await place.dewi.taps("Tindak lanjuti", card["message_id"])
    await place.dewi.hears("Kirim teks tindak lanjut")
    await quick_stage.quiet()
    said = [one.get("text", "") for one in await place.dewi.messages()]
    assert sum("Kirim teks tindak lanjut" in one for one in said) == 1
    assert not [one for one in said if "berubah" in one]
    quick_stage.clock.advance(timedelta(seconds=10))
    await place.dewi.taps("Tindak lanjuti", card["message_id"])
    await place.dewi.hears("Kirim teks tindak lanjut")


async def test_what_the_verification_card_asks_for_can_be_typed(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.filed()
    await place.citra.says(f"/verifikasi {number}")
    await place.citra.hears(f"Verifikasi {number}")
    await place.citra.taps("Instansi")
    await place.citra.hears("Instansi yang menangani")
    await place.citra.says("Satpol PP")
    await place.citra.hears(f"Verifikasi {number}", "Satuan Polisi Pamong Praja")
    await place.citra.taps("Tempat")
    await place.citra.hears("Tulis tempat kejadian")
    await place.citra.says("batal")
    card = await place.citra.hears(f"Verifikasi {number}", "Satuan Polisi Pamong Praja")
    assert "batal" not in card["text"]


async def test_an_absence_of_years_was_taken_without_a_question(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.dewi.says("/cuti 1/1/2030")
    await place.dewi.hears("Tidak bertugas sampai Selasa, 1 Januari 2030")
    await place.citra.hears_nothing("tidak punya petugas", 0.1)
    await place.dewi.taps("Ya, sampai Selasa, 1 Januari 2030")
    await place.dewi.hears("ditandai tidak bertugas sampai Selasa, 1 Januari 2030")
