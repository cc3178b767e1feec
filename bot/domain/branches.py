"""Where an officer stands in the tree of agencies, seen from one ticket, and what each role may do from there.

The tree: the province's hub, below it the cities (each by its coordinating agency), below those their agencies, below
those their units. What is not granted here is refused, and who is not named here sees nothing.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from bot.domain.people import Role
from bot.domain.table import Party


class Relation(StrEnum):
    """What an officer's agency is to a ticket; it may be several at once."""

    HOLDER = "holder"  # holds it
    ABOVE = "above"  # stands above the unit that holds it, below the city
    CITY = "city"  # coordinates the city that it belongs to
    SUPERVISING = "supervising"  # supervises that city
    HUB = "hub"  # the hub above that city
    BESIDE = "beside"  # in the same city, and none of these
    NOWHERE = "nowhere"  # the office belongs to no agency: administrators of the deployment
    FOREIGN = "foreign"  # in another city, or another hub


class Branch(Protocol):
    """A ticket's place in the tree, all as agency ids. `above` are those between the holder and the city.

    `city` are all agencies of the ticket's city, the coordinating one included. Before it is verified no agency holds a
    ticket, whatever `holder` says.
    """

    @property
    def holder(self) -> int: ...
    @property
    def coordinating(self) -> int: ...
    @property
    def verified(self) -> bool: ...
    @property
    def supervisor(self) -> int | None: ...
    @property
    def hub(self) -> int | None: ...
    @property
    def above(self) -> frozenset[int]: ...
    @property
    def city(self) -> frozenset[int]: ...


GRANTS: dict[tuple[Role, Relation], frozenset[Party]] = {
    (Role.COORDINATOR, Relation.CITY): frozenset({Party.COORDINATOR, Party.READER}),
    (Role.COORDINATOR, Relation.HOLDER): frozenset({Party.HOLDER, Party.READER}),
    (Role.LIAISON, Relation.HOLDER): frozenset({Party.HOLDER, Party.READER, Party.LIAISON}),
    (Role.LIAISON, Relation.ABOVE): frozenset({Party.HOLDER, Party.READER, Party.LIAISON}),
}
SUPERVISED: dict[tuple[Role, Relation], frozenset[Party]] = {  # only where the ticket is berkadar pengawasan
    (Role.SUPERVISOR, Relation.SUPERVISING): frozenset({Party.READER}),
}
DEADLINES = frozenset({(Role.SUPERVISOR, Relation.SUPERVISING), (Role.HUB, Relation.HUB)})  # unless it is confidential


def relations(branch: Branch, agency: int | None) -> frozenset[Relation]:
    """All that `agency` is to the ticket; never empty."""
    if agency is None:
        return frozenset({Relation.NOWHERE})
    stands = {
        Relation.HOLDER: branch.verified and agency == branch.holder,
        Relation.ABOVE: branch.verified and agency in branch.above,
        Relation.CITY: agency == branch.coordinating,
        Relation.SUPERVISING: agency == branch.supervisor,
        Relation.HUB: agency == branch.hub,
    }
    found = frozenset(relation for relation, true in stands.items() if true)
    return found or frozenset({Relation.BESIDE if agency in branch.city else Relation.FOREIGN})


def granted(branch: Branch, role: Role, agency: int | None, *, supervised: bool) -> frozenset[Party]:
    """As what `role` in `agency` may act on the ticket."""
    parties: frozenset[Party] = frozenset()
    for relation in relations(branch, agency):
        parties |= GRANTS.get((role, relation), frozenset())
        parties |= SUPERVISED.get((role, relation), frozenset()) if supervised else frozenset()
    return parties


def sees_deadlines(branch: Branch, role: Role, agency: int | None) -> bool:
    return any((role, relation) in DEADLINES for relation in relations(branch, agency))


def foreign(branch: Branch, agency: int | None) -> bool:
    """Whether the office lies in another city: to it the ticket does not exist."""
    return Relation.FOREIGN in relations(branch, agency)
