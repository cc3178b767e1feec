"""Beside the national system: numbers and statuses, what differs, the sheet that goes out and comes back."""

from __future__ import annotations

import io
import zipfile

from openpyxl import load_workbook
from sqlalchemy import select

from bot.callbacks import Menu
from bot.files.handing import LIMIT
from bot.files.sheets import COLUMNS
from storage.models import Audit, Event, Sheet, Ticket
from tests.files.kit import encoded, photo
from tests.files.test_sheets import filled, workbook
from tests.stage import Person, Stage
from tests.talk.scenes import WISH, forges, town, verifies

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def _sends(officer: Person, content: bytes, name: str = "sp4n-dmi-2026-11-25.xlsx") -> None:
    await officer.sends(document=encoded(content, name, XLSX))


async def _ticket(stage: Stage, number: str) -> Ticket:
    async with stage.database.transaction() as session:
        found = (await session.scalars(select(Ticket).where(Ticket.number == number))).one()
        session.expunge(found)
        return found


async def _document(stage: Stage, officer: Person) -> list[list[object]]:
    sent = (await officer.gets("document"))[-1]
    assert stage.app is not None
    content = await stage.app.fetcher._download(sent["document"]["file_id"])
    return [list(row) for row in load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True)]


async def test_a_sheet_goes_out_and_its_numbers_come_back(stage: Stage) -> None:
    scene = await town(stage)
    number, other = await scene.assigned("=1+1 jalan gelap, hubungi 081234567890"), await scene.assigned()
    await scene.citra.says("/sp4n")
    await scene.citra.hears("Selisih kanal ini", "Dishub: 2 tanpa nomor SP4N")
    await scene.citra.taps("Buat lembar serah terima")
    await scene.citra.hears("2 laporan")
    head, first, second = await _document(stage, scene.citra)
    assert tuple(head) == COLUMNS
    row = dict(zip(head, first, strict=True))
    assert row["Nomor kanal"] == number
    assert (row["Klasifikasi"], row["Instansi tujuan"], row["Rahasia"]) == ("Aspirasi", "Dinas Perhubungan", "Tidak")
    assert str(row["Isi"]).startswith("'=1+1 jalan gelap")
    assert "081234567890" not in str(first)
    assert "Budi" not in str([first, second])
    wrong = (filled("DMI-7K3F9QX", 9165800), filled(other, "12"), filled(other, 9165817, "Beres"))
    again = filled(other, 9165816, "Proses")
    await _sends(scene.citra, workbook(filled(number, 9165816, "selesai"), *wrong, again))
    await scene.citra.hears("Lembar diterima")
    await stage.fetches()
    read = await scene.citra.hears("1 dicatat, 0 sudah sama, 4 tidak bisa dipakai", 'Baris 3: "DMI-7K3F9QX" bukan')
    for said in ('Baris 4: "12" bukan nomor', 'Baris 5: "Beres" bukan', "Baris 6: #9165816 sudah dipakai"):
        assert said in read["text"]
    await scene.budi.hears("#9165816", number)
    assert (await _ticket(stage, number)).sp4n_status == "Selesai"
    assert (await _ticket(stage, other)).sp4n_number is None
    await scene.citra.says("/beda")
    await scene.citra.hears("1 selesai di SP4N, terbuka di sini; 1 tanpa nomor SP4N", f"{number} #9165816", "Selesai")


async def test_a_sheet_sent_twice_changes_nothing_the_second_time(quick_stage: Stage) -> None:
    scene = await town(quick_stage)
    number = await scene.assigned()
    sheet = workbook(filled(number, "#9165816", "Proses"))
    for said in ("1 dicatat, 0 sudah sama", "0 dicatat, 1 sudah sama"):
        await _sends(scene.citra, sheet)
        await scene.citra.hears("Lembar diterima")
        await quick_stage.fetches()
        await scene.citra.hears(said)
    async with quick_stage.database.transaction() as session:
        events = list(await session.scalars(select(Event).where(Event.action == "record_sp4n")))
        assert [(row.state, row.file_id) for row in await session.scalars(select(Sheet))] == [("done", None)] * 2
    assert len(events) == 1


async def test_what_is_no_sheet_changes_nothing_and_says_why(quick_stage: Stage) -> None:
    scene = await town(quick_stage)
    await scene.citra.says("/beda")
    await scene.citra.hears("Tidak ada selisih")
    await scene.citra.taps("Kirim lembar terisi")
    await scene.citra.hears("Mana berkasnya?")
    await scene.citra.says("ini")
    await scene.citra.hears("Mana berkasnya?")
    await _sends(scene.citra, b"bukan lembar", "laporan.xlsx")
    await scene.citra.hears("Lembar diterima")
    await quick_stage.fetches()
    await scene.citra.hears("tidak bisa dibaca", "Tidak ada yang berubah")
    await scene.citra.sends(document={"size": 3_000_000, "name": "sp4n-dmi.xlsx"})
    await scene.citra.hears("terlalu besar", "Tidak ada yang berubah")


