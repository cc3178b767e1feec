"""`lapor updates` beside a running bot: it lists, shows and marks, and never waits for the process's lock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from typer.testing import CliRunner, Result

from bot.__main__ import app
from storage.sealing import KEY_BYTES
from tests.databases import database as database  # a fixture is found by its name here
from tests.updates.kit import BEHAVIOURS, BUDI, Clock, Town, _echo, says


@pytest.fixture
async def town(database: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    """A running bot's town, whose settings stand in the environment as its command line finds them."""
    (tmp_path / "lapor.key").write_text(bytes(range(KEY_BYTES)).hex())
    monkeypatch.chdir(tmp_path)
    address = database.url.set(drivername=database.url.get_backend_name())
    monkeypatch.setenv("DATABASE_URL", address.render_as_string(hide_password=False))
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    made = Town(database, Clock())
    yield made
    await made.means.speaker.drain(0)


async def lapor(*arguments: str) -> Result:
    return await asyncio.to_thread(CliRunner().invoke, app, ["updates", *arguments])


async def reference(town: Town, update_id: int) -> str:
    return str((await town.rows())[update_id].reference)


async def test_what_is_set_aside_is_listed_without_a_word(town: Town) -> None:
    assert "Nothing is set aside." in (await lapor("list")).output
    await town.hears(says(5, "racun rahasia"), says(6, "halo"))
    told = await lapor("list")
    assert told.exit_code == 0, told.output
    [line, count] = told.output.splitlines()
    assert line.startswith(await reference(town, 5))
    assert "message" in line
    assert "ValueError" in line
    assert count == "1 set aside."
    for secret in ("rahasia", "Budi", str(BUDI)):
        assert secret not in told.output


async def test_one_is_shown_with_its_personal_parts_closed(town: Town) -> None:
    await town.hears(says(5, "racun rahasia"))
    told = await lapor("show", (await reference(town, 5)).lower())
    assert '"update_id": 5' in told.output
    assert '"text": "«…»"' in told.output
    for secret in ("rahasia", "Budi", str(BUDI)):
        assert secret not in told.output
    missing = await lapor("show", "0000")
    assert (missing.exit_code, "Nothing is set aside under 0000" in missing.output) == (2, True)


async def test_a_replay_is_marked_while_the_bot_holds_its_lock(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    await town.hears(says(5, "racun"), says(6, "racun"), says(7, "halo"))
    monkeypatch.setitem(BEHAVIOURS, "racun", _echo)
    lock = FileLock(f"{town.database.url.database}.lock") if town.database.sqlite else None
    if lock is not None:
        lock.acquire()
    told = await lapor("replay", await reference(town, 5), "ZZZZ")
    assert (told.exit_code, "1 marked" in told.output, "under ZZZZ" in told.output) == (2, True, True)
    town.clock.passes(seconds=3)
    await town.tending.tick()
    assert await town.kept() == ["halo", "racun"]
    assert (await lapor("replay", "--all")).exit_code == 0
    assert "(marked for a replay)" in (await lapor("list")).output
    town.clock.passes(seconds=3)
    await town.tending.tick()
    assert "Nothing is set aside." in (await lapor("list")).output
    if lock is not None:
        lock.release()


async def test_a_replay_of_nothing_in_particular_is_refused(town: Town) -> None:
    for arguments in ((), ("4F7K", "--all")):
        told = await lapor("replay", *arguments)
        assert (told.exit_code, "Name references, or say --all" in told.output) == (2, True)


def test_without_a_database_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "none"))
    told = CliRunner().invoke(app, ["updates", "list"])
    assert (told.exit_code, "There is no database" in told.output) == (2, True)
    assert not (tmp_path / "none").exists()
