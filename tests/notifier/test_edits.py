"""A message that is edited in place: never a second message, tried again when that helps, silent when it does not."""

from __future__ import annotations

from sqlalchemy import update

from storage.models import Notification, Person
from storage.notifications import Body, post
from tests.notifier.office import Office


async def edits(office: Office, to: Person, card: int, text: str) -> int:
    async with office.database.transaction() as session:
        row = post(session, now=office.clock(), kind="progress", body=Body(text=text), person=to.id, edits=card)
        await session.flush()
        return row.id


async def test_an_edit_changes_its_message_and_sends_none(office: Office) -> None:
    budi = await office.citizen()
    card = await office.posts(budi, "Masuk")
    edit = await edits(office, budi, card, "Diperiksa")
    notifier = office.notifier()
    await office.drain(notifier)
    assert await office.hears(budi) == ["Diperiksa"]
    assert (await office.row(edit)).state == "sent"
    again = await edits(office, budi, card, "Diperiksa")
    await office.drain(notifier)
    assert (await office.row(again)).state == "sent", "a message that is as it should be is no failure"


async def test_an_edit_of_what_never_arrived_ends_in_silence(office: Office) -> None:
    budi = await office.citizen()
    card = await office.posts(budi, "Masuk")
    await office.fails("parse_error", times=2)
    edit = await edits(office, budi, card, "Diperiksa")
    await office.drain(office.notifier())
    assert (await office.row(edit)).state == "undeliverable"
    assert await office.hears(budi) == []


async def test_an_edit_waits_for_a_telegram_that_is_away(office: Office) -> None:
    budi = await office.citizen()
    card, notifier = await office.posts(budi, "Masuk"), office.notifier()
    await office.drain(notifier)
    await office.fails("server_error", "editMessageText", times=2)
    edit = await edits(office, budi, card, "Diperiksa")
    for _ in range(3):
        await office.drain(notifier)
        office.clock.passes(minutes=1)
    assert await office.hears(budi) == ["Diperiksa"]
    assert not (await office.row(edit)).possible_repeat


async def test_an_edit_that_a_dead_process_was_making_is_made_again_without_a_mark(office: Office) -> None:
    budi = await office.citizen()
    card, dying = await office.posts(budi, "Masuk"), office.notifier()
    await office.drain(dying)
    await dying.close()
    edit = await edits(office, budi, card, "Diperiksa")
    async with office.database.transaction() as session:
        cut_off = {"state": "sending", "claimed_at": office.clock()}
        await session.execute(update(Notification).where(Notification.id == edit).values(cut_off))
    await office.drain(office.notifier())
    assert await office.hears(budi) == ["Diperiksa"]
    assert (await office.row(edit)).state == "sent"
