"""The life cycle: its table against an independent transcription, and what must hold on every path through it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import product

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.domain.lifecycle import (
    OFFICIAL,
    TABLE,
    Action,
    Move,
    Official,
    Reason,
    Refused,
    Standing,
    State,
    after,
    decide,
    possible,
)
from bot.domain.people import CLOCK, Actor, Role

CITIZEN, OTHER, OFFICER = 1, 2, 3
CITY, ROADS, HEALTH, PROVINCE, INSPECTORATE = 10, 20, 30, 40, 50

# The law's table, written out once more by hand: action, who, from, to. "work" is assigned and in_progress,
# "unfinished" these and unverified, "open" all but closed and archived.
LAW = """
verify      | coordinator | unverified                | assigned
forward     | coordinator | work                      | assigned
return      | liaison     | work                      | assigned
follow_up   | holder      | work                      | in_progress
ask         | coordinator | unverified                | waiting_citizen
ask         | holder      | work                      | waiting_citizen
answer      | citizen     | waiting_citizen           | before
answer      | citizen     | unverified work proposed postponed | same
answer      | citizen     | archived                  | same
postpone    | coordinator | unverified                | postponed
postpone    | holder      | work                      | postponed
resume      | coordinator | postponed                 | before
resume      | holder      | postponed                 | before
resume      | clock       | postponed                 | before
propose     | holder      | work                      | proposed
confirm     | citizen     | proposed                  | closed
dispute     | citizen     | proposed                  | in_progress
lapse       | clock       | proposed                  | closed
lapse       | clock       | waiting_citizen           | archived incomplete
reopen      | citizen     | closed                    | in_progress
reopen      | coordinator | closed                    | in_progress
restore     | citizen     | archived                  | verified_or_not
restore     | coordinator | archived                  | verified_or_not
review      | citizen     | archived                  | same
refer       | coordinator | unfinished                | archived outside_authority
archive     | coordinator | unfinished postponed      | archived
withdraw    | citizen     | open                      | archived withdrawn
merge       | coordinator | unfinished                | archived duplicate
unmerge     | coordinator | archived                  | before
tighten     | citizen     | open closed archived      | same
tighten     | reader      | open closed archived      | same
loosen      | citizen     | open closed archived      | same
loosen      | coordinator | open closed archived      | same
note        | reader      | open closed archived      | same
correct     | coordinator | open closed archived      | same
record_sp4n | coordinator | open closed archived      | same
rate        | citizen     | closed                    | same
urge        | citizen     | unfinished                | same
"""
WORK = {"assigned", "in_progress"}
GROUPS = {
    "work": WORK,
    "unfinished": WORK | {"unverified"},
    "open": WORK | {"unverified", "proposed", "waiting_citizen", "postponed"},
}
STATUSES = {
    "unverified": "Belum Terverifikasi",
    "assigned": "Belum Ditindaklanjuti",
    "in_progress": "Proses",
    "proposed": "Proses",
    "waiting_citizen": "Tunda",
    "postponed": "Tunda",
    "closed": "Selesai",
    "archived": "Arsip",
}
# What each actor is towards a ticket that the roads agency holds, and the city coordinates; and who that is.
PEOPLE: dict[str, tuple[Actor, set[str]]] = {
    "its citizen": (Actor(CITIZEN), {"citizen"}),
    "another citizen": (Actor(OTHER), set()),
    "coordinator": (Actor(OFFICER, Role.COORDINATOR, CITY), {"coordinator", "reader"}),
    "coordinator elsewhere": (Actor(OFFICER, Role.COORDINATOR, HEALTH), set()),
    "coordinator of the holder": (Actor(OFFICER, Role.COORDINATOR, ROADS), {"holder", "reader"}),
    "liaison of the holder": (Actor(OFFICER, Role.LIAISON, ROADS), {"holder", "liaison", "reader"}),
    "liaison elsewhere": (Actor(OFFICER, Role.LIAISON, HEALTH), set()),
    "liaison of the city": (Actor(OFFICER, Role.LIAISON, CITY), set()),
    "supervisor": (Actor(OFFICER, Role.SUPERVISOR, INSPECTORATE), set()),
    "hub": (Actor(OFFICER, Role.HUB, PROVINCE), set()),
    "admin": (Actor(OFFICER, Role.ADMIN), set()),
    "clock": (CLOCK, {"clock"}),
}
ACTORS = [actor for actor, _ in PEOPLE.values()]
COORDINATOR, LIAISON, REPORTER = PEOPLE["coordinator"][0], PEOPLE["liaison of the holder"][0], PEOPLE["its citizen"][0]
NEW = Standing(State.UNVERIFIED, CITIZEN, CITY, CITY, supervisor=INSPECTORATE)
HELD = Standing(State.ASSIGNED, CITIZEN, ROADS, CITY, verified=True, supervisor=INSPECTORATE)
DONE = replace(HELD, state=State.CLOSED, reopenable=True)


def law() -> set[tuple[str, str, frozenset[str], str]]:
    lines = [[cell.strip() for cell in line.split("|")] for line in LAW.strip().splitlines()]
    return {(action, who, spelt_out(source), target) for action, who, source, target in lines}


def spelt_out(source: str) -> frozenset[str]:
    return frozenset[str]().union(*(GROUPS.get(word, {word}) for word in source.split()))


def archived(reason: Reason, standing: Standing = HELD) -> Standing:
    before = standing.state if reason is Reason.DUPLICATE else None
    return replace(standing, state=State.ARCHIVED, reason=reason, before=before)


def act(standing: Standing, action: Action, actor: Actor, **given: object) -> Standing:
    reason, to = given.get("reason"), given.get("to")
    assert reason is None or isinstance(reason, Reason)
    assert to is None or isinstance(to, int)
    return after(standing, decide(standing, action, actor, reason=reason, to=to))


def refusal(standing: Standing, action: Action, actor: Actor) -> str:
    with pytest.raises(Refused) as refused:
        decide(standing, action, actor, reason=Reason.ABUSE, to=HEALTH)
    assert refused.value.possible == possible(standing, actor)
    return refused.value.key


def accepted(standing: Standing, actor: Actor) -> set[Action]:
    """What `decide` accepts, tried one by one."""
    found = set()
    for action in Action:
        try:
            decide(standing, action, actor, reason=Reason.ABUSE, to=HEALTH)
        except Refused:
            continue
        found.add(action)
    return found


def test_the_table_is_the_law() -> None:
    table = {
        (
            rule.action.value,
            rule.party.value,
            frozenset(state.value for state in rule.source),
            f"{rule.target.value} {rule.reason.value if rule.reason else ''}".strip(),
        )
        for rule in TABLE
    }
    assert table == law()
    assert len(TABLE) == len(law())


def test_the_official_statuses_are_the_six_of_sp4n() -> None:
    assert {state.value: status.value for state, status in OFFICIAL.items()} == STATUSES
    assert {status.value for status in Official} == set(STATUSES.values())


def test_every_way_to_archive_has_a_reason_that_is_known() -> None:
    known = {"incomplete", "outside_authority", "out_of_scope", "duplicate", "withdrawn", "abuse"}
    assert {reason.value for reason in Reason} == known


def histories(state: State) -> list[Standing]:
    """Tickets in `state` whose own history stands in nobody's way, held by the roads agency."""
    fresh = replace(HELD, state=state, reopenable=True, late=True)
    if state is State.ARCHIVED:
        return [archived(reason) for reason in Reason]
    if state is State.UNVERIFIED:
        return [replace(NEW, holder=ROADS, late=True)]
    if state in (State.WAITING_CITIZEN, State.POSTPONED):
        return [replace(fresh, before=before, verified=before is not State.UNVERIFIED) for before in BEFORE]
    return [fresh]


