"""The people of a play: citizens who file, answer and confirm, a coordinator who verifies, a liaison who works.

Everything that somebody writes carries a word of its own, and is noted as promised once Telegram has taken it.
"""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.chaos.telegram import Json, Phone, Telegram, text_of

AGENCIES = ("Dinas Perhubungan", "Dinas Kesehatan", "Dinas Sosial", "Dinas Tenaga Kerja")
UNFINISHED = 60  # reports; an agency finishes about one a second, so that more would only pile up until the end
ADMIN = 7_000_000_001
PATIENCE = 60.0  # seconds; a lost question comes again after a few
APOLOGY = "Ada gangguan di pihak kami"
DONE_BEFORE = "tidak bisa dilakukan sekarang"  # a colleague, or this officer before an answer was lost
_NUMBER = re.compile(r"\b[A-Z]{3}-[0-9A-Z]{7}\b")


@dataclass
class Promises:
    """What Telegram took from people: word → what it must have become, exactly once."""

    filings: dict[str, Phone] = field(default_factory=dict)
    acts: dict[str, str] = field(default_factory=dict)  # word → action of the event
    verified: set[str] = field(default_factory=set)  # numbers
    confirmed: set[str] = field(default_factory=set)
    stuck: list[str] = field(default_factory=list)  # who waited in vain, and for what
    _words: count[int] = field(default_factory=lambda: count(1))

    @property
    def unfinished(self) -> int:
        return len(self.filings) - len(self.confirmed)

    def word(self) -> str:
        return f"uji{next(self._words):06d}"


def number_in(message: Json) -> str:
    found = _NUMBER.search(text_of(message))
    assert found is not None, text_of(message)
    return found[0]


def agency_of(number: str) -> str:
    """To whom the coordinator gives a report: to each agency every now and then."""
    return AGENCIES[sum(number.encode()) % len(AGENCIES)]


async def told(phone: Phone, fragment: str, playing: asyncio.Event) -> AsyncIterator[str]:
    """The number of each report that the phone is told of with these words, also of what came while it was busy."""
    read, done = 0, set[str]()
    while playing.is_set():
        for message in phone.heard[read:]:
            read += 1
            if fragment in text_of(message) and (number := number_in(message)) not in done:
                done.add(number)
                yield number
        await asyncio.sleep(0.2)


class Citizen:
    """Files one report after another; between two reports reads what came and reacts to it."""

    def __init__(self, phone: Phone, promises: Promises) -> None:
        self.phone, self._promises = phone, promises
        self._reacted: set[int] = set()

    async def live(self, playing: asyncio.Event, filing: asyncio.Event) -> None:
        while playing.is_set():
            if filing.is_set() and self._promises.unfinished < UNFINISHED:
                await self.files()
            await self.reacts()
            await asyncio.sleep(random.uniform(0, 0.3))

    async def files(self) -> None:
        """One report by the form, the way people do: some press *Kirim* twice."""
        phone, word = self.phone, self._promises.word()
        text = f"Mohon dibuatkan zebra cross di depan SDN Contoh, {word}"
        if (
            await self._until("Apa yang ingin Anda sampaikan?", lambda: phone.says("/lapor"))
            and await self._until("dengan kata-kata sendiri", lambda: phone.taps("Aspirasi"))
            and await self._until(word, lambda: phone.says(text))
        ):
            self._promises.filings[word] = phone
            await self._until("Laporan Anda sudah masuk", self._sends)

    async def _sends(self) -> None:
        for _ in range(1 + (random.random() < 0.3)):
            await self.phone.taps("Kirim")

    async def _until(self, fragment: str, act: Callable[[], Awaitable[object]]) -> bool:
        """Do it and hear what follows; do it again when the bot says that it could not handle it."""
        while True:
            await act()
            heard = await self.phone.hears(fragment, APOLOGY, patience=PATIENCE)
            if heard is None:
                self._promises.stuck.append(f"{self.phone.name} waits for {fragment!r}\n{self.phone.transcript()}")
            if heard is None or APOLOGY not in text_of(heard):
                return heard is not None

    async def reacts(self) -> None:
        """Answer follow-ups, confirm what is finished."""
        for message in list(self.phone.heard):
            text, key = text_of(message), message["message_id"]
            if key in self._reacted:
                continue
            if text.startswith("🛠"):
                await self._answers(number_in(message))
            elif "menyatakan laporan Anda selesai" in text:
                await self._confirms(message)
            else:
                continue
            self._reacted.add(key)

    async def _answers(self, number: str) -> None:
        if number not in self._promises.confirmed:  # a possible repeat may come after the end
            word = self._promises.word()
            await self.phone.says(f"/tanggapi {number} Terima kasih, {word}")
            self._promises.acts[word] = "answer"

    async def _confirms(self, message: Json) -> None:
        if await self.phone.taps("Sudah selesai", message):
            self._promises.confirmed.add(number_in(message))


