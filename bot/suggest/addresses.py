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
    crossing: str | None = None  # the other street, where two meet


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
_CROSSING = re.compile(r"\b(?:simpang|persimpangan|simpangan|perempatan|pertigaan|sudut)\b", re.IGNORECASE)
_JOINED = re.compile(r"(?:\b(?:dan|dengan|dgn|dg)|[&/\-–])\s*$", re.IGNORECASE)  # right before the second street
_MEETING = 30  # characters between "simpang" and the first street
_DESCRIBING = re.compile(r"\w{3,}nya")
_UNITS = frozenset(("cm", "mm", "m", "km", "meter", "mtr", "senti", "hari", "minggu", "bulan", "tahun", "jam", "orang"))
_PIECE = re.compile(r"[^\s.]+\.?")
_KINDS = {"jl": "Jl.", "jln": "Jl.", "jalan": "Jl.", "gg": "Gg.", "gang": "Gg.", "lorong": "Lorong", "lrg": "Lorong"}


def address(text: str) -> Address:
    """Street, RT and RW of `text`, each None when it is not there."""
    both = _BOTH.search(text) or _RT.search(text)
    groups = both.groupdict() if both else {}
    rw = _RW.search(text)
    street, crossing = _streets(text)
    rt, rw_ = _number(groups.get("rt")), _number(groups.get("rw") or (rw["rw"] if rw else None))
    return Address(street, rt, rw_, crossing)


def _number(digits: str | None) -> str | None:
    return str(int(digits)) if digits and int(digits) else None


def _streets(text: str) -> tuple[str | None, str | None]:
    """The first street, and the one that it meets: "simpang Jl. Contoh dan Jl. Lain"."""
    found = [(match.start(), _street(match)) for match in _STREET.finditer(text)]
    named = [(start, street) for start, street in found if street]
    if not named:
        return None, None
    start, first = named[0]
    if len(named) == 1 or not _CROSSING.search(text, max(0, start - _MEETING), start):
        return first, None
    between = text[start : named[1][0]]
    return first, named[1][1] if _JOINED.search(between) else None


def _street(match: re.Match[str]) -> str | None:
    name = _street_name(match["name"])
    return f"{_KINDS[match['kind'].lower()]} {name}" if name else None


def _street_name(rest: str) -> str:
    """Words up to the first that is not part of a name: "sudirman depan pasar" -> "Sudirman"."""
    words: list[str] = []
    pieces = _PIECE.findall(rest)
    for piece, behind in zip(pieces[:_MOST_STREET_WORDS], [*pieces[1:], ""], strict=False):
        word = piece.rstrip(".")
        if _DESCRIBING.fullmatch(word.lower()) or (word.isdigit() and behind.lower().rstrip(".") in _UNITS):
            break  # "dalamnya 20 cm" tells of the hole, not of the street
        if word.lower() in STREET_STOPS or not (word[0].isalnum() and len(word) < 25):
            break
        words.append(_capital(word))
        if piece.endswith(".") and len(word) > 4:  # a full stop, not "Jend."
            break
    if not any(word[0].isalpha() for word in words) and len(words) != 1:
        return ""
    if [word.lower() for word in words] in (["gang"], ["gg"], ["lorong"]):
        return ""  # "jalan gang kami" has no name
    return " ".join(words)


def _capital(word: str) -> str:
    if re.fullmatch(r"[ivx]{1,4}", word.lower()) or (word.isupper() and len(word) <= 3):
        return word.upper()
    return word[:1].upper() + word[1:].lower()
