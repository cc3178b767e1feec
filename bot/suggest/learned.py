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
from dataclasses import dataclass, field
from itertools import chain
from math import exp, log, sqrt
from operator import mul
from struct import Struct
from typing import Any

from bot.suggest.features import pairs, pieces, words

_CACHED = 4096  # words whose features are remembered
_NEARBY = 0.4  # of the strongest word's share: neighbours that say as much belong to the explanation
_LONGEST_PHRASE = 3  # words
_MOST, _FINE, _VALUE = 127, 2**24, 2**26  # a weight, and the steps of one in weights and in a text's values
_LIFT = 2**31


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
        counts = Counter(chain.from_iterable(map(self.of_word, found)))
        counts.update(self._numbers[pair] for pair in pairs(found) if pair in self._numbers)
        idf = self.idf  # most features occur once, and a logarithm costs more than a look
        raw = [idf[number] if count == 1 else (1 + log(count)) * idf[number] for number, count in counts.items()]
        length = sqrt(sum(map(mul, raw, raw))) or 1.0
        return dict(zip(counts, [value / length for value in raw], strict=True))

    def of_word(self, word: str) -> tuple[int, ...]:
        known = self._known.get(word)
        if known is None:
            known = tuple(self._numbers[piece] for piece in pieces(word) if piece in self._numbers)
            if len(self._known) < _CACHED:
                self._known[word] = known
        return known


class Rows:
    """Weights by feature, those of all codes in one whole number of 64 bits for each: a text is multiplied with all
    codes at once, several times faster than code by code, and the same to 1e-6.

    A weight (below 128 either way) stands as a fixed-point number lifted above zero, so that no code borrows from its
    neighbour; features of a text number less than 5,000, so that none overflows.
    """

    def __init__(self, weights: Sequence[Sequence[float]]) -> None:
        self._packing = Struct(f"<{len(weights)}Q")
        fixed = [[_LIFT + round(max(-_MOST, min(_MOST, one)) * _FINE) for one in column] for column in weights]
        self._rows = [int.from_bytes(self._packing.pack(*row), "little") for row in zip(*fixed, strict=True)]

    def times(self, vector: dict[int, float]) -> list[float]:
        """What the features of a text say for each code."""
        values = [round(value * _VALUE) for value in vector.values()]
        total = sum(map(mul, values, map(self._rows.__getitem__, vector)))
        lifted = _LIFT * sum(values)
        said = self._packing.unpack(total.to_bytes(self._packing.size, "little"))
        return [(one - lifted) / (_FINE * _VALUE) for one in said]


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
    rows: Rows = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", Rows(self.weights))

    def chances(self, vector: dict[int, float]) -> dict[str, float]:
        """Code -> chance; they add up to one."""
        sums = [bias + said for bias, said in zip(self.bias, self.rows.times(vector), strict=True)]
        highest = max(sums)
        raised = [exp(value - highest) for value in sums]
        total = sum(raised)
        return {code: value / total for code, value in zip(self.codes, raised, strict=True)}

    def spoke(self, vector: dict[int, float], code: str) -> dict[int, float]:
        """Number of a feature of the text -> what it said for `code`."""
        column = self.weights[self.codes.index(code)]
        return dict(zip(vector, map(mul, vector.values(), map(column.__getitem__, vector)), strict=True))


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
        spoke, found = field.spoke(self.vocabulary.vector(text), code), words(text)
        loud = {word: sum(map(spoke.__getitem__, set(self.vocabulary.of_word(word)))) for word in set(found)}
        return _phrase(found, [loud[word] for word in found])


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
