"""The month on the stage: forty officers of three cities and their hub, citizens, and a clock that is driven.

Reports are filed by the use case; whatever officers and citizens do afterwards they say and press over HTTP, and what
they hear is read there.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import bindparam, func, select

from bot.callbacks import Act as Press
from bot.domain.form import Draft
from bot.domain.formjson import to_json
from bot.domain.kinds import Kind
from bot.domain.people import Role
from bot.usecases import drafting, filing, offices
from bot.usecases.work import Work
from storage import schema
from storage.engine import Database
from storage.models import Event, Notification, Person
from storage.people import Sender, by_lookups, load
from tests.month.days import DAY, FIRST, MORNING, Days, at
from tests.month.fates import Act
from tests.month.planning import FIRST_CITY, OFFICES, Officer, Planned, Scale, moment_of, name_of, planned, region
from tests.month.reckoning import COORDINATING, Digest, digest
from tests.stage import Person as Someone
from tests.stage import Stage
from tests.talk.cities import CODES
from tests.talk.scenes import forges

BY_CITIZEN = ("answer", "confirm", "dispute", "withdraw")
BY_COORDINATOR = ("verify", "forward", "refer", "archive")
COMMANDS = {
    "return": "kembalikan",
    "follow": "tindaklanjut",
    "ask": "minta",
    "answer": "tanggapi",
    "propose": "selesai",
    "refer": "bukanwewenang",
    "archive": "arsip",
}
SAID = {
    "return": "Bukan tugas kami.",
    "follow": "Tim turun sore ini.",
    "ask": "Di sisi mana?",
    "answer": "Di sisi timur.",
    "propose": "Sudah dipasang.",
    "refer": "Ini wewenang provinsi.",
    "archive": "Bukan pelayanan publik: ini urusan pribadi.",
}
QUIET = timedelta(days=17)  # after the last act: what lapses does so
ACTS = select(func.count()).select_from(Event).where(Event.person_id.is_not(None))
UNSENT = (
    select(func.count())
    .select_from(Notification)
    .where(Notification.state.in_(("waiting", "sending")), Notification.not_before <= bindparam("now"))
)
PATIENCE = 120.0  # seconds until what was done has to be everywhere


class Month:
    """Plays the plan. `morning` holds what the reckoning expects of each officer's digest, by officer and day."""

    def __init__(self, stage: Stage, plan: Sequence[Planned], scale: Scale) -> None:
        self.stage, self.plan, self.scale = stage, plan, scale
        self.officers: list[Officer] = []
        self.citizens: list[Someone] = []
        self.days = {code: Days(code) for code in CODES}
        self.mornings: dict[tuple[int, date], Digest] = {}
        self._turn: defaultdict[tuple[str, str], int] = defaultdict(int)
        self._reckoned, self._greeted = FIRST, FIRST - DAY
        self.busy: frozenset[datetime] = frozenset()  # when people did something
        self.acts = 0  # acts of people that have to stand in the history

    async def opens(self) -> None:
        app = self.stage.app
        assert app is not None
        await app.advance(at(FIRST, time(7)))
        for city in CODES:
            for role, agency in OFFICES:
                await self._joins(city, role, agency)
        self.officers.append(Officer(await self.stage.person("Simpul Contoh"), Role.HUB, "", "provinsi"))
        self.citizens = [await self.stage.person(f"Warga{number}") for number in range(self.scale.citizens)]
        await asyncio.gather(*(one.says("/start") for one in self._everybody()))
        for one in self._everybody():
            await one.hears("Selamat datang")
        await self._appointed()

    async def _joins(self, city: str, role: Role, agency: str) -> None:
        for number in range(1 if role is Role.SUPERVISOR else self.scale.colleagues):
            who = await self.stage.person(f"{role} {agency} {city} {number}")
            self.officers.append(Officer(who, role, city, CODES[city] + agency))

    def _everybody(self) -> list[Someone]:
        return [*(one.who for one in self.officers), *self.citizens]

    async def _appointed(self) -> None:
        assert self.stage.app is not None
        async with self.stage.database.transaction() as session:
            work = await self.stage.app.work_for(session)
            senders = {one.who.id: Sender(one.who.id, one.who.name, reachable=True) for one in self.officers}
            rows = await load(session, work.keyring, senders, work.now)
            ids = {one.code: one.id for one in work.city.agencies.values()}
            for one in self.officers:
                offices.appoint(work, rows[one.who.id], one.role, ids[one.agency])

    async def plays(self) -> None:
        """Every moment in its order: what is due by the clock, then what people do."""
        moments: defaultdict[datetime, list[tuple[Planned, Act | None]]] = defaultdict(list)
        for one in self.plan:
            moments[at(one.report.filed, one.hour)].append((one, None))
            for moment, act in one.acts:
                moments[moment].append((one, act))
        for moment in sorted(moments):
            await self._until(moment)
            await self._happens(moment, moments[moment])
        await self._until(at(max(moments).date() + QUIET, time(9)))
        self.busy = frozenset(moments)

    async def _until(self, moment: datetime) -> None:
        """Let the clock run: each due thing at its own moment, heard before the next."""
        app = self.stage.app
        assert app is not None
        following = await app._scheduler.step()
        while following is not None and following < moment:
            app.clock.jump(following)
            following = await app._scheduler.step()
            await self.settled()
        app.clock.jump(moment)
        while self._reckoned < moment.date():
            self._ends_day(self._reckoned)
            self._reckoned += DAY
            self._begins_day(self._reckoned)
        if moment.time() >= MORNING:
            self._greets(moment.date())

    def _begins_day(self, today: date) -> None:
        for one in self._filed():
            one.report.at_midnight(today)

    def _ends_day(self, today: date) -> None:
        self._greets(today)
        for one in self._filed():
            one.report.at_the_end(today)

    def _greets(self, today: date) -> None:
        """Eight o'clock, once a day: each city on its own working days, the hub on those of the first."""
        if self._greeted >= today:
            return
        self._greeted = today
        reports = [one.report for one in self._filed()]
        for report in reports:
            if report.days.works(today):
                report.in_the_morning(today)
        for officer in self.officers:
            days = self.days[officer.city or FIRST_CITY]
            found = (
                digest(reports, officer.role.name.lower(), officer.city, officer.plain, days, today)
                if days.works(today)
                else None
            )
            if found and found != Digest():
                self.mornings[officer.who.id, today] = found

    def _filed(self) -> list[Planned]:
        return [one for one in self.plan if one.number]

    async def _happens(self, moment: datetime, acts: Sequence[tuple[Planned, Act | None]]) -> None:
        lanes: defaultdict[int, list[tuple[Someone, Planned, Act]]] = defaultdict(list)
        await self._files([one for one, act in acts if act is None])
        for one, act in acts:
            if act is not None:
                who = self._actor(one, act)
                lanes[who.id].append((who, one, act))
        await asyncio.gather(*(self._lane(lane) for lane in lanes.values()))
        self.acts += sum(map(len, lanes.values()))
        try:
            await self.settled()
        except TimeoutError as late:
            said = [
                f"{act.what} {one.number}\n{await who.transcript()}"
                for lane in lanes.values()
                for who, one, act in lane
            ]
            raise AssertionError("\n".join([str(late), *said])) from late
        for one, act in acts:
            if act is not None:
                one.report.does(act, moment.date())
                one.held.add(one.report.holder)

    async def _files(self, fresh: Sequence[Planned]) -> None:
        assert self.stage.app is not None
        if not fresh:
            return
        async with self.stage.database.transaction() as session:
            work = await self.stage.app.work_for(session)
            cities = {city.code: city.coordinator for city in work.city.cities.values()}
            names = {one.citizen: work.keyring.lookup(self.citizen(one).id) for one in fresh}
            people = await by_lookups(session, names.values())
            for one in fresh:
                await self._file(work.at(cities[one.report.city]), people[names[one.citizen]], one)
        self.acts += len(fresh)

    async def _file(self, work: Work, person: Person, one: Planned) -> None:
        row = await drafting.open_draft(work, person)
        kind = Kind(one.report.kind)
        day = one.report.filed.isoformat() if kind is Kind.COMPLAINT else None
        text = f"Mohon {one.words} diperiksa"
        row.form = to_json(
            Draft(
                kind=kind,
                pieces=((0, text),),
                title=text,
                day=day,
                place="Jl. Contoh 5",
                name=self.citizen(one).name,
                confidential=one.confidential,
            )
        )
        ticket = await filing.file(work, person, row)
        await work.session.flush()
        one.number, one.row = ticket.number, ticket.id

    def citizen(self, one: Planned) -> Someone:
        return self.citizens[one.citizen % len(self.citizens)]

    def _actor(self, one: Planned, act: Act) -> Someone:
        """Whose turn it is: the citizen, a coordinator, or one of those who work for the holder."""
        if act.what in BY_CITIZEN:
            return self.citizen(one)
        desk = act.what in BY_COORDINATOR or not one.report.verified
        agency = COORDINATING if desk else one.report.holder
        able = [who.who for who in self.officers if (who.city, who.plain) == (one.report.city, agency)]
        self._turn[one.report.city, agency] += 1
        return able[self._turn[one.report.city, agency] % len(able)]

    async def _lane(self, lane: Sequence[tuple[Someone, Planned, Act]]) -> None:
        for who, one, act in lane:
            await self._does(who, one, act)

    async def _does(self, who: Someone, one: Planned, act: Act) -> None:
        match act.what:
            case "verify":
                await who.says(f"/verifikasi {one.number} {name_of(one.report.city, act.agency)}")
                card = await who.hears(f"Verifikasi {one.number}")
                await who.taps("Verifikasi", card["message_id"])
                await who.hears(f"✓ {one.number}", "diteruskan ke")
            case "confirm":
                await forges(who, Press("confirm", one.number))
            case "withdraw":
                await forges(who, Press("withdraw", one.number))
                sure = await who.hears("Cabut laporan ini?", one.number)
                await who.taps("Cabut laporan", sure["message_id"])
            case "dispute":
                await forges(who, Press("dispute", one.number))
                await who.hears("Apa yang belum selesai", one.number)
                await who.says("Masih sama seperti kemarin.")
            case "postpone":
                until = moment_of(one, act).date() + timedelta(days=act.days)
                await who.says(f"/tunda {one.number} {until.day}/{until.month}/{until.year} menunggu alat")
            case "forward":
                await who.says(f"/teruskan {one.number} {name_of(one.report.city, act.agency)}")
            case _:
                await who.says(f"/{COMMANDS[act.what]} {one.number} {SAID[act.what]}")

    async def settled(self) -> None:
        """Until what people did stands in the history and nothing waits to be said or sent."""
        deadline = asyncio.get_running_loop().time() + PATIENCE
        while not await self._stands():
            if asyncio.get_running_loop().time() > deadline:
                raise TimeoutError(f"not all of {self.acts} acts came to stand and were told")
            await asyncio.sleep(0.02)

    async def _stands(self) -> bool:
        await self.stage.quiet(PATIENCE)
        async with self.stage.database.snapshot() as reader:
            unsent = await reader.scalar(UNSENT, {"now": self.stage.clock()})
            return not unsent and await reader.scalar(ACTS) == self.acts


async def opened(database: Database, scale: Scale, seed: int) -> Month:
    """A month that is about to begin, on an empty database."""
    await schema.seed(database, database.keyring, region())
    stage = Stage(database)
    stage.clock.advance(at(FIRST, time(6)) - stage.clock())
    await stage.open()
    month = Month(stage, planned(scale, seed), scale)
    await month.opens()
    return month
