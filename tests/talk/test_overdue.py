"""What does not get through is told to a person: once, all together; and to the log where nobody can be told."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from bot.app import App
from bot.usecases.overdue import KIND, TOLD
from storage.models import Notification, Person, Setting
from storage.notifications import Body, post
from storage.overdue import overdue
from tests.stage import Stage
from tests.talk.scenes import Town, town
from tests.talk.test_floods import app_of


async def tried(stage: Stage, cause: str) -> None:
    """A push has failed for this cause, and what arrived is marked."""
    async with asyncio.timeout(30):
        while True:
            async with stage.database.transaction() as session:
                rows = [(row.cause, row.state) for row in await session.scalars(select(Notification))]
            if any(known == cause for known, _ in rows) and all(
                state != "sending" or known == cause for known, state in rows
            ):
                return
            await asyncio.sleep(0.02)


async def looked(stage: Stage) -> None:
    """Twelve minutes later the scheduler has looked."""
    stage.clock.advance(timedelta(minutes=12))
    await app_of(stage)._scheduler.step()
    app_of(stage)._notifier.wake()


async def counted(stage: Stage, kind: str = KIND) -> int:
    async with stage.database.transaction() as session:
        return await session.scalar(select(func.count()).where(Notification.kind == kind)) or 0


async def posted(app: App, telegram_id: int, text: str) -> None:
    async with app.database.transaction() as session:
        lookup = app.database.keyring.lookup(telegram_id)
        person = (await session.scalars(select(Person).where(Person.lookup == lookup))).one()
        post(session, now=app.clock(), kind="status", body=Body(text), person=person.id)
    app._notifier.wake()


async def scene_with_budi(stage: Stage) -> Town:
    scene = await town(stage)
    await scene.budi.says("/start")
    await scene.budi.hears("Selamat datang")
    return scene


async def test_coordinators_hear_once_of_all_that_waits(stage: Stage) -> None:
    scene = await scene_with_budi(stage)
    await stage.fault("sendMessage", "too_many_requests", chat_id=scene.budi.id, retry_after=3 * 3600)
    for text in ("Satu", "Dua"):
        await posted(app_of(stage), scene.budi.id, text)
    await tried(stage, "too_many_requests")
    await looked(stage)
    told = await scene.citra.hears("2 kabar belum sampai", "Telegram meminta menunggu")
    assert "menunggu giliran" in told["text"]
    assert "lapor updates" not in told["text"]
    await looked(stage)
    assert await counted(stage) == 1
    stage.clock.advance(timedelta(hours=3))
    app_of(stage)._notifier.wake()
    await scene.budi.hears("Satu")
    await scene.budi.hears("Dua")
    await stage.quiet()  # what was heard is marked
    await looked(stage)
    async with stage.database.transaction() as session:
        assert await session.get(Setting, TOLD) is None, "the next trouble is told again"


async def test_only_administrators_of_the_machine_read_its_command(quick_stage: Stage) -> None:
    scene, admin = await scene_with_budi(quick_stage), await quick_stage.admin()
    await admin.says("/start")
    await admin.hears("Selamat datang")
    await quick_stage.fault("sendMessage", "too_many_requests", chat_id=scene.budi.id, retry_after=3 * 3600)
    await posted(app_of(quick_stage), scene.budi.id, "Satu")
    await tried(quick_stage, "too_many_requests")
    await looked(quick_stage)
    await admin.hears("1 kabar belum sampai", "lapor updates waiting")


async def test_what_was_posted_before_the_clock_was_driven_counted_as_stuck(quick_stage: Stage) -> None:
    scene = await scene_with_budi(quick_stage)
    await posted(app_of(quick_stage), scene.budi.id, "Satu")
    await scene.budi.hears("Satu")
    app_of(quick_stage)._notifier.stop()
    await posted(app_of(quick_stage), scene.budi.id, "Dua")
    await quick_stage.lets_pass(2)
    assert await counted(quick_stage) == 0


async def test_one_chat_in_trouble_is_told_when_others_are_reached(quick_stage: Stage) -> None:
    scene = await scene_with_budi(quick_stage)
    await quick_stage.fault("sendMessage", "server_error", times=-1, chat_id=scene.budi.id)
    await posted(app_of(quick_stage), scene.budi.id, "Satu")
    await posted(app_of(quick_stage), scene.dewi.id, "Kabar lain")
    await scene.dewi.hears("Kabar lain")
    await tried(quick_stage, "server_error")
    await looked(quick_stage)
    await scene.citra.hears("1 kabar belum sampai", "gangguan di Telegram")


async def test_while_nobody_is_reached_the_log_says_so(quick_stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    scene = await scene_with_budi(quick_stage)
    await quick_stage.fault("sendMessage", "server_error", times=-1)
    await posted(app_of(quick_stage), scene.budi.id, "Satu")
    await tried(quick_stage, "server_error")
    await looked(quick_stage)
    await looked(quick_stage)
    assert await counted(quick_stage) == 0
    logged = capsys.readouterr().out
    assert "notifier.nobody_reached" in logged
    assert "Budi" not in logged


async def test_a_broadcast_that_waits_for_its_turn_is_not_late(quick_stage: Stage) -> None:
    await scene_with_budi(quick_stage)
    app = app_of(quick_stage)
    app._notifier.stop()
    async with quick_stage.database.transaction() as session:
        [person, *_] = await session.scalars(select(Person))
        for kind, priority in (("broadcast", 1), ("status", 0)):
            post(session, now=app.clock(), kind=kind, body=Body("x"), person=person.id, priority=priority)
    quick_stage.clock.advance(timedelta(minutes=12))
    async with quick_stage.database.transaction() as session:
        [late] = await overdue(session, app.clock())
    assert (late.cause, late.rows, late.chats) == ("behind", 1, 1)
