"""Reports with the same words, held back: shown together, and decided together by a coordinator."""

from __future__ import annotations

from aiogram.types import CallbackQuery

from bot.callbacks import Menu
from bot.domain.people import Role
from bot.texts import Html
from bot.usecases import bulks, cards
from bot.usecases.work import Turn
from handlers import menus, talk
from handlers.talk import Methods, button
from storage.models import Bulk
from storage.notifications import Button

LISTED = 10  # numbers named in the message
SURE = "sure"  # of a press: it was asked once whether all are to be archived


async def waiting(turn: Turn) -> list[list[Button]]:
    """A row for each bulk that waits for a decision, for the coordinator's queue."""
    say = talk.voice(turn)
    found = await bulks.undecided(turn.work, _cities(turn))
    return [[button(say.say("button-bulk", count=count), Menu("bulk", f"look/{bulk.id}"))] for bulk, count in found]


def _cities(turn: Turn) -> list[int]:
    """The coordinating agencies for which this person decides."""
    return [actor.agency for actor in turn.actors if actor.role is Role.COORDINATOR and actor.agency]


async def pressed(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    action, _, number = value.partition("/")
    if not _cities(turn):
        return [menus.unknown(turn)]
    bulk = await bulks.find(turn.work, int(number), _cities(turn)) if number.isdecimal() and len(number) < 19 else None
    if bulk is None:
        return [menus.unknown(turn)]
    if action == bulks.RESTORE and bulk.decision == bulks.ARCHIVE:
        return await _decided(turn, bulk, bulks.RESTORE, await bulks.count_archived(turn.work, bulk), query)
    if bulk.decision is not None:
        return [talk.message(turn, talk.voice(turn).say(f"bulk-was-{bulk.decision}"), [_ways(turn, bulk)])]
    if action == bulks.ARCHIVE:
        return await _surely(turn, bulk)
    if action not in (bulks.ACCEPT, SURE):
        return await _look(turn, bulk)
    decision = bulks.ARCHIVE if action == SURE else bulks.ACCEPT
    return await _decided(turn, bulk, decision, await bulks.count(turn.work, bulk), query)


async def _surely(turn: Turn, bulk: Bulk) -> Methods:
    """How many citizens would read that they broke the rules, before they do."""
    say, count = talk.voice(turn), await bulks.count(turn.work, bulk)
    sure = button(say.say("button-bulk-sure", count=count), Menu("bulk", f"{SURE}/{bulk.id}"), "danger")
    look = button(say.say("button-bulk-look"), Menu("bulk", f"look/{bulk.id}"))
    return [talk.message(turn, say.say("bulk-sure", count=count), [[sure], [look]])]


async def _decided(turn: Turn, bulk: Bulk, decision: str, count: int, query: CallbackQuery | None) -> Methods:
    await bulks.decide(turn.work, bulk, turn.person, decision)
    said = talk.message(turn, talk.voice(turn).say(f"bulk-{decision}-done", count=count), [_ways(turn, bulk)])
    return [*talk.without_buttons(turn, query), said]


def _ways(turn: Turn, bulk: Bulk) -> list[Button]:
    """The queue, and the way back for all that was archived together."""
    say = talk.voice(turn)
    back = button(say.say("button-bulk-restore"), Menu("bulk", f"{bulks.RESTORE}/{bulk.id}"))
    return [*([back] if bulk.decision == bulks.ARCHIVE else []), _queue(turn)]


def _queue(turn: Turn) -> Button:
    return button(talk.voice(turn).say("button-queue"), Menu("queue", "0"))


async def _look(turn: Turn, bulk: Bulk) -> Methods:
    """How many there are, their words once, some numbers, and the two decisions."""
    say = talk.voice(turn)
    found = await bulks.reports(turn.work, bulk, LISTED)
    open_ones = [one for one in found if not one.confidential]
    words = cards.quote(say, open_ones[0].content) if open_ones and turn.group is None else None
    count = await bulks.count(turn.work, bulk)
    key = "bulk-look" if count <= len(found) else "bulk-look-some"
    head = say.say(key, count=count, numbers=", ".join(one.number for one in found))
    text = Html("\n".join(part for part in (head, words) if part))
    return [talk.message(turn, text, bulks.buttons(say, bulk)[1:])]
