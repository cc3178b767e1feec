"""Filing: three classes, whatever comes first, one question at a time, and a card that shows all before it is sent."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from storage.models import Person as PersonRow
from storage.models import Ticket
from tests.stage import PIXEL, Person, Stage
from tests.talk.scenes import WISH, files, town

COMPLETE = "Jalan di Teluk Binjai berlubang besar sejak kemarin, dua motor sudah jatuh"
COMPLAINT = "Lampu penerangan mati total di sini"
ENGLISH = "The street light in front of the school has been broken and it is very dark at night"


async def _tickets(stage: Stage) -> list[Ticket]:
    async with stage.database.transaction() as session:
        return list(await session.scalars(select(Ticket).order_by(Ticket.id)))


async def _reviewed(budi: Person) -> dict[str, Any]:
    """An Aspirasi that stands on the review card."""
    await budi.says("/lapor")
    await budi.taps("Aspirasi")
    await budi.hears("Apa usul")
    await budi.says(WISH)
    return await budi.hears("Periksa sebelum dikirim", WISH)


@pytest.mark.parametrize(
    ("label", "question", "kind"),
    [
        ("Aspirasi", "Apa usul atau harapan", "aspiration"),
        ("Permintaan Informasi", "Apa yang ingin Anda ketahui", "information"),
    ],
)
async def test_classes_that_need_words_alone(quick_stage: Stage, label: str, question: str, kind: str) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("/lapor")
    first = await budi.hears("Apa yang ingin Anda sampaikan?")
    assert "Telegram. Selengkapnya: /privasi" in first["text"]
    await budi.taps(label)
    await budi.hears(question)
    await budi.says("Kapan taman Contoh dibuka")
    await budi.hears("Periksa sebelum dikirim", f"{label} · Kapan taman Contoh dibuka")
    await budi.taps("Kirim")
    receipt = await budi.hears("📩 Laporan Anda sudah masuk", "Belum Terverifikasi", "diperiksa oleh Diskominfotiksan")
    assert "paling lambat" in receipt["text"]
    assert budi.taps_made <= 6
    [ticket] = await _tickets(quick_stage)
    assert (ticket.kind, ticket.content) == (kind, "Kapan taman Contoh dibuka")
    assert ticket.number in receipt["text"].split("\n")
    notices = [one for one in await budi.messages() if "tersimpan di Telegram" in one.get("text", "")]
    assert len(notices) == 1


async def test_a_complaint_by_buttons_needs_at_most_six_taps(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("/lapor")
    await budi.taps("Pengaduan")
    await budi.hears("Ceritakan masalahnya")
    await budi.says(COMPLAINT)
    await budi.hears("Kapan kejadiannya?")
    await budi.taps("Kemarin")
    await budi.hears("Di mana tempatnya?")
    await budi.sends_location()
    await budi.hears("Periksa sebelum dikirim", COMPLAINT, "titik lokasi di peta")
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    assert budi.taps_made <= 6


async def test_a_complete_first_message_needs_two_taps(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(COMPLETE)
    await budi.hears("tersimpan di Telegram", "betul?")
    await budi.taps("Betul")
    await budi.hears("Periksa sebelum dikirim", "Teluk Binjai")
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    assert budi.taps_made == 2


async def test_a_photo_with_a_caption_and_a_wrong_guess_of_the_day(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.sends_photo(COMPLETE)
    await budi.hears("betul?")
    await budi.taps("Tanggal lain")
    await budi.hears("Kapan kejadiannya?")
    await budi.says("hari ini")
    await budi.hears("Periksa sebelum dikirim", "Lampiran: 1")


async def test_one_under_a_day_to_be_confirmed_is_its_first_button_not_the_first_of_the_month(
    quick_stage: Stage,
) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(COMPLETE)
    asked = await budi.hears("Kejadiannya", "betul?")
    await budi.says("1")
    review = await budi.hears("Periksa sebelum dikirim")
    day = asked["text"].partition("Kejadiannya ")[2].removesuffix(", betul?")
    assert f"Waktu: {day}" in review["text"]


async def test_a_location_first(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.sends_location()
    await budi.hears("Terima kasih, sudah saya catat.", "Lokasinya sudah saya simpan. Apa masalahnya di sana?")
    await budi.says(COMPLAINT)
    await budi.taps("Kemarin")
    await budi.hears("Periksa sebelum dikirim", "titik lokasi di peta")


async def test_a_voice_message_first_is_kept_and_words_are_asked(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.sends(voice={"content": PIXEL, "name": "suara.ogg", "mime": "audio/ogg"})
    await budi.hears("Rekamannya sudah saya simpan", "atau lewati")
    await budi.says("Apa syarat membuat KTP baru?")
    await budi.hears("Periksa sebelum dikirim", "Permintaan Informasi", "Lampiran: 1")


@pytest.mark.parametrize(
    ("words", "asked", "label"),
    [
        ("kemarin pagi", "betul?", "Betul"),
        ("di depan rumah saya", "Kapan kejadiannya?", "Kemarin"),
        ("Jalan Sudirman", "Kapan kejadiannya?", "Kemarin"),
        ("tolong ditindaklanjuti pak", "Kapan kejadiannya?", "Kemarin"),
        ("ya", "Kapan kejadiannya?", "Kemarin"),
    ],
)
async def test_when_where_or_a_plea_alone_is_no_report(quick_stage: Stage, words: str, asked: str, label: str) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("/lapor")
    await budi.taps("Pengaduan")
    await budi.says(words)
    await budi.hears("Apa masalahnya? Petugas perlu tahu")
    await budi.says("Lampu jalan mati di Kelurahan Teluk Binjai")
    await budi.hears(asked)
    await budi.taps(label)
    await budi.hears("Periksa sebelum dikirim", "Pengaduan · Lampu jalan mati", words)


async def test_a_day_first_is_kept_and_the_matter_asked_and_the_class_is_that_of_the_matter(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("kemarin")
    await budi.hears("Terima kasih, sudah saya catat.", "Apa masalahnya? Petugas perlu tahu")
    await budi.says("Apa syarat membuat KTP baru?")
    await budi.hears("Periksa sebelum dikirim", "Permintaan Informasi")


async def test_who_tells_no_matter_three_times_is_not_asked_for_ever(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("/lapor")
    await budi.taps("Pengaduan")
    for words in ("kemarin", "di pasar"):
        await budi.says(words)
        await budi.hears("Apa masalahnya? Petugas perlu tahu")
    await budi.says("mohon segera ditindaklanjuti")
    await budi.hears("betul?")


async def test_a_pin_or_a_recording_with_a_day_alone_is_no_report(quick_stage: Stage) -> None:
    budi, siti = await quick_stage.person("Budi"), await quick_stage.person("Siti")
    await budi.sends_location()
    await budi.hears("Apa masalahnya di sana?")
    await budi.says("kemarin")
    await budi.hears("Apa masalahnya? Petugas perlu tahu")
    await siti.sends(voice={"content": PIXEL, "name": "suara.ogg", "mime": "audio/ogg"})
    await siti.hears("atau lewati")
    await siti.says("kemarin")
    await siti.hears("atau lewati")
    await siti.taps("Lewati")
    await siti.hears("betul?")


async def test_a_voice_message_may_be_the_whole_report(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.budi.sends(voice={"content": PIXEL, "name": "suara.ogg", "mime": "audio/ogg"})
    await place.budi.hears("Rekamannya sudah saya simpan")
    await place.budi.taps("Lewati")
    await place.budi.hears("Kapan kejadiannya?")
    await place.budi.taps("Kemarin")
    await place.budi.hears("Di mana tempatnya?")
    await place.budi.sends_location()
    await place.budi.hears("Periksa sebelum dikirim", "Laporan lewat rekaman", "Lampiran: 1")
    await place.budi.taps("Kirim")
    await place.citra.hears("Laporan baru", "Laporan lewat rekaman")
    number = await place.budi.number()
    await place.citra.says(f"/tiket {number}")
    await place.citra.taps("Lampiran")
    await place.citra.hears("Lampiran laporan", "1 berkas")


async def test_a_greeting_is_greeted(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("Assalamualaikum min")
    await budi.hears("Selamat datang di kanal aduan Kota Dumai", "tersimpan di Telegram")
    await budi.says(COMPLETE)
    question = await budi.hears("betul?")
    assert "tersimpan di Telegram" not in question["text"]


async def test_back_leads_to_the_question_before(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("/lapor")
    await budi.taps("Pengaduan")
    await budi.hears("Ceritakan")
    await budi.taps("Kembali")
    await budi.hears("Apa yang ingin Anda sampaikan?")
    await budi.taps("Pengaduan")
    await budi.hears("Ceritakan")
    await budi.says(COMPLAINT)
    await budi.hears("Kapan kejadiannya?")
    await budi.says("kembali")
    await budi.hears("Yang sudah Anda tulis", COMPLAINT, "tambahkan?")
    await budi.says("Tiangnya juga miring")
    await budi.hears("Kapan kejadiannya?")
    await budi.taps("Kemarin")
    await budi.hears("Di mana tempatnya?")
    await budi.taps("Kembali")
    await budi.hears("Kapan kejadiannya?")
    await budi.taps("Hari ini")
    await budi.says("Jl. Contoh 5")
    await budi.hears("Periksa sebelum dikirim", COMPLAINT, "Tiangnya juga miring")


async def test_cancelling_can_be_undone(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await _reviewed(budi)
    await budi.says("batal")
    await budi.hears("Draf dibuang", "bisa dikembalikan")
    await budi.taps("Kembalikan draf")
    await budi.hears("Periksa sebelum dikirim", WISH)
    await budi.says("/batal")
    await budi.hears("Draf dibuang")
    await budi.says("/batal")
    await budi.hears("Tidak ada yang sedang berjalan")
    await budi.taps("Kembalikan draf")
    await budi.hears("Periksa sebelum dikirim", WISH)
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    await budi.taps("Kembalikan draf")
    await budi.hears("sudah terkirim")
    assert len(await _tickets(quick_stage)) == 1


CHANGES = (
    ("Isi", "Mohon dibuatkan taman Contoh", "Mohon dibuatkan taman Contoh"),
    ("Judul", "Taman untuk anak", "Aspirasi · Taman untuk anak"),
    ("Tanggal", "kemarin", "Waktu: "),
    ("Tempat", "Jl. Contoh 5", "Tempat: Jl. Contoh 5"),
    ("Instansi", "Dinas Sosial", "Untuk: Dinas Sosial (petugas"),
    ("Nama", "Pak B.", 'nama "Pak B."'),
)


async def test_each_field_can_be_changed_by_words(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await _reviewed(budi)
    for field, words, shown in CHANGES:
        await budi.taps("Ubah")
        await budi.hears("Bagian mana yang ingin diubah?")
        await budi.taps(field)
        await budi.hears("")
        await budi.says(words)
        await budi.hears("Periksa sebelum dikirim", shown)
    await budi.hears_nothing("gangguan", 0.1)


async def test_each_field_can_be_changed_by_buttons_or_left_empty(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await _reviewed(budi)
    for field, label, shown in (
        ("Jenis", "Permintaan Informasi", "Permintaan Informasi · "),
        ("Tanggal", "Kemarin", "Waktu: "),
        ("Tanggal", "Lewati", "Permintaan Informasi · "),
        ("Instansi", "Lewati", WISH),
        ("Nama", "Lewati", "Instansi penangan: isi, lampiran, tanpa nama"),
        ("Judul", "Kembali", WISH),
    ):
        await budi.taps("Ubah")
        await budi.hears("Bagian mana")
        await budi.taps(field)
        await budi.hears("")
        await budi.taps(label)
        card = await budi.hears("Periksa sebelum dikirim", shown)
        assert label != "Lewati" or "Waktu" not in card["text"]
    await budi.taps("Ubah")
    await budi.taps("Kategori")
    await budi.hears("Laporan ini tentang apa?")
    category = (await budi.buttons())[0]
    await budi.taps(category)
    await budi.hears("Periksa sebelum dikirim", f"Kategori: {category}")


async def test_attachments_are_added_one_by_one_and_cleared(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await _reviewed(budi)
    await budi.taps("Ubah")
    await budi.taps("Lampiran")
    await budi.hears("Lampiran sekarang: 0")
    await budi.says("sebentar")
    await budi.hears("Di sini saya menunggu foto")
    await budi.sends_photo("dari arah utara")
    await budi.hears("Lampiran sekarang: 1")
    await budi.sends_photo()
    await budi.hears("Lampiran sekarang: 2")
    await budi.taps("Cukup")
    await budi.hears("Periksa sebelum dikirim", "Lampiran: 2 berkas", "dari arah utara")
    await budi.taps("Ubah")
    await budi.taps("Lampiran")
    await budi.taps("Hapus semua lampiran")
    card = await budi.hears("Periksa sebelum dikirim")
    while "Lampiran:" in card["text"]:  # the card before, which lost its buttons
        card = await budi.hears("Periksa sebelum dikirim")


async def test_switches_change_the_card_in_place_and_say_who_sees_what(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    card = await _reviewed(budi)
    for label, said in (
        ("Anonim: tidak", "Instansi penangan: isi, lampiran, tanpa nama"),
        ("Rahasia: tidak", "Umum: tidak ada, laporan ini tersembunyi"),
        ("Anonim: ya", "Diskominfotiksan (koordinator): isi, lampiran, nama"),
    ):
        await budi.taps(label)
        shown = await budi.hears("Periksa sebelum dikirim", said)
        assert shown["message_id"] == card["message_id"]
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    [ticket] = await _tickets(quick_stage)
    assert (ticket.anonymous, ticket.confidential) == (False, True)


async def test_a_draft_survives_a_restart(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("/lapor")
    await budi.taps("Pengaduan")
    await budi.hears("Ceritakan")
    await budi.says(COMPLAINT)
    await budi.hears("Kapan kejadiannya?")
    assert quick_stage.app is not None
    await quick_stage.app.stop()
    await quick_stage.start_bot()
    await budi.taps("Kemarin")
    await budi.hears("Di mana tempatnya?")
    await budi.says("Jl. Contoh 5")
    await budi.hears("Periksa sebelum dikirim", COMPLAINT)


async def test_a_draft_waits_beside_a_new_one(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await _reviewed(budi)
    await budi.says("/lapor")
    await budi.hears("draf yang belum dikirim", WISH)
    await budi.taps("Mulai baru")
    await budi.hears("Apa yang ingin Anda sampaikan?")
    await budi.taps("Permintaan Informasi")
    await budi.says("Kapan taman Contoh dibuka")
    await budi.hears("Periksa sebelum dikirim")
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    await budi.says("/lapor")
    await budi.hears("draf yang belum dikirim", WISH)
    await budi.taps("Buang")
    await budi.hears("Draf dibuang")
    assert len(await _tickets(quick_stage)) == 1


async def test_more_words_and_photos_join_the_report_until_it_is_sent(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await _reviewed(budi)
    await budi.says("oh ya, sekalian rambunya")
    await budi.hears("Periksa sebelum dikirim", WISH, "sekalian rambunya")
    await budi.sends_photo()
    await budi.hears("Periksa sebelum dikirim", "Lampiran: 1")
    await budi.says("kirim")
    await budi.hears("sudah masuk")


async def test_a_language_chosen_by_command(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("/bahasa")
    await budi.hears("Which language do you prefer?")
    await budi.taps("English")
    await budi.hears("English")
    await budi.says("/lapor")
    await budi.hears("What would you like")
    await budi.taps("Cancel")
    await budi.says("Lampu penerangan di sini mati total sejak kemarin dan sangat gelap")
    await budi.hears("right?")
    await budi.says("/bahasa")
    await budi.taps("Bahasa Indonesia")
    await budi.hears("mulai sekarang saya berbahasa Indonesia")


async def test_surely_english_words_are_answered_in_english(quick_stage: Stage) -> None:
    ann = await quick_stage.person("Ann Contoh")
    await ann.says(ENGLISH)
    first = await ann.hears("I answer in English", "Bahasa Indonesia: /bahasa")
    assert "/privasi" in first["text"]
    await ann.says("/laporanku")
    await ann.hears("You have no reports yet")
    async with quick_stage.database.transaction() as session:
        [row] = list(await session.scalars(select(PersonRow)))
    assert (row.language, row.language_chosen) == ("en", False)


async def test_a_chosen_language_is_not_overruled_by_words(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("/bahasa")
    await budi.taps("Bahasa Indonesia")
    await budi.hears("berbahasa Indonesia")
    await budi.says(ENGLISH)
    await budi.hears("sudah saya catat")


async def test_a_forwarded_message_is_a_report_too(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.sends(text=COMPLAINT, forward_from_name="Ani Contoh")
    await budi.hears("Kapan kejadiannya?")


async def test_words_behind_the_command_are_the_report(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says(f"/lapor {COMPLAINT}")
    await budi.hears("sudah saya catat", "Kapan kejadiannya?")


async def test_files_go_to_the_officers_and_the_queue_shows_the_most_urgent(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    first = await files(place.budi)
    quick_stage.clock.advance(timedelta(days=3))
    second = await files(place.budi)
    await place.citra.says("/antrean")
    queue = await place.citra.hears("2 laporan menunggu", first, second)
    assert queue["text"].index(first) < queue["text"].index(second)
