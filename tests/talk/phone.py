"""The whole talk without HTTP: batches on SQLite, and a phone that shows what the bot says. For what has to be quick.

bot = await Bot.open(tmp_path)
budi = Phone(bot)
await budi.sends({"text": "lampu jalan mati"})
await budi.taps("Kemarin")
"""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any, cast

from aiogram import Bot as Aiogram
from aiogram import Dispatcher
from aiogram.client.session.base import BaseSession
from aiogram.methods import EditMessageReplyMarkup, EditMessageText, SendMessage, TelegramMethod
from aiogram.methods.base import TelegramType
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import apologise
from bot.language import Detector
from bot.suggest.knowledge import Knowledge
from bot.updates.batch import Batches
from bot.updates.means import Means
from bot.updates.speak import Speaker
from bot.usecases.work import Work
from handlers import dispatch
from storage.city import Cities
from storage.engine import Database
from tests.databases import make_database
from tests.stage import START

TOKEN = "4200001:made-up-token-for-tests"
_people = count(7_000_500_001)
_ids = count(1)


@dataclass
class Shown:
    """A message of the bot on the screen; `rows` are its buttons as label and data."""

    id: int
    text: str
    rows: list[tuple[str, str]]


@dataclass
class Screens(BaseSession):
    """A Telegram that shows what it is told; `shown` by chat."""

    shown: dict[int, list[Shown]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()

    async def make_request(
        self, bot: Aiogram, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        match method:
            case SendMessage():
                made = Shown(next(_ids), method.text, _rows(method.reply_markup))
                self.shown.setdefault(int(method.chat_id), []).append(made)
            case EditMessageText():
                one = self._find(method)
                one.text, one.rows = method.text or "", _rows(method.reply_markup)
            case EditMessageReplyMarkup():
                self._find(method).rows = _rows(method.reply_markup)
        return cast(TelegramType, True)

    def _find(self, method: EditMessageText | EditMessageReplyMarkup) -> Shown:
        assert method.chat_id is not None
        return next(one for one in self.shown[int(method.chat_id)] if one.id == method.message_id)

    async def close(self) -> None:
        return None

    async def stream_content(self, *args: Any, **kwargs: Any) -> AsyncGenerator[bytes, None]:
        yield b""


def _rows(markup: Any) -> list[tuple[str, str]]:
    rows = markup.inline_keyboard if markup is not None else []
    return [(button.text, button.callback_data) for row in rows for button in row if button.callback_data]


class Bot:
    """The batches with the real handlers; `now` is moved by hand."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.now = START
        self.screens = Screens()
        self._cities, self._detector = Cities(), Detector()
        self._knowledge: Knowledge | None = None
        self.restart()

    @classmethod
    async def open(cls, folder: Path) -> Bot:
        made = cls(await make_database("sqlite", folder, seeded=True))
        await made.batches.handle([{"update_id": next(_ids)}])  # the careful first batch
        return made

    def restart(self) -> None:
        """A new process on the same database."""
        aiogram = Aiogram(TOKEN, session=self.screens)
        dispatcher = Dispatcher(disable_fsm=True)
        dispatcher.include_router(dispatch.fresh_router())
        self.speaker = Speaker(aiogram, pauses=(0, 0))
        self.batches = Batches(
            Means(
                database=self.database,
                dispatcher=dispatcher,
                bot=aiogram,
                speaker=self.speaker,
                work_for=self.work_for,
                apologise=apologise,
                ask_again=dispatch.ask_again,
                now=lambda: self.now,
                pauses=(0, 0),
            )
        )

    async def work_for(self, session: AsyncSession) -> Work:
        city = await self._cities.current(session)
        if self._knowledge is None:
            self._knowledge = Knowledge(
                city.areas.values(), city.agencies.values(), city.categories.values(), self._detector
            )
        keyring = self.database.keyring
        return Work(session, keyring, self.now, city, self._knowledge, "https://t.me/laporbot")

    async def hears(self, *updates: dict[str, Any]) -> None:
        await self.batches.handle(updates)
        await self.speaker.settled(5)


class Phone:
    """One citizen: sends, edits, taps, and reads the screen. `taps_made` counts presses."""

    def __init__(self, bot: Bot) -> None:
        self.bot, self.id = bot, next(_people)
        self.taps_made = 0

    @property
    def shown(self) -> list[Shown]:
        return self.bot.screens.shown.get(self.id, [])

    def update(self, content: dict[str, Any], *, edited: int | None = None) -> dict[str, Any]:
        """A message as Telegram would hand it over; `edited` is the id of the one that it changes."""
        message = {
            "message_id": edited or next(_ids),
            "date": int(self.bot.now.timestamp()),
            "chat": {"id": self.id, "type": "private", "first_name": "Warga"},
            "from": {"id": self.id, "is_bot": False, "first_name": "Warga Contoh"},
            **({"edit_date": int(self.bot.now.timestamp())} if edited else {}),
            **content,
        }
        return {"update_id": next(_ids), "edited_message" if edited else "message": message}

    async def sends(self, *contents: dict[str, Any]) -> list[int]:
        """One batch of messages; their ids."""
        updates = [self.update(content) for content in contents]
        await self.bot.hears(*updates)
        return [update["message"]["message_id"] for update in updates]

    async def edits(self, message: int, text: str) -> None:
        await self.bot.hears(self.update({"text": text}, edited=message))

    def press(self, shown: Shown, data: str) -> dict[str, Any]:
        message = self.update({"text": shown.text})["message"] | {"message_id": shown.id}
        message["from"] = {"id": 4200001, "is_bot": True, "first_name": "Lapor"}
        sender = {"id": self.id, "is_bot": False, "first_name": "Warga Contoh"}
        query = {"id": str(next(_ids)), "from": sender, "chat_instance": "1", "data": data, "message": message}
        return {"update_id": next(_ids), "callback_query": query}

    async def taps(self, label: str) -> None:
        """The newest button with this label."""
        for shown in reversed(self.shown):
            for text, data in shown.rows:
                if text == label:
                    self.taps_made += 1
                    self.bot.now += timedelta(seconds=3)
                    await self.bot.hears(self.press(shown, data))
                    return
        raise AssertionError(f"no button {label!r}: {[one.rows for one in self.shown[-2:]]}")

    def waits(self, seconds: float) -> None:
        self.bot.now += timedelta(seconds=seconds)
