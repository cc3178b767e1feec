"""Several cities under one hub: what belongs to one is not there for the officers of another, however they ask."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.callbacks import Act, Card, Menu, Press
from bot.domain import numbers
from bot.domain.people import Role
from storage.engine import Database
from storage.models import Ticket
from tests.databases import database as database  # a fixture is found by its name here
from tests.stage import Person, Stage
from tests.talk import cities
from tests.talk.cities import Place
from tests.talk.scenes import forges


@pytest.fixture
async def three(database: Database) -> AsyncIterator[Stage]:
    stage = await cities.open_stage(database)
    yield stage
    await stage.close()


async def _pair(stage: Stage) -> tuple[Place, Place]:
    return await cities.city(stage, "CTB"), await cities.city(stage, "CTT")


async def _finds_nothing(who: Person, number: str, *words: str) -> None:
    """Whatever was said to this person since, the ticket's number came up only as one that is unknown."""
    for one in await who.messages():
        if one.get("out"):
            continue
        text = str(one.get("text", ""))
        assert not any(word in text for word in words), await who.transcript()
        labels = [button["text"] for row in one.get("reply_markup", {}).get("inline_keyboard", []) for button in row]
        assert not any(number in label for label in labels), await who.transcript()


async def test_a_report_goes_to_the_city_that_its_citizen_chose(three: Stage) -> None:
    west, east = await _pair(three)
    number = await west.assigned()
    assert number.startswith("CTB-")
    await east.coordinator.hears_nothing(number)
    async with three.database.transaction() as session:
        ticket = (await session.scalars(select(Ticket).where(Ticket.number == number))).one()
        assert three.app is not None
        city = (await three.app.work_for(session)).city.of(ticket.coordinator_id)
    assert (city.name, ticket.holder_id in city.branch) == ("Kota Contoh Barat", True)


@pytest.mark.parametrize("verified", [True, False])
async def test_a_ticket_of_another_city_is_found_by_no_command_link_or_number(three: Stage, verified: bool) -> None:
    west, east = await _pair(three)
    number = await (west.assigned() if verified else west.filed())
    for officer in (east.coordinator, east.liaison):
        for asked in (f"/tiket {number}", f"/cek {number}", f"/start t_{number}"):
            await officer.says(asked)
            await officer.hears(number)
        await officer.says("/antrean")
        await officer.hears("Tidak ada yang menunggu")
        await officer.says("/statistik")
        await officer.hears("tiga bulan terakhir")
    for command in (f"/verifikasi {number}", f"/selesai {number} sudah", f"/catat {number} catatan"):
        await east.coordinator.says(command)
        await east.coordinator.hears(number)
    for officer in (east.coordinator, east.liaison):
        await _finds_nothing(officer, number, "zebra cross", "Warga CTB", "Status:", "Belum Ditindaklanjuti")


async def test_forged_presses_of_another_city_show_and_change_nothing(three: Stage) -> None:
    west, east = await _pair(three)
    number = await west.assigned()
    before = await _state(three, number)
    presses: list[Press] = [
        *(Menu(place, number) for place in ("ticket", "card", "more", "history", "files", "map", "follow", "support")),
        *(Act(action, number, "2") for action in ("propose", "forward", "follow_up", "archive", "tighten", "note")),
        Act("forward", number, "2", "ctt-dishub"),
        Card(number, "verify", "x"),
        Card(number, "agency", "ctt-dishub"),
        Menu("nudge", "ctb-dishub"),
    ]
    for officer in (east.coordinator, east.liaison):
        for press in presses:
            await forges(officer, press)
        await officer.says("/antrean")
        await officer.hears("Tidak ada yang menunggu")
        await _finds_nothing(officer, number, "zebra cross", "Warga CTB", "Status:", "Belum Ditindaklanjuti")
    assert await _state(three, number) == before


async def _state(stage: Stage, number: str) -> tuple[object, ...]:
    async with stage.database.transaction() as session:
        ticket = (await session.scalars(select(Ticket).where(Ticket.number == number))).one()
        return ticket.state, ticket.holder_id, ticket.version, ticket.confidential, ticket.anonymous


async def test_a_coordinator_cannot_hand_a_report_to_an_agency_of_another_city(three: Stage) -> None:
    west, _ = await _pair(three)
    number = await west.assigned()
    before = await _state(three, number)
    await forges(west.coordinator, Act("forward", number, str(before[2]), "ctt-dishub"))
    await west.coordinator.hears("instansi mana")
    await west.coordinator.says(f"/teruskan {number} ctt-dpu")
    await west.coordinator.hears(number)
    assert await _state(three, number) == before


async def test_a_liaison_works_on_what_the_units_of_the_agency_hold(three: Stage) -> None:
    west = await cities.city(three, "CTB")
    number = await west.filed()
    await west.coordinator.says(f"/verifikasi {number} Unit Terminal Kota Contoh Barat")
    await west.coordinator.hears("Unit Terminal")
    await west.coordinator.taps("Verifikasi")
    await west.coordinator.hears("diteruskan ke")
    await west.liaison.says("/antrean")
    await west.liaison.hears(number)
    await west.liaison.says(f"/tindaklanjut {number} Petugas turun sore ini.")
    await west.liaison.hears(number, "Proses")


