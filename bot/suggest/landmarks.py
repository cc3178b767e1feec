"""Places that people name by what stands there: "depan SDN 3", "dekat Masjid Raya", "simpang Pattimura".

A word for where ("depan") and a word for what stands there ("SDN") make a landmark, with the name that follows; a
crossing needs its name alone. What leads nobody there ("depan rumah saya", "di samping itu") is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.suggest.landmarkwords import (
    ALONE,
    CITY,
    CROSSINGS,
    DIRECTIONS,
    KNOWN,
    NAMED,
    NAMELESS,
    OFFICES,
    PARTS,
    PLAIN,
    RELATIONS,
    SCHOOLS,
    SHORTS,
    SPOTS,
    STAFF,
    STOPS,
    TITLES,
    VERB,
)

_MOST_NAME_WORDS = 4
_LONGEST_SHORT = 4  # letters of a short form: "HKBP"
_LONGEST_PHRASE = 3  # words of "in front of", "rumah sakit umum"
_LONGEST_TEXT = 4096  # characters: one Telegram message
_STANDING = PLAIN | NAMED
_ALL_KNOWN = KNOWN | OFFICES
_FIRST_WORDS = frozenset(one.split()[0] for known in (RELATIONS, _STANDING, _ALL_KNOWN, SPOTS) for one in known)
_TOKEN = re.compile(r"[^\W_][\w'’&-]*|[^\w\s]")


def landmark(text: str) -> str | None:
    """The first landmark of `text`, written as for a card ("Depan SDN 3"); None when there is none."""
    words = _TOKEN.findall(text[:_LONGEST_TEXT])
    plain = [word.lower() for word in words]
    readers = (_beside, _crossing, _known)
    found = next((one for at in range(len(words)) for read in readers if (one := read(words, plain, at))), "")
    return found[:1].upper() + found[1:] or _spot(words, plain, SPOTS, NAMELESS)


def spot(text: str) -> str | None:
    """A name of what stands there after a bare "di" ("di Pasar Contoh"): surer where somebody cries for help."""
    words = _TOKEN.findall(text[:_LONGEST_TEXT])
    return _spot(words, [word.lower() for word in words], _STANDING)


def _spot(
    words: list[str], plain: list[str], kinds: frozenset[str], nameless: frozenset[str] = frozenset()
) -> str | None:
    for at in range(1, len(words)):
        length = _phrase(plain, at, kinds) if plain[at - 1] in ("di", "d", "at", "in") else 0
        name = _name(words, plain, at + length) if length else []
        name = name[: next((place for place, word in enumerate(name) if word.lower() in nameless), len(name))]
        if name:
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
    length = _phrase(plain, at, _STANDING)
    if not length and plain[at : at + 1] and plain[at] in PARTS:
        relation, at = [*relation, plain[at]], at + 1
        length = _phrase(plain, at, _STANDING)
    name = _name(words, plain, at + length)
    kind = " ".join(plain[at : at + length])
    if not length or not (name or kind in PLAIN or kind in ALONE):
        return ""
    return " ".join([*relation, *map(_short, words[at : at + length]), *map(_quiet, name)])


def _crossing(words: list[str], plain: list[str], at: int) -> str:
    """ "simpang Pattimura", "perempatan Kelakap Tujuh"."""
    name = _name(words, plain, at + 1) if plain[at] in CROSSINGS else []
    return " ".join([plain[at], *map(_quiet, name)]) if name else ""


def _known(words: list[str], plain: list[str], at: int) -> str:
    """ "SMP 2", "Kantor Samsat": after "di", or as all that is said; else an office is whom the words are about.

    A school is told by whoever works there too: "guru SMP 2".
    """
    length, staff = _phrase(plain, at, KNOWN if at else _ALL_KNOWN), False
    number = at + 1 + (plain[at + 1 : at + 2] == ["negeri"])
    if not length and plain[at] in SCHOOLS and plain[number : number + 1] and plain[number].isdigit():
        length, staff = number + 1 - at, bool(at) and plain[at - 1] in STAFF
    alone = at == 0 and plain[length:] in ([], [CITY])
    if not length or not (alone or staff or (at and plain[at - 1] in ("di", "d"))):
        return ""
    return " ".join(_short(word) if word in SHORTS else word.capitalize() for word in plain[at : at + length])


def office(text: str) -> str | None:
    """The office that the words are about: the place of what happens there, where they tell no other."""
    words = [word.lower() for word in _TOKEN.findall(text[:_LONGEST_TEXT])]
    for at in range(len(words)):
        length = _phrase(words, at, OFFICES)
        if length and words[at + length : at + length + 1] != ["keliling"]:  # a service on wheels is at no office
            return " ".join(word.upper() if word == "bpjs" else word.capitalize() for word in words[at : at + length])
    return None


def _phrase(plain: list[str], at: int, known: frozenset[str] | dict[str, str]) -> int:
    """How many words at `at` are one of the `known` phrases, the most first; 0 when none are."""
    if at >= len(plain) or plain[at] not in _FIRST_WORDS:
        return 0
    lengths = range(min(_LONGEST_PHRASE, len(plain) - at), 0, -1)
    return next((length for length in lengths if " ".join(plain[at : at + length]) in known), 0)


def _name(words: Sequence[str], plain: Sequence[str], at: int) -> list[str]:
    """What goes on with the name, up to the first word that cannot be part of one."""
    name: list[str] = []
    for word, low, behind in zip(
        words[at : at + _MOST_NAME_WORDS],
        plain[at : at + _MOST_NAME_WORDS],
        [*plain[at + 1 :], "", *[""] * _MOST_NAME_WORDS][: len(words[at : at + _MOST_NAME_WORDS])],
        strict=True,
    ):
        if low == CITY and name and behind not in DIRECTIONS:
            break
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


_ANSWERING = re.compile(
    r"(?:(?:ya+|iya|yaa|kan|lho|loh|lah|itu|sudah|udah|sdh|udh|tadi|td|saya|sy|aku|ku|dibilang|bilang|ditulis|tulis|"
    r"disebut|sebut|tempatnya|lokasinya|min|pak|bu)\s+)+(?:di|d)\s+",
    re.IGNORECASE,
)
_ANSWERED = re.compile(r"(?:\s+(?:lah|kan|ya+|yah|lho|loh|pak|bu|min|dong|kok|tadi|sih))+[\s.!?]*$", re.IGNORECASE)


def answered(text: str) -> str:
    """The place of an answer that says besides that it was told before: "kan udah dibilang di smp 2" is "SMP 2"."""
    led = _ANSWERING.match(text)
    if led is None:
        return text
    bare = _ANSWERED.sub("", text[led.end() :]).strip(" .,!?") or text
    found = landmark(bare) or ""
    return found if len(found.split()) == len(bare.split()) else bare[:1].upper() + bare[1:]
