"""A coordinator gets another city's report: *Bukan wewenang* names it, and its citizen files there by one press."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import func, select

from bot.callbacks import Act, Menu
from storage.engine import Database
from storage.models import Attachment, Ticket
from tests.databases import database as database  # a fixture is found by its name here
from tests.stage import Stage
from tests.talk import cities
from tests.talk.cities import Place
from tests.talk.scenes import forges
from tests.talk.test_cities import _finds_nothing

WORDS = "Zebra cross itu di Kota Contoh Timur."


@pytest.fixture
async def three(database: Database) -> AsyncIterator[Stage]:
    stage = await cities.open_stage(database)
    yield stage
    await stage.close()


async def _referred(west: Place) -> str:
    """A report with a photo, marked Anonim, that the western coordinator referred to the east."""
    await west.citizen.says("/lapor")
    await west.citizen.taps("Aspirasi")
    await west.citizen.hears("dengan kata-kata sendiri.")
    await west.citizen.sends_photo("Mohon dibuatkan zebra cross di depan SDN Contoh")
    await west.citizen.hears("Periksa sebelum dikirim")
    await west.citizen.taps("Anonim: tidak")
    await west.citizen.hears("Periksa sebelum dikirim", "tanpa nama")
    await west.citizen.taps("Kirim")
    await west.citizen.hears("sudah masuk")
    number = await west.citizen.number()
    await west.coordinator.says(f"/bukanwewenang {number}")
    await west.coordinator.hears("Siapa yang berwenang", number)
    await west.coordinator.taps("Kota Contoh Timur")
    await west.coordinator.hears("bukan pemerintah kota", number)
    await west.coordinator.says(WORDS)
    await west.coordinator.hears("✓ Bukan wewenang")
    await west.citizen.hears("Ini urusan Kota Contoh Timur", number, WORDS, "Arsip", "start=k_CTT")
    return number


async def _tickets(stage: Stage) -> list[Ticket]:
    async with stage.database.transaction() as session:
        return list(await session.scalars(select(Ticket).order_by(Ticket.id)))


async def test_one_press_files_the_report_in_the_other_city_as_it_stands(three: Stage) -> None:
    west, east = await cities.city(three, "CTB"), await cities.city(three, "CTT")
    old = await _referred(west)
    await west.citizen.taps("Kirim ke Kota Contoh Timur")
    await west.citizen.hears("Laporan Anda sudah masuk", "CTT-")
    new = await west.citizen.number()
    await east.coordinator.hears("Laporan baru", new)
    await west.coordinator.hears_nothing(new, 0.1)
    first, second = await _tickets(three)
    assert (first.number, second.number) == (old, new)
    kept = (
        "kind",
        "title",
        "content",
        "anonymous",
        "confidential",
        "reporter_id",
        "shown_name",
        "place",
        "happened_on",
    )
    assert [getattr(first, name) for name in kept] == [getattr(second, name) for name in kept]
    async with three.database.transaction() as session:
        files = await session.execute(select(Attachment.ticket_id, func.count()).group_by(Attachment.ticket_id))
    assert sorted(tuple(row) for row in files) == [(first.id, 1), (second.id, 1)]
    await west.coordinator.says(f"/tiket {new}")
    await west.coordinator.hears(new)
    await _finds_nothing(west.coordinator, new, "Belum Terverifikasi · ")
    await east.coordinator.says(f"/tiket {old}")
    await east.coordinator.hears(old)
    await _finds_nothing(east.coordinator, old, WORDS)


async def test_pressed_twice_it_files_once(three: Stage) -> None:
    west = await cities.city(three, "CTB")
    old = await _referred(west)
    await west.citizen.taps("Kirim ke Kota Contoh Timur")
    await west.citizen.hears("Laporan Anda sudah masuk")
    new = await west.citizen.number()
    await forges(west.citizen, Menu("refile", old))
    await west.citizen.hears("sudah terkirim", new)
    assert len(await _tickets(three)) == 2
    await west.citizen.says(f"/cek {old}")
    await west.citizen.hears(old)
    assert "Kirim ke Kota Contoh Timur" not in await west.citizen.buttons()


async def test_the_button_stands_below_the_archived_report_too(three: Stage) -> None:
    west = await cities.city(three, "CTB")
    old = await _referred(west)
    await west.citizen.says(f"/cek {old}")
    await west.citizen.hears(old, "Arsip")
    assert "Kirim ke Kota Contoh Timur" in await west.citizen.buttons()


async def test_a_city_is_named_in_the_command_too(three: Stage) -> None:
    west = await cities.city(three, "CTB")
    number = await west.assigned()
    await west.coordinator.says(f"/bukanwewenang {number} Kota Contoh Timur: zebra cross itu di sana.")
    await west.citizen.hears("Ini urusan Kota Contoh Timur", "zebra cross itu di sana")
    await west.liaison.hears(number)


async def test_nobody_else_files_it_and_nothing_that_was_not_referred(three: Stage) -> None:
    west, east = await cities.city(three, "CTB"), await cities.city(three, "CTT")
    old = await _referred(west)
    open_ = await west.filed()
    for who, number in ((east.citizen, old), (west.coordinator, old), (west.citizen, open_), (west.citizen, "CTB-X")):
        await forges(who, Menu("refile", number))
        await who.hears("Tindakan itu sudah berakhir")
    for code in ("ctb-kominfo", "ctt-dishub"):  # the own city, and an agency that coordinates none
        await forges(west.coordinator, Act("refer", open_, "", code))
        await west.coordinator.hears("Siapa yang berwenang", open_)
    assert len(await _tickets(three)) == 2