BEFORE = (State.UNVERIFIED, State.ASSIGNED, State.IN_PROGRESS)


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("supervised", [False, True])
def test_nobody_does_what_the_law_does_not_give(who: str, state: State, supervised: bool) -> None:
    actor, parties = PEOPLE[who]
    parties = parties | ({"reader"} if who == "supervisor" and supervised else set())
    done = set()
    for history in histories(state):
        standing = replace(history, supervised=supervised)
        own = parties if standing.verified or "coordinator" in parties or who == "supervisor" else parties - OFFICE
        lawful = {action for action, party, source, _ in law() if party in own and state.value in source}
        assert {action.value for action in accepted(standing, actor)} <= lawful
        done |= lawful - {action.value for action in accepted(standing, actor)}
    # What the law gives in the state is refused only for the ticket's own history.
    assert done <= {"answer", "restore", "review", "unmerge", "resume"}


OFFICE = {"holder", "liaison", "reader"}


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("who", PEOPLE)
def test_a_refusal_lists_exactly_what_would_be_accepted(state: State, who: str) -> None:
    actor = PEOPLE[who][0]
    for standing in histories(state):
        assert set(possible(standing, actor)) == accepted(standing, actor)


@pytest.mark.parametrize("line", TABLE, ids=lambda rule: f"{rule.action}-{rule.party}-{rule.target}")
def test_every_line_of_the_table_is_walked(line: object) -> None:
    assert line in walk()[1]


