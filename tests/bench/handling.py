"""Handling alone: the processor's time for a report of the real form, from its updates to what is to be said.

No HTTP, no pushes, nobody who waits: what is left depends least on what else the machine does, so this is where a
change to the way of an update shows first.
"""

from __future__ import annotations

import itertools
import time

from bot.app import App
from bot.running import settled
from bot.settings import read
from bot.updates.speak import Reply
from tests.bench.crew import Crew, opened
from tests.bench.report import Line, Wish
from tests.bench.telegram import FIRST_ID, TOKEN, Player, Town

TOGETHER = 50  # people whose updates wait at the same time
ROUNDS = 12  # the quickest counts: others were disturbed


async def handling(crew: Crew, wish: Wish) -> list[Line]:
    lines = []
    for kind in wish.databases:
        database = await opened(await crew.environment(kind))
        app = App(read(_env_file=None, bot_token=TOKEN, flood_limits=False), database, patrolled=False)
        await app.batches.handle([{"update_id": 1}])  # the careful first batch
        settled()
        room = Room(app)
        together, alone = await _spent(room, TOGETHER), await _spent(room, 1)
        await app.bot.session.close()
        await database.close()
        wish.say(f"handling {kind}: {together:.2f} ms a report together, {alone:.2f} alone")
        lines.append(Line("handling", f"{kind}, {TOGETHER} people at once: processor ms a report", together))
        lines.append(Line("handling", f"{kind}, one alone: processor ms a report", alone))
    return lines


class Room(Town):
    """People who sit beside the bot: it is given what they write and they hear what it would say."""

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app, self.form = app, True
        self._ids = itertools.count(FIRST_ID)
        self._ready: list[Player] = []
        self._go_on = self._ready.append
        app.speaker.say = self._hear  # type: ignore[method-assign,assignment]

    def _hear(self, reply: Reply, _began: float | None = None) -> None:
        self._app.speaker.give_back(reply.update_ids)  # said; noted with the next batch
        for method in reply.methods:
            call = method.model_dump(mode="json", exclude_unset=True)
            if reply.chat_id in self.players and "text" in call and "chat_id" in call:
                self.heard(self.players[reply.chat_id], call)

    async def report(self, people: int) -> float:
        """Processor seconds until so many new people have pressed *Kirim*."""
        self.players = {one: Player(one) for one in itertools.islice(self._ids, people)}
        self._ready[:] = self.players.values()
        spent = 0.0
        while self._ready:
            for player in self._ready:
                self.acts(player)
            self._ready.clear()
            waiting = list(self._waiting)
            self._waiting.clear()
            began = time.process_time()
            await self._app.batches.handle(waiting)
            spent += time.process_time() - began
        return spent


async def _spent(room: Room, people: int) -> float:
    """Milliseconds for each report, of so many people who answer at the same time."""
    return 1000 * min([await room.report(people) for _ in range(ROUNDS)]) / people
