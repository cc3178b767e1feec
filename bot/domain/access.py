"""Who sees what of a ticket: one pure function that every list, card, search, callback and export asks.

Source: the two switches of SP4N-LAPOR!, independent of each other. Anonim: the name is not published. Rahasia: the
public does not see the report, not even that it exists. Beyond that each role sees what its work needs. Whatever is
not granted here is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from bot.domain.branches import foreign, sees_deadlines
from bot.domain.people import Actor
from bot.domain.standing import parties
from bot.domain.table import Party, Reason

# What its citizen took back, and what was no report at all, is nobody else's to read; every other archived ticket stays
# public with its reason, so that nothing that the city declined disappears.
NOT_PUBLIC = frozenset({Reason.WITHDRAWN, Reason.ABUSE})


class Words(IntEnum):
    """How much of the report's text; the higher includes the lower."""

    NONE = 0
    MASKED = 1  # the public text that the verifier confirmed
    FULL = 2


class Identity(IntEnum):
    HIDDEN = 0  # not a word about the reporter
    ANONYMOUS = 1  # "pelapor anonim"
    NAME = 2  # the name that the citizen gave


class History(IntEnum):
    NONE = 0
    PUBLIC = 1  # changes of status and the agency's public answers
    FULL = 2


@dataclass(frozen=True, slots=True)
class Facts:
    """What access needs to know of one ticket.

    `reporter` and `followers` are person ids, the others agency ids, see `bot.domain.branches.Branch`. `followers` are
    those who follow the ticket or whose own ticket was merged into it. `reason` is why it is archived, None while it is
    not.
    """

    reporter: int
    holder: int
    coordinating: int
    verified: bool
    anonymous: bool
    confidential: bool
    supervised: bool
    hub: int | None = None
    followers: frozenset[int] = frozenset()
    reason: Reason | None = None
    supervisor: int | None = None
    above: frozenset[int] = frozenset()
    city: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class View:
    """What one reader gets. `exists`: may learn that there is such a ticket. `notes`: officers' internal notes."""

    exists: bool = False
    words: Words = Words.NONE
    identity: Identity = Identity.HIDDEN
    deadlines: bool = False
    history: History = History.NONE
    notes: bool = False

    def __or__(self, other: View) -> View:
        """All that either view shows."""
        return View(
            self.exists or other.exists,
            max(self.words, other.words),
            max(self.identity, other.identity),
            self.deadlines or other.deadlines,
            max(self.history, other.history),
            self.notes or other.notes,
        )


NOTHING = View()
PUBLIC = View(exists=True, words=Words.MASKED, history=History.PUBLIC)
ENDED = View(exists=True)  # that it was there and is over, nothing more
FIGURES = View(exists=True, deadlines=True)
OWN = View(True, Words.FULL, Identity.NAME, deadlines=True, history=History.FULL)
CASEWORK = View(True, Words.FULL, Identity.NAME, deadlines=True, history=History.FULL, notes=True)
CASEWORK_ANONYMOUS = View(True, Words.FULL, Identity.ANONYMOUS, deadlines=True, history=History.FULL, notes=True)


def view(facts: Facts, reader: Actor | None) -> View:
    """What `reader` sees; None is the public page and a stranger. Several relations add up."""
    if reader is None:
        return _public(facts)
    if reader.clock:
        return NOTHING
    seen = _in_office(facts, reader)
    if reader.person == facts.reporter:
        seen |= OWN
    if reader.person in facts.followers:
        seen |= _followed(facts)
    return seen


def combined(facts: Facts, readers: Iterable[Actor]) -> View:
    """What one person sees who acts in several roles.

    Whose offices all lie in other cities does not find there what any stranger could read: only what is their own.
    """
    readers = tuple(readers)
    if _elsewhere(facts, readers):
        readers = tuple(reader for reader in readers if _own(facts, reader))
    seen = NOTHING
    for reader in readers:
        seen |= view(facts, reader)
    return seen


def _elsewhere(facts: Facts, readers: Iterable[Actor]) -> bool:
    offices = [reader for reader in readers if reader.role is not None and not reader.clock]
    return bool(offices) and all(foreign(facts, office.agency) for office in offices)


def _own(facts: Facts, reader: Actor) -> bool:
    return reader.person == facts.reporter or reader.person in facts.followers


def _in_office(facts: Facts, reader: Actor) -> View:
    """What the reader's office gives; without one, what the public sees; in another city, nothing."""
    if Party.READER in parties(facts, reader):
        return CASEWORK_ANONYMOUS if facts.anonymous else CASEWORK
    if reader.role is not None and foreign(facts, reader.agency):
        return NOTHING
    if reader.role is not None and sees_deadlines(facts, reader.role, reader.agency):
        return NOTHING if facts.confidential else FIGURES
    return _public(facts)


def _public(facts: Facts) -> View:
    return NOTHING if facts.reason in NOT_PUBLIC else _followed(facts)


def _followed(facts: Facts) -> View:
    """What the public sees, and that it ended: who followed it is not left to wonder."""
    if not facts.verified or facts.confidential:
        return NOTHING
    return ENDED if facts.reason in NOT_PUBLIC else PUBLIC
