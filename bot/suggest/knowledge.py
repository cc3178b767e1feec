"""All that the bot can know by itself from a citizen's words, built once for a city."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from bot.language import Detector, Found
from bot.suggest import dates, titles
from bot.suggest.bare import is_bare
from bot.suggest.blend import Blend
from bot.suggest.control import is_emergency
from bot.suggest.dates import Happened
from bot.suggest.learned import Field, Learned
from bot.suggest.now import is_now
from bot.suggest.places import AreaLike, Gazetteer, PlaceFound
from bot.suggest.topics import DISTRICT, SURE, AgencyLike, CategoryLike, Scored, Topics, district_name, kind

OUTSIDE = "outside"  # such agencies never hold a ticket, so nothing can be learned of them: the keywords decide
_OFFERED = 3
_ALL = 50  # guesses: every agency or category there is


class Knowledge:
    """Reads words for one city: its areas, agencies and categories. Pure after it is built; no I/O."""

    def __init__(
        self,
        areas: Iterable[AreaLike],
        agencies: Iterable[AgencyLike],
        categories: Iterable[CategoryLike],
        detector: Detector,
        learned: Learned | None = None,
    ) -> None:
        self._gazetteer = Gazetteer(tuple(areas))
        agencies, categories = tuple(agencies), tuple(categories)
        self._topics = Topics(agencies, categories)
        self._detector = detector
        self._outside = {one.code for one in agencies if one.kind == OUTSIDE}
        self._districts = {one.code for one in agencies if one.kind == DISTRICT}
        self._offices = {district_name(one.name): one.code for one in agencies if one.kind == DISTRICT}
        self._agencies = _blend(learned, learned.agency if learned else None, agencies)
        self._categories = _blend(learned, learned.category if learned else None, categories)
        self._guessed = lru_cache(maxsize=256)(self._guess)  # each drawing of a card asks of the same words

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

    def is_now(self, text: str, today: date) -> bool:
        """Whether it goes on, has just happened or is a danger, and the text speaks of no other day."""
        found = dates.find(text, today)
        return (is_now(text) or is_emergency(text)) and (found is None or found.day == today)

    def impossible(self, text: str, today: date) -> str | None:
        return dates.impossible(text, today)

    def place(self, text: str) -> PlaceFound | None:
        return self._gazetteer.find(text)

    def is_bare(self, text: str) -> bool:
        """Whether `text` tells no matter: at most a day, a place, a plea."""
        return is_bare(text, self.place)

    def agencies(self, text: str, district: str | None = None) -> list[Scored]:
        """The likeliest agencies; a district's office only for `district`, or where the text says which."""
        return list(self._guessed(text, district))

    def _guess(self, text: str, district: str | None) -> list[Scored]:
        place = None if district else self._gazetteer.find(text)
        named = district or (place.district if place else None)
        keywords = self._topics.agencies(text, _ALL, district=named)
        if self._agencies is None:
            return keywords[:_OFFERED]
        office = self._offices.get(named or "") or next((g.code for g in keywords if g.code in self._districts), None)
        found = self._agencies.guesses(text, keywords, _OFFERED, office)
        first = next((guess for guess in keywords[:1] if guess.code in self._outside and guess.score >= SURE), None)
        return [first, *(one for one in found if one.code != first.code)][:_OFFERED] if first else found

    def category(self, text: str) -> Scored | None:
        """The likeliest category, None when nothing speaks for any."""
        return next(iter(self.categories(text)), None)

    def categories(self, text: str) -> list[Scored]:
        """The likeliest categories, the best first; empty when nothing speaks for any."""
        if self._categories is None:
            return self._topics.categories(text, _OFFERED)
        return self._categories.guesses(text, self._topics.categories(text, _ALL), _OFFERED)


def _blend(learned: Learned | None, field: Field | None, topics: Iterable[CategoryLike]) -> Blend | None:
    return Blend(learned, field, [one.code for one in topics]) if learned and field else None
