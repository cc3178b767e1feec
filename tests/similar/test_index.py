"""The search index holds exactly what the public may see, whatever happens to the tickets."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from bot.app import App
from bot.domain import access, masking
from bot.domain.access import Words
from bot.domain.lifecycle import Action, Reason, Refused
from bot.domain.people import Actor, Role
from bot.suggest import likeness
from bot.usecases import casework, citizens, publishing, tickets
from bot.usecases.given import Given
from bot.usecases.work import Work
from storage import search
from storage.engine import Database
from storage.models import Person, PublicWords, Ticket

TITLES = ("Lampu jalan mati", "Hubungi 081200000004, parit tersumbat", "Jalan Contoh berlubang")
TEXTS = ("Lampu di Gang Melati padam.", "Parit di RT 5 tersumbat lumpur.", "NIK 1472011203800001 lubang di SDN 3")
_numbers = count(1)

Move = tuple[str, int, int]
MOVES = (
    "verify",
    "tighten",
    "loosen",
    "archive",
    "abuse",
    "withdraw",
    "correct",
    "merge",
    "unmerge",
    "restore",
    "propose",
    "confirm",
    "reopen",
    "commit",
)
moves = st.lists(st.tuples(st.sampled_from(MOVES), st.integers(0, 2), st.integers(0, 2)), min_size=4, max_size=14)


async def person(work: Work) -> Person:
    lookup = next(_numbers).to_bytes(16, "big")
    made = Person(lookup=lookup, identity={"id": 1}, language="id", created_at=work.now)
    work.session.add(made)
    await work.session.flush()
    return made


async def filed(work: Work, reporter: int, nth: int) -> Ticket:
    made = Ticket(
        number=f"T{next(_numbers)}",
        kind="complaint",
        state="unverified",
        reporter_id=reporter,
        holder_id=work.city.coordinator,
        coordinator_id=work.city.coordinator,
        title=TITLES[nth],
        content=TEXTS[nth],
        area_code=sorted(work.city.areas)[nth],
        pin=[1.667, 101.45] if nth else None,
        filed_at=work.now,
        changed_at=work.now,
    )
    work.session.add(made)
    await work.session.flush()
    return made


def given_for(work: Work, name: str, pick: int, parent: Ticket) -> Given:
    agency = work.city.agency("dishub")
    switch = ("confidential", "anonymous", "confidential")[pick]
    corrections: tuple[dict[str, object], ...] = (
        {"public_text": TEXTS[pick]},
        {"title": TITLES[pick]},
        {"area_code": sorted(work.city.areas)[pick]},
    )
    reason = Reason.ABUSE if name == "abuse" else (Reason.INCOMPLETE, Reason.OUT_OF_SCOPE, Reason.INCOMPLETE)[pick]
    return Given(
        agency=agency.id if agency and name == "verify" else None,
        reason=reason if name in ("archive", "abuse") else None,
        text="Contoh.",
        parent=parent if name == "merge" else None,
        switch=switch if name in ("tighten", "loosen") else None,
        changes=corrections[pick] if name == "correct" else {},
    )


async def do(work: Work, name: str, ticket: Ticket, pick: int, parent: Ticket) -> None:
    """The action as whoever may do it; what the life cycle refuses changes nothing."""
    action = Action.ARCHIVE if name == "abuse" else Action(name)
    one = ticket.reporter_id  # whoever coordinates here has reported it too
    office = [Actor(one, Role.COORDINATOR, agency) for agency in (work.city.coordinator, ticket.holder_id)]
    citizen = action in (Action.WITHDRAW, Action.CONFIRM)
    actors = [Actor(ticket.reporter_id)] if citizen else office
    usecase = (citizens.USECASES if citizen else casework.USECASES)[action]
    try:
        await usecase(work, ticket, actors, given_for(work, name, pick, parent))
    except Refused:
        return


async def check(app: App, database: Database) -> None:
    """The index, its own structure and a search in it against what access says of every ticket."""
    async with database.transaction() as session:
        work = await app.work_for(session)
        wanted, shown = {}, set()
        for ticket in await session.scalars(select(Ticket)):
            if access.view(tickets.facts(work, ticket), None).words >= Words.MASKED:
                told = f"{masking.mask(ticket.title)}\n{ticket.public_text}"
                wanted[ticket.id] = " ".join(likeness.words(told))
                shown |= {ticket.id} if "lampu" in likeness.words(told) else set()
        held = {row.ticket_id: row.words for row in await session.scalars(select(PublicWords))}
        assert held == wanted
        assert {one.ticket_id for one in await search.search(session, ["lampu"], limit=10_000)} == shown
        if database.sqlite:
            sound = "INSERT INTO public_words_index(public_words_index, rank) VALUES ('integrity-check', 1)"
            await session.execute(text(sound))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves)
async def test_the_index_holds_exactly_what_is_public(app: App, database: Database, played: list[Move]) -> None:
    ids: list[int] = []
    async with database.transaction() as session:
        work = await app.work_for(session)
        reporter = (await person(work)).id
        ids = [(await filed(work, reporter, nth)).id for nth in range(3)]
    for chunk in _transactions(played):
        async with database.transaction() as session:
            work = await app.work_for(session)
            mine = [await session.get_one(Ticket, one) for one in ids]
            for name, which, pick in chunk:
                await do(work, name, mine[which], pick, mine[(which + 1) % 3])
        await check(app, database)


def _transactions(played: list[Move]) -> list[list[Move]]:
    """The moves, parted into transactions at each "commit"."""
    parted: list[list[Move]] = [[]]
    for move in played:
        if move[0] == "commit":
            parted.append([])
        else:
            parted[-1].append(move)
    return [chunk for chunk in parted if chunk]


class _Stop(Exception):
    pass


async def test_what_is_rolled_back_leaves_the_index_alone(app: App, database: Database) -> None:
    async with database.transaction() as session:
        work = await app.work_for(session)
        ticket = await filed(work, (await person(work)).id, 0)
        await do(work, "verify", ticket, 0, ticket)
    with pytest.raises(_Stop):
        async with database.transaction() as session:
            work = await app.work_for(session)
            again = await session.get_one(Ticket, ticket.id)
            await do(work, "tighten", again, 0, again)
            await session.flush()
            assert not (await session.scalars(select(PublicWords))).all()
            raise _Stop
    await check(app, database)
    async with database.transaction() as session:
        assert len((await session.scalars(select(PublicWords))).all()) == 1


async def test_an_index_of_another_recipe_is_made_anew(
    app: App, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with database.transaction() as session:
        work = await app.work_for(session)
        reporter = (await person(work)).id
        made = [await filed(work, reporter, nth) for nth in range(3)]
        for ticket in made[:2]:
            await do(work, "verify", ticket, 0, ticket)
    async with database.transaction() as session:  # nobody keeps the index here
        hidden = await session.get_one(Ticket, made[0].id)
        hidden.confidential = True
        entry = await session.get_one(PublicWords, made[1].id)
        await session.delete(entry)
    monkeypatch.setattr(publishing, "AT_ONCE", 2)
    assert await publishing.renew(database, app.work_for) == 3
    await check(app, database)
    assert await publishing.renew(database, app.work_for) == 0
    monkeypatch.setattr(likeness, "RECIPE", likeness.RECIPE + 1)
    assert await publishing.renew(database, app.work_for) == 3


async def test_nothing_but_public_words_lies_unsealed(app: App, database: Database) -> None:
    secret = "Rahasiasekali"
    async with database.transaction() as session:
        work = await app.work_for(session)
        ticket = await filed(work, (await person(work)).id, 0)
        ticket.content, ticket.confidential = f"{secret} di sini", True
        await do(work, "verify", ticket, 0, ticket)
    async with database.transaction() as session:
        assert not (await session.scalars(select(PublicWords))).all()
        assert not await search.search(session, likeness.words(secret))
