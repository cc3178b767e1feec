"""Attachments as people see them: played over HTTP against the simulated Telegram."""

from __future__ import annotations

import asyncio
import io
import zipfile
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.files import handing
from bot.files.worker import PAUSES
from storage.attachments import Kept
from storage.models import Attachment, Ticket
from tests.files.kit import PROGRAM, encoded, photo
from tests.stage import Person, Stage
from tests.talk.scenes import WISH, Town, town

PHOTO = photo()


async def _filed_with(place: Town, *files: Mapping[str, object]) -> str:
    """The number of an Aspirasi filed with these attachments, which the worker has looked at."""
    budi = place.budi
    await budi.says("/lapor")
    await budi.taps("Aspirasi")
    await budi.hears("dengan kata-kata sendiri.")
    await budi.says(WISH)
    await budi.hears("Periksa sebelum dikirim")
    for count, file in enumerate(files, 1):
        await budi.sends(**file)
        await budi.hears(f"Lampiran: {count} berkas")
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    number = await budi.number()
    await place.citra.hears("Laporan baru", number)
    return number


async def _card(citra: Person, number: str) -> str:
    await citra.says(f"/tiket {number}")
    return str((await citra.hears(number, WISH))["text"])


async def _states(stage: Stage) -> list[tuple[str, bool]]:
    async with stage.database.transaction() as session:
        found = await session.execute(select(Attachment.state, Attachment.broken).order_by(Attachment.id))
        return [(state, broken) for state, broken in found]


async def test_files_are_fetched_soon_after_filing_and_the_card_names_the_broken_one(stage: Stage) -> None:
    place = await town(stage)
    files = ({"photo": encoded(PHOTO)}, {"photo": encoded(PHOTO[:900])})
    number = await _filed_with(place, *files)
    await stage.fetches()
    assert await _states(stage) == [(Kept.STORED, False), (Kept.STORED, True)]
    card = await _card(place.citra, number)
    assert "2 lampiran" in card
    assert "Lampiran 2: berkas rusak." in card
    await place.citra.taps("Lampiran")
    await place.citra.hears("Lampiran laporan", number, "2 berkas", "Lampiran 2: berkas rusak.")


