"""Agencies' groups: topics, who took a ticket, groups that move, and groups of strangers."""

from __future__ import annotations

import asyncio

from sqlalchemy import select

from bot.callbacks import Menu, encode
from bot.domain.people import Role
from storage.models import Taker, Topic
from tests.stage import ADMIN, Person, Stage
from tests.talk.scenes import town

CREATE = "createForumTopic"


async def _bound(stage: Stage, *members: Person, forum: bool = False, rights: bool = True) -> int:
    """A group of Dinas Perhubungan, perhaps with topics in which the bot may make new ones."""
    admin = await stage.admin()
    wish = {"title": "Grup Dishub", "members": [one.id for one in (admin, *members)]}
    kind = {"type": "supergroup", "forum": True} if forum else {}
    group = int((await stage.post("/sim/groups", wish | kind))["id"])
    if forum and rights:
        joined = {"person": stage.simulator.world.bot_id, "joined": True, "status": "administrator"}
        await stage.post(f"/sim/groups/{group}/members", joined)
    there = stage.in_group(admin, group)
    await there.says("/ikatgrup Dinas Perhubungan")
    await there.hears("sekarang menerima kabar laporan untuk Dinas Perhubungan")
    return group


async def _threads(stage: Stage) -> dict[int, int]:
    async with stage.database.transaction() as session:
        return {row.ticket_id: row.thread for row in await session.scalars(select(Topic))}


async def test_each_ticket_has_a_topic_in_a_forum_and_answers_stay_in_it(stage: Stage) -> None:
    place = await town(stage)
    group = await _bound(stage, place.dewi, forum=True)
    dewi = stage.in_group(place.dewi, group)
    first = await place.assigned()
    here = (await dewi.hears("untuk instansi Anda", first))["message_thread_id"]
    second = await place.assigned("Mohon halte Contoh di Jalan Contoh diberi atap")
    there = (await dewi.hears("untuk instansi Anda", second))["message_thread_id"]
    assert here != there
    names = [topic["name"] for topic in (await stage.get(f"/sim/chats/{group}"))["topics"]]
    assert [name.partition(" ")[0] for name in names] == [first, second]
    pushed = await dewi.messages()
    card = next(one["message_id"] for one in pushed if one.get("message_thread_id") == here and one.get("reply_markup"))
    await dewi.taps("Buka kartu", card)
    assert (await dewi.hears(first, "dari Budi"))["message_thread_id"] == here
    await dewi.says(f"/tindaklanjut {first} Tim turun sore ini.", topic=here)
    assert (await dewi.hears("✓ Tindak lanjuti", first))["message_thread_id"] == here
    await place.proposes(first, "Sudah.")
    await place.budi.taps("Belum selesai")
    await place.budi.says("Masih rusak.")
    assert (await dewi.hears("belum selesai", first))["message_thread_id"] == here
    await _until(stage, sorted((here, there)))


async def test_a_topic_hears_in_the_morning_that_the_clock_ended_its_ticket(stage: Stage) -> None:
    place = await town(stage)
    dewi = stage.in_group(place.dewi, await _bound(stage, place.dewi, forum=True))
    number = await place.assigned()
    here = (await dewi.hears("untuk instansi Anda", number))["message_thread_id"]
    await place.proposes(number)
    await stage.lets_pass(12)
    assert (await dewi.hears("selesai otomatis", f"/tiket {number}"))["message_thread_id"] == here


async def test_a_deleted_topic_is_made_again_and_nothing_is_lost(stage: Stage) -> None:
    place = await town(stage)
    group = await _bound(stage, place.dewi, forum=True)
    dewi = stage.in_group(place.dewi, group)
    number = await place.proposed()
    old = (await dewi.hears("untuk instansi Anda", number))["message_thread_id"]
    stage.files_forgotten()  # the refusal is the point
    del stage.simulator.world.chat(group).topics[old]
    await place.budi.taps("Belum selesai")
    await place.budi.says("Masih rusak.")
    new = (await dewi.hears("belum selesai", number))["message_thread_id"]
    assert new != old
    await _until(stage, [new])
    await place.dewi.says(f"/selesai {number} Sekarang sudah.")
    await place.budi.hears("menyatakan laporan Anda selesai", "Sekarang sudah.")
    await place.budi.taps("Sudah selesai")
    assert (await dewi.hears("Pelapor menyatakan", number, "selesai"))["message_thread_id"] == new


