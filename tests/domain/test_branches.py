"""Who may what, from where in the tree: every role, branch, state, switch, action and field, as a table.

Whatever the table does not name is refused, and whoever it does not name sees nothing.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from bot.domain import access, lifecycle
from bot.domain.access import Facts, History, Identity, View, Words
from bot.domain.branches import Relation, relations
from bot.domain.people import Actor, Role
from bot.domain.table import Action, Reason, State

CITIZEN, OFFICER = 1, 2
PROVINCE, CITY, INSPECTORATE, AGENCY, UNIT, BESIDE = 10, 20, 30, 40, 41, 50
OTHER_CITY, OTHER_INSPECTORATE, OTHER_AGENCY, OTHER_UNIT, OTHER_HUB = 60, 61, 62, 63, 64

# A ticket of CITY that UNIT holds, which belongs to AGENCY. From where each office looks at it:
OFFICES: dict[str, int | None] = {
    "holder": UNIT,
    "above": AGENCY,
    "city": CITY,
    "supervising": INSPECTORATE,
    "hub": PROVINCE,
    "beside": BESIDE,
    "nowhere": None,
    "other city": OTHER_CITY,
    "other supervisor": OTHER_INSPECTORATE,
    "other agency": OTHER_AGENCY,
    "other unit": OTHER_UNIT,
    "other hub": OTHER_HUB,
}
FOREIGN = {name for name in OFFICES if name.startswith("other")}

# What an office sees: four columns (before verification, before and rahasia, verified, verified and rahasia), in each
# four letters: neither anonim nor berkadar, berkadar, anonim, both. "n" all with the name, "a" all as "pelapor anonim",
# "d" deadlines alone, "p" what the public sees, "-" nothing.
SEES: dict[tuple[Role, str], str] = {
    (Role.COORDINATOR, "city"): "nnaa nnaa nnaa nnaa",
    (Role.COORDINATOR, "holder"): "---- ---- nnaa nnaa",
    (Role.LIAISON, "holder"): "---- ---- nnaa nnaa",
    (Role.LIAISON, "above"): "---- ---- nnaa nnaa",
    (Role.SUPERVISOR, "supervising"): "dnda -n-a dnda -n-a",
    (Role.HUB, "hub"): "dddd ---- dddd ----",
}
PUBLIC, NOTHING = "---- ---- pppp ----", "---- ---- ---- ----"  # everybody else in the city; everybody elsewhere

FIELDS: dict[str, View] = {
    "-": View(False, Words.NONE, Identity.HIDDEN, False, History.NONE, False),
    "p": View(True, Words.MASKED, Identity.HIDDEN, False, History.PUBLIC, False),
    "d": View(True, Words.NONE, Identity.HIDDEN, True, History.NONE, False),
    "n": View(True, Words.FULL, Identity.NAME, True, History.FULL, True),
    "a": View(True, Words.FULL, Identity.ANONYMOUS, True, History.FULL, True),
}

READS = "tighten note"
COORDINATES = f"{READS} loosen correct record_sp4n"
WORKS = f"{READS} follow_up propose ask postpone"

# What an office may do with a verified ticket, by state; before verification a holder has nothing to do with it.
DOES: dict[tuple[Role, str], dict[State, str]] = {
    (Role.COORDINATOR, "city"): {
        State.UNVERIFIED: f"{COORDINATES} verify ask postpone refer archive merge",
        State.ASSIGNED: f"{COORDINATES} forward refer archive merge",
        State.IN_PROGRESS: f"{COORDINATES} forward refer archive merge",
        State.PROPOSED: COORDINATES,
        State.WAITING_CITIZEN: COORDINATES,
        State.POSTPONED: f"{COORDINATES} archive",
        State.CLOSED: f"{COORDINATES} reopen",
        State.ARCHIVED: f"{COORDINATES} restore",
    },
    (Role.LIAISON, "holder"): {
        State.ASSIGNED: f"{WORKS} return",
        State.IN_PROGRESS: f"{WORKS} return",
        State.PROPOSED: READS,
        State.WAITING_CITIZEN: READS,
        State.POSTPONED: f"{READS} resume",
        State.CLOSED: READS,
        State.ARCHIVED: READS,
    },
}
DOES[Role.LIAISON, "above"] = DOES[Role.LIAISON, "holder"]
DOES[Role.COORDINATOR, "holder"] = {
    state: actions.replace(" return", "") for state, actions in DOES[Role.LIAISON, "holder"].items()
}

ALL = list(product(Role, OFFICES))
SWITCHES = list(product((False, True), repeat=4))  # verified, confidential, anonymous, supervised


def facts(
    verified: bool, confidential: bool, anonymous: bool, supervised: bool, *, reason: Reason | None = None
) -> Facts:
    return Facts(
        CITIZEN, UNIT if verified else CITY, CITY, verified, anonymous, confidential, supervised, PROVINCE,
        reason=reason, supervisor=INSPECTORATE, above=frozenset({AGENCY}) if verified else frozenset(),
        city=frozenset({CITY, INSPECTORATE, AGENCY, UNIT, BESIDE}),
    )  # fmt: skip


def standing(state: State, *, supervised: bool, confidential: bool) -> lifecycle.Standing:
    verified = state is not State.UNVERIFIED
    before = {State.POSTPONED: State.ASSIGNED, State.WAITING_CITIZEN: State.ASSIGNED}.get(state)
    return lifecycle.Standing(
        state, CITIZEN, UNIT if verified else CITY, CITY, before=before, verified=verified, supervised=supervised,
        confidential=confidential, reason=Reason.OUT_OF_SCOPE if state is State.ARCHIVED else None,
        supervisor=INSPECTORATE, hub=PROVINCE, above=frozenset({AGENCY}) if verified else frozenset(),
        city=frozenset({CITY, INSPECTORATE, AGENCY, UNIT, BESIDE}),
    )  # fmt: skip


def test_an_office_stands_where_the_tree_says() -> None:
    ticket = facts(True, False, False, False)
    found = {name: relations(ticket, agency) for name, agency in OFFICES.items()}
    assert found == {name: frozenset({Relation.FOREIGN if name in FOREIGN else Relation(name)}) for name in OFFICES}


@pytest.mark.parametrize(("role", "office"), ALL)
def test_every_field_that_an_office_sees(role: Role, office: str) -> None:
    row = SEES.get((role, office), NOTHING if office in FOREIGN else PUBLIC).replace(" ", "")
    reader = Actor(OFFICER, role, OFFICES[office])
    assert [access.view(facts(*switches), reader) for switches in SWITCHES] == [FIELDS[letter] for letter in row]


@pytest.mark.parametrize(("role", "office"), ALL)
def test_every_action_that_an_office_may_do(role: Role, office: str) -> None:
    for state, supervised, confidential in product(State, (False, True), (False, True)):
        _acts(role, office, state, supervised=supervised, confidential=confidential)


def _acts(role: Role, office: str, state: State, *, supervised: bool, confidential: bool) -> None:
    allowed = DOES.get((role, office), {}).get(state, "")
    if (role, office) == (Role.SUPERVISOR, "supervising") and supervised:
        allowed = READS
    ticket, actor = (
        standing(state, supervised=supervised, confidential=confidential),
        Actor(OFFICER, role, OFFICES[office]),
    )
    case = (state, supervised, confidential)
    assert set(lifecycle.possible(ticket, actor)) == {Action(name) for name in allowed.split()}, case


@pytest.mark.parametrize(("role", "office"), [one for one in ALL if one[1] in FOREIGN])
def test_an_officer_of_another_city_finds_not_even_what_is_public(role: Role, office: str) -> None:
    person = [Actor(OFFICER, role, OFFICES[office]), Actor(OFFICER)]
    for switches, reason in product(SWITCHES, (None, *Reason)):
        assert access.combined(facts(*switches, reason=reason), person) == FIELDS["-"], (switches, reason)


def test_an_officer_of_another_city_keeps_the_own_report() -> None:
    person = [Actor(CITIZEN, Role.COORDINATOR, OTHER_CITY), Actor(CITIZEN)]
    assert access.combined(facts(True, True, True, True), person).words is Words.FULL


@pytest.mark.parametrize("to", [OTHER_AGENCY, OTHER_CITY, PROVINCE])
@pytest.mark.parametrize(("state", "action"), [(State.UNVERIFIED, Action.VERIFY), (State.ASSIGNED, Action.FORWARD)])
def test_a_report_is_given_to_no_agency_of_another_city(to: int, state: State, action: Action) -> None:
    ticket = replace(standing(state, supervised=False, confidential=False), open_to=frozenset({CITY, AGENCY, BESIDE}))
    with pytest.raises(lifecycle.Refused) as refused:
        lifecycle.decide(ticket, action, Actor(OFFICER, Role.COORDINATOR, CITY), to=to)
    assert refused.value.key == "refused-other-branch"
