"""Speaking: each chat in order, chats side by side, prompts superseded, failures that stop nobody."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import AnswerCallbackQuery, EditMessageText, SendMessage, TelegramMethod

from bot.updates.prompt import Prompt, Redraw
from bot.updates.speak import Reply, Speaker
from tests.updates.kit import BUDI, SITI, Listener, Town, says


@pytest.fixture
def telegram() -> Listener:
    return Listener()


def speaker_of(telegram: Listener, **options: Any) -> Speaker:
    from aiogram import Bot

    return Speaker(Bot("4200001:made-up", session=telegram), **({"pauses": (0, 0)} | options))


def message(words: str, chat: int = BUDI) -> SendMessage:
    return SendMessage(chat_id=chat, text=words)


def prompt(words: str, chat: int = BUDI) -> Prompt:
    return Prompt(chat_id=chat, text=words)


def reply(update_id: int, *methods: TelegramMethod[Any], chat: int = BUDI) -> Reply:
    return Reply(chat, (update_id,), methods)


def failing(*problems: type[Exception]) -> Any:
    """Each call raises the next problem, then all succeed."""
    waiting = list(problems)

    def answer(method: TelegramMethod[Any]) -> None:
        if waiting:
            raise waiting.pop(0)(method=method, message="Bad Request: message to edit not found")  # type: ignore[call-arg]  # aiogram's errors of one signature

    return answer


async def test_a_chat_is_spoken_to_in_order(telegram: Listener) -> None:
    async def wait(method: SendMessage) -> None:
        await asyncio.sleep(0.02 if method.text == "satu" else 0)

    telegram.answers = wait
    speaker = speaker_of(telegram)
    speaker.say(reply(1, message("satu"), message("dua")))
    speaker.say(reply(2, message("tiga")))
    await speaker.settled(5)
    assert telegram.heard(BUDI) == ["satu", "dua", "tiga"]
    assert speaker.take_spoken() == [1, 2]


async def test_a_slow_chat_holds_nobody_else_up(telegram: Listener) -> None:
    gate = asyncio.Event()

    async def wait(method: SendMessage) -> None:
        if method.chat_id == BUDI:
            await gate.wait()

    telegram.answers = wait
    speaker = speaker_of(telegram)
    speaker.say(reply(1, message("lambat")))
    speaker.say(reply(2, message("cepat", SITI), chat=SITI))
    while not telegram.told:
        await asyncio.sleep(0)
    assert telegram.heard(SITI) == ["cepat"]
    gate.set()
    await speaker.settled(5)
    assert telegram.heard(BUDI) == ["lambat"]


async def test_a_newer_prompt_supersedes_the_one_not_yet_spoken(telegram: Listener) -> None:
    speaker = speaker_of(telegram)
    speaker.say(reply(1, message("kabar"), prompt("lama")))
    speaker.say(reply(2, prompt("baru")))
    speaker.say(reply(3, prompt("milik Siti", SITI), chat=SITI))
    await speaker.settled(5)
    assert telegram.heard(BUDI) == ["kabar", "baru"]
    assert telegram.heard(SITI) == ["milik Siti"]
    assert sorted(speaker.take_spoken()) == [1, 2, 3]


async def test_an_album_gets_one_reply(town: Town) -> None:
    await town.warm()
    await town.hears(*(says(10 + n, f"tanya {n}") for n in range(10)))
    assert town.telegram.heard(BUDI) == ["tanya 9"]


async def test_an_album_that_comes_first_after_a_start_gets_one_reply(town: Town) -> None:
    await town.hears(*(says(10 + n, f"tanya {n}") for n in range(10)))
    assert town.telegram.heard(BUDI) == ["tanya 9"]


@pytest.mark.parametrize("problem", [TelegramForbiddenError, TelegramBadRequest, RuntimeError])
async def test_a_refused_reply_stops_nothing_behind_it(telegram: Listener, problem: type[Exception]) -> None:
    telegram.answers = failing(problem) if problem is not RuntimeError else _raises_once(RuntimeError("x"))
    speaker = speaker_of(telegram)
    speaker.say(reply(1, message("satu")))
    speaker.say(reply(2, message("dua")))
    await speaker.settled(5)
    assert telegram.heard(BUDI) == ["dua"]
    assert speaker.take_spoken() == [1, 2]


def _raises_once(problem: Exception) -> Any:
    waiting = [problem]

    def answer(_method: TelegramMethod[Any]) -> None:
        if waiting:
            raise waiting.pop()

    return answer


async def test_a_press_too_old_is_ignored(telegram: Listener) -> None:
    def answer(method: TelegramMethod[Any]) -> None:
        if isinstance(method, AnswerCallbackQuery):
            raise TelegramBadRequest(
                method=method, message="Bad Request: query is too old and response timeout expired"
            )

    telegram.answers = answer
    speaker = speaker_of(telegram)
    speaker.say(reply(1, AnswerCallbackQuery(callback_query_id="1"), message("sudah")))
    await speaker.settled(5)
    assert telegram.heard(BUDI) == ["sudah"]


async def test_an_edit_of_a_message_that_is_gone_is_said_anew(telegram: Listener) -> None:
    telegram.answers = failing(TelegramBadRequest)
    speaker = speaker_of(telegram)
    speaker.say(reply(1, EditMessageText(chat_id=BUDI, message_id=7, text="kartu")))
    await speaker.settled(5)
    assert telegram.heard(BUDI) == ["kartu"]


async def test_an_edit_that_changes_nothing_is_over(telegram: Listener) -> None:
    def answer(method: TelegramMethod[Any]) -> None:
        raise TelegramBadRequest(method=method, message="Bad Request: message is not modified: same text")

    telegram.answers = answer
    speaker = speaker_of(telegram)
    speaker.say(reply(1, EditMessageText(chat_id=BUDI, message_id=7, text="kartu")))
    await speaker.settled(5)
    assert telegram.told == []
    assert speaker.take_spoken() == [1]


@pytest.mark.parametrize("problem", [TelegramServerError, TelegramNetworkError])
async def test_a_reply_is_tried_again_when_telegram_does_not_answer(
    telegram: Listener, problem: type[Exception]
) -> None:
    telegram.answers = failing(problem, problem)
    speaker = speaker_of(telegram)
    speaker.say(reply(1, message("satu")))
    await speaker.settled(5)
    assert telegram.heard(BUDI) == ["satu"]
    assert speaker.take_spoken() == [1]


async def test_what_is_given_up_stays_unspoken_with_all_behind_it(telegram: Listener) -> None:
    telegram.answers = failing(*[TelegramNetworkError] * 3)
    speaker = speaker_of(telegram)
    speaker.say(reply(1, message("satu")))
    speaker.say(reply(2, message("dua")))
    await speaker.settled(5)
    assert telegram.told == []
    assert speaker.take_spoken() == []
    assert speaker.busy == set()


async def test_a_chat_told_to_wait_waits_and_nobody_else(telegram: Listener) -> None:
    asked: list[int] = []

    def answer(method: SendMessage) -> None:
        if method.chat_id == BUDI and not asked:
            asked.append(1)
            raise TelegramRetryAfter(method=method, message="Too Many Requests", retry_after=1)

    telegram.answers = answer
    speaker = speaker_of(telegram)
    loop = asyncio.get_running_loop()
    began = loop.time()
    speaker.say(reply(1, message("satu")))
    speaker.say(reply(2, message("dua", SITI), chat=SITI))
    await asyncio.sleep(0.1)
    assert telegram.heard(SITI) == ["dua"]
    assert telegram.heard(BUDI) == []
    await speaker.settled(5)
    assert telegram.heard(BUDI) == ["satu"]
    assert loop.time() - began >= 1


async def test_what_telegram_counts_is_known_of_while_it_is_away(telegram: Listener) -> None:
    """An edit counts as a message does, the answer to a press does not; a call that failed has ended too."""
    away: list[str] = []
    seen: list[tuple[str, int]] = []

    @contextmanager
    def calling() -> Iterator[None]:
        away.append("a call")
        try:
            yield
        finally:
            away.pop()

    def answer(method: TelegramMethod[Any]) -> None:
        seen.append((method.__api_method__, len(away)))
        if isinstance(method, EditMessageText):
            raise TelegramForbiddenError(method=method, message="Forbidden")

    telegram.answers = answer
    speaker = speaker_of(telegram, calling=calling)
    edit = EditMessageText(chat_id=BUDI, message_id=1, text="dua")
    speaker.say(reply(1, message("satu"), AnswerCallbackQuery(callback_query_id="1"), edit, prompt("tiga")))
    await speaker.settled(5)
    assert seen == [("sendMessage", 1), ("answerCallbackQuery", 0), ("editMessageText", 1), ("sendMessage", 1)]
    assert away == []


async def test_a_wait_too_long_is_given_up_at_once(telegram: Listener) -> None:
    calls: list[str] = []

    def answer(method: SendMessage) -> None:
        calls.append(method.text)
        raise TelegramRetryAfter(method=method, message="Too Many Requests", retry_after=10_800)

    telegram.answers = answer
    speaker = speaker_of(telegram)
    speaker.say(reply(1, message("satu")))
    await speaker.settled(5)
    speaker.say(reply(2, message("dua")))
    await speaker.settled(5)
    assert calls == ["satu"]
    assert speaker.take_spoken() == []


async def test_stopping_is_bounded_and_leaves_the_unsaid_unspoken(telegram: Listener) -> None:
    async def never(_method: SendMessage) -> None:
        await asyncio.sleep(60)

    telegram.answers = never
    speaker = speaker_of(telegram)
    speaker.say(reply(1, message("satu"), message("dua")))
    began = asyncio.get_running_loop().time()
    await speaker.drain(0.05)
    assert asyncio.get_running_loop().time() - began < 1
    assert speaker.take_spoken() == []
    assert speaker.busy == set()


async def test_a_full_speaker_delays_batches_but_not_for_long(telegram: Listener) -> None:
    gate = asyncio.Event()

    async def wait(_method: SendMessage) -> None:
        await gate.wait()

    telegram.answers = wait
    speaker = speaker_of(telegram, room=2)
    speaker.say(reply(1, message("satu"), message("dua")))
    loop = asyncio.get_running_loop()
    began = loop.time()
    await speaker.room(0.05)
    assert loop.time() - began >= 0.05
    gate.set()
    await speaker.room(5)
    assert loop.time() - began < 1
    await speaker.settled(5)


def redraw(words: str) -> Redraw:
    return Redraw(chat_id=BUDI, text=words)


async def test_a_prompt_is_redrawn_in_its_place_where_it_is_known_and_said_anew_elsewhere(telegram: Listener) -> None:
    numbers = iter(range(70, 90))
    telegram.answers = lambda _: SimpleNamespace(message_id=next(numbers))
    speaker = speaker_of(telegram)
    speaker.say(reply(1, redraw("nobody knows what was asked")))
    speaker.say(reply(2, prompt("di mana?")))
    await speaker.settled(5)
    speaker.say(reply(3, message("baik"), redraw("di mana? (lagi)")))
    await speaker.settled(5)
    kinds = [(type(one).__name__, getattr(one, "message_id", None)) for one in telegram.told]
    assert kinds == [("Prompt", None), ("SendMessage", None), ("EditMessageText", 70)]


async def test_a_redrawn_prompt_that_was_never_said_is_said_as_a_message(telegram: Listener) -> None:
    telegram.answers = lambda _: SimpleNamespace(message_id=70)
    speaker = speaker_of(telegram)
    speaker.say(reply(1, prompt("kapan?")))
    await speaker.settled(5)
    speaker.say(reply(2, prompt("periksa")))
    speaker.say(reply(3, redraw("periksa lagi")))
    await speaker.settled(5)
    assert [(type(one).__name__, getattr(one, "text", None)) for one in telegram.told] == [
        ("Prompt", "kapan?"),
        ("Prompt", "periksa lagi"),
    ]
