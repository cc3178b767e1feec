"""The means of one transaction: the cities as they are now, what was learned in each, who the bot is."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from bot.clock import Clock
from bot.language import Detector
from bot.limits import Limits
from bot.settings import Settings
from bot.suggest.knowledge import Knowledge
from bot.suggest.learned import Learned
from bot.suggest.towns import Atlas, Town
from bot.usecases import learning, publishing
from bot.usecases.work import Work
from storage.city import Cities, City
from storage.engine import Database
from storage.files import Store


class Working:
    """Keeps what is made once and read by every transaction; the cities anew when their revision changed.

    `link` is the bot's address, known when Telegram was asked.
    """

    def __init__(self, settings: Settings, database: Database, clock: Clock, files: Store) -> None:
        self._settings, self._database, self._clock, self._files = settings, database, clock, files
        self._cities, self._detector = Cities(), Detector()
        self._knowledge: tuple[int, dict[int, Knowledge], Atlas | None] | None = None
        self._limits = Limits() if settings.flood_limits else None
        self.link = "https://t.me/"

    async def work_for(self, session: AsyncSession) -> Work:
        """The means for this session, with the first city at hand; `Work.at` leads to another."""
        city = await self._cities.current(session)
        if self._knowledge is None or self._knowledge[0] != city.revision:
            learned = await learning.current(session)
            made = {one.coordinator: self._mind(one, learned) for one in city.cities.values()}
            self._knowledge = (city.revision, made, _atlas(city))
        _, minds, atlas = self._knowledge
        work = Work(
            session,
            self._database.keyring,
            self._clock(),
            city,
            minds[city.coordinator],
            self.link,
            self._settings.admin_ids,
            self._limits,
            minds,
            atlas,
            self._files,
        )
        publishing.keep(work)
        return work

    def _mind(self, city: City, learned: Learned | None) -> Knowledge:
        return Knowledge(city.places(), city.own(), city.topics(), self._detector, learned)


def _atlas(city: City) -> Atlas | None:
    """Where things are among all cities; a single one needs no map."""
    if len(city.cities) == 1:
        return None
    return Atlas(Town(one.code, one.name, one.places(), one.box, one.centres()) for one in city.cities.values())
