"""The stage of the transcripts: the whole bot, a simulated Telegram, and people who write, tap and hear over HTTP.

budi = await stage.person("Budi")
await budi.says("/lapor")
await budi.taps("Pengaduan")
await budi.hears("Ceritakan masalahnya")
"""

from __future__ import annotations

import asyncio
import base64
import ssl
import tempfile
import time
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from typing import Any

import aiohttp

from bot.app import App
from bot.clock import Clock
from bot.domain.people import Role
from bot.notifier import Tuning
from bot.settings import read
from bot.simulator import Simulator
from bot.usecases import offices
from storage import people
from storage.engine import Database
from storage.people import Sender
from tests.bot_api import complaints

TOKEN = "424242:SIMULATED"
PATIENCE = 45.0  # seconds until a person gives up waiting
ADMIN = 7_000_000_001
START = datetime(2026, 11, 24, 3, tzinfo=UTC)  # a Tuesday, ten in the region: no test hangs on the hour it runs
PIXEL = base64.b64encode(
    bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db0"
        "0000000049454e44ae426082"
    )
).decode()
# Both libraries load the certificates for each new bot, a twentieth of a second that plain HTTP has no use for.
ssl.create_default_context = cache(ssl.create_default_context)  # type: ignore[assignment]  # it takes the same
_ids = count(7_000_100_001)  # beyond 32 bits, as Telegram's newer ids are


