"""The doctor: each thing that can be wrong is found, named, and its remedy said; nothing is changed by looking."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, web

from bot.operations import attachments, machine, remote, stored, telegram
from bot.operations.doctor import examine
from bot.operations.findings import OK, PROBLEM, WARNING, Finding
from bot.operations.stored import Facts
from bot.operations.telegram import Answer, Asked
from bot.settings import Settings
from storage import schema
from storage.sealing import make_key
from tests.databases import KINDS
from tests.files.kit import ACCESS, bucket
from tests.operations.conftest import Watched
from tests.operations.kit import KEY, living, place
from tests.stage import TOKEN

pytestmark = pytest.mark.long

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
ME = Answer({"username": "lapor_bot"}, ahead=timedelta(0))


async def _found(settings: Settings) -> dict[str, Finding]:
    return {one.name: one for one in await examine(settings)}


async def test_a_bot_that_runs_is_well(watched_both: Watched, s3: str) -> None:
    assert watched_both.app is not None
    given = {"telegram_api_url": watched_both.simulator.url, "http_port": watched_both.app.port}
    if not watched_both.database.sqlite:
        given |= _in_bucket(bucket(s3))
    found = await _found(watched_both.home.settings(**given))
    ill = {one for one in found.values() if one.state != OK and not one.name.startswith("holidays")}
    assert not ill
    assert found["token"].words == "@" + watched_both.simulator.world.username
    assert "fits" in found["key"].words
    assert {"token", "updates", "database", "migrations", "key", "clock", "disk", "attachments", "bot"} < set(found)


async def test_looking_changes_nothing(watched: Watched) -> None:
    folder = watched.home.folder

    def state() -> dict[str, str]:
        names = [path for path in folder.rglob("*") if path.suffix not in (".db-shm",)]
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in names if path.is_file()}

    calls = watched.simulator.world.calls
    async with asyncio.timeout(30):
        while not any(one["method"] == "deleteWebhook" for one in calls):
            await asyncio.sleep(0.02)  # until the bot has said who it is
    before = state()
    calls.clear()
    await _found(watched.home.settings(telegram_api_url=watched.simulator.url))
    assert state() == before
    asked = {one["method"] for one in calls}
    assert asked - {"getUpdates"} == {"getMe", "getWebhookInfo"}


async def test_before_the_first_start_it_says_what_is_to_be_done(tmp_path: Path) -> None:
    home = await place("sqlite", tmp_path / "home", key=False)
    found = await _found(home.settings(bot_token="", admin_ids=""))
    assert (found["token"].state, "@BotFather" in found["token"].mend) == (PROBLEM, True)
    assert found["administrators"].state == WARNING
    assert found["database"].state == found["key"].state == OK
    assert not list(home.folder.iterdir())


async def test_a_telegram_that_is_away_is_named_without_the_token(tmp_path: Path) -> None:
    home = await place("sqlite", tmp_path / "home")
    found = await _found(home.settings(telegram_api_url="http://127.0.0.1:1"))
    assert found["token"].state == PROBLEM
    assert TOKEN not in str(found)
    assert TOKEN.partition(":")[2] not in str(found)


async def test_a_token_that_telegram_does_not_know(watched: Watched) -> None:
    await watched.fault("getMe", "unauthorized", times=-1)
    found = await _found(watched.home.settings(telegram_api_url=watched.simulator.url))
    assert "does not know" in found["token"].words


@dataclass(frozen=True)
class Hook:
    """A webhook as Telegram tells of it, and what is to be found."""

    ours: str
    info: dict[str, Any]
    state: str
    words: str


HOOKS = (
    Hook("", {"url": "", "pending_update_count": 3}, OK, "polling; 3 waiting"),
    Hook("", {"url": "https://elsewhere.example/telegram"}, WARNING, "A webhook is set"),
    Hook("", {"url": "", "pending_update_count": 5000}, WARNING, "5000 updates wait"),
    Hook("https://lapor.example", {"url": "https://lapor.example/telegram"}, OK, "webhook; 0 waiting"),
    Hook("https://lapor.example", {"url": ""}, WARNING, "No webhook is set yet"),
    Hook("https://lapor.example", {"url": "https://elsewhere.example/telegram"}, PROBLEM, "another address"),
    Hook(
        "https://lapor.example",
        {
            "url": "https://lapor.example/telegram",
            "last_error_date": NOW.timestamp() - 60,
            "last_error_message": "Wrong response from the webhook: 502 Bad Gateway",
        },
        WARNING,
        "502 Bad Gateway",
    ),
    Hook(
        "https://lapor.example",
        {"url": "https://lapor.example/telegram", "last_error_date": NOW.timestamp() - 7200},
        OK,
        "webhook",
    ),
)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: f"{bool(hook.ours)} {hook.words}")
async def test_how_updates_arrive(hook: Hook, tmp_path: Path) -> None:
    home = await place("sqlite", tmp_path / "home")
    found = telegram.webhook(home.settings(webhook_url=hook.ours), Asked(ME, Answer(hook.info)), NOW)
    assert found.state == hook.state
    assert hook.words in found.words
    assert bool(found.mend) == (found.state != OK)


@pytest.fixture
async def late_telegram() -> AsyncIterator[str]:
    """A Telegram whose clock goes ten minutes behind."""

    async def me(_request: web.Request) -> web.Response:
        told = (datetime.now(UTC) - timedelta(minutes=10)).strftime("%a, %d %b %Y %H:%M:%S GMT")
        return web.json_response({"ok": True, "result": {"username": "x", "url": ""}}, headers={"Date": told})

    app = web.Application()
    app.router.add_get("/{path:.*}", me)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def test_a_clock_that_goes_wrong(late_telegram: str, tmp_path: Path) -> None:
    home = await place("sqlite", tmp_path / "home")
    found = await _found(home.settings(telegram_api_url=late_telegram))
    assert found["clock"].state == PROBLEM
    assert "before Telegram's" in found["clock"].words
    assert "timedatectl" in found["clock"].mend


async def test_postgresqls_clock_is_compared_too(tmp_path: Path) -> None:
    home, database = await living("postgresql", tmp_path / "home")
    await database.close()
    assert (await _found(home.settings()))["database clock"].state == OK


async def test_a_local_folder_is_objected_to_when_postgresql_serves_several_machines(tmp_path: Path) -> None:
    home, database = await living("postgresql", tmp_path / "home")
    await database.close()
    found = (await _found(home.settings()))["attachments"]
    assert found.state == WARNING
    assert "FILES_URL" in found.words


def _in_bucket(files_url: str) -> dict[str, str]:
    """Settings of attachments that lie there."""
    return {"files_url": files_url} | {f"aws_{name}": value for name, value in ACCESS.items()}


async def test_a_bucket_is_asked_and_nothing_stays_in_it(tmp_path: Path, s3: str) -> None:
    home = await place("sqlite", tmp_path / "home")
    settings = home.settings(**_in_bucket(bucket(s3)))
    found = await machine.files(settings)
    assert (found.state, "written, read and deleted" in found.words) == (OK, True)
    store = attachments.store(settings)
    assert store is not None
    assert not list(attachments.names(store))


async def test_a_bucket_that_is_not_there(tmp_path: Path, s3: str) -> None:
    home = await place("sqlite", tmp_path / "home")
    nowhere = f"s3://tidak-ada/lampiran?endpoint={s3}&region=us-east-1"
    found = await machine.files(home.settings(**_in_bucket(nowhere)))
    assert (found.state, "cannot be written" in found.words) == (PROBLEM, True)
    assert "Make the bucket" in found.mend
    found = await machine.files(home.settings(**_in_bucket("s3://contoh?endpoint=http://127.0.0.1:1&region=x")))
    assert (found.state, "endpoint" in found.mend) == (PROBLEM, True)


REFUSALS = (("PUT", "written"), ("GET", "read"), ("DELETE", "deleted"))


@pytest.fixture
async def guarded(s3: str) -> AsyncIterator[tuple[str, set[str]]]:
    """The S3 server behind a door that refuses the methods in the set, and is silent while PAUSE is in it."""
    refused: set[str] = set()

    async def pass_on(request: web.Request) -> web.Response:
        if "PAUSE" in refused:
            await asyncio.sleep(5)
        if request.method in refused or (request.method == "POST" and "DELETE" in refused):
            return web.Response(status=403)
        body = await request.read()
        kept = {name: value for name, value in request.headers.items() if name != "Host"}
        there = s3 + request.raw_path
        async with ClientSession() as http, http.request(request.method, there, data=body, headers=kept) as told:
            hop = ("Connection", "Date", "Server", "Content-Length", "Transfer-Encoding")
            headers = {name: value for name, value in told.headers.items() if name not in hop}
            return web.Response(status=told.status, body=await told.read(), headers=headers)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", pass_on)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}", refused
    await runner.cleanup()


@pytest.mark.parametrize(("method", "step"), REFUSALS)
async def test_a_bucket_in_which_a_right_is_missing(
    method: str, step: str, guarded: tuple[str, set[str]], tmp_path: Path, s3: str
) -> None:
    home = await place("sqlite", tmp_path / "home")
    address, refused = guarded
    settings = home.settings(**_in_bucket(bucket(s3).replace(s3, address)))
    assert (await machine.files(settings)).state == OK
    refused.add(method)
    found = await machine.files(settings)
    assert (found.state, f"cannot be {step} " in found.words) == (PROBLEM, True)
    assert "AWS_ACCESS_KEY_ID" in found.mend
    assert ACCESS["secret_access_key"] not in found.words


async def test_a_bucket_that_is_silent_is_not_waited_for(
    guarded: tuple[str, set[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = await place("sqlite", tmp_path / "home")
    address, refused = guarded
    refused.add("PAUSE")
    monkeypatch.setattr(remote, "PATIENCE", 0.3)
    found = await machine.files(home.settings(**_in_bucket(f"s3://contoh?endpoint={address}&region=x")))
    assert (found.state, "did not answer" in found.words) == (PROBLEM, True)


@pytest.mark.parametrize("kind", KINDS)
async def test_the_key_of_another_database(kind: str, tmp_path: Path) -> None:
    home, database = await living(kind, tmp_path / "home")
    await database.close()
    file = home.folder / "lapor.key"
    file.chmod(0o644)
    found = (await _found(home.settings()))["key"]
    assert (found.state, found.mend) == (PROBLEM, f"chmod 600 {file}")
    file.unlink()
    assert "missing" in (await _found(home.settings()))["key"].words
    make_key(file)
    assert "another key" in (await _found(home.settings()))["key"].words
    file.write_text("no key")
    found = (await _found(home.settings()))["key"]
    assert (found.state, "cannot be read" in found.words) == (PROBLEM, True)
    assert KEY not in str(found)


async def test_a_database_that_nobody_reaches(tmp_path: Path) -> None:
    home = await place("sqlite", tmp_path / "home")
    found = await _found(home.settings(database_url="postgresql://nobody:secret4711@127.0.0.1:1/none"))
    assert found["database"].state == PROBLEM
    assert "secret4711" not in str(found)
    (home.folder / "lapor.db").write_bytes(b"no database at all, but long enough to be read as one" * 50)
    assert (await _found(home.settings()))["database"].state == PROBLEM


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
async def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    home, database = await living("sqlite", tmp_path / "home")
    await database.close()
    home.folder.chmod(0o500)
    (home.folder / "lapor.db").chmod(0o400)
    found = await _found(home.settings())
    assert found["disk"].state == found["database"].state == PROBLEM


async def test_a_database_that_is_only_read(tmp_path: Path) -> None:
    home, database = await living("postgresql", tmp_path / "home")
    async with database.transaction() as session:
        name = database.url.database
        connection = await session.connection()
        await connection.exec_driver_sql(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    await database.close()
    assert "not written" in (await _found(home.settings()))["database"].words


def _revision(revision: str | None) -> Finding:
    return stored.migrations(Facts("SQLite", revision=revision, writable=True))


def test_a_database_older_or_newer_than_this_release(monkeypatch: pytest.MonkeyPatch) -> None:
    real = schema.head()
    assert _revision(real).state == OK
    assert _revision("9999").state == PROBLEM
    monkeypatch.setattr(schema, "head", lambda: "9998")
    assert _revision(real).state == WARNING
    assert "backup" in _revision(real).mend


def test_a_disk_without_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.operations.kit import Place

    settings = Place(tmp_path, "").settings()
    monkeypatch.setattr(machine, "LITTLE", 1 << 62)
    assert machine.disk(settings).state == WARNING
    monkeypatch.setattr(machine, "TOO_LITTLE", 1 << 62)
    assert machine.disk(settings).state == PROBLEM


def test_holidays_that_are_not_decreed_yet_are_warned_of() -> None:
    this, following = stored.holidays(Facts("SQLite"), datetime(2090, 1, 1, tzinfo=UTC))
    assert this.state == following.state == WARNING
    assert "2091" in following.words
    added = Facts("SQLite", added=["2091-03-01"])
    assert stored.holidays(added, datetime(2090, 1, 1, tzinfo=UTC))[1].state == OK


async def test_nobody_answers_where_the_bot_should(tmp_path: Path) -> None:
    home = await place("sqlite", tmp_path / "home")
    found = (await _found(home.settings(http_port=1)))["bot"]
    assert (found.state, "lapor run" in found.mend) == (WARNING, True)


async def test_a_part_of_the_running_bot_that_stopped(watched: Watched) -> None:
    assert watched.app is not None
    watched.app._tasks["notifier"].cancel()
    await asyncio.sleep(0)
    given = {"telegram_api_url": watched.simulator.url, "http_port": watched.app.port}
    found = (await _found(watched.home.settings(**given)))["bot"]
    assert (found.state, found.words) == (PROBLEM, "notifier stopped.")


async def test_the_command_says_it_as_a_table_and_as_json(tmp_path: Path) -> None:
    home, database = await living("sqlite", tmp_path / "home")
    await database.close()
    kept = {name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields}
    given = {"DATA_DIR": str(home.folder), "BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": "http://127.0.0.1:1"}
    root = str(Path(__file__).parents[2])
    ended = []
    for more in ((), ("--json",)):
        command = [sys.executable, "-m", "bot", "doctor", *more]
        environment = kept | given | {"PYTHONPATH": root}
        run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert run.returncode == 1, run.stderr
        ended.append(run.stdout)
    table, told = ended[0], json.loads(ended[1])
    assert told["well"] is False
    assert {one["name"] for one in told["findings"] if one["state"] == PROBLEM} == {"token"}
    assert "Telegram cannot be asked" in table
    assert "Problems: 1." in table
