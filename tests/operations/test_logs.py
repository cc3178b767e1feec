"""What the logs of a whole run hold: no token, no name, no number of a telephone or of Telegram, no word of anybody."""

from __future__ import annotations

import asyncio
import errno
import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import configure
from tests.operations.conftest import Watched
from tests.operations.kit import spoilt
from tests.stage import TOKEN
from tests.talk.scenes import Town, town

PHONE, NIK = "081234567890", "1472011203850001"
TEXT = f"Lampu mati di Jalan Rahasia, hubungi saya {PHONE}, NIK {NIK}"
WORDS = ("Tim turun sore ini ke Gang Mawar", "Di sisi sekolah, rumah cat biru", "Sudah diganti dengan lampu baru")


@pytest.fixture(params=["console", "json"])
def written(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What is written to standard error by logs in this form."""
    page = io.StringIO()
    handlers, level = logging.root.handlers[:], logging.root.level
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stderr", page)
        configure(request.param)
    yield page
    structlog.reset_defaults()
    logging.captureWarnings(False)
    logging.root.handlers[:], logging.root.level = handlers, level


async def test_the_logs_of_a_whole_run_tell_nothing_of_anybody(
    written: io.StringIO, watched: Watched, request: pytest.FixtureRequest
) -> None:
    here = await town(watched)
    number = await _worked_on(here)
    await _failures(watched, here, number)
    await _library_talks(here)
    assert watched.app is not None
    await watched.app.stop()
    watched.app = None
    told = written.getvalue()
    for event in ("notifier.active", "notifier.landed", "update set aside", "polling failed", "library"):
        assert event in told, event
    secrets = [TOKEN, TOKEN.partition(":")[2], PHONE, NIK, number, *WORDS, "Rahasia", "Mawar", "sekolah", "lampu"]
    people = [here.budi, here.citra, here.dewi]
    for secret in secrets + [one.name for one in people] + [str(one.id) for one in people]:
        assert secret not in told, f"{secret!r} stands in the log:\n{told}"
    if "json" in request.node.name:
        lines = [json.loads(line) for line in told.splitlines()]
        assert all({"event", "level", "timestamp"} <= set(line) for line in lines)


async def _worked_on(here: Town) -> str:
    """A report from filing to its end."""
    number = await here.assigned(TEXT)
    await here.dewi.says(f"/tindaklanjut {number} {WORDS[0]}")
    await here.budi.hears(WORDS[0])
    await here.dewi.says(f"/minta {number} Rumah yang mana?")
    await here.budi.hears("Rumah yang mana?")
    await here.budi.replies("Rumah yang mana?", WORDS[1])
    await here.dewi.hears(WORDS[1])
    return number


async def _failures(stage: Watched, here: Town, number: str) -> None:
    """Telegram fails, refuses, blocks; an update cannot be read; polling meets another poller."""
    await spoilt(here.budi)
    await here.budi.hears("rujukan")
    await stage.fault("sendMessage", "bad_gateway", chat_id=here.budi.id, times=2)
    await stage.fault("sendMessage", "parse_error", chat_id=here.budi.id, times=1)
    await stage.fault("sendMessage", "too_many_requests", chat_id=here.dewi.id, times=1)
    await here.dewi.says(f"/tindaklanjut {number} {WORDS[0]}")
    await here.budi.hears(WORDS[0])
    await stage.fault("getUpdates", "server_error", times=1)
    await here.dewi.says("/antrean")
    await here.dewi.hears(number)
    await stage.fault("sendMessage", "blocked", chat_id=here.budi.id, times=-1)
    await here.dewi.says(f"/selesai {number} {WORDS[2]}")
    await here.dewi.hears("Selesai", number)
    async with asyncio.timeout(30):
        while not [one for one in await here.dewi.messages() if "tidak" in one.get("text", "")]:
            await asyncio.sleep(0.05)


async def _library_talks(here: Town) -> None:
    """A library logs what it was given, and warns of it."""
    problem = ValueError(f"{here.budi.name} wrote {TEXT}")
    logging.getLogger("some.library").error("failed for %s with %s", here.budi.id, TOKEN, exc_info=problem)
    logging.getLogger("httpx").info("GET https://api.telegram.org/bot%s/getMe", TOKEN)
    logging.getLogger("aiogram.event").error("cause: %s", TEXT)


class _FullDisk(io.StringIO):
    def write(self, _text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_log_on_a_full_disk_ended_the_parts_that_reported_it(monkeypatch: pytest.MonkeyPatch) -> None:
    handlers, level = logging.root.handlers[:], logging.root.level
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stderr", _FullDisk())
        configure("json")
    try:
        structlog.get_logger("updates").warning("the database is away, updates wait at Telegram")
        logging.getLogger("somebody").error("elsewhere")
    finally:
        structlog.reset_defaults()
        logging.captureWarnings(False)
        logging.root.handlers[:], logging.root.level = handlers, level
