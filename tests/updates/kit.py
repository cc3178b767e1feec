"""What the tests of updates share: raw updates, a router of their own, a Telegram that only listens."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from aiogram import Bot, Dispatcher, Router
from aiogram.client.session.base import BaseSession
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.suggest.knowledge import Knowledge
from bot.updates.batch import Batches
from bot.updates.means import Means
from bot.updates.prompt import Prompt
from bot.updates.speak import Speaker
from bot.updates.tend import Tending
from bot.usecases.work import Turn, Work
from storage.city import City
from storage.engine import Database
from storage.models import Conversation, Person, Setting, UpdateRow
from storage.notifications import Body, post

TOKEN = "4200001:made-up-token-for-tests"
BUDI, SITI, GROUP = 1001, 1002, -100500
START = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
NAMES = {BUDI: "Budi Contoh", SITI: "Siti Contoh"}


def user(person: int, **more: Any) -> dict[str, Any]:
    return {"id": person, "is_bot": False, "first_name": NAMES.get(person, f"Warga {person}"), **more}


def chat_of(chat: int) -> dict[str, Any]:
    return {"id": chat, "type": "private", "first_name": "x"} if chat > 0 else _group(chat)


def _group(chat: int) -> dict[str, Any]:
    return {"id": chat, "type": "supergroup", "title": "Dinas Contoh"}


def says(update_id: int, words: str, person: int = BUDI, chat: int | None = None, **more: Any) -> dict[str, Any]:
    message = {
        "message_id": update_id,
        "date": 1_770_000_000,
        "chat": chat_of(chat or person),
        "from": user(person),
        "text": words,
    }
    return {"update_id": update_id, "message": message | more}


def presses(update_id: int, data: str, person: int = BUDI) -> dict[str, Any]:
    message = says(1, "tombol", person)["message"]
    query = {"id": str(update_id), "from": user(person), "chat_instance": "1", "data": data, "message": message}
    return {"update_id": update_id, "callback_query": query}


def member(update_id: int, status: str, person: int = BUDI) -> dict[str, Any]:
    bot_user = {"id": 4200001, "is_bot": True, "first_name": "Lapor"}
    change = {
        "chat": chat_of(person),
        "from": user(person),
        "date": 1_770_000_000,
        "old_chat_member": {"status": "member", "user": bot_user},
        "new_chat_member": {"status": status, "user": bot_user} | ({"until_date": 0} if status == "kicked" else {}),
    }
    return {"update_id": update_id, "my_chat_member": change}


class Listener(BaseSession):
    """A Telegram that writes down what it is told; `answers` may raise, wait for a method, or be the message said."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[TelegramMethod[Any]] = []
        self.answers: Callable[[Any], Any] = lambda _method: None

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        answer = self.answers(method)
        if asyncio.iscoroutine(answer):
            await answer
        self.told.append(method)
        return cast(TelegramType, answer if hasattr(answer, "message_id") else True)

    async def close(self) -> None:
        return None

    async def stream_content(self, *args: Any, **kwargs: Any) -> AsyncGenerator[bytes, None]:
        yield b""

    def heard(self, chat: int) -> list[str]:
        return [one.text for one in self.told if isinstance(one, SendMessage) and one.chat_id == chat]


@dataclass
class Clock:
    at: datetime = START

    def __call__(self) -> datetime:
        return self.at

    def passes(self, **time: float) -> None:
        self.at += timedelta(**time)


Behaviour = Callable[[Turn, str], Any]


def remember(turn: Turn, words: str) -> None:
    """The effect of a handler: the conversation keeps what was said."""
    turn.conversation.data = {"said": [*turn.conversation.data.get("said", []), words]}


async def _raise(_turn: Turn, _words: str) -> None:
    raise ValueError("Budi Contoh said something secret")


async def _broken_flush(turn: Turn, _words: str) -> None:
    turn.work.session.add(Setting(name=None, value=1))


async def _sleep(_turn: Turn, _words: str) -> None:
    await asyncio.sleep(60)


async def _heavy(turn: Turn, _words: str) -> None:
    session = turn.work.session
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    name = session.get_bind().dialect.name
    await session.execute(text(endless if name == "sqlite" else "SELECT pg_sleep(60)"))


async def _bad_sql(turn: Turn, _words: str) -> None:
    await turn.work.session.execute(text("SELECT nothing_like_it FROM nowhere"))


async def _time_out(_turn: Turn, _words: str) -> None:
    raise TimeoutError


async def _ask(turn: Turn, words: str) -> Prompt:
    return Prompt(chat_id=turn.chat_id, text=words)