async def test_confidential_reports_leave_only_in_a_sheet_of_their_own(quick_stage: Stage) -> None:
    scene = await town(quick_stage)
    number = await scene.assigned()
    await scene.budi.says(f"/cek {number}")
    await scene.budi.taps("Jadikan anonim atau rahasia")
    await scene.budi.taps("Rahasia")
    await scene.budi.hears("sekarang rahasia")
    await scene.citra.says("/beda")
    await scene.citra.hears("1 tanpa nomor SP4N")
    await scene.citra.taps("Buat lembar serah terima")
    await scene.citra.hears("Tidak ada laporan yang menunggu")
    await scene.citra.taps("Lembar laporan Rahasia")
    await scene.citra.hears("1 laporan")
    head, row = await _document(quick_stage, scene.citra)
    assert dict(zip(head, row, strict=True))["Rahasia"] == "Ya"
    async with quick_stage.database.transaction() as session:
        made = (await session.scalars(select(Audit).where(Audit.act == "sheet_made"))).one()
    assert made.data["confidential"] is True


async def test_whoever_is_no_coordinator_hands_nothing_over(quick_stage: Stage) -> None:
    scene = await town(quick_stage)
    number = await scene.assigned()
    city = (await _ticket(quick_stage, number)).coordinator_id
    await scene.budi.says("/beda")
    await scene.budi.hears("tidak saya kenal")
    for person in (scene.dewi, scene.budi):
        for step in ("make", "secret", "fill"):
            await forges(person, Menu("sp4n", f"{step}/{city}"))
            await person.hears("tidak saya kenal")
        await _sends(person, workbook(filled(number, 9165816)))
    await quick_stage.fetches()
    assert (await _ticket(quick_stage, number)).sp4n_number is None
    async with quick_stage.database.transaction() as session:
        assert list(await session.scalars(select(Sheet))) == []


async def test_a_status_is_one_of_the_six_and_stays_with_its_number(quick_stage: Stage) -> None:
    scene = await town(quick_stage)
    number = await scene.assigned()
    await scene.citra.says(f"/sp4n {number} 9165816 beres")
    await scene.citra.hears('"beres" bukan status SP4N', "Belum Ditindaklanjuti")
    await scene.citra.says("9165816 proses")
    await scene.citra.hears("✓ Nomor SP4N")
    assert (await _ticket(quick_stage, number)).sp4n_status == "Proses"
    await scene.citra.says(f"/sp4n {number} 9165816")
    await scene.citra.hears("✓ Nomor SP4N")
    assert (await _ticket(quick_stage, number)).sp4n_status == "Proses"


async def test_the_files_of_a_report_go_to_sp4n_as_one_document_of_two_megabytes(quick_stage: Stage) -> None:
    scene = await town(quick_stage)
    await scene.budi.sends(photo=encoded(photo(3000, 2000), "foto.jpg", "image/jpeg"), caption=WISH)
    await scene.budi.hears("Periksa sebelum dikirim")
    await scene.budi.taps("Kirim")
    await scene.budi.hears("sudah masuk")
    number = await scene.budi.number()
    await verifies(scene.citra, number)
    await scene.citra.says(f"/tiket {number}")
    await scene.citra.hears(number, "Belum Ditindaklanjuti")
    await scene.citra.taps("Lampiran")
    await scene.citra.taps("Berkas untuk SP4N (paling besar 2 MB)")
    await scene.citra.hears("belum tersimpan di kanal ini", number)
    await quick_stage.fetches()
    await scene.citra.taps("Berkas untuk SP4N (paling besar 2 MB)")
    await scene.citra.hears("untuk formulir SP4N-LAPOR!", number)
    sent = (await scene.citra.gets("document"))[-1]
    assert quick_stage.app is not None
    with zipfile.ZipFile(io.BytesIO(await quick_stage.app.fetcher._download(sent["document"]["file_id"]))) as packed:
        assert packed.namelist() == ["01-lampiran-1.jpg"]
        assert len(packed.read("01-lampiran-1.jpg")) <= LIMIT
    async with quick_stage.database.transaction() as session:
        assert await session.scalar(select(Audit.ticket_id).where(Audit.act == "files_made"))
    await scene.dewi.says(f"/tiket {number}")
    await scene.dewi.taps("Lampiran")
    await scene.dewi.hears("Lampiran laporan", number)
    assert "Berkas untuk SP4N (paling besar 2 MB)" not in await scene.dewi.buttons()
    await forges(scene.dewi, Menu("sp4n", f"files/{number}"))
    await scene.dewi.hears("tidak saya kenal")
