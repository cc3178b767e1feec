"""People and groups as an update brings them: found by a keyed hash, made when new, their sealed names kept current.

Functions here never commit.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from bot.domain.people import Actor, Role
from storage.models import Group, Officer, Person
from storage.sealing import Keyring

LOOKUP_BYTES = 16
_NAMES = ("first_name", "last_name", "username")


@dataclass(frozen=True, slots=True)
class Sender:
    """Who an update says it is from. `reachable`: the update proves that the bot may write to them in private."""

    telegram_id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    reachable: bool = False

    @property
    def identity(self) -> dict[str, Any]:
        facts = {name: getattr(self, name) for name in _NAMES}
        return {"id": self.telegram_id} | {name: value for name, value in facts.items() if value}


_ACTIVE = (  # made once: building a statement costs as much as asking it
    select(Person)
    .where(Person.lookup.in_(bindparam("lookups", expanding=True)))
    .options(joinedload(Person.officers.and_(Officer.left_at.is_(None))))
)
_TALKING = _ACTIVE.options(joinedload(Person.conversations))


async def load(
    session: AsyncSession, keyring: Keyring, senders: Mapping[int, Sender], now: datetime
) -> dict[int, Person]:
    """Telegram id -> person with their active offices and conversations, by one select; whoever is new is added and
    flushed."""
    ids = {keyring.lookup(one): one for one in senders}
    found = (await session.scalars(_TALKING, {"lookups": sorted(ids)})).unique().all() if ids else ()
    people = {ids[person.lookup]: person for person in found}
    for one, person in people.items():
        _refresh(person, senders[one], now)
    new = {one: _person(sender, keyring, now) for one, sender in senders.items() if one not in people}
    if new:
        session.add_all(new.values())
        await session.flush()
    return people | new


def _person(sender: Sender, keyring: Keyring, now: datetime) -> Person:
    lookup = keyring.lookup(sender.telegram_id)
    return Person(
        lookup=lookup, identity=sender.identity, language="id", created_at=now, seen_on=now.date(), officers=[]
    )


def _refresh(person: Person, sender: Sender, now: datetime) -> None:
    kept = {name: value for name, value in person.identity.items() if name not in _NAMES}
    fresh = kept | sender.identity
    if fresh != person.identity:
        person.identity = fresh
    if person.seen_on != now.date():
        person.seen_on = now.date()
    if sender.reachable and person.unreachable_at is not None:
        person.unreachable_at = person.unreachable_cause = None


async def by_lookups(session: AsyncSession, lookups: Iterable[bytes]) -> dict[bytes, Person]:
    """Keyed hash -> person with their active offices, for those who are known."""
    wanted = set(lookups)
    if not wanted:
        return {}
    found = await session.scalars(_ACTIVE, {"lookups": sorted(wanted)})
    return {person.lookup: person for person in found.unique()}


def actors(person: Person) -> tuple[Actor, ...]:
    """As whom a person may act: one Actor for each office held, the plain citizen last."""
    offices = (officer for officer in person.officers if officer.left_at is None)
    roles = (Actor(person.id, Role(officer.role), officer.agency_id) for officer in offices)
    return (*roles, Actor(person.id))


def telegram_id(person: Person) -> int:
    """Telegram's id of a person, which is also the id of the private chat with them (64 bits); 0: not on Telegram."""
    return int(person.identity.get("id", 0))


def is_linked(person: Person) -> bool:
    """Whether the bot knows them on Telegram; whoever came to a counter is known by what the officer wrote down."""
    return "id" in person.identity


def without_telegram(identity: Mapping[str, str], now: datetime) -> Person:
    """Somebody whom an officer files for. Their look-up is drawn by chance: no Telegram id leads to them."""
    return Person(
        lookup=secrets.token_bytes(LOOKUP_BYTES), identity=dict(identity), language="id", created_at=now, officers=[]
    )


async def load_groups(
    session: AsyncSession, keyring: Keyring, chats: Mapping[int, bool], now: datetime
) -> dict[int, Group]:
    """Telegram's chat id -> group, by one select; new ones are added and flushed.

    `chats` says for each chat id whether the update proves that the bot may write there.
    """
    if not chats:
        return {}
    ids = {keyring.lookup(chat_id): chat_id for chat_id in chats}
    statement = select(Group).where(Group.lookup.in_(sorted(ids)))
    groups = {ids[group.lookup]: group for group in await session.scalars(statement)}
    new = {chat_id: _group(chat_id, keyring, now) for chat_id in chats if chat_id not in groups}
    for chat_id, group in groups.items():
        if chats[chat_id] and group.unreachable_at is not None:
            group.unreachable_at = group.unreachable_cause = None
    if new:
        session.add_all(new.values())
        await session.flush()
    return groups | new


def _group(chat_id: int, keyring: Keyring, now: datetime) -> Group:
    return Group(lookup=keyring.lookup(chat_id), chat_id=str(chat_id), language="id", created_at=now)


async def groups_by_lookups(session: AsyncSession, lookups: Iterable[bytes]) -> dict[bytes, Group]:
    """Keyed hash -> group, for those that are known."""
    wanted = sorted(set(lookups))
    if not wanted:
        return {}
    return {group.lookup: group for group in await session.scalars(select(Group).where(Group.lookup.in_(wanted)))}


async def migrate(session: AsyncSession, keyring: Keyring, old: int, new: int) -> None:
    """A group became a supergroup: its row takes the new chat id; a bare row made for that id meanwhile gives way.

    The bare row keeps its id (conversations refer to it) and takes the old id, where nobody writes any more.
    """
    groups = await groups_by_lookups(session, (keyring.lookup(old), keyring.lookup(new)))
    moving, bare = groups.get(keyring.lookup(old)), groups.get(keyring.lookup(new))
    if moving is None or (bare is not None and bare.agency_id is not None):
        return
    if bare is not None:
        bare.lookup = keyring.lookup(f"moved {old}")
        bare.chat_id = str(old)
        await session.flush()
    moving.lookup, moving.chat_id = keyring.lookup(new), str(new)
    moving.unreachable_at = moving.unreachable_cause = None
    await session.flush()
