"""`lapor demo`: the whole channel without a token and without a network, in a temporary folder.

A simulated Telegram with a page in the browser, a sample city with people ready, some tickets in different states, and
a button that lets working days pass. Everybody in it is invented.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
from babel.dates import format_date

from bot import neighbours
from bot.app import App
from bot.clock import Clock
from bot.domain.form import Draft
from bot.domain.formjson import to_json
from bot.domain.kinds import Kind
from bot.domain.lifecycle import Reason
from bot.domain.people import Role
from bot.notifier import Tuning
from bot.opening import open_database
from bot.settings import Settings, read
from bot.simulator import Action, Simulator
from bot.usecases import casework, drafting, filing, offices, ready
from bot.usecases.given import Given
from bot.usecases.work import Work
from storage import people
from storage.models import Person, Ticket
from storage.people import Sender

TOKEN = "424242:SIMULATED"  # noqa: S105  # opens nothing but the simulator
ADMIN, COORDINATOR, LIAISON_TRANSPORT, LIAISON_WORKS, CITIZEN, NEIGHBOUR = 9001, 9002, 9003, 9004, 9101, 9102
LOOKS = 600  # for a welcome, twenty in a second
GROUP = -100_000_9201
CAST: dict[int, str] = {
    CITIZEN: "Budi Contoh",
    COORDINATOR: "Citra Koordinator",
    LIAISON_TRANSPORT: "Dewi Dishub",
    LIAISON_WORKS: "Eko PU",
    NEIGHBOUR: "Fitri Contoh",
    ADMIN: "Gita Admin",
    **neighbours.CAST,
}
OFFICES: tuple[tuple[int, Role, str], ...] = (
    (COORDINATOR, Role.COORDINATOR, "diskominfo"),
    (LIAISON_TRANSPORT, Role.LIAISON, "dishub"),
    (LIAISON_WORKS, Role.LIAISON, "dpu"),
    *neighbours.OFFICES,
)


@dataclass(frozen=True, slots=True)
class Sample:
    """An example ticket: what was written, and how far it has come."""

    text: str
    kind: Kind
    place: str
    stage: str


SAMPLES: tuple[Sample, ...] = (
    Sample(
        "Lampu jalan di depan SDN Contoh mati sejak seminggu lalu, gelap sekali.", Kind.COMPLAINT, "Teluk Binjai", "new"
    ),
    Sample("Jalan Contoh berlubang besar, dua motor sudah jatuh.", Kind.COMPLAINT, "Bukit Datuk", "follow_up"),
    Sample("Mohon dibuat zebra cross di depan Pasar Contoh.", Kind.ASPIRATION, "", "assigned"),
    Sample("Parit di Gang Contoh tersumbat, air masuk rumah.", Kind.COMPLAINT, "Purnama", "propose"),
    Sample("Listrik di Perumahan Contoh sering padam.", Kind.COMPLAINT, "Bumi Ayu", "refer"),
)


class Demo:
    """One demonstration: simulator, bot and clock in one process."""

    def __init__(self, folder: Path, port: int = 0, tuning: Tuning | None = None) -> None:
        self.clock = Clock()
        self._folder, self._port = folder, port
        self._tuning = tuning or Tuning(private_gap=0, group_gap=0)
        self.simulator = Simulator(TOKEN, actions=self._actions(), now=lambda: self.clock().timestamp())
        self.app: App | None = None

    @property
    def url(self) -> str:
        return self.simulator.url

    async def start(self) -> None:
        await self.simulator.start("127.0.0.1", self._port)
        settings = self._settings()
        database, _ = await open_database(settings)
        self.app = App(settings, database, clock=self.clock, tuning=self._tuning, patrolled=False)
        await self._people()
        await self.app.start()
        await self._greeted()
        await self._examples()

    def _settings(self) -> Settings:
        return read(
            _env_file=None,
            bot_token=TOKEN,
            telegram_api_url=self.simulator.url,
            data_dir=self._folder,
            database_url=f"sqlite:///{self._folder / 'demo.db'}",
            admin_ids=str(ADMIN),
            http_port=0,
            webhook_url="",
            region_dir=neighbours.region(self._folder),
        )

    async def stop(self) -> None:
        if self.app is not None:
            await self.app.stop()
        await self.simulator.stop()

    async def _people(self) -> None:
        """The cast, in the simulated Telegram and in the database."""
        assert self.app is not None
        await self._play()
        async with self.app.database.transaction() as session:
            work = await self.app.work_for(session)
            senders = {one: _sender(one, name) for one, name in CAST.items()}
            found = await people.load(session, work.keyring, senders, work.now)
            for telegram_id, role, code in OFFICES:
                agency = next((one for one in work.city.agencies.values() if one.code == code), None)
                offices.appoint(work, found[telegram_id], role, agency.id if agency else None)
                if role is Role.COORDINATOR and agency is not None:
                    await ready.begin(work, found[telegram_id].id, agency.id)
            groups = await people.load_groups(session, work.keyring, {GROUP: True}, work.now)
            transport = work.city.agency("dishub")
            assert transport is not None
            offices.bind(work, found[ADMIN], groups[GROUP], transport)

    async def _examples(self) -> None:
        assert self.app is not None
        async with self.app.database.transaction() as session:
            work = await self.app.work_for(session)
            senders = {one: _sender(one, name) for one, name in CAST.items()}
            found = await people.load(session, work.keyring, senders, work.now)
            for sample in SAMPLES:
                await _example(work, found, sample)
            await neighbours.examples(work, found, found[NEIGHBOUR])

    async def _greeted(self) -> None:
        """Wait until everybody was welcomed: news of tickets before it would be a strange beginning."""
        async with aiohttp.ClientSession(self.url) as web:
            for telegram_id in CAST:
                await _welcomed(web, telegram_id)

    async def _play(self) -> None:
        """Everybody opens the chat with the bot, as people do before a bot may write to them."""
        async with aiohttp.ClientSession(self.url) as web:
            for telegram_id, name in CAST.items():
                first, _, last = name.partition(" ")
                await _post(web, "/sim/people", {"id": telegram_id, "first_name": first, "last_name": last})
                await _post(web, f"/sim/chats/{telegram_id}/messages", {"from": telegram_id, "text": "/start"})
            members = [LIAISON_TRANSPORT, COORDINATOR]
            await _post(web, "/sim/groups", {"id": GROUP, "title": "Dishub Contoh", "members": members})

    def _actions(self) -> list[Action]:
        return [
            Action("day", "Lewati 1 hari kerja", "Jam berjalan ke hari kerja berikutnya", self._passing(1)),
            Action("days", "Lewati 3 hari kerja", "Jam berjalan tiga hari kerja", self._passing(3)),
        ]

    def _passing(self, days: int) -> Callable[[], asyncio.Future[str]]:
        return lambda: asyncio.ensure_future(self.pass_days(days))

    async def pass_days(self, days: int) -> str:
        """Let working days pass; everything due until then happens."""
        assert self.app is not None
        async with self.app.database.transaction() as session:
            city = (await self.app.work_for(session)).city
        now = self.clock().astimezone(city.zone)
        until = city.calendar.add(now.date(), days)
        await self.app.advance(datetime.combine(until, now.timetz()))
        return f"Sekarang {_words(until)}, pukul {now:%H.%M}."


def _sender(telegram_id: int, name: str) -> Sender:
    first, _, last = name.partition(" ")
    return Sender(telegram_id, first, last, reachable=True)


async def _post(web: aiohttp.ClientSession, path: str, body: dict[str, Any]) -> None:
    async with web.post(path, json=body) as answer:
        answer.raise_for_status()


async def _welcomed(web: aiohttp.ClientSession, chat: int) -> None:
    for _ in range(LOOKS):
        async with web.get(f"/sim/chats/{chat}/messages") as answer:
            answer.raise_for_status()
            if len(await answer.json()) > 1:  # /start and its answer
                return
        await asyncio.sleep(0.05)


def _words(day: date) -> str:
    return format_date(day, "EEEE, d MMMM y", locale="id")


async def _example(work: Work, found: dict[int, Person], sample: Sample) -> None:
    """File one example and bring it to its stage, by the same use cases as everybody's."""
    citizen = found[NEIGHBOUR]
    row = await drafting.open_draft(work, citizen)
    draft = drafting.fill(work, Draft(kind=sample.kind, pieces=((0, sample.text),), name="Fitri"))
    day = (work.now - timedelta(days=2)).date().isoformat() if sample.kind is Kind.COMPLAINT else None
    draft = drafting.placed(work, draft, sample.place, day)
    row.form = to_json(draft)
    ticket = await filing.file(work, citizen, row)
    await work.session.flush()
    if sample.stage != "new":
        await _advance(work, found, ticket, sample.stage)
    await work.session.flush()


