"""All that the bot can know by itself from a citizen's words, built once for a city."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.language import Detector, Found
from bot.suggest import dates, titles
from bot.suggest.dates import Happened
from bot.suggest.places import AreaLike, Gazetteer, PlaceFound
from bot.suggest.topics import AgencyLike, CategoryLike, Scored, Topics, kind


class Knowledge:
    """Reads words for one city: its areas, agencies and categories. Pure after it is built; no I/O."""

    def __init__(
        self,
        areas: Iterable[AreaLike],
        agencies: Iterable[AgencyLike],
        categories: Iterable[CategoryLike],
        detector: Detector,
    ) -> None:
        self._gazetteer = Gazetteer(tuple(areas))
        self._topics = Topics(tuple(agencies), tuple(categories))
        self._detector = detector

    def detect(self, text: str) -> Found:
        return self._detector.detect(text)

    def language(self, text: str) -> str:
        return self._detector.detect(text).language

    def title(self, text: str) -> str:
        return titles.title(text)

    def kind(self, text: str) -> str:
        return kind(text)

    def happened(self, text: str, today: date) -> Happened | None:
        return dates.find(text, today)

    def place(self, text: str) -> PlaceFound | None:
        return self._gazetteer.find(text)

    def agencies(self, text: str, district: str | None = None) -> list[Scored]:
        """The likeliest agencies; a district's office only for `district`, or where the text says which."""
        place = None if district else self._gazetteer.find(text)
        return self._topics.agencies(text, district=place.district if place else district)

    def category(self, text: str) -> Scored | None:
        return self._topics.category(text)
