"""What can be counted on real complaints of another city without a label by hand: `python -m bot.suggest.measure real`.

The file's own columns `kelurahan` and `kecamatan` are the gazetteer, so that places are read as at home: where a text
names a village, is it the one that the report was filed for? Only counts leave this module.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rich.table import Table

from bot.domain import masking
from bot.language import Detector
from bot.suggest import dates
from bot.suggest.places import Gazetteer
from bot.suggest.several import matters
from bot.suggest.titles import title
from bot.suggest.topics import Topics
from storage.region import SAMPLE, Area
from storage.regionreader import read

_SHORT = 10  # characters: what a hurried citizen types first
_TODAY = date(2026, 11, 24)
Row = dict[str, str]


def table(path: Path) -> Table:
    """A line for each question: how many texts it was asked of, and the share that it holds for."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    made = Table("on real texts", "texts", "share", title=path.name)
    for asked, hits in (*_language(rows), *_places(rows), *_readings(rows)):
        share = f"{sum(hits) / len(hits):.3f}" if hits else "-"
        made.add_row(asked, str(len(hits)), share)
    return made


def _language(rows: Sequence[Row]) -> list[tuple[str, list[bool]]]:
    detector = Detector()
    texts = [row["keluhan"] for row in rows]
    return [
        ("read as Indonesian", [detector.detect(text).language == "id" for text in texts]),
        (f"the same of their first {_SHORT} characters", [detector.detect(t[:_SHORT]).language == "id" for t in texts]),
        ("the same in capitals", [detector.detect(text.upper()).language == "id" for text in texts]),
        ("not taken for sure English", [not _english(detector, text) for text in texts]),
    ]


def _english(detector: Detector, text: str) -> bool:
    found = detector.detect(text)
    return found.sure and found.language == "en"


def _places(rows: Sequence[Row]) -> list[tuple[str, list[bool]]]:
    """A text that names its village or district in full must be read so; what is read must be where it was filed."""
    gazetteer = Gazetteer(_areas(rows))
    places = [(row, gazetteer.find(row["keluhan"])) for row in rows]
    villages = [(row, found.village) for row, found in places if found and found.village]
    named = [(row, found) for row, found in places if f"kelurahan {row['kelurahan']}".lower() in row["keluhan"].lower()]
    return [
        ("a village is read at all", [bool(found and found.village) for _, found in places]),
        ("of those, the one it was filed for", [area.village == row["kelurahan"] for row, area in villages]),
        ("“kelurahan …” said in full is read", [bool(f and _is(f.village, row)) for row, f in named]),
    ]


def _is(area: object, row: Row) -> bool:
    return isinstance(area, Area) and area.village == row["kelurahan"]


def _areas(rows: Sequence[Row]) -> list[Area]:
    named = sorted({(row["kelurahan"], row["kecamatan"]) for row in rows if row["kelurahan"] and row["kecamatan"]})
    return [Area(f"v{number}", village, district, district) for number, (village, district) in enumerate(named)]


def _readings(rows: Sequence[Row]) -> list[tuple[str, list[bool]]]:
    texts = [row["keluhan"] for row in rows]
    region = read(SAMPLE)
    topics = Topics(region.agencies, region.categories)
    return [
        ("a date is read", [dates.find(text, _TODAY) is not None for text in texts]),
        ("personal data is covered", [bool(masking.find(text)) for text in texts]),
        ("offered to be split into several", [bool(matters(text, topics.agencies)) for text in texts]),
        ("a title is made, at most 120 characters", [0 < len(title(text)) <= 120 for text in texts]),
    ]
