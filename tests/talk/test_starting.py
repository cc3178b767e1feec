"""Coming and going: a city's guided first start, invitations that are withdrawn, the last ones who cannot leave."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.callbacks import Menu
from bot.domain.people import Role
from bot.usecases import offices
from storage.models import Audit, Group, Invitation, Officer
from storage.models import Person as Row
from tests.stage import Stage
from tests.talk.scenes import forges, town


async def _acts(stage: Stage) -> list[str]:
    async with stage.database.transaction() as session:
        return list(await session.scalars(select(Audit.act).order_by(Audit.id)))


def _link(text: str) -> str:
    return f"/start {text.partition('start=')[2].split()[0]}"


async def test_a_city_is_started_step_by_step_and_its_invitations_work(stage: Stage) -> None:
    admin, dewi, citra = await stage.admin(), await stage.person("Dewi"), await stage.person("Citra")
    await admin.says("/mulai_kota")
    facts = await admin.hears("Langkah 1 dari 3", "Kota Dumai", "Asia/Jakarta")
    await admin.taps("Lanjut")
    asked = await admin.hears("Langkah 2 dari 3", "belum ada")
    assert asked["message_id"] == facts["message_id"]
    await admin.taps("Undang koordinator")
    await admin.hears("Langkah 3 dari 3")
    boxes = [one for one in await admin.buttons() if one.startswith("☑")]
    assert "☑ Dishub" in boxes
    for box in boxes:
        if box != "☑ Dishub":
            await admin.taps(box)
            await admin.hears("Langkah 3 dari 3")
    await admin.taps("Buat undangan (2)")
    told = await admin.hears("2 undangan untuk Kota Dumai", "Dinas Perhubungan, penghubung")
    page = await admin.hears("Halaman untuk dicetak")
    assert page["document"]["file_name"] == "undangan-DMI.html"

    first, second = re.findall(r"start=(\S+)", told["text"])
    await citra.says(f"/start {first}")
    await citra.hears("Selamat bergabung", "koordinator")
    await dewi.says(f"/start {second}")
    await dewi.hears("Selamat bergabung", "penghubung untuk Dinas Perhubungan")
    await dewi.says(f"/start {first}")
    await dewi.hears("sudah dipakai")
    assert await _acts(stage) == ["invite", "invite", "accept", "ready_begin", "accept"]


async def test_the_printable_page_holds_every_invitation_and_loads_nothing(quick_stage: Stage) -> None:
    admin = await quick_stage.admin()
    await admin.says("/mulai_kota")
    await admin.taps("Lanjut")
    await admin.taps("Tanpa koordinator baru")
    await admin.hears("Langkah 3 dari 3")
    count = sum(one.startswith("☑") for one in await admin.buttons())
    await admin.taps(f"Buat undangan ({count})")
    sent = await admin.hears("Halaman untuk dicetak")
    kept = quick_stage.simulator.world.files.by_id(sent["document"]["file_id"])
    assert kept is not None
    page = (kept.content or b"").decode()
    assert page.count("<svg") == page.count("<section") == count
    assert page.count("penghubung · Berlaku sampai") == count
    assert not re.search(r"(src|href)=", page)
    async with quick_stage.database.transaction() as session:
        assert len(list(await session.scalars(select(Invitation)))) == count


async def test_steps_that_are_over_and_people_without_the_office_change_nothing(quick_stage: Stage) -> None:
    place, admin = await town(quick_stage), await quick_stage.admin()
    await admin.says("/mulai_kota")
    await admin.hears("Langkah 1 dari 3")
    await admin.taps("Batal")
    await admin.hears("tidak jadi")
    for value in ("next", "make", "tick/1", "tick/x"):
        await forges(admin, Menu("setup", value))
        await admin.hears("Langkah itu sudah selesai")
    for press in (Menu("setup", "make"), Menu("withdraw", "1")):
        await forges(place.citra, press)
        await place.citra.hears("tidak saya kenal")
    await place.citra.says("/mulai_kota")
    await place.citra.hears("/mulai_kota hanya untuk admin")
    assert "invite" not in await _acts(quick_stage)


async def test_an_open_invitation_is_listed_and_withdrawn_with_one_tap(stage: Stage) -> None:
    admin, eko = await stage.admin(), await stage.person("Eko")
    await admin.says("/undangan")
    await admin.hears("Tidak ada undangan yang terbuka")
    await admin.says("/undang penghubung Dinas Perhubungan")
    link = _link((await admin.hears("Undangan penghubung"))["text"])
    await admin.says("/undangan")
    await admin.hears("Undangan yang terbuka", "penghubung, Dishub")
    await admin.taps("Tarik: penghubung, Dishub")
    await admin.hears("tautannya tidak berlaku lagi")
    await eko.says(link)
    await eko.hears("sudah ditarik")
    await forges(admin, Menu("withdraw", "1"))
    await admin.hears("sudah tidak terbuka")
    assert await _acts(stage) == ["invite", "withdraw"]


async def test_an_administrator_of_a_branch_is_invited_and_sees_no_other(quick_stage: Stage) -> None:
    admin, eko = await quick_stage.admin(), await quick_stage.person("Eko")
    await admin.says("/undang admin Dinas Perhubungan")
    link = _link((await admin.hears("Undangan admin untuk Dinas Perhubungan"))["text"])
    await eko.says(link)
    await eko.hears("Selamat bergabung", "admin")
    await eko.says("/undang penghubung Dinas Lingkungan Hidup")
    await eko.hears("tidak ada dalam wewenang Anda")
    await admin.says("/undang penghubung Dinas Lingkungan Hidup")
    await admin.hears("Undangan penghubung")
    await eko.says("/undangan")
    await eko.hears("Tidak ada undangan yang terbuka")
    await forges(eko, Menu("withdraw", "2"))
    await eko.hears("sudah tidak terbuka")
    await eko.says("/undang admin")
    await eko.hears("Undangan admin untuk Dinas Perhubungan")


@pytest.mark.parametrize(("named", "kept"), [(frozenset(), True), (frozenset({1}), False)])
async def test_the_last_administrator_cannot_leave_unless_the_settings_name_one(
    quick_stage: Stage, named: frozenset[int], kept: bool
) -> None:
    await quick_stage.officer("Gina", Role.ADMIN, "")
    assert quick_stage.app is not None
    async with quick_stage.database.transaction() as session:
        work = replace(await quick_stage.app.work_for(session), admins=named)
        officer = (await session.scalars(select(Officer))).one()
        person = await session.get_one(Row, officer.person_id)
        if kept:
            with pytest.raises(offices.LastOne):
                await offices.dismiss(work, person, officer.id)
        else:
            assert await offices.dismiss(work, person, officer.id) is officer
        assert (officer.left_at is None) is kept


async def test_offices_groups_and_invitations_end_with_their_agency_and_come_back_with_it(stage: Stage) -> None:
    place, admin = await town(stage), await stage.admin()
    there = stage.in_group(admin, await stage.group("Grup Dishub", admin, place.dewi))
    await there.says("/ikatgrup Dinas Perhubungan")
    await there.hears("sekarang menerima kabar")
    await there.says("/undang penghubung Dinas Perhubungan")
    await there.hears("Itu hanya di chat pribadi")
    await admin.says("/undang penghubung Dinas Perhubungan")
    link = _link((await admin.hears("Undangan penghubung"))["text"])
    await admin.says("/instansi Dinas Perhubungan")
    await admin.taps("Tutup")
    await admin.taps("Tanpa pengganti")
    await admin.taps("Lakukan")
    await admin.hears("Dinas Perhubungan sudah ditutup")
    assert await _standing(stage) == (1, 0, 0)
    await place.dewi.says("/antrean")
    await place.dewi.hears("tidak saya kenal")
    eko = await stage.person("Eko")
    await eko.says(link)
    await eko.hears("sudah ditarik")
    await admin.taps("Urungkan")
    await admin.hears("sudah diurungkan")
    assert await _standing(stage) == (2, 1, 1)
    await place.dewi.says("/antrean")
    await place.dewi.hears("Tidak ada yang menunggu")
    await eko.says(link)
    await eko.hears("Selamat bergabung")


async def _standing(stage: Stage) -> tuple[int, int, int]:
    """Offices that are held, groups that are bound, invitations that are open."""
    async with stage.database.transaction() as session:
        offices_held = await session.scalars(select(Officer.id).where(Officer.left_at.is_(None)))
        bound = await session.scalars(select(Group.id).where(Group.agency_id.is_not(None)))
        open_ones = await session.scalars(select(Invitation.id).where(Invitation.withdrawn_at.is_(None)))
        return len(list(offices_held)), len(list(bound)), len(list(open_ones))
