"""Wiring: the only file that knows everyone."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import Coroutine
from datetime import datetime
from typing import Any

import structlog
from aiogram import Dispatcher
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import GetMe, TelegramMethod

from bot import texts
from bot.clock import Clock
from bot.files.place import open_files
from bot.files.worker import Fetcher
from bot.notifier import Notifier, Tuning
from bot.operations.figures import Page
from bot.operations.health import Health
from bot.pulse import Pulse
from bot.scheduler import Scheduler
from bot.settings import PARTS, Settings
from bot.trainer import Trainer
from bot.updates.batch import Batches
from bot.updates.download import downloader
from bot.updates.leader import Leader
from bot.updates.means import Means
from bot.updates.polling import Polling
from bot.updates.speak import Speaker
from bot.updates.tend import Tending
from bot.updates.trace import cause_of
from bot.updates.watchdog import Watchdog
from bot.updates.webhook import set_webhook, webhook
from bot.updates.wire import make_bot
from bot.usecases import publishing, undelivered
from bot.usecases.work import Turn
from bot.web.server import WEBHOOK_PATH, Server
from bot.working import Working
from handlers import dispatch, menus, talk
from handlers.gate import Gate
from storage.engine import Database
from storage.notifications import DIGESTS

log = structlog.get_logger("app")

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # seconds between tries to reach Telegram at the start


class App:
    """One process of the bot: the parts named in `only`, all of them by default."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        *,
        clock: Clock | None = None,
        only: frozenset[str] = frozenset(PARTS),
        tuning: Tuning | None = None,
        patrolled: bool = True,
        fetching: bool = True,
    ) -> None:
        texts.check()
        self.settings, self.database, self.only = settings, database, only
        self.clock = clock or Clock()
        self._files = open_files(settings, database.keyring)
        self._working = Working(settings, database, self.clock, self._files)
        self.work_for = self._working.work_for
        token = settings.bot_token.get_secret_value()
        self.bot = make_bot(token, settings.telegram_api_url)
        self._notifier = self._make_notifier(token, tuning or Tuning(per_second=settings.messages_per_second))
        database.on_posted = self._notifier.wake
        self.speaker = Speaker(self.bot, said=self._notifier.spoke, calling=self._notifier.replying)
        self.trainer = Trainer(database, self.work_for, self.clock)
        self._scheduler = Scheduler(database, self.work_for, self.clock, self.trainer)
        self.fetcher = Fetcher(database, self._files, downloader(self.bot), self.work_for, self.clock)
        self._fetching = fetching
        means = self._make_means()
        self.batches = Batches(means)
        self._tending = Tending(means, self.batches)
        self._polling: Polling | None = None
        self._server: Server | None = None
        self._watchdog = Watchdog() if patrolled else None
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._door = Pulse(lively=not settings.webhook_url)
        pulses = {"notifier": self._notifier.pulse, "scheduler": self._scheduler.pulse, "tending": self._tending.pulse}
        self.health = Health(database, self._tasks, pulses | {"door": self._door})
        self.broken = asyncio.Event()
        """Set when a part ended by a fault: only a new start mends that."""
        self.port = 0

    def _make_means(self) -> Means:
        dispatcher = Dispatcher(disable_fsm=True)
        dispatcher.include_router(dispatch.fresh_router())
        return Means(
            self.database,
            dispatcher,
            self.bot,
            self.speaker,
            self.work_for,
            apologise,
            dispatch.ask_again,
            self.clock,
            Gate().admit,
        )

    def _make_notifier(self, token: str, tuning: Tuning) -> Notifier:
        return Notifier(
            self.database,
            token,
            on_undeliverable=undelivered.trace(self.work_for),
            repeat_mark=lambda language: texts.say(language, "repeat-mark"),
            digests=DIGESTS,
            api=self.settings.telegram_api_url,
            now=self.clock,
            tuning=tuning,
            read=self._files.get,
        )

    async def start(self) -> None:
        """Start the parts; returns when they run (the door waits for Telegram by itself)."""
        if self._watchdog is not None:
            self._watchdog.start()
        await publishing.renew(self.database, self.work_for)
        if "notifier" in self.only:
            self._run("notifier", self._notifier.run())
        if "scheduler" in self.only:
            self._run("scheduler", self._scheduler.run())
        if "scheduler" in self.only and self._fetching:
            self._run("files", self.fetcher.run())
        if "talk" in self.only:
            self._run("tending", self._tending.run())
            self._run("door", self._open_door())
        await self._serve()

    def _run(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        self._tasks[name] = asyncio.create_task(work, name=name)
        self._tasks[name].add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (problem := task.exception()) is not None:
            log.error("part.broken", part=task.get_name(), cause=cause_of(problem))
            self.broken.set()

    async def _serve(self) -> None:
        door = None
        if "talk" in self.only and self.settings.webhook_url:
            door = webhook(self.batches, self._secret())
        self._server = Server(self.health, Page(self.database, self.clock).text, door)
        try:
            self.port = await self._server.start(self.settings.http_host, self.settings.http_port)
        except OSError as problem:
            if self.only & {"talk", "web"}:
                raise
            # Nobody calls these parts; another one of this machine may have the port.
            log.warning("health.no_port", port=self.settings.http_port, problem=type(problem).__name__)

    def _secret(self) -> str:
        """WEBHOOK_SECRET, or one that every process of this deployment derives alike."""
        given = self.settings.webhook_secret.get_secret_value()
        return given or self.database.keyring.lookup("webhook secret").hex()

    async def _open_door(self) -> None:
        await self._greet_telegram()
        if self.settings.webhook_url:
            address = self.settings.webhook_url
            path = "" if address.endswith(WEBHOOK_PATH) else WEBHOOK_PATH
            await set_webhook(self.bot, address + path, self._secret())
            return
        leader = Leader(self.database, f"lapor polling {self.bot.id}")
        self._polling = Polling(self.bot, self.batches, leader, pulse=self._door)
        await self._polling.run()

    async def _greet_telegram(self) -> None:
        """Who we are (for links) and the default command menus; Telegram may be away for a while."""
        pause = FIRST_PAUSE
        while True:
            try:
                me = await self.bot(GetMe())
                self._working.link = f"https://t.me/{me.username}"
                for method in menus.defaults():
                    await self.bot(method)
            except (TelegramAPIError, OSError) as problem:
                self._door.beat(good=False)
                log.warning("telegram.away", problem=type(problem).__name__, pause=pause)
                await asyncio.sleep(pause + secrets.randbelow(100) / 1000)
                pause = min(LONGEST_PAUSE, pause * 2)
            else:
                return

    async def advance(self, to: datetime) -> None:
        """Let time pass (demonstration and tests): everything due until then is done in its order."""
        await self._scheduler.drive(self.clock, to)
        self._notifier.wake()

    async def _close_door(self) -> None:
        """The batch in hand ends first: its replies are said before the speaker is."""
        door = self._tasks.get("door")
        if door is None:
            return
        if self._polling is None:
            door.cancel()
        await _finish([door])

    async def stop(self) -> None:
        """Finish what is in hand within a bounded time: no new updates, replies said, pushes marked."""
        if self._polling is not None:
            self._polling.stop()
        if self._server is not None:
            await self._server.stop()
        self._notifier.stop()
        self._scheduler.stop()
        self.fetcher.stop()
        await self._close_door()
        if "talk" in self.only:
            await self._tending.stop()
        await _finish(self._tasks.values())
        await self.bot.session.close()
        if self._watchdog is not None:
            self._watchdog.stop()
        await self.database.close()


def apologise(turn: Turn, reference: str) -> TelegramMethod[Any]:
    return talk.message(turn, talk.voice(turn).say("apology", reference=reference))


async def _finish(tasks: Any, seconds: float = 10.0) -> None:
    """Wait for the parts to end by themselves; cut off what does not."""
    running = [task for task in tasks if not task.done()]
    if running:
        _, late = await asyncio.wait(running, timeout=seconds)
        for task in late:
            task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await asyncio.gather(*tasks, return_exceptions=True)
