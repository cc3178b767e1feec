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
    bulk = await bulks.find(turn.work, int(number), _cities(turn)) if number.isdigit() and len(number) < 19 else None
    if bulk is None:
        return [menus.unknown(turn)]
    say = talk.voice(turn)
    if bulk.decision is not None:
        return [talk.message(turn, say.say(f"bulk-was-{bulk.decision}"), [[_queue(turn)]])]
    if action not in (bulks.ACCEPT, bulks.ARCHIVE):
        return await _look(turn, bulk)
    count = await bulks.count(turn.work, bulk)
    await bulks.decide(turn.work, bulk, turn.person, action)
    cleared = talk.without_buttons(turn, query)
    return [*cleared, talk.message(turn, say.say(f"bulk-{action}-done", count=count), [[_queue(turn)]])]


def _queue(turn: Turn) -> Button:
    return button(talk.voice(turn).say("button-queue"), Menu("queue", "0"))


async def _look(turn: Turn, bulk: Bulk) -> Methods:
    """How many there are, their words once, some numbers, and the two decisions."""
    say = talk.voice(turn)
    found = await bulks.reports(turn.work, bulk, LISTED)
    open_ones = [one for one in found if not one.confidential]
    words = cards.quote(say, open_ones[0].content) if open_ones and turn.group is None else None
    head = say.say(
        "bulk-look", count=await bulks.count(turn.work, bulk), numbers=", ".join(one.number for one in found)
    )
    text = Html("\n".join(part for part in (head, words) if part))
    return [talk.message(turn, text, bulks.buttons(say, bulk)[1:])]
