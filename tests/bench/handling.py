"""Handling alone: the processor's time for a report of the real form, from its updates to what is to be said.

No HTTP, no pushes, nobody who waits: what is left depends least on what else the machine does, so this is where a change
to the way of an update shows first.
"""

from __future__ import annotations

import time
from bot.app import App
from bot.running import settled
from bot.settings import read
from bot.updates.speak import Reply
from storage.engine import Database
from tests.bench.crew import Crew, opened
from tests.bench.report import Line, Wish
from tests.bench.telegram import FIRST_ID, TOKEN, Player, Town

TOGETHER = 50  # people whose updates wait at the same time
ROUNDS = 12  # the quickest counts: others were disturbed


async def handling(crew: Crew, wish: Wish) -> list[Line]:
    lines = []
    for kind in wish.databases:
        database = await opened(await crew.environment(kind))
        together, alone = await _spent(database, TOGETHER), await _spent(database, 1)
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
        self._ready: list[Player] = []
        self._go_on = self._ready.append
        app.speaker.say = self._hear  # type: ignore[method-assign]

    def _hear(self, reply: Reply, _began: float | None = None) -> None:
        self._app.speaker.give_back(reply.update_ids)  # said; noted with the next batch
        for method in reply.methods:
            call = method.model_dump(mode="json", exclude_unset=True)
            if reply.chat_id in self.players and "text" in call and "chat_id" in call:
                self.heard(self.players[reply.chat_id], call)

    async def report(self, ids: range) -> float:
        """Processor seconds until all of these people have pressed *Kirim*."""
        self.players = {one: Player(one) for one in ids}
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


async def _spent(database: Database, people: int) -> float:
    """Milliseconds for each report, of so many people who answer at the same time."""
    app = App(read(_env_file=None, bot_token=TOKEN, flood_limits=False), database, patrolled=False)
    room = Room(app)
    await app.batches.handle([{"update_id": 1}])  # the careful first batch
    settled()
    first = FIRST_ID + people * ROUNDS  # nobody whom the other measurement knows
    spent = [await room.report(range(first + n * people, first + (n + 1) * people)) for n in range(ROUNDS)]
    await app.bot.session.close()
    return 1000 * min(spent) / people
