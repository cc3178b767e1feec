"""What an action on a ticket is given, and what every such use case looks like."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from bot.domain.form import File
from bot.domain.lifecycle import Reason
from bot.domain.people import Actor
from bot.usecases.work import Work
from storage.models import Ticket

Actors = Iterable[Actor]


@dataclass(frozen=True, slots=True)
class Given:
    """The arguments of an action; which of them it needs stands in `bot.domain.actions`.

    `agency` of a reference is the body outside the city, None where only the words say where to go. `album`: further
    files of the same album may follow.
    """

    agency: int | None = None
    date: date | None = None
    reason: Reason | None = None
    text: str = ""
    files: tuple[File, ...] = ()
    album: bool = False
    parent: Ticket | None = None
    sp4n: str | None = None
    status: str | None = None
    switch: str | None = None
    changes: dict[str, object] = field(default_factory=dict)


UseCase = Callable[[Work, Ticket, Actors, Given], Awaitable[None]]
