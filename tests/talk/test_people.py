"""People: invitations, offices that end, command menus, groups, and citizens who cannot be reached."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.callbacks import Act, Menu
from bot.domain.people import Role
from storage.models import Audit, Event, Officer
from tests.stage import Person, Stage
from tests.talk.scenes import files, forges, town


async def _link(admin: Person, who: str = "/undang penghubung Dinas Perhubungan") -> str:
    """What a new officer sends by opening the invitation's link."""
    await admin.says(who)
    invitation = await admin.hears("Undangan", "Berlaku 7 hari")
    line = next(line for line in invitation["text"].splitlines() if "start=" in line)
    return f"/start {line.partition('start=')[2]}"


async def test_an_invitation_makes_an_officer_once(quick_stage: Stage) -> None:
    admin, dewi, eko = await quick_stage.admin(), await quick_stage.person("Dewi"), await quick_stage.person("Eko")
    link = await _link(admin)
    await dewi.says(link)
    await dewi.hears("Selamat bergabung", "penghubung untuk Dinas Perhubungan")
    await dewi.taps("Lihat antrean")
    await dewi.hears("Tidak ada yang menunggu")
    for one in (eko, dewi):
        await one.says(link)
        await one.hears("sudah dipakai")
    await eko.says("/start u_karangan")
    await eko.hears("tidak dikenal")
    late = await _link(admin)
    quick_stage.clock.advance(timedelta(days=8))
    await eko.says(late)
    await eko.hears("kedaluwarsa")
    assert "antrean" not in await eko.menu()


async def test_inviting_by_buttons(quick_stage: Stage) -> None:
    admin = await quick_stage.admin()
    await admin.says("/undang")
    await admin.hears("Siapa yang diundang?")
    await admin.taps("penghubung")
    await admin.hears("Untuk instansi mana?")
    await admin.taps("DLH")
    await admin.hears("Undangan penghubung untuk Dinas Lingkungan Hidup")
    await admin.says("/undang penghubung Dinas Perhubungan Laut dan Udara")
    await admin.hears("tidak saya temukan", "Dinas Perhubungan")


@pytest.mark.parametrize(
    ("role", "place"),
    [
        ("koordinator", "Dinas Komunikasi, Informatika, Statistik dan Persandian"),
        ("pengawas", "Inspektorat Daerah"),
        ("simpul", "Pemerintah Provinsi Riau"),
        ("admin", "Kota Dumai"),
    ],
)
async def test_roles_that_have_their_place(quick_stage: Stage, role: str, place: str) -> None:
    admin, eko = await quick_stage.admin(), await quick_stage.person("Eko")
    await eko.says(await _link(admin, f"/undang {role}"))
    await eko.hears("Selamat bergabung", role, place)


MENUS = {
    "koordinator": ({"verifikasi", "teruskan", "arsip", "gabung", "lapor"}, {"kembalikan", "undang"}),
    "penghubung Dishub": ({"tindaklanjut", "kembalikan", "selesai", "lapor"}, {"verifikasi", "arsip", "undang"}),
    "pengawas": ({"tiket", "catat", "lapor"}, {"antrean", "tindaklanjut", "undang"}),
    "admin": ({"undang", "petugas", "lapor"}, {"antrean", "tiket", "verifikasi"}),
}


@pytest.mark.parametrize("role", MENUS)
async def test_each_menu_shows_its_own_commands_until_the_office_ends(quick_stage: Stage, role: str) -> None:
    admin, eko = await quick_stage.admin(), await quick_stage.person("Eko")
    await eko.says("/start")
    await eko.hears("Selamat datang")
    assert not {"antrean", "tiket", "undang"} & set(await eko.menu())
    await eko.says(await _link(admin, f"/undang {role}"))
    await eko.hears("Selamat bergabung")
    theirs, others = MENUS[role]
    await _menu(eko, theirs, others)
    if role != "koordinator":
        await admin.says("/petugas")
        await admin.hears("Petugas", "Eko")
        await admin.taps("Akhiri tugas Eko")
        await admin.hears("Tugas Eko berakhir")
        await _menu(eko, {"lapor", "laporanku"}, theirs - {"lapor"})


async def _menu(person: Person, there: set[str], absent: set[str]) -> None:
    for _ in range(200):
        found = set(await person.menu())
        if there <= found and not absent & found:
            return
        await person.hears_nothing("…", 0.02)
    raise AssertionError(f"{person.name}'s menu is {sorted(found)}")


