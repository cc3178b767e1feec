"""Conversations: where each person stands in each chat. Functions here never commit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from storage.models import Conversation

Key = tuple[int, int]
"""A person's id and a group's, 0 for the private chat."""


async def load(session: AsyncSession, keys: Iterable[Key], now: datetime) -> dict[Key, Conversation]:
    """Key -> conversation, by one select; missing ones are added to the session."""
    wanted = sorted(set(keys))
    if not wanted:
        return {}
    pair = tuple_(Conversation.person_id, Conversation.group_id)
    found = await session.scalars(select(Conversation).where(pair.in_(wanted)))
    conversations = {(one.person_id, one.group_id): one for one in found}
    for person_id, group_id in wanted:
        if (person_id, group_id) not in conversations:
            new = Conversation(person_id=person_id, group_id=group_id, state=None, data={}, updated_at=now)
            session.add(new)
            conversations[person_id, group_id] = new
    return conversations
