"""What every handler says and remembers with: messages, buttons, and the conversation's state.

Handlers return these methods as plain values; the batch speaks them after its commit.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from aiogram.methods import AnswerCallbackQuery, EditMessageReplyMarkup, EditMessageText, SendMessage, TelegramMethod
from aiogram.types import (
    CallbackQuery,
    CopyTextButton,
    InaccessibleMessage,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
)

from bot.callbacks import Press, encode
from bot.texts import Html, Voice
from bot.updates.prompt import Prompt, Redraw
from bot.usecases.work import Turn
from storage.notifications import Button

Rows = Sequence[Sequence[Button]]
Method = TelegramMethod[Any]
Methods = list[Method]
BESIDE = ("draft", "step")  # what stays remembered of the form while an action asks
CARDS, ASIDE = "cards", "aside"  # changes of verification cards; a question that was set aside
KEPT, LAST = "stray", "last"  # what an officer wrote and nobody got yet; the report that the last words went to
TAP = "tap"  # the last press of an officer, with nothing done since
STAYING = ("setup", CARDS, ASIDE, KEPT, LAST, TAP)  # what waits for its buttons whatever else is done meanwhile
TOAST = 190  # a callback's answer holds 200 characters
LONGEST = 4000  # of the 4,096 characters that a message holds


def voice(turn: Turn) -> Voice:
    """The reader's voice: a group has a language of its own."""
    reader = turn.group or turn.person
    return Voice(reader.language, turn.work.city.zone)


def button(text: str, press: Press, style: str | None = None) -> Button:
    return Button(text, data=encode(press), style=style)


def markup(rows: Rows) -> InlineKeyboardMarkup | None:
    lines = [[_inline(one) for one in row] for row in rows if row]
    return InlineKeyboardMarkup(inline_keyboard=lines) if lines else None


@lru_cache(maxsize=1024)  # the same buttons stand under every question, and aiogram looks each over when it is made
def _inline(one: Button) -> InlineKeyboardButton:
    given: dict[str, Any] = {"text": one.text}
    if one.data is not None:
        given["callback_data"] = one.data
    if one.url is not None:
        given["url"] = one.url
    if one.copy is not None:
        given["copy_text"] = CopyTextButton(text=one.copy)
    if one.style is not None:
        given["style"] = one.style
    return InlineKeyboardButton(**given)


def message(turn: Turn, text: str, rows: Rows = (), *, protect: bool = False) -> SendMessage:
    return SendMessage(**_sending(turn, text, rows, protect=protect))


def prompt(turn: Turn, text: str, rows: Rows = (), *, numbered: int = 0, redraw: bool = False) -> Prompt:
    """A question of the conversation: a newer one takes its place while it is unspoken.

    What its buttons say may be typed as well, and the first `numbered` of them by their number. `redraw`: it changes
    the one that stands there already.
    """
    offer(turn, rows, numbered)
    return (Redraw if redraw else Prompt)(**_sending(turn, text, rows))


def offer(turn: Turn, rows: Rows, numbered: int = 0) -> None:
    """Remember the buttons just offered, for those who type instead of tapping."""
    labels = [[one.text, one.data] for row in rows for one in row if one.data is not None]
    turn.conversation.data = {**turn.conversation.data, "offered": labels, "numbered": numbered}


def _sending(turn: Turn, text: str, rows: Rows, *, protect: bool = False) -> dict[str, Any]:
    given: dict[str, Any] = {"chat_id": turn.chat_id, "text": text}
    if (keyboard := markup(rows)) is not None:
        given["reply_markup"] = keyboard
    if turn.thread is not None:
        given["message_thread_id"] = turn.thread
    if protect:
        given["protect_content"] = True
    return given


def ended(query: CallbackQuery | None) -> Methods:
    """The end of a press's waiting look; nothing for words that meant a button."""
    return [] if query is None else [answered(query)]


def answered(query: CallbackQuery, toast: str = "") -> AnswerCallbackQuery:
    """Ends the press's waiting look. What the press did is said by a message or an edit as well."""
    if not toast:
        return AnswerCallbackQuery(callback_query_id=query.id)
    return AnswerCallbackQuery(callback_query_id=query.id, text=toast[:TOAST])


def edited(turn: Turn, query: CallbackQuery | None, text: str, rows: Rows = ()) -> SendMessage | EditMessageText:
    """The pressed message in its new form; a new message when Telegram no longer lets the old one be edited."""
    if query is None or query.message is None or isinstance(query.message, InaccessibleMessage):
        return message(turn, text, rows)
    given: dict[str, Any] = {"chat_id": turn.chat_id, "message_id": query.message.message_id, "text": text}
    if (keyboard := markup(rows)) is not None:
        given["reply_markup"] = keyboard
    return EditMessageText(**given)


def without_buttons(turn: Turn, query: CallbackQuery | None) -> Methods:
    """The pressed message without its buttons: what it asked is done."""
    if query is None or query.message is None or isinstance(query.message, InaccessibleMessage):
        return []
    return [EditMessageReplyMarkup(chat_id=turn.chat_id, message_id=query.message.message_id)]


def long(turn: Turn, text: str, *, protect: bool = False) -> Methods:
    """A long escaped text in as many messages as it needs, cut between lines or words."""
    pieces: Methods = []
    while text:
        cut = len(text) if len(text) <= LONGEST else _cut(text)
        pieces.append(message(turn, Html(text[:cut].strip()), protect=protect))
        text = text[cut:].strip()
    return pieces


def _cut(text: str) -> int:
    """Where to cut: at a line, else a word, never inside an escaped sign."""
    for sign in ("\n", " "):
        position = text.rfind(sign, LONGEST // 2, LONGEST)
        if position > 0:
            return position
    position = text.rfind("&", LONGEST - 8, LONGEST)
    return position if position > 0 else LONGEST


def state(turn: Turn) -> tuple[str, str]:
    """The conversation's state as its two halves: ("form", "place"), ("act", "follow_up"), ("", "")."""
    kind, _, detail = (turn.conversation.state or "").partition(":")
    return kind, detail


def _draft_beside(turn: Turn) -> dict[str, Any]:
    return {key: turn.conversation.data[key] for key in BESIDE if key in turn.conversation.data}


def _staying(turn: Turn) -> dict[str, Any]:
    return {key: turn.conversation.data[key] for key in STAYING if key in turn.conversation.data}


def enter(turn: Turn, name: str, **data: object) -> None:
    """Go to a state; the draft that waits stays remembered beside it."""
    kept = {**_staying(turn), **_draft_beside(turn)}
    turn.conversation.state = name
    turn.conversation.data = {**kept, **data}
    turn.conversation.updated_at = turn.work.now


def leave(turn: Turn) -> None:
    """End an action; the draft's question, if one waits, is the state again."""
    waiting = _draft_beside(turn)
    turn.conversation.state = f"form:{waiting['step']}" if len(waiting) == len(BESIDE) else None
    turn.conversation.data = {**_staying(turn), **waiting}
    turn.conversation.updated_at = turn.work.now


def end_form(turn: Turn) -> None:
    turn.conversation.state = None
    turn.conversation.data = _staying(turn)
    turn.conversation.updated_at = turn.work.now
