"""The labelled sets of similar and not quite similar reports, and how well a database finds them.

A set is a file of tab-separated lines: the village ("-": only the text tells the place), what the text is about, the
text. Each text asks for the others: those about the same thing are to be offered, all others are not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from bot.domain.form import Draft
from bot.usecases import drafting, similar
from bot.usecases.work import Work
from storage.models import Ticket

FOLDER = Path(__file__).parent
NAMES = ("first", "held-out")


@dataclass(frozen=True, slots=True)
class Report:
    village: str | None
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """`right` of the `offered` reports are about the same thing; `helped` of the `asking` were shown one that is;
    `first` of them at the top of the list."""

    right: int
    offered: int
    helped: int
    first: int
    asking: int

    @property
    def precision(self) -> float:
        return self.right / self.offered

    @property
    def recall(self) -> float:
        return self.helped / self.asking


def reports(name: str) -> list[Report]:
    lines = (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()
    cells = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [Report(None if village == "-" else village, about, text) for village, about, text in cells]


def draft(work: Work, report: Report) -> Draft:
    """The report as a citizen would have written it."""
    made = drafting.fill(work, Draft(pieces=((1, report.text),)))
    area = next((code for code, area in work.city.areas.items() if area.village == report.village), None)
    return replace(made, place=f"Kel. {report.village}" if report.village else made.place, area=area or made.area)


def ticket(work: Work, number: str, report: Report, person: int, filed_at: datetime) -> Ticket:
    """The report as a verified ticket."""
    written = draft(work, report)
    return Ticket(
        number=number,
        kind="complaint",
        state="assigned",
        reporter_id=person,
        holder_id=work.city.coordinator,
        coordinator_id=work.city.coordinator,
        title=written.title,
        content=written.content,
        public_text=written.content,
        area_code=written.area,
        filed_at=filed_at,
        verified_at=filed_at,
        changed_at=filed_at,
    )


async def score(work: Work, asked: list[tuple[int, Report]]) -> Score:
    """How well each of these tickets finds its likes among all that are stored."""
    right = offered = helped = first = asking = 0
    for own, report in asked:
        same = {key for key, other in asked if key != own and other.about == report.about}
        shown = await offers(work, own, report)
        right += len(same & set(shown))
        offered += len(shown)
        asking += bool(same)
        helped += bool(same & set(shown))
        first += bool(same & set(shown[:1]))
    return Score(right, offered, helped, first, asking)


async def offers(work: Work, own: int, report: Report) -> list[int]:
    """The ids of the tickets that somebody who writes `report` would be shown, without the report itself."""
    found = await similar.ids_alike(work, draft(work, report))
    return [one for one in found if one != own][: similar.SHOWN]


def misses(asked: list[tuple[int, Report]], shown: dict[int, list[int]]) -> Iterator[str]:
    """A line for each text that was offered a wrong report or not offered a right one."""
    known = dict(asked)
    for own, report in asked:
        same = {key for key, other in asked if key != own and other.about == report.about}
        wrong = [known[key].text if key in known else f"#{key}" for key in shown[own] if key not in same]
        if wrong or (same and not same & set(shown[own])):
            yield f"{report.text!r} was offered {[known[key].text for key in shown[own] if key in known]}"


LATELY = timedelta(days=3)
