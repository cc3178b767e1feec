"""Size: what people ask for again and again (`tests.bench.queries`), at a thousand, a hundred thousand and a million
tickets."""

from __future__ import annotations

import random
import secrets
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import App
from bot.domain.form import Draft
from bot.domain.formjson import to_json
from bot.domain.kinds import Kind
from bot.settings import read
from bot.usecases import drafting, filing
from storage.engine import Database
from storage.models import Agency, Area, Event, Person, PublicWords, Ticket, Wording
from tests.bench.crew import Crew, opened
from tests.bench.intake import percentile
from tests.bench.queries import FILTERED, PLACES, QUERIES, SLOW, SLOW_CALLS, WORDS, Look, Query
from tests.bench.report import Line, Wish
from tests.bench.telegram import TOKEN

CALLS, WARM = 1000, 50
LONGEST = 30.0  # seconds of one query; then fewer calls have to do
FILINGS = 100
CHUNK = 20_000
PER_PERSON = 5
OPEN_SHARE = 20  # of so many tickets one is open, as in a channel that works
STATES = ("unverified", "assigned", "in_progress")
CROWDED = ", all waiting for one"


async def size(crew: Crew, wish: Wish) -> list[Line]:
    lines: list[Line] = []
    for kind in wish.databases:
        environment = await crew.environment(kind)
        database = await opened(environment)
        first: dict[str, float] = {}
        for rows in sorted(wish.sizes):
            began = time.perf_counter()
            await fill(database, rows)
            wish.say(f"size {kind}: {rows:,} tickets after {time.perf_counter() - began:.0f} s")
            found = await _measure(database) | await _crowded(database)
            lines += _told(kind, rows, found, first)
            first = first or found
        await database.close()
    return lines


def _told(kind: str, rows: int, found: Mapping[str, float], first: Mapping[str, float]) -> list[Line]:
    lines = []
    for name, value in found.items():
        most = QUERIES[name.removesuffix(CROWDED)][0] if name != "filing" else None
        lines.append(Line("size", f"{kind}, {rows:,}: {name}, p95 ms", value, at_most=most))
        if first and (name in (*list(QUERIES)[:3], "filing") or name.endswith(CROWDED)):
            limit = 1.2 if name == "filing" else 2.0
            lines.append(Line("size", f"{kind}, {rows:,}: {name} ÷ a thousand", value / first[name], at_most=limit))
    return lines


async def _measure(database: Database) -> dict[str, float]:
    app = App(read(_env_file=None, bot_token=TOKEN), database, patrolled=False)
    found = {}
    async with database.transaction() as session:
        look = await _look(app, session)
        for name, (_, query) in QUERIES.items():
            found[name] = percentile(await _timed(query, look, _calls(name)), 0.95)
    found["filing"] = percentile(await _filings(app, database), 0.95)
    await app.bot.session.close()
    return found


async def _crowded(database: Database) -> dict[str, float]:
    """The same when every ticket there is waits for one agency; afterwards all is as it was."""
    app = App(read(_env_file=None, bot_token=TOKEN), database, patrolled=False)
    found = {}
    async with database.transaction() as session:
        desk = (await session.scalars(select(Agency.id).order_by(Agency.id.desc()).limit(1))).one()
        await session.execute(update(Ticket).values(holder_id=desk, state="assigned", due_at=Ticket.filed_at))
        await session.execute(text("ANALYZE"))  # as the database does by itself after such a change
        look = replace(await _look(app, session), agencies=[desk])
        for name in FILTERED:
            found[name + CROWDED] = percentile(await _timed(QUERIES[name][1], look, _calls(name)), 0.95)
        await session.rollback()
    await app.bot.session.close()
    return found


def _calls(name: str) -> int:
    return SLOW_CALLS if QUERIES[name][0] > SLOW else CALLS


async def _look(app: App, session: AsyncSession) -> Look:
    numbers = select(Ticket.number).order_by(Ticket.id.desc()).limit(5000)
    return Look(
        await app.work_for(session),
        list(await session.scalars(numbers)),
        list(await session.scalars(select(Person.id).order_by(Person.id.desc()).limit(1000))),
        list(await session.scalars(select(Ticket.holder_id).distinct())),
    )


