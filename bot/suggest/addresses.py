"""Street, RT and RW as people write them. A street has no clean end in free text: it is a proposal to be edited."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.suggest.placewords import STREET_STOPS

_MOST_STREET_WORDS = 4


@dataclass(frozen=True, slots=True)
class Address:
    """`street` is written "Jl. Contoh Baru" or "Gg. Contoh"; `rt` and `rw` are numbers without leading zeros."""

    street: str | None
    rt: str | None
    rw: str | None


_BOTH = re.compile(
    r"\br\.?t\.?\s*[/\-]?\s*r\.?w\.?\s*[.:]?\s*0*(?P<rt>\d{1,3})\s*[/\-,]\s*0*(?P<rw>\d{1,3})(?!\d)", re.IGNORECASE
)
_RT = re.compile(
    r"\br\.?t\.?\s*[.:]?\s*0*(?P<rt>\d{1,3})(?!\d)(?:\s*[/\-]\s*0*(?P<rw>\d{1,3})(?![\d/]))?", re.IGNORECASE
)
_RW = re.compile(r"(?:\b|(?<=\d))r\.?w\.?\s*[.:]?\s*0*(?P<rw>\d{1,3})(?!\d)", re.IGNORECASE)
_STREET = re.compile(
    r"\b(?P<kind>jln|jl|jalan|gang|gg|lorong|lrg)\b\.?\s*(?=(?P<name>[^\n,;:!?()]{2,80}))", re.IGNORECASE
)
_PIECE = re.compile(r"[^\s.]+\.?")
_KINDS = {"jl": "Jl.", "jln": "Jl.", "jalan": "Jl.", "gg": "Gg.", "gang": "Gg.", "lorong": "Lorong", "lrg": "Lorong"}


def address(text: str) -> Address:
    """Street, RT and RW of `text`, each None when it is not there."""
    both = _BOTH.search(text) or _RT.search(text)
    groups = both.groupdict() if both else {}
    rw = _RW.search(text)
    return Address(_street(text), _number(groups.get("rt")), _number(groups.get("rw") or (rw["rw"] if rw else None)))


def _number(digits: str | None) -> str | None:
    return str(int(digits)) if digits and int(digits) else None


def _street(text: str) -> str | None:
    names = ((m["kind"].lower(), _street_name(m["name"])) for m in _STREET.finditer(text))
    return next((f"{_KINDS[kind]} {name}" for kind, name in names if name), None)


def _street_name(rest: str) -> str:
    """Words up to the first that is not part of a name: "sudirman depan pasar" -> "Sudirman"."""
    words: list[str] = []
    for piece in _PIECE.findall(rest)[:_MOST_STREET_WORDS]:
        word = piece.rstrip(".")
        if word.lower() in STREET_STOPS or not (word[0].isalnum() and len(word) < 25):
            break
        words.append(_capital(word))
        if piece.endswith(".") and len(word) > 4:  # a full stop, not "Jend."
            break
    if not any(word[0].isalpha() for word in words) and len(words) != 1:
        return ""
    return " ".join(words)


def _capital(word: str) -> str:
    if re.fullmatch(r"[ivx]{1,4}", word.lower()) or (word.isupper() and len(word) <= 3):
        return word.upper()
    return word[:1].upper() + word[1:].lower()
