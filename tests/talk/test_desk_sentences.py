"""Sentences that officers read: whole, true, and with the day on which something will happen."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.domain.people import Role
from storage.models import Ticket
from tests.stage import Stage
from tests.talk.scenes import DISHUB, files, town

ZONE = ZoneInfo("Asia/Jakarta")


async def _ticket(stage: Stage, number: str) -> Ticket:
    async with stage.database.transaction() as session:
        return (await session.scalars(select(Ticket).where(Ticket.number == number))).one()


async def test_news_of_a_colleague_names_the_agency(quick_stage: Stage) -> None:
    """ "2 menit lalu:  menyatakan selesai" had no agency."""
    place = await town(quick_stage)
    dian = await quick_stage.officer("Dian", Role.LIAISON, "dishub")
    number = await place.assigned()
    await dian.says(f"/tiket {number}")
    old = await dian.hears(number, "dari Budi")
    await place.dewi.says(f"/selesai {number} Sudah.")
    await place.dewi.hears("✓ Selesai")
    await dian.taps("Tindak lanjuti", old["message_id"])
    await dian.hears("menit lalu: Dinas Perhubungan menyatakan selesai")


async def test_what_the_queue_is_narrowed_by_reads_as_it_was_typed(quick_stage: Stage) -> None:
    """ "Disaring: sudirm" was the form that the index holds."""
    place = await town(quick_stage)
    number = await place.filed("Mohon lampu di Jl. Sudirman Contoh diperbaiki secepatnya")
    await place.citra.says("/antrean lampu sudirman")
    await place.citra.hears("Disaring: lampu sudirman", number)


async def test_a_reason_quotes_the_report_and_nothing_else(quick_stage: Stage) -> None:
    """The reason quoted the region's keywords, and took "sampai" for "sampah"."""
    place = await town(quick_stage)
    number = await place.filed("Mohon bantuan sosial di Contoh diantar sampai rumah")
    await place.citra.says(f"/verifikasi {number}")
    card = await place.citra.hears(f"Verifikasi {number}", "karena menyebut: bantuan sosial")
    assert "sampah" not in card["text"]


async def test_a_reminder_in_the_evening_says_when_it_leaves(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.assigned()
    await _at(quick_stage, datetime(2026, 11, 27, 19, 30, tzinfo=ZONE))
    await place.citra.says("/belum")
    await place.citra.taps("Ingatkan Dishub")
    await place.citra.hears(f"{DISHUB} diingatkan tentang 1 laporan", "dikirim Senin, 30 November 2026, pukul 08.00")


async def _at(stage: Stage, moment: datetime) -> None:
    assert stage.app is not None
    await stage.app.advance(moment)


async def test_the_place_that_an_answer_names_is_proposed(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.filed("Mohon penerangan umum ditambah")
    await place.citra.says(f"/minta {number} Di mana tepatnya?")
    await place.budi.hears("Di mana tepatnya?")
    await place.budi.replies("Di mana tepatnya?", "Di Jl. Sudirman, Kelurahan Teluk Binjai")
    await place.citra.hears("Pelapor menjawab", number)
    await place.citra.says(f"/verifikasi {number}")
    await place.citra.hears("Tempat: Jl. Sudirman, Kel. Teluk Binjai", "(dari jawaban pelapor)")
    await place.citra.taps("Verifikasi")
    await place.citra.hears("✓", number)
    ticket = await _ticket(quick_stage, number)
    assert ticket.place is not None
    assert ticket.place.startswith("Jl. Sudirman, Kel. Teluk Binjai")
    assert ticket.area_code is not None


async def test_the_place_of_an_answer_stands_beside_the_one_that_was_told(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.budi.says("/lapor")
    await place.budi.taps("Pengaduan")
    await place.budi.says("Halte di Jl. Merdeka Contoh rusak")
    await place.budi.taps("Hari ini")
    await place.budi.hears("Periksa sebelum dikirim")
    await place.budi.taps("Kirim")
    await place.budi.hears("sudah masuk")
    number = await place.budi.number()
    await place.budi.says(f"/tanggapi {number} Yang benar di Jl. Sudirman")
    await place.citra.hears("Pelapor menjawab", number)
    await place.citra.says(f"/verifikasi {number}")
    await place.citra.hears("Tempat: Jl. Merdeka Contoh")
    await place.citra.taps("Tempat: Jl. Sudirman")
    await place.citra.hears("Tempat: Jl. Sudirman (dari jawaban pelapor)")
    await place.citra.taps("Verifikasi")
    await place.citra.hears("✓", number)
    assert (await _ticket(quick_stage, number)).place == "Jl. Sudirman"


async def test_names_of_others_are_pointed_out_and_covered(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await files(place.budi, "Mohon Pak Joko Contoh berhenti membakar sampah di Contoh")
    await place.citra.says(f"/verifikasi {number}")
    card = await place.citra.hears("Ada nama orang? Periksa", "Pak [nama disamarkan] berhenti")
    assert "Joko" not in card["text"].partition("Teks untuk umum")[2]
    await place.citra.taps("Verifikasi")
    await place.citra.hears("✓", number)
    assert "Joko" not in str((await _ticket(quick_stage, number)).public_text)
