"""Who an update is from: found by a keyed hash, made when new, kept current."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.people import Actor, Role
from storage import people
from storage.engine import Database
from storage.models import Agency, Group, Officer, Person
from storage.people import Sender
from tests.updates.kit import BUDI, GROUP, SITI, Town, member, says, user

NOW = datetime(2026, 3, 2, tzinfo=UTC)
KNOWN = Sender(BUDI, "Budi", "Contoh", "budi_contoh")


async def one(session: AsyncSession, database: Database, sender: Sender) -> Person:
    return (await people.load(session, database.keyring, {sender.telegram_id: sender}, NOW))[sender.telegram_id]


async def test_whoever_is_new_is_made_and_speaks_indonesian(database: Database) -> None:
    async with database.transaction() as session:
        made = await one(session, database, KNOWN)
        assert (made.language, made.language_chosen, people.telegram_id(made)) == ("id", False, BUDI)
        assert people.actors(made) == (Actor(made.id),)
    async with database.transaction() as session:
        assert (await one(session, database, KNOWN)).id == made.id


async def test_a_changed_name_is_kept_and_what_else_is_known_stays(database: Database) -> None:
    async with database.transaction() as session:
        made = await one(session, database, KNOWN)
        made.identity = made.identity | {"phone": "+620000000001"}
    async with database.transaction() as session:
        await one(session, database, Sender(BUDI, "Budiman"))
    async with database.transaction() as session:
        known = await one(session, database, Sender(BUDI, "Budiman"))
        assert known.identity == {"id": BUDI, "first_name": "Budiman", "phone": "+620000000001"}


async def test_an_unchanged_name_writes_nothing(database: Database) -> None:
    async with database.transaction() as session:
        await one(session, database, KNOWN)
    async with database.transaction() as session:
        await one(session, database, KNOWN)
        assert not session.dirty


async def test_nobody_is_found_in_the_clear(database: Database) -> None:
    async with database.transaction() as session:
        await one(session, database, KNOWN)
    async with database.engine.connect() as connection:
        row = (await connection.exec_driver_sql("SELECT lookup, identity FROM people")).one()
    assert not any(word in bytes(column) for column in row for word in (b"Budi", b"1001", b"budi_contoh"))


async def test_offices_come_first_and_the_citizen_last(database: Database) -> None:
    async with database.transaction() as session:
        made = await one(session, database, KNOWN)
        agency = Agency(code="dishub", name="Dinas Perhubungan", short="Dishub", kind="agency")
        session.add(agency)
        await session.flush()
        session.add_all(
            [
                Officer(person_id=made.id, agency_id=agency.id, role="penghubung", created_at=NOW),
                Officer(person_id=made.id, agency_id=None, role="admin", created_at=NOW, left_at=NOW),
            ]
        )
    async with database.transaction() as session:
        known = await one(session, database, KNOWN)
        assert people.actors(known) == (Actor(known.id, Role.LIAISON, agency.id), Actor(known.id))


async def test_many_people_are_loaded_by_one_select(database: Database) -> None:
    senders = {n: Sender(n, f"Warga {n}") for n in range(1, 40)}
    async with database.transaction() as session:
        made = await people.load(session, database.keyring, senders, NOW)
    async with database.transaction() as session:
        known = await people.load(session, database.keyring, senders, NOW)
    assert {n: person.id for n, person in made.items()} == {n: person.id for n, person in known.items()}
    assert {n: people.telegram_id(person) for n, person in known.items()} == {n: n for n in senders}


async def unreachable(town: Town) -> None:
    async with town.database.transaction() as session:
        person = (await session.scalars(select(Person))).one()
        person.unreachable_at, person.unreachable_cause = NOW, "blocked"


async def reachable(town: Town) -> bool:
    async with town.database.transaction() as session:
        return (await session.scalars(select(Person))).one().unreachable_at is None


async def test_whoever_writes_in_private_is_reachable_again(town: Town) -> None:
    await town.hears(says(5, "halo"))
    await unreachable(town)
    await town.hears(says(6, "di grup", chat=GROUP))
    assert not await reachable(town)
    await town.hears(member(7, "kicked"))
    assert not await reachable(town)
    await town.hears(says(8, "halo lagi"))
    assert await reachable(town)


async def test_whoever_unblocks_is_reachable_again(town: Town) -> None:
    await town.hears(says(5, "halo"))
    await unreachable(town)
    await town.hears(member(6, "member"))
    assert await reachable(town)


async def test_a_private_message_before_one_in_a_group_still_proves_it(town: Town) -> None:
    await town.hears(says(5, "halo"))
    await unreachable(town)
    await town.hears(says(6, "halo"), says(7, "di grup", chat=GROUP))
    assert await reachable(town)


async def test_a_name_with_half_a_character_is_kept_as_it_can_be(town: Town) -> None:
    halved: Any = {"from": user(BUDI, first_name="Budi \ud83d")}
    await town.hears(says(5, "halo", **halved))
    async with town.database.transaction() as session:
        person = (await session.scalars(select(Person))).one()
        assert person.identity["first_name"] == "Budi ?"


def moves(update_id: int, old: int, new: int) -> dict[str, object]:
    raw = says(update_id, "", chat=old, migrate_to_chat_id=new)
    raw["message"].pop("text")
    raw["message"]["chat"]["type"] = "group"
    return raw


async def groups(town: Town) -> dict[int, Group]:
    async with town.database.transaction() as session:
        return {int(group.chat_id): group for group in await session.scalars(select(Group))}


async def test_a_group_that_became_a_supergroup_keeps_its_row(town: Town) -> None:
    await town.hears(says(5, "halo", chat=-77))
    before = (await groups(town))[-77].id
    await town.hears(moves(6, -77, GROUP))
    await town.hears(says(7, "halo", chat=GROUP))
    assert (await groups(town))[GROUP].id == before


async def test_a_supergroup_that_spoke_first_gives_way(town: Town) -> None:
    await town.hears(says(5, "halo", chat=-77))
    before = (await groups(town))[-77].id
    await town.hears(says(6, "halo", SITI, chat=GROUP))
    await town.hears(moves(7, -77, GROUP))
    await town.hears(says(8, "halo lagi", SITI, chat=GROUP))
    assert (await groups(town))[GROUP].id == before


async def test_a_group_is_reachable_when_somebody_writes_there(town: Town) -> None:
    await town.hears(says(5, "halo", chat=GROUP))
    async with town.database.transaction() as session:
        group = (await session.scalars(select(Group))).one()
        group.unreachable_at, group.unreachable_cause = NOW, "kicked"
    await town.hears(says(6, "halo", chat=GROUP))
    assert (await groups(town))[GROUP].unreachable_at is None
