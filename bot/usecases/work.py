"""What a use case works with: the session of the transaction, the time, the city, and who stands before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.people import Actor
from bot.limits import Limits
from bot.suggest.knowledge import Knowledge
from bot.suggest.towns import Atlas
from storage.city import City
from storage.files import Store
from storage.models import Conversation, Group, Person
from storage.sealing import Keyring


@dataclass(slots=True)
class Work:
    """One transaction's means. Use cases change loaded objects and add rows; they never commit and never send.

    `city` is that of the person or ticket at hand; `minds` holds what the bot can know, by each coordinating agency.
    """

    session: AsyncSession
    keyring: Keyring
    now: datetime
    city: City
    knowledge: Knowledge
    bot_link: str  # https://t.me/<username>
    admins: frozenset[int] = frozenset()  # Telegram ids of ADMIN_IDS
    limits: Limits | None = None  # of floods; None lifts them
    minds: Mapping[int, Knowledge] = field(default_factory=dict)
    atlas: Atlas | None = None  # where things are among several cities; None where there is one
    files: Store | None = None  # for what is read when a reply is said, never within the transaction

    def at(self, agency: int | None) -> Work:
        """The same means in the city that an agency belongs to."""
        city = self.city.of(agency)
        if city is self.city:
            return self
        return replace(self, city=city, knowledge=self.minds.get(city.coordinator, self.knowledge))


@dataclass(slots=True)
class Turn:
    """One update's situation: who wrote, where, and where their conversation stands.

    `group` is None in a private chat. `actors` holds one Actor per role and the plain citizen last.
    `chat_id` is Telegram's id of the chat (64 bits), `thread` the topic of a forum that it came from.
    """

    work: Work
    person: Person
    conversation: Conversation
    chat_id: int
    group: Group | None = None
    actors: tuple[Actor, ...] = ()
    thread: int | None = None
    extra: dict[str, object] = field(default_factory=dict)