class Person:
    """Somebody at a phone: what they send, press and read. `taps_made` counts presses of any keyboard."""

    def __init__(self, stage: Stage, person_id: int, name: str, chat: int | None = None) -> None:
        self.stage, self.id, self.name = stage, person_id, name
        self.chat = chat or person_id
        self.taps_made = 0
        self._read: dict[int, str] = {}

    async def says(self, text: str, **more: Any) -> int:
        return await self._send(text=text, **more)

    async def sends_photo(self, caption: str = "", **more: Any) -> int:
        content = {"content": PIXEL, "name": "foto.png", "mime": "image/png"}
        return await self._send(photo=content, **({"caption": caption} if caption else {}), **more)

    async def sends(self, **content: Any) -> int:
        return await self._send(**content)

    async def sends_location(self, latitude: float = 1.667, longitude: float = 101.45) -> int:
        return await self._send(location={"latitude": latitude, "longitude": longitude})

    async def edits(self, message: int, text: str) -> None:
        await self.stage.post(f"/sim/chats/{self.chat}/messages/{message}/edit", {"from": self.id, "text": text})

    async def _send(self, **content: Any) -> int:
        sent = await self.stage.post(f"/sim/chats/{self.chat}/messages", {"from": self.id, **content})
        return int(sent["message_id"])

    async def taps(self, label: str, message: int | None = None) -> None:
        """Press the newest button with this label, waiting for it to appear."""
        body = {"from": self.id, "label": label} | ({"message_id": message} if message else {})
        deadline = time.monotonic() + PATIENCE
        while True:
            seen = self.stage.seen()
            try:
                await self.stage.post(f"/sim/chats/{self.chat}/press", body)
            except Refusal:
                if time.monotonic() > deadline:
                    raise AssertionError(f"{self.name} sees no button {label!r}:\n{await self.transcript()}") from None
                await self.stage.news(seen)
            else:
                self.taps_made += 1
                return

    async def presses(self, data: str, message: int) -> None:
        """Press by the callback data: a forged or an old button."""
        await self.stage.post(f"/sim/chats/{self.chat}/press", {"from": self.id, "message_id": message, "data": data})

    async def replies(self, fragment: str, text: str, **more: Any) -> None:
        """Reply to the newest message of the bot that holds `fragment`."""
        found = [one for one in await self.messages() if fragment in one.get("text", "") and not one.get("out")]
        assert found, f"{self.name} finds no message with {fragment!r}:\n{await self.transcript()}"
        await self._send(text=text, reply_to=found[-1]["message_id"], **more)

    async def hears(self, *fragments: str) -> dict[str, Any]:
        """The bot's next unread message (or edit) that holds all `fragments`; those before it count as read."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            seen = self.stage.seen()
            for message in await self._unread():
                self._read[message["message_id"]] = _shape(message)
                if all(fragment in _text(message) for fragment in fragments):
                    return message
            await self.stage.news(seen)
        raise AssertionError(f"{self.name} never hears {fragments}:\n{await self.transcript()}")

    async def gets(self, kind: str, count: int = 1) -> list[dict[str, Any]]:
        """All that the bot has sent of a kind of file, waiting for so many: files follow their words."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            seen = self.stage.seen()
            got = [one for one in await self.messages() if one.get(kind) and not one.get("out")]
            if len(got) >= count:
                return got
            await self.stage.news(seen)
        raise AssertionError(f"{self.name} never gets {count} of {kind}:\n{await self.transcript()}")

    def forgets(self) -> None:
        """Read everything again: what was said may have come in another order."""
        self._read.clear()

    async def hears_nothing(self, fragment: str, seconds: float = 0.4) -> None:
        await asyncio.sleep(seconds)
        heard = [one for one in await self._unread() if fragment in _text(one)]
        assert not heard, f"{self.name} hears {fragment!r}:\n{await self.transcript()}"

    async def _unread(self) -> list[dict[str, Any]]:
        bots = [one for one in await self.messages() if not one.get("out") and not one.get("deleted")]
        return [one for one in bots if self._read.get(one["message_id"]) != _shape(one)]

    async def messages(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = await self.stage.get(f"/sim/chats/{self.chat}/messages")
        return found

    async def buttons(self) -> list[str]:
        """Labels under the newest message of the bot."""
        bots = [one for one in await self.messages() if not one.get("out") and not one.get("deleted")]
        rows = bots[-1].get("reply_markup", {}).get("inline_keyboard", []) if bots else []
        return [button["text"] for row in rows for button in row]

    async def number(self) -> str:
        """The ticket number in the newest receipt."""
        receipts = [one["text"] for one in await self.messages() if "sudah masuk" in one.get("text", "")]
        return str(receipts[-1].split("\n")[1])

    async def menu(self) -> list[str]:
        chat = await self.stage.get(f"/sim/chats/{self.chat}?person={self.id}")
        return [one["command"] for one in chat["commands"]]

    async def transcript(self) -> str:
        lines = []
        for one in (await self.messages())[-14:]:
            who = self.name if one.get("out") else "bot"
            rows = one.get("reply_markup", {}).get("inline_keyboard", [])
            labels = [button["text"] for row in rows for button in row]
            lines.append(f"  {who}: {_text(one) or sorted(one)!r} {labels or ''}")
        return "\n".join(lines)


def _text(message: dict[str, Any]) -> str:
    return str(message.get("text") or message.get("caption") or "")


def _shape(message: dict[str, Any]) -> str:
    return f"{_text(message)}|{message.get('reply_markup')}"


class Refusal(Exception):
    """The simulator cannot do what was asked."""


class Stage:
    """One bot and one Telegram; people join by name, officers with a role."""

    def __init__(self, database: Database, **settings: Any) -> None:
        self.database = database
        self.clock = clock = Clock()
        clock.advance(START - clock())
        # aiohttp remembers the handlers of every server: what they lead to must not be the whole stage.
        self.simulator = Simulator(TOKEN, now=lambda: clock().timestamp())
        self._given = settings
        self._faulty = False
        self.app: App | None = None
        self._http: aiohttp.ClientSession | None = None

    async def open(self) -> None:
        self.data = tempfile.TemporaryDirectory(prefix="lapor-stage-")
        await self.simulator.start()
        self._http = aiohttp.ClientSession(self.simulator.url)
        await self.start_bot()

    async def start_bot(self) -> None:
        settings = read(
            _env_file=None,
            bot_token=TOKEN,
            telegram_api_url=self.simulator.url,
            data_dir=self.data.name,
            files_url=self._given.get("files_url", ""),
            aws_access_key_id="contoh",
            aws_secret_access_key="contoh",
            http_port=0,
            admin_ids=str(ADMIN),
            webhook_url=self._given.get("webhook_url", ""),
        )
        tuning = Tuning(per_second=0, private_gap=0, group_gap=0, backoff=0.05, backoff_cap=0.2)
        self.app = App(settings, self.database, clock=self.clock, tuning=tuning, patrolled=False, fetching=False)
        await self.app.start()

    async def close(self) -> None:
        if self.app is not None:
            await self.app.stop()
        if self._http is not None:
            await self._http.close()
        await self.simulator.stop()
        self.data.cleanup()
        wrong = [] if self._faulty else complaints(self.simulator.world.calls)
        assert not wrong, f"calls that the Bot API does not take: {wrong}"

    def files_forgotten(self) -> None:
        """Telegram is about to refuse file ids that it no longer knows; the bot cannot know that before."""
        self._faulty = True

    async def fetches(self, rounds: int = 5) -> None:
        """The worker brings what is due into the store."""
        assert self.app is not None
        for _ in range(rounds):
            if not await self.app.fetcher.step():
                return

    async def person(self, name: str, person_id: int | None = None) -> Person:
        made = await self.post("/sim/people", {"first_name": name, "id": person_id or next(_ids)})
        return Person(self, int(made["id"]), name)

    async def officer(self, name: str, role: Role, code: str) -> Person:
        """Somebody who already holds an office, and has opened the chat."""
        person = await self.person(name)
        await person.says("/start")
        await person.hears("Selamat datang")
        assert self.app is not None
        async with self.database.transaction() as session:
            work = await self.app.work_for(session)
            sender = {person.id: Sender(person.id, name, reachable=True)}
            row = (await people.load(session, work.keyring, sender, work.now))[person.id]
            agency = next((one for one in work.city.agencies.values() if one.code == code), None)
            offices.appoint(work, row, role, agency.id if agency else None)
        return person

    async def admin(self) -> Person:
        return await self.person("Gita Admin", ADMIN)

    async def group(self, title: str, *members: Person) -> int:
        chat = await self.post("/sim/groups", {"title": title, "members": [one.id for one in members]})
        return int(chat["id"])

    def in_group(self, person: Person, group: int) -> Person:
        """The same person, writing and reading in a group."""
        return Person(self, person.id, person.name, group)

    async def fault(self, method: str, kind: str, **more: Any) -> None:
        self._faulty = True  # what is refused on request is no fault of the bot's
        await self.post("/sim/faults", {"method": method, "kind": kind, **more})

    async def lets_pass(self, days: int) -> datetime:
        """Let so many working days pass; everything due until then happens."""
        assert self.app is not None
        async with self.database.transaction() as session:
            city = (await self.app.work_for(session)).city
        now = self.clock().astimezone(city.zone)
        until = datetime.combine(city.calendar.add(now.date(), days), now.timetz()) + timedelta(seconds=1)
        await self.app.advance(until)
        return until

    def seen(self) -> int:
        """How much has happened in the chats so far."""
        return self.simulator.world.changes.seq

    async def news(self, seen: int, seconds: float = 0.25) -> None:
        """Wait until more has happened than that, but not for long: a button may become valid without a message."""
        await self.simulator.world.changes.wait(seen, seconds)

    async def quiet(self, seconds: float = PATIENCE) -> None:
        """Until the bot has taken every update, said its replies and has no push in flight."""
        deadline = time.monotonic() + seconds
        while self._at_work():
            if time.monotonic() > deadline:
                raise TimeoutError(f"the bot is still at work after {seconds} seconds")
            await self.news(self.seen(), 0.02)

    def _at_work(self) -> bool:
        assert self.app is not None
        notifier = self.app._notifier
        pushes = notifier._asked or notifier._flying or notifier._landed
        return bool(self.simulator.world.updates.pending or self.app.speaker.busy or pushes)

    async def post(self, path: str, body: dict[str, Any]) -> Any:
        assert self._http is not None
        async with self._http.post(path, json=body) as answer:
            found = await answer.json()
            if answer.status >= 400:
                raise Refusal(found.get("error"))
            return found

    async def get(self, path: str) -> Any:
        assert self._http is not None
        async with self._http.get(path) as answer:
            found = await answer.json()
            if answer.status >= 400:
                raise Refusal(found.get("error"))
            return found
