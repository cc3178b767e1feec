"""Floods as people live them: slowed down, told once, never cut off in the middle; blocked people; words in bulk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.app import App
from bot.callbacks import Menu
from bot.domain.form import Draft
from bot.domain.kinds import Kind
from bot.domain.people import Role
from bot.settings import read
from bot.usecases import bulks, drafting, filing, floods, offices
from bot.usecases.work import Work
from handlers import gate
from storage import people
from storage.models import Audit, Block, Event, Notification, Ticket, Wording
from storage.models import Draft as DraftRow
from storage.models import Person as Row
from storage.people import Sender
from tests.databases import make_database
from tests.stage import TOKEN, Person, Stage
from tests.talk.scenes import WISH, files, forges, town

HOAX = "Kantor wali kota terbakar habis dan semua orang sudah lari ke pelabuhan"
FIRST, CITRA = 7_100_000_001, 7_200_000_001


async def filed_at_once(app: App, texts: Sequence[str], senders: Sequence[int]) -> int:
    """File these reports as the button *Kirim* does, a slice in each transaction; how many were let through."""
    through = 0
    for start in range(0, len(texts), 50):
        async with app.database.transaction() as session:
            work = await app.work_for(session)
            given = list(zip(texts, senders, strict=True))[start : start + 50]
            known = {one: Sender(one, f"Warga {one}", reachable=True) for _, one in given}
            rows = await people.load(session, work.keyring, known, work.now)
            for text, one in given:
                through += await _filed(work, rows[one], text)
    app._notifier.wake()
    return through


async def _filed(work: Work, citizen: Row, text: str) -> bool:
    if await floods.next_filing(work, citizen) is not None:
        return False
    draft = await drafting.open_draft(work, citizen)
    drafting.write(work, draft, Draft(kind=Kind.ASPIRATION, pieces=((1, text),), title=text[:60]))
    await filing.file(work, citizen, draft)
    return True


def app_of(stage: Stage) -> App:
    assert stage.app is not None
    return stage.app


@pytest.fixture
async def still(tmp_path: Path) -> AsyncIterator[App]:
    """A bot of which no part runs, for volumes; a coordinator is appointed."""
    database = await make_database("sqlite", tmp_path, seeded=True)
    app = App(read(_env_file=None, bot_token=TOKEN), database, patrolled=False)
    async with database.transaction() as session:
        work = await app.work_for(session)
        row = (await people.load(session, work.keyring, {CITRA: Sender(CITRA, "Citra")}, work.now))[CITRA]
        offices.appoint(work, row, Role.COORDINATOR, work.city.coordinator)
    yield app
    await app._notifier.close()
    await database.close()


async def count(stage: Stage | App, *conditions: Any) -> int:
    async with stage.database.transaction() as session:
        return await session.scalar(select(func.count()).where(*conditions)) or 0


async def test_whoever_writes_too_fast_is_slowed_down_then_told_once(
    quick_stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "SLOW_SECONDS", 0.05)
    budi, siti = await quick_stage.person("Budi"), await quick_stage.person("Siti")
    for number in range(75):
        await budi.says(f"/cek {number}")
    await siti.says("/bantuan")
    await siti.hears("Cara melapor")
    told = await budi.hears("datang terlalu cepat", "Silakan lanjutkan setelah pukul")
    assert told["text"].count("terlalu cepat") == 1
    quick_stage.clock.advance(timedelta(minutes=2))
    await budi.says("/bantuan")
    await budi.hears("Cara melapor")
    heard = [one.get("text", "") for one in await budi.messages() if not one.get("out")]
    assert sum("datang terlalu cepat" in text for text in heard) == 1


async def test_in_the_middle_of_a_report_nobody_is_cut_off(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("/lapor")
    await budi.taps("Aspirasi")
    await budi.hears("dengan kata-kata sendiri.")
    for number in range(70):
        await budi.says(f"Kalimat nomor {number} dari cerita saya.")
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    async with quick_stage.database.transaction() as session:
        [ticket] = await session.scalars(select(Ticket))
    assert "nomor 0 " in ticket.content
    assert "nomor 69 " in ticket.content


async def test_a_ninth_report_within_the_hour_waits_as_a_draft(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    texts = [f"{WISH} nomor {number}" for number in range(8)]
    assert await filed_at_once(app_of(quick_stage), texts, [budi.id] * 8) == 8
    await budi.says("/lapor")
    await budi.taps("Aspirasi")
    await budi.says("Mohon tempat sampah di taman")
    await budi.hears("Periksa sebelum dikirim")
    await budi.taps("Kirim")
    await budi.hears("banyak laporan", "Draf ini tersimpan")
    await budi.hears("Periksa sebelum dikirim", "Mohon tempat sampah di taman")
    quick_stage.clock.advance(timedelta(minutes=6))
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    assert await count(quick_stage, DraftRow.filed_at.is_not(None)) == 9


async def test_reports_at_a_thousand_an_hour_pass_when_their_words_differ(still: App) -> None:
    texts = [f"Air setinggi {n} cm masuk ke rumah kami di gang {n}, tolong perahu" for n in range(100)]
    assert await filed_at_once(still, texts, range(FIRST, FIRST + 100)) == 100  # of six minutes
    assert await count(still, Wording.bulk_id.is_not(None)) == 0
    assert await count(still, Notification.kind == "officer-file") == 100
    assert await count(still, Notification.kind == "push-file") == 100


@pytest.mark.parametrize("accounts", [1, 100])
async def test_a_prankster_s_hundred_do_not_pass(still: App, accounts: int) -> None:
    senders = [FIRST + number % accounts for number in range(100)]
    through = await filed_at_once(still, [f"{HOAX}{'!' * (n % 7)}" for n in range(100)], senders)
    assert through == (8 if accounts == 1 else 100)
    assert await count(still, Notification.kind == "officer-file") == 3
    assert await count(still, Notification.kind == "officer-bulk") == 1
    assert await count(still, Wording.bulk_id.is_not(None)) == through - 3


async def test_danger_is_told_at_once_though_the_same_words_are_held_back(quick_stage: Stage) -> None:
    citra = await quick_stage.officer("Citra", Role.COORDINATOR, "diskominfo")
    fire = "Kebakaran di gudang belakang pasar, api membesar"
    assert await filed_at_once(app_of(quick_stage), [fire] * 4, range(FIRST, FIRST + 4)) == 4
    await citra.hears("Menyebut bahaya: kebakaran", "3 laporan")
    budi = await quick_stage.person("Budi")
    await budi.says(fire)
    await budi.hears("telepon", "112")


async def test_the_clock_goes_on_with_a_large_bulk(still: App) -> None:
    await filed_at_once(still, [HOAX] * 63, range(FIRST, FIRST + 63))
    async with still.database.transaction() as session:
        work = await still.work_for(session)
        [(bulk, number)] = await bulks.undecided(work, [work.city.coordinator])
        citra = (await people.by_lookups(session, [work.keyring.lookup(CITRA)]))[work.keyring.lookup(CITRA)]
        await bulks.decide(work, bulk, citra, bulks.ARCHIVE)
    assert number == 60
    assert await count(still, Ticket.reason == "abuse") == bulks.AT_ONCE
    await still._scheduler.step()
    assert await count(still, Ticket.reason == "abuse") == 60
    assert await count(still, Notification.kind == "push-archived-abuse") == 60


async def held(stage: Stage, copies: int = 6) -> tuple[Person, Person]:
    """Citra, before whom all but three of so many equal reports are held back; Budi filed the last of them."""
    citra = (await town(stage)).citra
    budi = await stage.person("Udin")
    await budi.says("/start")
    await budi.hears("Selamat datang")
    await filed_at_once(app_of(stage), [HOAX] * copies, [*range(FIRST, FIRST + copies - 1), budi.id])
    await citra.hears("Lebih dari 3 laporan", HOAX)
    return citra, budi


async def test_what_is_held_back_is_accepted_together(stage: Stage) -> None:
    citra, budi = await held(stage)
    await budi.hears("sudah masuk")
    await citra.says("/antrean")
    await citra.hears("3 laporan menunggu")
    assert "Ditahan: 3 laporan sama" in await citra.buttons()
    await citra.says(f"/tiket {await budi.number()}")
    await citra.hears("Ditahan: teksnya sama")
    await citra.taps("Ditahan: 3 laporan sama")
    await citra.hears("3 laporan ditahan", HOAX)
    await citra.taps("Terima semua")
    await citra.hears("3 laporan diterima")
    await citra.taps("Lihat antrean")
    await citra.hears("6 laporan menunggu")
    await filed_at_once(app_of(stage), [HOAX], [FIRST + 50])
    await citra.hears("Laporan baru")


async def test_what_is_held_back_is_archived_together_with_a_way_back(stage: Stage) -> None:
    citra, budi = await held(stage)
    await citra.taps("Arsipkan semua (penyalahgunaan)")
    await citra.hears("Arsipkan 3 laporan sebagai penyalahgunaan?")
    assert await count(stage, Ticket.state == "archived") == 0
    await citra.taps("Ya, arsipkan 3")
    await citra.hears("3 laporan diarsipkan")
    await budi.hears("dikirim berkali-kali")
    assert "Minta ditinjau" in await budi.buttons()
    assert await count(stage, Ticket.state == "archived", Ticket.reason == "abuse") == 3
    await citra.says("/antrean")
    await citra.hears("3 laporan menunggu")
    await filed_at_once(app_of(stage), [HOAX], [FIRST + 50])
    await citra.hears("Lebih dari 3 laporan")


async def test_reports_archived_together_came_back_only_one_by_one(quick_stage: Stage) -> None:
    citra, budi = await held(quick_stage)
    await citra.taps("Lihat yang ditahan")
    listed = await citra.hears("3 laporan ditahan")
    assert "antara lain" not in listed["text"]
    await citra.taps("Arsipkan semua (penyalahgunaan)")
    await citra.taps("Ya, arsipkan 3")
    await budi.hears("dikirim berkali-kali")
    await citra.taps("Kembalikan semua")
    await citra.hears("3 laporan kembali dari arsip")
    await budi.hears("dibuka kembali")
    assert await count(quick_stage, Ticket.state == "archived") == 0
    await citra.taps("Lihat antrean")
    await citra.hears("6 laporan menunggu")


async def test_what_was_decided_is_not_decided_again(quick_stage: Stage) -> None:
    citra, _ = await held(quick_stage)
    [message] = [one for one in await citra.messages() if "Lebih dari 3" in one.get("text", "")]
    [accept, archive] = message["reply_markup"]["inline_keyboard"][1]
    await citra.presses(accept["callback_data"], message["message_id"])
    await citra.hears("3 laporan diterima")
    await forges(citra, Menu("bulk", archive["callback_data"].removeprefix("m:bulk:")))
    await citra.hears("sudah diterima")
    assert await count(quick_stage, Event.action == "archive") == 0


async def test_an_administrator_blocks_by_ticket_and_sees_nobody_s_name(stage: Stage) -> None:
    scene = await town(stage)
    admin, budi = await stage.admin(), scene.budi
    number = await scene.filed()
    await admin.says("/blokir")
    await admin.hears("Siapa, dan mengapa?")
    await admin.says(f"/blokir {number}")
    await admin.hears("Siapa, dan mengapa?")
    await admin.says(f"/blokir {number} laporan palsu")
    told = await admin.hears("diblokir", number)
    assert "Budi" not in told["text"]
    await budi.says("halo")
    await budi.hears("tidak diterima lagi", "sampaikan langsung di kantor", "Statistik dan Persandian")
    await budi.says("halo lagi")
    await budi.hears_nothing("tidak diterima lagi")
    await budi.says("tolong rumah saya kebakaran")
    await budi.hears("Telepon sekarang", "112")
    await budi.says("kebakaran, cepat tolong")
    await budi.hears_nothing("Telepon sekarang")
    await admin.says(f"/blokir {number} lagi")
    await admin.hears("sudah diblokir")
    await admin.says(f"/bukablokir {number} sudah menjelaskan")
    await admin.hears("dibuka")
    await budi.says("/bantuan")
    await budi.hears("Cara melapor")
    async with stage.database.transaction() as session:
        acts = list(await session.scalars(select(Audit.act).where(Audit.ticket_id.is_not(None)).order_by(Audit.id)))
        [block] = await session.scalars(select(Block))
    assert acts == ["block", "unblock"]
    assert (block.reason, block.ended_reason) == ("laporan palsu", "sudah menjelaskan")


async def test_officers_are_not_blocked_and_citizens_have_no_such_command(quick_stage: Stage) -> None:
    scene = await town(quick_stage)
    number = await files(scene.dewi)
    admin = await quick_stage.admin()
    await admin.says(f"/blokir {number} coba")
    await admin.hears("dibuat oleh seorang petugas")
    await scene.budi.says(f"/blokir {number} coba")
    await scene.budi.hears("Perintah itu tidak saya kenal")
