"""SIGKILL at every step of the story: nothing confirmed is lost, nothing happens twice, and it always goes on."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.settings import Settings
from storage.engine import Database
from storage.models import Event, Ticket
from storage.sealing import read_key
from tests import stage as stages
from tests.chaos.points import POINTS, arm
from tests.databases import postgres_url
from tests.stage import ADMIN, TOKEN, Person, Stage

# After a lost reply the question comes again when ten seconds have passed and the bot has looked.
SLOW = 40.0


class Theatre(Stage):
    """A stage whose bot is a process that dies when it is armed, and is started again."""

    def __init__(self, point: str, folder: Path, address: str) -> None:
        super().__init__(None)  # type: ignore[arg-type]  # the process has the database
        self.point, self.folder, self.address = point, folder, address
        self.armed, self.deaths = folder / "armed", 0
        self.process: asyncio.subprocess.Process | None = None
        self.keeper: asyncio.Task[None] | None = None

    async def start_bot(self) -> None:
        self.keeper = asyncio.create_task(self._keep())

    async def _keep(self) -> None:
        """Run the bot, which is started again whenever it was killed, and count its deaths."""
        self.process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.chaos.reviving"),
            env=self._environment(),
            stdout=asyncio.subprocess.PIPE,
            start_new_session=True,  # parent and bot end together
        )
        assert self.process.stdout is not None
        async for line in self.process.stdout:
            self.deaths += line == b"killed\n"

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields}
        return kept | {
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self.simulator.url,
            "DATA_DIR": str(self.folder),
            "DATABASE_URL": self.address,
            "ADMIN_IDS": str(ADMIN),
            "HTTP_PORT": "0",
            "ARMED_FILE": str(self.armed),
        }

    async def kills(self) -> None:
        """The next time the process comes to its point it dies."""
        arm(self.armed, self.point)

    async def close(self) -> None:
        assert self.keeper is not None
        self.keeper.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self.keeper
        if self.process is not None and self.process.returncode is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            await self.process.wait()
        await super().close()


@pytest.fixture
async def theatre(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Theatre]:
    kind, point = request.param
    address = await postgres_url() if kind == "postgresql" else f"sqlite:///{tmp_path / 'lapor.db'}"
    made = Theatre(point, tmp_path, address)
    await made.open()
    yield made
    await made.close()


CASES = [("sqlite", point) for point in POINTS] + [("postgresql", "between commit and acknowledgement")]


@pytest.mark.timeout(240)
@pytest.mark.parametrize("theatre", CASES, indirect=True, ids=lambda case: f"{case[0]}, {case[1]}")
async def test_the_story_goes_on_after_every_kill(theatre: Theatre, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "PATIENCE", SLOW)
    budi, citra = await theatre.person("Budi"), await theatre.person("Citra")
    await _becomes_coordinator(theatre, citra)

    await theatre.kills()
    await budi.says("Jalan Contoh di Teluk Binjai berlubang besar, dua motor sudah jatuh kemarin")
    await budi.hears("betul?")
    await budi.taps("Betul")
    await budi.hears("Periksa sebelum dikirim")
    await theatre.kills()
    await budi.taps("Kirim")
    await budi.hears("sudah masuk")
    number = await budi.number()

    await citra.says(f"/verifikasi {number} Dinas Komunikasi, Informatika, Statistik dan Persandian")
    await citra.hears("Verifikasi " + number)
    await citra.taps("Verifikasi")
    await budi.hears("sudah diperiksa")
    await citra.says(f"/tindaklanjut {number} Tim turun sore ini.")
    await budi.hears("Tim turun sore ini.")
    await theatre.kills()
    await citra.says(f"/selesai {number} Jalan sudah ditambal.")
    await budi.hears("menyatakan laporan Anda selesai")
    await budi.taps("Sudah selesai")
    await budi.hears("Status: Selesai")
    theatre.armed.unlink(missing_ok=True)
    assert theatre.deaths >= 2  # a point that the first step does not pass is still armed at the next
    actions = await _history(theatre)
    assert actions == ["file", "verify", "follow_up", "propose", "confirm"]


async def _becomes_coordinator(theatre: Theatre, citra: Person) -> None:
    admin = await theatre.admin()
    await admin.says("/undang koordinator")
    invitation: dict[str, Any] = await admin.hears("Undangan koordinator")
    link = next(line for line in invitation["text"].splitlines() if "start=" in line)
    await citra.says(f"/start {link.partition('start=')[2]}")
    await citra.hears("Selamat bergabung")


async def _history(theatre: Theatre) -> list[str]:
    """The events of all tickets, as the database has them."""
    database = Database(theatre.address, read_key(theatre.folder / "lapor.key"))
    try:
        async with database.transaction() as session:
            assert len(list(await session.scalars(select(Ticket)))) == 1
            return list(await session.scalars(select(Event.action).order_by(Event.id)))
    finally:
        await database.close()
