"""Who sees what: every reader, before and after verification, under every combination of the switches."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import access, lifecycle
from bot.domain.access import Facts, History, Identity, View, Words
from bot.domain.branches import foreign
from bot.domain.people import CLOCK, Actor, Role
from bot.domain.table import Action, Party, Reason, State

REPORTER, FOLLOWER, OFFICER, STRANGER = 1, 2, 3, 4
COORDINATING, HOLDER, ELSEWHERE, PROVINCE, INSPECTORATE = 10, 20, 30, 40, 50
CITY = frozenset({COORDINATING, HOLDER, ELSEWHERE, INSPECTORATE})

# What each letter of the table below means, spelt out in full.
VIEWS: dict[str, View] = {
    "-": View(False, Words.NONE, Identity.HIDDEN, False, History.NONE, False),
    "p": View(True, Words.MASKED, Identity.HIDDEN, False, History.PUBLIC, False),  # the public
    "e": View(True, Words.NONE, Identity.HIDDEN, False, History.NONE, False),  # that it ended
    "d": View(True, Words.NONE, Identity.HIDDEN, True, History.NONE, False),  # deadlines, no text
    "b": View(True, Words.MASKED, Identity.HIDDEN, True, History.PUBLIC, False),  # both of these
    "o": View(True, Words.FULL, Identity.NAME, True, History.FULL, False),  # its own citizen
    "n": View(True, Words.FULL, Identity.NAME, True, History.FULL, True),  # casework with the name
    "a": View(True, Words.FULL, Identity.ANONYMOUS, True, History.FULL, True),  # casework, "pelapor anonim"
}

READERS: dict[str, Actor | None] = {
    "public page": None,
    "other citizen": Actor(STRANGER),
    "its citizen": Actor(REPORTER),
    "follower": Actor(FOLLOWER),
    "liaison of the holder": Actor(OFFICER, Role.LIAISON, HOLDER),
    "liaison of another agency": Actor(OFFICER, Role.LIAISON, ELSEWHERE),
    "liaison of the coordinating agency": Actor(OFFICER, Role.LIAISON, COORDINATING),
    "liaison without agency": Actor(OFFICER, Role.LIAISON, None),
    "coordinator": Actor(OFFICER, Role.COORDINATOR, COORDINATING),
    "coordinator of the holder": Actor(OFFICER, Role.COORDINATOR, HOLDER),
    "coordinator elsewhere": Actor(OFFICER, Role.COORDINATOR, ELSEWHERE),
    "supervisor": Actor(OFFICER, Role.SUPERVISOR, INSPECTORATE),
    "hub": Actor(OFFICER, Role.HUB, PROVINCE),
    "hub elsewhere": Actor(OFFICER, Role.HUB, ELSEWHERE),
    "admin": Actor(OFFICER, Role.ADMIN, None),
    "admin of the holder": Actor(OFFICER, Role.ADMIN, HOLDER),
    "clock": CLOCK,
    "liaison of the holder who reported": Actor(REPORTER, Role.LIAISON, HOLDER),
    "coordinator who reported": Actor(REPORTER, Role.COORDINATOR, COORDINATING),
    "admin who reported": Actor(REPORTER, Role.ADMIN, None),
    "supervisor who follows": Actor(FOLLOWER, Role.SUPERVISOR, INSPECTORATE),
    "hub who follows": Actor(FOLLOWER, Role.HUB, PROVINCE),
}

# Four columns: before verification open and rahasia, after verification open and rahasia. In each four letters:
# neither anonim nor berkadar pengawasan, berkadar pengawasan, anonim, both.
TABLE: dict[str, str] = {
    "public page": "---- ---- pppp ----",
    "other citizen": "---- ---- pppp ----",
    "its citizen": "oooo oooo oooo oooo",
    "follower": "---- ---- pppp ----",
    "liaison of the holder": "---- ---- nnaa nnaa",
    "liaison of another agency": "---- ---- pppp ----",
    "liaison of the coordinating agency": "---- ---- pppp ----",
    "liaison without agency": "---- ---- pppp ----",
    "coordinator": "nnaa nnaa nnaa nnaa",
    "coordinator of the holder": "---- ---- nnaa nnaa",
    "coordinator elsewhere": "---- ---- pppp ----",
    "supervisor": "dnda -n-a dnda -n-a",
    "hub": "dddd ---- dddd ----",
    "hub elsewhere": "---- ---- pppp ----",
    "admin": "---- ---- pppp ----",
    "admin of the holder": "---- ---- pppp ----",
    "clock": "---- ---- ---- ----",
    "liaison of the holder who reported": "oooo oooo nnnn nnnn",
    "coordinator who reported": "nnnn nnnn nnnn nnnn",
    "admin who reported": "oooo oooo oooo oooo",
    "supervisor who follows": "dnda -n-a bnba -n-a",
    "hub who follows": "dddd ---- bbbb ----",
}

SWITCHES = list(product((False, True), repeat=4))  # verified, confidential, anonymous, supervised


def facts(verified: bool, confidential: bool, anonymous: bool, supervised: bool) -> Facts:
    return Facts(
        reporter=REPORTER,
        holder=HOLDER,
        coordinating=COORDINATING,
        verified=verified,
        anonymous=anonymous,
        confidential=confidential,
        supervised=supervised,
        hub=PROVINCE,
        followers=frozenset({FOLLOWER}),
        supervisor=INSPECTORATE,
        city=CITY,
    )


def test_the_table_names_every_reader_and_every_role() -> None:
    assert TABLE.keys() == READERS.keys()
    assert {reader.role for reader in READERS.values() if reader} == {None, *Role}
    assert all(len(row.replace(" ", "")) == len(SWITCHES) for row in TABLE.values())


@pytest.mark.parametrize("who", TABLE)
def test_who_sees_what(who: str) -> None:
    expected = [VIEWS[letter] for letter in TABLE[who].replace(" ", "")]
    assert [access.view(facts(*switches), READERS[who]) for switches in SWITCHES] == expected


@pytest.mark.parametrize("switches", SWITCHES)
def test_the_coordinator_works_on_what_it_holds_itself(switches: tuple[bool, bool, bool, bool]) -> None:
    own = replace(facts(*switches), holder=COORDINATING)
    coordinator = Actor(OFFICER, Role.COORDINATOR, COORDINATING)
    assert access.view(own, coordinator).words is Words.FULL


def test_a_region_without_a_hub_shows_nothing_to_a_hub_without_agency() -> None:
    nowhere = Facts(REPORTER, HOLDER, COORDINATING, False, False, False, False, hub=None)
    assert access.view(nowhere, Actor(OFFICER, Role.HUB, None)) == VIEWS["-"]


def test_the_clock_is_nobody_even_where_ids_coincide() -> None:
    zero = Facts(CLOCK.person, HOLDER, COORDINATING, True, False, False, False, followers=frozenset({CLOCK.person}))
    assert access.view(zero, CLOCK) == VIEWS["-"]


@pytest.mark.parametrize("reason", list(Reason))
def test_what_was_withdrawn_or_abuse_is_public_no_more_and_every_other_archive_is(reason: Reason) -> None:
    ended = replace(facts(True, False, False, False), reason=reason)
    hidden = reason in (Reason.WITHDRAWN, Reason.ABUSE)
    for who in ("public page", "other citizen", "liaison of another agency", "coordinator elsewhere", "admin"):
        assert access.view(ended, READERS[who]) == VIEWS["-" if hidden else "p"]
    assert access.view(ended, READERS["follower"]) == VIEWS["e" if hidden else "p"]
    assert access.view(ended, READERS["its citizen"]) == VIEWS["o"]
    assert access.view(ended, READERS["liaison of the holder"]) == VIEWS["n"]


def test_a_follower_learns_nothing_of_a_confidential_or_unverified_ticket_that_ended() -> None:
    for switches in ((True, True, False, False), (False, False, False, False)):
        ended = replace(facts(*switches), reason=Reason.WITHDRAWN)
        assert access.view(ended, READERS["follower"]) == VIEWS["-"]


def test_an_agency_loses_sight_of_a_confidential_ticket_that_it_returned() -> None:
    liaison = READERS["liaison of the holder"]
    before = Facts(REPORTER, HOLDER, COORDINATING, True, False, True, False, city=CITY)
    returned = Facts(REPORTER, COORDINATING, COORDINATING, True, False, True, False, city=CITY)
    assert access.view(before, liaison) == VIEWS["n"]
    assert access.view(returned, liaison) == VIEWS["-"]


def test_one_person_in_several_roles_sees_what_each_of_them_sees() -> None:
    ticket = facts(True, False, False, False)
    roles = [Actor(OFFICER, Role.SUPERVISOR, INSPECTORATE), Actor(OFFICER)]
    assert access.combined(ticket, roles) == VIEWS["b"]
    assert access.combined(ticket, []) == VIEWS["-"]


MAY_TIGHTEN = {
    "its citizen",
    "liaison of the holder",
    "coordinator",
    "coordinator of the holder",
    "liaison of the holder who reported",
    "coordinator who reported",
    "admin who reported",
}
MAY_LOOSEN = {
    "its citizen",
    "coordinator",
    "liaison of the holder who reported",
    "coordinator who reported",
    "admin who reported",
}
SUPERVISORS = {"supervisor", "supervisor who follows"}


@pytest.mark.parametrize("who", [who for who, reader in READERS.items() if reader])
@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("supervised", [False, True])
def test_who_may_turn_the_switches(who: str, state: State, supervised: bool) -> None:
    reader = READERS[who]
    assert reader is not None
    verified = state is not State.UNVERIFIED
    holder = HOLDER if verified else COORDINATING
    ticket = Facts(
        REPORTER, holder, COORDINATING, verified, False, False, supervised, supervisor=INSPECTORATE, city=CITY
    )
    standing = lifecycle.Standing(
        state, REPORTER, holder, COORDINATING, verified=verified, supervised=supervised, supervisor=INSPECTORATE
    )
    able = lifecycle.possible(standing, reader)
    assert (access.view(ticket, reader).words is Words.FULL) is (Action.TIGHTEN in able)
    assert (Action.LOOSEN in able) is (who in MAY_LOOSEN)
    if verified:
        assert (Action.TIGHTEN in able) is (who in MAY_TIGHTEN or (supervised and who in SUPERVISORS))
    assert access.view(ticket, reader).notes is (Action.NOTE in able)


AGENCIES = st.sampled_from([COORDINATING, HOLDER, ELSEWHERE, PROVINCE])
PEOPLE = st.sampled_from([REPORTER, FOLLOWER, OFFICER, STRANGER])
FACTS = st.builds(
    Facts,
    reporter=PEOPLE,
    holder=AGENCIES,
    coordinating=AGENCIES,
    verified=st.booleans(),
    anonymous=st.booleans(),
    confidential=st.booleans(),
    supervised=st.booleans(),
    hub=st.none() | AGENCIES,
    followers=st.frozensets(PEOPLE),
    reason=st.none() | st.sampled_from(list(Reason)),
    supervisor=st.none() | AGENCIES,
    above=st.frozensets(AGENCIES),
    city=st.frozensets(AGENCIES),
)
ACTORS = st.builds(
    Actor, person=PEOPLE, role=st.none() | st.sampled_from(list(Role)), agency=st.none() | AGENCIES, clock=st.booleans()
)


@given(FACTS, st.none() | ACTORS)
def test_who_does_not_know_that_it_exists_sees_nothing_of_it(ticket: Facts, reader: Actor | None) -> None:
    seen = access.view(ticket, reader)
    assert seen.exists or seen == VIEWS["-"]


@given(FACTS, ACTORS)
def test_a_name_goes_to_its_citizen_or_to_who_reads_the_text_in_office(ticket: Facts, reader: Actor) -> None:
    seen = access.view(ticket, reader)
    if seen.identity is Identity.NAME and reader.person != ticket.reporter:
        assert not ticket.anonymous
        assert seen.words is Words.FULL
        assert Party.READER in lifecycle.parties(ticket, reader)


@given(FACTS, ACTORS)
def test_turning_a_switch_on_never_shows_more(ticket: Facts, reader: Actor) -> None:
    seen = access.view(ticket, reader)
    for tightened in (replace(ticket, anonymous=True), replace(ticket, confidential=True)):
        assert access.view(tightened, reader) | seen == seen


@given(FACTS, st.none() | ACTORS, st.sampled_from(list(Reason)))
def test_archiving_never_shows_more_and_takes_nothing_from_who_works_on_it(
    ticket: Facts, reader: Actor | None, reason: Reason
) -> None:
    before = access.view(replace(ticket, reason=None), reader)
    after = access.view(replace(ticket, reason=reason), reader)
    assert after | before == before
    if reader and not reader.clock and before.words is Words.FULL:
        assert after == before
    assert after.exists or after == VIEWS["-"]


@given(FACTS, st.lists(ACTORS, max_size=4))
def test_another_role_never_shows_less_unless_all_offices_lie_in_other_cities(
    ticket: Facts, readers: list[Actor]
) -> None:
    together = access.combined(ticket, readers)
    offices = [reader for reader in readers if reader.role is not None and not reader.clock]
    if not offices or not all(foreign(ticket, office.agency) for office in offices):
        assert all(access.view(ticket, reader) | together == together for reader in readers)
    else:
        own = [one for one in readers if one.person == ticket.reporter or one.person in ticket.followers]
        assert together.exists is any(access.view(ticket, reader).exists for reader in own)
