"""Buttons that do something, pressed twice: at once, and again when the first press is long over."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.domain.people import Role
from bot.usecases import bulks
from handlers.twice import SOON
from storage.models import Event, Notification, Nudge
from tests.stage import Person, Stage
from tests.talk.scenes import town
from tests.talk.test_floods import HOAX, app_of, count, filed_at_once, held
from tests.talk.test_ready import ANSWER, _writes

MOMENTS = [timedelta(0), timedelta(seconds=SOON + 2)]


async def _again(person: Person, message: dict[str, Any], label: str, after: timedelta) -> int:
    """Press the button of that message once more; how many messages the bot has sent since."""
    stage = person.stage
    await stage.quiet()
    before = len(await person.messages())
    stage.clock.advance(after)
    rows = message["reply_markup"]["inline_keyboard"]
    data = next(one["callback_data"] for row in rows for one in row if one["text"] == label)
    chat = {"id": person.chat, "type": "private", "first_name": person.name}
    pressed = {"message_id": message["message_id"], "date": 0, "chat": chat}
    sender = {"id": person.id, "is_bot": False, "first_name": person.name}
    query = {"id": "1", "from": sender, "chat_instance": "1", "message": pressed, "data": data}
    await stage.post("/sim/updates", {"callback_query": query})  # on its way before the buttons were taken off
    await person.hears_nothing("nobody says this", 0.3)
    await stage.quiet()
    return len(await person.messages()) - before


@pytest.mark.parametrize("after", MOMENTS)
async def test_a_ready_answer_sent_twice_reaches_the_citizen_once(quick_stage: Stage, after: timedelta) -> None:
    place = await town(quick_stage)
    number = await place.assigned()
    await _writes(place.dewi, "Tindak lanjuti", ANSWER)
    await place.dewi.hears("Tersimpan")
    await place.dewi.says(f"/tindaklanjut {number}")
    await place.dewi.taps("📋 Tim turun")
    seen = await place.dewi.hears("Ini yang dibaca pelapor", number)
    await place.dewi.taps("Kirim teks ini")
    await place.dewi.hears("✓ Tindak lanjuti", number)
    said = await _again(place.dewi, seen, "Kirim teks ini", after)
    assert said == (1 if after else 0), await place.dewi.transcript()
    if after:
        await place.dewi.hears("sudah berakhir")
    assert await count(quick_stage, Event.action == "follow_up") == 1


@pytest.mark.parametrize("after", MOMENTS)
async def test_all_that_are_late_are_reminded_once(quick_stage: Stage, after: timedelta) -> None:
    """The second press answered that no agency had been reminded of no report."""
    place = await town(quick_stage)
    await place.assigned()
    await quick_stage.lets_pass(6)
    await place.citra.says("/belum")
    seen = await place.citra.hears("Belum Ditindaklanjuti: 1")
    await place.citra.taps("Ingatkan semua yang lewat batas")
    await place.citra.hears("1 instansi diingatkan")
    said = await _again(place.citra, seen, "Ingatkan semua yang lewat batas", after)
    assert said == (1 if after else 0), await place.citra.transcript()
    if after:
        await place.citra.hears("sudah diingatkan hari ini")
    async with quick_stage.database.transaction() as session:
        assert await session.scalar(select(func.count(Nudge.id))) == 1


async def _archived(stage: Stage, copies: int) -> tuple[Person, Person]:
    """Citra and her colleague Cahya, before whom so many equal reports were archived together."""
    citra, _ = await held(stage, copies)
    cahya = await stage.officer("Cahya", Role.COORDINATOR, "diskominfo")
    await citra.taps("Arsipkan semua (penyalahgunaan)")
    await citra.taps(f"Ya, arsipkan {copies - 3}")
    await citra.hears(f"{copies - 3} laporan diarsipkan")
    return citra, cahya


@pytest.mark.parametrize("after", MOMENTS)
async def test_a_colleague_heard_of_each_report_that_came_back_together(quick_stage: Stage, after: timedelta) -> None:
    citra, cahya = await _archived(quick_stage, 8)
    seen = (await citra.messages())[-1]
    await citra.taps("Kembalikan semua")
    await citra.hears("5 laporan kembali dari arsip")
    await cahya.hears("5 laporan", "kembali dari arsip", HOAX)
    assert await count(quick_stage, Notification.kind == "officer-restored") == 0
    said = await _again(citra, seen, "Kembalikan semua", after)
    assert said == (1 if after else 0), await citra.transcript()
    if after:
        await citra.hears("sudah dikembalikan dari arsip")
    assert await count(quick_stage, Notification.kind == "officer-bulk-restored") == 1
    assert await count(quick_stage, Event.action == "restore") == 5


async def test_more_than_fifty_reports_come_back_in_slices_and_are_told_of_once(quick_stage: Stage) -> None:
    citra, cahya = await _archived(quick_stage, 63)
    await app_of(quick_stage)._scheduler.step()
    assert await count(quick_stage, Event.action == "archive") == 60
    await citra.taps("Kembalikan semua")
    await citra.hears("60 laporan kembali dari arsip")
    assert await count(quick_stage, Event.action == "restore") == bulks.AT_ONCE
    await app_of(quick_stage)._scheduler.step()
    assert await count(quick_stage, Event.action == "restore") == 60
    await cahya.hears("60 laporan", "kembali dari arsip")
    assert await count(quick_stage, Notification.kind == "officer-bulk-restored") == 1
    assert await count(quick_stage, Notification.kind == "officer-restored") == 0
    assert await filed_at_once(app_of(quick_stage), [HOAX], [7_100_000_999]) == 1
