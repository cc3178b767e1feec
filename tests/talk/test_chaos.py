"""A citizen who sends anything at any time: nothing raises, nothing typed is lost, one *Kirim* is one report."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule
from sqlalchemy import func, select

from bot.usecases import drafting
from storage.models import Draft, Ticket
from tests.talk.machine import Machine, plays
from tests.talk.phone import Phone, Shown
from tests.talk.playing import contents

COMMANDS = (
    "/start",
    "/lapor",
    "/laporanku",
    "/cek",
    "/cek DMI-7K3F9QX",
    "/batal",
    "/bantuan",
    "/bahasa",
    "/privasi",
    "/apa",
    "/tanggapi",
)
WORDS = (
    "lampu jalan mati di Purnama sejak kemarin",
    "banjir",
    "kemarin",
    "31 Februari",
    "tahun 1890",
    "Jl. Contoh 5",
    "ya",
    "gak jadi",
    "lewati",
    "kembali",
    "1",
    "7",
    "kirim",
    "ubah",
    "anonim",
    "halo min",
    "😡😡",
    "NIK saya 1472010101900001",
    "https://contoh.test/a",
    "مرحبا الطريق مكسور",
    "路灯坏了",
    "ada kebakaran sekarang",
    "sudah selesai",
    "\u200b\u2066",
)
THINGS = (
    "[photo]",
    "[album] dari utara",
    "[voice]",
    "[video]",
    "[note]",
    "[pin]",
    "[brazil]",
    "[sticker]",
    "[file a.exe]",
    "[venue Pasar]",
    "[bot] laporan lain",
)


class Citizen(Machine):
    """Everything a phone can do, in any order; time passes in steps of moments, minutes and days."""

    def __init__(self) -> None:
        super().__init__()
        self.phone = Phone(self.bot)
        self.told: dict[int, str] = {}  # words that have to be found again, by message
        self.sends = 0  # how often something was pressed or typed that may send a report

    def answered(self, work: Any) -> None:
        """Do it, and see that the bot says something."""
        before = [(one.id, one.text, tuple(one.rows)) for one in self.phone.shown]
        pushes = self.run(self._pushes())
        self.run(work)
        after = [(one.id, one.text, tuple(one.rows)) for one in self.phone.shown]
        assert after != before or self.run(self._pushes()) != pushes, "nothing was said"

    async def _pushes(self) -> int:
        async with self.bot.database.transaction() as session:
            return int(await session.scalar(select(func.count(Ticket.id))) or 0)

    @initialize()
    def begins(self) -> None:
        self.answered(self.phone.sends({"text": "/start"}))

    @rule(seconds=st.sampled_from((1, 4, 30, 90_000)))
    def waits(self, seconds: int) -> None:
        self.phone.waits(seconds)

    @rule(text=st.sampled_from(COMMANDS))
    def commands(self, text: str) -> None:
        self.answered(self.phone.sends({"text": text}))

    @rule(text=st.sampled_from(WORDS))
    def says(self, text: str) -> None:
        self.sends += text in ("kirim", "ya", "1")
        self.answered(self.phone.sends({"text": text}))

    @rule(number=st.integers(0, 10**6))
    def tells(self, number: int) -> None:
        """A story of its own: its words must be found again, whatever was asked."""
        text = f"parit nomor{number} di depan rumah kami tersumbat lagi dan airnya bau sekali"
        self.phone.waits(20)

        async def send() -> None:
            [message] = await self.phone.sends({"text": text})
            self.told[message] = text

        self.answered(send())

    @rule(thing=st.sampled_from(THINGS))
    def shows(self, thing: str) -> None:
        self.answered(self.phone.sends(*contents(thing)))

    @rule(which=st.integers(0, 30), button=st.integers(0, 12), twice=st.booleans())
    def presses(self, which: int, button: int, twice: bool) -> None:
        """Any button of any message, however old, once or twice in one batch."""
        shown = [one for one in self.phone.shown if one.rows]
        if not shown:
            return
        one = shown[-1 - which % len(shown)]
        self._press(one, one.rows[button % len(one.rows)][1], 1 + twice)

    def _press(self, one: Shown, data: str, times: int) -> None:
        self.sends += data.endswith((":send", ":yes"))
        self.run(self.bot.hears(*(self.phone.press(one, data) for _ in range(times))))

    @precondition(lambda self: self.told)
    @rule(number=st.integers(0, 10**6))
    def edits(self, number: int) -> None:
        message = list(self.told)[number % len(self.told)]
        text = f"parit ubahan{number} di depan rumah kami tersumbat lagi dan airnya bau sekali"
        before = self.told[message]
        self.run(self.phone.edits(message, text))
        self.told[message] = text if self.run(self._finds(text)) else before

    async def _everything(self) -> str:
        """All that is kept of the citizen's words."""
        async with self.bot.database.transaction() as session:
            drafts = [drafting.read(row) for row in await session.scalars(select(Draft))]
            tickets = list(await session.scalars(select(Ticket)))
        kept = [*(draft.content for draft in drafts), *(text for draft in drafts for text in draft.earlier)]
        kept += [part for draft in drafts for part in (draft.title, draft.place, draft.name)]
        return "\n".join([*kept, *(ticket.content for ticket in tickets)])

    async def _finds(self, text: str) -> bool:
        return text in await self._everything()

    @invariant()
    def one_report_for_each_send(self) -> None:
        """Every report is a draft that was sent, by a press or by words, and every such draft one report."""

        async def both() -> tuple[list[str | None], list[str]]:
            async with self.bot.database.transaction() as session:
                reports = list(await session.scalars(select(Ticket.draft_id)))
                return reports, list(await session.scalars(select(Draft.id).where(Draft.filed_at.is_not(None))))

        reports, filed = self.run(both())
        assert sorted(map(str, reports)) == sorted(filed)
        assert len(reports) <= self.sends

    @invariant()
    def no_story_is_lost(self) -> None:
        kept = self.run(self._everything())
        said = "\n".join(one.text for one in self.phone.shown)
        lost = [text for text in self.told.values() if text not in kept and text not in said]
        assert not lost, lost


TestCitizen = Citizen.TestCase
TestCitizen.settings = plays(examples=4, steps=20)
