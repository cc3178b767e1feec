"""Conversations: where each person stands in each chat. Functions here never commit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Conversation, Draft, Person

Key = tuple[int, int]
"""A person's id and a group's, 0 for the private chat."""
# Made once: building a statement costs as much as asking it.
_PAIR = tuple_(Conversation.person_id, Conversation.group_id)
_CONVERSATIONS = select(Conversation).where(_PAIR.in_(bindparam("keys", expanding=True)))
_DRAFTS = select(Draft).where(Draft.id.in_(bindparam("ids", expanding=True)))


async def load(
    session: AsyncSession, keys: Iterable[Key], now: datetime, loaded: Iterable[Person] = ()
) -> dict[Key, Conversation]:
    """Key -> conversation, by one select at most; missing ones are added to the session.

    `loaded` are people whose conversations came with them (`people.load`); a new person has none.
    """
    known = {person.id: person for person in loaded}
    wanted = sorted(set(keys))
    unknown = [key for key in wanted if key[0] not in known]
    found = list(await session.scalars(_CONVERSATIONS, {"keys": unknown})) if unknown else []
    found += [one for person in known.values() for one in vars(person).get("conversations", ())]
    conversations = {(one.person_id, one.group_id): one for one in found}
    for person_id, group_id in wanted:
        if (person_id, group_id) not in conversations:
            new = Conversation(person_id=person_id, group_id=group_id, state=None, data={}, updated_at=now)
            session.add(new)
            conversations[person_id, group_id] = new
    return conversations


async def drafts(session: AsyncSession, talks: Iterable[Conversation]) -> list[Draft]:
    """The drafts that these conversations are about, by one select: while somebody holds the list, the session finds
    each of them without asking the database again."""
    ids = sorted({talk.data["draft"] for talk in talks if talk.data.get("draft")})
    return list(await session.scalars(_DRAFTS, {"ids": ids})) if ids else []
