"""Prompts: questions of the conversation, of which a chat needs only the newest."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import InlineKeyboardMarkup

REMEMBERED = 5_000  # chats


class Prompt(SendMessage):
    """A message that asks. A newer prompt of the same chat supersedes it while it is not yet spoken."""


class Redraw(Prompt):
    """The chat's newest prompt in its new form: that message is edited where it is known, else it is said anew."""


class Asked:
    """Which message of a chat asked last. A memory of this process alone: what it has forgotten is said anew."""

    def __init__(self) -> None:
        self._messages: OrderedDict[int, int] = OrderedDict()

    def note(self, method: SendMessage, message: int | None) -> None:
        """`method` was said as `message`; None: nobody knows."""
        if not isinstance(method, Prompt) or not isinstance(method.chat_id, int):
            return
        self._messages.pop(method.chat_id, None)
        if message is not None:
            self._messages[method.chat_id] = message
        if len(self._messages) > REMEMBERED:
            self._messages.popitem(last=False)

    def shape(self, method: Redraw) -> EditMessageText | Prompt:
        """What is to be told to Telegram."""
        message = self._messages.get(method.chat_id) if isinstance(method.chat_id, int) else None
        if message is None:
            return anew(method)
        keyboard = method.reply_markup if isinstance(method.reply_markup, InlineKeyboardMarkup) else None
        given: dict[str, Any] = {"reply_markup": keyboard} if keyboard else {}
        return EditMessageText(chat_id=method.chat_id, message_id=message, text=method.text, **given)


def anew(method: Prompt) -> Prompt:
    """The same as a message of its own."""
    given = {name: getattr(method, name) for name in method.model_fields_set}
    return Prompt(**given)
