"""The rooms: import contracts hold, and what is promised of the whole tree."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
RARE = {"alembic", "openpyxl", "numpy", "sklearn"} | {
    f"bot.{room}" for room in ("simulator", "demo", "operations.backup", "suggest.train")
}
"""What the running bot loads for rare work alone, or leaves to another process: 100 MB together."""

RUNS = """
import asyncio, gc, os, signal
from bot.running import serve
from bot.settings import PARTS, read
async def run():
    bot = asyncio.create_task(serve(read(_env_file=None, telegram_api_url="http://127.0.0.1:9"), PARTS))
    while not gc.get_freeze_count():
        await asyncio.sleep(0.05)
    print("left alone", gc.get_freeze_count(), len(gc.get_objects()))
    os.kill(os.getpid(), signal.SIGTERM)
    await bot
asyncio.run(run())
"""


def test_import_contracts_hold() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--config", "pyproject.toml"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)
    assert ended.returncode == 0, ended.stdout


def test_the_running_bot_does_not_load_what_is_for_rare_work() -> None:
    loaded = "import sys, bot.__main__, bot.running, bot.app; print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not RARE & set(ended.stdout.split())


def test_only_the_transaction_of_storage_commits() -> None:
    found = [
        path.relative_to(ROOT).as_posix()
        for room in ("bot", "handlers", "storage")
        for path in (ROOT / room).rglob("*.py")
        if ".commit(" in path.read_text()
    ]
    assert found == ["storage/engine.py"]


def test_the_lock_names_no_addresses_and_pins_every_hash() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    assert not re.search(r"https?://|--index-url|--find-links", lock)
    names = re.findall(r"^([a-z0-9][a-z0-9._-]*)==", lock, re.MULTILINE)
    assert len(names) > 50
    assert lock.count("--hash=sha256:") > len(names)


@pytest.mark.long
def test_the_collector_leaves_alone_what_a_running_bot_has_loaded(tmp_path: Path) -> None:
    """Walking through it stopped everything for half a second, several times a minute."""
    ended = subprocess.run(
        [sys.executable, "-c", RUNS],
        cwd=ROOT,
        env=os.environ | {"BOT_TOKEN": "424242:SIMULATED", "DATA_DIR": str(tmp_path), "HTTP_PORT": "0"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    told = re.search(r"^left alone (\d+) (\d+)$", ended.stdout, re.MULTILINE)
    assert told is not None, ended.stdout
    assert int(told[1]) > 10 * int(told[2]) > 0
