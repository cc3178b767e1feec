"""How well and how fast similar reports are found: `python -m tests.similar.measure`, the figures of docs/similar.md.

Both databases, the labelled sets beside this file, among so many further tickets of a whole city. PostgreSQL comes from
the package that the tests use.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import App
from bot.settings import read
from bot.suggest import likeness
from bot.usecases import similar
from bot.usecases.work import Work
from storage import search
from storage.engine import Database
from storage.models import Person, Ticket
from tests.databases import KINDS, make_database
from tests.similar import sets
from tests.similar.sets import Report

TOKEN = "1:MEASURE"
AT_ONCE = 5_000
TRIES = 3
PROBLEMS = (
    "lampu jalan mati",
    "jalan berlubang dalam",
    "sampah menumpuk belum diangkut",
    "parit tersumbat dan meluap",
    "banjir setiap hujan masuk rumah",
    "air PDAM tidak mengalir",
    "pohon hampir tumbang ke kabel",
    "anjing liar mengganggu anak-anak",
    "balap liar tengah malam",
    "trotoar dipakai lapak pedagang",
    "jembatan papan lapuk",
    "kabel listrik menjuntai rendah",
    "asap pembakaran sampah",
    "debu truk tanah masuk rumah",
    "parkir liar membuat macet",
    "obat di puskesmas kosong",
)
MARKS = ("dekat masjid", "depan SDN {n}", "di RT {n}", "samping warung", "simpang pasar", "blok {n}", "km {n}")
NAMES = ("Anggrek", "Bougenvil", "Cendana", "Delima", "Enau", "Flamboyan", "Gaharu", "Jati", "Kamboja", "Lontar")
KINDS_OF_WAY = ("Jalan", "Gang", "jl", "gg")


def invented(rng: random.Random) -> str:
    """A report of the many: a common trouble, in some street, beside something."""
    mark = rng.choice(MARKS).format(n=rng.randint(1, 20))
    street = f"{rng.choice(KINDS_OF_WAY)} {rng.choice(NAMES)} {rng.choice('ABCDEFGHIJKLMNOPQRST')}"
    return f"{rng.choice(PROBLEMS)} di {street} {mark} {rng.choice(('', 'tolong segera', 'sudah dua minggu min'))}"


async def fill(work: Work, tickets: int, days: int) -> None:
    """So many verified tickets of the last `days` days, with their public words."""
    rng = random.Random(7)
    areas = sorted(work.city.areas.values(), key=lambda area: area.village_code)
    for start in range(1, tickets + 1, AT_ONCE):
        rows, entries = [], []
        for ticket_id in range(start, min(start + AT_ONCE, tickets + 1)):
            area, written = rng.choice(areas), invented(rng)
            filed_at = work.now - timedelta(days=days * (1 - ticket_id / tickets))  # ids grow with the time of filing
            place = [likeness.area_mark(area.village_code), likeness.area_mark(area.district_code)]
            rows.append(_row(work, ticket_id, written, area.village_code, filed_at))
            words = " ".join(likeness.words(written))
            marks = " ".join([*place, *likeness.street_marks(written)])
            entries.append({"ticket_id": ticket_id, "filed_at": filed_at, "place": marks, "words": words})
        await work.session.execute(insert(Ticket), rows)
        await work.session.execute(insert(search.TABLE), entries)


def _row(work: Work, ticket_id: int, written: str, area: str, filed_at: Any) -> dict[str, Any]:
    return {
        "id": ticket_id,
        "version": 1,
        "number": f"N{ticket_id}",
        "kind": "complaint",
        "state": "assigned",
        "reporter_id": 1,
        "holder_id": work.city.coordinator,
        "coordinator_id": work.city.coordinator,
        "title": written,
        "content": written,
        "public_text": written,
        "area_code": area,
        "filed_at": filed_at,
        "verified_at": filed_at,
        "changed_at": filed_at,
    }


async def add_sets(work: Work, name: str, first_id: int) -> list[tuple[int, Report]]:
    asked = []
    for number, report in enumerate(sets.reports(name), first_id):
        made = sets.ticket(work, f"S{number}", report, 1, work.now - sets.LATELY)
        made.id = number
        work.session.add(made)
        asked.append((number, report))
    await work.session.flush()
    return asked


async def timed(ask: Callable[[], Awaitable[object]]) -> float:
    """Milliseconds; the best of three, since other work on the machine says nothing about the question."""
    spent = []
    for _ in range(TRIES):
        started = time.perf_counter()
        await ask()
        spent.append((time.perf_counter() - started) * 1000)
    return min(spent)


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


async def speed(session: AsyncSession, work: Work, asked: list[tuple[int, Report]]) -> tuple[list[float], list[float]]:
    """Milliseconds of each question for similar reports, and of each free search with two words."""
    alike, free = [], []
    for _, report in asked:
        written = sets.draft(work, report)
        alike.append(await timed(lambda written=written: similar.ids_alike(work, written)))  # type: ignore[misc]
        words = likeness.words(report.text)[:2]
        free.append(await timed(lambda words=words: search.search(session, words)))  # type: ignore[misc]
    return alike, free


async def measure(kind: str, tickets: int, days: int, table: Table, folder: Path) -> None:
    database = await make_database(kind, folder, seeded=True)
    app = App(read(_env_file=None, bot_token=TOKEN, http_port=0), database, patrolled=False)
    try:
        for number, name in enumerate(sets.NAMES):
            await _measure(app, database, table, name, tickets if not number else 0, (kind, tickets, days))
    finally:
        await app.bot.session.close()
        await database.close()


async def _measure(
    app: App, database: Database, table: Table, name: str, more: int, told: tuple[str, int, int]
) -> None:
    kind, tickets, days = told
    async with database.transaction() as session:
        work = await app.work_for(session)
        await session.merge(Person(id=1, lookup=b"m" * 16, identity={"id": 1}, language="id", created_at=work.now))
        await session.flush()
        if more:
            await fill(work, more, days)
        asked = await add_sets(work, name, tickets + 1 + 1_000 * sets.NAMES.index(name))
    async with database.transaction() as session:
        if kind == "postgresql" and more:
            await session.execute(text("ANALYZE"))
        work = await app.work_for(session)
        result = await sets.score(work, asked)
        alike, free = await speed(session, work, asked)
    figures = [f"{one:.2f}" for one in (result.precision, result.recall, result.first / result.asking)]
    times = [f"{statistics.median(spent):.1f} / {p95(spent):.1f}" for spent in (alike, free)]
    table.add_row(kind, f"{tickets:,}", str(days), name, *figures, *times)


def main(
    tickets: Annotated[list[int] | None, typer.Option(help="Further tickets; may be given several times.")] = None,
    days: Annotated[int, typer.Option(help="Over how many days the further tickets were filed.")] = 365,
) -> None:
    """Print precision, recall and milliseconds (median / 95 %) on both databases."""
    table = Table("database", "tickets", "days", "set", "precision", "recall", "first", "similar ms", "search ms")
    with tempfile.TemporaryDirectory() as folder:
        for kind in KINDS:
            for number in tickets or [0, 100_000]:
                asyncio.run(measure(kind, number, days, table, Path(folder)))
    Console(width=140).print(table)


if __name__ == "__main__":
    typer.run(main)
