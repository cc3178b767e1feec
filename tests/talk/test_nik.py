"""A NIK that stayed in a report: its officers read it where they know who wrote it, and nobody else does."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text

from bot.texts import Voice
from bot.usecases import handover
from storage.models import Ticket
from tests.stage import Stage
from tests.talk.scenes import Town, town, verifies

NIK = "1472011203900001"
SPACED = "1472 0112 0390 0001"
WORDS = "Lampu jalan mati sekarang di Purnama, NIK saya {}"


async def _filed(place: Town, nik: str = NIK, *switches: str) -> str:
    budi = place.budi
    await budi.says(WORDS.format(nik))
    await budi.hears("Periksa sebelum dikirim", "NIK tidak diperlukan")
    for switch in switches:
        await budi.taps(switch)
        await budi.hears("Periksa sebelum dikirim", "tanpa nama")
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    return await budi.number()


async def _public(stage: Stage, number: str) -> Ticket:
    async with stage.database.transaction() as session:
        return (await session.scalars(select(Ticket).where(Ticket.number == number))).one()


@pytest.mark.parametrize("nik", [NIK, SPACED])
async def test_the_public_text_and_strangers_never_see_a_nik(quick_stage: Stage, nik: str) -> None:
    place = await town(quick_stage)
    number = await _filed(place, nik)
    await verifies(place.citra, number)
    await place.dewi.hears("untuk instansi Anda", number)
    ani = await quick_stage.person("Ani")
    await ani.says(f"/cek {number}")
    await ani.hears(number, "disamarkan")
    await ani.says("lampu jalan mati sekarang di Purnama")
    await quick_stage.quiet()
    heard = "".join(str(one) for one in await ani.messages())
    assert nik not in heard
    assert "1472" not in heard.replace(number, "")
    ticket = await _public(quick_stage, number)
    assert "1472" not in (ticket.public_text or "") + ticket.title


async def test_the_index_holds_no_nik(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await _filed(place)
    await verifies(place.citra, number)
    await place.dewi.hears("untuk instansi Anda", number)
    async with quick_stage.database.transaction() as session:
        tables = await session.scalars(
            text("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%words%'")
        )
        told = [str(row) for name in tables for row in (await session.execute(text(f"SELECT * FROM {name}"))).all()]
    assert any("lampu" in row for row in told)
    assert not [row for row in told if NIK[6:] in row]


async def test_the_sheet_for_sp4n_holds_no_nik(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await _filed(place)
    assert quick_stage.app is not None
    async with quick_stage.database.transaction() as session:
        work = await quick_stage.app.work_for(session)
        found = (await session.scalars(select(Ticket).where(Ticket.number == number))).all()
        lines = await handover.lines(work, Voice("id", work.city.zone), found)
    assert number in str(lines)
    assert NIK not in str(lines)


async def test_lists_and_digests_of_officers_hold_no_nik(quick_stage: Stage) -> None:
    """Titles are made without it, so that no list, button or reminder tells it."""
    place = await town(quick_stage)
    await place.budi.says(f"{NIK} nik saya lampu jalan mati sekarang di Purnama")
    await place.budi.taps("Kirim")
    await place.budi.hears("sudah masuk")
    await place.citra.says("/antrean")
    await place.citra.hears("laporan menunggu", "lampu jalan mati")
    assert NIK not in str(await place.citra.messages())
    assert "disamarkan] nik saya" not in str(await place.citra.messages())


async def test_the_agency_of_an_anonymous_report_sees_no_nik(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await _filed(place, NIK, "Anonim: tidak")
    await verifies(place.citra, number)
    await place.dewi.hears("untuk instansi Anda", number)
    await place.dewi.says(f"/tiket {number}")
    await place.dewi.hears(number, "Lampu jalan mati")
    await quick_stage.quiet()
    assert NIK not in "".join(str(one) for one in await place.dewi.messages())
    await place.citra.says(f"/tiket {number}")
    await place.citra.hears(number)
