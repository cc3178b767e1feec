"""The filters of the queue: as words that an officer types, as buttons to press, and as what a button carries.

What narrows a queue travels in its buttons, so that they work for ever and two queues do not mix.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar

from aiogram.types import CallbackQuery

from bot.callbacks import LIMIT, Menu
from bot.domain.kinds import Kind
from bot.domain.lifecycle import Official
from bot.texts import Html
from bot.usecases import sifting
from bot.usecases.queue import PAGES
from bot.usecases.sifting import Due, Wish
from bot.usecases.work import Turn
from handlers import talk
from handlers.talk import Methods, Rows, button
from storage.notifications import Button

NONE = Wish()
FIELDS = ("status", "kind", "due", "district")
DIGITS = 5  # of a page's number
_ROOM = LIMIT - len("m:page:")  # bytes of a button for all that is written here
_PARTS = 6  # of what is written: page, status, kind, district, due, words
_WIDE = 2  # buttons in a row
Member = TypeVar("Member", bound=StrEnum)


def written(page: int, wish: Wish) -> str:
    """A page and a wish as a button carries them; words that do not fit are left out, the last ones first."""
    words = list(wish.words)
    while True:
        parts = (str(page), _code(wish.status), _code(wish.kind), wish.district or "", _code(wish.due), "_".join(words))
        value = "/".join(parts)
        if len(value.encode()) <= _ROOM or not words:
            return value
        words.pop()


def read(value: str) -> tuple[int, Wish]:
    """What `written` wrote; whatever is not understood asks nothing."""
    page, status, kind, district, due, words = [*value.split("/"), *[""] * _PARTS][:_PARTS]
    number = min(paged(page), PAGES)
    sought = tuple(word for word in words.split("_") if word.isalnum())
    return number, Wish(_member(Official, status), _member(Kind, kind), district or None, _member(Due, due), sought)


def paged(value: str) -> int:
    """The number of a page as a button carries it; the first one for whatever no button of ours says."""
    return int(value) if value.isdecimal() and len(value) <= DIGITS else 0


def _code(one: StrEnum | None) -> str:
    return "" if one is None else str(list(type(one)).index(one))


def _member(kind: type[Member], code: str) -> Member | None:
    return next((one for at, one in enumerate(kind) if str(at) == code), None)


def understood(turn: Turn, text: str) -> Wish:
    """What `text` asks for: what names a status, class, deadline or district narrows by it, the rest is sought."""
    wish = NONE
    for field, value, label in _named(turn):
        found = re.compile(rf"(?<!\w){re.escape(label)}(?!\w)", re.IGNORECASE)
        if getattr(wish, field) is None and found.search(text):
            wish, text = replace(wish, **_set(field, value)), found.sub(" ", text, count=1)
    return replace(wish, words=sifting.words(text))


def _named(turn: Turn) -> list[tuple[str, Any, str]]:
    """Field, value and label of every filter with a name, the longest label first."""
    say = talk.voice(turn)
    found: list[tuple[str, Any, str]] = [("status", one, one.value) for one in Official]
    found += [("kind", one, str(say.say(f"kind-{one}"))) for one in Kind]
    found += [("due", one, str(say.say(f"sift-{one}"))) for one in Due]
    found += [("district", code, name) for code, name in _districts(turn).items()]
    return sorted(found, key=lambda one: -len(one[2]))


def _districts(turn: Turn) -> dict[str, str]:
    return {area.district_code: area.district for area in turn.work.city.places()}


def told(turn: Turn, wish: Wish) -> Html | None:
    """The line that says what the queue is narrowed by."""
    named = _named(turn)
    labels = [label for one in FIELDS for field, value, label in named if field == one and getattr(wish, one) == value]
    labels += [" ".join(wish.words)] if wish.words else []
    return talk.voice(turn).say("queue-sifted", list=" · ".join(labels)) if labels else None


def opened(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    """*Saring*: every filter as a button that leads to the queue so narrowed; pressed again it is lifted."""
    _, wish = read(value)
    say = talk.voice(turn)
    rows: list[Sequence[Button]] = []
    for field in FIELDS:
        named = [one for one in _named(turn) if one[0] == field]
        rows += _lines(_choice(wish, *one) for one in sorted(named, key=lambda one: _place(one[1])))
    back = button(say.say("button-back"), Menu("page", written(0, wish)))
    return [talk.edited(turn, query, say.say("sift-ask"), [*rows, [back]])]


def _place(value: object) -> tuple[int, str]:
    """Filters stand in the order of their kinds, districts by their codes."""
    return (list(type(value)).index(value), "") if isinstance(value, StrEnum) else (0, str(value))


def _choice(wish: Wish, field: str, value: Any, label: str) -> Button:
    on = getattr(wish, field) == value
    changed = replace(wish, **_set(field, None if on else value))
    return button(f"✓ {label}" if on else label, Menu("page", written(0, changed)))


def _set(field: str, value: Any) -> dict[str, Any]:
    return {field: value}


def _lines(buttons: Iterable[Button]) -> Rows:
    every = list(buttons)
    return [every[start : start + _WIDE] for start in range(0, len(every), _WIDE)]
