"""The flight of one claimed row: its parts sent one after the other, and what each failure makes of it."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from telegram.error import BadRequest, ChatMigrated, RetryAfter

from bot.notifier.carrier import Carrier, Manner
from bot.notifier.parts import Part, cut
from bot.notifier.policy import Act, Line, classify, told
from bot.notifier.wire import Lost, NotSent
from storage.notifications import Body, State
from storage.outbox import Claimed, Mark

EDIT_TRIES = 5
OVER = "no_message"  # what was to be edited never reached the chat
UNREADABLE = "unreadable"  # the row or its address does not open with this key


@dataclass(frozen=True, slots=True)
class Rules:
    """What a flight needs from outside. `backoff` and `cap` in seconds; `repeat_mark` by language."""

    carrier: Carrier
    now: Callable[[], datetime]
    digests: Collection[str]
    repeat_mark: Callable[[str], str]
    backoff: float
    cap: float


@dataclass(slots=True)
class Landing:
    """How a flight ended: what is written to its row, and what else follows from it."""

    row: Claimed
    mark: Mark
    messages: int = 0  # delivered by this flight, for the pace
    unreachable: str | None = None  # cause
    trace: str | None = None  # cause that officers shall see on the ticket
    address: int | None = None  # a group's new id
    topic: int | None = None  # the forum topic that was opened for the ticket
    paused: bool = False


@dataclass(slots=True)
class Flight:
    rules: Rules
    row: Claimed
    parts: list[Part] = field(default_factory=list)
    sent: int = 0
    ids: list[int] = field(default_factory=list)
    new_ids: int = 0
    moved_to: int | None = None
    left_out: str | None = None  # cause of the file that was refused
    topic: int | None = None  # opened by this flight
    named: str | None = None  # how the ticket's topic is called; None where it has none

    def __post_init__(self) -> None:
        self.sent, self.ids = self.row.parts_sent, list(self.row.message_ids)

    async def fly(self) -> Landing:
        """Send what has not been sent. Raises nothing but cancellation: every failure is a landing."""
        try:
            return await self._flown()
        except Exception as problem:  # a landing carries it: the row says what became of it
            return self._failed(classify(problem), problem)

    def held(self) -> Landing:
        """Claimed and not begun: the row goes back as it was."""
        return self._waiting(timedelta(0), None, counted=False)

    def postponed(self, until: datetime) -> Landing:
        """Claimed, but its chat has just been spoken to."""
        return self._waiting(until - self.rules.now(), None, counted=False)

    async def _flown(self) -> Landing:
        if self.row.body is None or self.row.address is None:
            return self.refused(UNREADABLE)
        body = Body.from_json(self.row.body)
        self.parts = cut(body)
        mark = self.rules.repeat_mark(self.row.language) if self.row.possible_repeat else ""
        self.named = body.topic if self.row.forum and self.row.ticket_id is not None else None
        thread = self.row.thread if self.named else body.thread
        manner = Manner(self.row.address, thread, protect=body.protect, mark=mark)
        if self.row.edits_id is not None:
            return await self._edited(manner)
        failure = await self._probe()
        if failure is None and self.named and thread is None:
            manner = replace(manner, thread=await self._open(manner))
        failure = failure or await self._send_all(manner)
        return self._ended(State.SENT, self.left_out) if failure is None else self._failed(*failure)

    async def _edited(self, manner: Manner) -> Landing:
        """A message changed in place; one that was never sent, or is gone, is not sent anew."""
        if self.row.edits_message is None:
            return self._landing(State.UNDELIVERABLE, OVER, self.rules.now(), self.rules.now())
        await self.rules.carrier.edit(self.parts[0], manner, self.row.edits_message)
        return self._ended(State.SENT, None)

    def _edit_failed(self, line: Line, problem: Exception) -> Landing:
        """An edit is no promise: it is tried again while that may help, and its end leaves no trace."""
        if line.act in (Act.WAIT, Act.PAUSE, Act.UNREACHABLE):
            return replace(_LANDINGS[line.act](self, line, problem), trace=None)
        if line.act in (Act.BACK_OFF, Act.REPEAT) and self.row.attempts < EDIT_TRIES:
            return self.back_off(line, problem)
        now = self.rules.now()
        return self._landing(State.SENT if line.cause == "unchanged" else State.UNDELIVERABLE, line.cause, now, now)

    async def _probe(self) -> tuple[Line, Exception] | None:
        """A repeat leaves only when Telegram answers again, so that an outage does not use it up."""
        if not self.row.possible_repeat:
            return None
        try:
            await self.rules.carrier.alive()
        except Exception as problem:  # classified, and the landing carries it
            line = classify(problem)
            return (line if line.act in (Act.WAIT, Act.PAUSE) else replace(line, act=Act.BACK_OFF)), problem
        return None

    async def _open(self, manner: Manner) -> int | None:
        """A topic for the ticket; None in a forum that lets the bot make none: the message goes outside of topics."""
        try:
            self.topic = await self.rules.carrier.open_topic(manner.address, self.named or "")
        except BadRequest:
            return None
        except Lost as problem:
            raise NotSent(str(problem)) from None  # the message itself has not left
        return self.topic

    async def _send_all(self, manner: Manner) -> tuple[Line, Exception] | None:
        while self.sent < len(self.parts):
            part = self.parts[self.sent]
            failure, manner = await self._send(part, replace(manner, reply_to=self.ids[0] if self.ids else None))
            if failure is not None:
                line = failure[0]
                if line.act is not Act.REFUSED or not part.files or not self.ids:
                    return failure
                self.left_out = told(*failure)
            self.sent += 1
            manner = replace(manner, mark="")
        return None

    async def _send(self, part: Part, manner: Manner) -> tuple[tuple[Line, Exception] | None, Manner]:
        """One part, with each remedy tried at most once; the manner that worked serves the parts that follow."""
        tried: set[Act] = set()
        while True:
            try:
                ids = await self.rules.carrier.send(part, manner)
            except Exception as problem:  # the policy has a line for every kind
                line = classify(problem)
                if line.act is Act.THREADLESS and self.named and self.topic is None and manner.thread is not None:
                    manner = replace(manner, thread=await self._open(manner))
                    continue
                remedy = _REMEDIES.get(line.act)
                if remedy is None or line.act in tried:
                    return (replace(line, act=Act.REFUSED) if remedy else line, problem), manner
                tried.add(line.act)
                manner = remedy(manner, problem)
                if line.act is Act.MIGRATE:
                    self.moved_to = manner.address
                continue
            self.ids += ids
            self.new_ids += len(ids)
            return None, manner

    def _failed(self, line: Line, problem: Exception) -> Landing:
        if self.row.edits_id is not None:
            return self._edit_failed(line, problem)
        age = self.rules.now() - self.row.created_at
        if line.gives_up is not None and age > line.gives_up:
            return self.refused(line.cause)
        return _LANDINGS[line.act](self, line, problem)

    def refused(self, cause: str) -> Landing:
        return replace(self._ended(State.UNDELIVERABLE, cause), trace=cause)

    def unreachable(self, line: Line, problem: Exception) -> Landing:
        return replace(self.refused(line.cause), unreachable=line.cause)

    def retry_after(self, line: Line, problem: Exception) -> Landing:
        told = problem.retry_after if isinstance(problem, RetryAfter) else 1
        return self._waiting(told if isinstance(told, timedelta) else timedelta(seconds=told), line.cause)

    def back_off(self, line: Line, problem: Exception) -> Landing:
        return self._waiting(self._pause(), line.cause)

    def paused(self, line: Line, problem: Exception) -> Landing:
        return replace(self._waiting(timedelta(0), line.cause, counted=False), paused=True)

    def unknown(self, line: Line, problem: Exception) -> Landing:
        if self.row.kind in self.rules.digests or self.row.possible_repeat:
            return replace(self._ended(State.UNKNOWN, line.cause), trace=line.cause)
        landing = self._waiting(self._pause(), line.cause)
        return replace(landing, mark=replace(landing.mark, possible_repeat=True))

    def _pause(self) -> timedelta:
        steps = min(self.row.attempts, 20)
        return timedelta(seconds=min(self.rules.cap, self.rules.backoff * 2**steps) * random.uniform(0.5, 1))

    def _waiting(self, pause: timedelta, cause: str | None, *, counted: bool = True) -> Landing:
        return self._landing(State.WAITING, cause, self.rules.now() + pause, None, counted=counted)

    def _ended(self, state: State, cause: str | None) -> Landing:
        now = self.rules.now()
        return replace(self._landing(state, cause, now, now), trace=self.left_out)

    def _landing(
        self, state: State, cause: str | None, not_before: datetime, ended_at: datetime | None, *, counted: bool = True
    ) -> Landing:
        mark = Mark(
            id=self.row.id,
            claimed_at=self.row.claimed_at,
            state=state.value,
            attempts=self.row.attempts + counted,
            parts_sent=self.sent,
            possible_repeat=self.row.possible_repeat,
            not_before=not_before,
            ended_at=ended_at,
            message_id=self.ids[0] if self.ids else None,
            message_ids=self.ids,
            cause=cause,
        )
        return Landing(self.row, mark, messages=self.new_ids, address=self.moved_to, topic=self.topic)


_REMEDIES: Mapping[Act, Callable[[Manner, Exception], Manner]] = {
    Act.PLAIN: lambda manner, _: replace(manner, plain=True),
    Act.THREADLESS: lambda manner, _: replace(manner, thread=None),
    Act.UPLOAD: lambda manner, _: replace(manner, upload=True),
    Act.MIGRATE: lambda manner, problem: replace(manner, address=_new_id(problem)),
}
_LANDINGS: Mapping[Act, Callable[[Flight, Line, Exception], Landing]] = {
    Act.WAIT: Flight.retry_after,
    Act.BACK_OFF: Flight.back_off,
    Act.REPEAT: Flight.unknown,
    Act.UNREACHABLE: Flight.unreachable,
    Act.REFUSED: lambda flight, line, problem: flight.refused(told(line, problem)),
    Act.LEAVE: lambda flight, line, problem: flight.refused(told(line, problem)),
    Act.PAUSE: Flight.paused,
}


def _new_id(problem: Exception) -> int:
    assert isinstance(problem, ChatMigrated)
    return problem.new_chat_id
