"""The bots that are measured, each in a process of its own: ours and what it is compared with."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import Any

import aiohttp
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, Message
from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, ExtBot, MessageHandler, filters

from bot.app import App
from bot.notifier import Tuning
from bot.opening import open_database
from bot.running import settled
from bot.settings import PARTS, read
from tests.bench import ordinary
from tests.bench.telegram import TOKEN

UNLIMITED = Tuning(per_second=0, private_gap=0, group_gap=0)
Wish = Mapping[str, str]


async def nobody(wish: Wish) -> None:
    """No bot at all: raw HTTP that answers everything. What Telegram's process and the wire can bear."""
    url = f"{wish['TELEGRAM_API_URL']}/bot{TOKEN}"
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=64)) as http:
        offset, tasks = 0, set[asyncio.Task[None]]()

        async def answer(update: dict[str, Any]) -> None:
            message = update.get("message") or update["callback_query"]["message"]
            body = json.dumps({"chat_id": message["chat"]["id"], "text": "ya"})
            async with http.post(f"{url}/sendMessage", data=body, headers={"Content-Type": "application/json"}) as got:
                await got.read()

        while True:
            async with http.post(f"{url}/getUpdates", json={"offset": offset, "timeout": 20}) as got:
                found = (await got.json())["result"]
            for update in found:
                offset = update["update_id"] + 1
                task = asyncio.create_task(answer(update))
                tasks.add(task)
                task.add_done_callback(tasks.discard)


def _aiogram(wish: Wish) -> Bot:
    return Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(wish["TELEGRAM_API_URL"])))


async def aiogram_echo(wish: Wish) -> None:
    """(a) A bare aiogram echo that stores nothing."""
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def written(message: Message) -> None:
        await message.answer(message.text or "")

    @dispatcher.callback_query()
    async def pressed(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.message.answer(query.data or "")
        await query.answer()

    await dispatcher.start_polling(_aiogram(wish), handle_signals=False)


async def the_ordinary(wish: Wish) -> None:
    """(b) What most bots do."""
    await ordinary.serve(_aiogram(wish), Path(wish["DATA_DIR"]))


def _telegram(wish: Wish) -> ExtBot[Any]:
    return ExtBot(TOKEN, base_url=f"{wish['TELEGRAM_API_URL']}/bot")


async def library_echo(wish: Wish) -> None:
    """(c) A bare python-telegram-bot echo."""
    made = Application.builder().bot(_telegram(wish)).build()

    async def written(update: Update, _context: Any) -> None:
        assert update.message is not None
        await update.message.reply_text(update.message.text or "")

    async def pressed(update: Update, _context: Any) -> None:
        assert update.callback_query is not None
        assert update.effective_chat is not None
        await update.effective_chat.send_message(update.callback_query.data or "")
        await update.callback_query.answer()

    made.add_handler(MessageHandler(filters.ALL, written))
    made.add_handler(CallbackQueryHandler(pressed))
    async with made:
        assert made.updater is not None
        await made.updater.start_polling()
        await made.start()
        await asyncio.Event().wait()


async def ours(wish: Wish) -> None:
    """Our bot, with all its parts or with those named in PARTS; its notifier without limits unless PACED."""
    settings = read(_env_file=None)
    database, _lock = await open_database(settings)
    only = frozenset(wish.get("PARTS", ",".join(PARTS)).split(","))
    await App(settings, database, only=only, tuning=None if wish.get("PACED") else UNLIMITED).start()
    settled()
    await asyncio.Event().wait()


async def push_loop(wish: Wish) -> None:
    """A bare ExtBot.send_message loop: COUNT messages, IN_FLIGHT at a time."""
    numbers = iter(range(int(wish["COUNT"])))
    async with _telegram(wish) as bot:

        async def work() -> None:
            for n in numbers:
                await bot.send_message(1000 + n % 200, f"kabar {n}")

        await asyncio.gather(*(work() for _ in range(int(wish["IN_FLIGHT"]))))


BOTS: dict[str, Callable[[Wish], Coroutine[Any, Any, None]]] = {
    "nobody": nobody,
    "aiogram echo": aiogram_echo,
    "ordinary bot": the_ordinary,
    "python-telegram-bot echo": library_echo,
    "ours": ours,
    "push loop": push_loop,
}


def run(name: str, environment: Wish) -> None:
    os.environ.update(environment)
    if output := environment.get("OUTPUT_FILE"):
        target = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        for stream in (1, 2):
            os.dup2(target, stream)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(BOTS[name](environment))
