"""Health, readiness and metrics, as whoever watches asks for them over HTTP."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.app import App
from bot.operations import figures, health
from bot.settings import read
from storage import figures as stored
from storage import schema
from tests.operations.conftest import Watched
from tests.operations.kit import living, spoilt
from tests.stage import TOKEN
from tests.talk.scenes import files, town


async def _told(stage: Watched, path: str) -> tuple[int, dict[str, str]]:
    status, body = await stage.sees(path)
    return status, json.loads(body)


async def _numbers(stage: Watched) -> dict[str, float]:
    """The samples of /metrics by their names with the values of their labels."""
    status, body = await stage.sees("/metrics")
    assert status == 200
    return {
        "|".join((one.name, *filter(None, one.labels.values()))): one.value
        for family in text_string_to_metric_families(body)
        for one in family.samples
    }


async def _becomes(stage: Watched, path: str, part: str, word: str) -> None:
    async with asyncio.timeout(30):
        while True:
            status, parts = await _told(stage, path)
            if parts[part] == word and status == (200 if word == "ok" else 503):
                return
            await asyncio.sleep(0.02)


async def test_a_bot_that_runs_is_alive_and_ready(watched_both: Watched) -> None:
    parts = dict.fromkeys(("notifier", "scheduler", "tending", "door"), "ok")
    assert await _told(watched_both, "/health") == (200, parts)
    assert await _told(watched_both, "/ready") == (200, parts | {"database": "ok", "migrations": "ok"})


@pytest.mark.parametrize("part", ["notifier", "scheduler", "door"])
async def test_a_part_that_stopped_fails_both(watched: Watched, part: str) -> None:
    assert watched.app is not None
    watched.app._tasks[part].cancel()
    await _becomes(watched, "/health", part, "stopped")
    await _becomes(watched, "/ready", part, "stopped")


async def test_a_part_that_breaks_asks_for_a_new_start(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    assert watched.app is not None

    def breaks(_self: Any, _following: Any) -> float:
        raise SystemError

    monkeypatch.setattr("bot.scheduler.Scheduler._until", breaks)
    monkeypatch.setattr("bot.scheduler.Scheduler._rest", breaks)
    watched.app._scheduler.wake()
    await asyncio.wait_for(watched.app.broken.wait(), 30)
    await _becomes(watched, "/health", "scheduler", "stopped")


async def test_rounds_that_fail_make_it_unready_and_not_dead(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    await watched.fault("getUpdates", "unauthorized", times=-1)
    await (await watched.person("Budi")).says("halo")  # ends the long poll that waits
    monkeypatch.setattr(health, "LATE_SECONDS", 0.5)
    await _becomes(watched, "/ready", "door", "late")
    assert (await _told(watched, "/health"))[0] == 200


async def test_a_part_that_hangs_is_stuck(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "STUCK_SECONDS", 0.0)
    status, parts = await _told(watched, "/health")
    assert status == 503
    assert parts["notifier"] == "stuck"


async def test_a_database_that_is_away_makes_it_unready_and_not_dead(watched: Watched) -> None:
    file = watched.home.folder / "lapor.db"
    file.rename(file.with_suffix(".gone"))
    try:
        status, parts = await _told(watched, "/ready")
        assert (status, parts["database"]) == (503, "away")
        assert (await _told(watched, "/health"))[0] == 200
        assert (await _numbers(watched))["lapor_database_up"] == 0
    finally:
        file.with_suffix(".gone").rename(file)


async def test_a_database_behind_this_release_makes_it_unready(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = schema.head()
    monkeypatch.setattr(schema, "head", lambda: "9999")
    monkeypatch.setattr(schema, "before", lambda _newest: [real])
    status, parts = await _told(watched, "/ready")
    assert (status, parts["migrations"]) == (503, "behind")


async def test_a_database_of_a_newer_release_does_not(watched: Watched) -> None:
    async with watched.database.transaction() as session:
        connection = await session.connection()
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert (await _told(watched, "/ready"))[0] == 200


@pytest.mark.parametrize("part", ["talk", "notifier", "scheduler", "web"])
async def test_every_part_alone_can_be_asked(part: str, tmp_path: Path) -> None:
    _home, database = await living("sqlite", tmp_path / "home")
    settings = read(_env_file=None, bot_token=TOKEN, telegram_api_url="http://127.0.0.1:1", http_port=0)
    stage = Watched(_home, database)
    stage.app = App(settings, database, only=frozenset({part}), patrolled=False)
    await stage.app.start()
    try:
        assert (await _told(stage, "/health"))[0] == 200
        status, parts = await _told(stage, "/ready")
        assert status == 200
        own = {"talk": {"tending", "door"}, "web": set(), "scheduler": {"scheduler", "files"}}.get(part, {part})
        assert set(parts) == own | {"database", "migrations"}
        assert (await _numbers(stage))["lapor_database_up"] == 1
    finally:
        await stage.app.stop()


async def test_a_notifier_alone_runs_where_its_port_is_taken(watched: Watched, tmp_path: Path) -> None:
    _home, database = await living("sqlite", tmp_path / "other")
    assert watched.app is not None
    given = {"bot_token": TOKEN, "telegram_api_url": watched.simulator.url, "http_port": watched.app.port}
    alone = App(read(_env_file=None, **given), database, only=frozenset({"notifier"}), patrolled=False)
    await alone.start()
    assert alone.health.alive() == {"notifier": "ok"}
    await alone.stop()


async def test_metrics_tell_what_happened(watched_both: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "FRESH_SECONDS", 0)
    monkeypatch.setattr(figures, "SLOW_SECONDS", 0)
    stage = watched_both
    before = await _numbers(stage)
    here = await town(stage)
    number = await here.assigned()
    await files(here.budi)
    await here.budi.says("Satu lagi: lampu jalan mati di Teluk Binjai")
    await here.budi.hears("?")
    now = await _numbers(stage)

    def grown(name: str) -> float:
        return now[name] - before.get(name, 0)

    assert grown("lapor_updates_total|handled") >= 10
    assert grown("lapor_updates_total|repeated") == grown("lapor_updates_total|set_aside") == 0
    assert grown("lapor_notifications_total|sent") >= 4
    assert grown("lapor_answer_seconds_count") >= 10
    assert grown("lapor_batch_updates_sum") == grown("lapor_updates_total|handled")
    assert grown("lapor_notification_seconds_count") == grown("lapor_notifications_total|sent")
    assert now["lapor_tickets|Belum Ditindaklanjuti"] == now["lapor_tickets|Belum Terverifikasi"] == 1
    assert now["lapor_tickets|Selesai"] == now["lapor_tickets_late|Belum Ditindaklanjuti"] == 0
    assert now["lapor_drafts"] == 1
    assert now["lapor_database_up"] == now["lapor_part_up|notifier"] == now["lapor_part_leads|scheduler"] == 1
    assert now["lapor_part_round_age_seconds|notifier"] < 30
    assert number not in (await stage.sees("/metrics"))[1]


async def test_what_waits_and_what_is_late_is_told(watched_both: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "FRESH_SECONDS", 0)
    stage = watched_both
    here = await town(stage)
    number = await here.assigned()
    await stage.lets_pass(6)
    assert (await _numbers(stage))["lapor_tickets_late|Belum Ditindaklanjuti"] == 1
    await stage.fault("sendMessage", "bad_gateway", chat_id=here.budi.id, times=-1)
    await here.dewi.says(f"/tindaklanjut {number} Tim turun sore ini.")
    async with asyncio.timeout(30):
        while not (now := await _numbers(stage))["lapor_notifications_waiting|personal"]:
            await asyncio.sleep(0.05)
    assert now["lapor_notifications_oldest_seconds|personal"] > 0
    async with asyncio.timeout(30):
        while not (await _numbers(stage)).get("lapor_notifications_total|server_error|waiting"):
            await asyncio.sleep(0.05)


async def test_what_was_set_aside_is_told(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "FRESH_SECONDS", 0)
    before = (await _numbers(watched))["lapor_updates_total|set_aside"]
    person = await watched.person("Budi")
    await person.says("/start")
    await person.hears("Selamat datang")
    await spoilt(person)
    await person.hears("gangguan")
    now = await _numbers(watched)
    assert now["lapor_updates_total|set_aside"] == before + 1
    assert now["lapor_updates_kept_aside"] == 1


async def test_figures_are_asked_of_the_database_seldom(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    real = stored.queues

    async def counted(connection: Any) -> Any:
        asked.append(1)
        return await real(connection)

    monkeypatch.setattr(stored, "queues", counted)
    await asyncio.gather(*(watched.sees("/metrics") for _ in range(5)))
    assert len(asked) == 1


async def test_metrics_have_words_that_say_what_they_are(watched: Watched) -> None:
    _status, body = await watched.sees("/metrics")
    own = {family.name: family.documentation for family in text_string_to_metric_families(body)}
    told = {name: words for name, words in own.items() if name.startswith("lapor_")}
    assert len(told) > 15
    assert all(re.search(r"[\w)]\.$", words) for words in told.values()), told
