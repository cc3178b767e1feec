"""Finding similar reports: what is alike, where it is looked for, and by which way the databases go."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import bindparam, func, select, text

from bot.app import App
from bot.domain.form import Draft
from bot.suggest import likeness
from bot.usecases import similar
from storage import search
from storage.engine import Database
from storage.models import Person, PublicWords
from storage.models.base import Moment
from storage.models.search import PLACES
from tests.similar import sets
from tests.similar.sets import Report

LAMP = Report("Teluk Binjai", "lampu", "Lampu jalan di Gang Melati padam, gelap sekali")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lampu depan SDN 3 mati", "PJU dekat SD Negeri 03 padam"),
        ("jln Sudirman berlubang", "lobang di Jalan Sudirman"),
        ("parit mampet rt 05", "got tersumbat di RT.5"),
    ],
)
def test_the_same_in_other_words_is_alike(one: str, other: str) -> None:
    assert likeness.likeness(likeness.words(one), likeness.words(other)) >= likeness.ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lampu jalan RT 14 mati", "lampu jalan RT 15 mati"),
        ("lampu mati di Jalan Melati", "sampah menumpuk di Jalan Melati"),
        ("Jalan Melati berlubang besar", "Jalan Kenanga berlubang besar"),
        ("mohon tolong segera", "mohon tolong segera"),
        ("", ""),
    ],
)
def test_the_same_words_about_something_else_are_not(one: str, other: str) -> None:
    assert likeness.likeness(likeness.words(one), likeness.words(other)) < likeness.ALIKE


@given(st.text(max_size=200))
def test_words_can_always_be_quoted(written: str) -> None:
    found = likeness.words(written)
    assert all(word.isalnum() for word in found)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_pin_lies_in_the_middle_of_the_squares_around_it(latitude: float, longitude: float) -> None:
    around = likeness.cell_marks(latitude, longitude, around=True)
    assert len(set(around)) == 9
    assert set(likeness.cell_marks(latitude, longitude)) < set(around)


async def stored(app: App, database: Database, *reports: Report, days: int = 3) -> None:
    async with database.transaction() as session:
        work = await app.work_for(session)
        reporter = Person(lookup=b"s" * 16, identity={"id": 1}, language="id", created_at=work.now)
        session.add(reporter)
        await session.flush()
        for nth, report in enumerate(reports):
            session.add(sets.ticket(work, f"F{nth}", report, reporter.id, work.now - timedelta(days=days)))


async def found(app: App, database: Database, draft: Draft) -> int:
    async with database.transaction() as session:
        work = await app.work_for(session)
        return len(await similar.ids_alike(work, draft))


def written(content: str, **more: object) -> Draft:
    return Draft(pieces=((1, content),), **more)  # type: ignore[arg-type]  # fields of Draft, each with its type


async def test_it_is_looked_for_nearby_and_lately(app: App, database: Database) -> None:
    await stored(app, database, LAMP)
    async with database.transaction() as session:
        areas = (await app.work_for(session)).city.areas.values()
    here = next(area.village_code for area in areas if area.village == "Teluk Binjai")
    there = next(area.village_code for area in areas if area.village == "Purnama")
    same = "lampu mati, gelap, melati"
    assert await found(app, database, written(same, area=here)) == 1
    assert await found(app, database, written(same, area=there)) == 0
    assert await found(app, database, written("PJU gg Melati padam gelap")) == 1  # by its street
    assert await found(app, database, written(f"{same}, kecamatan Dumai Timur")) == 1  # by its district
    assert await found(app, database, written(same)) == 0  # nobody knows where


async def test_what_is_older_than_thirty_days_is_another_matter(app: App, database: Database) -> None:
    await stored(app, database, LAMP, days=31)
    assert await found(app, database, sets_draft()) == 0


def sets_draft() -> Draft:
    return written("PJU gg Melati padam gelap")


async def test_a_pin_finds_its_neighbours(app: App, database: Database) -> None:
    async with database.transaction() as session:
        work = await app.work_for(session)
        reporter = Person(lookup=b"p" * 16, identity={"id": 1}, language="id", created_at=work.now)
        session.add(reporter)
        await session.flush()
        made = sets.ticket(
            work, "P1", Report(None, "lampu", "Tiang listrik miring hampir roboh"), reporter.id, work.now
        )
        made.area_code, made.pin = None, [1.6670, 101.4500]
        session.add(made)
    assert await found(app, database, written("tiang listrik condong miring mau roboh", pin=(1.6741, 101.4579))) == 1
    assert await found(app, database, written("tiang listrik condong miring mau roboh", pin=(1.7100, 101.4579))) == 0


async def test_free_search_wants_all_words_and_gives_the_newest_first(app: App, database: Database) -> None:
    others = (LAMP, Report("Purnama", "x", "Lampu taman mati"), Report("Purnama", "y", "Parit Gang Melati tersumbat"))
    await stored(app, database, *others)
    async with database.transaction() as session:
        both = await search.search(session, likeness.words("lampu melati"))
        lamps = await search.search(session, likeness.words("lampu"))
        assert len(both) == 1
        assert [one.ticket_id for one in lamps] == sorted((one.ticket_id for one in lamps), reverse=True)
        assert len(lamps) == 2
        assert await search.search(session, likeness.words("lampu"), limit=1, skip=1) == lamps[1:]
        assert await search.search(session, ()) == []


async def test_the_sets_are_found_as_well_as_the_figures_say(app: App, database: Database) -> None:
    async with database.transaction() as session:
        work = await app.work_for(session)
        reporter = Person(lookup=b"q" * 16, identity={"id": 1}, language="id", created_at=work.now)
        session.add(reporter)
        await session.flush()
        tickets = []
        for nth, report in enumerate(sets.reports("held-out")):
            tickets.append((sets.ticket(work, f"Q{nth}", report, reporter.id, work.now - sets.LATELY), report))
        session.add_all([ticket for ticket, _ in tickets])
        await session.flush()
        result = await sets.score(work, [(ticket.id, report) for ticket, report in tickets])
    assert result.precision >= 0.9
    assert result.recall >= 0.8


async def test_among_many_the_newest_ones_are_compared(app: App, database: Database) -> None:
    await stored(app, database, *[LAMP] * 5)
    async with database.transaction() as session:
        work = await app.work_for(session)
        ids = (await session.scalars(select(PublicWords.ticket_id).order_by(PublicWords.ticket_id))).all()
        (await session.get_one(PublicWords, ids[0])).filed_at = work.now - timedelta(days=31)
        await session.flush()
        marks, since = similar.places(work, sets_draft()), work.now - similar.RECENT
        assert [one.ticket_id for one in await search.nearby(session, marks, since, 2)] == [ids[4], ids[3]]
        assert [one.ticket_id for one in await search.nearby(session, marks, since)] == ids[:0:-1]


async def test_the_likest_is_found_beneath_many_newer_ones_that_share_its_words(app: App, database: Database) -> None:
    others = [
        Report("Teluk Binjai", "x", f"Lampu taman di Gang Melati padam, gelap sekali RT {n}") for n in range(1, 61)
    ]
    await stored(app, database, Report("Teluk Binjai", "lampu", "PJU gg Melati padam gelap RT 77"), *others)
    async with database.transaction() as session:
        work = await app.work_for(session)
        oldest = await session.scalar(select(func.min(PublicWords.ticket_id)))
        alike = await similar.ids_alike(work, written("lampu mati, gelap sekali, gang melati rt 77"))
        assert alike[0] == oldest


async def test_both_databases_go_by_their_index(app: App, database: Database) -> None:
    await stored(app, database, LAMP)
    async with database.transaction() as session:
        work = await app.work_for(session)
        if not database.sqlite:
            # One row is read whole or by its date: that the index of each place can answer is what is asserted.
            await session.execute(text("SET LOCAL enable_seqscan = off"))
            await session.execute(text("DROP INDEX ix_public_words_filed_at"))
        marks = ("xa1472021001", "xjmelat", "xp9166x28145")
        statement, given_ = search.nearby_statement("sqlite" if database.sqlite else "postgresql", marks)
        explain = "EXPLAIN QUERY PLAN " if database.sqlite else "EXPLAIN "
        asked = text(explain + statement.text).bindparams(bindparam("since", type_=Moment()))
        rows = await session.execute(asked, {**given_, "since": work.now, "limit": 40})
        plan = "\n".join(str(row) for row in rows)
    if database.sqlite:
        assert "VIRTUAL TABLE INDEX" in plan
        assert "USING INTEGER PRIMARY KEY" in plan
        assert "ix_public_words_filed_at" in plan
        assert "SCAN p" not in plan
        assert "TEMP B-TREE" not in plan  # ended by the limit, not sorted as a whole
    else:
        for _, name, _ in PLACES:
            assert f"Index Scan Backward using {name} " in plan