async def test_an_office_ended_by_a_slip_named_nobody_and_could_not_be_given_back(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await place.assigned()
    admin = await quick_stage.admin()
    await admin.says("/petugas")
    await admin.taps("Akhiri tugas Dewi")
    await admin.hears("Tugas Dewi berakhir: penghubung, Dinas Perhubungan")
    await place.dewi.hears("sudah berakhir")
    await place.citra.hears("Petugas terakhir Dinas Perhubungan", "1 laporan terbuka")
    await admin.taps("Kembalikan tugasnya")
    await admin.hears("Tugas Dewi berlaku lagi: penghubung, Dinas Perhubungan")
    await place.dewi.hears("berlaku lagi")
    await place.dewi.says("/antrean")
    await place.dewi.hears("1 laporan menunggu")
    async with quick_stage.database.transaction() as session:
        acts = list(await session.scalars(select(Audit.act).where(Audit.act.like("dismiss%")).order_by(Audit.id)))
        [office] = await session.scalars(select(Officer).where(Officer.role == Role.LIAISON))
    assert acts == ["dismiss", "dismiss_undo"]
    await forges(admin, Menu("dismiss", f"undo/{office.id}"))
    await admin.hears("tidak bisa dikembalikan lagi")
    await forges(place.budi, Menu("dismiss", f"undo/{office.id}"))
    await place.budi.hears("tidak saya kenal")


async def test_the_wrong_one_of_two_officers_with_the_same_name_could_be_dismissed(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    other = await quick_stage.officer("Dewi", Role.LIAISON, "dpu")
    admin = await quick_stage.admin()
    await admin.says("/petugas")
    listed = await admin.hears("Petugas (3)", "Dinas PU, sejak 24 Nov")
    place_of = next(line.partition(".")[0] for line in listed["text"].splitlines() if "Dinas PU" in line)
    assert "Akhiri tugas Dewi" not in await admin.buttons()
    assert "Akhiri tugas Citra" in await admin.buttons()
    await admin.taps(f"Akhiri tugas {place_of}. Dewi")
    await admin.hears("berakhir:")
    await other.hears("sudah berakhir", "Dinas Pekerjaan Umum")
    await place.dewi.says("/antrean")
    await place.dewi.hears("menunggu Anda sekarang")


async def test_an_office_ends_at_once_open_cards_and_questions_included(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    admin = await quick_stage.admin()
    number = await place.assigned()
    await place.dewi.says(f"/tiket {number}")
    card = await place.dewi.hears(number, "dari Budi")
    await place.dewi.taps("Tindak lanjuti")
    await place.dewi.hears("Kirim teks tindak lanjut")
    await admin.says("/petugas")
    await admin.hears("Petugas (2)", "Dewi", "Citra")
    await admin.taps("Akhiri tugas Dewi")
    await admin.hears("berakhir:")
    await place.dewi.says("Tim turun sore ini.")
    await place.dewi.hears("Tindakan itu sudah berakhir")
    await place.dewi.taps("Selesai", card["message_id"])
    await place.dewi.hears("Tombol itu sudah tidak berlaku")
    await place.dewi.says(f"/tiket {number}")
    await place.dewi.hears("tidak saya kenal")
    await place.dewi.replies(f"Laporan {number} untuk instansi Anda", "Beres.")
    await place.dewi.hears("bukan laporan Anda")
    await place.budi.hears_nothing("Tindak lanjut dari", 0.2)
    await admin.taps("Akhiri tugas Dewi")
    await admin.hears("sudah tidak bertugas")


async def test_the_verification_card_of_a_former_coordinator_is_dead(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    admin = await quick_stage.admin()
    cahya = await quick_stage.officer("Cahya", Role.COORDINATOR, "diskominfo")
    number = await place.filed()
    await cahya.says(f"/verifikasi {number} Dishub")
    await cahya.hears(f"Verifikasi {number}")
    await cahya.taps("Judul")
    await cahya.hears("Tulis judul baru")
    await admin.says("/petugas")
    await admin.taps("Akhiri tugas Cahya")
    await admin.hears("berakhir:")
    await cahya.says("Judul dari luar")
    await cahya.hears("Tindakan itu sudah berakhir")
    await cahya.taps("Verifikasi")
    await cahya.hears("Tombol itu sudah tidak berlaku")
    async with quick_stage.database.transaction() as session:
        assert list(await session.scalars(select(Event.action))) == ["file"]


async def test_the_last_coordinator_cannot_be_removed(quick_stage: Stage) -> None:
    await town(quick_stage)
    admin = await quick_stage.admin()
    await admin.says("/petugas")
    await admin.taps("Akhiri tugas Citra")
    await admin.hears("petugas terakhir dengan peran ini")


async def test_only_administrators_invite_and_dismiss(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    for press in (Menu("dismiss", "1"), Menu("invite", "admin"), Menu("invite", "penghubung/dlh")):
        await forges(place.citra, press)
        await place.citra.hears("tidak saya kenal")
    async with quick_stage.database.transaction() as session:
        assert list(await session.scalars(select(Audit.act).where(Audit.act.in_(["dismiss", "invite"])))) == []


async def _bound(stage: Stage, *members: Person) -> int:
    """A group that hears of Dinas Perhubungan's reports."""
    admin = await stage.admin()
    group = await stage.group("Grup Dishub", admin, *members)
    there = stage.in_group(admin, group)
    await there.hears("/ikatgrup NAMA INSTANSI")
    await there.says("/ikatgrup Dinas Perhubungan Laut dan Udara")
    await there.hears("Yang mirip", "Dinas Perhubungan")
    await there.says("/ikatgrup Dinas Perhubungan")
    await there.hears("sekarang menerima kabar laporan untuk Dinas Perhubungan")
    return group


async def test_a_group_hears_of_its_agencys_reports_and_works_on_them(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    mallory = await quick_stage.person("Mallory Contoh")
    group = await _bound(quick_stage, place.dewi, mallory)
    dewi, stranger = quick_stage.in_group(place.dewi, group), quick_stage.in_group(mallory, group)
    number = await place.assigned()
    await dewi.hears("untuk instansi Anda", number)
    await stranger.taps("Buka kartu")
    await stranger.says(f"/tiket {number}")
    await stranger.hears("tidak saya kenal")
    await stranger.says("halo semua")
    await dewi.taps("Buka kartu")
    await dewi.hears(number, "sisa 5 hari kerja")
    await stranger.taps("Tindak lanjuti")
    await dewi.hears_nothing("Kirim teks", 0.2)
    await dewi.taps("Tindak lanjuti")
    await dewi.hears("Kirim teks tindak lanjut")
    await dewi.says("Tim turun sore ini.")
    await dewi.hears("✓ Tindak lanjuti", number)
    await place.budi.hears("Tim turun sore ini.")


async def test_filing_in_a_group_is_refused_with_a_link(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    group = await _bound(quick_stage, place.budi)
    budi = quick_stage.in_group(place.budi, group)
    await budi.says("/lapor Jalan rusak")
    refusal = await budi.hears("tidak diterima di grup", "Buka chat pribadi")
    assert refusal["reply_markup"]["inline_keyboard"][0][0]["url"].startswith("https://t.me/")
    before = len(await budi.messages())
    await budi.says("jalan di depan rumah saya rusak")
    await budi.hears_nothing("Kapan", 0.3)
    assert len(await budi.messages()) == before + 1


async def test_confidential_reports_are_only_numbers_in_a_group(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    group = await _bound(quick_stage, place.dewi)
    dewi = quick_stage.in_group(place.dewi, group)
    number = await place.confidential()
    await dewi.hears("Laporan rahasia", number)
    for command in ("/tiket", "/tindaklanjut", "/catat"):
        await dewi.says(f"{command} {number} Tim <turun> diam-diam")
        await dewi.hears(number, "tidak dibahas di grup ini")
    await dewi.says("/antrean")
    await dewi.hears("1 laporan menunggu", number)
    await forges_in_group(dewi, Menu("history", number))
    await dewi.hears(number, "tidak dibahas di grup ini")
    shown = " ".join(one.get("text", "") for one in await dewi.messages() if not one.get("out"))
    assert "rumah aman" not in shown
    await place.dewi.says(f"/start t_{number}")
    await place.dewi.hears("rumah aman Contoh", "RAHASIA")


async def forges_in_group(person: Person, press: Menu | Act) -> None:
    query = {
        "id": "1",
        "from": {"id": person.id, "is_bot": False, "first_name": person.name},
        "chat_instance": "1",
        "message": {"message_id": 1, "date": 0, "chat": {"id": person.chat, "type": "supergroup", "title": "Grup"}},
        "data": ":".join(("m" if isinstance(press, Menu) else "t", *press)),
    }
    await person.stage.post("/sim/updates", {"callback_query": query})


async def test_a_group_that_is_not_bound_gets_no_reports(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    group = await quick_stage.group("Grup lain", place.dewi)
    dewi = quick_stage.in_group(place.dewi, group)
    await dewi.hears("/ikatgrup")
    number = await place.assigned()
    await dewi.says(f"/tiket {number}")
    await dewi.hears("Administrator kanal bisa mengikat grup ini")


async def test_another_agencys_report_is_not_shown_in_a_group(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    lala = await quick_stage.officer("Lala", Role.COORDINATOR, "diskominfo")
    group = await _bound(quick_stage, lala)
    there = quick_stage.in_group(lala, group)
    number = await files(place.budi)
    await place.citra.says(f"/verifikasi {number} DLH")
    await place.citra.taps("Verifikasi")
    await place.budi.hears("sudah diperiksa")
    await there.says(f"/tiket {number}")
    await there.hears(number, "tidak dibahas di grup ini")


async def test_a_citizen_who_blocked_the_bot_is_seen_on_the_report_until_they_return(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await quick_stage.post(f"/sim/people/{place.budi.id}/block", {"blocked": True})
    await place.dewi.says(f"/tindaklanjut {number} Tim turun.")
    await place.dewi.hears("✓ Tindak lanjuti")
    for _ in range(100):
        await place.dewi.says(f"/tiket {number}")
        card = await place.dewi.hears(number, "dari Budi")
        if "pesan tidak sampai ke pelapor" in card["text"]:
            break
    assert "Pelapor tidak terjangkau lewat Telegram." in card["text"]
    await quick_stage.post(f"/sim/people/{place.budi.id}/block", {"blocked": False})
    await place.budi.says("/start")
    await place.budi.hears("Selamat datang")
    await place.dewi.says(f"/tiket {number}")
    assert "tidak terjangkau" not in (await place.dewi.hears(number, "dari Budi"))["text"]
    await place.dewi.says(f"/selesai {number} Beres.")
    await place.budi.hears("menyatakan laporan Anda selesai")
