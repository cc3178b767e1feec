"""Typing instead of tapping: the words or the number of a button that was just offered mean that button."""

from __future__ import annotations

import re

from bot.callbacks import Press, decode
from bot.suggest.askedwords import Asked, asked
from bot.suggest.control import Control, control
from bot.usecases.work import Turn
from handlers import talk

LONGEST = 64  # characters of a button's label
ORDINALS = {word: str(number) for number, word in enumerate(("pertama", "kedua", "ketiga", "keempat", "kelima"), 1)}
_ORDINAL = re.compile(r"^(?:yang|yg|nomor|nomer|no|pilihan)\s+")
NAMED = {Control.CANCEL: "button-cancel", Control.SKIP: "button-skip", Control.BACK: "button-back"}


def typed(turn: Turn, text: str) -> Press | None:
    """The button that `text` as a whole message names, by its label, its number or a word that means the same."""
    plain = text.strip(" .,").casefold()
    offered = [(str(label), str(data)) for label, data in turn.conversation.data.get("offered", ())]
    if not plain or len(plain) > LONGEST or not offered:
        return None
    plain = ORDINALS.get(_ORDINAL.sub("", plain), plain)
    if plain.isdecimal():
        return _numbered(turn, offered, int(plain)) or _labelled(offered, plain)
    return _labelled(offered, plain) or _meant(turn, offered, text)


def _numbered(turn: Turn, offered: list[tuple[str, str]], number: int) -> Press | None:
    count = int(turn.conversation.data.get("numbered", 0))
    return decode(offered[number - 1][1]) if 0 < number <= min(count, len(offered)) else None


def _labelled(offered: list[tuple[str, str]], plain: str) -> Press | None:
    """By the whole label, or by what stands before its colon: "anonim" for "Anonim: tidak"."""
    names = ((label.casefold(), data) for label, data in offered)
    return next((decode(data) for label, data in names if plain in (label, label.partition(":")[0])), None)


def _meant(turn: Turn, offered: list[tuple[str, str]], text: str) -> Press | None:
    """ "gak jadi" where *Batal* is offered, "skip" where *Lewati* is."""
    word = Control.CANCEL if _takes_back(turn, text) else control(text)
    key = NAMED.get(word) if word is not None else None
    label = str(talk.voice(turn).say(key)).casefold() if key is not None else None
    return _labelled(offered, label) if label is not None else None


def _takes_back(turn: Turn, text: str) -> bool:
    """ "Jangan dicabut" while an action asks."""
    return talk.state(turn)[0] == "act" and asked(text) is Asked.KEPT