async def test_what_was_over_the_limit_of_words_is_a_file_that_officers_open(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    first = "sampah menumpuk sekarang di Purnama. " + "".join(f"Kata ke-{at} cerita. " for at in range(900))
    last = "".join(f"Kalimat {at} masih ada. " for at in range(900)) + "NIK saya 1472011203900001. Tamat."
    await place.budi.says(first)
    await place.budi.hears("Periksa sebelum dikirim")
    for text in (last, last):  # pasted twice by mistake
        quick_stage.clock.advance(timedelta(minutes=1))
        await place.budi.says(text)
        await quick_stage.quiet()
    await place.budi.hears("karakter pertama menjadi isi laporan", "lanjutan.txt")
    await place.budi.hears("Periksa sebelum dikirim", "Lampiran: 1 berkas", "NIK tidak diperlukan")
    await place.budi.taps("Kirim")
    await place.budi.hears("sudah masuk")
    number = await place.budi.number()
    for _ in range(2):  # from the report itself, then from the store
        await place.citra.says(f"/tiket {number}")
        await place.citra.hears(number, "1 lampiran")
        await place.citra.taps("Lampiran")
        await place.citra.hears("Lampiran laporan", number)
        await quick_stage.quiet()
        await quick_stage.fetches()
    sent = [one["document"] for one in await place.citra.gets("document", 2)]
    assert [one["file_name"] for one in sent] == ["lanjutan.txt"] * 2
    content = (await opened(quick_stage, sent[0]["file_id"])).decode()
    assert content == (await opened(quick_stage, sent[1]["file_id"])).decode()
    assert await _states(quick_stage) == [(Kept.STORED, False)]
    async with quick_stage.database.transaction() as session:
        report = (await session.scalars(select(Ticket))).one().content
    assert f"{report} {content}".split() == f"{first} {last}".split()
    await _handed_on_without_numbers(quick_stage)


async def _handed_on_without_numbers(stage: Stage) -> None:
    """SP4N gets the words as it gets those of the report: masked."""
    assert stage.app is not None
    async with stage.database.transaction() as session:
        found = (await session.scalars(select(Attachment))).all()
        store = (await stage.app.work_for(session)).files
        assert store is not None
        packed = await handing.archive(store, found)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        words = archive.read("01-lanjutan.txt").decode()
    assert "1472011203900001" not in words
    assert "Tamat." in words


async def opened(stage: Stage, file_id: str) -> bytes:
    assert stage.app is not None
    file = await stage.app.bot.get_file(file_id)
    content = await stage.app.bot.download_file(file.file_path or "")
    assert content is not None
    return content.read()


async def test_whoever_sent_a_broken_photo_is_asked_for_it_once_more(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await _filed_with(place, {"photo": encoded(PHOTO[:900])})
    await quick_stage.fetches()
    asked = await place.budi.hears("foto", number, "rusak dan tidak bisa dibuka; kirim lagi")
    await place.budi.sends(photo=encoded(PHOTO), reply_to=asked["message_id"])
    await place.citra.hears("Pelapor menjawab", number)
    await quick_stage.fetches()
    assert await _states(quick_stage) == [(Kept.STORED, True), (Kept.STORED, False)]
    card = await _card(place.citra, number)
    assert "2 lampiran" in card
    assert "Lampiran 1: berkas rusak." in card


async def test_a_fetch_that_fails_for_a_day_is_shown_on_the_card(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await _filed_with(place, {"photo": encoded(PHOTO)})
    await quick_stage.fault("getFile", "server_error", times=len(PAUSES) + 1)
    for pause in PAUSES:
        await quick_stage.fetches()
        assert "belum berhasil disimpan" not in await _card(place.citra, number)
        quick_stage.clock.advance(timedelta(seconds=pause))
    await quick_stage.fetches()
    assert await _states(quick_stage) == [(Kept.FAILED, False)]
    assert "Lampiran 1: belum berhasil disimpan" in await _card(place.citra, number)
    await place.citra.taps("Lampiran")
    await place.citra.hears("Lampiran laporan", "belum berhasil disimpan", "coba ambil lagi sekarang")
    await quick_stage.fetches()
    assert await _states(quick_stage) == [(Kept.STORED, False)]
    assert "belum berhasil disimpan" not in await _card(place.citra, number)


async def test_a_video_of_sixty_megabytes_is_passed_on_from_telegram(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await _filed_with(place, {"video": {"size": 60_000_000, "name": "banjir.mp4"}})
    assert await _states(quick_stage) == [(Kept.LARGE, False)]
    await quick_stage.fetches()
    assert await quick_stage.get("/sim/calls?method=getFile") == []
    assert "Lampiran 1: lebih dari 20 MB, hanya tersimpan di Telegram." in await _card(place.citra, number)
    await place.citra.taps("Lampiran")
    await place.citra.hears("Lampiran laporan", "lebih dari 20 MB")
    [sent] = await place.citra.gets("video")
    assert sent["video"]["file_size"] == 60_000_000


async def test_a_large_video_for_a_filed_report_is_taken_and_its_place_said(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.budi.sends(video={"size": 60_000_000, "name": "banjir.mp4"}, caption=f"/tanggapi {number} Ini videonya")
    await place.budi.hears("57 MB", "tetap bisa membukanya di Telegram")
    assert await _states(quick_stage) == [(Kept.LARGE, False)]


@pytest.mark.parametrize("kind", ["close", "server_error", "too_many_requests", "bad_gateway"])
async def test_a_fetch_that_failed_once_succeeds_later(quick_stage: Stage, kind: str) -> None:
    place = await town(quick_stage)
    await _filed_with(place, {"photo": encoded(PHOTO)})
    await quick_stage.fault("getFile", kind)
    await quick_stage.fetches()
    assert await _states(quick_stage) == [(Kept.WAITING, False)]
    quick_stage.clock.advance(timedelta(seconds=PAUSES[0]))
    await quick_stage.fetches()
    assert await _states(quick_stage) == [(Kept.STORED, False)]


async def test_a_program_in_a_photos_clothes_is_refused_and_its_sender_told(stage: Stage) -> None:
    place = await town(stage)
    disguised = {"document": encoded(PROGRAM, "bukti <b>.jpg")}
    number = await _filed_with(place, disguised, {"photo": encoded(PHOTO)})
    await stage.fetches()
    assert await _states(stage) == [(Kept.REFUSED, False), (Kept.STORED, False)]
    await place.budi.hears("tidak saya simpan", "bukti <b>.jpg", number, "tangkapan layar")
    assert "Lampiran 1: ditolak karena berisi program." in await _card(place.citra, number)
    await place.citra.taps("Lampiran")
    await place.citra.hears("Lampiran laporan", "ditolak")
    await place.citra.hears_nothing("bukti")
    calls = await stage.get("/sim/calls?method=sendDocument")
    assert calls == []


async def test_an_officer_who_sends_a_program_is_told_and_not_the_citizen(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.dewi.sends(document=encoded(PROGRAM, "foto.jpg"), caption=f"/tindaklanjut {number} Tim turun.")
    await place.budi.hears("Tim turun.")
    await quick_stage.fetches()
    await place.dewi.hears("tidak saya simpan", "foto.jpg", number)
    await place.budi.hears_nothing("tidak saya simpan")


@pytest.mark.parametrize("name", ["undangan.apk", "foto.jpg.exe", "perbaikan.bat"])
async def test_a_program_by_its_name_is_refused_at_once_and_its_words_kept(quick_stage: Stage, name: str) -> None:
    budi = await quick_stage.person("Budi")
    await budi.sends(document=encoded(b"isi", name, "application/octet-stream"), caption=WISH)
    await budi.hears("Berkas itu program")
    review = await budi.hears("Periksa sebelum dikirim", WISH)
    assert "Lampiran" not in review["text"]


async def test_a_made_up_photo_of_twenty_megabytes_blocks_nobody(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    await _filed_with(place, {"document": {"size": 19_000_000, "name": "rekaman.mp4"}}, {"photo": encoded(PHOTO)})
    await quick_stage.fetches()
    assert await _states(quick_stage) == [(Kept.STORED, False), (Kept.STORED, False)]


async def test_files_that_telegram_has_forgotten_come_from_the_store(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    letter = {"document": encoded(b"%PDF-1.4 contoh", "surat.pdf", "application/pdf")}
    number = await _filed_with(place, {"photo": encoded(PHOTO)}, {"photo": encoded(photo(320, 240))}, letter)
    await quick_stage.fetches()
    quick_stage.files_forgotten()
    async with quick_stage.database.transaction() as session:
        for row in await session.scalars(select(Attachment)):
            row.file_id = f"terlupakan{row.id}"
    await _card(place.citra, number)
    await place.citra.taps("Lampiran")
    await place.citra.hears("Lampiran laporan", number)
    shown = await _with_files(place.citra, 3)
    assert [kind for one in shown for kind in ("photo", "document") if kind in one] == ["photo", "photo", "document"]
    assert shown[2]["document"]["file_name"] == "surat.pdf"
    assert shown[2]["document"]["file_size"] == 15


async def test_a_forgotten_file_that_was_never_stored_is_left_out_and_the_list_stays(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await _filed_with(place, {"photo": encoded(PHOTO)})
    quick_stage.files_forgotten()
    async with quick_stage.database.transaction() as session:
        (await session.scalars(select(Attachment))).one().file_id = "terlupakan"
    await _card(place.citra, number)
    await place.citra.taps("Lampiran")
    await place.citra.hears("Lampiran laporan", number)
    await place.citra.says("/antrean")
    await place.citra.hears("laporan menunggu")


async def _with_files(person: Person, count: int) -> list[dict[str, Any]]:
    """The bot's messages that hold a file, when there are so many."""
    for _ in range(400):
        found = [one for one in await person.messages() if {"photo", "document"} & one.keys() and not one.get("out")]
        if len(found) >= count:
            return found
        await asyncio.sleep(0.02)
    raise AssertionError(await person.transcript())
