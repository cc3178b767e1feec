"""The clock of the life cycle to the minute, over Christmas (24 December is cuti bersama), New Year and Isra Mikraj."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from storage.engine import Database
from tests.stage import Stage
from tests.talk.scenes import town

WIB = ZoneInfo("Asia/Jakarta")
MONDAY = datetime(2026, 12, 21, 9, tzinfo=WIB)
DUE = datetime(2027, 1, 8, 23, 59, 59, tzinfo=WIB)  # ten HK on, without 24, 25 December, 1 and 5 January
MINUTE = timedelta(minutes=1)


@pytest.fixture
async def december(database: Database) -> AsyncIterator[Stage]:
    made = Stage(database)
    made.clock.advance(MONDAY - made.clock())
    await made.open()
    yield made
    await made.close()


async def _at(stage: Stage, moment: datetime) -> None:
    assert stage.app is not None
    await stage.app.advance(moment)


async def test_what_was_proposed_closes_at_the_end_of_the_tenth_working_day(december: Stage) -> None:
    place = await town(december)
    number = await place.proposed()
    await place.budi.says(f"/cek {number}")
    await place.budi.hears(number, "Jumat, 8 Januari 2027")
    await _at(december, DUE - MINUTE)
    await place.budi.hears_nothing("Selesai otomatis", 0.2)
    await _at(december, DUE)
    await place.budi.hears("Selesai otomatis", number, "Status: Selesai")
    await place.dewi.hears_nothing("otomatis", 0.1)
    await _at(december, datetime(2027, 1, 11, 8, 1, tzinfo=WIB))
    await place.dewi.hears("Senin, 11 Januari 2027", f"Selesai otomatis, pelapor tidak menjawab: 1 ({number})")


async def test_officers_slept_badly_because_the_clock_wrote_at_midnight(december: Stage) -> None:
    place = await town(december)
    numbers = [await place.proposed(f"Mohon dibuatkan taman {word}") for word in ("utara", "selatan", "timur")]
    await _at(december, DUE + MINUTE)
    for number in numbers:
        await place.budi.hears("Selesai otomatis", number)
    night = [one for one in await place.dewi.messages() if one["date"] >= (DUE - MINUTE).timestamp()]
    assert not night
    await _at(december, datetime(2027, 1, 11, 8, 1, tzinfo=WIB))
    await place.dewi.hears("pelapor tidak menjawab: 3", *numbers)


async def test_what_was_disputed_after_the_last_day_was_not_finished_in_time(december: Stage) -> None:
    """Finished means proposed, if the citizen does not dispute it: no false "selesai" buys an agency time."""
    place = await town(december)
    number = await place.proposed()  # an Aspirasi has five working days: until 30 December
    await _at(december, datetime(2027, 1, 7, 21, tzinfo=WIB))
    await place.budi.taps("Belum selesai")
    await place.budi.hears("Apa yang belum selesai", number)
    await place.budi.says("Masih berlubang.")
    await place.budi.hears("dikerjakan lagi", number)
    await place.dewi.says(f"/tiket {number}")
    await place.dewi.hears(number, "(7 Jan)")
    await _at(december, datetime(2027, 1, 8, 8, tzinfo=WIB))
    await place.budi.hears("Batas waktu laporan Anda terlewati", number)


async def test_what_the_citizen_owes_is_reminded_two_working_days_before_and_archived_after_ten(
    december: Stage,
) -> None:
    place = await town(december)
    number = await place.assigned()
    await place.dewi.says(f"/minta {number} Di sisi mana?")
    await place.budi.hears("Di sisi mana?", "Jumat, 8 Januari 2027")
    reminder = datetime(2027, 1, 6, 8, tzinfo=WIB)
    await _at(december, reminder - MINUTE)
    await place.budi.hears_nothing("masih menunggu", 0.2)
    await _at(december, reminder)
    await place.budi.hears("masih menunggu keterangan Anda", number, "Jumat, 8 Januari 2027")
    await _at(december, DUE - MINUTE)
    await place.budi.hears_nothing("diarsipkan", 0.2)
    await _at(december, DUE)
    await place.budi.hears("diarsipkan karena keterangan yang diminta belum datang", number, "Status: Arsip")


async def test_an_answer_in_the_last_minute_stops_the_clock(december: Stage) -> None:
    place = await town(december)
    number = await place.assigned()
    await place.dewi.says(f"/minta {number} Di sisi mana?")
    await place.budi.hears("Di sisi mana?")
    await _at(december, DUE - MINUTE)
    await place.budi.hears("masih menunggu")
    await place.budi.replies("Di sisi mana?", "Di sisi sekolah.")
    await place.budi.hears("Keterangan Anda sudah diteruskan", number, "Belum Ditindaklanjuti")
    await _at(december, DUE + timedelta(days=3))
    await place.budi.hears_nothing("diarsipkan", 0.2)


async def test_what_was_postponed_resumes_when_its_date_begins_also_on_a_holiday(december: Stage) -> None:
    place = await town(december)
    number = await place.assigned()
    await place.dewi.says(f"/tunda {number} 25/12 menunggu alat")
    await place.budi.hears("menunda laporan Anda", number, "Jumat, 25 Desember 2026")
    christmas = datetime(2026, 12, 25, tzinfo=WIB)
    await _at(december, christmas - MINUTE)
    await place.budi.hears_nothing("dilanjutkan", 0.2)
    await _at(december, christmas)
    await place.budi.hears("Laporan Anda dilanjutkan", number, "Belum Ditindaklanjuti")
    await place.dewi.hears_nothing("Penundaan", 0.1)
    await _at(december, datetime(2026, 12, 28, 8, 1, tzinfo=WIB))
    digest = await place.dewi.hears("Senin, 28 Desember 2026", f"Penundaan berakhir: 1 ({number})")
    assert "1 laporan menunggu" in digest["text"]
