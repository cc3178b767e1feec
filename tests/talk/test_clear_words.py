"""Sentences that said something else than what was the case, and presses that led nowhere."""

from __future__ import annotations

from sqlalchemy import select

from bot.callbacks import Menu
from bot.domain.people import Role
from storage.models import Person as PersonRow
from tests.stage import Stage
from tests.storage.test_backlog import _ticket
from tests.talk.scenes import forges, town


async def test_a_photo_where_the_title_is_asked_is_told_that_words_are_wanted(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.filed()
    await place.citra.says(f"/verifikasi {number}")
    await place.citra.taps("Judul")
    await place.citra.hears("Tulis judul baru")
    await place.citra.sends_photo()
    await place.citra.hears("hanya teks yang bisa dipakai")
    await place.citra.hears("Tulis judul baru", number)
    await place.citra.sends_photo("Judul Contoh")
    await place.citra.hears('"Judul" hanya menerima teks')
    await place.citra.hears("Judul: Judul Contoh")


async def test_a_photo_was_called_a_text(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.dewi.sends_photo()
    await place.dewi.hears("Berkas itu belum saya kirim", "Mau diapakan?")
    await place.dewi.says("Tulisan panjang tentang sesuatu")
    await place.dewi.hears("Tulisan itu belum saya kirim")


async def test_a_button_of_a_report_that_another_agency_holds_says_so(quick_stage: Stage) -> None:
    """It said that a colleague had handled it."""
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.says(f"/tiket {number}")
    card = await place.dewi.hears(number, "dari Budi")
    await place.citra.says(f"/teruskan {number} DLH")
    await place.citra.hears("✓ Teruskan")
    await place.dewi.taps("Tindak lanjuti", card["message_id"])
    said = await place.dewi.hears(f"Laporan {number} sekarang di Dinas Lingkungan Hidup")
    assert "rekan Anda" not in said["text"]


async def test_a_citizens_forged_press_told_that_all_is_followed_up(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.assigned()
    await forges(place.budi, Menu("backlog"))
    await place.budi.hears("tidak saya kenal")
    assert "sudah ditindaklanjuti" not in str((await place.budi.messages())[-1])


async def test_an_agency_that_there_is_none_of_gets_no_invented_likeness(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.citra.says(f"/teruskan {number} Dinas Antariksa")
    await place.citra.hears('Instansi "Dinas Antariksa" tidak ada di kota ini')
    await place.citra.hears("Ke instansi mana", number)
    await place.citra.says("Dinas Lingkunan")
    await place.citra.hears("Yang mirip: Dinas Lingkungan Hidup")


async def test_an_agency_without_an_officer_is_named_before_it_gets_a_report(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    cahya = await quick_stage.officer("Cahya", Role.COORDINATOR, "diskominfo")
    number = await place.filed()
    await place.citra.says(f"/verifikasi {number} Dinas Kesehatan")
    await place.citra.hears("Belum ada petugas aktif di Dinas Kesehatan", "Diskominfotiksan")
    await place.citra.says(f"/verifikasi {number} Dinas Perhubungan")
    card = await place.citra.hears(f"Verifikasi {number}")
    assert "petugas aktif" not in card["text"]
    await place.citra.taps("Verifikasi")
    await place.citra.hears("✓", number)
    await place.citra.says(f"/tiket {number}")
    await place.citra.taps("Teruskan")
    await place.citra.taps("DLH")
    await place.citra.hears("Belum ada petugas aktif di Dinas Lingkungan Hidup", f"Teruskan {number}")
    await place.citra.taps("Teruskan ke Dinas Lingkungan Hidup")
    await place.citra.hears("✓ Teruskan", "Belum ada petugas aktif")
    await cahya.hears(f"Laporan {number} untuk")


async def test_reminding_all_that_are_late_leads_back(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.assigned()
    await quick_stage.lets_pass(6)
    await place.citra.says("/belum")
    await place.citra.taps("Ingatkan semua yang lewat batas")
    await place.citra.hears("1 instansi diingatkan")
    assert await place.citra.buttons() == ["Belum ditindaklanjuti"]
    await place.citra.taps("Belum ditindaklanjuti")
    await place.citra.hears("Belum Ditindaklanjuti: 1")


async def test_the_backlog_of_many_agencies_is_read_page_by_page_in_one_message(quick_stage: Stage) -> None:
    """Twenty agencies stood in one message, with as many buttons."""
    place = await town(quick_stage)
    assert quick_stage.app is not None
    async with quick_stage.database.transaction() as session:
        work = await quick_stage.app.work_for(session)
        person = (await session.scalars(select(PersonRow).limit(1))).one()
        held = [one.id for one in work.city.holders()][:12]
        session.add_all([_ticket(work, person, agency, "assigned") for agency in held])
    await place.citra.says("/belum")
    first = await place.citra.hears("Belum Ditindaklanjuti: 12")
    assert len(first["text"].splitlines()) == 6
    await place.citra.taps("Selanjutnya →")
    second = await place.citra.hears("Belum Ditindaklanjuti: 12")
    assert second["message_id"] == first["message_id"]
    assert not set(second["text"].splitlines()[1:]) & set(first["text"].splitlines())
    await place.citra.taps("Selanjutnya →")
    assert len((await place.citra.hears("Belum Ditindaklanjuti: 12"))["text"].splitlines()) == 3
    assert "Selanjutnya →" not in await place.citra.buttons()
    await place.citra.taps("← Sebelumnya")
    assert (await place.citra.hears("Belum Ditindaklanjuti: 12"))["text"] == second["text"]
    await forges(place.citra, Menu("backlog", "*/99999"))
    assert (await place.citra.hears("Belum Ditindaklanjuti: 12"))["text"] == first["text"]
