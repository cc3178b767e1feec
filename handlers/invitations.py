"""/undangan: the invitations that are open, each with a button that withdraws it."""

from __future__ import annotations

from aiogram.types import CallbackQuery

from bot.callbacks import Menu
from bot.texts import Html
from bot.usecases import invitations, offices, tree
from bot.usecases.work import Turn
from handlers import menus, talk
from handlers.talk import Methods, Rows, button
from storage.models import Invitation

SHOWN = 30  # the oldest ones; a withdrawn one makes room


async def listing(turn: Turn) -> Methods:
    text, rows = await _list(turn)
    return [talk.message(turn, text, rows)]


async def _list(turn: Turn) -> tuple[Html, Rows]:
    say = talk.voice(turn)
    found = await invitations.waiting(turn.work, tree.scope(turn.work, turn.person))
    if not found:
        return say.say("invitations-none"), ()
    lines, rows = [say.say("invitations-head", count=len(found))], []
    for one in found[:SHOWN]:
        given = _named(turn, one)
        lines.append(say.say("invitations-line", day=say.day(one.expires_at), **given))
        rows.append([button(say.say("button-withdraw", **given), Menu("withdraw", str(one.id)))])
    return Html("\n".join(lines)), rows


def _named(turn: Turn, one: Invitation) -> dict[str, str]:
    agency = turn.work.city.agencies.get(one.agency_id or 0)
    return {"role": talk.voice(turn).say(f"role-{one.role}"), "agency": agency.short if agency else "–"}


async def withdrawn(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    """One tap; the list is shown anew in place."""
    say = talk.voice(turn)
    if not offices.is_admin(turn.work, turn.person):
        return [menus.unknown(turn)]
    allowed = tree.scope(turn.work, turn.person)
    number = int(value) if value.isdecimal() and len(value) < 19 else 0
    found = await invitations.withdraw(turn.work, turn.person, number, allowed)
    if found is None:
        return [talk.message(turn, say.say("invitation-over"))]
    text, rows = await _list(turn)
    said = talk.message(turn, say.say("invitation-withdrawn", **_named(turn, found)))
    return [talk.edited(turn, query, text, rows), said]
