"""What routing reaches on labelled reports: `python -m bot.suggest.measure routing PATH`.

A `.csv` holds real complaints to another city (columns `keluhan` and `instansi`). No text of such a file belongs into
the project: only the names of that city's agencies are known here, and which of the sample city's agencies does the
same work. Rows of agencies without a counterpart are left out and counted. A `.tsv` is a set of the project's own
writing. Every figure is of texts that neither the model nor its threshold has seen.
"""

from __future__ import annotations

import csv
import json
import random
import time
import tracemalloc
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rich.table import Table

from bot.suggest import learned, learning
from bot.suggest.choosing import Example, Figures, Guess, Voices, choose, measured
from bot.suggest.learning import FIELDS, Task
from bot.suggest.topics import DISTRICT, district_name
from storage.region import SAMPLE, Region
from storage.regionreader import read

CURVE = (50, 200, 500, 1000)  # verified tickets
_SEED = 1708
_FEWEST_LEFT = 100  # texts to measure on beside those that were learned from
_COLUMNS = ("top-1", "top-3", "sure from", "sure", "right of those")

COUNTERPARTS = {
    "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia": "inspektorat",
    "Badan Penanggulangan Bencana Daerah": "bpbd",
    "Badan Pendapatan Daerah": "bapenda",
    "Bagian Perekonomian dan Sumber Daya Alam": "pdam",
    "Dinas Kebudayaan Kepemudaan dan Olah Raga serta Pariwisata": "disdikbud",
    "Dinas Kependudukan dan Pencatatan Sipil": "disdukcapil",
    "Dinas Kesehatan": "dinkes",
    "Dinas Komunikasi dan Informatika": "diskominfo",
    "Dinas Koperasi Usaha Kecil dan Menengah dan Perdagangan": "dpmptsp",
    "Dinas Lingkungan Hidup": "dlh",
    "Dinas Pemadam Kebakaran dan Penyelamatan": "bpbd",
    "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu": "dpmptsp",
    "Dinas Pendidikan": "disdikbud",
    "Dinas Perhubungan": "dishub",
    "Dinas Perindustrian dan Tenaga Kerja": "disnaker",
    "Dinas Perumahan Rakyat dan Kawasan Permukiman serta Pertanahan": "dpu",
    "Dinas Sosial": "dinsos",
    "Dinas Sumber Daya Air dan Bina Marga": "dpu",
    "Inspektorat": "inspektorat",
    "RSUD dr. Mohamad Soewandhie": "rsud",
    "Satuan Polisi Pamong Praja": "satpolpp",
}


def tables(path: Path) -> Iterator[Table]:
    """Both voices on folds, the learning curve, and what a text costs."""
    region = read(SAMPLE)
    found, left_out = _examples(path, region)
    voices = Voices(region.agencies, region.categories)
    yield _on_folds(f"{path.name}: {len(found)} texts, {left_out} left out", found, voices)
    yield _curve(found, voices)
    yield _cost(found, region)


def _examples(path: Path, region: Region) -> tuple[list[Example], int]:
    """The labelled texts, and how many rows have an agency that nobody here corresponds to."""
    if path.suffix == ".tsv":
        return [_own(line.split("\t")) for line in _lines(path)], 0
    # Districts share their keywords and differ by place alone: every text counts as one from the first district.
    district = next(district_name(one.name) for one in region.agencies if one.kind == DISTRICT)
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(row["keluhan"], _counterpart(row["instansi"])) for row in csv.DictReader(file)]
    found = [Example(text, code, None, district) for text, code in rows if code]
    return found, len(rows) - len(found)


