"""The gate before all handlers: blocked people, and whoever writes so fast that others would wait for it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from aiogram.methods import AnswerCallbackQuery

from bot.domain import unseen
from bot.limits import SLOW_SECONDS, Verdict
from bot.suggest.control import is_emergency
from bot.texts import Html
from bot.updates.means import Admission
from bot.usecases import floods
from bot.usecases.floods import Crowd
from bot.usecases.work import Turn
from handlers import helping, talk
from handlers.talk import Methods

CRIED = "cried"  # in the conversation: the minute in which emergency numbers were last given to somebody refused
GATED = ("message", "callback_query", "edited_message")


class Gate:
    """One in each process; what it counts stands in the database, so replicas share it."""

    def __init__(self) -> None:
        self._crowd = Crowd()

    async def admit(self, turn: Turn, raw: dict[str, Any]) -> Admission:
        """Whether an update goes on to its handler, and how much later its answer comes."""
        kind = next((one for one in GATED if one in raw), None)
        if kind is None:
            return Admission()
        if turn.person.blocked_at is not None:
            return Admission([*_cry(turn, raw), *_blocked(turn, raw)])
        if turn.work.limits is None or (turn.group is not None and not _for_us(raw[kind])):
            return Admission()
        filing = _filing(turn, raw)
        verdict = floods.weigh(turn, turn.work.limits, filing=filing)
        key = "flood-slow"
        if verdict is Verdict.PASS and not filing and not floods.in_office(turn):
            verdict = await self._crowd.verdict(turn.work.session, turn.work.now, turn.work.limits.overall)
            key = "flood-busy"
        first = floods.first_time(turn, verdict)
        if verdict is not Verdict.REFUSE:
            return Admission(after=SLOW_SECONDS if verdict is Verdict.SLOW else 0.0)
        return Admission([*_settled(raw), *_cry(turn, raw), *(_refused(turn, key) if first else [])])


def _for_us(content: dict[str, Any]) -> bool:
    """In a group people talk among themselves: only presses, commands and replies weigh."""
    text = content.get("text")
    return (
        "data" in content
        or "reply_to_message" in content
        or (isinstance(text, str) and unseen.without(text).startswith("/"))
    )


def _filing(turn: Turn, raw: dict[str, Any]) -> bool:
    """Whether the update goes on with an open draft."""
    data = raw.get("callback_query", {}).get("data")
    pressed = isinstance(data, str) and data.startswith("f:")
    return pressed or talk.state(turn)[0] == "form"


def _settled(raw: dict[str, Any]) -> Methods:
    """A refused press stops looking as if it were being worked on."""
    query = raw.get("callback_query", {}).get("id")
    return [AnswerCallbackQuery(callback_query_id=query)] if isinstance(query, str) else []


def _cry(turn: Turn, raw: dict[str, Any]) -> Methods:
    """Whom to call, also for whoever is not heard now: once a minute, so that no flood is answered by one."""
    message = raw.get("message", {})
    text = message.get("text") or message.get("caption")
    minute = turn.work.now.isoformat(timespec="minutes")
    if turn.group is not None or not isinstance(text, str) or not is_emergency(text):
        return []
    if turn.conversation.data.get(CRIED) == minute:
        return []
    turn.conversation.data = {**turn.conversation.data, CRIED: minute}
    return [helping.danger(turn, again=True)]


def _refused(turn: Turn, key: str) -> Methods:
    say = talk.voice(turn)
    if key == "flood-busy" or turn.work.limits is None:
        return [talk.message(turn, say.say("flood-busy"))]
    return [talk.message(turn, say.say(key, time=say.clock(floods.again_at(turn, turn.work.limits))))]


def _blocked(turn: Turn, raw: dict[str, Any]) -> Methods:
    """One sentence with the way to appeal, then silence; in a group silence alone."""
    if turn.group is not None or not floods.first_word_to_blocked(turn):
        return _settled(raw)
    city = turn.work.city
    office = city.agencies[city.coordinator]
    said = talk.voice(turn).say("blocked", office=office.name, contact=office.contact or "")
    return [*_settled(raw), talk.message(turn, said)]


def filed_much(turn: Turn, until: datetime) -> Html:
    """The answer to *Kirim* of somebody who has filed a lot lately; the draft waits."""
    say = talk.voice(turn)
    return say.say("flood-filing", day=say.day(until), time=say.clock(until))
