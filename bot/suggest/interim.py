from __future__ import annotations
from dataclasses import dataclass
from typing import Any


@dataclass
class PlaceFound:
    village: Any
    text: str

    def words(self) -> str:
        return self.text


class Gazetteer:
    def __init__(self, areas: Any) -> None:
        self.areas = areas

    def find(self, text: str) -> PlaceFound | None:
        for a in self.areas:
            if a.village.lower() in text.lower():
                return PlaceFound(a, a.village)
        return None


@dataclass
class Scored:
    code: str
    score: float
    because: str


class Topics:
    def __init__(self, agencies: Any, categories: Any) -> None:
        self.a, self.c = agencies, categories

    def agencies(self, text: str, limit: int = 3) -> list[Scored]:
        found = [(sum(k.lower() in text.lower() for k in a.keywords), a.code) for a in self.a]
        return [Scored(c, 0.6, "") for n, c in sorted(found, reverse=True) if n][:limit]

    def category(self, text: str) -> Scored | None:
        found = [(sum(k.lower() in text.lower() for k in a.keywords), a.code) for a in self.c]
        best = max(found)
        return Scored(best[1], 0.6, "") if best[0] else None


def kind(text: str) -> str:
    return "complaint"


AreaLike = AgencyLike = CategoryLike = Any
