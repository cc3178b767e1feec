"""Similar reports before sending."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from storage.models import PublicWords, Ticket
from tests.stage import Stage
from tests.talk.neighbours import FIRST, HEAD, OTHER, SAME, known, reviews, sends
from tests.talk.scenes import town, verifies


async def test_what_is_reported_already_stands_above_the_review_and_costs_no_tap(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await known(place)
    ani = await quick_stage.person("Ani Contoh")
    await reviews(ani, SAME)
    shown = await ani.hears(HEAD, number, "Kel. Teluk Binjai", "Belum Ditindaklanjuti", "masuk hari ini")
    assert "Budi" not in shown["text"]
    await ani.hears("Periksa sebelum dikirim")
    await ani.taps("Kirim")
    await ani.hears("sudah masuk")
    assert ani.taps_made == 2


async def test_to_send_all_the_same_is_one_tap_too(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await known(place)
    ani = await quick_stage.person("Ani Contoh")
    await reviews(ani, SAME)
    await ani.hears(HEAD)
    await ani.taps("Tetap kirim")
    await ani.hears("sudah masuk")
    await place.citra.hears("Laporan baru", await ani.number())


async def test_following_lays_the_draft_aside_and_its_words_can_be_included(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await known(place)
    ani = await quick_stage.person("Ani Contoh")
    await reviews(ani, SAME)
    await ani.hears(HEAD)
    await ani.taps("Ikuti laporan itu")
    await ani.hears("Anda sekarang mengikuti", number, "Draf Anda tidak dikirim dan tetap tersimpan")
    await ani.taps("Sertakan tulisan saya")
    await ani.hears("sudah disampaikan kepada petugas", number)
    added = await place.dewi.hears("Warga yang mengikuti", number, "SD Negeri 3")
    assert "Ani" not in added["text"]
    await place.citra.hears_nothing("SD Negeri 3", 0.1)
    await ani.taps("Kembalikan draf")
    await ani.hears("Periksa sebelum dikirim", "SD Negeri 3")
    await ani.taps("Kirim")
    await ani.hears("sudah masuk")


async def test_similar_reports_are_shown_once_for_a_draft(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await known(place)
    ani = await quick_stage.person("Ani Contoh")
    await reviews(ani, SAME)
    await ani.hears("Periksa sebelum dikirim")
    await ani.says("Sudah tiga tiang yang mati.")
    await ani.hears("Periksa sebelum dikirim", "tiga tiang")
    assert sum(HEAD in one.get("text", "") for one in await ani.messages()) == 1


@pytest.mark.parametrize("hidden", ["unverified", "confidential", "own", "another matter", "withdrawn"])
async def test_nothing_is_shown_of_what_is_not_public_or_not_alike(quick_stage: Stage, hidden: str) -> None:
    place = await town(quick_stage)
    number = await (sends(place, place.budi, FIRST) if hidden == "unverified" else known(place))
    if hidden == "confidential":
        await place.budi.says(f"/cek {number}")
        await place.budi.taps("Jadikan anonim atau rahasia")
        await place.budi.taps("Rahasia")
        await place.budi.hears("sekarang rahasia")
    if hidden == "withdrawn":
        await place.budi.says(f"/cek {number}")
        await place.budi.hears("Perjalanan")
        await place.budi.taps("Cabut laporan")
        await place.budi.hears("Cabut laporan ini?")
        await place.budi.taps("Cabut laporan")
        await place.dewi.hears("Pelapor mencabut")
    writer = place.budi if hidden == "own" else await quick_stage.person("Ani Contoh")
    await reviews(writer, OTHER if hidden == "another matter" else SAME)
    await writer.hears("Periksa sebelum dikirim")
    await writer.hears_nothing(HEAD, 0.05)
    assert not any(HEAD in one.get("text", "") for one in await writer.messages())


async def test_at_most_three_are_shown_each_with_a_button_of_its_own(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    for nth in range(4):
        writer = await quick_stage.person(f"Warga Contoh {nth}")
        number = await sends(place, writer, f"{FIRST}, tiang ke {nth}")
        await verifies(place.citra, number)
    ani = await quick_stage.person("Ani Contoh")
    await reviews(ani, SAME)
    shown = await ani.hears(HEAD, "1. ", "2. ", "3. ")
    assert "4. " not in shown["text"]
    labels = [one["text"] for row in shown["reply_markup"]["inline_keyboard"] for one in row]
    assert labels == ["Ikuti laporan 1", "Ikuti laporan 2", "Ikuti laporan 3", "Tetap kirim"]


async def test_the_index_holds_masked_words_only(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await known(place, f"{FIRST}. Hubungi saya 081200000004, NIK 1472011203800001.")
    async with quick_stage.database.transaction() as session:
        entry = (await session.scalars(select(PublicWords))).one()
        ticket = await session.get_one(Ticket, entry.ticket_id)
    assert "lampu" in entry.words.split()
    assert not any(len(word) > 6 and word.isdigit() for word in entry.words.split())
    assert "081200000004" not in (ticket.public_text or "")
