"""Training on this installation's verified tickets: `python -m bot.suggest.train`, a process of its own.

It reads a city and its examples as JSON from standard input and writes the model and its figures to standard output;
nothing touches the disk or the network. scikit-learn (150 MB) is imported here and nowhere else. Every figure comes
from folds: a text is guessed by a model that has not seen it, exported and read as in the talking process.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.feature_selection import chi2
from sklearn.linear_model import LogisticRegression

from bot.suggest import learned
from bot.suggest.choosing import Example, Figures, Guess, Voices, choose
from bot.suggest.features import features
from bot.suggest.learned import Field, Learned, Vocabulary
from bot.suggest.learning import FIELDS, FOLDS, Made, Task

KEPT = 6000  # features: a larger vocabulary gained nothing (docs/words.md)
RARE = 3  # a feature of fewer reports is left out: it tells nothing, and may be somebody's name
FEWEST = 30  # labelled examples of a field; below that nothing is learned of it
_POLITENESS = 10


@dataclass(frozen=True, slots=True)
class Fitted:
    """What scikit-learn made: one vectoriser, and a model for each field that had enough examples."""

    vectorizer: TfidfVectorizer
    models: dict[str, LogisticRegression]


def fit(examples: Sequence[Example]) -> Fitted | None:
    """A model of all fields; None when there is too little to learn from."""
    wanted = {name: [getattr(one, name) for one in examples] for name in FIELDS}
    enough = [name for name, labels in wanted.items() if _enough(labels)]
    texts = [one.text for one in examples]
    if not enough or not (kept := _vocabulary(texts, [wanted[name] for name in enough])):
        return None
    vectorizer = TfidfVectorizer(analyzer=features, vocabulary=kept, sublinear_tf=True)
    counted = vectorizer.fit_transform(texts)
    return Fitted(vectorizer, {name: _model(counted, wanted[name]) for name in enough})


def _enough(labels: Sequence[str | None]) -> bool:
    known = [label for label in labels if label]
    return len(known) >= FEWEST and len(set(known)) > 1


def _vocabulary(texts: Sequence[str], wanted: Iterable[Sequence[str | None]]) -> list[str]:
    """The features that tell most about the labels, in alphabetical order."""
    vectorizer = TfidfVectorizer(analyzer=features, min_df=RARE, sublinear_tf=True)
    try:
        counted = vectorizer.fit_transform(texts)
    except ValueError:  # no feature stands in three texts
        return []
    telling = np.zeros(counted.shape[1])
    for labels in wanted:
        rows = [row for row, label in enumerate(labels) if label]
        telling += np.nan_to_num(chi2(counted[rows], [labels[row] for row in rows])[0])
    names = vectorizer.get_feature_names_out()
    return sorted(names[number] for number in np.argsort(-telling, kind="stable")[:KEPT])


def _model(counted: Any, labels: Sequence[str | None]) -> LogisticRegression:
    rows = [row for row, label in enumerate(labels) if label]
    model = LogisticRegression(C=10, class_weight="balanced", max_iter=500)
    return model.fit(counted[rows], [labels[row] for row in rows])


def export(fitted: Fitted, chosen: dict[str, Figures] | None = None) -> Learned:
    """The model as plain data; with `chosen`, only fields in which it beat the keywords, and with their settings."""
    vocabulary = Vocabulary(fitted.vectorizer.get_feature_names_out().tolist(), fitted.vectorizer.idf_.tolist())
    fields = {
        name: _field(model, chosen[name] if chosen else None)
        for name, model in fitted.models.items()
        if chosen is None or chosen[name].share is not None
    }
    return Learned(vocabulary, fields.get("agency"), fields.get("category"))


def _field(model: LogisticRegression, figures: Figures | None) -> Field:
    weights, bias = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # one column decides between two: the other's is nought
        weights, bias = np.vstack([np.zeros_like(weights), weights]), np.concatenate([[0.0], bias])
    share = (figures.share if figures else None) or 0.0
    return Field(
        tuple(map(str, model.classes_)),
        tuple(bias.tolist()),
        tuple(learned.column(row.tolist()) for row in weights),
        share,
        figures.threshold if figures else 1.0,
    )


def held_out(examples: Sequence[Example], voices: Voices) -> dict[str, list[Guess]]:
    """For each field what both voices say of each example, by a model that has not seen it."""
    found: dict[str, list[Guess]] = {name: [] for name in FIELDS}
    places = _folds([one.agency for one in examples])
    for fold in range(FOLDS):
        fitted = fit([one for one, place in zip(examples, places, strict=True) if place != fold])
        model = export(fitted) if fitted else None
        for one, place in zip(examples, places, strict=True):
            if place == fold:
                for name, guess in voices.guesses(one, model).items():
                    found[name].append(guess)
    return found


def _folds(labels: Sequence[str | None]) -> list[int]:
    """A fold for each example, every label spread over all folds; the same whenever it is asked."""
    places = [0] * len(labels)
    for rank, row in enumerate(sorted(range(len(labels)), key=lambda row: (labels[row] or "", row))):
        places[row] = rank % FOLDS
    return places


def train(task: Task) -> Made:
    """The model of all examples, what it is worth, and for each field whether it or the keywords are heard."""
    guesses = held_out(task.examples, Voices(task.agencies, task.categories))
    chosen = {name: choose(found) for name, found in guesses.items()}
    fitted = fit(task.examples) if any(one.share is not None for one in chosen.values()) else None
    model = learned.to_json(export(fitted, chosen)) if fitted else None
    return Made(len(task.examples), {name: asdict(one) for name, one in chosen.items()}, model)


def main() -> None:
    os.nice(_POLITENESS)
    task = Task.from_json(json.load(sys.stdin))
    json.dump(asdict(train(task)), sys.stdout)


if __name__ == "__main__":
    main()
