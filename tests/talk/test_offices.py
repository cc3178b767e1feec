"""Officers of every role who do anything in any order: states, deadlines and notifications agree after every step."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from itertools import pairwise
from typing import Any

from hypothesis import event
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule
from sqlalchemy import func, select

from bot.domain.form import Draft
from bot.domain.formjson import to_json
from bot.domain.kinds import Kind
from bot.domain.people import Role
from bot.usecases import casework, clock, drafting, filing, offices
from bot.usecases.given import Given
from storage.models import Event, Notification, Person, Ticket
from storage.people import Sender, actors, load
from tests.talk.machine import Machine, plays
from tests.talk.phone import Phone, Shown

STAFF = (
    (Role.COORDINATOR, "diskominfo"),
    (Role.LIAISON, "dishub"),
    (Role.LIAISON, "dpu"),
    (Role.SUPERVISOR, "inspektorat"),
    (Role.HUB, "riau"),
)
COMMANDS = (
    "/antrean",
    "/antrean lampu",
    "/tiket {}",
    "/verifikasi {} Dinas Perhubungan",
    "/verifikasi {}",
    "/teruskan {} Dinas Perhubungan",
    "/teruskan {}",
    "/tindaklanjut {} Tim turun sore ini.",
    "/minta {} Di sisi mana?",
    "/tunda {} 14 hari lagi menunggu alat",
    "/tunda {} 31/2 menunggu alat",
    "/ubah {}",
    "/selesai {} Sudah diperbaiki.",
    "/selesai {}",
    "/kembalikan {} Bukan tugas kami.",
    "/bukanwewenang {} Ini wewenang provinsi.",
    "/arsip {} Bukan pelayanan publik: urusan pribadi.",
    "/gabung {}",
    "/catat {} catatan",
    "/sp4n {} 9165816",
    "/statistik",
    "/templat",
)
WORDS = ("batal", "ya", "1", "Dinas Perhubungan", "besok", "Sudah kami kerjakan kemarin sore.", "/batal", "x" * 5000)
REPORTS = ("Lampu jalan mati di depan taman", "Mohon dibuatkan taman baca", "Parit tersumbat di depan sekolah")
HELD = ("dishub", "dpu")  # by whom the first of them are held already
WORKED = ("unverified", "assigned", "in_progress")
COMMAND = re.compile(r"(?<![\w/<])/[a-z]\w+")
EXAMPLE = re.compile(r"misalnya|Contoh:|Ceritakan saja")
READ = re.compile(
    r"<b>Riwayat|tiga bulan terakhir|Semua laporan sudah ditindaklanjuti|tidak punya lampiran"
    r"|^Baik\. Kabar laporan Anda"
)
UNMOVED = ("push-remind",)  # tells of no change
PAUSED = ("waiting_citizen", "postponed")


class Offices(Machine):
    """Five officers and the citizen of three reports; time passes in steps of minutes and days."""

    def __init__(self) -> None:
        super().__init__()
        self.phones = [Phone(self.bot) for _ in (*STAFF, "citizen")]
        self.numbers: list[str] = []

    @initialize()
    def begins(self) -> None:
        self.run(self._opens())

    async def _opens(self) -> None:
        async with self.bot.database.transaction() as session:
            work = await self.bot.work_for(session)
            senders = {one.id: Sender(one.id, "Petugas Contoh", reachable=True) for one in self.phones}
            found = await load(session, work.keyring, senders, work.now)
            ids = {one.code: one.id for one in work.city.agencies.values()}
            homes = {Role.SUPERVISOR: work.city.supervisor, Role.HUB: work.city.hub}
            for phone, (role, code) in zip(self.phones, STAFF, strict=False):
                offices.appoint(work, found[phone.id], role, homes.get(role) or ids[code])
            for words in REPORTS:
                row = await drafting.open_draft(work, found[self.phones[-1].id])
                draft = Draft(
                    kind=Kind.ASPIRATION, pieces=((0, words),), title=words, place="Jl. Contoh 5", name="Budi"
                )
                row.form = to_json(draft)
                ticket = await filing.file(work, found[self.phones[-1].id], row)
                await session.flush()
                if len(self.numbers) < len(HELD):
                    given = Given(agency=ids[HELD[len(self.numbers)]])
                    await casework.verify(work, ticket, actors(found[self.phones[0].id]), given)
                self.numbers.append(ticket.number)

    @rule(who=st.integers(0, 4), which=st.integers(0, 2), command=st.sampled_from(COMMANDS))
    def commands(self, who: int, which: int, command: str) -> None:
        self._says(self.phones[who], command.format(self.numbers[which]))

    @rule(which=st.integers(0, 2), command=st.sampled_from(COMMANDS[5:-2]))
    def works(self, which: int, command: str) -> None:
        """A command of somebody who works for the holder, so that much of it is done."""
        self._says(self.phones[self.run(self._holder(which))], command.format(self.numbers[which]))

    async def _holder(self, which: int) -> int:
        async with self.bot.database.transaction() as session:
            held = await session.scalar(select(Ticket.holder_id).where(Ticket.number == self.numbers[which]))
            agency = (await self.bot.work_for(session)).city.agencies[held or 0]
        return next((place for place, (_, code) in enumerate(STAFF) if code == agency.code), 0)

    @rule(who=st.integers(0, 5), text=st.sampled_from(WORDS))
    def says(self, who: int, text: str) -> None:
        self._says(self.phones[who], text)

    @rule(which=st.integers(0, 2), text=st.sampled_from(("/tanggapi {} Di sisi timur.", "/cek {}")))
    def citizen(self, which: int, text: str) -> None:
        self._says(self.phones[-1], text.format(self.numbers[which]))

    def _says(self, phone: Phone, text: str) -> None:
        posted = self.run(self._posted())
        said = self._answers(phone, phone.update({"text": text}))
        assert said or self.run(self._posted()) != posted, f"nothing was said to {text[:60]!r}"

    def _answers(self, phone: Phone, *updates: dict[str, Any]) -> list[Shown]:
        """What is new or changed on the screen afterwards: no failure, and its end says what can be done now."""
        self.bot.now += timedelta(minutes=1)  # sooner after a long text it would be its second half, kept silently
        before = [(one.id, one.text, *one.rows) for one in phone.shown]
        self.run(self.bot.hears(*updates))
        said = [one for one in phone.shown if (one.id, one.text, *one.rows) not in before]
        assert not any("Ada gangguan" in one.text for one in said)
        assert not said or _leads_on(said[-1]), said[-1].text
        return said

    async def _posted(self) -> int:
        async with self.bot.database.transaction() as session:
            return int(await session.scalar(select(func.count(Notification.id))) or 0)

    @rule(who=st.integers(0, 5), which=st.integers(0, 12), button=st.integers(0, 12), times=st.integers(1, 2))
    def presses(self, who: int, which: int, button: int, times: int) -> None:
        """Any button of any message, however old, once or twice in one batch."""
        phone = self.phones[who]
        shown = [one for one in phone.shown if one.rows]
        if shown:
            one = shown[-1 - which % len(shown)]
            self._presses(phone, one, one.rows[button % len(one.rows)][1], times)

    @rule(who=st.integers(0, 5), which=st.integers(0, 8), button=st.integers(0, 8), stranger=st.integers(0, 5))
    def presses_a_push(self, who: int, which: int, button: int, stranger: int) -> None:
        """A button of a push, also by somebody who never got it."""
        pushes = self.run(self._pushes(self.phones[who]))
        if pushes:
            data = pushes[-1 - which % len(pushes)]
            self._presses(self.phones[stranger], Shown(1, "–", []), data[button % len(data)], 1)

    async def _pushes(self, phone: Phone) -> list[list[str]]:
        async with self.bot.database.transaction() as session:
            lookup = self.bot.database.keyring.lookup(phone.id)
            mine = select(Notification).join(Person, Person.id == Notification.person_id).where(Person.lookup == lookup)
            bodies = [row.body for row in await session.scalars(mine.order_by(Notification.id))]
        found = [[one["data"] for line in body["buttons"] for one in line if "data" in one] for body in bodies if body]
        return [data for data in found if data]

    def _presses(self, phone: Phone, shown: Shown, data: str, times: int) -> None:
        self._answers(phone, *(phone.press(shown, data) for _ in range(times)))

    @rule(who=st.integers(0, 5), which=st.integers(0, 2), text=st.sampled_from(WORDS[5:6]))
    def replies(self, who: int, which: int, text: str) -> None:
        """A reply to a message that names a ticket."""
        told = {"message_id": 7, "date": 1, "text": f"Laporan {self.numbers[which]}"}
        chat = {"id": self.phones[who].id, "type": "private"}
        sender = {"id": 4200001, "is_bot": True, "first_name": "Lapor"}
        content = {"text": text, "reply_to_message": {**told, "chat": chat, "from": sender}}
        self._answers(self.phones[who], self.phones[who].update(content))

    @rule(hours=st.sampled_from((1, 15, 24, 24 * 9, 24 * 16)))
    def time_passes(self, hours: int) -> None:
        self.bot.now += timedelta(hours=hours)
        self.run(self._ticks())

    async def _ticks(self) -> None:
        done = 1
        while done:
            async with self.bot.database.transaction() as session:
                done = await clock.tick(await self.bot.work_for(session))

    @invariant()
    def states_deadlines_and_notifications_agree(self) -> None:
        self.run(self._agree())

    async def _agree(self) -> None:
        async with self.bot.database.transaction() as session:
            for ticket in await session.scalars(select(Ticket)):
                events = list(
                    await session.scalars(select(Event).where(Event.ticket_id == ticket.id).order_by(Event.id))
                )
                told = select(Notification).where(Notification.ticket_id == ticket.id)
                rows = list(await session.scalars(told.where(Notification.person_id == ticket.reporter_id)))
                event(f"a ticket in {ticket.state}")
                _clocks_fit(ticket)
                _history_leads_here(ticket, events)
                _citizen_was_told(events, rows)


def _leads_on(shown: Shown) -> bool:
    """A button, a command, a question or an example to follow; what was asked for only to be read leads nowhere."""
    found = COMMAND.search(shown.text) or EXAMPLE.search(shown.text) or READ.search(shown.text)
    return bool(shown.rows or found or "?" in shown.text)


def _clocks_fit(ticket: Ticket) -> None:
    """Which clocks run is told by the state alone."""
    limits = [moment for moment in (ticket.step_due_at, ticket.finish_due_at) if moment]
    assert ticket.due_at == (min(limits) if ticket.state in WORKED else None)
    assert bool(ticket.clock_at) == (ticket.state in (*PAUSED, "proposed"))
    assert not limits or ticket.state in (*WORKED, "proposed")
    assert (ticket.step_left, ticket.finish_left) == (None, None) or ticket.state in PAUSED
    assert bool(ticket.reason) == (ticket.state == "archived")
    assert ticket.verified_at or ticket.holder_id == ticket.coordinator_id
    assert ticket.missed_at is None or ticket.state in WORKED


def _history_leads_here(ticket: Ticket, events: list[Event]) -> None:
    """Each line begins where the one before ended, and the last one ends here."""
    for before, after in pairwise(events):
        assert after.source in (None, before.target), (
            f"{before.action} to {before.target}, {after.action} from {after.source}"
        )
    assert events[-1].target == ticket.state
    assert events[-1].holder_id == ticket.holder_id


def _citizen_was_told(events: list[Event], rows: list[Notification]) -> None:
    """Every change of state is one push at its moment, and there is none without."""
    moved = Counter(one.at for one in events if one.source != one.target)
    pushed = Counter(
        one.created_at for one in rows if one.kind.startswith("push-") and one.kind not in UNMOVED and not one.edits_id
    )
    silent = {moment: count for moment, count in moved.items() if pushed[moment] < count}
    assert not silent, [(one.action, one.source, one.target) for one in events if one.at in silent]
    assert len(pushed) <= len({one.at for one in events}), [one.kind for one in rows]


TestOffices = Offices.TestCase
TestOffices.settings = plays(examples=6, steps=25)
