"""The life cycle's vocabulary and its table of moves: who may do what, from which state to which.

Source: SP4N-LAPOR!'s own six columns (Belum Terverifikasi … Arsip) with finer states of ours below them; who may do
what follows PermenPANRB 62/2018 and KepmenPANRB 680/2020 as recorded in the README's glossary.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Official(StrEnum):
    """The six statuses of SP4N-LAPOR!, spelt exactly as people, exports and statistics read them."""

    UNVERIFIED = "Belum Terverifikasi"
    WAITING = "Belum Ditindaklanjuti"
    PROCESS = "Proses"
    DONE = "Selesai"
    POSTPONED = "Tunda"
    ARCHIVED = "Arsip"


class State(StrEnum):
    UNVERIFIED = "unverified"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    PROPOSED = "proposed"
    WAITING_CITIZEN = "waiting_citizen"
    POSTPONED = "postponed"
    CLOSED = "closed"
    ARCHIVED = "archived"


OFFICIAL: dict[State, Official] = {
    State.UNVERIFIED: Official.UNVERIFIED,
    State.ASSIGNED: Official.WAITING,
    State.IN_PROGRESS: Official.PROCESS,
    State.PROPOSED: Official.PROCESS,
    State.WAITING_CITIZEN: Official.POSTPONED,
    State.POSTPONED: Official.POSTPONED,
    State.CLOSED: Official.DONE,
    State.ARCHIVED: Official.ARCHIVED,
}


class Reason(StrEnum):
    """Why a ticket is archived; never without one."""

    INCOMPLETE = "incomplete"
    OUTSIDE_AUTHORITY = "outside_authority"
    OUT_OF_SCOPE = "out_of_scope"
    DUPLICATE = "duplicate"
    WITHDRAWN = "withdrawn"
    ABUSE = "abuse"


class Action(StrEnum):
    VERIFY = "verify"
    FORWARD = "forward"
    RETURN = "return"
    FOLLOW_UP = "follow_up"
    ASK = "ask"
    ANSWER = "answer"
    POSTPONE = "postpone"
    RESUME = "resume"
    PROPOSE = "propose"
    CONFIRM = "confirm"
    DISPUTE = "dispute"
    LAPSE = "lapse"
    REOPEN = "reopen"
    RESTORE = "restore"
    REVIEW = "review"
    REFER = "refer"
    ARCHIVE = "archive"
    WITHDRAW = "withdraw"
    MERGE = "merge"
    UNMERGE = "unmerge"
    TIGHTEN = "tighten"
    LOOSEN = "loosen"
    NOTE = "note"
    CORRECT = "correct"
    RECORD_SP4N = "record_sp4n"
    RATE = "rate"
    URGE = "urge"  # the citizen reminds the holder of a missed deadline


class Party(StrEnum):
    """Who stands towards a ticket as what; an actor may be several at once."""

    CITIZEN = "citizen"  # the ticket's own reporter
    COORDINATOR = "coordinator"
    HOLDER = "holder"  # an officer of the agency that holds the ticket
    LIAISON = "liaison"  # a liaison of the agency that holds the ticket
    READER = "reader"  # any officer who may see the ticket
    CLOCK = "clock"


class To(StrEnum):
    """Targets that depend on the ticket."""

    SAME = "same"
    BEFORE = "before"  # the state it was in before it waited, was postponed or merged
    VERIFIED_OR_NOT = "verified_or_not"  # assigned if it had been verified, else unverified


OPEN = frozenset(State) - {State.CLOSED, State.ARCHIVED}
WORK = frozenset({State.ASSIGNED, State.IN_PROGRESS})
UNFINISHED = WORK | {State.UNVERIFIED}

MAX_RETURNS = 2  # the third return of one ticket is refused: the coordinator decides
REOPENINGS = 1
REVIEWS = 1
DISPUTES_BEFORE_COORDINATOR = 2

# A duplicate is archived by merging (its parent is needed to undo it), a withdrawal belongs to the citizen alone.
NOT_BY_ARCHIVING = frozenset({Reason.DUPLICATE, Reason.WITHDRAWN})


REMEMBERING = frozenset({Action.ASK, Action.POSTPONE, Action.MERGE})  # their way back leads to the state before


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table: `action` by `party` from any state of `source` leads to `target`."""

    action: Action
    party: Party
    source: frozenset[State]
    target: State | To
    reason: Reason | None = None


def _rule(
    action: Action,
    party: Party,
    source: frozenset[State] | set[State],
    target: State | To,
    reason: Reason | None = None,
) -> Rule:
    return Rule(action, party, frozenset(source), target, reason)


