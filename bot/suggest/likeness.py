"""How alike two reports are: their telling words, brought to one form, and how much of them both share.

The search index holds `words` and the marks of the place of a report; whoever looks asks with the same. All that is
made here is letters and digits, so that it can be quoted safely. Figures: docs/similar.md.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from bot.suggest.addresses import address
from bot.suggest.placewords import ABBREVIATIONS
from bot.suggest.similarwords import NUMBERED, STOP_WORDS, SUBJECTS, WEAK_WORDS
from bot.suggest.topicwords import stem

RECIPE = 3  # of the words in the index; another number makes it anew at the next start
ALIKE = 0.46  # from here on two reports of one place are offered as the same (docs/similar.md)
EVIDENCE = 2  # things that both speak of: a subject, a number, a street, a word that is not everybody's
APART = 0.5  # what likeness is worth where the two name different streets, blocks or schools
_SUBJECT, _STREET, _AREA, _CELL = _MARKS = "xs", "xj", "xa", "xp"  # beginnings that no word has
# Weights: of a subject or a number; of a word whose subject counts already; of a word that many share. A street weighs
# as any other word: it is where the two were looked for.
_TELLING, _HALF, _WEAK = 1.5, 0.5, 0.4
_SHORTEST = 3  # letters of an abbreviation that stands for one word only
_COVERED = re.compile(r"\[[^\]]*disamarkan\]")
_SCHOOL = re.compile(r"\b(sd|smp|sma|smk)\s*(?:negeri|negri|n)\b\.?")
_TOKEN = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(r"([a-z]+)\d+")
_CELLS = 100  # to a degree: about 1.1 km, as large as a small kelurahan


def words(text: str) -> tuple[str, ...]:
    """The telling words of `text`, each once, in their common form, with the subjects and the street it speaks of."""
    plain = _SCHOOL.sub(r"\1n", _COVERED.sub(" ", text.lower()))
    found: list[str] = []
    before = ""
    for word in _TOKEN.findall(plain):
        found += _telling(word, before)
        before = word
    return tuple(dict.fromkeys([*found, *street_marks(text)[-1:]]))


def plain(found: Iterable[str]) -> tuple[str, ...]:
    """The words themselves, without the marks of subjects and streets."""
    return tuple(word for word in found if not word.startswith(_MARKS))


def _telling(word: str, before: str) -> list[str]:
    if word.isdigit():
        return [f"{before}{int(word)}"] if before in NUMBERED else []
    if len(word) >= _SHORTEST:
        word = ABBREVIATIONS.get(word, word)
    common = stem(word)
    subject = SUBJECTS.get(word) or SUBJECTS.get(common)
    if subject:
        return [common, _SUBJECT + subject]
    return [] if len(word) < _SHORTEST or word in STOP_WORDS or common in STOP_WORDS else [common]


def alike(asked: Collection[str], candidates: Mapping[int, Collection[str]]) -> list[int]:
    """The candidates that are about the same, the likest first; of equals the earlier one."""
    scored = {key: likeness(asked, other) for key, other in candidates.items()}
    return sorted((key for key, score in scored.items() if score >= ALIKE), key=lambda key: -scored[key])


def likeness(one: Collection[str], other: Collection[str]) -> float:
    """0 to 1: the weight of what both share in that of the shorter report.

    0 where their subjects have nothing in common, or where they share less than EVIDENCE.
    """
    shared = set(one) & set(other)
    subjects = _of(shared, _SUBJECT)
    if not subjects and _of(one, _SUBJECT) and _of(other, _SUBJECT):
        return 0.0
    if len(subjects) + sum(word not in SUBJECTS and word not in WEAK_WORDS for word in shared - subjects) < EVIDENCE:
        return 0.0
    part = _weight(shared) / max(min(_weight(set(one)), _weight(set(other))), 1.0)
    return part * (APART if _apart(one, other) else 1.0)


def _of(found: Iterable[str], beginning: str) -> set[str]:
    return {word for word in found if word.startswith(beginning)}


def _weight(found: Iterable[str]) -> float:
    return sum(_weight_of(word) for word in found)


def _weight_of(word: str) -> float:
    if word in SUBJECTS:
        return _HALF
    if word in WEAK_WORDS:
        return _WEAK
    return _TELLING if word.startswith(_SUBJECT) or word[-1].isdigit() else 1.0


def _apart(one: Collection[str], other: Collection[str]) -> bool:
    """Whether both name a street and not the same, or number the same kind of thing differently."""
    streets, others = _of(one, _STREET), _of(other, _STREET)
    if streets and others:
        return not any(a.startswith(b) or b.startswith(a) for a in streets for b in others)
    mine, yours = _numbers(one), _numbers(other)
    return any(not mine[kind] & yours[kind] for kind in mine.keys() & yours.keys())


def _numbers(found: Iterable[str]) -> dict[str, set[str]]:
    """Kind of thing -> the numbered ones named: {"rt": {"rt5"}}."""
    kinds: dict[str, set[str]] = {}
    for word in found:
        if (match := _NUMBERED.fullmatch(word)) and match[1] in NUMBERED:
            kinds.setdefault(match[1], set()).add(word)
    return kinds


def area_mark(code: str) -> str:
    """A village or district as one word of the index."""
    return _AREA + "".join(_TOKEN.findall(code))


def street_marks(text: str) -> tuple[str, ...]:
    """The street that `text` names as words of the index, the shortest first: its first word, its first two …

    A street's name has no clean end in free text ("gg melati gelap"), so any of them may be the name.
    """
    found = [stem(word) for word in _TOKEN.findall((address(text).street or "").lower())[1:]]
    return tuple(_STREET + "".join(found[:end]) for end in range(1, len(found) + 1))


def cell_marks(latitude: float, longitude: float, *, around: bool = False) -> tuple[str, ...]:
    """The square of the map (1/100 degree) as one word of the index; with `around` also its eight neighbours."""
    row, column = round((latitude + 90) * _CELLS), round((longitude + 180) * _CELLS)
    steps = (0, -1, 1) if around else (0,)
    return tuple(f"{_CELL}{row + up}x{column + right}" for up in steps for right in steps)
