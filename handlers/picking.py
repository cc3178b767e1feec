"""A field of the verification card whose values are chosen: all of them as buttons, and the one pressed."""

from __future__ import annotations

from bot.callbacks import Card
from bot.domain.form import FormProblem
from bot.domain.kinds import Kind
from bot.texts import Html
from bot.usecases import naming
from bot.usecases.work import Turn
from handlers import answered, talk
from handlers.proposing import ANSWERED, Changes
from handlers.talk import button
from storage.models import Ticket


def value(turn: Turn, ticket: Ticket, press: Card, changes: Changes) -> Changes:
    city = turn.work.city
    if press.field == ANSWERED and changes.get(ANSWERED):
        return answered.placed(turn, ticket, changes[ANSWERED])
    if press.field == "kind" and press.value in set(Kind):
        return {"kind": press.value}
    if press.field == "category" and (category := city.category(press.value)) is not None:
        return {"category_id": category.id}
    if press.field == "agency" and (agency := city.agency(press.value)) is not None:
        return {"agency": agency.id}
    return {}


def typed(turn: Turn, field: str, words: str) -> Changes:
    """The value that words name; FormProblem where they name none."""
    city, say, plain = turn.work.city, talk.voice(turn), words.strip(" .,").casefold()
    if field == "agency":
        agency, near = naming.agency_named(city, words)
        if agency is None:
            names = ", ".join(one.name for one in near)
            raise FormProblem(naming.unknown(near), given=words[:80], nearest=names)
        return {"agency": agency.id}
    if field == "category" and (category := naming.category_named(city, words)[0]) is not None:
        return {"category_id": category.id}
    kind = next((one for one in Kind if plain == str(say.say(f"kind-{one}")).casefold()), None)
    if field != "kind" or kind is None:
        raise FormProblem("form-choice-unknown", given=words[:80])
    return {"kind": kind.value}


def choices(turn: Turn, ticket: Ticket, field: str) -> tuple[Html, talk.Rows]:
    say, city = talk.voice(turn), turn.work.city
    options: dict[str, list[tuple[str, str]]] = {
        "kind": [(say.say(f"kind-{kind}"), kind.value) for kind in Kind],
        "category": [(one.name, one.code) for one in city.topics()],
        "agency": [(one.short, one.code) for one in city.holders()],
    }
    buttons = [button(name, Card(ticket.number, field, value)) for name, value in options[field]]
    width = 3 if field == "agency" else 2
    rows = [buttons[start : start + width] for start in range(0, len(buttons), width)]
    return say.say(f"verify-ask-{field}", number=ticket.number), [
        *rows,
        [button(say.say("button-back"), Card(ticket.number, "card"))],
    ]
