"""Routing that learns here: what trains and what never does, versions and the way back, swapped in while it runs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import cycle
from pathlib import Path

import pytest
from sqlalchemy import func, select
from typer.testing import CliRunner

from bot import training
from bot.__main__ import app
from bot.clock import Clock
from bot.domain.kinds import Kind
from bot.domain.lifecycle import Action, Reason, State
from bot.suggest import learned
from bot.suggest.choosing import Example
from bot.suggest.learned import Field, Learned, Vocabulary
from bot.suggest.learning import Made
from bot.trainer import Trainer, TrainingProblem
from bot.usecases import learning
from bot.usecases.work import Work
from storage.engine import Database
from storage.models import Event, Person, RoutingVersion, Setting, Ticket
from storage.sealing import Keyring
from tests.databases import make_database
from tests.stage import Stage
from tests.talk.scenes import files, town

FIGURES = {
    "rows": 50,
    "share": 0.1,
    "top1": 0.8,
    "top3": 0.9,
    "threshold": 0.5,
    "coverage": 0.6,
    "precision": 0.95,
    "keywords1": 0.7,
    "keywords3": 0.8,
}
TEXTS = cycle(("lampu jalan mati di gang kami", "sampah menumpuk di depan pasar"))
CODES = cycle(("dishub", "dlh"))


def toy(word: str = "bungkuk", code: str = "satpolpp") -> Made:
    """A version that has learned one word."""
    field = Field((code, "dpu"), (0.0, 0.0), (learned.column([9.0]), learned.column([0.0])), 0.1, 0.5)
    model = learned.to_json(Learned(Vocabulary([f" {word} "], [1.0]), field, None))
    return Made(50, {"agency": FIGURES, "category": {**FIGURES, "share": None}}, model)


@pytest.fixture
def city(database: Database) -> Database:
    return database


@pytest.fixture
async def quick_city(tmp_path: Path) -> AsyncIterator[Database]:
    made = await make_database("sqlite", tmp_path, seeded=True)
    yield made
    await made.close()


async def verified(work: Work, text: str, *holders: str, **facts: object) -> Ticket:
    """A ticket that was verified to the first of `holders` and forwarded to each of the others ("-": returned)."""
    person = await work.session.scalar(select(Person).limit(1))
    if person is None:
        person = Person(lookup=b"x" * 16, identity={"id": 2**40}, created_at=work.now)
        work.session.add(person)
        await work.session.flush()
    home = work.city.coordinator
    given = {"kind": Kind.COMPLAINT, "state": State.ASSIGNED, "verified_at": work.now, **facts}
    count = await work.session.scalar(select(func.count(Ticket.id)))
    ticket = Ticket(
        number=f"DMI-{count:07d}",
        reporter_id=person.id,
        holder_id=home,
        coordinator_id=home,
        title="Contoh",
        content=text,
        filed_at=work.now,
        changed_at=work.now,
        **given,
    )
    work.session.add(ticket)
    for place, code in enumerate(holders):
        action = Action.RETURN if code == "-" else Action.FORWARD if place else Action.VERIFY
        agency = None if code == "-" else work.city.agency(code)
        holder = agency.id if agency else home
        work.session.add(Event(ticket=ticket, at=work.now, action=action, target=State.ASSIGNED, holder_id=holder))
    await work.session.flush()
    return ticket


async def taught(database: Database) -> dict[str, Example]:
    async with database.transaction() as session:
        found, rest = await learning.examples(await training.worker(database, Clock())(session))
    assert rest is None
    return {one.text: one for one in found}


async def test_the_label_is_what_coordinators_decided_last(city: Database) -> None:
    async with city.transaction() as session:
        work = await training.worker(city, Clock())(session)
        street = work.city.category("penerangan")
        assert street is not None
        await verified(work, "satu", "dpu", category_id=street.id)
        await verified(work, "dua", "dpu", "dishub")
        await verified(work, "tiga", "dpu", "-", "dlh")
        await verified(work, "empat", "dpu", "-")
        await verified(work, "lima", "kec-dumai-timur")
    found = await taught(city)
    assert {text: one.agency for text, one in found.items()} == {
        "satu": "dpu",
        "dua": "dishub",
        "tiga": "dlh",
        "lima": "district",
    }
    assert found["satu"].category == "penerangan"


async def test_what_is_confidential_withdrawn_or_not_ours_never_trains(quick_city: Database) -> None:
    async with quick_city.transaction() as session:
        work = await training.worker(quick_city, Clock())(session)
        await verified(work, "rahasia", "dpu", confidential=True)
        await verified(work, "dicabut", "dpu", state=State.ARCHIVED, reason=Reason.WITHDRAWN)
        await verified(work, "bukan kami", "dpu", state=State.ARCHIVED, reason=Reason.OUTSIDE_AUTHORITY)
        await verified(work, "belum", "dpu", verified_at=None)
        await verified(work, "", "dpu")
        await verified(work, "terbuka", "dpu")
    assert list(await taught(quick_city)) == ["terbuka"]


async def test_personal_data_is_covered_before_it_trains(quick_city: Database) -> None:
    async with quick_city.transaction() as session:
        work = await training.worker(quick_city, Clock())(session)
        await verified(work, "lampu mati, surel budi.contoh@contoh.id", "dishub")
    [text] = await taught(quick_city)
    assert "budi" not in text
    assert "disamarkan" not in text


async def test_many_tickets_are_read_in_parts(quick_city: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "AT_ONCE", 2)
    work_for = training.worker(quick_city, Clock())
    async with quick_city.transaction() as session:
        work = await work_for(session)
        for name in ("satu", "dua", "tiga"):
            await verified(work, name, "dpu")
    task = await Trainer(quick_city, work_for, Clock())._task()
    assert [one.text for one in task.examples] == ["tiga", "dua", "satu"]


async def test_a_version_is_due_with_enough_new_tickets_and_once_a_day(city: Database) -> None:
    clock = Clock()
    work_for = training.worker(city, clock)

    async def due() -> bool:
        async with city.transaction() as session:
            return await learning.due(await work_for(session))

    async def more(count: int) -> None:
        async with city.transaction() as session:
            work = await work_for(session)
            for _ in range(count):
                await verified(work, next(TEXTS), next(CODES))

    await more(learning.FIRST - 1)
    assert not await due()
    await more(1)
    assert await due()
    async with city.transaction() as session:
        await learning.keep(await work_for(session), toy())
    clock.advance(timedelta(hours=1))
    await more(learning.MORE)
    assert not await due()
    clock.advance(learning.REST)
    assert await due()


async def test_versions_come_into_force_go_back_and_the_oldest_are_removed(city: Database) -> None:
    work_for = training.worker(city, Clock())
    async with city.transaction() as session:
        for _ in range(learning.KEPT + 1):
            newest = await learning.keep(await work_for(session), toy())
    async with city.transaction() as session:
        kept = await learning.versions(session)
        assert [one.id for one in kept] == list(range(newest.id, newest.id - learning.KEPT, -1))
        assert (await session.get_one(Setting, "region_revision")).value == 1 + learning.KEPT + 1
    for step in range(learning.KEPT):
        async with city.transaction() as session:
            in_force = await learning.in_force(session)
            assert in_force is not None and in_force.id == newest.id - step
            assert await learning.current(session) is not None
            assert await learning.back(await work_for(session)) is in_force
    async with city.transaction() as session:
        assert await learning.current(session) is None
        assert await learning.back(await work_for(session)) is None


async def test_the_words_of_a_version_are_sealed(quick_city: Database) -> None:
    async with quick_city.transaction() as session:
        await learning.keep(await training.worker(quick_city, Clock())(session), toy("rahasianya"))
        await session.flush()
        raw = (await session.connection()).exec_driver_sql("SELECT model FROM routing_versions")
        stored = (await raw).scalar_one()
    assert b"rahasianya" not in stored
    assert isinstance(Keyring(bytes(range(32))).open(stored, "routing_versions.model"), str)


async def test_a_new_version_is_heard_without_a_restart_and_says_why(stage: Stage) -> None:
    place = await town(stage)
    assert stage.app is not None
    async with stage.database.transaction() as session:
        await learning.keep(await stage.app.work_for(session), toy())
    number = await files(place.budi, "Mohon orang bungkuk itu dibantu")
    await place.citra.hears("Laporan baru", number)
    await place.citra.says(f"/verifikasi {number}")
    await place.citra.hears(f"Verifikasi {number}", "Satuan Polisi Pamong Praja", "mirip laporan tentang bungkuk")
    async with stage.database.transaction() as session:
        await learning.back(await stage.app.work_for(session))
    await place.citra.says(f"/verifikasi {number}")
    await place.citra.hears(f"Verifikasi {number}", "Untuk: ")
    await place.citra.hears_nothing("mirip laporan", 0.1)


async def test_the_scheduler_trains_in_a_process_of_its_own(stage: Stage) -> None:
    assert stage.app is not None
    async with stage.database.transaction() as session:
        work = await stage.app.work_for(session)
        for _ in range(learning.FIRST):
            await verified(work, next(TEXTS), next(CODES))
    await stage.app.advance(stage.clock() + timedelta(hours=2))
    await stage.app.trainer.done()
    async with stage.database.transaction() as session:
        version = (await session.scalars(select(RoutingVersion))).one()
        assert version.examples == learning.FIRST
        assert version.figures["agency"]["top1"] >= 0.9
        assert (version.model is None) == (version.figures["agency"]["share"] is None)
    await stage.app.advance(stage.clock() + timedelta(hours=2))
    await stage.app.trainer.done()
    async with stage.database.transaction() as session:
        assert await session.scalar(select(func.count(RoutingVersion.id))) == 1


async def test_a_training_that_fails_changes_nothing_and_quotes_nothing(
    quick_city: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    work_for = training.worker(quick_city, Clock())
    monkeypatch.setattr("bot.trainer.TRAINING", ("-c", "raise ValueError('kata warga')"))
    with pytest.raises(TrainingProblem) as failed:
        await Trainer(quick_city, work_for, Clock()).train()
    assert "ValueError" in str(failed.value)
    assert "warga" not in str(failed.value)
    async with quick_city.transaction() as session:
        assert await learning.versions(session) == []


async def test_the_command_line_puts_a_version_back_and_shows_what_there_is(quick_city: Database) -> None:
    async with quick_city.transaction() as session:
        await learning.keep(await training.worker(quick_city, Clock())(session), toy())
    assert "Version 1 was withdrawn; the keywords" in await training._act(quick_city, back=True, show=False)
    assert "no version to put back" in await training._act(quick_city, back=True, show=False)
    async with quick_city.transaction() as session:
        shown = training.table(await learning.versions(session), await learning.in_force(session))
    assert shown.row_count == 2
    assert list(shown.columns[0].cells) == ["1 withdrawn", "1 withdrawn"]
    assert "keywords" in list(shown.columns[4].cells)


def test_lapor_train_shows_the_versions_and_says_when_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    for option, said in (("--show", "Routing versions"), ("--back", "There is no version to put back")):
        ended = CliRunner().invoke(app, ["train", option])
        assert ended.exit_code == 0, ended.output
        assert said in ended.output