async def _two(turn: Turn, words: str) -> list[SendMessage]:
    return [SendMessage(chat_id=turn.chat_id, text=f"{words} {n}") for n in (1, 2)]


async def _silence(_turn: Turn, _words: str) -> None:
    return None


async def _strange(_turn: Turn, _words: str) -> int:
    return 42


async def _echo(turn: Turn, words: str) -> SendMessage:
    return SendMessage(chat_id=turn.chat_id, text=words)


async def _post(turn: Turn, words: str) -> SendMessage:
    post(turn.work.session, now=turn.work.now, kind="kabar", body=Body(text=words), person=turn.person.id)
    return await _echo(turn, words)


BEHAVIOURS: dict[str, Behaviour] = {
    "racun": _raise,
    "rusak": _broken_flush,
    "tidur": _sleep,
    "berat": _heavy,
    "sql": _bad_sql,
    "lama": _time_out,
    "tanya": _ask,
    "ganda": _two,
    "diam": _silence,
    "kabar": _post,
    "aneh": _strange,
}


def router() -> Router:
    """Keeps what was said in the conversation, then does what the first word asks for, else echoes."""
    made = Router()

    @made.message()
    @made.edited_message()
    async def heard(message: Message, turn: Turn) -> Any:
        words = message.text or ""
        remember(turn, words)
        return await BEHAVIOURS.get(words.split(" ")[0], _echo)(turn, words)

    @made.callback_query()
    async def pressed(query: CallbackQuery, turn: Turn) -> Any:
        remember(turn, query.data or "")
        return [SendMessage(chat_id=turn.chat_id, text=f"pressed {query.data}")]

    @made.my_chat_member()
    async def moved(change: ChatMemberUpdated, turn: Turn) -> None:
        remember(turn, change.new_chat_member.status)

    return made


class OneCity:
    """The doors ask of a city only which one it is."""

    def of(self, agency: int | None) -> OneCity:
        return self


def work_of(database: Database, now: Callable[[], datetime]) -> Callable[[AsyncSession], Any]:
    async def work_for(session: AsyncSession) -> Work:
        city = cast(City, OneCity())
        return Work(session, database.keyring, now(), city, cast(Knowledge, None), "https://t.me/bot")

    return work_for


def apologise(turn: Turn, reference: str) -> SendMessage:
    return SendMessage(chat_id=turn.chat_id, text=f"Maaf {reference}")


async def ask_again(turn: Turn) -> list[TelegramMethod[Any]]:
    said = turn.conversation.data.get("said", [])
    return [Prompt(chat_id=turn.chat_id, text=f"again {said[-1]}")] if said else []


@dataclass
class Town:
    """One process of the bot: its batches, and what its Telegram heard."""

    database: Database
    clock: Clock
    telegram: Listener = field(default_factory=Listener)

    def __post_init__(self) -> None:
        self.bot = Bot(TOKEN, session=self.telegram)
        dispatcher = Dispatcher(disable_fsm=True)
        dispatcher.include_router(router())
        self.means = Means(
            database=self.database,
            dispatcher=dispatcher,
            bot=self.bot,
            speaker=Speaker(self.bot, pauses=(0, 0)),
            work_for=work_of(self.database, self.clock),
            apologise=apologise,
            ask_again=ask_again,
            now=self.clock,
            handler_seconds=0.5,
            pauses=(0, 0),
        )
        self.rewire()

    def rewire(self, **changes: Any) -> None:
        self.means = replace(self.means, **changes)
        self.batches = Batches(self.means)
        self.tending = Tending(self.means, self.batches)

    async def warm(self) -> None:
        """Leave the careful first batch behind, with an update whose id is lower than any other's."""
        await self.batches.handle([{"update_id": 1}])

    async def hears(self, *raw: Any) -> None:
        await self.batches.handle(raw)
        await self.said()

    async def said(self) -> None:
        """Wait until all replies are said."""
        await self.means.speaker.settled(5)

    async def rows(self) -> dict[int, UpdateRow]:
        async with self.database.transaction() as session:
            return {row.update_id: row for row in await session.scalars(select(UpdateRow))}

    async def kept(self, person: int = BUDI) -> list[str]:
        """What the person's private conversation keeps."""
        async with self.database.transaction() as session:
            lookup = self.database.keyring.lookup(person)
            statement = (
                select(Conversation)
                .join(Person, Person.id == Conversation.person_id)
                .where(Person.lookup == lookup, Conversation.group_id == 0)
            )
            conversation = (await session.scalars(statement)).one_or_none()
            return cast(list[str], conversation.data.get("said", [])) if conversation else []


def texts(raw: Iterable[dict[str, Any]]) -> list[str]:
    return [one["message"]["text"] for one in raw]
