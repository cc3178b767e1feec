"""Reasons that every installation has from the start: a few words on a button, a sentence that the citizen reads."""

from __future__ import annotations

import html

from bot.domain import ready
from bot.domain.lifecycle import Action
from bot.texts import Html, Voice
from bot.usecases import pushes
from bot.usecases.naming import outside_coded
from bot.usecases.work import Work
from storage.models import Person, Ticket


def offered(action: Action, reason: str = "") -> tuple[str, ...]:
    """The codes of the reasons for an action, of archiving with its official reason."""
    return tuple(f"{action}.{name}" for name in ready.STOCK.get((action, reason), ()))


def label(say: Voice, code: str) -> Html:
    return say.say(f"stock-{code.replace('.', '-')}")


async def words(work: Work, code: str, ticket: Ticket, outside: str = "") -> str:
    """The sentence in the language of the ticket's citizen; `outside`: the code of the body that it is referred to."""
    say = pushes.voice(work, await work.session.get_one(Person, ticket.reporter_id))
    other, body = work.city.others().get(outside), outside_coded(work.city, outside)
    named = other.name if other else body.name if body else ""
    holder = pushes.agency_name(work, ticket.holder_id)
    return html.unescape(say.say(f"stock-{code.replace('.', '-')}-words", holder=holder, outside=named))
