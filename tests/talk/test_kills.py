"""SIGKILL at every step of the story: nothing confirmed is lost, nothing happens twice, and it always goes on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from storage.engine import Database
from storage.models import Event, Ticket
from storage.sealing import read_key
from tests import stage as stages
from tests.chaos.machines import Bot, Tally, clean_environment, nursery
from tests.chaos.points import POINTS, arm
from tests.databases import postgres_url
from tests.stage import ADMIN, TOKEN, Person, Stage

pytestmark = pytest.mark.long

# After a lost reply the question comes again when ten seconds have passed and the bot has looked.
SLOW = 40.0


class Theatre(Stage):
    """A stage whose bot is a process that dies when it is armed, and is started again."""

    def __init__(self, point: str, folder: Path, address: str) -> None:
        super().__init__(None)  # type: ignore[arg-type]  # the process has the database
        self.point, self.folder, self.address = point, folder, address
        self.armed, self.tally = folder / "armed", Tally()
        self.process = Bot(nursery(), self._environment, self.tally)

    async def start_bot(self) -> None:
        self.process.start()

    def _environment(self) -> dict[str, str]:
        return clean_environment() | {
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self.simulator.url,
            "DATA_DIR": str(self.folder),
            "DATABASE_URL": self.address,
            "ADMIN_IDS": str(ADMIN),
            "HTTP_PORT": "0",
            "ARMED_FILE": str(self.armed),
            "OUTPUT_FILE": str(self.folder / "output"),
        }

    async def kills(self) -> None:
        """The next time the process comes to its point it dies."""
        arm(self.armed, self.point)

    async def close(self) -> None:
        self.process.kill()
        await self.process.stop()
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
    assert theatre.tally.kills >= 2  # a point that the first step does not pass is still armed at the next
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
