"""How lists of words are written: many to a line, and what stands for what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Meant = TypeVar("Meant")


def words(*lines: str) -> frozenset[str]:
    """All the words of these lines."""
    return frozenset(word for line in lines for word in line.split())


def pairs(lines: str) -> dict[str, str]:
    """Of each line the first word for each of the others: `jalan jln jl` gives jln and jl."""
    return {short: full for full, *shorts in (line.split() for line in lines.splitlines() if line) for short in shorts}


def phrases(by_meaning: Mapping[Meant, str]) -> dict[str, Meant]:
    """What each phrase means, from the phrases of a meaning with "|" between them."""
    return {phrase: meant for meant, said in by_meaning.items() for phrase in said.split("|")}
