"""The people (with their conversations), groups and drafts of one batch, loaded by one select each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.people import Actor
from bot.updates.envelope import Envelope
from bot.usecases import choosing
from bot.usecases.work import Turn, Work
from storage import conversations, people
from storage.models import Conversation, Draft, Group, Person
from storage.people import Sender
from storage.sealing import Keyring
from storage.updates import Seen


class Situation:
    """Makes the Turn of each update. Objects are shared by all updates of the batch, so each sees the one before."""

    def __init__(
        self,
        work: Work,
        persons: dict[int, Person],
        groups: dict[int, Group],
        talks: dict[conversations.Key, Conversation],
        drafts: list[Draft],
    ) -> None:
        self.work = work
        self._people = persons
        self._groups = groups
        self._talks = talks
        self._drafts = drafts  # held, so that the session keeps them

    def turn(self, envelope: Envelope) -> Turn:
        """Whose turn it is; the actors are read anew, since an update before it may have made or ended an office."""
        assert envelope.sender is not None
        assert envelope.chat_id is not None
        person = self._people[envelope.sender.telegram_id]
        group = self._groups.get(envelope.chat_id) if envelope.group else None
        talk = self._talks[person.id, group.id if group else 0]
        actors = people.actors(person)
        work = self._work(person, group, actors)
        return Turn(work, person, talk, envelope.chat_id, group, actors, thread=envelope.thread)

    def _work(self, person: Person, group: Group | None, actors: Sequence[Actor]) -> Work:
        """The means in the group's city, else in that of the first office, else in the one that a citizen chose."""
        if group is not None and group.agency_id is not None:
            return self.work.at(group.agency_id)
        return self.work.at(choosing.belonging(person, actors))


async def load(
    session: AsyncSession, keyring: Keyring, work: Work, envelopes: Sequence[Envelope], now: datetime
) -> Situation:
    """What the addressed ones of these updates need; new people, groups and conversations are added."""
    addressed = [envelope for envelope in envelopes if envelope.addressed]
    await _migrate(session, keyring, addressed)
    persons = await people.load(session, keyring, _senders(addressed), now)
    groups = await people.load_groups(session, keyring, _groups(addressed), now)
    _note_forums(addressed, groups)
    keys = [_key(envelope, persons, groups) for envelope in addressed]
    talks = await conversations.load(session, keys, now, loaded=persons.values())
    return Situation(work, persons, groups, talks, await conversations.drafts(session, talks.values()))


async def _migrate(session: AsyncSession, keyring: Keyring, envelopes: Sequence[Envelope]) -> None:
    for envelope in envelopes:
        if envelope.chat_id is not None and envelope.migrates_to is not None:
            await people.migrate(session, keyring, envelope.chat_id, envelope.migrates_to)


def _note_forums(envelopes: Sequence[Envelope], groups: dict[int, Group]) -> None:
    """Topics are switched on and off at any time; each update says which it is."""
    for one in envelopes:
        if one.group and one.chat_id is not None and groups[one.chat_id].forum is not one.forum:
            groups[one.chat_id].forum = one.forum


def _senders(envelopes: Sequence[Envelope]) -> dict[int, Sender]:
    """Each sender as the newest update names them, reachable when any of the updates proves it."""
    senders: dict[int, Sender] = {}
    for sender in (one.sender for one in envelopes if one.sender is not None):
        before = senders.get(sender.telegram_id)
        senders[sender.telegram_id] = replace(sender, reachable=True) if before and before.reachable else sender
    return senders


def _groups(envelopes: Sequence[Envelope]) -> dict[int, bool]:
    return {one.chat_id: "my_chat_member" not in one.raw for one in envelopes if one.group and one.chat_id is not None}


def _key(envelope: Envelope, persons: dict[int, Person], groups: dict[int, Group]) -> conversations.Key:
    assert envelope.sender is not None
    assert envelope.chat_id is not None
    person = persons[envelope.sender.telegram_id]
    return person.id, groups[envelope.chat_id].id if envelope.group else 0


def seen(envelope: Envelope, keyring: Keyring) -> Seen:
    """What is kept of an update."""
    chat = None if envelope.chat_id is None else keyring.lookup(envelope.chat_id)
    sender = None if envelope.sender is None else keyring.lookup(envelope.sender.telegram_id)
    return Seen(envelope.update_id, chat, sender)
