"""Two voices on one question: what the keywords say and what was learned here, as one list of guesses.

How much the keywords count beside the model, and from which score on a guess is sure, was measured on held-out reports
when the model was trained (`bot.suggest.train`). Scores are scaled so that `SURE` is where it says with either voice.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from bot.suggest.learned import Field, Learned
from bot.suggest.topics import DISTRICT, SURE, Scored


def ranked(keywords: Mapping[str, float], chances: Mapping[str, float], share: float) -> list[tuple[str, float]]:
    """Codes with their scores (0 to 1), the best first; equals in the order of their codes."""
    scores = {
        code: (chances.get(code, 0.0) + share * keywords.get(code, 0.0)) / (1 + share)
        for code in keywords.keys() | chances.keys()
    }
    return sorted(scores.items(), key=lambda one: (-one[1], one[0]))


def settled(score: float, threshold: float) -> float:
    """The score moved so that `threshold` becomes SURE; the order stays. Nothing is sure at a threshold of one."""
    if score < threshold:
        return SURE * score / threshold
    return SURE + (1 - SURE) * (score - threshold) / (1 - threshold) if threshold < 1 else score


class Blend:
    """Guesses of one field: by keywords alone, or by keywords and what was learned."""

    def __init__(self, learned: Learned, field: Field, codes: Collection[str]) -> None:
        self._learned, self._field, self._codes = learned, field, frozenset(codes)

    def guesses(self, text: str, keywords: Sequence[Scored], limit: int, district: str | None = None) -> list[Scored]:
        """The likeliest first. `district` is the code of the district's office that the place names, else those of
        the keywords stand for it; a code that the city no longer has is left out."""
        chances = self._field.chances(self._learned.vocabulary.vector(text))
        if DISTRICT in chances:
            share = chances.pop(DISTRICT)
            chances |= {district: share} if district else {}
        told = {one.code: one for one in keywords}
        found = ranked({code: one.score for code, one in told.items()}, chances, self._field.share)
        best = [(code, score) for code, score in found if code in self._codes][:limit]
        return [self._told(text, code, score, told.get(code), code == district) for code, score in best]

    def _told(self, text: str, code: str, score: float, told: Scored | None, is_district: bool) -> Scored:
        like = self._learned.because(text, self._field, DISTRICT if is_district else code)
        because = told.because if told else ""
        return Scored(code, settled(score, self._field.threshold), because, like)
