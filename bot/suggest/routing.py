"""How often the keywords name the right agency, measured on a file of real complaints to another city.

No text of such a file belongs into the project: only the names of that city's agencies are known here, and which of
the sample city's agencies does the same work. Rows of agencies without a counterpart are left out and counted.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.table import Table

from bot.suggest.topics import DISTRICT, Scored, Topics
from storage.region import SAMPLE, read

_PRECISE = 0.9
_THRESHOLDS = tuple(step / 100 for step in range(30, 100, 5))

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


@dataclass(frozen=True, slots=True)
class Routed:
    """The agency a complaint went to, and the guesses for it, best first."""

    wanted: str
    guesses: Sequence[Scored]

    def right(self, limit: int = 1) -> bool:
        return self.wanted in [guess.code for guess in self.guesses[:limit]]

    def sure(self, threshold: float) -> bool:
        return bool(self.guesses) and self.guesses[0].score >= threshold


def routing(path: Path) -> Table:
    """Top-1, top-3 and, per threshold, the share of texts above it and how many of those are right.

    Districts share their keywords and differ by place alone: every text counts as one from the first district.
    """
    region = read(SAMPLE)
    topics = Topics(region.agencies, ())
    district = next(agency for agency in region.agencies if agency.kind == DISTRICT)
    named = district.name.removeprefix("Kecamatan ")
    routed = [Routed(code, topics.agencies(text, district=named)) for text, code in _pairs(path, district.code)]
    table = Table("routing", "texts", "share", "right", title=path.name)
    for limit in (1, 3):
        table.add_row(f"top-{limit}", str(len(routed)), "1.00", f"{_share(one.right(limit) for one in routed):.3f}")
    for threshold in _THRESHOLDS:
        sure = [one for one in routed if one.sure(threshold)]
        right = _share(one.right() for one in sure)
        name = f"score ≥ {threshold:.2f}{' ✓' if right >= _PRECISE else ''}"
        table.add_row(name, str(len(sure)), f"{len(sure) / max(1, len(routed)):.2f}", f"{right:.3f}")
    return table


def _pairs(path: Path, district: str) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            name = row["instansi"]
            code = district if name.startswith(("Kecamatan ", "Kelurahan ")) else COUNTERPARTS.get(name)
            if code:
                yield row["keluhan"], code


def _share(flags: Iterator[bool]) -> float:
    listed = list(flags)
    return sum(listed) / len(listed) if listed else 1.0