async def _advance(work: Work, found: dict[int, Person], ticket: Ticket, stage: str) -> None:
    coordinator = people.actors(found[COORDINATOR])
    if stage == "refer":
        words = "Listrik adalah wewenang PLN. Silakan hubungi PLN 123."
        await casework.refer(work, ticket, coordinator, Given(text=words, reason=Reason.OUTSIDE_AUTHORITY))
        return
    transport = stage == "assigned"
    agency = work.city.agency("dishub" if transport else "dpu")
    assert agency is not None
    await casework.verify(work, ticket, coordinator, Given(agency=agency.id))
    liaison = people.actors(found[LIAISON_TRANSPORT if transport else LIAISON_WORKS])
    if stage in ("follow_up", "propose"):
        await casework.follow_up(work, ticket, liaison, Given(text="Tim sudah meninjau lokasi pagi ini."))
    if stage == "propose":
        await casework.propose(work, ticket, liaison, Given(text="Parit sudah dibersihkan dan air mengalir lagi."))


async def run(port: int, announce: Callable[[str], None]) -> None:
    """Run the demonstration until it is cancelled; `announce` gets the page's address."""
    with tempfile.TemporaryDirectory(prefix="lapor-demo-") as folder:
        demo = Demo(Path(folder), port)
        await demo.start()
        try:
            announce(f"{demo.url}/?open={CITIZEN},{COORDINATOR},{LIAISON_TRANSPORT},{GROUP}")
            await asyncio.Event().wait()
        finally:
            await demo.stop()
