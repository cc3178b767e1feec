"""Asynchronous filters: synchronous ones run in a thread each and cost most of the speed."""

from __future__ import annotations

from typing import Any

from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message

from bot.callbacks import Press, decode
from bot.domain import unseen
from bot.usecases.work import Turn


class Pressed(Filter):
    """A button of one of our kinds; hands its `press` to the handler."""

    def __init__(self, kind: type[Press]) -> None:
        self.kind = kind

    async def __call__(self, query: CallbackQuery) -> bool | dict[str, Any]:
        press = decode(query.data or "")
        return {"press": press} if isinstance(press, self.kind) else False


class Commanded(Filter):
    """A command, to us: hands its `name` without the slash and its `rest` to the handler."""

    async def __call__(self, message: Message, turn: Turn) -> bool | dict[str, Any]:
        text = unseen.without(message.text or message.caption or "")
        if not text.startswith("/"):
            return False
        first, _, rest = text.partition(" ") if " " in text.split("\n")[0] else text.partition("\n")
        name, _, addressee = first[1:].partition("@")
        ours = turn.work.bot_link.rsplit("/", 1)[-1].lower()
        if addressee and addressee.lower() != ours:
            return False
        return {"name": name.lower(), "rest": rest.strip()}


class InGroup(Filter):
    async def __call__(self, _event: Any, turn: Turn) -> bool:
        return turn.group is not None
