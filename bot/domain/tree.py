"""What administrators may change in the tree of agencies, and why not: pure rules over its nodes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

MAX_NAME, MAX_SHORT = 120, 40
PILLARS = ("hub", "coordinator", "supervisor")  # a city cannot be without them
BELOW = {"coordinator": "agency", "supervisor": "unit", "agency": "unit", "district": "unit"}  # what may stand there
MOVABLE = ("agency", "unit")


class Kind(StrEnum):
    ADD = "add"
    RENAME = "rename"
    MOVE = "move"
    CLOSE = "close"


class Node(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def short(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def parent_id(self) -> int | None: ...
    @property
    def closed(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Change:
    """`agency` is changed; of ADD it is the one above the new agency. `to` takes the agency (MOVE) or its tickets."""

    kind: Kind
    agency: int
    name: str = ""
    short: str = ""
    to: int | None = None


def problem(nodes: Mapping[int, Node], change: Change, city: frozenset[int], holding: int) -> str | None:
    """The key of the sentence that refuses the change; None when it may be done.

    `city` are the agencies of the city of `change.agency`, `holding` is how many open tickets that agency holds.
    """
    node = nodes.get(change.agency)
    if node is None or node.closed or (change.to is not None and not _is_open(nodes, change.to, city)):
        return "tree-gone"
    match change.kind:
        case Kind.ADD:
            return "tree-no-room" if node.kind not in BELOW else _name(nodes, change, city)
        case Kind.RENAME:
            return _name(nodes, change, city)
        case Kind.MOVE:
            return _move(nodes, node, change)
    return _close(nodes, node, change, holding)


def kind_below(parent: Node) -> str:
    """The kind of an agency that stands right below `parent`."""
    return BELOW[parent.kind]


def _is_open(nodes: Mapping[int, Node], agency: int, city: frozenset[int]) -> bool:
    return agency in city and agency in nodes and not nodes[agency].closed


def _name(nodes: Mapping[int, Node], change: Change, city: frozenset[int]) -> str | None:
    if not 3 <= len(change.name) <= MAX_NAME or len(change.short) > MAX_SHORT:
        return "tree-name"
    own = change.agency if change.kind is Kind.RENAME else None
    if own is not None and change.name == nodes[own].name and change.short in ("", nodes[own].short):
        return "tree-name-same"
    others = (one for one in nodes.values() if one.id in city and one.id != own and not one.closed)
    return "tree-name-taken" if change.name.casefold() in {one.name.casefold() for one in others} else None


def _move(nodes: Mapping[int, Node], node: Node, change: Change) -> str | None:
    above = nodes[change.to] if change.to is not None else None
    if node.kind not in MOVABLE or above is None or above.kind not in BELOW or above.id in (node.id, node.parent_id):
        return "tree-no-move"
    has_units = any(one.parent_id == node.id and not one.closed for one in nodes.values())
    return "tree-has-units" if has_units and BELOW[above.kind] == "unit" else None


def _close(nodes: Mapping[int, Node], node: Node, change: Change, holding: int) -> str | None:
    if node.kind in PILLARS:
        return "tree-pillar"
    if any(one.parent_id == node.id and not one.closed for one in nodes.values()):
        return "tree-has-units"
    if change.to is not None and (change.to == node.id or nodes[change.to].kind == "outside"):
        return "tree-gone"
    return "tree-holds" if holding and change.to is None else None
