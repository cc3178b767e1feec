"""The parts of reading words, each as cases: what a labelled text should give and what it gives.

A set is a file of tab-separated lines: a text and its label, "-" for nothing; tests/words/sets holds them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.domain import masking
from bot.language import Detector
from bot.suggest import dates
from bot.suggest.control import control, is_emergency, is_greeting
from bot.suggest.landmarks import landmark
from bot.suggest.places import Gazetteer, PlaceFound
from bot.suggest.several import matters
from bot.suggest.titles import title
from bot.suggest.topics import SURE, Scored, Topics, kind
from storage.region import SAMPLE
from storage.regionreader import read

TODAY = date(2026, 11, 24)  # a Tuesday; the sets' "kemarin" is the 23rd
Cases = Callable[[Path], "list[Case]"]


@dataclass(frozen=True, slots=True)
class Case:
    """What a text should give and what it gave, each as a set of facts ("village=Bintan")."""

    text: str
    wanted: frozenset[str]
    found: frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """Facts found rightly, found at all and wanted; precision and recall are 1 where nothing could go wrong."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0


def score(cases: Sequence[Case]) -> Score:
    """Precision and recall of one part over its cases."""
    right = sum(len(case.found & case.wanted) for case in cases)
    return Score(right, sum(len(case.found) for case in cases), sum(len(case.wanted) for case in cases))


def rows(folder: Path, name: str) -> Iterator[list[str]]:
    """The lines of a set, cut at tabs; comments and empty lines are left out, a written \\n is a new line."""
    for line in (folder / f"{name}.tsv").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.replace("\\n", "\n") for cell in line.split("\t")]


class Parts:
    """Every part that is measured, on the sample city: its name, and its cases from a folder of sets."""

    def __init__(self) -> None:
        region = read(SAMPLE)
        self._gazetteer = Gazetteer(region.areas)
        self._topics = Topics(region.agencies, region.categories)
        self._detector = Detector()
        self.agency_codes = frozenset(agency.code for agency in region.agencies)
        self.category_codes = frozenset(category.code for category in region.categories)
        self.all: dict[str, Cases] = {
            "dates in running text": _plain("dates", _date),
            "answers to “when”": _plain("answers", _answer),
            "village or district": self._places("village", "district", "ambiguous"),
            "RT and RW": self._places("rt", "rw"),
            "street": self._places("street"),
            "landmark": _landmarks,
            "language": _plain("language", lambda text: self._detector.detect(text).language),
            "sure English": self._sure_english,
            "personal data": lambda folder: [marked(line) for (line,) in rows(folder, "masking")],
            "titles, word for word": _plain("titles", title),
            "words of control": _plain("control", _control),
            "emergencies": _plain("emergencies", lambda text: "yes" if is_emergency(text) else "-"),
            "class of report": _plain("kinds", kind),
            "agency, first": self._agencies(1),
            "agency, first three": self._agencies(3),
            "agency, when sure": self._agencies(1, SURE),
            "category": self._category,
            "several matters": self._several,
        }

    def _places(self, *facts: str) -> Cases:
        def cases(folder: Path) -> list[Case]:
            return [
                Case(text, _facts(wanted, facts), _facts(_place(self._gazetteer.find(text)), facts))
                for text, wanted in rows(folder, "places")
            ]

        return cases

    def _sure_english(self, folder: Path) -> list[Case]:
        found = [(text, language == "en", self._detector.detect(text)) for text, language in rows(folder, "language")]
        return [
            Case(text, _some("en" if english else "-"), _some("en" if one.sure and one.language == "en" else "-"))
            for text, english, one in found
        ]

    def _agencies(self, limit: int, least: float = 0.0) -> Cases:
        """Of several guesses the right one counts, else the first."""

        def cases(folder: Path) -> list[Case]:
            return [
                Case(text, _some(wanted), _some(_hit(self._topics.agencies(text, limit), wanted, least)))
                for text, wanted, _ in rows(folder, "topics")
            ]

        return cases

    def _category(self, folder: Path) -> list[Case]:
        found = [(text, wanted, self._topics.category(text)) for text, _, wanted in rows(folder, "topics")]
        return [Case(text, _some(wanted), _some(one.code if one else "-")) for text, wanted, one in found]

    def _several(self, folder: Path) -> list[Case]:
        """Whether it is offered to be split, and into whose matters."""
        return [Case(text, _some(wanted), _some(self._matters(text))) for text, wanted in rows(folder, "several")]

    def _matters(self, text: str) -> str:
        parts = matters(text, self._topics.agencies)
        return ", ".join(self._topics.agencies(part, 1)[0].code for part in parts) or "-"


def _landmarks(folder: Path) -> list[Case]:
    """Word for word; capitals are free."""
    found = [(text, wanted, landmark(text) or "-") for text, wanted in rows(folder, "landmarks")]
    return [Case(text, _some(wanted.casefold()), _some(one.casefold())) for text, wanted, one in found]


def marked(line: str) -> Case:
    """ "hub {mobile:0812 …}" as a case; a fact is a kind and the place where its data stands."""
    text, wanted, rest = "", [], line
    while "{" in rest:
        before, _, rest = rest.partition("{")
        data, _, rest = rest.partition("}")
        name, _, value = data.partition(":")
        wanted.append(f"{name} {len(text + before)} {len(text + before + value)}")
        text += before + value
    text += rest
    found = (f"{span.kind.value} {span.start} {span.end}" for span in masking.find(text))
    return Case(text, frozenset(wanted), frozenset(found))


def _plain(name: str, reads: Callable[[str], str]) -> Cases:
    """A set of two columns: a text, and what it reads as."""
    return lambda folder: [Case(text, _some(wanted), _some(reads(text))) for text, wanted in rows(folder, name)]


def _some(fact: str) -> frozenset[str]:
    return frozenset() if fact == "-" else frozenset((fact,))


def _hit(scored: Sequence[Scored], wanted: str, least: float) -> str:
    codes = [one.code for one in scored if one.score >= least]
    return wanted if wanted in codes else next(iter(codes), "-")


def _date(text: str) -> str:
    found = dates.find(text, TODAY)
    return _dated(found) if found else "-"


def _answer(text: str) -> str:
    try:
        return _dated(dates.parse(text, TODAY))
    except dates.DateProblem as problem:
        return problem.key


def _dated(found: dates.Happened) -> str:
    return " ".join(filter(None, (found.day.isoformat(), found.precision, found.time_of_day)))


def _place(found: PlaceFound | None) -> str:
    if found is None:
        return "-"
    facts = {
        "village": found.village and found.village.village,
        "district": None if found.village else found.district,
        "ambiguous": ", ".join(area.village for area in found.ambiguous),
        "street": found.street,
        "rt": found.rt,
        "rw": found.rw,
    }
    return "; ".join(f"{name}={value}" for name, value in facts.items() if value)


def _facts(written: str, names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fact for fact in written.split("; ") if fact.partition("=")[0] in names)


def _control(text: str) -> str:
    steering = control(text)
    if steering:
        return steering.value
    return "greeting" if is_greeting(text) else "-"