NEXT = {CITY: ROADS, ROADS: HEALTH, HEALTH: CITY}


@cache
def walk() -> tuple[set[State], set[object]]:
    """All states and lines that five moves of anybody reach from a new ticket whose deadline was missed."""
    start = replace(NEW, late=True)
    seen, frontier, walked = {start}, [start], set[object]()
    for _ in range(5):
        following = []
        for standing, actor, reason in product(frontier, ACTORS, (Reason.INCOMPLETE, Reason.ABUSE)):
            for action in possible(standing, actor):
                move = decide(standing, action, actor, reason=reason, to=NEXT[standing.holder])
                walked |= {line for line in TABLE if belongs(line, move)}
                new = after(standing, move)
                if new not in seen:
                    seen.add(new)
                    following.append(new)
        frontier = following
    return {standing.state for standing in seen}, walked


def belongs(line: object, move: Move) -> bool:
    assert isinstance(line, type(TABLE[0]))
    return line.action is move.action and line.party is move.party and move.source in line.source


def test_every_state_is_reached() -> None:
    assert walk()[0] == set(State)


# One test for each rule that the columns of the table cannot say.


def test_the_third_return_is_refused_and_the_coordinator_decides() -> None:
    standing = HELD
    for _ in range(2):
        standing = act(standing, Action.RETURN, LIAISON)
        assert (standing.state, standing.holder) == (State.ASSIGNED, CITY)
        standing = act(standing, Action.FORWARD, COORDINATOR, to=ROADS)
    assert refusal(standing, Action.RETURN, LIAISON) == "refused-third-return"
    assert act(standing, Action.FORWARD, COORDINATOR, to=HEALTH).holder == HEALTH


def test_the_coordinating_agency_cannot_return_to_itself() -> None:
    own = replace(HELD, holder=CITY)
    assert refusal(own, Action.RETURN, Actor(OFFICER, Role.LIAISON, CITY)) == "refused-return-own"


def test_the_second_dispute_makes_the_coordinator_the_holder() -> None:
    first = act(replace(HELD, state=State.PROPOSED), Action.DISPUTE, REPORTER)
    assert (first.state, first.holder) == (State.IN_PROGRESS, ROADS)
    second = act(act(first, Action.PROPOSE, LIAISON), Action.DISPUTE, REPORTER)
    assert (second.state, second.holder) == (State.IN_PROGRESS, CITY)


def test_the_citizen_reopens_once() -> None:
    again = act(DONE, Action.REOPEN, REPORTER)
    assert again.state is State.IN_PROGRESS
    closed = act(act(again, Action.PROPOSE, LIAISON), Action.CONFIRM, REPORTER)
    assert refusal(closed, Action.REOPEN, REPORTER) == "refused-reopened-once"
    assert act(closed, Action.REOPEN, COORDINATOR).state is State.IN_PROGRESS


def test_the_coordinators_reopening_does_not_use_up_the_citizens() -> None:
    again = act(DONE, Action.REOPEN, COORDINATOR)
    closed = act(act(again, Action.PROPOSE, LIAISON), Action.CONFIRM, REPORTER)
    assert act(closed, Action.REOPEN, REPORTER).state is State.IN_PROGRESS


def test_the_citizen_does_not_reopen_when_the_time_is_over() -> None:
    late = replace(DONE, reopenable=False)
    assert refusal(late, Action.REOPEN, REPORTER) == "refused-reopen-late"
    assert act(late, Action.REOPEN, COORDINATOR).state is State.IN_PROGRESS