async def _until(stage: Stage, threads: list[int]) -> None:
    """What landed is marked a moment after it was heard."""
    for _ in range(100):
        found = sorted((await _threads(stage)).values())
        if found == threads:
            return
        await asyncio.sleep(0.02)
    raise AssertionError(found)


async def test_a_forum_in_which_the_bot_may_make_no_topics_hears_everything_outside_of_them(stage: Stage) -> None:
    place = await town(stage)
    stage.files_forgotten()  # the refusals are the point
    group = await _bound(stage, place.dewi, forum=True, rights=False)
    number = await place.assigned()
    assert "message_thread_id" not in await stage.in_group(place.dewi, group).hears(number)


async def test_a_topic_waits_for_a_telegram_that_is_busy_and_is_made_once(stage: Stage) -> None:
    place = await town(stage)
    group = await _bound(stage, place.dewi, forum=True)
    await stage.fault(CREATE, "server_error", times=2)
    number = await place.assigned()
    assert (await stage.in_group(place.dewi, group).hears(number))["message_thread_id"]
    assert len((await stage.get(f"/sim/chats/{group}"))["topics"]) == 1


async def test_the_topic_of_a_confidential_report_is_only_its_number(stage: Stage) -> None:
    place = await town(stage)
    group = await _bound(stage, place.dewi, forum=True)
    number = await place.confidential()
    hidden = await stage.in_group(place.dewi, group).hears("Laporan rahasia", number)
    assert [one["text"] for row in hidden["reply_markup"]["inline_keyboard"] for one in row] == ["Buka di chat pribadi"]
    assert [one["name"] for one in (await stage.get(f"/sim/chats/{group}"))["topics"]] == [number]


async def test_a_report_that_becomes_confidential_is_hidden_in_the_group(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    dewi = quick_stage.in_group(place.dewi, await _bound(quick_stage, place.dewi))
    number = await place.assigned()
    await dewi.hears("zebra cross", number)
    await place.budi.says(f"/cek {number}")
    await place.budi.hears("Tindak lanjut", number)
    await place.budi.taps("Jadikan anonim atau rahasia")
    await place.budi.taps("Rahasia")
    await dewi.hears("Laporan rahasia", number)
    shown = " ".join(one.get("text", "") for one in await dewi.messages())
    assert "zebra cross" not in shown


async def test_who_took_a_report_is_shown_in_place_so_that_two_do_not_work_on_one(stage: Stage) -> None:
    place = await town(stage)
    eko = await stage.officer("Eko", Role.LIAISON, "dishub")
    group = await _bound(stage, place.dewi, eko)
    dewi, eko_there = stage.in_group(place.dewi, group), stage.in_group(eko, group)
    number = await place.assigned()
    pushed = await dewi.hears("untuk instansi Anda", number)
    await dewi.taps("Saya kerjakan")
    shown = await dewi.hears("Diambil Dewi", number)
    assert shown["message_id"] == pushed["message_id"]
    await eko_there.presses(encode(Menu("take", number)), pushed["message_id"])
    await _toast(stage, "Sudah diambil Dewi")
    await eko.says(f"/tiket {number}")
    await eko.hears(number, "Diambil Dewi")
    await dewi.taps("Lepaskan")
    assert "Diambil" not in (await dewi.hears("untuk instansi Anda", number))["text"]
    await eko_there.taps("Saya kerjakan")
    await eko_there.hears("Diambil Eko", number)
    await dewi.hears("Diambil Eko", number)
    await eko_there.says(f"/tindaklanjut {number} Tim turun.")
    await eko_there.hears("✓ Tindak lanjuti")
    await dewi.hears("untuk instansi Anda", number)
    async with stage.database.transaction() as session:
        assert list(await session.scalars(select(Taker))) == []


async def _toast(stage: Stage, words: str) -> None:
    for _ in range(200):
        if any(words in str(call) for call in stage.simulator.world.calls if call["method"] == "answerCallbackQuery"):
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"nobody is told {words!r} by a toast")


async def test_a_member_who_is_no_officer_of_the_agency_is_refused_kindly_and_changes_nothing(
    quick_stage: Stage,
) -> None:
    place = await town(quick_stage)
    mallory = await quick_stage.person("Mallory Contoh")
    lala = await quick_stage.officer("Lala", Role.LIAISON, "dlh")
    group = await _bound(quick_stage, place.dewi, mallory, lala)
    number = await place.assigned()
    await quick_stage.in_group(place.dewi, group).hears(number)
    for stranger in (mallory, lala):
        there = quick_stage.in_group(stranger, group)
        await there.taps("Saya kerjakan")
        await _toast(quick_stage, "hanya untuk petugas instansi")
        quick_stage.simulator.world.calls.clear()
    async with quick_stage.database.transaction() as session:
        assert list(await session.scalars(select(Taker))) == []


