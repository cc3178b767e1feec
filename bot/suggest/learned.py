"""A trained model as plain data: predicts in pure Python, so that the talking process needs neither numpy nor sklearn.

TF-IDF (1 + log of the count, times the inverse document frequency, length one) and multinomial logistic regression, as
`bot.suggest.train` fits them; the same to 1e-6. Its vocabulary comes out of citizens' words: it is stored sealed, and
holds nothing that stood in fewer than three reports.
"""

from __future__ import annotations

import sys
from array import array
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from operator import itemgetter, mul
from typing import Any

from bot.suggest.features import pairs, pieces, words

_CACHED = 4096  # words whose features are remembered
_NEARBY = 0.4  # of the strongest word's share: neighbours that say as much belong to the explanation
_LONGEST_PHRASE = 3  # words


class Vocabulary:
    """Features by number, with their inverse document frequency. `vector` takes about 0.1 ms."""

    def __init__(self, features: Sequence[str], idf: Sequence[float]) -> None:
        self.features, self.idf = tuple(features), array("d", idf)
        self._numbers = {feature: number for number, feature in enumerate(self.features)}
        self._known: dict[str, tuple[int, ...]] = {}
        self._last: tuple[str, dict[int, float]] = ("", {})

    def vector(self, text: str) -> dict[int, float]:
        """Number of a feature -> its weight in the text; empty when nothing in it is known. The last one is kept:
        agency, category and the reason are asked in a row."""
        if self._last[0] != text:
            self._last = text, self._vector(text)
        return self._last[1]

    def _vector(self, text: str) -> dict[int, float]:
        found = words(text)
        counts = Counter(number for word in found for number in self.of_word(word))
        counts.update(self._numbers[pair] for pair in pairs(found) if pair in self._numbers)
        raw = {number: (1 + log(count)) * self.idf[number] for number, count in counts.items()}
        length = sqrt(sum(value * value for value in raw.values())) or 1.0
        return {number: value / length for number, value in raw.items()}

    def of_word(self, word: str) -> tuple[int, ...]:
        known = self._known.get(word)
        if known is None:
            known = tuple(self._numbers[piece] for piece in pieces(word) if piece in self._numbers)
            if len(self._known) < _CACHED:
                self._known[word] = known
        return known


@dataclass(frozen=True, slots=True)
class Field:
    """What was learned of one field (agency or category).

    `weights` holds one column per code over the vocabulary; `share` is how much the keywords' score counts beside the
    chance (0 to 1 both); from `threshold` on nine of ten held-out guesses were right.
    """

    codes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: tuple[array[float], ...]
    share: float = 0.0
    threshold: float = 1.0

    def chances(self, vector: dict[int, float]) -> dict[str, float]:
        """Code -> chance; they add up to one."""
        sums = list(self.bias)
        if vector:
            # The first one stands twice, once for nothing: of two and more itemgetter makes a tuple.
            picked, values = itemgetter(next(iter(vector)), *vector), [0.0, *vector.values()]
            sums = [
                bias + sum(map(mul, values, picked(column))) for bias, column in zip(sums, self.weights, strict=True)
            ]
        highest = max(sums)
        raised = [exp(value - highest) for value in sums]
        total = sum(raised)
        return {code: value / total for code, value in zip(self.codes, raised, strict=True)}


@dataclass(frozen=True, slots=True)
class Learned:
    """A version of the model as the talking process uses it; a field is None where keywords alone do better."""

    vocabulary: Vocabulary
    agency: Field | None
    category: Field | None

    def because(self, text: str, field: Field, code: str) -> str:
        """The words of `text` that spoke loudest for `code`: "lampu jalan"; empty when none did."""
        if code not in field.codes:
            return ""
        vector, column = self.vocabulary.vector(text), field.weights[field.codes.index(code)]
        found = words(text)
        said = [sum(vector[n] * column[n] for n in set(self.vocabulary.of_word(word))) for word in found]
        return _phrase(found, said)


def _phrase(found: Sequence[str], said: Sequence[float]) -> str:
    """The loudest word with those neighbours that say nearly as much."""
    if not said or max(said) <= 0:
        return ""
    first = last = max(range(len(said)), key=lambda place: (said[place], -place))
    least = said[first] * _NEARBY
    while last - first + 1 < _LONGEST_PHRASE:
        before = said[first - 1] if first > 0 else 0.0
        after = said[last + 1] if last + 1 < len(said) else 0.0
        if max(before, after) < least:
            break
        first, last = (first - 1, last) if before >= after else (first, last + 1)
    return " ".join(found[first : last + 1])


def to_json(learned: Learned) -> dict[str, Any]:
    fields = {"agency": learned.agency, "category": learned.category}
    return {
        "features": list(learned.vocabulary.features),
        "idf": _written(learned.vocabulary.idf),
        "fields": {name: _field_to_json(field) for name, field in fields.items() if field},
    }


def from_json(stored: dict[str, Any]) -> Learned:
    vocabulary = Vocabulary(stored["features"], _read("d", stored["idf"]))
    fields = {name: _field_from_json(field) for name, field in stored["fields"].items()}
    return Learned(vocabulary, fields.get("agency"), fields.get("category"))


def _field_to_json(field: Field) -> dict[str, Any]:
    return {
        "codes": list(field.codes),
        "bias": list(field.bias),
        "weights": [_written(column) for column in field.weights],
        "share": field.share,
        "threshold": field.threshold,
    }


def _field_from_json(stored: dict[str, Any]) -> Field:
    weights = tuple(_read("f", column) for column in stored["weights"])
    return Field(tuple(stored["codes"]), tuple(stored["bias"]), weights, stored["share"], stored["threshold"])


def column(numbers: Sequence[float]) -> array[float]:
    """Weights as they are kept: four bytes each."""
    return array("f", numbers)


def _written(numbers: array[float]) -> str:
    """Numbers as text, little-endian on every machine."""
    return b64encode(_swapped(numbers).tobytes()).decode()


def _read(kind: str, written: str) -> array[float]:
    return _swapped(array(kind, b64decode(written)))


def _swapped(numbers: array[float]) -> array[float]:
    if sys.byteorder == "little":
        return numbers
    turned = array(numbers.typecode, numbers)
    turned.byteswap()
    return turned
