"""The Telegram of the measurements: what costs a bot time, and nothing else, in a process of its own.

The simulator checks every call as strictly as Telegram and would be slower than the fastest bots here. This one keeps
no chats: it hands out updates, takes calls, and plays the people, who send their next update when the answer to the
last one has come (closed loop) or at fixed times (open loop). `POST /bench/play` starts a measurement and answers with
its figures when it is over.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

Json = dict[str, Any]
TOKEN = "424242:SIMULATED"
FIRST_ID = 7_000_100_001
_ME = {"id": 424242, "is_bot": True, "first_name": "Bot", "username": "contoh_bot"}
_TRUE = b'{"ok":true,"result":true}'
LONG_POLL = 25.0
AWAKE_SECONDS = 60.0

# A report of the real form, as people answer it: the label that is pressed, or the words that are written.
WORDS = (
    ("dengan kata-kata sendiri", "Lampu jalan di depan SDN Contoh {number} mati, gelap sekali kalau malam"),
    ("Kapan", "kemarin"),
    ("Di mana", "Jalan Contoh nomor 5, Teluk Binjai"),
)
LABELS = ("Pengaduan", "Betul", "Anonim: tidak", "Kirim")
RECEIPT = "Laporan Anda sudah masuk"
# The same mixture of messages and presses for bots that do not know our form.
PLAIN = ("/lapor", None, "Lampu jalan mati di depan SDN Contoh", "kemarin", None, "Jalan Contoh nomor 5", None, None)


@dataclass
class Player:
    """One of the people. `sent` is when the update left that has not been answered yet, 0 when none waits."""

    id: int
    step: int = 0
    sent: float = 0.0
    answered: bool = False
    markup: Json | None = None
    text: str = ""
    message_id: int = 0
    filed: int = 0

    @property
    def chat(self) -> Json:
        return {"id": self.id, "type": "private", "first_name": f"Warga {self.id % 1000}"}

    @property
    def user(self) -> Json:
        return {"id": self.id, "is_bot": False, "first_name": f"Warga {self.id % 1000}", "language_code": "id"}


@dataclass
class Figures:
    updates: int = 0
    filings: int = 0
    calls: int = 0
    pushes: list[float] = field(default_factory=list)
    answers: list[float] = field(default_factory=list)  # seconds from an update to the first call about it
    rounds: list[float] = field(default_factory=list)  # to the message that lets the person go on


class Town:
    """All people and the queue of their updates. `form`: they fill in our form, else they send the plain mixture."""

    def __init__(self) -> None:
        self.players: dict[int, Player] = {}
        self.figures = Figures()
        self.form = False
        self._go_on: Callable[[Player], None] = lambda _player: None
        self._waiting: deque[Json] = deque()
        self._next_update, self._next_message = 1000, 1
        self._news = asyncio.Event()
        self._pressed: dict[str, Player] = {}

    # updates

    def confirm(self, offset: int) -> None:
        while self._waiting and self._waiting[0]["update_id"] < offset:
            self._waiting.popleft()

    async def poll(self, limit: int, seconds: float) -> list[Json]:
        if not self._waiting and seconds > 0:
            self._news.clear()
            try:
                await asyncio.wait_for(self._news.wait(), min(seconds, LONG_POLL))
            except TimeoutError:
                return []
        return [one for one, _ in zip(self._waiting, range(limit), strict=False)]

    def _push(self, kind: str, payload: Json) -> None:
        self._next_update += 1
        self._waiting.append({"update_id": self._next_update, kind: payload})
        self._news.set()

    def message_id(self) -> int:
        self._next_message += 1
        return self._next_message

    # people

    def says(self, player: Player, text: str) -> None:
        message = {
            "message_id": self.message_id(),
            "date": int(time.time()),
            "chat": player.chat,
            "from": player.user,
            "text": text,
        }
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        self._sent(player, "message", message)

    def taps(self, player: Player, data: str) -> None:
        under = {"message_id": player.message_id, "date": int(time.time()), "chat": player.chat, "from": _ME}
        under |= {"text": player.text} | ({"reply_markup": player.markup} if player.markup else {})
        key = f"q{self._next_update}"
        self._pressed[key] = player
        query = {"id": key, "from": player.user, "chat_instance": "1", "data": data, "message": under}
        self._sent(player, "callback_query", query)

    def _sent(self, player: Player, kind: str, payload: Json) -> None:
        player.sent, player.answered = time.perf_counter(), False
        self._push(kind, payload)

    def acts(self, player: Player) -> None:
        """The next update of this person."""
        if self.form:
            self._fills_in(player)
            return
        wish = PLAIN[player.step % len(PLAIN)]
        player.step += 1
        if wish is None:
            self.taps(player, "x")
        else:
            self.says(player, wish)

    def _fills_in(self, player: Player) -> None:
        buttons = [one for row in (player.markup or {}).get("inline_keyboard", ()) for one in row]
        for label in LABELS:
            for button in buttons:
                if button["text"].startswith(label) and "callback_data" in button:
                    self.taps(player, button["callback_data"])
                    return
        for asked, words in WORDS:
            if asked in player.text:
                self.says(player, words.format(number=self._next_update))  # nobody writes what another one wrote
                return
        self.says(player, "/lapor")

    def heard(self, player: Player, call: Json) -> None:
        """A message or an edit of the bot: the person reads it and goes on."""
        if not player.sent:
            return
        self._first(player)
        player.text, player.markup = str(call.get("text", "")), call.get("reply_markup")
        player.message_id = int(call.get("message_id") or self._next_message)
        if "text" not in call or (self.form and not self._lets_go_on(player)):
            return
        self.figures.updates += 1
        self.figures.rounds.append(time.perf_counter() - player.sent)
        player.sent = 0.0
        if RECEIPT in player.text:
            self.figures.filings += 1
        self._go_on(player)

    def _lets_go_on(self, player: Player) -> bool:
        return RECEIPT in player.text or bool((player.markup or {}).get("inline_keyboard"))

    def answered(self, query: str) -> None:
        player = self._pressed.pop(query, None)
        if player is not None:
            self._first(player)

    def _first(self, player: Player) -> None:
        if player.sent and not player.answered:
            player.answered = True
            self.figures.answers.append(time.perf_counter() - player.sent)

    # measurements

    async def closed(self, people: int, warm: float, seconds: float) -> Json:
        """Everybody goes on as soon as they have been answered."""
        self._begin(people, lambda _player: None)
        await self._awake()
        self._go_on = self.acts
        for player in self.players.values():
            self.acts(player)
        await asyncio.sleep(warm)
        self.figures = Figures()
        began = time.perf_counter()
        await asyncio.sleep(seconds)
        return self._told(time.perf_counter() - began)

    async def open(self, people: int, rate: float, warm: float, seconds: float) -> Json:
        """One update each 1/`rate` seconds, whoever is free next."""
        free: deque[Player] = deque()
        self._begin(people, lambda _player: None)
        await self._awake()
        self._go_on = free.append
        free.extend(self.players.values())
        began = time.perf_counter()
        for n in range(int((warm + seconds) * rate)):
            await asyncio.sleep(max(0.0, began + n / rate - time.perf_counter()))
            if n == int(warm * rate):
                self.figures = Figures()
            if free:
                self.acts(free.popleft())
        await asyncio.sleep(1)
        return self._told(seconds)

    async def _awake(self) -> None:
        """One of the people writes first: the start of a bot is no part of the measurement."""
        first = next(iter(self.players.values()))
        self.acts(first)
        end = time.perf_counter() + AWAKE_SECONDS
        while first.sent and time.perf_counter() < end:
            await asyncio.sleep(0.01)

    def _begin(self, people: int, go_on: Callable[[Player], None]) -> None:
        self._waiting.clear()
        self._go_on = go_on
        self.players = {FIRST_ID + n: Player(FIRST_ID + n) for n in range(people)}

    def _told(self, seconds: float) -> Json:
        found, self._go_on = self.figures, lambda _player: None
        return {
            "seconds": seconds,
            "updates": found.updates,
            "filings": found.filings,
            "calls": found.calls,
            "per_second": found.updates / seconds,
            "answers": sorted(found.answers),
            "rounds": sorted(found.rounds),
            "pushes": found.pushes,
        }


class Server:
    """The Bot API in front of a town."""

    def __init__(self) -> None:
        self.town = Town()

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/bot{token}/{method}", self._call)
        app.router.add_post("/bench/play", self._play)
        app.router.add_get("/bench/figures", self._figures)
        return app

    async def _call(self, request: web.Request) -> web.Response:
        params, body = {}, await request.read()
        if request.content_type == "application/json":
            params = json.loads(body)
        elif request.content_type == "multipart/form-data":
            params = dict(await request.post())
        elif body:
            params = dict(parse_qsl(body.decode()))
        self.town.figures.calls += 1
        answer = _ANSWERS.get(request.match_info["method"].lower())
        raw = _TRUE if answer is None else await answer(self.town, params)
        return web.Response(body=raw, content_type="application/json")

    async def _play(self, request: web.Request) -> web.Response:
        wish = await request.json()
        self.town.form = wish.pop("form")
        kind = wish.pop("kind")
        found = await (self.town.closed(**wish) if kind == "closed" else self.town.open(**wish))
        return web.json_response(found)

    async def _figures(self, _request: web.Request) -> web.Response:
        found, self.town.figures = self.town.figures, Figures()
        return web.json_response({"calls": found.calls, "pushes": found.pushes})


async def _get_updates(town: Town, params: Json) -> bytes:
    if params.get("offset"):
        town.confirm(int(params["offset"]))
    found = await town.poll(int(params.get("limit") or 100), float(params.get("timeout") or 0))
    return json.dumps({"ok": True, "result": found}, separators=(",", ":")).encode()


async def _send_message(town: Town, params: Json) -> bytes:
    chat_id, markup = int(params["chat_id"]), params.get("reply_markup")
    town.figures.pushes.append(time.perf_counter())
    number = town.message_id()
    player = town.players.get(chat_id)
    if player is not None:
        town.heard(player, params | {"message_id": number, "reply_markup": _decoded(markup)})
    chat = {"id": chat_id, "type": "private", "first_name": "Warga"}
    message = {"message_id": number, "date": 1_770_000_000, "chat": chat, "from": _ME, "text": params["text"]}
    return json.dumps({"ok": True, "result": message}, separators=(",", ":")).encode()


async def _edit(town: Town, params: Json) -> bytes:
    player = town.players.get(int(params.get("chat_id") or 0))
    if player is not None:
        town.heard(player, params | {"reply_markup": _decoded(params.get("reply_markup"))})
    return _TRUE


async def _answer(town: Town, params: Json) -> bytes:
    town.answered(params["callback_query_id"])
    return _TRUE


async def _get_me(_town: Town, _params: Json) -> bytes:
    return json.dumps({"ok": True, "result": _ME}).encode()


_ANSWERS = {
    "getupdates": _get_updates,
    "sendmessage": _send_message,
    "editmessagetext": _edit,
    "editmessagereplymarkup": _edit,
    "answercallbackquery": _answer,
    "getme": _get_me,
}


def _decoded(markup: Any) -> Any:
    return json.loads(markup) if isinstance(markup, str) else markup


async def serve(port: int) -> None:
    runner = web.AppRunner(Server().app(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port, backlog=1024).start()
    await asyncio.Event().wait()


def run(port: int) -> None:
    asyncio.run(serve(port))