TABLE: tuple[Rule, ...] = (
    _rule(Action.VERIFY, Party.COORDINATOR, {State.UNVERIFIED}, State.ASSIGNED),
    _rule(Action.FORWARD, Party.COORDINATOR, WORK, State.ASSIGNED),
    _rule(Action.RETURN, Party.LIAISON, WORK, State.ASSIGNED),
    _rule(Action.FOLLOW_UP, Party.HOLDER, WORK, State.IN_PROGRESS),
    _rule(Action.ASK, Party.COORDINATOR, {State.UNVERIFIED}, State.WAITING_CITIZEN),
    _rule(Action.ASK, Party.HOLDER, WORK, State.WAITING_CITIZEN),
    _rule(Action.ANSWER, Party.CITIZEN, {State.WAITING_CITIZEN}, To.BEFORE),
    _rule(Action.ANSWER, Party.CITIZEN, OPEN - {State.WAITING_CITIZEN}, To.SAME),
    _rule(Action.ANSWER, Party.CITIZEN, {State.ARCHIVED}, To.SAME),  # only when merged: the parent's holder hears it
    _rule(Action.POSTPONE, Party.COORDINATOR, {State.UNVERIFIED}, State.POSTPONED),
    _rule(Action.POSTPONE, Party.HOLDER, WORK, State.POSTPONED),
    _rule(Action.RESUME, Party.COORDINATOR, {State.POSTPONED}, To.BEFORE),
    _rule(Action.RESUME, Party.HOLDER, {State.POSTPONED}, To.BEFORE),
    _rule(Action.RESUME, Party.CLOCK, {State.POSTPONED}, To.BEFORE),
    _rule(Action.PROPOSE, Party.HOLDER, WORK, State.PROPOSED),
    _rule(Action.CONFIRM, Party.CITIZEN, {State.PROPOSED}, State.CLOSED),
    _rule(Action.DISPUTE, Party.CITIZEN, {State.PROPOSED}, State.IN_PROGRESS),
    _rule(Action.LAPSE, Party.CLOCK, {State.PROPOSED}, State.CLOSED),
    _rule(Action.LAPSE, Party.CLOCK, {State.WAITING_CITIZEN}, State.ARCHIVED, Reason.INCOMPLETE),
    _rule(Action.REOPEN, Party.CITIZEN, {State.CLOSED}, State.IN_PROGRESS),
    _rule(Action.REOPEN, Party.COORDINATOR, {State.CLOSED}, State.IN_PROGRESS),
    _rule(Action.RESTORE, Party.CITIZEN, {State.ARCHIVED}, To.VERIFIED_OR_NOT),
    _rule(Action.RESTORE, Party.COORDINATOR, {State.ARCHIVED}, To.VERIFIED_OR_NOT),
    _rule(Action.REVIEW, Party.CITIZEN, {State.ARCHIVED}, To.SAME),
    _rule(Action.REFER, Party.COORDINATOR, UNFINISHED, State.ARCHIVED, Reason.OUTSIDE_AUTHORITY),
    _rule(Action.ARCHIVE, Party.COORDINATOR, UNFINISHED | {State.POSTPONED}, State.ARCHIVED),
    _rule(Action.WITHDRAW, Party.CITIZEN, OPEN, State.ARCHIVED, Reason.WITHDRAWN),
    _rule(Action.MERGE, Party.COORDINATOR, UNFINISHED, State.ARCHIVED, Reason.DUPLICATE),
    _rule(Action.UNMERGE, Party.COORDINATOR, {State.ARCHIVED}, To.BEFORE),
    _rule(Action.TIGHTEN, Party.CITIZEN, frozenset(State), To.SAME),
    _rule(Action.TIGHTEN, Party.READER, frozenset(State), To.SAME),
    _rule(Action.LOOSEN, Party.CITIZEN, frozenset(State), To.SAME),
    _rule(Action.LOOSEN, Party.COORDINATOR, frozenset(State), To.SAME),
    _rule(Action.NOTE, Party.READER, frozenset(State), To.SAME),
    _rule(Action.CORRECT, Party.COORDINATOR, frozenset(State), To.SAME),
    _rule(Action.RECORD_SP4N, Party.COORDINATOR, frozenset(State), To.SAME),
    _rule(Action.RATE, Party.CITIZEN, {State.CLOSED}, To.SAME),
    _rule(Action.URGE, Party.CITIZEN, UNFINISHED, To.SAME),
)
