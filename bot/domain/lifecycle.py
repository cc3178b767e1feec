"""The life cycle of a ticket: pure functions that look a move up in the table before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.people import Actor
from bot.domain.standing import Standing, parties
from bot.domain.table import (
    DISPUTES_BEFORE_COORDINATOR,
    MAX_RETURNS,
    NOT_BY_ARCHIVING,
    OFFICIAL,
    OPEN,
    REMEMBERING,
    REOPENINGS,
    REVIEWS,
    TABLE,
    UNFINISHED,
    WORK,
    Action,
    Official,
    Party,
    Reason,
    Rule,
    State,
    To,
)

__all__ = [
    "DISPUTES_BEFORE_COORDINATOR",
    "MAX_RETURNS",
    "OFFICIAL",
    "OPEN",
    "REOPENINGS",
    "REVIEWS",
    "TABLE",
    "UNFINISHED",
    "WORK",
    "Action",
    "Move",
    "Official",
    "Party",
    "Reason",
    "Refused",
    "Rule",
    "Standing",
    "State",
    "To",
    "after",
    "decide",
    "parties",
    "possible",
]


@dataclass(frozen=True, slots=True)
class Move:
    """What a permitted action does to a ticket's standing; `party` is as what the actor was permitted it."""

    action: Action
    party: Party
    source: State
    target: State
    before: State | None
    reason: Reason | None
    holder: int

    @property
    def official(self) -> Official:
        return OFFICIAL[self.target]


class Refused(Exception):
    """The table refuses: `key` is the message's key in the locales, `possible` what this actor may do now.

    `given` are arguments of that message beyond those which every refusal has.
    """

    def __init__(self, key: str, possible: tuple[Action, ...] = (), **given: object) -> None:
        super().__init__(key)
        self.key = key
        self.possible = possible
        self.given = given


def decide(
    standing: Standing,
    action: Action,
    actor: Actor,
    *,
    reason: Reason | None = None,
    to: int | None = None,
) -> Move:
    """Look `action` up for `actor`; `to` is the agency that shall hold the ticket (verify, forward).

    `reason` is for archiving, where the table leaves it open.

    Raises Refused when the table has no such line, with the message's key and what the actor may do now.
    """
    own = parties(standing, actor)
    lines = [rule for rule in TABLE if rule.action is action and rule.party in own]
    line = next((rule for rule in lines if standing.state in rule.source), None)
    if line is None:
        key = "refused-state" if lines else "refused-role"
        raise Refused(key, possible(standing, actor))
    why = line.reason or reason
    problem = _obstacle(standing, action, own, why) or _wrong_goal(standing, action, to)
    if problem:
        raise Refused(problem, possible(standing, actor))
    target = _target(standing, line)
    return Move(
        action=action,
        party=line.party,
        source=standing.state,
        target=target,
        before=_before(standing, action, target),
        reason=_reason(standing, target, why),
        holder=_holder(standing, action, to),
    )


def possible(standing: Standing, actor: Actor) -> tuple[Action, ...]:
    """The actions that `decide` would permit now, in the order of the table."""
    own = parties(standing, actor)
    found = [
        rule.action
        for rule in TABLE
        if rule.party in own
        and standing.state in rule.source
        and not _obstacle(standing, rule.action, own, rule.reason or Reason.OUT_OF_SCOPE)
    ]
    return tuple(dict.fromkeys(found))


def _obstacle(standing: Standing, action: Action, own: frozenset[Party], reason: Reason | None) -> str | None:
    """A message key when a line of the table applies but the ticket's own history forbids it."""
    citizen = Party.COORDINATOR not in own
    foreign = own.isdisjoint({Party.HOLDER, Party.CLOCK}) and standing.before is not State.UNVERIFIED
    merged = standing.state is State.ARCHIVED and standing.reason is Reason.DUPLICATE
    incomplete = standing.reason is Reason.INCOMPLETE
    obstacles: dict[Action, tuple[tuple[bool, str], ...]] = {
        Action.ANSWER: ((standing.state is State.ARCHIVED and not merged, "refused-state"),),
        Action.RESUME: ((foreign, "refused-role"),),
        Action.RETURN: (
            (standing.holder == standing.coordinating, "refused-return-own"),
            (standing.returns >= MAX_RETURNS, "refused-third-return"),
        ),
        Action.ARCHIVE: ((reason is None or reason in NOT_BY_ARCHIVING, "refused-no-reason"),),
        Action.REOPEN: (
            (citizen and standing.reopened >= REOPENINGS, "refused-reopened-once"),
            (citizen and not standing.reopenable, "refused-reopen-late"),
        ),
        Action.RESTORE: (
            (merged, "refused-merged"),
            (citizen and not incomplete, "refused-restore"),
        ),
        Action.REVIEW: (
            (standing.reason is Reason.WITHDRAWN, "refused-review-withdrawn"),
            (standing.reviews >= REVIEWS, "refused-reviewed-once"),
        ),
        Action.UNMERGE: ((not merged, "refused-not-merged"),),
        Action.RATE: ((standing.rated, "refused-rated"),),
        Action.URGE: ((not standing.late, "refused-not-late"), (standing.urged, "refused-urged-once")),
    }
    return next((key for stands, key in obstacles.get(action, ()) if stands), None)


def _wrong_goal(standing: Standing, action: Action, to: int | None) -> str | None:
    """A message key when the chosen agency is none of the city's, or holds the ticket already: of two officers the
    second has no effect."""
    if to is not None and standing.open_to is not None and to not in standing.open_to:
        return "refused-other-branch"
    return "refused-same-holder" if action is Action.FORWARD and to == standing.holder else None


def _target(standing: Standing, line: Rule) -> State:
    if isinstance(line.target, State):
        return line.target
    if line.target is To.SAME:
        return standing.state
    verified_or_not = State.ASSIGNED if standing.verified else State.UNVERIFIED
    if line.target is To.BEFORE:
        return standing.before or verified_or_not
    return verified_or_not


def _before(standing: Standing, action: Action, target: State) -> State | None:
    if action in REMEMBERING:
        return standing.state
    return standing.before if target is standing.state else None


def _reason(standing: Standing, target: State, reason: Reason | None) -> Reason | None:
    if target is not State.ARCHIVED:
        return None
    return standing.reason if standing.state is State.ARCHIVED else reason


def _holder(standing: Standing, action: Action, to: int | None) -> int:
    if action in (Action.VERIFY, Action.FORWARD) and to is not None:
        return to
    second_dispute = action is Action.DISPUTE and standing.disputes + 1 >= DISPUTES_BEFORE_COORDINATOR
    if action is Action.RETURN or second_dispute:
        return standing.coordinating
    return standing.holder


def after(standing: Standing, move: Move) -> Standing:
    """The standing once `move` is done; the counters that limit repetition move with it."""
    return replace(
        standing,
        state=move.target,
        before=move.before,
        reason=move.reason,
        holder=move.holder,
        verified=standing.verified or move.action is Action.VERIFY,
        returns=standing.returns + (move.action is Action.RETURN),
        disputes=standing.disputes + (move.action is Action.DISPUTE),
        reopened=standing.reopened + (move.action is Action.REOPEN and move.party is Party.CITIZEN),
        reviews=standing.reviews + (move.action is Action.REVIEW),
        rated=standing.rated or move.action is Action.RATE,
        urged=standing.urged or move.action is Action.URGE,
        reopenable=move.target is State.CLOSED and (move.source is not State.CLOSED or standing.reopenable),
    )
