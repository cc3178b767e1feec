"""The stage of a play: Telegram in its process, a database, one or more bots that may be killed, and the crowd."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from storage.engine import Database
from storage.sealing import Keyring, read_key
from tests.chaos.crowd import ADMIN, Crowd
from tests.chaos.machines import Bot, Tally, clean_environment, nursery
from tests.chaos.reckoning import Reckoning, reckon, remembered
from tests.chaos.telegram import TOKEN, Telegram
from tests.databases import postgres_url

SETTLED_SECONDS = 240


class Stage:
    """`kind` is sqlite or postgresql; a SQLite file lies in `folder`."""

    def __init__(self, kind: str, *, citizens: int = 10, folder: Path | None = None) -> None:
        self.kind, self._citizens = kind, citizens
        self.folder = folder or Path(tempfile.mkdtemp(prefix="lapor-chaos-"))
        self.armed, self.clock = self.folder / "armed", self.folder / "clock"
        self.pages, self.leaders = self.folder / "pages", self.folder / "leaders"
        self.output = self.folder / "output"
        self.tally = Tally()
        self.context = nursery()
        self.telegram = Telegram(self.context)
        self.crowd = Crowd(self.telegram)
        self.bots: list[Bot] = []
        self.extra: dict[str, str] = {}
        self.address = ""
        self.patience = SETTLED_SECONDS

    async def open(self) -> None:
        await self.telegram.open()
        self.address = await postgres_url() if self.kind == "postgresql" else f"sqlite:///{self.folder / 'lapor.db'}"
        self.start_bot()
        await self.crowd.gather(self._citizens)

    def start_bot(self, run: Any = None, **more: str) -> Bot:
        """`more`: settings of this one alone."""
        bot = Bot(self.context, lambda: {**self.environment(), **more}, self.tally, run)
        bot.start()
        self.bots.append(bot)
        return bot

    def environment(self) -> Mapping[str, str]:
        files = {"ARMED": self.armed, "CLOCK": self.clock, "PAGES": self.pages, "LEADERS": self.leaders}
        return (
            clean_environment()
            | {f"{name}_FILE": str(path) for name, path in files.items()}
            | {
                "OUTPUT_FILE": str(self.output),
                "BOT_TOKEN": TOKEN,
                "TELEGRAM_API_URL": self.telegram.url,
                "DATA_DIR": str(self.folder),
                "DATABASE_URL": self.address,
                "ADMIN_IDS": str(ADMIN),
                "HTTP_PORT": "0",
                "FLOOD_LIMITS": "no",  # ten people file for minutes without a pause
            }
            | self.extra
        )

    def keyring(self) -> Keyring:
        return read_key(Path(self.extra.get("DATA_KEY_FILE", self.folder / "lapor.key")))

    def database(self) -> Database:
        """A connection of the play's own; the caller closes it."""
        return Database(self.address, self.keyring())

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def stop_bots(self) -> float:
        """A clean stop of all; the seconds that the slowest took."""
        began = time.monotonic()
        while self.bots:
            await self.bots.pop().stop()
        return time.monotonic() - began

    async def reckon(self) -> Reckoning:
        """Let everybody end what they began, then count."""
        self.armed.unlink(missing_ok=True)
        await self.crowd.rest(self.patience)
        await self.stop_bots()
        database = self.database()
        try:
            return reckon(self.crowd, await remembered(database))
        finally:
            await database.close()

    async def close(self) -> None:
        for bot in self.bots:
            bot.kill()
        await self.stop_bots()
        await self.telegram.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def pick(self) -> Bot:
        return random.choice(self.bots)

    def killed(self, bot: Bot) -> tuple[float, int]:
        """Kill it now; when (monotonic seconds) and which process it was."""
        return time.monotonic(), bot.kill()


def root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