async def test_what_an_officer_who_leaves_had_taken_is_free_again(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    dewi = quick_stage.in_group(place.dewi, await _bound(quick_stage, place.dewi))
    number = await place.assigned()
    await dewi.hears("untuk instansi Anda", number)
    await dewi.taps("Saya kerjakan")
    await dewi.hears("Diambil Dewi")
    admin = Person(quick_stage, ADMIN, "Gita Admin")
    await admin.says("/petugas")
    await admin.taps("Akhiri tugas Dewi")
    assert "Diambil" not in (await dewi.hears("untuk instansi Anda", number))["text"]
    await dewi.taps("Saya kerjakan")
    await _toast(quick_stage, "hanya untuk petugas instansi")


async def test_any_liaison_of_the_group_acts_by_replying_to_its_message(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    eko = await quick_stage.officer("Eko", Role.LIAISON, "dishub")
    group = await _bound(quick_stage, place.dewi, eko)
    there = quick_stage.in_group(eko, group)
    number = await place.assigned()
    await there.hears("untuk instansi Anda", number)
    await there.replies("untuk instansi Anda", "Tim turun besok pagi.")
    await there.hears("Tim turun besok pagi.", number)
    await there.taps("Tindak lanjuti")
    await there.hears("✓ Tindak lanjuti", number)
    await place.budi.hears("Tim turun besok pagi.")


async def test_a_group_that_became_a_supergroup_keeps_its_agency(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    group = await _bound(quick_stage, place.dewi)
    new = int((await quick_stage.post(f"/sim/groups/{group}/migrate", {}))["id"])
    dewi = quick_stage.in_group(place.dewi, new)
    quick_stage.files_forgotten()  # the old id may be tried once
    number = await place.assigned()
    await dewi.hears("untuk instansi Anda", number)
    await dewi.taps("Saya kerjakan")
    await dewi.hears("Diambil Dewi")


async def test_a_group_of_strangers_is_answered_once_and_ignored(quick_stage: Stage) -> None:
    await town(quick_stage)
    mallory = await quick_stage.person("Mallory Contoh")
    group = await quick_stage.group("Grup orang lain", mallory)
    there = quick_stage.in_group(mallory, group)
    await there.hears("Laporan warga hanya diterima di chat pribadi")
    for status in ("administrator", "member"):
        joined = {"person": quick_stage.simulator.world.bot_id, "joined": True, "status": status}
        await quick_stage.post(f"/sim/groups/{group}/members", joined)
    for words in ("/tiket DMI-7K3F9QX", "/ikatgrup Dinas Perhubungan", "/antrean", "halo", "/undang admin"):
        await there.says(words)
    await there.says("/lapor jalan rusak")
    await there.hears("Laporan tidak diterima di grup")
    await there.says("/lapor jalan rusak sekali")
    await mallory.says("/bantuan")
    await mallory.hears("/lapor")
    said = [one for one in await there.messages() if not one.get("out") and "text" in one]
    assert len(said) == 2, await there.transcript()


async def test_who_took_a_report_shows_in_the_private_pushes_too(quick_stage: Stage) -> None:
    """Whoever read the private push did not see that a colleague was on the way already."""
    place = await town(quick_stage)
    dian = await quick_stage.officer("Dian", Role.LIAISON, "dishub")
    admin = await quick_stage.admin()
    group = await quick_stage.group("Grup Dishub", admin, place.dewi, dian)
    there = quick_stage.in_group(admin, group)
    await there.says("/ikatgrup Dinas Perhubungan")
    await there.hears("sekarang menerima kabar")
    number = await place.assigned()
    pushed = await dian.hears("untuk instansi Anda", number)
    dewi = quick_stage.in_group(place.dewi, group)
    await dewi.hears("untuk instansi Anda", number)
    await dewi.taps("Saya kerjakan")
    marked = await dian.hears("untuk instansi Anda", number, "Diambil Dewi")
    assert marked["message_id"] == pushed["message_id"]
    await place.budi.says(f"/tanggapi {number} Di sisi sekolah.")
    await dian.hears("Pelapor menjawab", "Diambil Dewi")
    await dewi.taps("Lepaskan")
    freed = await dian.hears("Pelapor menjawab", number)
    assert "Diambil" not in freed["text"]
