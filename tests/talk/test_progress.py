"""One progress card for each ticket, edited in place; one reminder for each draft."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from storage.models import Event, Notification
from tests.stage import TOKEN, Stage
from tests.talk.scenes import WISH, Town, town, verifies


async def _card(place: Town, *fragments: str) -> dict[str, Any]:
    """The card, whose edits may come before or after what else is said."""
    place.budi.forgets()
    return await place.budi.hears("Perjalanan laporan Anda", *fragments)


async def test_the_card_stands_beside_the_pushes_and_changes_in_place(stage: Stage) -> None:
    place = await town(stage)
    number = await place.filed()
    card = await place.budi.hears("Perjalanan laporan Anda", number, WISH, "Masuk: sudah", "Diperiksa: sekarang")
    await verifies(place.citra, number)
    shown = await place.budi.hears(
        "Perjalanan laporan Anda", "Ditindaklanjuti: sekarang", "Sekarang di Dinas Perhubungan"
    )
    assert shown["message_id"] == card["message_id"]
    await place.dewi.hears("untuk instansi Anda", number)
    await place.dewi.says(f"/tindaklanjut {number} Tim sudah ke lokasi.")
    await _card(place, "Status: Proses", "selesai paling lambat")
    await place.proposes(number)
    await _card(place, "Ditindaklanjuti: sudah", "Selesai: sekarang")
    await place.budi.taps("Sudah selesai")
    await _card(place, "Selesai: sudah")
    cards = [one for one in await place.budi.messages() if "Perjalanan laporan" in one.get("text", "")]
    assert len(cards) == 1


async def test_a_deleted_card_is_not_sent_again_and_leaves_no_trace(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.filed()
    card = await place.budi.hears("Perjalanan laporan Anda")
    gone = {"chat_id": place.budi.id, "message_id": card["message_id"]}
    await quick_stage.post(f"/bot{TOKEN}/deleteMessage", gone)
    await verifies(place.citra, number)
    await place.budi.hears("sudah diperiksa", number)
    await place.dewi.hears("untuk instansi Anda", number)
    await place.proposes(number)
    async with quick_stage.database.transaction() as session:
        edits = list(await session.scalars(select(Notification.state).where(Notification.edits_id.is_not(None))))
        events = list(await session.scalars(select(Event.action)))
    assert edits[0] == "undeliverable"
    assert "undelivered" not in events
    shown = [one for one in await place.budi.messages() if not one.get("deleted")]
    assert not [one for one in shown if "Perjalanan laporan" in one.get("text", "")]


async def test_a_reply_to_the_card_is_a_reply_to_its_ticket(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await place.budi.replies("Perjalanan laporan Anda", "Tambahan: di sisi kiri jalan")
    await place.dewi.hears("Pelapor menjawab", number, "di sisi kiri jalan")


async def test_a_draft_is_brought_to_mind_once_in_the_morning_of_a_working_day(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    await budi.says("lampu jalan mati total di sini")
    await budi.hears("Kapan kejadiannya?")
    assert quick_stage.app is not None
    await quick_stage.app.advance(quick_stage.clock() + timedelta(days=9))
    await budi.hears("Lampu jalan mati total", "belum dikirim. Masih ingin melaporkannya?")
    async with quick_stage.database.transaction() as session:
        [row] = list(await session.scalars(select(Notification).where(Notification.kind == "draft-remind")))
    local = row.created_at.astimezone(UTC) + timedelta(hours=7)
    assert (local.hour, local.weekday() < 5) == (8, True)
    await budi.taps("Lanjutkan")
    await budi.hears("Kapan kejadiannya?")
    await quick_stage.app.advance(quick_stage.clock() + timedelta(days=30))
    async with quick_stage.database.transaction() as session:
        assert len(list(await session.scalars(select(Notification).where(Notification.kind == "draft-remind")))) == 1
    assert isinstance(row.created_at, datetime)


async def test_who_reports_in_a_group_of_citizens_is_shown_the_private_chat(quick_stage: Stage) -> None:
    budi = await quick_stage.person("Budi")
    in_group = quick_stage.in_group(budi, await quick_stage.group("RT 05 Contoh", budi))
    await in_group.hears("Laporan warga hanya diterima di chat pribadi")
    assert await in_group.buttons() == ["Buka chat pribadi"]
    await in_group.replies("Laporan warga hanya diterima", "jalan kami rusak min")
    await in_group.hears("Laporan tidak diterima di grup")
