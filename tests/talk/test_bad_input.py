"""What nobody expects of a message: each gets one clear sentence, and nothing that was told is lost."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.callbacks import Menu, Press, decode
from bot.opening import open_database
from bot.settings import Settings
from storage import engine
from storage.engine import DatabaseProblem, sqlite_file
from storage.models import Attachment, Event, Ticket, UpdateRow
from storage.sealing import make_key
from tests.databases import make_database
from tests.stage import PIXEL, Person, Stage
from tests.talk.scenes import WISH, files, forges, town

COMPLAINT = "Lampu penerangan mati total di sini"
PHOTO = {"content": PIXEL, "name": "foto.png", "mime": "image/png"}
NASTY = '<b>Tolong</b> & "segera" </blockquote> <script>'


async def _asked_for_a_date(budi: Person) -> None:
    """A complaint whose date is asked for."""
    await budi.says("/lapor")
    await budi.taps("Pengaduan")
    await budi.hears("Ceritakan masalahnya")
    await budi.says(COMPLAINT)
    await budi.hears("Kapan kejadiannya?")


async def _update(budi: Person, **content: Any) -> None:
    """A message of a kind that the simulated app does not offer."""
    sender = {"id": budi.id, "is_bot": False, "first_name": budi.name}
    chat = {"id": budi.chat, "type": "private", "first_name": budi.name}
    now = int(budi.stage.clock().timestamp())
    message = {"message_id": 900, "date": now, "chat": chat, "from": sender, **content}
    await budi.stage.post("/sim/updates", {"message": message})


async def _ticket(stage: Stage) -> Ticket:
    async with stage.database.transaction() as session:
        return (await session.scalars(select(Ticket))).one()


UNREADABLE = (
    ({"sticker": "😀"}, "Stiker tidak bisa saya baca"),
    ({"contact": {"phone_number": "081200000002", "first_name": "Ani Contoh"}}, "Kontak tidak diperlukan"),
)
STRANGE: tuple[tuple[dict[str, Any], str], ...] = (
    ({"dice": {"emoji": "🎲", "value": 3}}, "tidak bisa saya baca"),
    (
        {
            "poll": {
                "id": "1",
                "question": "Setuju?",
                "options": [{"persistent_id": "1", "text": "ya", "voter_count": 0}],
                "total_voter_count": 0,
                "is_closed": False,
                "is_anonymous": True,
                "type": "regular",
                "allows_multiple_answers": False,
                "allows_revoting": False,
                "members_only": False,
            }
        },
        "Jajak pendapat tidak bisa saya baca",
    ),
    ({"new_chat_photo": []}, "tidak bisa saya baca"),
)


@pytest.mark.parametrize(("content", "sentence"), UNREADABLE, ids=["sticker", "contact"])
async def test_what_cannot_be_read_is_said_and_the_question_stays(
    quick_stage: Stage, content: dict[str, Any], sentence: str
) -> None:
    budi = await quick_stage.person("Budi")
    await _asked_for_a_date(budi)
    await budi.sends(**content)
    await budi.hears(sentence, "Yang lain tetap tersimpan")
    await budi.hears("Kapan kejadiannya?")
    await budi.taps("Kemarin")
    await budi.hears("Di mana tempatnya?")
    await budi.sends(**content)
    await budi.hears(sentence)
    await budi.says("Jl. Contoh 5")
    await budi.hears("Periksa sebelum dikirim", COMPLAINT, "Jl. Contoh 5")


@pytest.mark.parametrize(("content", "sentence"), STRANGE, ids=["dice", "poll", "service"])
async def test_kinds_that_no_form_knows(quick_stage: Stage, content: dict[str, Any], sentence: str) -> None:
    budi = await quick_stage.person("Budi")
    await _asked_for_a_date(budi)
    await _update(budi, **content)
    await budi.hears(sentence)
    await budi.taps("Kemarin")
    await budi.hears("Di mana tempatnya?")


@pytest.mark.parametrize("text", ["\u200b\u200e", "\u2066\u2069 \u00ad", "\u2800\u200f"])
async def test_words_that_nobody_can_see_are_no_words(quick_stage: Stage, text: str) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("/lapor")
    await budi.taps("Pengaduan")
    await budi.hears("Ceritakan masalahnya")
    await budi.says(text)
    await budi.hears("Pesan itu tidak bisa saya baca")
    await budi.hears("Ceritakan masalahnya")


async def test_marks_of_direction_do_not_turn_our_own_sentences(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await files(place.budi, "Mohon \u202edibuatkan\u200b taman\u2069 مرحبا Contoh")
    await place.citra.says(f"/tiket {number}")
    await place.citra.hears("Mohon dibuatkan taman مرحبا Contoh")


@pytest.mark.parametrize("command", ["/cek\u200b {}", "/c\u200bek {}", "\ufeff/cek {}", "\u202e/cek {}"])
async def test_a_command_with_marks_that_nobody_sees_was_unknown_or_began_a_report(
    quick_stage: Stage, command: str
) -> None:
    budi = await quick_stage.person("Budi")
    number = await files(budi)
    await budi.says(command.format(number))
    await budi.hears(number, "Status: Belum Terverifikasi", "Perjalanan laporan\n")


async def test_marks_of_direction_behind_a_command_turned_the_sentences_of_officers(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.filed()
    await place.budi.says(f"/tanggapi {number} Di sisi \u202esekolah Contoh")
    await place.citra.hears("Pelapor menjawab", "Di sisi sekolah Contoh")


async def test_marks_of_direction_in_a_name_do_not_turn_the_officers_card(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    eve = await quick_stage.person("Eva\u202e <b>Contoh</b> { $x }")
    number = await files(eve)
    await place.citra.says(f"/tiket {number}")
    card = await place.citra.hears(number, "dari Eva <b>Contoh</b> { $x }")
    assert "\u202e" not in card["text"]


@pytest.mark.parametrize("page", ["²", "9" * 21, "-1", "x"])
async def test_a_forged_page_was_set_aside_instead_of_being_the_first_one(quick_stage: Stage, page: str) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await forges(place.budi, Menu("mine", page))
    await place.budi.hears("Laporan Anda (1)", number)
    ani = await quick_stage.person("Ani Contoh")
    await ani.says(f"/cek {number}")
    await ani.taps("Ikuti laporan itu")
    await ani.hears("Anda sekarang mengikuti", number)
    await forges(ani, Menu("followed", page))
    await ani.hears("Anda ikuti (1)", number)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31 Februari", 'Tanggal "31 Februari" tidak ada di kalender'),
        ("25 Desember 2099", "belum tiba"),
        ("1890", 'Tanggal "1890" sudah terlalu lama'),
        ("tahun 1890", 'Tanggal "tahun 1890" sudah terlalu lama'),
        ("hmmm", 'Tanggal dari "hmmm" belum saya pahami'),
    ],
)
async def test_dates_that_are_none(quick_stage: Stage, text: str, sentence: str) -> None:
    budi = await quick_stage.person("Budi")
    await _asked_for_a_date(budi)
    await budi.says(text)
    await budi.hears(sentence, "Yang lain sudah saya simpan")
    await budi.hears("Kapan kejadiannya?")
    await budi.says("kemarin")
    await budi.hears("Di mana tempatnya?")


async def test_a_story_instead_of_a_date_joins_the_report(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await _asked_for_a_date(budi)
    quick_stage.clock.advance(timedelta(minutes=1))
    await budi.says("anak-anak pulang mengaji jadi takut lewat situ min")
    await budi.hears("saya tambahkan ke isi laporan")
    await budi.taps("Kemarin")
    await budi.says("Jl. Contoh 5")
    await budi.hears("Periksa sebelum dikirim", COMPLAINT, "pulang mengaji")


async def test_a_place_longer_than_a_place_joins_the_report(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await _asked_for_a_date(budi)
    await budi.taps("Hari ini")
    await budi.hears("Di mana tempatnya?")
    await budi.says("dari simpang tiga terus lurus " * 15)
    await budi.hears("lebih panjang dari 300", "saya tambahkan ke isi laporan")
    await budi.says("Jl. Contoh")
    await budi.hears("Periksa sebelum dikirim", "simpang tiga", "Tempat: Jl. Contoh")


async def test_what_was_over_the_limit_of_a_report_was_dropped(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("/lapor")
    await budi.taps("Aspirasi")
    await budi.says("Usul pertama Contoh")
    await budi.hears("Periksa sebelum dikirim")
    for part in range(6):
        quick_stage.clock.jump(quick_stage.clock() + timedelta(seconds=20))
        await budi.says(f"bagian {part} " + "usul saya panjang " * 180)
        await budi.hears("Sudah saya tambahkan")
    quick_stage.clock.jump(quick_stage.clock() + timedelta(seconds=20))
    await budi.says("terakhir " + "usul saya panjang " * 215)
    await budi.hears("karakter pertama menjadi isi laporan", "lanjutan.txt")
    await budi.hears("Periksa sebelum dikirim", "Usul pertama Contoh", "Lampiran: 1 berkas")


async def test_a_text_split_by_telegram_is_one_report_with_one_question(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("awalnya " + "lampu penerangan mati total di sini " * 150 + "akhirnya")
    await budi.hears("tersimpan di Telegram", "Kapan kejadiannya?")
    await budi.taps("Kemarin")
    await budi.hears("Di mana tempatnya?")
    await budi.says("Jl. Contoh 5")
    await budi.hears("Periksa sebelum dikirim")
    questions = [one for one in await budi.messages() if "Kapan kejadiannya?" in one.get("text", "")]
    assert len(questions) == 1
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    content = (await _ticket(quick_stage)).content
    assert content.startswith("awalnya")
    assert content.endswith("akhirnya")


async def test_an_album_is_one_report_with_all_photos_and_one_question(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.sends_photo(COMPLAINT, album="kiriman")
    for _ in range(3):
        await budi.sends_photo(album="kiriman")
    await budi.hears("tersimpan di Telegram", "Kapan kejadiannya?")
    await budi.hears_nothing("?", 0.3)
    await budi.taps("Kemarin")
    await budi.says("Jl. Contoh 5")
    await budi.hears("Lampiran: 4 berkas")
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    async with quick_stage.database.transaction() as session:
        assert len(list(await session.scalars(select(Attachment)))) == 4
        assert len(list(await session.scalars(select(Ticket)))) == 1


async def test_an_album_without_words_asks_for_them_once(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    for _ in range(3):
        await budi.sends_photo(album="kiriman")
    await budi.hears("Kirimannya sudah saya simpan")
    await budi.hears_nothing("?", 0.3)
    await budi.says(WISH)
    await budi.hears("Periksa sebelum dikirim", "Lampiran: 3 berkas")


async def test_a_location_outside_the_city_is_accepted_and_marked(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await _asked_for_a_date(place.budi)
    await place.budi.taps("Kemarin")
    await place.budi.hears("Di mana tempatnya?")
    await place.budi.sends_location(-6.2, 106.8)
    await place.budi.hears("Periksa sebelum dikirim", "di luar Kota Dumai", "tetap saya simpan")
    await place.budi.taps("Kirim")
    await place.citra.hears("Laporan baru")
    await place.citra.taps("Buka kartu")
    await place.citra.hears("di luar Kota Dumai", COMPLAINT)


async def test_a_place_with_a_name_keeps_the_name(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await _asked_for_a_date(budi)
    await budi.taps("Kemarin")
    await budi.hears("Di mana tempatnya?")
    location = {"latitude": 1.667, "longitude": 101.45}
    await budi.sends(venue={"location": location, "title": "Kedai Contoh", "address": "Jl. Contoh 5"})
    await budi.hears("Periksa sebelum dikirim", "Kedai Contoh, Jl. Contoh 5", "titik lokasi di peta")


@pytest.mark.parametrize("kind", ["document", "video"])
async def test_a_file_that_no_bot_can_fetch_is_kept_at_telegram_and_said_once(quick_stage: Stage, kind: str) -> None:
    budi = await quick_stage.person("Budi")
    await budi.sends(**{kind: {"size": 60_000_000, "name": "besar"}}, caption=COMPLAINT)
    await budi.hears("57 MB", "lebih besar dari 20 MB", "tetap bisa membukanya di Telegram")
    await budi.hears("Kapan kejadiannya?")
    await budi.says("kemarin")
    await budi.hears("Di mana tempatnya?")
    await budi.sends(**{kind: {"size": 61_000_000, "name": "besar lagi"}})
    await budi.hears("Berkasnya sudah saya simpan")
    await budi.hears_nothing("58 MB")
    await budi.says("Jl. Contoh 5")
    await budi.hears("Periksa sebelum dikirim", COMPLAINT, "Lampiran: 2 berkas")


async def test_the_twenty_first_attachment_is_refused_and_its_words_kept(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("/lapor")
    await budi.taps("Aspirasi")
    await budi.says(WISH)
    await budi.hears("Periksa sebelum dikirim")
    for _ in range(20):
        await budi.sends_photo(album="banyak")
    await budi.hears("Lampiran: 20 berkas")
    await budi.sends_photo("yang terakhir ini penting")
    await budi.hears("Sudah ada 20 lampiran")
    await budi.hears("Lampiran: 20 berkas", "yang terakhir ini penting")


async def test_files_and_places_where_a_text_is_asked_are_kept(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("/lapor")
    await budi.taps("Pengaduan")
    await budi.hears("Ceritakan masalahnya")
    await budi.sends_location()
    await budi.hears("Lokasinya sudah saya simpan sebagai tempat")
    await budi.hears("Apa masalahnya di sana?")
    await budi.sends_photo()
    await budi.hears("Berkasnya sudah saya simpan")
    await budi.says(COMPLAINT)
    await budi.hears("Kapan kejadiannya?")
    await budi.sends(voice={"content": PIXEL, "name": "suara.ogg", "mime": "audio/ogg"})
    await budi.hears("Berkasnya sudah saya simpan")
    await budi.taps("Kemarin")
    await budi.hears("Periksa sebelum dikirim", "titik lokasi di peta", "Lampiran: 2 berkas")


async def test_signs_of_html_in_every_field_are_shown_as_they_are(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    budi = place.budi
    await _asked_for_a_date(budi)
    await budi.taps("Kemarin")
    await budi.hears("Di mana")
    await budi.says(NASTY)
    await budi.hears("Periksa sebelum dikirim", NASTY)
    for field in ("Isi", "Judul", "Nama"):
        await budi.taps("Ubah")
        await budi.hears("Bagian mana")
        await budi.taps(field)
        await budi.says(f"{field} {NASTY}")
        await budi.hears("Periksa sebelum dikirim", f"{field} {NASTY}")
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    number = await budi.number()
    await place.citra.hears("Laporan baru", f"Judul {NASTY}")
    await place.citra.says(f"/tiket {number}")
    await place.citra.hears(f"Judul {NASTY}", f"Isi {NASTY}", f"dari Nama {NASTY}")
    await place.citra.says(f"/minta {number} {NASTY}")
    await budi.hears("perlu keterangan", NASTY)
    await budi.replies("perlu keterangan", f"Jawab {NASTY}")
    await place.citra.hears("Pelapor menjawab", f"Jawab {NASTY}")
    await budi.says(f"/cek {NASTY}")
    await budi.hears("tidak saya temukan", NASTY[:30])
    await budi.says("/laporanku")
    await budi.hears(number, f"Judul {NASTY}")


async def test_old_buttons_are_answered_kindly(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    budi = place.budi
    await budi.says("/lapor")
    first = await budi.hears("Apa yang ingin Anda sampaikan?")
    await budi.taps("Aspirasi")
    await budi.says(WISH)
    card = await budi.hears("Periksa sebelum dikirim")
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    number = await budi.number()
    await budi.taps("Pengaduan", first["message_id"])
    await budi.hears("sudah terkirim", number, "Ingin melihatnya")
    await budi.taps("Lihat")
    await budi.hears(number, "Perjalanan laporan")
    assert "reply_markup" not in next(one for one in await budi.messages() if one["message_id"] == card["message_id"])
    await budi.says("/lapor")
    second = await budi.hears("Apa yang ingin Anda sampaikan?")
    await budi.taps("Batal")
    await budi.hears("Draf dibuang")
    await forges(budi, _press(second, "Aspirasi"))
    await budi.hears("Draf dibuang", "bisa dikembalikan")


async def test_two_presses_of_send_file_once(stage: Stage) -> None:
    budi = await stage.person("Budi")
    await budi.says("/lapor")
    await budi.taps("Aspirasi")
    await budi.says(WISH)
    card = await budi.hears("Periksa sebelum dikirim")
    await budi.taps("Kirim", card["message_id"])
    await forges(budi, _press(card, "Kirim"))
    await budi.hears("sudah masuk")
    await budi.says("/laporanku")
    await budi.hears("Laporan Anda (1)")
    assert not [one for one in await budi.messages() if "sudah terkirim" in one.get("text", "")]
    assert (await _ticket(stage)).content == WISH


def _press(message: dict[str, Any], label: str) -> Press:
    """What a button of the message says when it is pressed."""
    rows = message["reply_markup"]["inline_keyboard"]
    press = decode(next(button["callback_data"] for row in rows for button in row if button["text"] == label))
    assert press is not None
    return press


async def test_a_command_in_the_middle_of_the_form_lets_the_draft_wait(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await _asked_for_a_date(budi)
    await budi.says("/laporanku")
    await budi.hears("Anda belum punya laporan")
    await budi.says("/cek DMI-0000000")
    await budi.hears("tidak saya temukan")
    await budi.says("/lapor")
    await budi.hears("draf yang belum dikirim", COMPLAINT)
    await budi.taps("Lanjutkan")
    await budi.hears("Kapan kejadiannya?")
    await budi.says("kemarin")
    await budi.hears("Di mana tempatnya?")


async def test_numbers_that_are_none(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    for given in ("DMI-7K3F9Q", "halo", "DMI-AAAAAAA", "' OR 1=1 --"):
        await budi.says(f"/cek {given}")
        await budi.hears("tidak saya temukan", "Periksa lagi nomornya")
    await budi.says("/cek 9165816")
    await budi.hears("nomor SP4N-LAPOR!")
    await budi.says("/cek")
    await budi.hears("belum punya laporan", "/cek DMI-7K3F9QX")


async def test_an_unknown_agency_offers_the_nearest(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("/lapor")
    await budi.taps("Aspirasi")
    await budi.says(WISH)
    await budi.hears("Periksa sebelum dikirim")
    await budi.taps("Ubah")
    await budi.taps("Instansi")
    await budi.says("Dinas Kesehatann Umum")
    await budi.hears("tidak saya temukan", "Dinas Kesehatan")
    await budi.says("dinas kesehatan")
    await budi.hears("Periksa sebelum dikirim", "Untuk: Dinas Kesehatan (petugas")


async def test_an_edited_message_changes_the_draft_and_both_versions_are_kept(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    budi = place.budi
    await budi.says("/lapor")
    await budi.taps("Aspirasi")
    await budi.hears("Apa usul")
    message = await budi.says("Mohon dibuatkan tamen Contoh")
    await budi.hears("Periksa sebelum dikirim")
    await budi.edits(message, "Mohon dibuatkan taman Contoh")
    await budi.hears("Perubahan pesan Anda sudah saya pakai")
    await budi.hears("Periksa sebelum dikirim", "taman Contoh")
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    await budi.edits(message, "Mohon dibuatkan taman Contoh dan ayunan")
    await budi.hears("sudah ditambahkan", await budi.number())
    await place.citra.hears("mengubah tulisannya", "taman Contoh dan ayunan")
    async with quick_stage.database.transaction() as session:
        events = list(await session.scalars(select(Event).order_by(Event.id)))
    assert events[0].data == {"earlier": ["Mohon dibuatkan tamen Contoh"]}
    assert events[1].words == "Mohon dibuatkan taman Contoh dan ayunan"
    assert events[1].data == {"before": "Mohon dibuatkan taman Contoh"}


async def test_an_edited_answer_changes_the_draft_and_both_versions_are_kept(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    budi = place.budi
    await _asked_for_a_date(budi)
    message = await budi.says("kemarin")
    await budi.hears("Di mana tempatnya?")
    await budi.edits(message, "31 Februari")
    await budi.hears("tidak ada")
    await budi.edits(message, "hari ini")
    await budi.hears("Perubahan pesan Anda sudah saya pakai")
    await budi.hears("Di mana tempatnya?")
    place_told = await budi.says("Jalan Contoh 1, Teluk Binjai")
    await budi.hears("Periksa sebelum dikirim", "Jalan Contoh 1")
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    await budi.edits(place_told, "Jalan Contoh 2, Teluk Binjai")
    await budi.hears("sudah ditambahkan", await budi.number())
    await place.citra.hears("mengubah tulisannya", "Jalan Contoh 2")
    async with quick_stage.database.transaction() as session:
        ticket = await session.scalar(select(Ticket))
        events = list(await session.scalars(select(Event).order_by(Event.id)))
    assert ticket is not None
    assert ticket.happened_on == quick_stage.clock().astimezone(ZoneInfo("Asia/Jakarta")).date()
    assert events[0].data == {"earlier": ["kemarin"]}
    assert events[1].data == {"before": "Jalan Contoh 1, Teluk Binjai"}


async def test_an_update_that_no_library_can_parse_gets_an_apology_and_the_talk_goes_on(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await _asked_for_a_date(budi)
    await _update(budi, text={"not": "a text"})
    await budi.hears("Ada gangguan di pihak kami", "rujukan")
    await budi.says("kemarin")
    await budi.hears("Di mana tempatnya?")
    async with quick_stage.database.transaction() as session:
        rows = list(await session.scalars(select(UpdateRow).where(UpdateRow.set_aside_at.is_not(None))))
    assert len(rows) == 1


async def test_while_another_program_locks_the_database_what_people_write_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    stage = Stage(await make_database("sqlite", tmp_path, seeded=True))
    await stage.open()
    budi = await stage.person("Budi")
    await _asked_for_a_date(budi)
    file = sqlite_file(stage.database.url)
    assert file is not None
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")  # the bot in this loop may be about to commit
    await budi.says("kemarin")
    await budi.hears_nothing("Di mana tempatnya?", 0.5)
    other.execute("ROLLBACK")
    other.close()
    await budi.hears("Di mana tempatnya?")
    await budi.says("Jl. Contoh 5")
    await budi.hears("Periksa sebelum dikirim", COMPLAINT, "Jl. Contoh 5")
    await stage.close()


async def test_a_locked_database_is_refused_at_the_start_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    make_key(tmp_path / "lapor.key")
    with sqlite3.connect(tmp_path / "lapor.db", isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        settings = Settings(_env_file=None, data_dir=tmp_path, data_key_file=tmp_path / "lapor.key")
        with pytest.raises(DatabaseProblem, match="The database cannot be opened"):
            await open_database(settings)
    other.close()
