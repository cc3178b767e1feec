"""What an officer had begun when another report came between: kept, said, and taken up by one button."""

from __future__ import annotations

import pytest

from tests.stage import Person, Stage
from tests.talk.scenes import Town, town

HALTE = "Mohon dibuatkan halte di depan SDN Contoh"


async def _changed(place: Town) -> tuple[str, int]:
    """A report with a title that was typed and not written yet, and the message of its card."""
    number = await place.filed()
    await place.citra.says(f"/verifikasi {number}")
    card = await place.citra.hears(f"Verifikasi {number}")
    await place.citra.taps("Judul")
    await place.citra.hears("Tulis judul baru")
    await place.citra.says("Judul Contoh")
    card = await place.citra.hears(f"Verifikasi {number}", "Judul: Judul Contoh")
    return number, card["message_id"]


async def test_corrections_were_lost_by_a_button_of_another_reports_card(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    other = await place.filed(HALTE)
    await place.citra.taps("Periksa")
    old = await place.citra.hears(f"Verifikasi {other}")
    number, card = await _changed(place)
    await place.citra.taps("Pengaduan", old["message_id"])
    await place.citra.hears(f"Perubahan pada {number}", "belum disimpan")
    await place.citra.hears(f"Verifikasi {other}", "Jenis: Pengaduan")
    await place.citra.taps(f"Lanjutkan {number}")
    await place.citra.hears(f"Verifikasi {number}", "Judul: Judul Contoh")
    await place.citra.taps("Verifikasi", card)
    await place.citra.hears("✓", number)
    await place.citra.says(f"/cek {number}")
    await place.citra.hears(number, "Judul Contoh")
    await place.citra.says(f"/verifikasi {other}")
    await place.citra.hears(f"Verifikasi {other}", "Jenis: Pengaduan")


async def test_what_was_given_up_does_not_come_back(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number, _ = await _changed(place)
    await place.citra.says("/batal")
    await place.citra.hears("tidak jadi")
    await place.citra.says(f"/verifikasi {number}")
    card = await place.citra.hears(f"Verifikasi {number}")
    assert "Judul Contoh" not in card["text"]


async def test_a_field_that_was_asked_is_set_aside_with_a_sentence(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number, other = await place.filed(), await place.filed(HALTE)
    await place.citra.says(f"/verifikasi {number}")
    await place.citra.taps("Judul")
    await place.citra.hears("Tulis judul baru", number)
    await place.citra.says(f"/tiket {other}")
    await place.citra.hears(f"Pertanyaan tentang {number}")
    await place.citra.taps(f"Lanjutkan {number}")
    await place.citra.hears(f"Verifikasi {number}")


async def test_berikutnya_dropped_the_question_of_the_same_report(quick_stage: Stage) -> None:
    """The card that verifies took the place of the question, and the words that followed were nobody's."""
    place = await town(quick_stage)
    number = await place.filed()
    await place.citra.says("/antrean")
    await place.citra.taps("Buka 1")
    await place.citra.taps("Minta data")
    await place.citra.hears("Keterangan apa", number)
    await _goes_on(place.citra)
    await place.citra.hears(f"Pertanyaan tentang {number}", "Tidak ada yang terkirim")
    await place.citra.hears(f"Verifikasi {number}")
    await place.citra.taps(f"Lanjutkan {number}")
    await place.citra.hears("Keterangan apa", number)
    await place.citra.says("Di sisi mana tepatnya?")
    await place.budi.hears("perlu keterangan", "Di sisi mana tepatnya?")


async def _goes_on(person: Person) -> None:
    await person.says("/berikutnya_contoh")  # leaves the question as it is
    await person.hears("Perintah Anda ada di")
    await person.taps("Buka 1")


async def test_a_photo_that_waited_for_its_words_is_not_lost(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    other = await place.assigned(HALTE)
    await place.dewi.says(f"/tindaklanjut {number}")
    await place.dewi.hears("Kirim teks", number)
    await place.dewi.sends_photo()
    await place.dewi.hears("Berkas diterima")
    await place.dewi.says(f"/selesai {other}")
    await place.dewi.hears(f"Pertanyaan tentang {number}")
    await place.dewi.hears("Apa yang sudah dikerjakan", other)
    await place.dewi.says("Sudah dipasang.")
    await place.dewi.hears("✓ Selesai", other)
    await place.dewi.taps(f"Lanjutkan {number}")
    await place.dewi.hears("Kirim teks", number)
    await place.dewi.says("Tim sudah ke lokasi.")
    await place.budi.hears("Tindak lanjut", number, "Tim sudah ke lokasi.")
    await place.budi.gets("photo")


@pytest.mark.parametrize("command", ["/minta", "/templat", "/loket"])
async def test_a_command_about_no_report_yet_says_what_it_set_aside(quick_stage: Stage, command: str) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.citra.says(f"/catat {number}")
    await place.citra.hears("Tulis catatan internal", number)
    await place.citra.says(command)
    await place.citra.hears(f"Pertanyaan tentang {number}", "Tidak ada yang terkirim")
    await place.citra.taps(f"Lanjutkan {number}")
    await place.citra.hears("Tulis catatan internal", number)


async def test_a_second_tap_on_the_class_undid_the_first(quick_stage: Stage) -> None:
    """The button that took its place said the opposite; now every class and both answers stand where they stood."""
    place = await town(quick_stage)
    number = await place.filed()
    await place.citra.taps("Periksa")
    card = await place.citra.hears(f"Verifikasi {number}", "Jenis: Aspirasi", "Berkadar pengawasan: tidak")
    for wanted, shown in (("Pengaduan", "Jenis: Pengaduan"), ("Berkadar", "Berkadar pengawasan: ya")):
        where, data = _button(card, wanted)
        await place.citra.presses(data, card["message_id"])
        card = await place.citra.hears(f"Verifikasi {number}", shown)
        row, column = where
        after = card["reply_markup"]["inline_keyboard"][row][column]
        assert after["text"] == f"✓ {wanted}"
        await place.citra.presses(data, card["message_id"])
        await place.citra.presses(after["callback_data"], card["message_id"])
        await quick_stage.quiet()
        card = next(one for one in await place.citra.messages() if one["message_id"] == card["message_id"])
        assert shown in card["text"]


def _button(card: dict, label: str) -> tuple[tuple[int, int], str]:  # type: ignore[type-arg]  # a message as JSON
    rows = card["reply_markup"]["inline_keyboard"]
    found = [
        ((row, column), button["callback_data"])
        for row, line in enumerate(rows)
        for column, button in enumerate(line)
        if button["text"] == label
    ]
    assert found, rows
    return found[0]


async def test_an_officer_who_reports_something_lost_the_question_that_waited(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says(f"/tindaklanjut {number}")
    await place.dewi.hears("Kirim teks tindak lanjut")
    await place.dewi.says("/lapor")
    await place.dewi.hears(number, "saya simpan dulu")
    await place.dewi.hears("Apa yang ingin Anda sampaikan?")
    await place.dewi.taps(f"Lanjutkan {number}")
    await place.dewi.hears("Kirim teks tindak lanjut", number)
