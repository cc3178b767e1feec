"""An officer's words for a citizen that name another report: whose they are is asked before anybody reads them."""

from __future__ import annotations

from bot.callbacks import Menu
from bot.domain import numbers
from bot.domain.actions import Form, Need
from bot.domain.lifecycle import Action
from bot.usecases.work import Turn
from handlers import talk
from handlers.arguments import Got
from handlers.talk import Method, button
from storage.models import Ticket

NEED = "named"  # whose the words are, once that was asked
PLACE = "meant"
MOST = 3  # other reports that are offered


def others(turn: Turn, ticket: Ticket, form: Form, got: Got) -> list[str]:
    """The numbers of other reports in the words that this action sends; none once it was answered whose they are."""
    if got.get(NEED) or Need.TEXT not in form.needs or form.action is Action.NOTE:
        return []
    words, city = str(got.get("text", "")), turn.work.city
    first, _ = city.leading(words)
    found = [one for one in numbers.find(words) if city.begins_with_code(one)]
    named = dict.fromkeys([*([first] if first else []), *found])
    return [one for one in named if one != ticket.number][:MOST]


def question(turn: Turn, ticket: Ticket, form: Form, named: list[str]) -> Method:
    """Every number as a button; nothing has been sent yet."""
    say = talk.voice(turn)
    rows = [[button(one, Menu(PLACE, f"{form.action}/{ticket.number}/{one}"))] for one in (ticket.number, *named)]
    stop = button(say.say("button-cancel"), Menu("cancel", f"{form.action}/{ticket.number}"))
    told = say.say("ask-misnamed", number=ticket.number, others=say.both(named))
    return talk.prompt(turn, told, [*rows, [stop]])
