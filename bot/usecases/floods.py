"""How fast people write, weighed against `bot.limits`. The loads stand on rows that every batch loads anyway."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import limits
from bot.limits import LIGHT, Limits, Rate, Verdict
from bot.usecases.work import Turn, Work
from storage.models import Conversation, Group, Person, Ticket, UpdateRow

_MINUTE = timedelta(minutes=1)
_LOOK_EVERY = timedelta(seconds=5)
_FILED = (  # made once: building a statement costs as much as asking it
    select(Ticket.filed_at)
    .where(Ticket.reporter_id == bindparam("person"), Ticket.channel == "telegram")
    .where(Ticket.filed_at > bindparam("since"))
    .order_by(Ticket.id.desc())
    .limit(bindparam("most"))
)
_ORDER = (Verdict.PASS, Verdict.SLOW, Verdict.REFUSE)


class Crowd:
    """How many updates all processes took in the last minute, counted at most every five seconds."""

    def __init__(self) -> None:
        self._count = 0
        self._looked_at: datetime | None = None

    async def verdict(self, session: AsyncSession, now: datetime, rate: Rate) -> Verdict:
        if self._looked_at is None or abs(now - self._looked_at) >= _LOOK_EVERY:
            self._looked_at = now
            recent = select(literal(1)).where(UpdateRow.received_at > now - _MINUTE).limit(int(rate.full) + 1)
            self._count = await session.scalar(select(func.count()).select_from(recent.subquery())) or 0
        return limits.crowd(self._count, rate)


def in_office(turn: Turn) -> bool:
    return any(actor.role is not None for actor in turn.actors)


def weigh(turn: Turn, rules: Limits, *, filing: bool) -> Verdict:
    """The worse of the person's verdict in this chat and, in a group, the group's."""
    weight = LIGHT if filing or in_office(turn) else 1.0
    verdict = _weigh(turn.conversation, turn.work.now, weight, rules.person)
    if turn.group is not None:
        verdict = max(verdict, _weigh(turn.group, turn.work.now, weight, rules.group), key=_ORDER.index)
    return verdict


def _weigh(chat: Conversation | Group, now: datetime, weight: float, rate: Rate) -> Verdict:
    seconds = (now - chat.load_at).total_seconds() if chat.load_at else 0.0
    verdict, chat.load = limits.weigh(chat.load or 0.0, seconds, weight, rate)  # None on a row not yet flushed
    chat.load_at = now
    return verdict


def first_time(turn: Turn, verdict: Verdict) -> bool:
    """Whether the sentence about a refusal is still to be said: once until the chat is answered at once again."""
    chat = turn.group or turn.conversation
    if verdict is Verdict.PASS:
        if chat.told_at is not None:
            chat.told_at = None
        return False
    if verdict is not Verdict.REFUSE or chat.told_at is not None:
        return False
    chat.told_at = turn.work.now
    return True


def again_at(turn: Turn, rules: Limits) -> datetime:
    """When a refused chat may go on."""
    waits = [limits.rest(turn.conversation.load, rules.person)]
    if turn.group is not None:
        waits.append(limits.rest(turn.group.load, rules.group))
    return turn.work.now + max(waits)


def first_word_to_blocked(turn: Turn) -> bool:
    """Whether a blocked person has not yet heard that they are."""
    talk, blocked_at = turn.conversation, turn.person.blocked_at
    if blocked_at is None or (talk.told_at is not None and talk.told_at >= blocked_at):
        return False
    talk.told_at = turn.work.now
    return True


async def next_filing(work: Work, person: Person) -> datetime | None:
    """When the person may file again; None: now. The draft waits meanwhile."""
    if work.limits is None:
        return None
    if any(isinstance(row, Ticket) and row.reporter_id == person.id for row in work.session.new):
        await work.session.flush()
    given = {"person": person.id, "since": work.now - limits.DAY, "most": work.limits.daily}
    return limits.next_filing((await work.session.scalars(_FILED, given)).all(), work.now, work.limits)
