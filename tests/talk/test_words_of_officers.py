"""What an officer writes that nothing asked for, commands of others, and the first screen of an office."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from bot.domain.people import Role
from storage.models import Draft, Ticket
from tests.stage import Stage
from tests.talk.scenes import town


async def _drafts(stage: Stage) -> int:
    async with stage.database.transaction() as session:
        return int(await session.scalar(select(func.count()).select_from(Draft)) or 0)


@pytest.mark.parametrize(
    ("role", "code", "command", "who", "own"),
    [
        (Role.LIAISON, "dishub", "/verifikasi", "koordinator", "penghubung Dishub"),
        (Role.LIAISON, "dishub", "/teruskan", "koordinator", "penghubung Dishub"),
        (Role.COORDINATOR, "diskominfo", "/undang", "admin", "koordinator Diskominfotiksan"),
        (Role.SUPERVISOR, "inspektorat", "/selesai", "koordinator dan penghubung", "pengawas Inspektorat"),
    ],
)
async def test_an_officer_hears_whose_command_it_is(
    quick_stage: Stage, role: Role, code: str, command: str, who: str, own: str
) -> None:
    lala = await quick_stage.officer("Lala", role, code)
    await lala.says(f"{command} DMI-0000000")
    await lala.hears(f"{command} hanya untuk {who}", f"Anda {own}")
    budi = await quick_stage.person("Budi")
    await budi.says(f"{command} DMI-0000000")
    await budi.hears("Perintah itu tidak saya kenal")


async def test_the_counter_is_explained_to_officers_who_do_not_serve_there(quick_stage: Stage) -> None:
    lala = await quick_stage.officer("Lala", Role.LIAISON, "dlh")
    await lala.says("/loket")
    await lala.hears("hanya untuk petugas instansi koordinator")


async def test_free_words_of_an_officer_start_no_report(quick_stage: Stage) -> None:
    """An answer that was written after its question had been left became a complaint of the officer's own."""
    place = await town(quick_stage)
    number = await place.assigned()
    filed = await _drafts(quick_stage)
    await place.dewi.says(f"/tindaklanjut {number}")
    await place.dewi.hears("Kirim teks tindak lanjut")
    await place.dewi.says("/batal")
    await place.dewi.hears("tidak jadi")
    assert await place.dewi.buttons() == ["Buka kartu", "Berikutnya"]
    await place.dewi.says(f"Tim kami sudah turun untuk {number} tadi pagi.")
    await place.dewi.hears("belum saya kirim ke siapa pun", "Mau diapakan")
    assert await place.dewi.buttons() == [f"Buka {number}", "Lihat antrean", "Buat laporan sendiri"]
    await place.dewi.taps(f"Buka {number}")
    await place.dewi.hears(number, "dari Budi")
    await place.citra.says("/templat")
    await place.citra.hears("0 dari")
    await place.citra.says("Terima kasih atas laporan Anda, kami periksa.")
    await place.citra.hears("belum saya kirim ke siapa pun")
    assert await _drafts(quick_stage) == filed


async def test_an_officer_reports_too_when_asked_for(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.dewi.says("Lampu jalan mati di depan SDN Contoh sejak kemarin, Jl. Sultan Syarif Kasim")
    await place.dewi.hears("belum saya kirim ke siapa pun")
    await place.dewi.taps("Buat laporan sendiri")
    await place.dewi.hears("sudah saya catat")
    assert await _drafts(quick_stage) == 1


async def test_what_was_told_on_the_telephone_goes_to_the_counter(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.citra.sends_photo("Parit tersumbat di Jl. Contoh kata Ibu Contoh")
    await place.citra.hears("belum saya kirim ke siapa pun")
    await place.citra.taps("Catat di loket")
    await place.citra.taps("Telepon")
    await place.citra.hears("nama pelapornya")
    async with quick_stage.database.transaction() as session:
        draft = (await session.scalars(select(Draft))).one()
    assert draft.form["counter"] is True
    assert "Parit tersumbat" in str(draft.form)


async def test_a_copy_of_the_sheet_is_read_and_another_workbook_is_asked_about(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    sheet = {"content": "UEsDBA==", "mime": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
    await place.citra.sends(document={**sheet, "name": "Salinan sp4n-dmi-2026-11-25 (1).xlsx"})
    await place.citra.hears("Lembar diterima")
    await place.citra.sends(document={**sheet, "name": "Book1.xlsx"})
    await place.citra.hears("belum saya kirim ke siapa pun")
    assert "Kirim lembar terisi" in await place.citra.buttons()
    assert await _drafts(quick_stage) == 0


async def test_an_officers_start_shows_the_office_what_waits_and_its_commands(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.assigned()
    await place.filed()
    await place.citra.says("/start")
    await place.citra.hears("koordinator Diskominfotiksan", "1 laporan menunggu", "/verifikasi", "/antrean")
    assert {"Lihat antrean", "Belum ditindaklanjuti", "Catat di loket"} < set(await place.citra.buttons())
    await place.dewi.says("Assalamualaikum")
    await place.dewi.hears("penghubung Dishub", "1 laporan menunggu", "/tindaklanjut")
    admin = await quick_stage.admin()
    await admin.says("/start")
    await admin.hears("sebagai admin", "/mulai_kota")
    assert "laporan menunggu" not in str((await admin.messages())[-1]["text"])


@pytest.mark.parametrize("command", ["/undangan", "/instansi", "/instansi Dinas Perhubungan", "/petugas", "/lapor"])
async def test_the_guided_start_goes_on_after_another_command(quick_stage: Stage, command: str) -> None:
    admin = await quick_stage.admin()
    await admin.says("/mulai_kota")
    await admin.hears("Langkah 1 dari 3")
    await admin.taps("Lanjut")
    await admin.hears("Langkah 2 dari 3")
    await admin.says(command)
    await admin.hears("")
    await admin.taps("Tanpa koordinator baru")
    await admin.hears("Langkah 3 dari 3")
    await admin.says("/batal")
    await admin.hears("tidak jadi")
    await admin.taps("☑ Dishub")
    await admin.hears("Langkah itu sudah selesai")


async def test_instansi_with_an_action_alone_says_what_to_press_first(quick_stage: Stage) -> None:
    admin = await quick_stage.admin()
    await admin.says("/instansi tambah")
    await admin.hears("Kota Dumai", "Dinas Perhubungan")
    await admin.hears("Menambah instansi", "tekan dulu instansi di atasnya")
    await admin.says("/instansi ganti Dinas Perhubungan")
    await admin.hears("Dinas Perhubungan", "nama")
    await admin.says("/batal")
    await admin.says("/instansi Perhubungan Antah")
    await admin.hears('Instansi "Perhubungan Antah" tidak ada')
    assert await admin.buttons()


async def test_an_officers_own_report_still_hears_typed_verdicts(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    eko = await quick_stage.person("Eko")
    number = await place.filed(person=eko)
    await place.citra.says(f"/verifikasi {number} Dinas Perhubungan")
    await place.citra.taps("Verifikasi")
    await place.dewi.hears("untuk instansi Anda", number)
    await place.dewi.says(f"/selesai {number} Beres.")
    await eko.hears("menyatakan laporan Anda selesai")
    await eko.says("Sudah selesai")
    await eko.hears("Status: Selesai", number)
    async with quick_stage.database.transaction() as session:
        assert (await session.scalars(select(Ticket))).one().state == "closed"
