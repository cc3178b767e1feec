"""Processes of the measurements: Telegram, and one bot after another on a fresh database."""

from __future__ import annotations

import asyncio
import multiprocessing
import shutil
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from typing import Any

import aiohttp

from bot.opening import open_database
from bot.settings import read
from storage.engine import Database
from tests.bench import bots, telegram
from tests.bench.telegram import TOKEN
from tests.chaos.machines import clean_environment, ended, free_port
from tests.databases import durable_postgres, postgres_url

START_SECONDS = 90


class Crew:
    """Telegram's process, and the means to start bots; `async with` it."""

    async def __aenter__(self) -> Crew:
        self._context: ForkServerContext = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.bench.bots", "tests.bench.telegram"])
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self._telegram = self._context.Process(target=telegram.run, args=(self._port,), daemon=True)
        self._telegram.start()
        self.folder = Path(tempfile.mkdtemp(prefix="lapor-bench-"))
        self._http = aiohttp.ClientSession(self.url, timeout=aiohttp.ClientTimeout(total=None))
        async with asyncio.timeout(START_SECONDS):
            while not await self._answers():
                await asyncio.sleep(0.05)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.close()
        self._telegram.terminate()
        await ended(self._telegram)
        shutil.rmtree(self.folder, ignore_errors=True)

    async def _answers(self) -> bool:
        try:
            await self.figures()
        except aiohttp.ClientError:
            return False
        return True

    async def address(self, kind: str, folder: Path) -> str:
        """A new database's address; PostgreSQL writes durably here, as it does in earnest."""
        if kind != "postgresql":
            return f"sqlite:///{folder / 'lapor.db'}"
        address = await postgres_url()
        await durable_postgres()
        return address

    async def environment(self, kind: str = "sqlite", **more: str) -> dict[str, str]:
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        made = clean_environment() | {
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": self.url,
            "DATA_DIR": str(folder),
            "DATABASE_URL": await self.address(kind, folder),
            "HTTP_PORT": "0",
            "OUTPUT_FILE": str(folder / "output"),
        }
        return made | more

    @asynccontextmanager
    async def bot(self, name: str, environment: Mapping[str, str]) -> AsyncIterator[ForkServerProcess]:
        process = self._context.Process(target=bots.run, args=(name, dict(environment)))
        process.start()
        try:
            yield process
        finally:
            process.kill()
            await ended(process)

    async def play(self, kind: str, *, form: bool, **wish: Any) -> dict[str, Any]:
        """A measurement of Telegram's people: kind closed or open; see tests.bench.telegram."""
        async with self._http.post("/bench/play", json={"kind": kind, "form": form, **wish}) as answer:
            answer.raise_for_status()
            found: dict[str, Any] = await answer.json()
            return found

    async def figures(self) -> dict[str, Any]:
        """Calls since the last look, and when messages came."""
        async with self._http.get("/bench/figures") as answer:
            found: dict[str, Any] = await answer.json()
            return found


async def opened(environment: Mapping[str, str]) -> Database:
    """The bot's database, migrated and seeded, for whoever fills it before the bot starts; close it then."""
    names = ("bot_token", "telegram_api_url", "data_dir", "database_url")
    settings = read(_env_file=None, **{name: environment[name.upper()] for name in names})
    database, lock = await open_database(settings)
    if lock is not None:
        lock.release()
    return database