def test_rating_late_does_not_open_the_time_to_reopen_again() -> None:
    late = replace(DONE, reopenable=False)
    assert not act(late, Action.RATE, REPORTER).reopenable
    assert act(DONE, Action.RATE, REPORTER).reopenable
    assert act(replace(HELD, state=State.PROPOSED), Action.LAPSE, CLOCK).reopenable


def test_the_agency_is_reminded_once_of_a_missed_deadline() -> None:
    assert refusal(HELD, Action.URGE, REPORTER) == "refused-not-late"
    urged = act(replace(HELD, late=True), Action.URGE, REPORTER)
    assert refusal(urged, Action.URGE, REPORTER) == "refused-urged-once"


def test_a_ticket_is_rated_once() -> None:
    assert refusal(act(DONE, Action.RATE, REPORTER), Action.RATE, REPORTER) == "refused-rated"


@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize(("leave", "back"), [(Action.ASK, Action.ANSWER), (Action.POSTPONE, Action.RESUME)])
def test_waiting_and_postponing_lead_back_to_the_state_before(before: State, leave: Action, back: Action) -> None:
    verified = before is not State.UNVERIFIED
    standing = replace(HELD, state=before) if verified else NEW
    officer = LIAISON if verified else COORDINATOR
    away = act(standing, leave, officer)
    assert (away.state, away.before) == (away.state, before)
    assert act(away, back, REPORTER if back is Action.ANSWER else officer) == standing


def test_the_clock_resumes_what_was_postponed() -> None:
    postponed = act(HELD, Action.POSTPONE, LIAISON)
    assert act(postponed, Action.RESUME, CLOCK) == HELD


def test_the_coordinator_resumes_only_what_was_postponed_before_verification() -> None:
    assert refusal(act(HELD, Action.POSTPONE, LIAISON), Action.RESUME, COORDINATOR) == "refused-role"
    assert act(act(NEW, Action.POSTPONE, COORDINATOR), Action.RESUME, COORDINATOR) == NEW


def test_an_answer_while_postponed_keeps_what_it_remembers() -> None:
    postponed = act(replace(HELD, state=State.IN_PROGRESS), Action.POSTPONE, LIAISON)
    assert act(postponed, Action.ANSWER, REPORTER) == postponed


@pytest.mark.parametrize("before", BEFORE)
def test_unmerging_leads_back_to_the_state_before(before: State) -> None:
    standing = replace(HELD, state=before) if before is not State.UNVERIFIED else NEW
    merged = act(standing, Action.MERGE, COORDINATOR)
    assert (merged.state, merged.reason) == (State.ARCHIVED, Reason.DUPLICATE)
    noted = act(act(merged, Action.NOTE, COORDINATOR), Action.ANSWER, REPORTER)
    assert act(noted, Action.UNMERGE, COORDINATOR) == standing


def test_a_merged_ticket_is_unmerged_not_restored() -> None:
    merged = act(HELD, Action.MERGE, COORDINATOR)
    assert refusal(merged, Action.RESTORE, COORDINATOR) == "refused-merged"
    assert refusal(merged, Action.RESTORE, REPORTER) == "refused-merged"
    assert refusal(archived(Reason.ABUSE), Action.UNMERGE, COORDINATOR) == "refused-not-merged"


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason is not Reason.DUPLICATE])
def test_of_archived_tickets_only_a_merged_one_takes_answers(reason: Reason) -> None:
    assert refusal(archived(reason), Action.ANSWER, REPORTER) == "refused-state"
    merged = archived(Reason.DUPLICATE)
    assert act(merged, Action.ANSWER, REPORTER) == merged


@pytest.mark.parametrize(("standing", "state"), [(HELD, State.ASSIGNED), (NEW, State.UNVERIFIED)])
def test_restoring_leads_to_assigned_if_it_had_been_verified(standing: Standing, state: State) -> None:
    lost = archived(Reason.INCOMPLETE, standing)
    assert act(lost, Action.RESTORE, REPORTER) == replace(standing, state=state)
    assert act(lost, Action.RESTORE, COORDINATOR) == replace(standing, state=state)


