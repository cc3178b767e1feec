"""What the verification card shows: each field as the bot proposes it or as it was changed, and its buttons."""

from __future__ import annotations

import json
import zlib
from typing import Any

from bot.callbacks import Card, Menu
from bot.domain import masking
from bot.domain.lifecycle import Action
from bot.texts import Html, lines
from bot.usecases import cards, reasons
from bot.usecases.work import Turn
from handlers import talk
from handlers.talk import button
from storage.models import Ticket

Changes = dict[str, Any]
FIELDS = ("kind", "supervised", "category", "place", "agency", "title", "public_text")
SHOWN = 900


def stamp(ticket: Ticket, changes: Changes) -> str:
    """What a card showed when its button was made: the ticket's version and a mark of the changes."""
    mark = zlib.crc32(json.dumps(changes, sort_keys=True).encode()) if changes else 0
    return f"{ticket.version}.{mark:x}"


def proposed_agency(turn: Turn, ticket: Ticket, changes: Changes) -> int | None:
    """The agency proposed: as chosen, else the inspectorate for berkadar, else as the citizen or the words suggest."""
    if changes.get("agency"):
        return int(changes["agency"])
    if changes.get("supervised", ticket.supervised):
        return turn.work.city.supervisor
    if ticket.suggested_id:
        return ticket.suggested_id
    likely = turn.work.knowledge.agencies(ticket.content)
    found = turn.work.city.agency(likely[0].code) if likely else None
    return found.id if found and found.kind != "outside" else None


def card(turn: Turn, ticket: Ticket, action: Action, changes: Changes) -> tuple[Html, talk.Rows]:
    say, city = talk.voice(turn), turn.work.city
    agency = proposed_agency(turn, ticket, changes)
    category = city.categories.get(changes.get("category_id", ticket.category_id) or 0)
    public = changes.get("public_text") or ticket.public_text or masking.mask(ticket.content)
    supervised = changes.get("supervised", ticket.supervised)
    unknown = say.say("verify-none")
    text = lines(
        say.say(f"{action}-head", number=ticket.number),
        say.say("verify-title", title=changes.get("title", ticket.title)),
        say.say("verify-kind", kind=say.say(f"kind-{changes.get('kind', ticket.kind)}")),
        say.say("verify-supervised", supervised=say.say("yes" if supervised else "no")),
        say.say("verify-category", category=category.name if category else unknown),
        say.say("verify-place", place=changes.get("place") or cards.place_of(turn.work, say, ticket) or unknown),
        say.say("verify-agency", agency=city.agencies[agency].name if agency else unknown)
        if action is Action.VERIFY
        else None,
        _reason(turn, ticket, agency) if action is Action.VERIFY else None,
        say.say("verify-public", words=public[:SHOWN]) if not ticket.confidential else say.say("verify-confidential"),
    )
    return text, _buttons(turn, ticket, action, changes)


def _reason(turn: Turn, ticket: Ticket, agency: int | None) -> Html | None:
    """Why this agency is proposed; nothing when somebody chose it against all that the words say."""
    city, guesses = turn.work.city, turn.work.knowledge.agencies(ticket.content)
    return reasons.reason(talk.voice(turn), guesses, city.agencies[agency].code) if agency else None


def _buttons(turn: Turn, ticket: Ticket, action: Action, changes: Changes) -> talk.Rows:
    say = talk.voice(turn)
    done = button(say.say(f"button-{action}"), Card(ticket.number, action, stamp(ticket, changes)), "success")
    fields = [name for name in FIELDS if name != "agency" or action is Action.VERIFY]
    if ticket.confidential:
        fields.remove("public_text")
    buttons = [button(say.say(f"verify-field-{name}"), Card(ticket.number, name)) for name in fields]
    pairs = [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
    return [[done], *pairs, [button(say.say("button-open"), Menu("card", ticket.number))]]
