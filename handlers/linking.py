"""The citizen's side of the counter: a code from the receipt makes the ticket theirs."""

from __future__ import annotations

import re

from bot.callbacks import Menu
from bot.domain import claims
from bot.texts import lines
from bot.usecases import counter, guessing
from bot.usecases.work import Turn
from handlers import menus, talk
from handlers.talk import Methods, button
from storage.models import Ticket

SHOWN = 40  # characters of what was typed
UNKNOWN = "claim-unknown"
# As the receipt prints it: three groups of four. Twelve digits are a telephone's number, twelve letters may be a word.
_PRINTED = re.compile(r"(?=.*[\d-])(?=.*[a-z])[0-9a-z]{4}([ ‐‑‒–—_.-]?)[0-9a-z]{4}\1[0-9a-z]{4}", re.IGNORECASE)


def is_claim(text: str) -> bool:
    """Whether what follows /start is, or is meant to be, a code."""
    return text.lower().startswith(claims.PAYLOAD) or claims.read(text) is not None


async def redeemed(turn: Turn, text: str) -> Methods:
    """A code that came by the link of the receipt, after /start or as plain words."""
    if seconds := await guessing.wait_seconds(turn.work, turn.person.id):
        return [talk.message(turn, talk.voice(turn).say("claim-slow", seconds=seconds))]
    return _said(turn, await _redeem(turn, text), text)


async def _redeem(turn: Turn, text: str) -> Ticket | str:
    return await counter.redeem(turn.work, turn.person, turn.actors, claims.read(text))


def _said(turn: Turn, found: Ticket | str, text: str) -> Methods:
    say = talk.voice(turn)
    if isinstance(found, str):
        rows = [[button(say.say("button-mine"), Menu("mine"))]] if found == "claim-mine" else []
        return [talk.message(turn, say.say(found, given=text[:SHOWN]), rows)]
    notice = say.say("notice") if turn.person.noticed_at is None else None
    turn.person.noticed_at = turn.person.noticed_at or turn.work.now
    return [talk.message(turn, lines(say.say("claim-linked", number=found.number), notice)), *menus.refresh(turn)]


async def heard(turn: Turn, text: str) -> Methods | None:
    """A code typed as plain words; None for words that are none, which then go where they belong.

    While a question waits, what is no good code may be its answer; it counts as a wrong code all the same.
    """
    plain = text.strip()
    named = plain.lower().startswith(claims.PAYLOAD)
    if claims.read(plain) is None or not (named or _PRINTED.fullmatch(plain)):
        return None
    if named or not turn.conversation.state:
        return await redeemed(turn, plain)
    if await guessing.wait_seconds(turn.work, turn.person.id):
        return None
    found = await _redeem(turn, plain)
    return None if found == UNKNOWN else _said(turn, found, plain)
