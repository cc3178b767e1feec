"""Callback data as a pure codec: what a button says when it is pressed.

At most 64 bytes (Bot API, InlineKeyboardButton.callback_data). Buttons stay clickable for ever, so every press names
the thing it is about, and whoever handles it looks at the world again.
"""

from __future__ import annotations

from typing import NamedTuple

LIMIT = 64
SEPARATOR = ":"


class Filing(NamedTuple):
    """A button of the form: which step of which draft, and the value chosen."""

    step: str
    draft: str
    value: str


class Act(NamedTuple):
    """An action on a ticket; `version` is the ticket's when the button was made, `value` a choice already made."""

    action: str
    number: str
    version: str = ""
    value: str = ""


class Card(NamedTuple):
    """A field of the verification card and the value chosen ("" asks for one)."""

    number: str
    field: str
    value: str = ""


class Menu(NamedTuple):
    """A place to go: my tickets, the queue, help, languages."""

    place: str
    value: str = ""


Press = Filing | Act | Card | Menu

_KINDS: dict[str, type[Filing] | type[Act] | type[Card] | type[Menu]] = {"f": Filing, "t": Act, "v": Card, "m": Menu}
_LETTERS = {kind: letter for letter, kind in _KINDS.items()}


def encode(press: Press) -> str:
    """The callback data; ValueError when it would not fit or could not be read back."""
    data = SEPARATOR.join((_LETTERS[type(press)], *press))
    if len(data.encode()) > LIMIT or decode(data) != press:
        raise ValueError(f"a button's data does not fit: {type(press).__name__}")
    return data


def decode(data: str) -> Press | None:
    """The press, or None for data that none of our buttons carries."""
    letter, *parts = data.split(SEPARATOR)
    kind = _KINDS.get(letter)
    if kind is None or len(parts) != len(kind._fields):
        return None
    return kind(*parts)