@pytest.mark.parametrize("reason", [Reason.OUTSIDE_AUTHORITY, Reason.OUT_OF_SCOPE, Reason.WITHDRAWN, Reason.ABUSE])
def test_the_citizen_restores_only_what_was_incomplete(reason: Reason) -> None:
    assert refusal(archived(reason), Action.RESTORE, REPORTER) == "refused-restore"
    assert act(archived(reason), Action.RESTORE, COORDINATOR).state is State.ASSIGNED


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason is not Reason.WITHDRAWN])
def test_the_citizen_asks_for_a_review_once(reason: Reason) -> None:
    asked = act(archived(reason), Action.REVIEW, REPORTER)
    assert (asked.state, asked.reason, asked.before) == (State.ARCHIVED, reason, archived(reason).before)
    assert refusal(asked, Action.REVIEW, REPORTER) == "refused-reviewed-once"


def test_what_the_citizen_withdrew_is_not_reviewed() -> None:
    assert refusal(act(HELD, Action.WITHDRAW, REPORTER), Action.REVIEW, REPORTER) == "refused-review-withdrawn"


@pytest.mark.parametrize("reason", [None, Reason.DUPLICATE, Reason.WITHDRAWN])
def test_archiving_wants_a_reason_that_is_the_coordinators_to_give(reason: Reason | None) -> None:
    with pytest.raises(Refused) as refused:
        decide(HELD, Action.ARCHIVE, COORDINATOR, reason=reason)
    assert refused.value.key == "refused-no-reason"


@pytest.mark.parametrize(
    ("action", "actor", "reason"),
    [
        (Action.REFER, COORDINATOR, Reason.OUTSIDE_AUTHORITY),
        (Action.WITHDRAW, REPORTER, Reason.WITHDRAWN),
        (Action.MERGE, COORDINATOR, Reason.DUPLICATE),
    ],
)
def test_a_reason_that_the_table_gives_is_not_replaced(action: Action, actor: Actor, reason: Reason) -> None:
    assert act(HELD, action, actor, reason=Reason.ABUSE).reason is reason


def test_verifying_and_forwarding_hand_the_ticket_over() -> None:
    verified = act(NEW, Action.VERIFY, COORDINATOR, to=ROADS)
    assert verified == HELD
    assert act(NEW, Action.VERIFY, COORDINATOR, to=CITY).holder == CITY
    assert act(replace(HELD, state=State.IN_PROGRESS), Action.FORWARD, COORDINATOR, to=HEALTH) == replace(
        HELD, holder=HEALTH
    )


def test_of_two_officers_the_second_has_no_effect() -> None:
    with pytest.raises(Refused) as refused:
        decide(HELD, Action.FORWARD, COORDINATOR, to=ROADS)
    assert refused.value.key == "refused-same-holder"
    assert refusal(HELD, Action.VERIFY, COORDINATOR) == "refused-state"
    assert refusal(replace(HELD, state=State.PROPOSED), Action.PROPOSE, LIAISON) == "refused-state"


def test_a_ticket_may_be_forwarded_on_and_back() -> None:
    forwarded = act(HELD, Action.FORWARD, COORDINATOR, to=HEALTH)
    assert act(forwarded, Action.FORWARD, COORDINATOR, to=ROADS).holder == ROADS


def test_who_acts_as_what_is_told_with_the_move() -> None:
    both = Actor(CITIZEN, Role.COORDINATOR, CITY)
    assert decide(NEW, Action.VERIFY, both, to=ROADS).party == "coordinator"
    assert decide(replace(HELD, state=State.PROPOSED), Action.CONFIRM, both).party == "citizen"


ENDS_LEFT_BY = {
    State.CLOSED: {Action.REOPEN},
    State.ARCHIVED: {Action.RESTORE, Action.UNMERGE},
}


OF_VERIFIED = {State.ASSIGNED, State.IN_PROGRESS, State.PROPOSED, State.CLOSED}


