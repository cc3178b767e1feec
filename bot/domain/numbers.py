"""Ticket numbers such as DMI-7K3F9QX: region code, six random symbols, one check symbol.

Symbols are Crockford's base 32: no I, L, O (read as 1, 1, 0) and no U. They are taken as elements of the field GF(32)
with x^5 + x^2 + 1; read as coefficients of a polynomial, the seven symbols have a zero at 6 (a generator of the field,
as every element but 0 and 1 is: 31 is prime). Hence one wrong symbol and any two symbols swapped, adjacent or not, are
always noticed; anything else passes once in 32 times. The random part has a letter and a digit, so that neither SP4N's
seven digits nor a plain word can be taken for a number; that leaves 2^29.8 numbers.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Callable
from functools import reduce

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_SYMBOLS = 6
GENERATOR = 6
POLYNOMIAL = 0b100101

_MISREAD = str.maketrans("OIL", "011")
_DASHES = "‐‑‒–—―−﹘﹣-"
_SEPARATORS = re.compile(r"[\s\-_.,:;#*`'\"()\[\]\u200b-\u200f\u2060\ufeff]+")
_REGION = re.compile(r"[A-Z]{2,4}")
_WHOLE = re.compile(r"([0-9A-Z]{2,4})?([0-9A-Z]{7})")
_WITHIN = re.compile(r"(?<![^\W_])([A-Za-z]{2,4})[ ]?-?[ ]?([0-9A-Za-z]{7})(?![^\W_])")
_SP4N = re.compile(r"#?\s?([0-9]{7})")


def new(region: str, random: Callable[[int], int] = secrets.randbelow) -> str:
    """A fresh number for `region` (two to four capital letters); `random(n)` gives an integer below n.

    Raises ValueError for another region code. The caller asks storage whether the number is taken.
    """
    if not _REGION.fullmatch(region):
        raise ValueError(f"a region code is two to four capital letters, not {region!r}")
    while True:
        symbols = "".join(SYMBOLS[random(len(SYMBOLS))] for _ in range(RANDOM_SYMBOLS))
        if _mixed(symbols):
            return f"{region}-{symbols}{check(symbols)}"


def check(symbols: str) -> str:
    """The symbol that makes `symbols` a valid number when appended."""
    return SYMBOLS[_times(_value(symbols))]


def read(text: str, region: str | None) -> str | None:
    """The number that `text` is, in its official spelling, or None.

    Case, spaces, a missing or odd dash and O/I/L for 0/1/1 do not matter. With `region` the code may be missing, and a
    number of another region is None.
    """
    found = _WHOLE.fullmatch(_SEPARATORS.sub("", _plain(text)))
    if found is None:
        return None
    code, symbols = found[1] or "", found[2]
    if region is None:
        return _number(code, symbols) if _REGION.fullmatch(code) else None
    if code.translate(_MISREAD) == region.translate(_MISREAD):
        return _number(region, symbols)
    # Without the code a word of seven letters could pass for a number: demand a digit as it was typed.
    return _number(region, symbols) if not code and _has_digit(symbols) else None


def find(text: str) -> list[str]:
    """The numbers that stand inside a longer text, in order, each once, in their official spelling."""
    found = [
        _number(code.upper(), symbols.upper())
        for code, symbols in _WITHIN.findall(_plain(text, upper=False))
        if _has_digit(symbols)
    ]
    return list(dict.fromkeys(number for number in found if number))


def sp4n(text: str) -> str | None:
    """SP4N's own tracking number: the seven digits of `#9165816` or `9165816`, or None."""
    found = _SP4N.fullmatch(_plain(text).strip())
    return found[1] if found else None


def _number(region: str, written: str) -> str | None:
    symbols = written.translate(_MISREAD)
    valid = set(symbols) <= set(SYMBOLS) and _mixed(symbols[:-1]) and _value(symbols) == 0
    return f"{region}-{symbols}" if valid else None


def _mixed(symbols: str) -> bool:
    return not symbols.isdigit() and not symbols.isalpha()


def _has_digit(symbols: str) -> bool:
    return any(symbol.isdigit() for symbol in symbols)


def _value(symbols: str) -> int:
    """The polynomial with these coefficients, highest first, at the generator."""
    return reduce(lambda total, symbol: _times(total) ^ SYMBOLS.index(symbol), symbols, 0)


def _times(element: int) -> int:
    """`element` times the generator in GF(32)."""
    product = 0
    for bit in range(GENERATOR.bit_length()):
        if GENERATOR >> bit & 1:
            product ^= _shifted(element, bit)
    return product


def _shifted(element: int, bits: int) -> int:
    for _ in range(bits):
        element <<= 1
        if element & len(SYMBOLS):
            element ^= POLYNOMIAL
    return element


def _plain(text: str, *, upper: bool = True) -> str:
    """Full-width letters and typographic dashes as ASCII."""
    plain = unicodedata.normalize("NFKC", text)
    plain = re.sub(f"[{_DASHES}]", "-", plain)
    return plain.upper() if upper else plain
