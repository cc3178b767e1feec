"""A ticket as the life cycle sees it, and what an actor is towards it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.domain.branches import Branch, granted
from bot.domain.people import Actor
from bot.domain.table import Party, Reason, State


class Stake(Branch, Protocol):
    """Whose ticket it is and where in the tree; `supervised` is berkadar pengawasan.

    Before it is verified only the coordinator has work with it.
    """

    @property
    def reporter(self) -> int: ...
    @property
    def supervised(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """What the life cycle needs to know of one ticket; agencies are ids, see `bot.domain.branches.Branch`.

    `open_to` are the agencies that it may be given to; None where nobody has asked for that.
    """

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
    supervisor: int | None = None
    hub: int | None = None
    above: frozenset[int] = frozenset()
    city: frozenset[int] = frozenset()
    open_to: frozenset[int] | None = None


def parties(standing: Stake, actor: Actor) -> frozenset[Party]:
    """All that `actor` is towards the ticket."""
    if actor.clock:
        return frozenset({Party.CLOCK})
    found = frozenset({Party.CITIZEN}) if actor.person == standing.reporter else frozenset()
    if actor.role is None:
        return found
    return found | granted(standing, actor.role, actor.agency, supervised=standing.supervised)
