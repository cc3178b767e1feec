"""Several matters in one message: "lampu mati di Jl. Contoh, dan juga sampah menumpuk di pasar", numbered lists.

Each matter has to be another agency's, else it is one report: a story names many things. What is no matter of its own
(a greeting, a plea) stays with the one before it, so that the parts together hold every word but "dan juga" and "2.".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from bot.suggest.topics import Scored

MOST = 5  # matters
_LONGEST, _SHORT = 1500, 250  # characters: what is longer is a story; without any word for "also" even sooner
_SAID, _JOINED = 0.3, 0.4  # how sure each part's agency has to be: a list says itself that it is one
_NUMBER = re.compile(r"(?:^|(?<=[\s:,;.]))([1-9])\s?[.)]\s*(?=[^\W\d_])", re.MULTILINE)
_ORDINALS = ("pertama|satu|ke-1|first|firstly", "kedua|ke-2|second|secondly", "ketiga|ke-3|third|thirdly")
_ALSO = re.compile(
    r"[\s,.;]*(?<![^\s,.;])(?:dan\s+juga|serta\s+juga|(?:dan\s+|juga\s+)?(?:selain|disamping|di\s+samping)\s+itu(?:\s+juga)?|"
    r"(?:dan\s+|terus\s+|trus\s+|plus\s+|sama\s+)?(?:satu|1|ada)\s+lagi|(?:terus|trus|trs|lalu|sama)\s+(?:juga|soal|ada)|"
    r"and\s+also|besides(?:\s+that)?|another\s+thing)\b[\s,:]*",
    re.IGNORECASE,
)
_LOOSELY = re.compile(r"[\s,.;]*(?:\n+|[.;!?]\s|…\s*|,\s|(?<=\s)(?:dan|and|serta|terus|trus|trs)\s)\s*", re.IGNORECASE)
_END = re.compile(r"(?:[\s,.;]+(?:dan|and|serta|terus|trus|trs)?)+$", re.IGNORECASE)
# What follows from the matter before it, or pleads for it, is none of its own: "… dan membuat jalan licin"
_FOLLOWS = re.compile(
    r"\W*(?:\w+\s+)?(?:akibat\w*|karena|krn|karna|sebab|sehingga|shg|jadi\w*|maka|mem\w+|me?ng\w+|meny\w+|bikin|buat|"
    r"supaya|agar|untuk|biar|padahal|tapi|tetapi|namun|mohon|tolong|harap|segera|kalau|kalo|jika|so|because|which|that)\b",
    re.IGNORECASE,
)
# Short clauses are matters of their own where each says what is wrong: "lampu mati, sampah menumpuk dan parit mampet"
WRONG = re.compile(
    r"\b(?:mati|padam|gelap|rusak|hancur|bolong|berlu?bang|lu?bang|lo?bang|(?:men)?umpuk\w*|numpuk\w*|berserakan|mampet|tersumbat|mampat|"
    r"meluap|banjir|pungli|(?:minta|mintak|pungut|memungut|dipungut|dimintai?)\s+(?:uang|duit|bayaran|biaya)|macet|bau|keruh|liar|roboh|tumbang|kotor|broken|dead|blocked|piled?|flooded)\b",
    re.IGNORECASE,
)
# … unless the words tell a story, in which one leads to the other
_STORY = re.compile(
    r"\b(?:kalau|kalo|klo|jika|jk|bila|dulu|sekarang|akibat\w*|mengakibat\w*|menyebab\w*|karena|krn|karna|sehingga|shg|membuat|"
    r"bikin|padahal|if|because|so)\b",
    re.IGNORECASE,
)

Guesses = Callable[[str], Sequence[Scored]]


def matters(text: str, guesses: Guesses) -> tuple[str, ...]:
    """The parts of `text` that are matters of their own, in its order; empty where it is one report.

    `guesses` gives the likeliest agencies of a part, the best first.
    """
    if len(text) > _LONGEST:
        return ()
    ways = ((_numbered, _SAID), (_ordered, _SAID), (_also, _JOINED), (_loosely, _SAID))
    return next((parts for way, least in ways if (parts := _apart(way(text), guesses, least))), ())


def _apart(parts: Sequence[str], guesses: Guesses, least: float) -> tuple[str, ...]:
    """The parts by agency; those without one join the matter before them, and the first ones that after them."""
    by_agency: dict[str, str] = {}
    last, head = "", ""
    for part in parts:
        best = next(iter(guesses(part)), None)
        if best is not None and best.score >= least:
            last, part, head = best.code, f"{head} {part}".strip(), ""
        if not last:
            head = f"{head} {part}".strip()
        else:
            by_agency[last] = f"{by_agency[last]}\n{part}" if last in by_agency else part
    return tuple(by_agency.values()) if 1 < len(by_agency) <= MOST else ()


def listed(text: str) -> list[str]:
    """The items of a numbered list, each without its number; empty where the text is none."""
    return _numbered(text)


def _numbered(text: str) -> list[str]:
    """The items of "1. … 2. …", with what stands before the list in front of the first."""
    found = list(_NUMBER.finditer(text))
    listed = len(found) > 1 and all(int(match[1]) == at for at, match in enumerate(found, 1))
    return _cut(text, [match.span() for match in found]) if listed else []


def _ordered(text: str) -> list[str]:
    """ "pertama …, kedua …"."""
    spans: list[tuple[int, int]] = []
    for words in _ORDINALS:
        start = spans[-1][1] if spans else 0
        mark = re.compile(rf"(?:^|[\s,.;:]+)(?:yang\s+|yg\s+)?(?:{words})\b[\s,:.]*", re.IGNORECASE)
        match = mark.search(text, start)
        if match is None:
            break
        spans.append(match.span())
    return _cut(text, spans) if len(spans) > 1 else []


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """What stands between the marks of a list; its head belongs to the first item."""
    head = text[: spans[0][0]].strip(" ,;")
    ends = [start for start, _ in spans[1:]] + [len(text)]
    first, *others = [text[end:stop].strip(" ,;\n") for (_, end), stop in zip(spans, ends, strict=True)]
    return [f"{head} {first}".strip(), *others]


def _also(text: str) -> list[str]:
    return [part.strip() for part in _ALSO.split(text) if part.strip()]


def _loosely(text: str) -> list[str]:
    """The clauses of a short text that each say what is wrong; what follows from one goes on with it."""
    if len(text) > _SHORT or _STORY.search(text):
        return []
    cuts = [0, *(match.end() for match in _LOOSELY.finditer(text)), len(text)]
    parts: list[str] = []
    for start, end in pairwise(cuts):
        part = text[start:end]
        if parts and (_FOLLOWS.match(part) or not (WRONG.search(part) and WRONG.search(parts[-1]))):
            parts[-1] += part
        elif part.strip():
            parts.append(part)
    return [_END.sub("", part.strip()) for part in parts]