class LifeOfATicket(RuleBasedStateMachine):
    """Anybody does anything, permitted or not, in any order; time passes."""

    standing = NEW
    citizens_reopenings = 0

    @initialize(supervised=st.booleans(), confidential=st.booleans())
    def file(self, supervised: bool, confidential: bool) -> None:
        self.standing = replace(NEW, supervised=supervised, confidential=confidential)

    @rule(data=st.data())
    def somebody_does_what_is_possible(self, data: st.DataObject) -> None:
        able = [(actor, action) for actor in ACTORS for action in possible(self.standing, actor)]
        actor, action = data.draw(st.sampled_from(able))
        reason = data.draw(st.sampled_from([Reason.INCOMPLETE, Reason.OUT_OF_SCOPE, Reason.ABUSE]))
        to = data.draw(st.sampled_from([agency for agency in (CITY, ROADS, HEALTH) if agency != self.standing.holder]))
        self._do(decide(self.standing, action, actor, reason=reason, to=to), actor)

    @rule(actor=st.sampled_from(ACTORS), action=st.sampled_from(list(Action)))
    def somebody_tries_anything(self, actor: Actor, action: Action) -> None:
        able = possible(self.standing, actor)
        try:
            decide(self.standing, action, actor, reason=Reason.ABUSE, to=None)
        except Refused as refused:
            assert action not in able
            assert refused.possible == able
            assert refused.key.startswith("refused-")
        else:
            assert action in able

    @precondition(lambda self: self.standing.reopenable)
    @rule()
    def the_time_to_reopen_passes(self) -> None:
        self.standing = replace(self.standing, reopenable=False)

    def _do(self, move: Move, actor: Actor) -> None:
        old, self.standing = self.standing, after(self.standing, move)
        assert move.official is OFFICIAL[self.standing.state]
        if old.state in ENDS_LEFT_BY and self.standing.state is not old.state:
            assert move.action in ENDS_LEFT_BY[old.state]
        if move.action is Action.UNMERGE:
            assert self.standing.state is old.before
        if move.action is Action.RESTORE:
            assert self.standing.state is (State.ASSIGNED if old.verified else State.UNVERIFIED)
        if self.standing.holder != old.holder:
            assert move.action in {Action.VERIFY, Action.FORWARD, Action.RETURN, Action.DISPUTE}
        self.citizens_reopenings += move.action is Action.REOPEN and actor == REPORTER

    @invariant()
    def a_state_is_remembered_exactly_while_it_is_needed(self) -> None:
        merged = self.standing.reason is Reason.DUPLICATE
        away = self.standing.state in (State.WAITING_CITIZEN, State.POSTPONED) or merged
        assert (self.standing.before is not None) is away

    @invariant()
    def a_reason_stands_exactly_on_what_is_archived(self) -> None:
        assert (self.standing.reason is not None) is (self.standing.state is State.ARCHIVED)

    @invariant()
    def nobody_holds_what_is_not_verified(self) -> None:
        assert self.standing.verified or self.standing.holder == CITY
        if self.standing.state in OF_VERIFIED | {State.UNVERIFIED}:
            assert self.standing.verified is (self.standing.state in OF_VERIFIED)

    @invariant()
    def what_has_limits_keeps_them(self) -> None:
        assert self.standing.returns <= 2
        assert self.standing.reviews <= 1
        assert self.citizens_reopenings <= 1
        assert self.standing.reopened == self.citizens_reopenings

    @invariant()
    def there_is_always_a_way_on(self) -> None:
        """No ticket is stuck: some moves of the coordinator, the holder, the citizen or the clock lead out."""
        able = {action for actor in ACTORS for action in possible(self.standing, actor)}
        silent = {Action.TIGHTEN, Action.LOOSEN, Action.NOTE, Action.CORRECT, Action.RECORD_SP4N, Action.RATE}
        assert able - silent - {Action.ANSWER, Action.REVIEW}

    @invariant()
    def strangers_and_idle_roles_change_nothing(self) -> None:
        for who in ("another citizen", "hub", "admin"):
            assert possible(self.standing, PEOPLE[who][0]) == ()
        supervisor = {Action.TIGHTEN, Action.NOTE} if self.standing.supervised else set()
        assert set(possible(self.standing, PEOPLE["supervisor"][0])) == supervisor


LifeOfATicket.TestCase.settings = settings(max_examples=80, stateful_step_count=40, deadline=None)
TestLifeOfATicket = LifeOfATicket.TestCase
