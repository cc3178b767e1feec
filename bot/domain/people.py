"""Roles, and who acts: an officer, a citizen or the clock."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """An officer's role; the value is what `/undang` takes."""

    COORDINATOR = "koordinator"
    LIAISON = "penghubung"
    SUPERVISOR = "pengawas"
    HUB = "simpul"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. `person` is a person's id in storage, `agency` the agency an officer belongs to."""

    person: int
    role: Role | None = None
    agency: int | None = None
    clock: bool = False


CLOCK = Actor(person=0, clock=True)
