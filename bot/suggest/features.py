"""What a learned model looks at in a text: words, pairs of words, and pieces of words.

Letters alone count: digits (telephone numbers, identity numbers, house numbers) never enter a vocabulary. Pieces of
words bear slips of the finger and affixes; a piece at a word's edge carries the edge as a space.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.suggest.topicwords import written_out

MOST_READ = 1000  # characters: what a long text is about shows long before
_SHORTEST, _LONGEST = 2, 5  # letters of a piece
_TOKEN = re.compile(r"[^\W\d_]+")


def words(text: str) -> list[str]:
    """The words of `text` in order, lower case, common abbreviations written out."""
    return [written_out(word) for word in _TOKEN.findall(text[:MOST_READ].lower())]


def pieces(word: str) -> list[str]:
    """The word itself and all its pieces of two to five letters, edges included; shorter words are a piece already."""
    edged = f" {word} "
    size = len(edged)
    found = [
        edged[start : start + length]
        for length in range(_SHORTEST, min(_LONGEST, size) + 1)
        for start in range(size - length + 1)
    ]
    return [*found, edged] if size > _LONGEST else found


def pairs(found: Sequence[str]) -> list[str]:
    return [f"{one} {other}" for one, other in pairwise(found)]


def features(text: str) -> list[str]:
    """All features of a text, each as often as it occurs."""
    found = words(text)
    return [*(piece for word in found for piece in pieces(word)), *pairs(found)]
