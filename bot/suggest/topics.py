"""What a report is about: its class, the agencies it may be for, its category, by the region's own keywords.

Keywords beat a trained model until some two hundred verified tickets are there (docs/words.md). A longer phrase says
more than a single word, so a hit weighs the square of its words; a confidence is the best's share of all weight.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

_TOKEN = re.compile(r"[a-z0-9]+")
_LONGEST_PHRASE = 4
_FULL = 4.0  # weight from which a single hit may be believed wholly
_LONGEST_TEXT = 4096

Kind = Literal["complaint", "aspiration", "information"]

_ASKS = re.compile(
    r"\b(?:bagaimana\s+(?:cara|prosedur|syarat)|gimana\s+cara|apa\s+(?:saja\s+)?(?:syarat|persyaratan)|syaratnya\s+apa|"
    r"(?:mau|ingin|numpang)\s+(?:tanya|bertanya|nanya)|minta\s+info(?:rmasi)?|mohon\s+info(?:rmasi)?|"
    r"(?:di\s*mana|dimana)\s+(?:bisa|saya\s+bisa|kantor|tempat)|jam\s+berapa\s+(?:buka|tutup)|berapa\s+biaya|"
    r"how\s+(?:do|can)\s+i|where\s+can\s+i|what\s+are\s+the\s+requirements)\b",
    re.IGNORECASE,
)
_HOPES = re.compile(
    r"\b(?:usul(?:an)?|saran|aspirasi|masukan|sebaiknya|alangkah\s+baiknya|"
    r"(?:mohon|tolong|minta|harap)\s+(?:agar\s+|supaya\s+)?(?:di)?(?:buat|bangun|adakan|tambah|sediakan|pasang)(?:kan)?|"
    r"(?:i|we)\s+suggest|suggestion|please\s+(?:build|add|provide))\b",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"\b(?:rusak|mati|padam|berlubang|lubang|lobang|hancur|bocor|tersumbat|mampet|banjir|bau|kotor|pungli|macet|hilang|"
    r"tumbang|ambruk|gelap|belum\s+(?:juga\s+)?(?:di|ada|selesai)|tidak\s+(?:jalan|mengalir|diangkut)|broken)\b",
    re.IGNORECASE,
)


class AgencyLike(Protocol):
    """An agency with its kind (agency, district, outside …) and the words that point to it."""

    @property
    def code(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def keywords(self) -> Sequence[str]: ...


class CategoryLike(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def keywords(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Scored:
    """`score` from 0 to 1; `because` is the keyword that weighed most, for a line of explanation."""

    code: str
    score: float
    because: str


class Topics:
    """The keywords of one city, prepared once."""

    def __init__(self, agencies: Iterable[AgencyLike], categories: Iterable[CategoryLike]) -> None:
        self._agencies = _index((agency.code, agency.keywords) for agency in agencies)
        self._categories = _index((category.code, category.keywords) for category in categories)

    def agencies(self, text: str, limit: int = 3) -> list[Scored]:
        """The likeliest agencies, best first; empty when no keyword is hit."""
        return _scored(self._agencies, text)[:limit]

    def category(self, text: str) -> Scored | None:
        return next(iter(_scored(self._categories, text)), None)


def kind(text: str) -> Kind:
    """The class that the words ask for; a complaint unless they clearly ask or propose something."""
    if _BROKEN.search(text):
        return "complaint"
    if _ASKS.search(text):
        return "information"
    return "aspiration" if _HOPES.search(text) else "complaint"


def _index(entries: Iterable[tuple[str, Sequence[str]]]) -> dict[str, tuple[str, ...]]:
    """Phrase of plain words -> codes that it points to."""
    found: dict[str, tuple[str, ...]] = {}
    for code, keywords in entries:
        for keyword in keywords:
            phrase = " ".join(_TOKEN.findall(keyword.lower()))
            if phrase and code not in found.get(phrase, ()):
                found[phrase] = (*found.get(phrase, ()), code)
    return found


def _scored(index: Mapping[str, tuple[str, ...]], text: str) -> list[Scored]:
    weights: dict[str, float] = {}
    reasons: dict[str, tuple[float, str]] = {}
    for phrase in _phrases(text):
        for code in (codes := index.get(phrase, ())):
            weight = (phrase.count(" ") + 1) ** 2 / len(codes)
            weights[code] = weights.get(code, 0.0) + weight
            reasons[code] = max(reasons.get(code, (0.0, "")), (weight, phrase))
    total = sum(weights.values())
    ranked = sorted(weights, key=lambda code: (-weights[code], code))
    return [_one(code, weights[code], total, reasons[code][1]) for code in ranked]


def _one(code: str, weight: float, total: float, because: str) -> Scored:
    return Scored(code, round(weight / total * min(1.0, weight / _FULL), 3), because)


def _phrases(text: str) -> set[str]:
    """All runs of one to four words, each once."""
    words = _TOKEN.findall(text[:_LONGEST_TEXT].lower())
    spans = range(1, _LONGEST_PHRASE + 1)
    return {" ".join(words[start : start + span]) for span in spans for start in range(len(words) - span + 1)}
