"""What a test or the page needs besides people: changes, updates, faults, calls, files, actions."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict

from aiohttp import web

from bot.simulator.action import Action
from bot.simulator.encoded import encode
from bot.simulator.errors import Refusal
from bot.simulator.people import clone_group
from bot.simulator.world import World

from . import answer, body_of, need, number

_LONGEST_POLL = 60.0
_HEARTBEAT = 15.0
_KIND = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)
_HARMLESS = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox"}
"""An upload comes from the page's own origin with its sender's type: opened by itself it must run nothing."""


class Desk:
    """The machinery's part of the control interface."""

    def __init__(self, world: World, actions: Sequence[Action]) -> None:
        self.world = world
        self.actions = {action.id: action for action in actions}

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/sim/changes", self.changes),
            web.get("/sim/stream", self.stream),
            web.get("/sim/updates", self.updates),
            web.post("/sim/updates", self.push_updates),
            web.get("/sim/faults", self.faults),
            web.post("/sim/faults", self.add_fault),
            web.delete("/sim/faults", self.clear_faults),
            web.get("/sim/calls", self.calls),
            web.get("/sim/files/{unique_id}", self.file),
            web.get("/sim/actions", self.list_actions),
            web.post("/sim/actions/{action_id}", self.run_action),
            web.post("/sim/limits", self.limits),
            web.post("/sim/webhook", self.webhook),
        ]

    async def changes(self, request: web.Request) -> web.Response:
        after = int(number(request, "after"))
        missed = self.world.changes.missed(after)
        seconds = 0.0 if missed else min(number(request, "timeout", 25), _LONGEST_POLL)
        changes = await self.world.changes.wait(after, seconds)
        return answer({"seq": self.world.changes.seq, "changes": changes} | ({"missed": True} if missed else {}))

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """Server-sent events; the number of a change is its event id, so a browser resumes by itself."""
        resumed = request.headers.get("Last-Event-ID", "")
        seq = int(resumed) if resumed.isdigit() else int(number(request, "after"))
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        # A reader who leaves is no error: the browser reconnects when it wants more.
        with suppress(ConnectionResetError):
            await self._carry(response, seq)
        return response

    async def _carry(self, response: web.StreamResponse, seq: int) -> None:
        await response.write(b"retry: 1000\n\n")
        if self.world.changes.missed(seq):
            await response.write(b"event: missed\ndata: {}\n\n")
            seq = self.world.changes.seq
        while not self.world.changes.closed:
            changes = await self.world.changes.wait(seq, _HEARTBEAT)
            lines = [f"id: {change['seq']}\ndata: {encode(change)}\n\n" for change in changes]
            seq = changes[-1]["seq"] if changes else seq
            await response.write("".join(lines).encode() or b": still here\n\n")

    async def updates(self, request: web.Request) -> web.Response:
        queue = self.world.updates
        return answer({"pending": queue.pending, "next_id": queue.next_id, "delivered": queue.delivered})

    async def push_updates(self, request: web.Request) -> web.Response:
        try:
            body = json.loads(await request.read())
        except ValueError:
            raise Refusal(400, "the body must be JSON") from None
        raw = body if isinstance(body, list) else [body]
        if not all(isinstance(update, dict) for update in raw):
            raise Refusal(400, "an update is an object")
        return answer({"update_ids": [self.world.updates.push_raw(update) for update in raw]})

    async def faults(self, request: web.Request) -> web.Response:
        return answer(self.world.faults.listed())

    async def add_fault(self, request: web.Request) -> web.Response:
        fault = self.world.faults.add(await body_of(request))
        if fault.kind == "migrated":
            clone_group(self.world, fault.chat_id, fault.migrate_to)
        return answer(asdict(fault))

    async def clear_faults(self, request: web.Request) -> web.Response:
        self.world.faults.clear()
        return answer({})

    async def calls(self, request: web.Request) -> web.Response:
        method = request.query.get("method", "").lower()
        chat_id, after = request.query.get("chat_id"), number(request, "after")
        chosen = [
            call
            for call in self.world.calls
            if call["n"] > after
            and (not method or call["method"].lower() == method)
            and (chat_id is None or str(call["chat_id"]) == chat_id)
        ]
        return answer(chosen)

    async def file(self, request: web.Request) -> web.StreamResponse:
        file = self.world.files.by_unique_id(request.match_info["unique_id"])
        if file is None or not file.available:
            raise Refusal(404, "there is no such file")
        kind = file.mime if _KIND.fullmatch(file.mime) else "application/octet-stream"
        return web.Response(body=b"".join(file.chunks()), headers={"Content-Type": kind, **_HARMLESS})

    async def list_actions(self, request: web.Request) -> web.Response:
        return answer([{"id": a.id, "label": a.label, "hint": a.hint} for a in self.actions.values()])

    async def run_action(self, request: web.Request) -> web.Response:
        action = self.actions.get(request.match_info["action_id"])
        if action is None:
            raise Refusal(404, "there is no such action")
        return answer({"text": await action.run()})

    async def limits(self, request: web.Request) -> web.Response:
        self.world.limits.enforce = need(await body_of(request), "enforce", bool)
        return answer({"enforce": self.world.limits.enforce})

    async def webhook(self, request: web.Request) -> web.Response:
        """How patient the deliverer is, in seconds."""
        body, pace = await body_of(request), self.world.webhook.pace
        for field in ("first", "longest", "answer"):
            if field in body:
                setattr(pace, field, float(need(body, field, (int, float))))
        return answer(asdict(pace))
