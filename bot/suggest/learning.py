"""What the training process is given and what it gives back, as JSON; imported on both sides, so without libraries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.suggest.choosing import Example
from bot.suggest.topics import AgencyLike, CategoryLike

FIELDS = ("agency", "category")
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Topic:
    """An agency or a category with its keywords, as both look from here."""

    code: str
    name: str
    short: str
    kind: str
    aliases: Sequence[str]
    keywords: Sequence[str]


@dataclass(frozen=True, slots=True)
class Task:
    agencies: Sequence[Topic]
    categories: Sequence[Topic]
    examples: Sequence[Example]

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, given: dict[str, Any]) -> Task:
        agencies, categories = ([Topic(**one) for one in given[name]] for name in ("agencies", "categories"))
        return cls(agencies, categories, [Example(**one) for one in given["examples"]])


@dataclass(frozen=True, slots=True)
class Made:
    """A trained version: how many examples it saw, its figures for each field (`Figures`), and the model's plain data,
    None where keywords alone do better in every field."""

    examples: int
    figures: dict[str, dict[str, Any]]
    model: dict[str, Any] | None


def agency(one: AgencyLike) -> Topic:
    return Topic(one.code, one.name, one.short, one.kind, list(one.aliases), list(one.keywords))


def category(one: CategoryLike) -> Topic:
    return Topic(one.code, one.name, "", "", [], list(one.keywords))
