"""Speaking: replies leave after the commit, chats side by side, each chat in order, while the next batch is handled.

A reply may be lost; what must arrive is a notification. So nothing here raises further, and an update whose reply
was given up stays unspoken: its chat is asked again later (`Batches.tick`).
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from typing import Any

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import EditMessageReplyMarkup, EditMessageText, SendDocument, SendLocation, SendMessage, SendPhoto

from bot.updates.prompt import Asked, Prompt, Redraw, anew
from bot.updates.saying import Chat, Method, Open, Outcome, kind, measure
from bot.updates.wire import Wire

_TRIES = 8
# What counts among Telegram's thirty a second, of what replies are made of.
_MESSAGES = (SendMessage, SendDocument, SendLocation, SendPhoto, EditMessageText, EditMessageReplyMarkup)

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Reply:
    """What is to be said in one chat about some updates, in order, `after` seconds at the earliest."""

    chat_id: int
    update_ids: tuple[int, ...]
    methods: Sequence[Method]
    after: float = 0.0


class Speaker:
    """Says replies. `said` hears the chat of each message; `calling` is entered around each call that Telegram counts
    as a message; `longest_wait`: seconds a chat waits when Telegram asks it to, longer ones are given up; `pauses`:
    seconds between tries when Telegram does not answer; `room`: methods that may wait before batches do."""

    def __init__(
        self,
        bot: Bot,
        *,
        said: Callable[[int], None] | None = None,
        calling: Callable[[], AbstractContextManager[None]] = nullcontext,
        longest_wait: float = 60.0,
        pauses: Sequence[float] = (0.3, 1.5, 4.0),
        room: int = 1000,
    ) -> None:
        self._said, self._calling = said, calling
        self._tell = partial(bot.session.tell, bot) if isinstance(bot.session, Wire) else bot.__call__
        self._longest_wait = longest_wait
        self._pauses = pauses
        self._room = room
        self._chats: dict[int, Chat] = {}
        self._waiting = 0
        self._moved = asyncio.Event()
        self._spoken: list[int] = []
        self._asked = Asked()
        self.busy: set[int] = set()
        """Updates whose replies wait here."""

    def say(self, reply: Reply, began: float | None = None) -> None:
        """Hand over a reply; returns at once. `began`: the monotonic moment at which its update came."""
        if not reply.methods:
            self._spoken.extend(reply.update_ids)
            return
        self.busy.update(reply.update_ids)
        self._waiting += len(reply.methods)
        chat = self._chats.setdefault(reply.chat_id, Chat())
        if reply.after:
            chat.quiet_until = max(chat.quiet_until, asyncio.get_running_loop().time() + reply.after)
        opened = Open(reply.update_ids, len(reply.methods), began)
        for method in reply.methods:
            newest = self._newest(chat, method)
            chat.lines.append((newest, opened))
        if chat.task is None:
            chat.task = asyncio.create_task(self._speak(reply.chat_id, chat))

    def take_spoken(self) -> list[int]:
        """The updates about which nothing remains to be said, each handed out once."""
        taken, self._spoken = self._spoken, []
        return taken

    def unnoted(self) -> set[int]:
        """The updates whose replies wait here or were said and not noted yet: none of them is lost."""
        return {*self.busy, *self._spoken}

    def give_back(self, update_ids: Iterable[int]) -> None:
        """Undo `take_spoken`: they could not be noted."""
        self._spoken.extend(update_ids)

    async def room(self, seconds: float = 2.0) -> None:
        """Wait until few replies wait, but not for long: accepting updates does not depend on being able to answer."""
        await self._until(self._room, seconds)

    async def settled(self, seconds: float) -> None:
        """Wait until nothing waits to be said, for at most `seconds`."""
        await self._until(1, seconds)

    async def drain(self, seconds: float) -> None:
        """Wait until all is said; what is not said within `seconds` stays unspoken."""
        await self.settled(seconds)
        tasks = [chat.task for chat in self._chats.values() if chat.task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _until(self, fewer_than: int, seconds: float) -> None:
        end = asyncio.get_running_loop().time() + seconds
        while self._waiting >= fewer_than and (left := end - asyncio.get_running_loop().time()) > 0:
            self._moved.clear()
            try:
                await asyncio.wait_for(self._moved.wait(), left)
            except TimeoutError:
                return

    def _newest(self, chat: Chat, method: Method) -> Method:
        """The method; a prompt takes the place of those not yet spoken, so that there is nothing to edit of them."""
        if not isinstance(method, Prompt):
            return method
        fresh = self._supersede(chat)
        return anew(method) if fresh and isinstance(method, Redraw) else method

    def _supersede(self, chat: Chat) -> bool:
        """Drop the prompts that wait; whether one of them was to be a message of its own."""
        dropped = [one for one in chat.lines if isinstance(one[0], Prompt)]
        chat.lines = deque(one for one in chat.lines if not isinstance(one[0], Prompt))
        for _, opened in dropped:
            self._over(opened, lost=False)
        return any(not isinstance(method, Redraw) for method, _ in dropped)

    def _over(self, opened: Open, *, lost: bool) -> None:
        opened.left -= 1
        opened.lost |= lost
        self._waiting -= 1
        self._moved.set()
        if opened.left == 0:
            self.busy.difference_update(opened.update_ids)
            if not opened.lost:
                self._spoken.extend(opened.update_ids)
            measure(opened)

    async def _speak(self, chat_id: int, chat: Chat) -> None:
        opened: Open | None = None
        try:
            while chat.lines:
                method, opened = chat.lines.popleft()
                said = await self._deliver(chat, method)
                self._over(opened, lost=not said)
                opened = None
                if not said:
                    self._give_up(chat)
        finally:
            if opened is not None:  # cancelled in the middle: whether it was said is not known
                self._over(opened, lost=True)
            self._give_up(chat)
            chat.task = None
            self._forget(chat_id, chat)

    def _give_up(self, chat: Chat) -> None:
        """What follows a lost line is lost too: the chat gets its current question again instead."""
        while chat.lines:
            self._over(chat.lines.popleft()[1], lost=True)

    def _forget(self, chat_id: int, chat: Chat) -> None:
        loop = asyncio.get_running_loop()
        if chat.quiet_until > loop.time():
            loop.call_at(chat.quiet_until, self._forget, chat_id, chat)
        elif chat.task is None and self._chats.get(chat_id) is chat:
            del self._chats[chat_id]

    async def _deliver(self, chat: Chat, method: Method) -> bool:
        """Say one method; True when it is over (said, or never to be said), False when it was given up."""
        pauses = iter(self._pauses)
        for _ in range(_TRIES):
            if not await self._quiet(chat):
                return False
            outcome = await self._try(chat, method)
            wait = next(pauses, None) if outcome is Outcome.PAUSE else 0
            if outcome in (Outcome.OVER, Outcome.LOST) or wait is None:
                return outcome is Outcome.OVER
            await asyncio.sleep(wait)
        return False

    async def _quiet(self, chat: Chat) -> bool:
        wait = chat.quiet_until - asyncio.get_running_loop().time()
        if wait > self._longest_wait:
            return False
        if wait > 0:
            await asyncio.sleep(wait)
        return True

    async def _try(self, chat: Chat, method: Method) -> Outcome:
        if isinstance(method, Redraw):
            method = self._asked.shape(method)
        try:
            with self._calling() if isinstance(method, _MESSAGES) else nullcontext():
                told = await self._tell(method)
        except TelegramRetryAfter as problem:
            chat.quiet_until = asyncio.get_running_loop().time() + problem.retry_after
            return Outcome.WAIT
        except (TelegramNetworkError, TelegramServerError, TelegramUnauthorizedError) as problem:
            log.warning("Telegram does not answer", cause=type(problem).__name__, method=method.__api_method__)
            return Outcome.LOST if isinstance(problem.__cause__, TimeoutError) else Outcome.PAUSE
        except TelegramBadRequest as problem:
            return await self._instead(chat, method, problem)
        except Exception as problem:  # a reply never stops the ones behind it
            log.warning("reply refused", cause=type(problem).__name__, method=method.__api_method__)
        else:
            self._note(method, told)
        return Outcome.OVER

    def _note(self, method: Method, told: Any) -> None:
        """A message was said: its chat is heard of, and a prompt is known by its message from now on."""
        if isinstance(method, SendMessage) and isinstance(method.chat_id, int):
            self._asked.note(method, getattr(told, "message_id", told if type(told) is int else None))
            if self._said:
                self._said(method.chat_id)

    async def _instead(self, chat: Chat, method: Method, problem: TelegramBadRequest) -> Outcome:
        """An edit of a message that is gone (its chat was cleared) is said anew: a press must not seem dead."""
        log.info("reply refused", cause=kind(problem), method=method.__api_method__)
        if not isinstance(method, EditMessageText) or "not modified" in problem.message:
            return Outcome.OVER
        if method.chat_id is None or method.text is None:
            return Outcome.OVER
        anew = SendMessage(chat_id=method.chat_id, text=method.text, reply_markup=method.reply_markup)
        return await self._try(chat, anew)
