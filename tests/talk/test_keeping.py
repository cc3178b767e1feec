"""Deadlines that someone keeps: reminders, escalation, digests, nudges and absence, in driven time."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from bot.callbacks import Menu
from bot.domain.people import Role
from storage.models import Notification, Ticket
from tests.stage import Person, Stage
from tests.talk.scenes import forges, town

OTHER_WISH = "Mohon pohon di Taman Contoh dipangkas"


async def _until(stage: Stage, days: int, at: time = time(8, 0, 1)) -> datetime:
    """Let time pass to an hour of the `days`th working day from today."""
    assert stage.app is not None
    async with stage.database.transaction() as session:
        city = (await stage.app.work_for(session)).city
    today = stage.clock().astimezone(city.zone).date()
    moment = datetime.combine(city.calendar.add(today, days), at, city.zone)
    await stage.app.advance(moment)
    return moment


async def _digests(stage: Stage) -> list[Notification]:
    async with stage.database.transaction() as session:
        query = select(Notification).where(Notification.kind.in_(("digest", "nudge"))).order_by(Notification.id)
        return list(await session.scalars(query))


async def _ticket(stage: Stage, number: str) -> Ticket:
    async with stage.database.transaction() as session:
        return (await session.scalars(select(Ticket).where(Ticket.number == number))).one()


async def test_the_holder_is_reminded_ahead_on_the_day_and_after(stage: Stage) -> None:
    place = await town(stage)
    await _until(stage, 1)
    number = await place.assigned()
    await _until(stage, 3)
    await place.dewi.hears("Dinas Perhubungan: 1 laporan menunggu", "dua hari kerja lagi 1", number)
    await _until(stage, 1)
    await place.dewi.hears("1 laporan menunggu: dua hari kerja lagi 1.")
    await _until(stage, 1)
    await place.dewi.hears("batasnya hari ini 1", number)
    await _until(stage, 1)
    await place.dewi.hears("1 laporan menunggu: lewat batas 1.", number)


async def test_what_came_to_a_stage_is_named_once_and_counted_each_morning(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    dian = await quick_stage.officer("Dian", Role.LIAISON, "dlh")
    number = await place.filed()
    await _until(quick_stage, 4)
    await place.citra.hears("1 laporan menunggu: lewat batas 1.", number)
    await _until(quick_stage, 1)
    told = await place.citra.hears("1 laporan menunggu: lewat batas 1.")
    assert number not in told["text"]
    await dian.hears_nothing("laporan menunggu", 0.05)


async def test_a_missed_deadline_is_told_to_the_citizen_who_reminds_once(stage: Stage) -> None:
    place = await town(stage)
    number = await place.assigned()
    await _until(stage, 6)
    told = await place.budi.hears("Batas waktu laporan Anda terlewati", number, "Ombudsman RI, telepon 137")
    assert "Belum Ditindaklanjuti" in told["text"]
    await place.budi.taps("Ingatkan instansi")
    await place.budi.hears("Pengingat Anda sudah sampai", number)
    await place.dewi.hears("Pelapor mengingatkan", number)
    await place.budi.taps("Ingatkan instansi", told["message_id"])
    await place.budi.hears("sudah Anda ingatkan")
    await _until(stage, 1)
    await place.budi.hears_nothing("Batas waktu laporan Anda terlewati", 0.2)


async def test_a_reminder_of_two_missed_deadlines_has_a_sentence_for_each(quick_stage: Stage) -> None:
    """ "Batasnya Senin (tindak lanjut), selesai paling lambat Selasa sudah lewat" is no sentence."""
    place = await town(quick_stage)
    number = await place.proposed()
    await place.budi.taps("Belum selesai")
    await place.budi.says("Masih rusak.")
    await place.dewi.hears("belum selesai", number)
    await _until(quick_stage, 30)
    await place.budi.taps("Ingatkan instansi")
    told = await place.dewi.hears("Pelapor mengingatkan", number)
    assert "Batas tindak lanjut Selasa, 1 Desember 2026 sudah lewat. Batas penyelesaian " in told["text"]
    assert "paling lambat" not in told["text"]


async def test_what_was_answered_meanwhile_is_not_reminded_of(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.proposes(number)
    await _until(quick_stage, 6)
    await place.budi.hears_nothing("terlewati", 0.2)
    assert not [row for row in await _digests(quick_stage) if row.ticket_id]
    await place.dewi.hears_nothing("laporan menunggu", 0.2)


async def test_what_stays_late_climbs_to_the_coordinator_then_to_supervisor_and_hub_once(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    watch = await quick_stage.officer("Rita", Role.SUPERVISOR, "inspektorat")
    hub = await quick_stage.officer("Tono", Role.HUB, "riau")
    await place.assigned()
    await _until(quick_stage, 7)
    await place.citra.hears_nothing("Lewat 3 hari kerja", 0.1)
    await _until(quick_stage, 1)
    await place.citra.hears("Lewat 3 hari kerja di instansi, baru hari ini: 1 laporan (Dinas Perhubungan 1)")
    await _until(quick_stage, 2)
    for above in (watch, hub):
        heard = await above.hears("Lewat 5 hari kerja", "Dinas Perhubungan 1")
        assert "zebra" not in heard["text"]
    await _until(quick_stage, 1)
    for reader in (place.citra, watch, hub):
        await reader.hears_nothing("baru hari ini", 0.05)


async def test_nothing_is_sent_outside_working_hours_or_twice_a_day(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.assigned()
    await place.filed(OTHER_WISH)
    zone = (await _city(quick_stage)).zone
    for _ in range(8):
        await _until(quick_stage, 1, time(23, 0))
    moments = [row.created_at.astimezone(zone) for row in await _digests(quick_stage)]
    assert moments
    assert all(time(8) <= moment.time() < time(16) and moment.weekday() < 5 for moment in moments)
    readers = [(row.chat, row.created_at.date()) for row in await _digests(quick_stage)]
    assert len(readers) == len(set(readers))


async def _city(stage: Stage) -> Any:
    assert stage.app is not None
    async with stage.database.transaction() as session:
        return (await stage.app.work_for(session)).city


async def test_the_backlog_is_one_tap_away_and_a_nudge_shows_whether_it_helped(stage: Stage) -> None:
    place = await town(stage)
    await _until(stage, 1, time(10))
    number = await place.assigned()
    await place.assigned(OTHER_WISH)
    await place.citra.says("/belum")
    await place.citra.hears("Belum Ditindaklanjuti: 2", "Dishub: 2")
    await place.citra.taps("Ingatkan Dishub")
    await place.citra.hears("Dinas Perhubungan diingatkan tentang 2 laporan")
    await place.dewi.hears("Dinas Perhubungan: 2 laporan belum ditindaklanjuti")
    stage.clock.advance(timedelta(seconds=10))
    await place.citra.taps("Ingatkan Dishub")
    await place.citra.hears("sudah diingatkan hari ini")
    await place.dewi.says(f"/tindaklanjut {number} Tim turun sore ini.")
    await place.budi.hears("Tim turun sore ini")
    await place.citra.says("/belum")
    await place.citra.hears("Dishub: 1", "1 dari 2 sudah ditindaklanjuti")


async def test_a_coordinator_reminded_themselves_of_an_agency_without_officers(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await _until(quick_stage, 1, time(10))
    number = await place.filed("Mohon tempat sampah di taman ditambah")
    await place.citra.says(f"/verifikasi {number} Dinas Lingkungan Hidup")
    await place.citra.taps("Verifikasi")
    await place.citra.hears("diteruskan ke Dinas Lingkungan Hidup")
    await place.citra.says("/belum")
    await place.citra.hears("DLH: 1 · belum ada petugas aktif")
    assert "Ingatkan DLH" not in await place.citra.buttons()
    await forges(place.citra, Menu("nudge", "dlh"))
    await place.citra.hears("Tidak ada yang diingatkan: Dinas Lingkungan Hidup")
    await place.citra.hears_nothing("Dinas Lingkungan Hidup: 1 laporan", 0.1)
    hub = await quick_stage.officer("Tono", Role.HUB, "riau")
    await hub.says("/belum")
    await hub.taps("Ingatkan DLH")
    await hub.hears("Dinas Lingkungan Hidup belum punya petugas", "koordinator kotanya yang diingatkan tentang 1")
    await place.citra.hears("Dinas Lingkungan Hidup: 1 laporan belum ditindaklanjuti")
    await place.citra.taps("Belum ditindaklanjuti")
    await place.citra.hears("Belum Ditindaklanjuti: 1", "DLH: 1")


async def test_a_coordinator_was_reminded_of_reports_that_no_list_showed(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.citra.says("/belum")
    await place.citra.taps("Buka Dishub")
    await place.citra.hears("Dinas Perhubungan: 1 belum ditindaklanjuti", number)
    await place.citra.taps("Buka 1")
    await place.citra.hears(number, "Belum Ditindaklanjuti")
    await place.citra.says("/antrean belum ditindaklanjuti")
    await place.citra.hears("1 laporan", number)
    await place.dewi.says("/antrean")
    await forges(place.dewi, Menu("backlog", "1/0"))
    await place.dewi.hears("tidak saya kenal")


async def test_the_hub_sees_figures_and_reminds_but_reads_no_text(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    hub = await quick_stage.officer("Tono", Role.HUB, "riau")
    await place.assigned()
    await _until(quick_stage, 6, time(9))
    await hub.says("/statistik")
    heard = await hub.hears("Kota Dumai: terbuka 1, lewat 1, belum ditindaklanjuti 1")
    assert "zebra" not in heard["text"]
    await hub.taps("Belum ditindaklanjuti")
    await hub.taps("Ingatkan semua yang lewat batas")
    await hub.hears("1 instansi diingatkan tentang 1 laporan")
    await place.dewi.hears("1 laporan belum ditindaklanjuti, 1 di antaranya lewat batas")


async def test_an_outsider_can_neither_see_the_backlog_nor_nudge(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.assigned()
    for command in ("/belum", "/statistik", "/cuti"):
        await place.budi.says(command)
        await place.budi.hears("tidak saya kenal")
    await place.dewi.says("/belum")
    await place.dewi.hears("/belum hanya untuk koordinator dan simpul")


async def test_nobody_waits_for_an_officer_who_is_away(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    dian = await quick_stage.officer("Dian", Role.LIAISON, "dishub")
    await dian.says("/cuti 7 hari")
    await dian.hears("tidak bertugas sampai")
    number = await place.assigned()
    await dian.hears_nothing(number, 0.1)
    await place.dewi.says("/cuti besok")
    await place.dewi.hears("Tidak ada rekan lain", "koordinator sudah diberi tahu")
    await place.citra.hears("Dinas Perhubungan tidak punya petugas", "1 laporan terbuka")
    other = await place.filed(OTHER_WISH)
    await place.citra.says(f"/teruskan {number} Dinas Kesehatan")
    await place.dewi.hears("diteruskan ke Dinas Kesehatan", number)
    await place.dewi.says("/cuti selesai")
    await place.dewi.hears("Selamat bertugas kembali")
    assert other != number


async def test_a_date_that_cannot_be_read_is_explained(quick_stage: Stage) -> None:
    dewi: Person = await quick_stage.officer("Dewi", Role.LIAISON, "dishub")
    for words in ("/cuti", "/cuti kapan-kapan", "/cuti 31/2"):
        await dewi.says(words)
        await dewi.hears("Tulis tanggal terakhir")


async def test_the_weekly_digest_names_what_has_no_follow_up(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.assigned()
    for _ in range(7):
        await _until(quick_stage, 1)
    await place.citra.hears("Minggu ini: 1 laporan terbuka, 1 belum ditindaklanjuti")


async def test_the_nearer_limit_is_kept_beside_the_two(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    ticket = await _ticket(quick_stage, number)
    assert ticket.due_at == min(moment for moment in (ticket.step_due_at, ticket.finish_due_at) if moment)
    await place.dewi.says(f"/minta {number} Tiang yang mana?")
    await place.budi.hears("Tiang yang mana?")
    assert (await _ticket(quick_stage, number)).due_at is None
    await place.budi.replies("Tiang yang mana?", "Yang di sebelah kiri")
    await place.dewi.hears("Yang di sebelah kiri")
    assert (await _ticket(quick_stage, number)).due_at is not None
    assert (await _ticket(quick_stage, number)).due_at > quick_stage.clock() - timedelta(days=1)  # type: ignore[operator]  # asserted above