async def test_the_hub_sees_its_cities_side_by_side_and_reminds_a_coordinator(three: Stage) -> None:
    west, east = await _pair(three)
    number = await west.assigned()
    hub = await three.officer("Simpul", Role.HUB, "provinsi")
    await hub.says("/statistik")
    said = await hub.hears("3 kota")
    text = said["text"]
    assert "Kota Contoh Barat: terbuka 1, lewat 0, belum ditindaklanjuti 1" in text
    assert "Kota Contoh Timur: terbuka 0, lewat 0, belum ditindaklanjuti 0" in text
    await hub.says("/statistik contoh timur")
    assert "Barat" not in (await hub.hears("Kota Contoh Timur"))["text"]
    await hub.says("/statistik Contoh Antah")
    await hub.hears('"Contoh Antah" tidak ada')
    await hub.taps("Ingatkan koordinator Kota Contoh Barat")
    await hub.hears("Koordinator Kota Contoh Barat diingatkan tentang 1 laporan")
    three.clock.advance(timedelta(seconds=10))
    await hub.taps("Ingatkan koordinator Kota Contoh Barat")
    await hub.hears("sudah diingatkan hari ini")
    await hub.taps("Ingatkan koordinator Kota Contoh Timur")
    await hub.hears("tidak punya laporan yang belum ditindaklanjuti")
    await three.lets_pass(1)  # a reminder that was asked for in the evening comes in the morning
    await west.coordinator.hears("1 laporan belum ditindaklanjuti")
    await _finds_nothing(hub, number, "zebra cross", "Warga CTB")
    await east.coordinator.hears_nothing("belum ditindaklanjuti", 0.1)
    for officer in (west.coordinator, west.liaison):
        await forges(officer, Menu("nudge", "kota/1"))
        await officer.hears("tidak")


async def test_a_city_that_is_none_is_answered_with_those_that_there_are(three: Stage) -> None:
    warga = await three.person("Warga Baru")
    await warga.says("/kota CTX")
    await warga.hears("Kota mana yang dituju?")
    await warga.taps("Kota Contoh Timur")
    await warga.hears("untuk Kota Contoh Timur")


async def test_officers_could_tell_that_a_number_of_another_city_exists(three: Stage) -> None:
    west, east = await _pair(three)
    number, nobody = await west.filed(), numbers.new("CTB")
    for command in (
        "{}",
        "/tiket {}",
        "/catat {} catatan",
        "/selesai {} sudah",
        "/antrean {}",
        "/verifikasi {} Dishub",
    ):
        said = []
        for asked in (number, nobody):
            await east.coordinator.says(command.format(asked))
            message = await east.coordinator.hears(
                asked.removeprefix("CTB-").lower() if "antrean" in command else asked
            )
            said.append((message["text"].casefold().replace(asked.casefold(), "N"), await east.coordinator.buttons()))
        assert said[0][1] == said[1][1], command
    for officer, asked in ((east.coordinator, number), (east.liaison, nobody)):
        await forges(officer, Act("archive", asked, "2"))
        await officer.hears("sudah tidak berlaku")


async def test_an_invitation_went_to_a_city_that_nobody_had_named(three: Stage) -> None:
    admin, eko = await three.admin(), await three.person("Eko")
    await admin.says("/undang")
    await admin.taps("koordinator")
    await admin.hears("Untuk kota mana koordinator itu?")
    await admin.taps("Kota Contoh Timur")
    invitation = await admin.hears("Undangan koordinator", "Timur")
    await eko.says("/start " + invitation["text"].partition("start=")[2].split()[0])
    await eko.hears("Selamat bergabung", "Timur")
    await admin.says("/undang penghubung")
    await admin.hears("Untuk kota mana penghubung itu?")
    await admin.taps("Kota Contoh Barat")
    await admin.hears("Untuk instansi mana?")
    await admin.taps("Dishub")
    await admin.hears("Undangan penghubung", "Barat")


async def test_an_administrator_found_only_the_agencies_of_one_city_by_name(three: Stage) -> None:
    admin = await three.admin()
    await admin.says("/instansi Dinas Perhubungan Kota Contoh Timur")
    await admin.hears("Dinas Perhubungan Kota Contoh Timur", "Apa yang diubah?")
    await admin.says("/instansi Dinas Perhubungan")
    await admin.hears("ada di beberapa kota", "Yang mana?")
    assert await admin.buttons() == [f"Dishub · Kota Contoh{city}" for city in ("", " Barat", " Timur")]
    await admin.taps("Dishub · Kota Contoh Barat")
    await admin.hears("Dinas Perhubungan Kota Contoh Barat", "Apa yang diubah?")
    await admin.says("/instansi ganti Dishub")
    await admin.hears("Yang mana?")
    await admin.taps("Dishub · Kota Contoh Timur")
    await admin.hears("Apa nama baru Dinas Perhubungan Kota Contoh Timur")


async def test_an_administrator_of_one_city_finds_no_agency_of_another(three: Stage) -> None:
    sari = await three.officer("Sari", Role.ADMIN, "ctb-kominfo")
    await sari.says("/instansi Dinas Perhubungan")
    await sari.hears("Dinas Perhubungan Kota Contoh Barat", "Apa yang diubah?")
    await sari.says("/instansi Dinas Perhubungan Kota Contoh Timur")
    await sari.hears("Kota Contoh")
    assert "<b>Dinas Perhubungan Kota Contoh Timur" not in await sari.transcript()
    assert not any("Timur" in label for label in await sari.buttons())


async def test_a_hub_administrator_finds_the_agencies_of_each_city_of_the_hub(three: Stage) -> None:
    async with three.database.transaction() as session:
        assert three.app is not None
        city = (await three.app.work_for(session)).city
        code = city.agencies[city.hub].code
    sari = await three.officer("Sari", Role.ADMIN, code)
    await sari.says("/instansi Dinas Perhubungan Kota Contoh Timur")
    await sari.hears("Dinas Perhubungan Kota Contoh Timur", "Apa yang diubah?")
    liaison = (await cities.city(three, "CTB")).liaison
    await liaison.says("/instansi Dinas Perhubungan Kota Contoh Timur")
    await liaison.hears("hanya untuk admin")
