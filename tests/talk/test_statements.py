"""What the real form costs the database: few statements for a step, fewer when many wait, one commit."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from bot.app import App
from bot.settings import read
from bot.updates.speak import Reply, Speaker
from storage.engine import Database
from tests.stage import TOKEN
from tests.updates.kit import presses, says
from tests.updates.test_statements import Count, counted

ALONE = {"sqlite": 6, "postgresql": 7}  # PostgreSQL also locks the chat
FILING = 20
CROWD, BESIDE = 50, 8  # statements of a whole batch beside those for each of its people
# /lapor looks for drafts that wait; a filing looks for a flood twice, and SQLite writes the ticket, its event, its
# words and two notifications by a statement each. Who hears of it is asked once for all of them.
SATURATED = {0: CROWD + BESIDE, 1: BESIDE, 2: BESIDE, 3: 7 * CROWD + BESIDE}
WORDS = "Mohon dibuatkan zebra cross di depan SDN Contoh"


class Desk:
    """The bot's batches with nobody to speak to: what it would say is kept, what it asks the database is counted."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.app = App(read(_env_file=None, bot_token=TOKEN), database, patrolled=False)
        self._ids = count(100)
        self._said: dict[int, list[Any]] = {}
        self._spoken: list[int] = []

    def say(self, _speaker: Speaker, reply: Reply) -> None:
        self._said.setdefault(reply.chat_id, []).extend(reply.methods)
        self._spoken.extend(reply.update_ids)

    async def hears(self, *raw: dict[str, Any]) -> Count:
        with counted(self.database) as found:
            await self.app.batches.handle(raw)
        return found

    def written(self, person: int, words: str) -> dict[str, Any]:
        return says(next(self._ids), words, person)

    def pressed(self, person: int, label: str) -> dict[str, Any]:
        """A press of the newest button with this label."""
        markups = [one.reply_markup for one in self._said[person] if getattr(one, "reply_markup", None)]
        buttons = [button for markup in markups for row in markup.inline_keyboard for button in row]
        return presses(next(self._ids), next(one.callback_data for one in buttons[::-1] if one.text == label), person)


@pytest.fixture
async def desk(database: Database, monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = Desk(database)
    monkeypatch.setattr(Speaker, "say", lambda speaker, reply, _began=None: made.say(speaker, reply))
    await made.hears({"update_id": 1})  # the careful first batch
    return made


def _step(desk: Desk, person: int, step: int) -> dict[str, Any]:
    """The update of a person at this step of filing."""
    if step == 0:
        return desk.written(person, "/lapor")
    if step == 2:
        return desk.written(person, f"{WORDS} nomor {person}")
    return desk.pressed(person, "Aspirasi" if step == 1 else "Kirim")


async def test_a_step_alone_and_a_filing(desk: Desk) -> None:
    await desk.hears(desk.written(2000, "/lapor"))  # the privacy notice is noted once
    await desk.hears(desk.pressed(2000, "Batal"))
    for step in range(4):
        found = await desk.hears(_step(desk, 2000, step))
        assert found.commits == 1
        ceiling = FILING if step == 3 else ALONE[desk.database.url.get_backend_name()]
        assert len(found.statements) <= ceiling, (step, found.statements)


async def test_a_step_of_many_who_wait(desk: Desk) -> None:
    people = range(2000, 2000 + CROWD)
    await desk.hears(*(desk.written(person, "/bantuan") for person in people))
    for step in range(4):
        found = await desk.hears(*(_step(desk, person, step) for person in people))
        assert found.commits == 1
        assert len(found.statements) <= SATURATED[step], (step, len(found.statements))
