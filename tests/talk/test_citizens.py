"""Citizens after filing: looking, answering, confirming or not, and what the clock does when nobody speaks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.callbacks import Act
from bot.domain.lifecycle import Action
from bot.domain.people import Role
from storage.models import Event, Ticket
from tests.stage import Stage
from tests.talk.scenes import WISH, Town, files, forges, town


async def _ticket(stage: Stage, number: str) -> Ticket:
    async with stage.database.transaction() as session:
        return (await session.scalars(select(Ticket).where(Ticket.number == number))).one()


async def _actions(stage: Stage, number: str) -> list[str]:
    async with stage.database.transaction() as session:
        query = select(Event.action).join(Ticket, Ticket.id == Event.ticket_id).where(Ticket.number == number)
        return list(await session.scalars(query.order_by(Event.id)))


async def test_own_reports_in_pages(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    numbers = [await files(budi, f"Mohon dibuatkan taman nomor {count}") for count in range(7)]
    await budi.says("/laporanku")
    first = await budi.hears("Laporan Anda (7)", numbers[-1], numbers[1])
    assert numbers[0] not in first["text"]
    await budi.taps("Selanjutnya →")
    second = await budi.hears("Laporan Anda (7)", numbers[0])
    assert second["message_id"] == first["message_id"]
    await budi.taps("← Sebelumnya")
    await budi.hears(numbers[-1])
    await budi.taps(f"{numbers[3]} · Mohon dibuatkan taman nomor 3")
    await budi.hears(numbers[3], "Perjalanan laporan", "masuk")


async def test_what_strangers_see_of_a_number(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    ani = await quick_stage.person("Ani Contoh")
    number = await place.filed("Mohon dibuatkan taman, hubungi saya 081200000003")
    for way in (f"/cek {number}", f"/start t_{number}", f"/tanggapi {number} halo"):
        await ani.says(way)
        await ani.hears(number, "tidak saya temukan")
    await place.citra.says(f"/verifikasi {number} Dishub")
    await place.citra.hears("Verifikasi")
    await place.citra.taps("Verifikasi")
    await place.budi.hears("sudah diperiksa")
    await place.dewi.says(f"/tindaklanjut {number} Kami hubungi 081200000003.")
    await place.budi.hears("Kami hubungi 081200000003.")
    await ani.says(f"/cek {number.lower().replace('-', ' ')}")
    card = await ani.hears(number, "Proses", "Mohon dibuatkan taman", "tindak lanjut Dinas Perhubungan")
    assert "081200000003" not in card["text"]
    assert "Budi" not in card["text"]
    await place.budi.says(f"/cek {number}")
    await place.budi.hears(number, "081200000003")
    await place.budi.taps("Jadikan anonim atau rahasia")
    await place.budi.hears("Mana yang ingin dinyalakan")
    await place.budi.taps("Rahasia")
    await place.budi.hears("sekarang rahasia: umum tidak melihatnya lagi")
    await ani.says(f"/cek {number}")
    await ani.hears(number, "tidak saya temukan")


async def test_what_strangers_see_of_an_archived_report(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    ani = await quick_stage.person("Ani Contoh")
    referred, abuse, withdrawn = [await place.assigned(f"Mohon dibuatkan taman {n}") for n in ("satu", "dua", "tiga")]
    await place.citra.says(f"/bukanwewenang {referred} Silakan hubungi PLN 123.")
    await place.budi.hears("di luar wewenang", referred)
    await place.citra.says(f"/arsip {abuse} Penyalahgunaan: main-main.")
    await place.budi.hears("melanggar aturan", abuse)
    await place.budi.says(f"/cek {withdrawn}")
    await place.budi.hears(withdrawn, "Perjalanan laporan")
    await place.budi.taps("Cabut laporan")
    await place.budi.hears("Cabut laporan ini?")
    await place.budi.taps("Cabut laporan")
    await place.budi.hears("sudah dicabut", withdrawn)
    await ani.says(f"/cek {referred}")
    card = await ani.hears(referred, "Arsip", "Diarsipkan karena di luar wewenang kota.", "taman satu", "PLN 123")
    assert "Anda bisa meminta" not in card["text"]
    for hidden in (abuse, withdrawn):
        await ani.says(f"/cek {hidden}")
        await ani.hears(hidden, "tidak saya temukan")


async def test_a_stranger_is_not_asked_what_its_citizen_is_asked(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.proposed()
    ani = await quick_stage.person("Ani Contoh")
    await ani.says(f"/cek {number}")
    card = await ani.hears(number, "Proses", "menyatakan selesai")
    assert "Apakah benar sudah selesai?" not in card["text"]


async def test_guessing_numbers_is_slowed_down(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.filed()
    ani = await quick_stage.person("Ani Contoh")
    for guess in range(5):
        await ani.says(f"/start t_DMI-AAA{guess}AAA" if guess % 2 else f"/cek DMI-AAA{guess}AAA")
        await ani.hears("tidak saya temukan")
    await ani.says(f"/cek {number}")
    await ani.hears("Coba lagi dalam", "/laporanku")
    await ani.says(f"/start t_{number}")
    await ani.hears("Coba lagi dalam")
    quick_stage.clock.advance(timedelta(hours=2))
    await ani.says(f"/cek {number}")
    await ani.hears("tidak saya temukan")


async def test_an_answer_by_reply_goes_to_whoever_asked(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says(f"/minta {number} Di sisi mana?")
    await place.budi.hears("perlu keterangan", "Di sisi mana?", "Status: Tunda", "batas waktu petugas berhenti dulu")
    await place.budi.replies("Di sisi mana?", "Sisi sekolah.")
    await place.budi.hears("Keterangan Anda sudah diteruskan ke Dinas Perhubungan", number, "Belum Ditindaklanjuti")
    await place.dewi.hears("Pelapor menjawab", number, "Sisi sekolah.")
    await place.budi.replies("sudah masuk", "Tambahan: dekat gerbang.")
    await place.budi.hears("Tambahan Anda sudah masuk", number)
    await place.dewi.hears("Pelapor menjawab", "dekat gerbang.")
    await place.budi.says(f"/tanggapi {number} Satu lagi: malam gelap.")
    await place.dewi.hears("malam gelap.")
    assert await _actions(quick_stage, number) == ["file", "verify", "ask", "answer", "answer", "answer"]


async def test_an_answer_may_be_photos_or_a_location(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says(f"/minta {number} Ada foto dan titiknya?")
    await place.budi.hears("Ada foto dan titiknya?")
    await place.budi.taps("Tambah keterangan")
    await place.budi.hears("Tulis keterangan untuk laporan")
    await place.budi.sends_photo("Ini.", album="jawaban")
    await place.budi.sends_photo(album="jawaban")
    await place.dewi.hears("Pelapor menjawab", "Ini.")
    await place.dewi.hears("Lampiran berikutnya dari pelapor", number)
    assert await _actions(quick_stage, number) == ["file", "verify", "ask", "answer"]
    await place.budi.says(f"/tanggapi {number}")
    await place.budi.hears("Tulis keterangan")
    await place.budi.sends_location(1.667, 101.45)
    await place.dewi.hears("Pelapor menjawab", "1.66700, 101.45000")


async def test_free_words_while_an_officer_waits_are_kept_and_asked_about(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says(f"/minta {number} Di sisi mana?")
    await place.budi.hears("Di sisi mana?")
    await place.budi.says("di sisi sekolah dekat gerbang")
    await place.budi.hears("jawaban untuk petugas, atau laporan baru?")
    await place.budi.taps(f"Jawaban untuk {number}")
    await place.dewi.hears("Pelapor menjawab", "di sisi sekolah dekat gerbang")
    await place.dewi.says(f"/minta {number} Siapa saksinya?")
    await place.budi.hears("Siapa saksinya?")
    await place.budi.says("Mohon juga dibuatkan halte di situ")
    await place.budi.hears("laporan baru?")
    await place.budi.taps("Laporan baru")
    await place.budi.hears("?")
    await place.dewi.hears_nothing("halte", 0.2)


async def test_confirming_and_rating_once_and_for_a_day(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.proposed()
    await place.budi.taps("Sudah selesai")
    rating = await place.budi.hears("Status: Selesai", "Seberapa puas")
    await place.budi.taps("5", rating["message_id"])
    await place.budi.hears(f"nilai 5 untuk laporan {number} sudah dicatat", "satu kalimat")
    await place.budi.taps("4", rating["message_id"])
    await place.budi.hears(f"nilai 4 untuk laporan {number}")
    await place.budi.says("Cepat, tetapi catnya kurang rata")
    await place.budi.hears('kalimat Anda ikut dicatat: "Cepat, tetapi catnya kurang rata"')
    quick_stage.clock.advance(timedelta(days=2))
    await place.budi.taps("1", rating["message_id"])
    await place.budi.hears("sudah Anda nilai")
    ticket = await _ticket(quick_stage, number)
    assert (ticket.rating, ticket.rating_words) == (4, "Cepat, tetapi catnya kurang rata")


async def test_a_sentence_after_the_stars_that_was_a_new_report_becomes_one(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.closed()
    await place.budi.taps("3")
    await place.budi.hears("satu kalimat")
    await place.budi.says("Sampah menumpuk di Purnama")
    await place.budi.hears("kalimat Anda ikut dicatat")
    await place.budi.taps("Itu laporan baru")
    await place.budi.hears("Kapan kejadiannya?")
    assert (await _ticket(quick_stage, number)).rating_words is None


async def test_typing_instead_of_tapping_a_verdict(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.proposed()
    await place.budi.says("Sudah selesai")
    await place.budi.hears("Status: Selesai", number)


async def test_a_verdict_on_a_report_that_is_closed_is_refused(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.closed()
    await place.budi.taps("Sudah selesai")
    await place.budi.hears(f"{number} berstatus Selesai")


async def test_disputing_with_words_and_a_photo(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.proposed()
    await place.budi.taps("Belum selesai")
    await place.budi.hears("Apa yang belum selesai", number)
    await place.budi.sends_photo("Masih <gelap> & kotor")
    await place.budi.hears("dikerjakan lagi oleh Dinas Perhubungan", number, "Status: Proses")
    await place.dewi.hears("belum selesai", "Masih <gelap> & kotor")
    assert (await _ticket(quick_stage, number)).state == "in_progress"


@pytest.mark.parametrize(
    ("label", "state"),
    [("Sudah selesai", "closed"), ("Belum selesai", "in_progress"), ("Tambah keterangan", "proposed")],
)
async def test_words_to_a_finished_report_are_kept_and_one_question_is_asked(
    quick_stage: Stage, label: str, state: str
) -> None:
    place = await town(quick_stage)
    number = await place.proposed()
    await place.budi.replies("menyatakan laporan Anda selesai", "sudah dicat, kurang satu garis")
    await place.budi.hears("sudah saya simpan. Apakah masalahnya sudah selesai?", number)
    await place.budi.taps(label)
    await place.budi.hears(number, "Status: ")
    assert (await _ticket(quick_stage, number)).state == state
    if label != "Sudah selesai":
        await place.dewi.hears("kurang satu garis")


async def test_withdrawing_asks_first(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.budi.says(f"/cek {number}")
    await place.budi.hears(number, "Perjalanan laporan")
    await place.budi.taps("Cabut laporan")
    await place.budi.hears(f"Bila laporan {number} dicabut", "Cabut laporan ini?")
    await place.budi.taps("Batal")
    await place.budi.hears("Tidak ada yang berubah")
    await place.budi.says(f"/cek {number}")
    await place.budi.hears(number, "Perjalanan laporan")
    await place.budi.taps("Cabut laporan")
    await place.budi.hears(f"Bila laporan {number} dicabut", "Cabut laporan ini?")
    await place.budi.taps("Cabut laporan")
    await place.budi.hears("sudah dicabut", number, "Arsip")
    await place.dewi.hears("Pelapor mencabut", number)
    await place.budi.replies("sudah dicabut", "maaf, buka lagi")
    await place.budi.hears(number, "tidak bisa dilakukan sekarang", "maaf, buka lagi")


async def test_the_button_of_a_cancelled_withdrawal_asks_again(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.budi.says(f"/cek {number}")
    await place.budi.hears(number, "Perjalanan laporan")
    await place.budi.taps("Cabut laporan")
    await place.budi.hears("Cabut laporan ini?")
    await place.budi.taps("Batal")
    await place.budi.hears("Tidak ada yang berubah")
    await forges(place.budi, Act(Action.WITHDRAW, number, "", "yes"))
    await place.budi.hears("Cabut laporan ini?")
    assert await _actions(quick_stage, number) == ["file", "verify"]


async def test_reopening_once_within_ten_working_days(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.closed()
    await place.budi.replies("Seberapa puas", "terima kasih banyak")
    await place.budi.hears(number, "Perjalanan laporan")
    await place.budi.taps("Buka kembali")
    await place.budi.hears("Mengapa laporan", number)
    await place.budi.says("Catnya sudah hilang.")
    await place.budi.hears("dibuka kembali", "Catnya sudah hilang.", number)
    await place.dewi.hears("dibuka kembali", "Catnya sudah hilang.")
    await place.proposes(number)
    await place.budi.taps("Sudah selesai")
    closed = await place.budi.hears("Status: Selesai")
    assert "Buka kembali" not in str(closed["reply_markup"])
    reopen = next(one for one in await place.budi.messages() if "Buka kembali" in str(one.get("reply_markup")))
    await place.budi.taps("Buka kembali", reopen["message_id"])
    await place.budi.hears("sudah pernah dibuka kembali")


async def test_reopening_is_over_after_ten_working_days(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.closed()
    await quick_stage.lets_pass(11)
    await place.budi.taps("Buka kembali")
    await place.budi.hears(f"Batas waktu membuka kembali {number} sudah lewat")
    await place.citra.says(f"/tiket {number}")
    await place.citra.hears(number, "Selesai")
    await place.citra.taps("Buka kembali")
    await place.citra.hears("Mengapa", "dibuka kembali?")
    await place.citra.says("Pelapor menelepon.")
    await place.budi.hears("dibuka kembali", "Pelapor menelepon.")


@pytest.mark.parametrize("verified", [False, True])
async def test_restoring_what_was_incomplete(quick_stage: Stage, verified: bool) -> None:
    place = await town(quick_stage)
    number = await (place.assigned() if verified else place.filed())
    await place.citra.says(f"/arsip {number} Belum lengkap, di mana tempatnya?")
    await place.budi.hears("belum lengkap", "di mana tempatnya?", number)
    await place.budi.taps("Lengkapi dan buka kembali")
    await place.budi.hears("Tulis keterangan yang kurang")
    await place.budi.says("Di Jl. Contoh 5.")
    await place.budi.hears("dibuka kembali dari arsip", number)
    state = "assigned" if verified else "unverified"
    assert (await _ticket(quick_stage, number)).state == state
    await (place.dewi if verified else place.citra).hears("dibuka kembali dari arsip", number)


async def test_a_review_of_another_archive_once(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.filed()
    await place.citra.says(f"/bukanwewenang {number} Jalan provinsi; Dinas PUPR Riau.")
    await place.budi.hears("di luar wewenang", "Dinas PUPR Riau.", "meminta pengarsipan ini ditinjau")
    await place.budi.replies("di luar wewenang", "terima kasih")
    await place.budi.hears(number, "Perjalanan laporan")
    await place.budi.taps("Minta ditinjau")
    await place.budi.hears("Mengapa pengarsipan laporan", number)
    await place.budi.says("Ini jalan kota, ada papan namanya.")
    await place.budi.hears("akan meninjau pengarsipan", number)
    await place.citra.hears("minta pengarsipan", number, "ada papan namanya.")
    old = next(one for one in await place.budi.messages() if "Minta ditinjau" in str(one.get("reply_markup")))
    await place.budi.taps("Minta ditinjau", old["message_id"])
    await place.budi.hears("sudah pernah diminta ditinjau")
    await place.citra.says("/antrean")
    await place.citra.hears("1 laporan menunggu", number, "Arsip")
    await place.citra.taps("Buka kartu")
    await place.citra.taps("Pulihkan dari arsip")
    await place.citra.hears("✓ Pulihkan dari arsip")
    await place.budi.hears("dibuka kembali dari arsip", number)
    await place.citra.says("/antrean")
    await place.citra.hears("1 laporan menunggu", "Belum Terverifikasi")


async def test_tightening_and_loosening_an_own_report(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    for button, switch, said in (
        ("Jadikan anonim atau rahasia", "Anonim", "sekarang anonim"),
        ("Matikan anonim atau rahasia", "Anonim", "tidak lagi anonim"),
        ("Jadikan anonim atau rahasia", "Rahasia", "sekarang rahasia"),
        ("Matikan anonim atau rahasia", "Rahasia", "tidak lagi rahasia"),
    ):
        await place.budi.says(f"/cek {number}")
        await place.budi.hears(number, "Perjalanan")
        await place.budi.taps(button)
        await place.budi.hears("Mana yang ingin")
        await place.budi.taps(switch)
        await place.budi.hears(said)
    assert (await _actions(quick_stage, number))[2:] == ["tighten", "loosen", "tighten", "loosen"]


async def test_the_citizen_of_a_merged_report_gets_public_news_and_can_answer(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    ani = await quick_stage.person("Ani Contoh")
    parent = await place.assigned()
    own = await place.filed("Mohon zebra cross juga di SDN Contoh", ani)
    await place.citra.says(f"/gabung {own} {parent}")
    await ani.hears("digabungkan dengannya", parent, own, "Nomor Anda tetap berlaku")
    await place.dewi.says(f"/tindaklanjut {parent} Hubungi Budi di 081200000004.")
    news = await ani.hears("Tindak lanjut dari Dinas Perhubungan", parent, own)
    assert "081200000004" not in news["text"]
    await ani.replies("yang Anda ikuti", "Di sisi kanan juga.")
    await ani.hears("Tambahan Anda sudah masuk", own)
    await place.dewi.hears("Pelapor menjawab", parent, "Di sisi kanan juga.")
    await ani.replies("digabungkan dengannya", "Dan di sisi kiri.")
    await place.dewi.hears("Dan di sisi kiri.")
    await place.dewi.says(f"/selesai {parent} Beres.")
    closing = await ani.hears("menyatakan laporan", "yang Anda ikuti selesai")
    assert "Sudah selesai" not in str(closing.get("reply_markup"))
    assert (await _ticket(quick_stage, parent)).state == "proposed"
    await place.budi.hears("menyatakan laporan Anda selesai")
    await place.budi.hears_nothing("sisi kanan", 0.1)


async def test_a_follower_of_a_withdrawn_parent_learns_that_it_ended_and_can_go_on(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    ani = await quick_stage.person("Ani Contoh")
    parent = await place.assigned()
    own = await place.filed("Mohon zebra cross juga di SDN Contoh", ani)
    await place.citra.says(f"/gabung {own} {parent}")
    await ani.hears("digabungkan dengannya", parent, own)
    await forges(place.budi, Act(Action.WITHDRAW, parent))
    await place.budi.hears("Cabut laporan ini?")
    await place.budi.taps("Cabut laporan")
    await ani.hears(f"Laporan {parent} yang Anda ikuti diarsipkan", own, "Masalahnya masih ada?")
    await ani.says(f"/cek {parent}")
    card = await ani.hears(parent, "Arsip", "Laporan ini sudah berakhir.")
    assert WISH not in card["text"]
    await ani.says(f"/cek {own}")
    await ani.hears(own, "Perjalanan laporan")
    await ani.taps("Minta ditinjau")
    await ani.hears("Mengapa pengarsipan", own)
    await ani.says("Zebra cross belum ada.")
    await place.citra.hears("minta pengarsipan", own, "belum ada.")


async def test_news_of_a_confidential_parent_stop(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    ani = await quick_stage.person("Ani Contoh")
    parent = await place.assigned()
    own = await place.filed("Mohon zebra cross juga", ani)
    await place.citra.says(f"/gabung {own} {parent}")
    await ani.hears("digabungkan dengannya")
    await place.budi.says(f"/cek {parent}")
    await place.budi.taps("Jadikan anonim atau rahasia")
    await place.budi.taps("Rahasia")
    await place.budi.hears("sekarang rahasia")
    await place.dewi.says(f"/tindaklanjut {parent} Tim turun.")
    await place.budi.hears("Tim turun.")
    await ani.hears_nothing("Tim turun.", 0.3)
    await ani.says(f"/cek {parent}")
    await ani.hears("tidak saya temukan")


async def test_a_reply_to_somebody_elses_report_is_refused(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    ani = await quick_stage.person("Ani Contoh")
    await ani.says(f"/cek {number}")
    await ani.hears(number, "Belum Ditindaklanjuti")
    await ani.replies(number, "saya juga mau")
    await ani.hears("bukan laporan Anda")


async def test_the_history_is_whole_and_the_card_short(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    for step in range(8):
        await place.dewi.says(f"/tindaklanjut {number} Langkah {step}: " + "kami bekerja " * 60)
        await place.budi.hears(f"Langkah {step}:")
    for person, opens in ((place.budi, f"/cek {number}"), (place.dewi, f"/tiket {number}")):
        await person.says(opens)
        card = await person.hears(number, "Langkah 7:", "…")
        assert "Langkah 0" not in card["text"]
        await person.taps("Riwayat")
        await person.hears(f"Riwayat {number}", "Langkah 0")
        await person.hears("Langkah 7")


async def test_silence_closes_what_was_proposed(stage: Stage) -> None:
    place = await town(stage)
    number = await place.proposed()
    await stage.lets_pass(10)
    await place.budi.hears_nothing("Selesai otomatis", 0.3)
    await stage.lets_pass(1)
    await place.budi.hears("Selesai otomatis", number, "Seberapa puas")
    await place.dewi.hears("☀️", "Selesai otomatis", number)
    assert (await _ticket(stage, number)).rating is None
    await place.budi.taps("3")
    await place.budi.hears("sudah dicatat. Sehari ini")


async def test_silence_archives_what_was_asked_after_a_reminder(stage: Stage) -> None:
    place = await town(stage)
    number = await place.assigned()
    await place.dewi.says(f"/minta {number} Di sisi mana?")
    await place.budi.hears("Di sisi mana?")
    await stage.lets_pass(7)
    await place.budi.hears_nothing("masih menunggu", 0.3)
    await stage.lets_pass(1)
    await place.budi.hears("Petugas masih menunggu keterangan Anda", number, "paling lambat")
    await stage.lets_pass(3)
    await place.budi.hears("diarsipkan karena keterangan yang diminta belum datang", number)
    await place.dewi.hears("pelapor tidak melengkapi", number)
    await place.budi.taps("Lengkapi dan buka kembali")
    await place.budi.says("Di sisi sekolah.")
    await place.budi.hears("dibuka kembali dari arsip", number, "Belum Ditindaklanjuti")


async def test_a_postponed_report_resumes_on_its_date(stage: Stage) -> None:
    place: Town = await town(stage)
    number = await place.assigned()
    await place.dewi.says(f"/tunda {number} 7 hari menunggu alat")
    await place.budi.hears("menunda laporan Anda", "menunggu alat", number)
    await stage.lets_pass(2)
    assert (await _ticket(stage, number)).state == "postponed"
    await stage.lets_pass(5)
    await place.budi.hears("Laporan Anda dilanjutkan", number)
    await place.dewi.hears("☀️", "Penundaan berakhir", number)
    assert (await _ticket(stage, number)).state == "assigned"


async def test_an_officer_asked_by_the_coordinator_first(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.filed(WISH)
    await place.citra.says(f"/minta {number} SDN yang mana?")
    await place.budi.hears("perlu keterangan", "SDN yang mana?")
    await place.budi.replies("SDN yang mana?", "SDN Contoh 3.")
    await place.citra.hears("Pelapor menjawab", "SDN Contoh 3.")
    assert (await _ticket(quick_stage, number)).state == "unverified"
    other = await quick_stage.officer("Lala", Role.LIAISON, "dlh")
    await other.says(f"/tiket {number}")
    await other.hears("tidak saya temukan")
