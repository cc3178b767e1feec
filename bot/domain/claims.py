"""Claim codes such as K7Q2-M9XR-4T3B: the receipt of the counter carries one, and whoever has it links Telegram once.

Twelve random symbols of the ticket numbers' alphabet, 60 bits: too many to guess where wrong guesses slow down. Twelve
are never a ticket number (a region's two to four letters and seven symbols) nor SP4N's (seven digits). The code itself
is not to be kept, only a keyed hash of what `read` answers. How long a code lives is the caller's to say: time limits
are settings of the region.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from bot.domain.numbers import SYMBOLS

LENGTH = 12
GROUP = 4
PAYLOAD = "klaim-"  # before the code in https://t.me/<bot>?start=…, which takes 64 of A–Z a–z 0–9 _ -

_MISREAD = str.maketrans("OIL", "011")
_BETWEEN = re.compile(r"[\s\-‐‑‒–—_.]+")
_CODE = re.compile(f"[{SYMBOLS}]{{{LENGTH}}}")


class Standing(StrEnum):
    """What a known code is worth now."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"


def new(random: Callable[[int], int] = secrets.randbelow) -> str:
    """A fresh code without its dash; `random(n)` gives an integer below n.

    It has a digit and a letter: twelve letters typed as plain words may be words, twelve digits a telephone's number.
    """
    while True:
        code = "".join(SYMBOLS[random(len(SYMBOLS))] for _ in range(LENGTH))
        if not code.isdecimal() and not code.isalpha():
            return code


def shown(code: str) -> str:
    """The code as it is printed and read out: three groups of four."""
    return "-".join(code[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def payload(code: str) -> str:
    """What follows `?start=` in the link of the receipt."""
    return PAYLOAD + code


def read(text: str) -> str | None:
    """The code that a person typed or a link carried, or None; case, spaces, dashes and O/I/L do not matter."""
    bare = text.strip()
    bare = bare[len(PAYLOAD) :] if bare.lower().startswith(PAYLOAD) else bare
    code = _BETWEEN.sub("", bare.upper()).translate(_MISREAD)
    return code if _CODE.fullmatch(code) else None


def standing(used_at: datetime | None, expires_at: datetime, now: datetime) -> Standing:
    """A used code stays used after its last moment: its citizen hears that it worked, not that it is too late."""
    if used_at is not None:
        return Standing.USED
    return Standing.OPEN if now < expires_at else Standing.EXPIRED
