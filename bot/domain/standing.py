"""A ticket as the life cycle sees it, and what an actor is towards it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.domain.people import Actor, Role
from bot.domain.table import Party, Reason, State

AT_THE_HOLDER: dict[Role | None, frozenset[Party]] = {
    Role.COORDINATOR: frozenset({Party.HOLDER, Party.READER}),
    Role.LIAISON: frozenset({Party.HOLDER, Party.READER, Party.LIAISON}),
}


class Stake(Protocol):
    """Whose ticket it is; `holder` and `coordinating` are agency ids, `supervised` is berkadar pengawasan.

    Before it is verified no agency holds a ticket, whatever `holder` says: only the coordinator has work with it.
    """

    @property
    def reporter(self) -> int: ...
    @property
    def holder(self) -> int: ...
    @property
    def coordinating(self) -> int: ...
    @property
    def verified(self) -> bool: ...
    @property
    def supervised(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """What the life cycle needs to know of one ticket. `holder` and `coordinating` are agency ids."""

    state: State
    reporter: int
    holder: int
    coordinating: int
    before: State | None = None
    verified: bool = False
    reason: Reason | None = None
    supervised: bool = False  # berkadar pengawasan
    returns: int = 0
    disputes: int = 0
    reopened: int = 0
    reviews: int = 0
    rated: bool = False
    reopenable: bool = False  # closed, and the citizen's time to reopen is not over
    confidential: bool = False
    late: bool = False  # a deadline was missed
    urged: bool = False  # the citizen reminded the holder of that deadline


def parties(standing: Stake, actor: Actor) -> frozenset[Party]:
    """All that `actor` is towards the ticket."""
    if actor.clock:
        return frozenset({Party.CLOCK})
    found = set()
    if actor.person == standing.reporter:
        found.add(Party.CITIZEN)
    if actor.role is Role.COORDINATOR and actor.agency == standing.coordinating:
        found |= {Party.COORDINATOR, Party.READER}
    if standing.verified and actor.agency == standing.holder:
        found |= AT_THE_HOLDER.get(actor.role, frozenset())
    if actor.role is Role.SUPERVISOR and standing.supervised:
        found.add(Party.READER)
    return frozenset(found)
