"""Plays with a stage of their own: kills during the migration, Telegram away for an hour, a small file system."""

from __future__ import annotations

import asyncio
import random
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import func, select

from storage import schema
from storage.engine import Database
from storage.models import Agency, Person
from storage.notifications import Body, post
from tests.chaos import points
from tests.chaos.acts import Figures
from tests.chaos.reckoning import MARK, Reckoning
from tests.chaos.stage import Stage, root
from tests.chaos.telegram import Phone, text_of
from tests.databases import postgres_url

REPLICAS = {"sqlite": 1, "postgresql": 3}
STATEMENTS = 60  # of the migrations so far; a death may come before or after them
WAITING, READERS = 2000, 100
RATE, HURRIED = 25.0, 50.0  # a second; a hundred readers of one message a second each could not take much more
SMALL_MEGABYTES = 8
SLACK = 0.8  # of the configured rate: the machine plays too


async def migration_killed(kind: str, seconds: float, figures: Figures) -> None:
    """Processes die while they bring the schema up, several at once on PostgreSQL; the next ones bring it up."""
    stage, end, tries = Stage(kind), time.monotonic() + seconds, 0
    await stage.telegram.open()
    try:
        while time.monotonic() < end or not tries:
            await _migrate_once(stage, tries, figures)
            tries += 1
    finally:
        figures.more["migrations_killed"] = figures.more.get("migrations_killed", 0) + stage.tally.kills
        await stage.close()


async def _migrate_once(stage: Stage, turn: int, figures: Figures) -> None:
    folder = Path(tempfile.mkdtemp(dir=stage.folder))
    stage.address = await postgres_url() if stage.kind == "postgresql" else f"sqlite:///{folder / 'lapor.db'}"
    stage.extra = {"DATA_DIR": str(folder), "DATA_KEY_FILE": str(stage.folder / f"key{turn}")}
    Path(stage.extra["DATA_KEY_FILE"]).write_text("00" * 32 + "\n")
    points.arm(stage.armed, points.IN_MIGRATION, passes=random.randrange(STATEMENTS))
    phone = await stage.telegram.person(f"Warga Contoh {turn}")
    for _ in range(REPLICAS[stage.kind]):
        stage.start_bot()
    await phone.says("/start")
    if await phone.hears("Selamat datang") is None:
        figures.broken.append("after a kill during the migration the bot never answers")
    stage.armed.unlink(missing_ok=True)
    await stage.stop_bots()
    database = Database(stage.address, stage.keyring())
    async with database.transaction() as session:
        agencies = (
            await session.scalar(select(func.count(Agency.id.distinct()))),
            await session.scalar(select(func.count(Agency.code.distinct()))),
        )
    if await schema.current(database) != schema.head() or agencies[0] != agencies[1] or not agencies[0]:
        figures.broken.append("after a kill during the migration the schema or the region is not whole")
    await database.close()


async def telegram_away(kind: str, seconds: float, figures: Figures) -> None:
    """Two thousand notifications wait while Telegram is away for an hour; then they leave in order, at full rate."""
    rate = RATE if seconds >= WAITING / RATE else HURRIED
    stage = Stage(kind)
    stage.extra = {"PUSH_RATE": str(rate)}
    await stage.telegram.open()
    try:
        stage.address = await postgres_url() if kind == "postgresql" else f"sqlite:///{stage.folder / 'lapor.db'}"
        stage.start_bot()
        phones = [await stage.telegram.person(f"Warga Contoh {n}") for n in range(READERS)]
        for phone in phones:
            await phone.says("/start")
        for phone in phones:
            await phone.hears("Selamat datang")
        await stage.stop_bots()
        await _post_waiting(stage)
        await stage.telegram.fault("*", "bad_gateway", times=-1)
        stage.start_bot()
        for minutes in range(0, 61, 10):
            stage.clock.write_text(str(minutes * 60))
            await asyncio.sleep(0.5)
        await stage.telegram.mended()
        await _drained(kind, phones, rate, figures)
    finally:
        await stage.close()


async def _post_waiting(stage: Stage) -> None:
    database = stage.database()
    app_clock = stage.now()
    async with database.transaction() as session:
        people = (await session.scalars(select(Person.id).order_by(Person.id))).all()
        for n in range(WAITING):
            body = Body(f"kabar {n:04d}.")
            post(session, now=app_clock, kind="status", body=body, person=people[n % len(people)])
    await database.close()


async def _drained(kind: str, phones: list[Phone], rate: float, figures: Figures) -> None:
    began, most = time.monotonic(), 3 * WAITING / rate + 30
    while time.monotonic() - began < most and _heard(phones) < WAITING:
        await asyncio.sleep(0.1)
    took = time.monotonic() - began
    by_text: defaultdict[str, int] = defaultdict(int)
    for phone in phones:
        numbers = [text_of(one) for one in phone.heard if text_of(one).startswith("kabar")]
        for text in numbers:
            by_text[text.removesuffix(f"\n\n{MARK}")] += MARK not in text
        if numbers != sorted(numbers):
            figures.broken.append(f"{phone.name} heard in another order")
    if len(by_text) != WAITING or max(by_text.values(), default=0) > 1:
        figures.broken.append(f"{len(by_text)} of {WAITING} notifications came after the outage, or some twice")
    figures.more[f"outage, {kind}"] = {
        "waiting": WAITING,
        "configured": rate,
        "per_second": round(len(by_text) / took, 1),
    }
    if len(by_text) / took < SLACK * rate:
        figures.broken.append(f"{len(by_text) / took:.0f} a second left after the outage instead of {rate:.0f}")


def _heard(phones: list[Phone]) -> int:
    return sum(text_of(one).startswith("kabar") for phone in phones for one in phone.heard)


async def small_disk(seconds: float, figures: Figures) -> Reckoning | None:
    """The file system itself is full for a while (only root can mount one); nothing accepted is lost."""
    if not root():
        figures.more["small_disk"] = "skipped: not root"
        return None
    async with _small_folder() as folder:
        stage = Stage("sqlite", citizens=4, folder=folder)
        try:
            await stage.open()
            stage.crowd.begin()
            await asyncio.sleep(seconds / 4)
            ballast = folder / "ballast"
            _fill(ballast)
            await asyncio.sleep(seconds / 2)
            ballast.unlink()
            await asyncio.sleep(seconds / 4)
            return await stage.reckon()
        finally:
            await stage.close()


def _fill(ballast: Path) -> None:
    """Take every byte that is left."""
    try:
        with ballast.open("wb", buffering=0) as file:
            while file.write(bytes(4096)) == 4096:
                continue
    except OSError:  # that is what it is for
        return


@asynccontextmanager
async def _small_folder() -> AsyncIterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="lapor-small-"))
    options = f"size={SMALL_MEGABYTES}m"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
        folder.rmdir()