async def _timed(query: Query, look: Look, calls: int) -> list[float]:
    spent: list[float] = []
    for n in range(WARM + calls):
        if sum(spent) > LONGEST:
            break
        look.work.session.expunge_all()  # nothing comes from the session's own memory
        began = time.perf_counter()
        await query(look)
        if n >= WARM:
            spent.append(time.perf_counter() - began)
    return sorted(spent)


async def _filings(app: App, database: Database) -> list[float]:
    """Filing one report, with its commit."""
    spent = []
    for _ in range(FILINGS):
        began = time.perf_counter()
        async with database.transaction() as session:
            work = await app.work_for(session)
            person = await session.get_one(Person, 1)
            row = await drafting.open_draft(work, person)
            words = "Mohon dibuatkan zebra cross di depan SDN Contoh"
            row.form = to_json(Draft(kind=Kind.ASPIRATION, pieces=((0, words),), title=words))
            await filing.file(work, person, row)
        spent.append(time.perf_counter() - began)
    return sorted(spent)


async def fill(database: Database, wanted: int) -> None:
    """Bring the tables to so many tickets. What is sealed is sealed once and copied: opening takes as long."""
    async with database.transaction() as session:
        have = (await session.scalar(text("SELECT count(*) FROM tickets"))) or 0
        agencies = list(await session.scalars(select(Agency.id)))
        areas = list(await session.scalars(select(Area.village_code)))
    for start in range(have, wanted, CHUNK):
        async with database.transaction() as session:
            await _chunk(session, database, range(start, min(wanted, start + CHUNK)), agencies, areas)
    async with database.engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text("ANALYZE"))


async def _chunk(
    session: AsyncSession, database: Database, numbers: range, agencies: list[int], areas: list[str]
) -> None:
    """People, tickets, of each two events and what its words were, and the index of public words, as plain inserts."""
    now = datetime.now(UTC)
    made = [_person(database, n, now) for n in range(len(numbers) // PER_PERSON)]
    people = list(await session.scalars(insert(Person).returning(Person.id), made))
    sealed = _sealed_tickets(numbers, people, agencies, areas, now)
    ids = list(await session.scalars(insert(Ticket).returning(Ticket.id), sealed))
    events = [{"ticket_id": one, "at": now, "action": act, "target": "assigned"} for one in ids for act in ACTS]
    await session.execute(insert(Event), [one | {"data": {}} for one in events])
    await session.execute(insert(Wording), [_wording(one, now) for one in ids])
    closed = [one for one, row in zip(ids, sealed, strict=True) if row["state"] != "unverified"]
    await session.execute(insert(PublicWords), [_words(one, now) for one in closed])


def _wording(ticket_id: int, now: datetime) -> dict[str, Any]:
    return {"ticket_id": ticket_id, "text_hash": secrets.token_bytes(16), "at": now}


def _words(ticket_id: int, now: datetime) -> dict[str, Any]:
    words = " ".join(random.sample(WORDS, 8))
    return {"ticket_id": ticket_id, "filed_at": now, "place": random.choice(PLACES), "words": words}


ACTS = ("file", "verify")


def _person(database: Database, n: int, now: datetime) -> dict[str, Any]:
    identity = {"id": 9_000_000_000 + n, "first_name": "Warga Contoh"}
    return {"lookup": secrets.token_bytes(16), "identity": identity, "language": "id", "created_at": now}


def _sealed_tickets(
    numbers: range, people: list[int], agencies: list[int], areas: list[str], now: datetime
) -> list[dict[str, Any]]:
    open_ = {n for n in numbers if n % OPEN_SHARE == 0}
    return [
        {
            "number": f"DMI-{n:07d}",
            "version": 1,
            "kind": random.choice(list(Kind)),
            "state": random.choice(STATES) if n in open_ else "closed",
            "reporter_id": people[n % len(people)],
            "holder_id": agencies[n % len(agencies)],
            "coordinator_id": agencies[0],
            "title": "Lampu jalan mati di depan SDN Contoh",
            "content": "Lampu jalan di depan SDN Contoh mati sejak seminggu lalu, gelap sekali kalau malam hari.",
            "filed_at": now - timedelta(minutes=n % 500_000),
            "changed_at": now,
            "verified_at": now - timedelta(minutes=n % 500_000) if n not in open_ else None,
            "area_code": random.choice(areas),
            "due_at": now + timedelta(minutes=n % 10_000 - 5_000) if n in open_ else None,
        }
        for n in numbers
    ]