class Coordinator:
    """Verifies what is filed. A command whose answer was lost is given again: the ticket knows."""

    def __init__(self, phone: Phone, promises: Promises) -> None:
        self.phone, self._promises = phone, promises

    async def live(self, playing: asyncio.Event) -> None:
        async for number in told(self.phone, "Laporan baru", playing):
            await self._verifies(number)

    async def _verifies(self, number: str) -> None:
        """The card by the command, then its button; whoever sees neither tries again, as people do."""
        for _ in range(8):
            await self.phone.says(f"/verifikasi {number} {agency_of(number)}")
            card = await self.phone.hears(f"Verifikasi {number}", f"{number} diteruskan ke", DONE_BEFORE, patience=10)
            if card is not None and not text_of(card).startswith("Verifikasi"):
                return
            if card is None or not await self.phone.taps("Verifikasi"):
                continue
            self._promises.verified.add(number)
            if await self.phone.hears(f"{number} diteruskan ke", patience=10):
                return


class Liaison:
    """Follows up, notes and finishes what its agency gets, without waiting for answers."""

    def __init__(self, phone: Phone, promises: Promises) -> None:
        self.phone, self._promises = phone, promises

    async def live(self, playing: asyncio.Event) -> None:
        async for number in told(self.phone, "untuk instansi Anda", playing):
            await self._acts("/tindaklanjut", "follow_up", number)
            await self._acts("/catat", "note", number)
            await asyncio.sleep(random.uniform(0, 1))
            await self._acts("/selesai", "propose", number)

    async def _acts(self, command: str, action: str, number: str) -> None:
        word = self._promises.word()
        await self.phone.says(f"{command} {number} Dikerjakan, {word}")
        self._promises.acts[word] = action


class Crowd:
    """Everybody, from the first report until the last officer has done what there is to do."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram, self.promises = telegram, Promises()
        self._playing, self._filing = asyncio.Event(), asyncio.Event()
        self._lives: list[asyncio.Task[None]] = []

    async def gather(self, citizens: int) -> None:
        """Who takes part; the officers are invited the way officers are."""
        admin = await self.telegram.person("Gita Admin", ADMIN)
        citra = await self._officer(admin, "Citra Koordinator", "/undang koordinator")
        dewis = [
            await self._officer(admin, f"Dewi Penghubung {n}", f"/undang penghubung {agency}")
            for n, agency in enumerate(AGENCIES, 1)
        ]
        self.citizens = [
            Citizen(await self.telegram.person(f"Warga Contoh {n}"), self.promises) for n in range(citizens)
        ]
        self.coordinator = Coordinator(citra, self.promises)
        liaisons = [Liaison(dewi, self.promises) for dewi in dewis]
        self.liaisons = dict(zip(AGENCIES, liaisons, strict=True))

    async def _officer(self, admin: Phone, name: str, command: str) -> Phone:
        phone = await self.telegram.person(name)
        await admin.says(command)
        invitation = await admin.hears("start=")
        assert invitation is not None, f"no invitation after {command}"
        link = next(line for line in text_of(invitation).splitlines() if "start=" in line)
        await phone.says(f"/start {link.partition('start=')[2]}")
        assert await phone.hears("Selamat bergabung"), f"{name} was not made an officer"
        return phone

    def begin(self) -> None:
        self._playing.set()
        self._filing.set()
        lives: list[Coroutine[Any, Any, None]] = [one.live(self._playing, self._filing) for one in self.citizens]
        lives += [self.coordinator.live(self._playing)]
        lives += [one.live(self._playing) for one in self.liaisons.values()]
        self._lives = [asyncio.create_task(life) for life in lives]

    async def rest(self, seconds: float) -> None:
        """Nobody files any more, officers do what there is to do, everybody ends what they have begun."""
        self._filing.clear()
        await self._finishes(seconds)
        await self.settle(seconds)
        self._playing.clear()
        await asyncio.gather(*self._lives)
        await self.settle(seconds)

    async def _finishes(self, seconds: float) -> None:
        """Wait until all reports are confirmed, or until nobody has got any further for a while."""
        now = moved = time.monotonic()
        end, before = now + seconds, (0, 0, 0)
        while self.promises.unfinished and now < min(end, moved + PATIENCE):
            done = len(self.promises.acts), len(self.promises.verified), len(self.promises.confirmed)
            moved, before = (moved if done == before else now), done
            await asyncio.sleep(0.5)
            now = time.monotonic()

    async def settle(self, seconds: float) -> None:
        """Wait until the bot has taken everything and has been silent for a moment."""
        async with asyncio.timeout(seconds):
            silent, before = 0, -1
            while silent < 3:
                heard = sum(len(phone.heard) for phone in self.telegram.phones.values())
                quiet = heard == before and await self.telegram.pending() == 0
                silent, before = (silent + 1 if quiet else 0), heard
                await asyncio.sleep(0.5)
