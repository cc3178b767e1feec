"""A report goes to the city that its place lies in: several cities in one deployment, written and heard over HTTP."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.domain.deadlines import Calendar
from storage.engine import Database
from storage.models import Ticket
from tests.databases import database as database  # a fixture is found by its name here
from tests.stage import START, Person, Stage
from tests.talk import cities
from tests.talk.scenes import files
from tests.talk.test_cities import _finds_nothing

WISH = "Mohon dibuatkan zebra cross di depan SDN Contoh"
EAST_PIN = (5.2, 100.2)
ZONE = ZoneInfo("Asia/Jakarta")


@pytest.fixture
async def three(database: Database) -> AsyncIterator[Stage]:
    stage = await cities.open_stage(database)
    yield stage
    await stage.close()


async def _tells(citizen: Person, words: str) -> None:
    await citizen.says("/lapor")
    await citizen.taps("Aspirasi")
    await citizen.hears("dengan kata-kata sendiri.")
    await citizen.says(words)


async def _sent(citizen: Person) -> str:
    await citizen.taps("Kirim")
    await citizen.hears("sudah masuk")
    return await citizen.number()


async def _ticket(stage: Stage, number: str) -> Ticket:
    async with stage.database.transaction() as session:
        return (await session.scalars(select(Ticket).where(Ticket.number == number))).one()


@pytest.mark.parametrize(
    "where", ["di Kel. Teluk Melati", "di Kota Contoh Timur", "Jalan Contoh, kecamatan Kota Contoh Timur"]
)
async def test_a_place_in_another_city_sends_the_report_there(three: Stage, where: str) -> None:
    west, east = await cities.city(three, "CTB"), await cities.city(three, "CTT")
    await _tells(west.citizen, f"{WISH} {where}")
    card = await west.citizen.hears("Periksa sebelum dikirim")
    (line,) = [one for one in card["text"].splitlines() if one.startswith("Untuk:")]
    assert "Kota Contoh Timur" in line
    number = await _sent(west.citizen)
    assert number.startswith("CTT-")
    await east.coordinator.hears("Laporan baru", number)
    await west.coordinator.hears_nothing(number, 0.1)
    for officer in (west.coordinator, west.liaison):
        await officer.says(f"/tiket {number}")
        await officer.hears(number)
        await officer.says("/antrean")
        await officer.hears("Tidak ada yang menunggu")
        await _finds_nothing(officer, number, "zebra cross", "Warga CTB", "Belum Terverifikasi")
    ticket = await _ticket(three, number)
    assert three.app is not None
    async with three.database.transaction() as session:
        city = (await three.app.work_for(session)).city.of(ticket.coordinator_id)
    assert city.code == "CTT"
    assert {ticket.holder_id, ticket.coordinator_id} <= city.branch
    assert ticket.suggested_id is None or ticket.suggested_id in city.branch


async def test_one_button_puts_it_back(three: Stage) -> None:
    west = await cities.city(three, "CTB")
    await _tells(west.citizen, f"{WISH} di Kel. Teluk Melati")
    await west.citizen.hears("Periksa sebelum dikirim", "Kota Contoh Timur")
    await west.citizen.taps("Kembalikan ke Kota Contoh Barat")
    card = await west.citizen.hears("Periksa sebelum dikirim")
    assert "Kota Contoh Timur" not in card["text"]
    assert "Kembalikan ke Kota Contoh Barat" not in await west.citizen.buttons()
    await west.citizen.says("Tepatnya di Kel. Teluk Melati")  # said already: the citizen has decided
    await west.citizen.hears("Tepatnya")
    number = await _sent(west.citizen)
    assert number.startswith("CTB-")
    await west.coordinator.hears("Laporan baru", number)
    await west.coordinator.says(f"/verifikasi {number}")  # who gets it all the same is told where it lies
    await west.coordinator.hears("Tempatnya tampaknya di Kota Contoh Timur", "Bukan wewenang")


@pytest.mark.parametrize(("answer", "code"), [("2", "CTT"), ("Kota Contoh Timur", "CTT"), ("1", "CTB")])
async def test_a_name_of_several_cities_is_asked_about_once(three: Stage, answer: str, code: str) -> None:
    west = await cities.city(three, "CTB")
    await _tells(west.citizen, f"{WISH} di Kel. Sukajadi")
    question = await west.citizen.hears("Di kota mana kejadiannya?", "1. Kota Contoh Barat", "2. Kota Contoh Timur")
    assert "3." not in question["text"]
    await west.citizen.says(answer)
    await west.citizen.hears("Periksa sebelum dikirim", "Kel. Sukajadi")
    number = await _sent(west.citizen)
    assert number.startswith(f"{code}-")
    prefix = {"CTB": "99.02", "CTT": "99.03"}[code]
    assert str((await _ticket(three, number)).area_code).startswith(prefix)


async def test_words_that_are_no_city_are_kept_and_asked_again(three: Stage) -> None:
    west = await cities.city(three, "CTB")
    await _tells(west.citizen, f"{WISH} di Kel. Sukajadi")
    await west.citizen.hears("Di kota mana kejadiannya?")
    await west.citizen.says("Anak-anak menyeberang setiap pagi")
    await west.citizen.hears("Kota itu belum saya kenali", "Kota Contoh Timur")
    await west.citizen.taps("Kota Contoh Timur")
    await west.citizen.hears("Periksa sebelum dikirim", "setiap pagi")
    assert (await _sent(west.citizen)).startswith("CTT-")


async def test_a_pin_in_another_city_sends_the_report_there_and_is_not_outside(three: Stage) -> None:
    west = await cities.city(three, "CTB")
    await west.citizen.sends_location(*EAST_PIN)
    await west.citizen.hears("Lokasinya sudah saya simpan")
    await west.citizen.says(WISH)
    card = await west.citizen.hears("Periksa sebelum dikirim", "Kota Contoh Timur")
    assert "di luar" not in card["text"]
    number = await _sent(west.citizen)
    ticket = await _ticket(three, number)
    assert (number[:4], ticket.outside, list(ticket.pin or ())) == ("CTT-", False, list(EAST_PIN))


async def test_the_city_is_changed_by_hand(three: Stage) -> None:
    west = await cities.city(three, "CTB")
    await _tells(west.citizen, WISH)
    await west.citizen.hears("Periksa sebelum dikirim")
    await west.citizen.taps("Ubah")
    await west.citizen.taps("Kota")
    await west.citizen.hears("Kota mana yang dituju?", "3. Kota Contoh Timur")
    await west.citizen.says("3")
    await west.citizen.hears("Periksa sebelum dikirim", "Kota Contoh Timur")
    assert (await _sent(west.citizen)).startswith("CTT-")
    assert (await files(west.citizen)).startswith("CTB-")  # the next one is for the own city again


async def test_an_edit_takes_the_report_back(three: Stage) -> None:
    west = await cities.city(three, "CTB")
    await west.citizen.says("/lapor")
    await west.citizen.taps("Aspirasi")
    await west.citizen.hears("dengan kata-kata sendiri.")
    message = await west.citizen.says(f"{WISH} di Kel. Teluk Melati")
    await west.citizen.hears("Periksa sebelum dikirim", "Kota Contoh Timur")
    await west.citizen.edits(message, f"{WISH} di Kel. Bukit Anggrek")
    card = await west.citizen.hears("Periksa sebelum dikirim", "Bukit Anggrek")
    assert "Kota Contoh Timur" not in card["text"]
    assert (await _sent(west.citizen)).startswith("CTB-")


async def test_deadlines_and_holidays_are_those_of_the_city_that_takes_it(database: Database, tmp_path: Path) -> None:
    """There a report is checked within one working day, and the next two are free."""
    today, plain = START.astimezone(ZONE).date(), Calendar()
    free = [plain.add(today, days) for days in (1, 2)]
    region = _with_limits(tmp_path, free)
    stage = await cities.open_stage(database, region)
    try:
        west = await cities.city(stage, "CTB")
        await _tells(west.citizen, f"{WISH} di Kel. Teluk Melati")
        ticket = await _ticket(stage, await _sent(west.citizen))
    finally:
        await stage.close()
    assert ticket.step_due_at is not None
    assert ticket.step_due_at.astimezone(ZONE).date() == plain.add(today, 3)


def _with_limits(folder: Path, free: list[date]) -> Path:
    """The region, its eastern city with other holidays and a shorter limit."""
    region = Path(shutil.copytree(cities.REGION, folder / "region"))
    facts = region / "timur" / "region.toml"
    added = ", ".join(f'{{ date = {day}, name = "Hari karangan", basis = "Karangan" }}' for day in free)
    text = facts.read_text("utf-8").replace("verify = { days = 3", "verify = { days = 1", 1)
    facts.write_text(text.replace("add = []", f"add = [{added}]", 1), "utf-8")
    return region


async def _at_the_counter(officer: Person, words: str) -> None:
    await officer.says("/loket")
    await officer.taps("Telepon")
    await officer.says("Ani Contoh")
    await officer.hears("cara lain menghubungi")
    await officer.taps("Lewati")
    await officer.taps("Aspirasi")
    await officer.hears("dengan kata-kata sendiri.")
    await officer.says(words)


async def test_at_the_counter_nobody_pointed_to_the_city_that_the_place_lies_in(three: Stage) -> None:
    west, east = await cities.city(three, "CTB"), await cities.city(three, "CTT")
    await _at_the_counter(west.coordinator, f"{WISH} di Kel. Teluk Melati")
    await west.coordinator.hears("Periksa sebelum dikirim", "Tempatnya tampaknya di Kota Contoh Timur", "Ani Contoh")
    await west.coordinator.taps("Alihkan ke Kota Contoh Timur")
    await west.coordinator.hears("Periksa sebelum dikirim", "Kel. Teluk Melati", "Kota Contoh Timur")
    assert "Kembalikan ke Kota Contoh Barat" in await west.coordinator.buttons()
    await west.coordinator.taps("Kirim")
    said = await west.coordinator.hears("Laporan dari loket sudah masuk", "CTT-", "Kota Contoh Timur")
    labels = [one["text"] for row in said.get("reply_markup", {}).get("inline_keyboard", []) for one in row]
    assert labels == []  # what is another city's opens at its own counter
    west.coordinator.forgets()
    await west.coordinator.hears("Lembar untuk dicetak", "CTT-")
    number = str(said["text"].split("\n")[1])
    await east.coordinator.hears("Laporan baru", number)
    west.coordinator.forgets()
    await west.coordinator.says(f"/tiket {number}")
    await west.coordinator.hears("tidak", number)
    ani = await three.person("Ani")
    code = said["text"].partition("Kode untuk pelapor: ")[2].split(",")[0]
    await ani.says(code)
    await ani.hears(number)


async def test_at_the_counter_the_own_city_may_keep_it(three: Stage) -> None:
    west = await cities.city(three, "CTB")
    await _at_the_counter(west.coordinator, f"{WISH} di Kel. Teluk Melati")
    await west.coordinator.taps("Alihkan ke Kota Contoh Timur")
    await west.coordinator.hears("Periksa sebelum dikirim", "Untuk: Kota Contoh Timur")
    await west.coordinator.taps("Kembalikan ke Kota Contoh Barat")
    card = await west.coordinator.hears("Periksa sebelum dikirim")
    await west.coordinator.taps("Kirim")
    await west.coordinator.hears("Laporan dari loket sudah masuk", "CTB-")
    assert "Alihkan" not in str(card.get("reply_markup"))