def _lines(path: Path) -> Iterator[str]:
    return (line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#"))


def _own(cells: Sequence[str]) -> Example:
    text, agency, category, *district = cells
    return Example(text, agency, None if category == "-" else category, district[0] if district else None)


def _counterpart(name: str) -> str | None:
    return DISTRICT if name.startswith(("Kecamatan ", "Kelurahan ")) else COUNTERPARTS.get(name)


def _on_folds(title: str, found: Sequence[Example], voices: Voices) -> Table:
    from bot.suggest import train  # scikit-learn: only where a model is made

    made = Table("field", "heard", "texts", *_COLUMNS, title=title)
    for field, guesses in train.held_out(found, voices).items():
        if guesses:
            made.add_row(field, "keywords", *_row(measured(guesses, None)))
            made.add_row(field, "chosen", *_row(_crossed(guesses)))
    return made


def _crossed(guesses: Sequence[Guess]) -> Figures:
    """Voice and threshold chosen on four parts and measured on the fifth, five times; the mean."""
    parts = []
    for part in range(learning.FOLDS):
        chosen = choose([one for place, one in enumerate(guesses) if place % learning.FOLDS != part])
        rest = guesses[part :: learning.FOLDS]
        parts.append(measured(rest, chosen.share, chosen.threshold))
    return _mean(parts)


def _mean(parts: Sequence[Figures]) -> Figures:
    rows, sure = sum(one.rows for one in parts), sum(one.rows * one.coverage for one in parts)

    def mean(name: str) -> float:
        return float(sum(one.rows * getattr(one, name) for one in parts) / rows)

    right = sum(one.rows * one.coverage * one.precision for one in parts) / sure if sure else 1.0
    named = {name: mean(name) for name in ("top1", "top3", "threshold", "coverage", "keywords1", "keywords3")}
    return Figures(rows=rows, share=parts[0].share, precision=right, **named)


def _row(one: Figures) -> list[str]:
    top1, top3, sure, right = (f"{share:.3f}" for share in (one.top1, one.top3, one.coverage, one.precision))
    return [str(one.rows), top1, top3, f"{one.threshold:.2f}" if one.threshold <= 1 else "never", sure, right]


def _curve(found: Sequence[Example], voices: Voices) -> Table:
    """Learned from so many, measured on all others."""
    made = Table("field", "learned from", "heard", "texts", *_COLUMNS, title="learning curve")
    mixed = random.Random(_SEED).sample(list(found), len(found))
    for size in (size for size in CURVE if size + _FEWEST_LEFT <= len(found)):
        for field, chosen, reached in _learned_from(mixed[:size], mixed[size:], voices):
            heard = "keywords" if chosen.share is None else f"model + {chosen.share} × keywords"
            made.add_row(field, str(size), heard, *_row(reached))
    return made


def _learned_from(
    some: Sequence[Example], rest: Iterable[Example], voices: Voices
) -> Iterator[tuple[str, Figures, Figures]]:
    from bot.suggest import train  # scikit-learn: only where a model is made

    chosen = {name: choose(guesses) for name, guesses in train.held_out(some, voices).items()}
    fitted = train.fit(some)
    model = train.export(fitted) if fitted else None
    guesses = [voices.guesses(one, model) for one in rest]
    for name in FIELDS:
        if of_field := [one[name] for one in guesses if name in one]:
            yield name, chosen[name], measured(of_field, chosen[name].share, chosen[name].threshold)


def _cost(found: Sequence[Example], region: Region) -> Table:
    """A text's time in the talking process, each text new to it, and the model's memory there."""
    from bot.suggest import train  # scikit-learn: only where a model is made

    agencies = [learning.agency(one) for one in region.agencies]
    started = time.monotonic()
    result = train.train(Task(agencies, [learning.category(one) for one in region.categories], found))
    trained = time.monotonic() - started
    stored = json.dumps(result.model)
    tracemalloc.start()
    _read_all(stored, found)
    held = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    spent = sorted(_read_all(stored, found)) or [0.0]
    times = (spent[len(spent) // 2], spent[len(spent) * 99 // 100])
    made = Table("training, s", "stored, MB", "in memory at most, MB", "ms a text, median", "ms, 99 of 100")
    made.add_row(f"{trained:.0f}", f"{len(stored) / 1e6:.2f}", f"{held:.1f}", *(f"{one:.2f}" for one in times))
    return made


def _read_all(stored: str, found: Sequence[Example]) -> list[float]:
    """Milliseconds of agency, category and the reason, for each text, with a model that was just loaded."""
    given = json.loads(stored)
    if given is None:
        return []
    model, spent = learned.from_json(given), []
    for one in found:
        before = time.process_time()
        for field in filter(None, (model.agency, model.category)):
            chances = field.chances(model.vocabulary.vector(one.text))
            model.because(one.text, field, max(chances, key=lambda code: chances[code]))
        spent.append((time.process_time() - before) * 1000)
    return spent
