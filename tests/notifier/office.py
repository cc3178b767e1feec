"""An office for tests of the notifier: a database, a local Telegram, a clock that is set by hand, invented people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, TypeVar

import httpx
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.notifier import Notifier, Tuning
from storage.engine import Database
from storage.models import Agency, Group, Notification, Person, Ticket
from storage.notifications import Body, post
from storage.outbox import UNOPENED
from tests.databases import KEYRING

T = TypeVar("T", Person, Group, Ticket, Agency)
TOKEN = "424242:SIMULATED"
START = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
MARK = "(mungkin terkirim dua kali)"
QUICK = Tuning(per_second=0, private_gap=0, group_gap=0, backoff=2, timeout=5, poll=0.05, standby=0.05, pause=60)


class Clock:
    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> datetime:
        return self.time

    def passes(self, **span: float) -> None:
        self.time += timedelta(**span)


def ticket(number: str, person: int, agency: int) -> Ticket:
    return Ticket(
        number=number,
        version=1,
        kind="complaint",
        state="unverified",
        reporter_id=person,
        holder_id=agency,
        coordinator_id=agency,
        title="Lampu jalan mati",
        content="Lampu jalan mati di depan sekolah",
        filed_at=START,
        changed_at=START,
    )


class Office:
    """`url` is the simulator's address; nobody is there when it is empty."""

    def __init__(self, database: Database, url: str = "http://127.0.0.1:9") -> None:
        self.database, self.url, self.clock = database, url, Clock()
        self.traces: list[tuple[int, str]] = []
        self._numbers = count(1)
        self._http = httpx.AsyncClient(base_url=url)
        self.notifiers: list[Notifier] = []

    async def close(self) -> None:
        for one in self.notifiers:
            await one.close()
        await self._http.aclose()

    # people and what is posted to them

    async def person(self, telegram_id: int = 0) -> Person:
        made = Person(
            lookup=KEYRING.lookup(telegram_id or 9_000_000_000 + next(self._numbers)),
            identity={"id": telegram_id or 9_000_000_000, "first_name": "Budi Contoh"},
            created_at=START,
        )
        return await self._added(made)

    async def citizen(self, name: str = "Budi Contoh") -> Person:
        """A person who has written to the bot, so that it may write to them."""
        known = await self.sim("people", first_name=name)
        await self.sim(f"chats/{known['id']}/messages", **{"from": known["id"], "text": "/start"})
        return await self.person(known["id"])

    async def group(self, address: int) -> Group:
        lookup = KEYRING.lookup(address)
        return await self._added(Group(lookup=lookup, chat_id=str(address), created_at=START))

    async def bound_group(self) -> tuple[Group, int]:
        known = await self.sim("people", first_name="Sari Contoh")
        chat = await self.sim("groups", title="Dinas Contoh", members=[known["id"]])
        return await self.group(chat["id"]), chat["id"]

    async def ticket(self, person: Person, number: str = "DMI-7K3F9QX") -> Ticket:
        agency = await self._added(Agency(code=f"a{next(self._numbers)}", name="Dinas", short="Dinas", kind="agency"))
        return await self._added(ticket(number, person.id, agency.id))

    async def _added(self, row: T) -> T:
        async with self.database.transaction() as session:
            session.add(row)
        return row

    async def posts(self, to: Person | Group, text: str = "Kabar", kind: str = "status", **more: Any) -> int:
        """The id of the new row; `more` goes into the body, `ticket` and `priority` into the row."""
        row = {name: more.pop(name) for name in ("ticket", "priority") if name in more}
        where = {"person": to.id} if isinstance(to, Person) else {"group": to.id}
        async with self.database.transaction() as session:
            posted = post(session, now=self.clock(), kind=kind, body=Body(text, **more), **where, **row)
        return posted.id

    async def row(self, number: int) -> Notification:
        async with self.database.transaction() as session:
            return await session.get_one(Notification, number, options=[UNOPENED])

    async def rows(self) -> Sequence[Notification]:
        async with self.database.transaction() as session:
            return (await session.scalars(select(Notification).options(UNOPENED).order_by(Notification.id))).all()

    async def states(self) -> list[str]:
        return [row.state for row in await self.rows()]

    async def reread(self, thing: T) -> T:
        async with self.database.transaction() as session:
            return await session.get_one(type(thing), thing.id)

    # the notifier

    def notifier(self, tuning: Tuning = QUICK, **other: Any) -> Notifier:
        made = Notifier(
            self.database,
            TOKEN,
            **{
                "api": self.url,
                "now": self.clock,
                "tuning": tuning,
                "digests": frozenset({"digest"}),
                "repeat_mark": lambda _language: MARK,
                "on_undeliverable": self._trace,
                **other,
            },
        )
        self.notifiers.append(made)
        return made

    async def _trace(self, _session: AsyncSession, row: Notification, cause: str) -> None:
        self.traces.append((row.id, cause))

    async def drain(self, notifier: Notifier) -> None:
        """Rounds until nothing is due at this time of the clock."""
        while await notifier.step():
            continue

    # Telegram

    async def sim(self, path: str, **body: Any) -> Any:
        answer = await self._http.post(f"/sim/{path}", json=body)
        assert answer.is_success, answer.text
        return answer.json()

    async def looks(self, path: str, **query: Any) -> Any:
        answer = await self._http.get(f"/sim/{path}", params=query)
        assert answer.is_success, answer.text
        return answer.json()

    async def fails(self, kind: str, method: str = "sendMessage", times: int = 1, **more: Any) -> None:
        await self.sim("faults", kind=kind, method=method, times=times, **more)

    async def heals(self) -> None:
        assert (await self._http.delete("/sim/faults")).is_success

    async def messages(self, chat: Person | int) -> list[dict[str, Any]]:
        """What the bot wrote there, oldest first."""
        number = chat.identity["id"] if isinstance(chat, Person) else chat
        return [one for one in await self.looks(f"chats/{number}/messages") if not one.get("out") and "from" in one]

    async def hears(self, chat: Person | int) -> list[str]:
        return [one["text"] for one in await self.messages(chat) if "text" in one]
