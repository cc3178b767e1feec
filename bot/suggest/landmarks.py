"""Places that people name by what stands there: "depan SDN 3", "dekat Masjid Raya", "simpang Pattimura".

A word for where ("depan") and a word for what stands there ("SDN") make a landmark, with the name that follows; a
crossing needs its name alone. What leads nobody there ("depan rumah saya", "di samping itu") is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.suggest.landmarkwords import ALONE, CROSSINGS, NAMED, PARTS, PLAIN, RELATIONS, SHORTS, STOPS, TITLES, VERB

_MOST_NAME_WORDS = 4
_LONGEST_SHORT = 4  # letters of a short form: "HKBP"
_LONGEST_PHRASE = 3  # words of "in front of", "rumah sakit umum"
_LONGEST_TEXT = 4096  # characters: one Telegram message
_TOKEN = re.compile(r"[^\W_][\w'’&-]*|[^\w\s]")


def landmark(text: str) -> str | None:
    """The first landmark of `text`, written as for a card ("Depan SDN 3"); None when there is none."""
    words = _TOKEN.findall(text[:_LONGEST_TEXT])
    plain = [word.lower() for word in words]
    found = next(
        (one for at in range(len(words)) if (one := _beside(words, plain, at) or _crossing(words, plain, at))), ""
    )
    return found[:1].upper() + found[1:] or None


def spot(text: str) -> str | None:
    """A name of what stands there after a bare "di" ("di Pasar Contoh"): surer where somebody cries for help."""
    words = _TOKEN.findall(text[:_LONGEST_TEXT])
    plain = [word.lower() for word in words]
    for at in range(1, len(words)):
        length = _phrase(plain, at, PLAIN | NAMED) if plain[at - 1] in ("di", "d", "at", "in") else 0
        if length and (name := _name(words, plain, at + length)):
            found = " ".join([*map(_short, words[at : at + length]), *map(_quiet, name)])
            return found[:1].upper() + found[1:]
    return None


def _beside(words: list[str], plain: list[str], at: int) -> str:
    """ "dpn sdn 3 mati" -> "depan SDN 3"."""
    length = _phrase(plain, at, RELATIONS)
    if not length:
        return ""
    relation, at = [RELATIONS[" ".join(plain[at : at + length])]], at + length
    if plain[at : at + 1] == ["the"]:
        relation, at = [*relation, "the"], at + 1
    length = _phrase(plain, at, PLAIN | NAMED)
    if not length and plain[at : at + 1] and plain[at] in PARTS:
        relation, at = [*relation, plain[at]], at + 1
        length = _phrase(plain, at, PLAIN | NAMED)
    name = _name(words, plain, at + length)
    kind = " ".join(plain[at : at + length])
    if not length or not (name or kind in PLAIN or kind in ALONE):
        return ""
    return " ".join([*relation, *map(_short, words[at : at + length]), *map(_quiet, name)])


def _crossing(words: list[str], plain: list[str], at: int) -> str:
    """ "simpang Pattimura", "perempatan Kelakap Tujuh"."""
    name = _name(words, plain, at + 1) if plain[at] in CROSSINGS else []
    return " ".join([plain[at], *map(_quiet, name)]) if name else ""


def _phrase(plain: list[str], at: int, known: frozenset[str] | dict[str, str]) -> int:
    """How many words at `at` are one of the `known` phrases, the most first; 0 when none are."""
    lengths = range(min(_LONGEST_PHRASE, len(plain) - at), 0, -1)
    return next((length for length in lengths if " ".join(plain[at : at + length]) in known), 0)


def _name(words: Sequence[str], plain: Sequence[str], at: int) -> list[str]:
    """What goes on with the name, up to the first word that cannot be part of one."""
    name: list[str] = []
    for word, low in zip(words[at : at + _MOST_NAME_WORDS], plain[at : at + _MOST_NAME_WORDS], strict=True):
        if (low in STOPS and not (low in TITLES and not name)) or not word[0].isalnum() or VERB.fullmatch(low):
            break
        name.append(word)
    return name


def _short(word: str) -> str:
    """With the capitals of a short form alone: "sdn" is "SDN", "PUSKESMAS" is "puskesmas"."""
    return word.upper() if word.lower() in SHORTS else word.lower() if word.isupper() else word


def _quiet(word: str) -> str:
    """A shouted name as a name."""
    return word.capitalize() if word.isupper() and len(word) > _LONGEST_SHORT else word
