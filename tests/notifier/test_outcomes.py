"""What each failure makes of a notification: one test for each line of docs/notifications.md, played over HTTP."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text, update

from storage.models import Group, Notification
from storage.notifications import Body, Button, File
from tests.databases import KEYRING
from tests.notifier.office import MARK, QUICK, Office

PHOTO, SECOND, PAPER = File("photo", "p1"), File("photo", "p2"), File("document", "d1")


async def photo_of(office: Office, person_id: int, kind: str = "photo") -> File:
    """A file that Telegram knows: somebody sent it before."""
    sent = await office.sim(f"chats/{person_id}/messages", **{"from": person_id, kind: {"size": 1000, "name": "f.bin"}})
    known = sent[kind][-1] if kind == "photo" else sent[kind]
    return File(kind, known["file_id"])


async def test_a_push_arrives_with_its_buttons(office: Office) -> None:
    budi = await office.citizen()
    buttons = (
        (Button("Lihat", data="t:1", style="primary"), Button("Salin", copy="DMI-7K3F9QX")),
        (Button("Peta", url="https://example.org/peta"),),
    )
    row = await office.posts(budi, "<b>Selesai</b> &amp; beres", buttons=buttons, protect=True)
    assert await office.notifier().step() == 1
    [message] = await office.messages(budi)
    assert message["text"] == "Selesai & beres"
    assert message["entities"] == [{"type": "bold", "offset": 0, "length": 7}]
    assert message["has_protected_content"]
    assert message["reply_markup"]["inline_keyboard"] == [
        [
            {"text": "Lihat", "callback_data": "t:1", "style": "primary"},
            {"text": "Salin", "copy_text": {"text": "DMI-7K3F9QX"}},
        ],
        [{"text": "Peta", "url": "https://example.org/peta"}],
    ]
    [call] = await office.looks("calls", method="sendMessage")
    assert call["params"]["link_preview_options"] == {"is_disabled": True}
    kept = await office.row(row)
    assert (kept.state, kept.message_id, kept.attempts) == ("sent", message["message_id"], 1)
    assert kept.ended_at == office.clock()


async def test_files_follow_their_text_as_replies(office: Office) -> None:
    budi = await office.citizen()
    number = budi.identity["id"]
    files = [await photo_of(office, number), await photo_of(office, number), await photo_of(office, number, "document")]
    row = await office.posts(budi, "Sebelum dan sesudah", files=tuple(files), protect=True)
    await office.drain(office.notifier())
    first, *rest = await office.messages(budi)
    assert [("photo" in one, "document" in one) for one in rest] == [(True, False), (True, False), (False, True)]
    assert {one["reply_to_message"]["message_id"] for one in rest} == {first["message_id"]}
    assert rest[0]["media_group_id"] == rest[1]["media_group_id"]
    assert all(one["has_protected_content"] for one in rest)
    kept = await office.row(row)
    assert kept.message_ids == [one["message_id"] for one in (first, *rest)]
    assert (kept.message_id, kept.parts_sent) == (first["message_id"], 3)


@pytest.mark.parametrize("kind", ["video", "voice", "audio", "animation", "video_note"])
async def test_every_kind_of_file_is_carried(office: Office, kind: str) -> None:
    budi = await office.citizen()
    number = budi.identity["id"]
    sent = await office.sim(f"chats/{number}/messages", **{"from": number, "document": {"size": 10, "name": "f"}})
    await office.posts(budi, "Berkas", files=(File(kind, sent["document"]["file_id"]),))
    await office.drain(office.notifier())
    calls = await office.looks("calls", after=0)
    assert calls[-1]["method"].lower() == f"send{kind.replace('_', '')}"


@pytest.mark.parametrize("seconds", [5, 3 * 3600])
async def test_429_delays_its_chat_as_long_as_told_and_nobody_else(office: Office, seconds: int) -> None:
    budi, sari = await office.citizen(), await office.citizen("Sari Contoh")
    notifier = office.notifier()
    await office.fails("too_many_requests", chat_id=budi.identity["id"], retry_after=seconds)
    first, second = await office.posts(budi, "Satu"), await office.posts(budi, "Dua")
    await office.posts(sari, "Tiga")
    await office.drain(notifier)
    assert await office.hears(sari) == ["Tiga"]
    assert await office.hears(budi) == []
    assert (await office.row(first)).not_before == office.clock() + timedelta(seconds=seconds)
    office.clock.passes(seconds=seconds - 1)
    await office.posts(sari, "Empat")
    await office.drain(notifier)
    assert (await office.hears(budi), await office.hears(sari)) == ([], ["Tiga", "Empat"])
    office.clock.passes(seconds=1)
    await office.drain(notifier)
    assert await office.hears(budi) == ["Satu", "Dua"]
    assert {row.state for row in await office.rows()} == {"sent"}
    assert not (await office.row(second)).possible_repeat


@pytest.mark.parametrize(("kind", "cause"), [("server_error", "server_error"), ("bad_gateway", "server_error")])
async def test_5xx_is_tried_again_with_growing_pauses(office: Office, kind: str, cause: str) -> None:
    budi = await office.citizen()
    notifier = office.notifier()
    await office.fails(kind, times=4)
    row = await office.posts(budi)
    pauses = []
    for attempt in range(1, 5):
        await office.drain(notifier)
        kept = await office.row(row)
        assert (kept.state, kept.cause, kept.attempts, kept.possible_repeat) == ("waiting", cause, attempt, False)
        pauses.append(kept.not_before - office.clock())
        office.clock.time = kept.not_before
    for at, pause in enumerate(pauses):
        assert timedelta(seconds=2**at) <= pause <= timedelta(seconds=2 * 2**at)
    await office.drain(notifier)
    assert await office.hears(budi) == ["Kabar"]


async def test_no_pause_is_longer_than_five_minutes_and_no_two_are_alike(office: Office) -> None:
    budi = await office.citizen()
    notifier = office.notifier()
    await office.fails("server_error", times=-1)
    row = await office.posts(budi)
    pauses = []
    for _ in range(14):
        await office.drain(notifier)
        not_before = (await office.row(row)).not_before
        pauses.append(not_before - office.clock())
        office.clock.time = not_before
    assert all(timedelta(minutes=2, seconds=30) <= pause <= timedelta(minutes=5) for pause in pauses[8:])
    assert len(set(pauses[8:])) == 6


async def test_an_answer_that_comes_too_late_is_of_unknown_outcome(office: Office) -> None:
    budi = await office.citizen()
    notifier = office.notifier(replace(QUICK, timeout=0.2))
    await office.fails("slow", seconds=0.6)
    row = await office.posts(budi)
    await office.drain(notifier)
    assert ((await office.row(row)).cause, (await office.row(row)).possible_repeat) == ("unknown", True)
    office.clock.passes(minutes=1)
    await office.drain(notifier)
    assert (await office.row(row)).state == "sent"
    assert (await office.hears(budi))[-1] == f"Kabar\n\n{MARK}"


async def test_5xx_for_days_ends_where_officers_see_it(office: Office) -> None:
    budi = await office.citizen()
    notifier = office.notifier()
    await office.fails("server_error", times=-1)
    row = await office.posts(budi)
    for _ in range(60):
        await office.drain(notifier)
        office.clock.passes(minutes=5)
    assert await office.states() == ["waiting"]
    office.clock.passes(days=3)
    await office.drain(notifier)
    assert await office.states() == ["undeliverable"]
    assert office.traces == [(row, "server_error")]


async def test_without_a_connection_nothing_is_lost_and_nothing_doubted(office: Office) -> None:
    budi = await office.citizen()
    row = await office.posts(budi)
    await office.drain(office.notifier(api="http://127.0.0.1:9"))
    kept = await office.row(row)
    assert (kept.state, kept.cause, kept.possible_repeat) == ("waiting", "no_connection", False)
    office.clock.passes(minutes=1)
    await office.notifiers[0].close()
    await office.drain(office.notifier())
    assert await office.hears(budi) == ["Kabar"]


@pytest.mark.parametrize(("kind", "arrived"), [("close", 0), ("close_after", 1)])
async def test_a_promise_of_unknown_outcome_is_sent_once_more_and_says_so(
    office: Office, kind: str, arrived: int
) -> None:
    budi = await office.citizen()
    notifier = office.notifier()
    await office.fails(kind)
    row = await office.posts(budi, "Nomor & tanda")
    await office.drain(notifier)
    kept = await office.row(row)
    assert (kept.state, kept.cause, kept.possible_repeat) == ("waiting", "unknown", True)
    office.clock.passes(minutes=1)
    await office.drain(notifier)
    assert await office.hears(budi) == ["Nomor & tanda"] * arrived + [f"Nomor & tanda\n\n{MARK}"]
    assert (await office.row(row)).state == "sent"
    assert (await office.row(row)).possible_repeat
    assert office.traces == []


async def test_a_second_unknown_outcome_ends_where_officers_see_it(office: Office) -> None:
    budi = await office.citizen()
    notifier = office.notifier()
    await office.fails("close_after", times=2)
    row = await office.posts(budi)
    for _ in range(4):
        await office.drain(notifier)
        office.clock.passes(minutes=5)
    assert await office.states() == ["unknown"]
    assert len(await office.hears(budi)) == 2
    assert office.traces == [(row, "unknown")]


async def test_an_outage_does_not_use_up_the_repeat(office: Office) -> None:
    budi = await office.citizen()
    notifier = office.notifier()
    await office.fails("close", method="*", times=-1)
    row = await office.posts(budi)
    for _ in range(9):
        await office.drain(notifier)
        office.clock.passes(minutes=5)
    assert await office.states() == ["waiting"]
    await office.heals()
    await office.drain(notifier)
    assert await office.hears(budi) == [f"Kabar\n\n{MARK}"]
    assert (await office.row(row)).state == "sent"


async def test_a_digest_of_unknown_outcome_is_not_sent_again(office: Office) -> None:
    sari = await office.citizen("Sari Contoh")
    notifier = office.notifier()
    await office.fails("close_after")
    await office.posts(sari, "12 laporan", kind="digest")
    for _ in range(3):
        await office.drain(notifier)
        office.clock.passes(minutes=5)
    assert await office.hears(sari) == ["12 laporan"]
    assert await office.states() == ["unknown"]


@pytest.mark.parametrize(
    ("kind", "cause"),
    [
        ("blocked", "blocked"),
        ("deactivated", "deactivated"),
        ("cannot_initiate", "never_started"),
        ("chat_not_found", "chat_not_found"),
    ],
)
async def test_out_of_reach_ends_all_that_waits_for_this_person(office: Office, kind: str, cause: str) -> None:
    budi, sari = await office.citizen(), await office.citizen("Sari Contoh")
    await office.fails(kind, chat_id=budi.identity["id"])
    mine = [await office.posts(budi) for _ in range(3)]
    await office.posts(sari)
    await office.drain(office.notifier())
    assert await office.states() == ["undeliverable"] * 3 + ["sent"]
    assert [(row.cause, row.ended_at) for row in (await office.rows())[:3]] == [(cause, office.clock())] * 3
    assert office.traces == [(row, cause) for row in mine]
    gone, there = await office.reread(budi), await office.reread(sari)
    assert (gone.unreachable_at, gone.unreachable_cause) == (office.clock(), cause)
    assert there.unreachable_at is None


async def test_who_blocks_the_bot_for_real_is_out_of_reach_until_a_push_arrives(office: Office) -> None:
    budi = await office.citizen()
    notifier = office.notifier()
    await office.sim(f"people/{budi.identity['id']}/block", blocked=True)
    await office.posts(budi)
    await office.drain(notifier)
    assert (await office.reread(budi)).unreachable_cause == "blocked"
    await office.sim(f"people/{budi.identity['id']}/block", blocked=False)
    await office.posts(budi)
    await office.drain(notifier)
    assert await office.states() == ["undeliverable", "sent"]
    assert (await office.reread(budi)).unreachable_at is None


async def test_a_group_that_threw_the_bot_out_is_out_of_reach(office: Office) -> None:
    group, number = await office.bound_group()
    await office.fails("kicked", chat_id=number)
    await office.posts(group)
    await office.drain(office.notifier())
    assert (await office.reread(group)).unreachable_cause == "kicked"
    assert await office.states() == ["undeliverable"]


async def test_what_cannot_be_parsed_arrives_as_plain_text(office: Office) -> None:
    budi = await office.citizen()
    buttons = ((Button("Lihat", data="t:1"),),)
    row = await office.posts(budi, "<b>Jalan &amp; jembatan</b> <wrong>rusak</wrong>", buttons=buttons)
    await office.drain(office.notifier())
    [message] = await office.messages(budi)
    assert message["text"] == "Jalan & jembatan rusak"
    assert "entities" not in message
    assert message["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "t:1"
    assert ((await office.row(row)).state, (await office.row(row)).attempts) == ("sent", 1)


async def test_what_cannot_be_parsed_even_as_plain_text_is_refused(office: Office) -> None:
    await office.fails("parse_error", times=2)
    row = await office.posts(await office.citizen())
    await office.drain(office.notifier())
    assert await office.states() == ["undeliverable"]
    assert office.traces[0][0] == row


async def test_a_group_that_became_a_supergroup_gets_it_under_its_new_id(office: Office) -> None:
    group, old = await office.bound_group()
    other, new = await office.bound_group()
    async with office.database.transaction() as session:  # nobody knows the new id yet
        await session.delete(await session.get_one(Group, other.id))
    await office.fails("migrated", chat_id=old, migrate_to=new)
    await office.posts(group)
    await office.drain(office.notifier())
    assert await office.hears(new) == ["Kabar"]
    kept = await office.reread(group)
    assert (kept.chat_id, kept.lookup) == (str(new), KEYRING.lookup(new))
    assert await office.states() == ["sent"]


async def test_a_supergroup_that_is_known_already_keeps_its_own_row(office: Office) -> None:
    (group, old), (other, new) = await office.bound_group(), await office.bound_group()
    await office.fails("migrated", chat_id=old, migrate_to=new)
    await office.posts(group)
    await office.drain(office.notifier())
    assert await office.hears(new) == ["Kabar"]
    assert ((await office.reread(group)).chat_id, (await office.reread(other)).chat_id) == (str(old), str(new))
    assert await office.states() == ["sent"]


async def test_a_topic_that_is_gone_does_not_keep_the_message(office: Office) -> None:
    group, number = await office.bound_group()
    await office.fails("thread_not_found")
    await office.posts(group, thread=77)
    await office.drain(office.notifier())
    assert await office.hears(number) == ["Kabar"]
    first, second = await office.looks("calls", method="sendMessage")
    assert first["params"]["message_thread_id"] == 77
    assert "message_thread_id" not in second["params"]


async def test_any_other_refusal_ends_with_its_cause_and_blocks_nobody(office: Office) -> None:
    budi = await office.citizen()
    refused = await office.posts(budi, buttons=((Button("Rahasia", data="x" * 65),),))
    await office.posts(budi, "Berikutnya")
    await office.drain(office.notifier())
    assert await office.hears(budi) == ["Berikutnya"]
    kept = await office.row(refused)
    assert kept.state == "undeliverable"
    assert kept.cause is not None
    assert kept.cause.startswith("refused: ")
    assert "Rahasia" not in kept.cause
    assert [row for row, _ in office.traces] == [refused]
    assert (await office.reread(budi)).unreachable_at is None


async def test_a_token_that_is_not_accepted_loses_nothing(office: Office) -> None:
    budi, sari = await office.citizen(), await office.citizen("Sari Contoh")
    notifier = office.notifier()
    await office.fails("unauthorized", times=-1)
    await office.posts(budi)
    await office.drain(notifier)
    [kept] = await office.rows()
    assert (kept.state, kept.cause, kept.attempts) == ("waiting", "token", 0)
    await office.posts(sari)
    assert await notifier.step() == 0, "nothing is sent during the pause"
    await office.heals()
    office.clock.passes(seconds=60)
    await office.drain(notifier)
    assert (await office.hears(budi), await office.hears(sari)) == (["Kabar"], ["Kabar"])


async def test_a_photo_that_failed_after_its_text_goes_alone(office: Office) -> None:
    budi = await office.citizen()
    notifier = office.notifier()
    await office.fails("server_error", method="sendPhoto")
    row = await office.posts(budi, "Selesai", files=(await photo_of(office, budi.identity["id"]),))
    await office.drain(notifier)
    kept = await office.row(row)
    assert (kept.state, kept.parts_sent) == ("waiting", 1)
    assert len(await office.messages(budi)) == 1
    office.clock.passes(minutes=1)
    await office.drain(notifier)
    first, second = await office.messages(budi)
    assert second["reply_to_message"]["message_id"] == first["message_id"]
    assert "caption" not in second
    assert (await office.row(row)).message_ids == [first["message_id"], second["message_id"]]
    assert (await office.row(row)).state == "sent"


async def test_a_photo_of_unknown_outcome_carries_the_mark_itself(office: Office) -> None:
    budi = await office.citizen()
    notifier = office.notifier()
    await office.fails("close_after", method="sendPhoto")
    await office.posts(budi, "Selesai", files=(await photo_of(office, budi.identity["id"]),))
    await office.drain(notifier)
    office.clock.passes(minutes=1)
    await office.drain(notifier)
    text_, first, second = await office.messages(budi)
    assert (text_["text"], first.get("caption"), second["caption"]) == ("Selesai", None, MARK)


async def test_a_file_that_is_refused_is_left_out_and_the_rest_arrives(office: Office) -> None:
    budi = await office.citizen()
    paper = await photo_of(office, budi.identity["id"], "document")
    row = await office.posts(budi, "Selesai", files=(PHOTO, paper))
    await office.drain(office.notifier())
    assert [("text" in one, "document" in one) for one in await office.messages(budi)] == [(True, False), (False, True)]
    kept = await office.row(row)
    assert kept.state == "sent"
    assert kept.cause == "forgotten"
    assert office.traces == [(row, kept.cause)]


async def test_a_text_longer_than_telegram_takes_arrives_in_pieces(office: Office) -> None:
    budi = await office.citizen()
    words = " ".join(f"kata{n}" for n in range(900))
    row = await office.posts(budi, f"<b>Tindak lanjut</b>\n{words}", buttons=((Button("Lihat", data="t:1"),),))
    await office.drain(office.notifier())
    messages = await office.messages(budi)
    assert len(messages) == 2
    assert " ".join(one["text"] for one in messages).split() == ["Tindak", "lanjut", *words.split()]
    assert ["reply_markup" in one for one in messages] == [False, True]
    assert (await office.row(row)).message_ids == [one["message_id"] for one in messages]


async def test_a_row_that_cannot_be_read_ends_and_blocks_nobody(office: Office) -> None:
    budi = await office.citizen()
    broken, old = await office.posts(budi), await office.posts(budi)
    await office.posts(budi, "Berikutnya")
    async with office.database.transaction() as session:
        junk = {"junk": b"x" * 40, "id": broken}
        await session.execute(text("UPDATE notifications SET body = :junk WHERE id = :id"), junk)
        other = {"unknown": "shape"}
        await session.execute(update(Notification).where(Notification.id == old).values(body=other))
    await office.drain(office.notifier())
    office.clock.passes(minutes=5)
    await office.drain(office.notifiers[0])
    assert await office.states() == ["undeliverable", "unknown", "sent"]
    assert [cause for _, cause in office.traces] == ["unreadable", "fault"]


async def test_a_trace_that_fails_keeps_no_mark_from_being_written(office: Office) -> None:
    budi = await office.citizen()
    await office.fails("blocked")
    await office.posts(budi)

    async def broken(*_: object) -> None:
        raise ZeroDivisionError

    await office.drain(office.notifier(on_undeliverable=broken))
    assert await office.states() == ["undeliverable"]
    assert (await office.reread(budi)).unreachable_cause == "blocked"


def test_bodies_are_plain_data() -> None:
    assert Body.from_json(Body("Kabar", files=(SECOND, PAPER)).to_json()).files == (SECOND, PAPER)
