"""The verification card: all that the coordinator confirms, each as it is proposed, each changed in one tap.

The same card serves corrections later. Its changes wait in the conversation until *Verifikasi* or *Simpan*.
"""

from __future__ import annotations

import json
import zlib
from typing import Any

from aiogram.types import CallbackQuery, Message

from bot.callbacks import Card, Menu
from bot.domain import masking
from bot.domain.actions import Form, form_of
from bot.domain.form import MAX_PLACE, MAX_TITLE, FormProblem, short
from bot.domain.kinds import Kind
from bot.domain.lifecycle import Action, Refused
from bot.domain.people import Actor
from bot.texts import Html, lines
from bot.usecases import cards, casework, pushes, reasons, tickets
from bot.usecases.casework import Given
from bot.usecases.work import Turn
from handlers import acting, media, talk
from handlers.arguments import Got
from handlers.talk import Methods, button
from storage.models import Ticket

Changes = dict[str, Any]
TYPED = {"title": MAX_TITLE, "place": MAX_PLACE, "public_text": 3000}
FIELDS = ("kind", "supervised", "category", "place", "agency", "title", "public_text")
SHOWN = 900
DECIDING = (Action.VERIFY.value, Action.CORRECT.value)  # fields of the press that decide


async def open_card(turn: Turn, ticket: Ticket, form: Form, got: Got, version: str = "") -> Methods:
    """/verifikasi NOMOR INSTANSI, /ubah NOMOR: the prefilled card; its button decides.

    A report that nobody has verified yet is corrected by verifying it.
    """
    action = form.action if ticket.verified_at else Action.VERIFY
    if said := acting.private_only(turn, ticket):
        return said
    if version and (said := await acting.overtaken(turn, ticket, version, got)):
        return said
    actors = acting.actors_for(turn, officer=True)
    if action not in tickets.possible(turn.work, ticket, actors):
        return acting.refuse(turn, ticket, form, actors, got)
    changes: Changes = {"agency": got["agency"]} if got.get("agency") else {}
    _remember(turn, ticket, action, changes)
    text, rows = _card(turn, ticket, action, changes)
    return [talk.message(turn, text, rows, protect=ticket.confidential)]


def _remember(turn: Turn, ticket: Ticket, action: Action, changes: Changes, field: str = "") -> None:
    talk.enter(turn, f"card:{field}", ticket=ticket.number, action=action.value, changes=changes)


def _known(turn: Turn, ticket: Ticket) -> tuple[Action, Changes]:
    """What was changed on the card so far; an older card of another ticket begins afresh."""
    data = turn.conversation.data
    action = Action.CORRECT if ticket.verified_at else Action.VERIFY
    if data.get("ticket") != ticket.number or data.get("action") != action:
        return action, {}
    return action, dict(data.get("changes", {}))


def _stamp(ticket: Ticket, changes: Changes) -> str:
    """What a card showed when its button was made: the ticket's version and a mark of the changes."""
    mark = zlib.crc32(json.dumps(changes, sort_keys=True).encode()) if changes else 0
    return f"{ticket.version}.{mark:x}"


def _agency(turn: Turn, ticket: Ticket, changes: Changes) -> int | None:
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


def _card(turn: Turn, ticket: Ticket, action: Action, changes: Changes) -> tuple[Html, talk.Rows]:
    say, city = talk.voice(turn), turn.work.city
    agency = _agency(turn, ticket, changes)
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
    done = button(say.say(f"button-{action}"), Card(ticket.number, action, _stamp(ticket, changes)), "success")
    fields = [name for name in FIELDS if name != "agency" or action is Action.VERIFY]
    if ticket.confidential:
        fields.remove("public_text")
    buttons = [button(say.say(f"verify-field-{name}"), Card(ticket.number, name)) for name in fields]
    pairs = [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
    return [[done], *pairs, [button(say.say("button-open"), Menu("card", ticket.number))]]


async def pressed(turn: Turn, press: Card, query: CallbackQuery) -> Methods:
    return [talk.answered(query), *await _pressed(turn, press, query)]


async def _pressed(turn: Turn, press: Card, query: CallbackQuery) -> Methods:
    ticket = await tickets.by_number(turn.work, press.number)
    office = acting.actors_for(turn, officer=True)
    if ticket is None or not office or not (await cards.view_of(turn.work, ticket, office)).exists:
        return [talk.message(turn, talk.voice(turn).say("old-unknown"))]
    if said := acting.private_only(turn, ticket):
        return said
    action, changes = _known(turn, ticket)
    decides = press.field in DECIDING
    if decides and (said := await acting.overtaken(turn, ticket, press.value.partition(".")[0], {})):
        return said
    wanted = Action(press.field) if decides else action
    if wanted not in tickets.possible(turn.work, ticket, office):
        return acting.refuse(turn, ticket, form_of(wanted, officer=True), office, {})
    if decides:
        return await _decided(turn, ticket, wanted, changes, press.value, query)
    return _field(turn, ticket, action, changes, press, query)


async def _decided(
    turn: Turn, ticket: Ticket, action: Action, changes: Changes, stamp: str, query: CallbackQuery
) -> Methods:
    """*Verifikasi*, *Simpan*: what stands on the pressed card is what happens, or the card is shown as it is now."""
    say = talk.voice(turn)
    if stamp != _stamp(ticket, changes):
        _remember(turn, ticket, action, changes)
        text, rows = _card(turn, ticket, action, changes)
        return [talk.message(turn, lines(say.say("verify-stale"), Html(""), text), rows, protect=ticket.confidential)]
    agency = _agency(turn, ticket, changes)
    if action is Action.VERIFY and agency is None:
        text, rows = _choices(turn, ticket, "agency")
        return [talk.message(turn, text, rows)]
    if action is Action.CORRECT and not changes:
        talk.leave(turn)
        return [talk.message(turn, say.say("action-cancelled"))]
    return await _confirmed(turn, ticket, action, changes, agency, query)


async def _confirmed(
    turn: Turn, ticket: Ticket, action: Action, changes: Changes, agency: int | None, query: CallbackQuery
) -> Methods:
    say = talk.voice(turn)
    given = Given(agency=agency, changes={name: value for name, value in changes.items() if name != "agency"})
    try:
        await casework.USECASES[action](turn.work, ticket, acting.actors_for(turn, officer=True), given)
    except Refused:
        return await acting.card(turn, ticket)
    talk.leave(turn)
    holder = pushes.agency_name(turn.work, ticket.holder_id)
    text = say.say(f"done-{action}", number=ticket.number, holder=holder, status=acting.status(ticket))
    row = [button(say.say("button-open"), Menu("card", ticket.number)), button(say.say("button-next"), Menu("next"))]
    return [talk.edited(turn, query, text, [row])]


def _field(turn: Turn, ticket: Ticket, action: Action, changes: Changes, press: Card, query: CallbackQuery) -> Methods:
    """A field of the card: asks for its value, or takes the one pressed."""
    if press.field == "supervised":
        changes["supervised"] = not changes.get("supervised", ticket.supervised)
        changes.pop("agency", None)
    elif press.field in TYPED and not press.value:
        _remember(turn, ticket, action, changes, press.field)
        return [_asked(turn, ticket, press.field)]
    elif press.field in ("kind", "category", "agency") and not press.value:
        text, rows = _choices(turn, ticket, press.field)
        _remember(turn, ticket, action, changes)
        return [talk.edited(turn, query, text, rows)]
    else:
        changes.update(_value(turn, press))
    _remember(turn, ticket, action, changes)
    text, rows = _card(turn, ticket, action, changes)
    return [talk.edited(turn, query, text, rows)]


def _value(turn: Turn, press: Card) -> Changes:
    city = turn.work.city
    if press.field == "kind" and press.value in set(Kind):
        return {"kind": press.value}
    if press.field == "category" and (category := city.category(press.value)) is not None:
        return {"category_id": category.id}
    if press.field == "agency" and (agency := city.agency(press.value)) is not None:
        return {"agency": agency.id}
    return {}


def _choices(turn: Turn, ticket: Ticket, field: str) -> tuple[Html, talk.Rows]:
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


async def again(turn: Turn) -> Methods:
    """The card with its changes once more."""
    ticket = await tickets.by_number(turn.work, str(turn.conversation.data.get("ticket", "")))
    if ticket is None or not _may_change(turn, ticket, acting.actors_for(turn, officer=True)):
        talk.leave(turn)
        return [talk.message(turn, talk.voice(turn).say("action-over"))]
    action, changes = _known(turn, ticket)
    text, rows = _card(turn, ticket, action, changes)
    return [talk.message(turn, text, rows, protect=ticket.confidential)]


async def typed(turn: Turn, message: Message) -> Methods:
    """The text of a field of the card."""
    ticket = await tickets.by_number(turn.work, str(turn.conversation.data.get("ticket", "")))
    field, office = talk.state(turn)[1], acting.actors_for(turn, officer=True)
    if ticket is None or field not in TYPED or not _may_change(turn, ticket, office):
        talk.leave(turn)
        return [talk.message(turn, talk.voice(turn).say("action-over"))]
    action, changes = _known(turn, ticket)
    try:
        changes[field] = value = _typed(field, message)
    except FormProblem as problem:
        return [talk.message(turn, talk.voice(turn).say(problem.key, **problem.given)), _asked(turn, ticket, field)]
    if field == "place":
        found = turn.work.knowledge.place(value)
        changes["area_code"] = found.village.village_code if found and found.village else ticket.area_code
    _remember(turn, ticket, action, changes)
    shown, rows = _card(turn, ticket, action, changes)
    return [talk.message(turn, shown, rows)]


def _may_change(turn: Turn, ticket: Ticket, office: list[Actor]) -> bool:
    return not {Action.VERIFY, Action.CORRECT}.isdisjoint(tickets.possible(turn.work, ticket, office))


def _typed(field: str, message: Message) -> str:
    """What was typed for a field: one line, but for the public text. FormProblem when it is empty or too long."""
    text = media.text_of(message)
    if not text:
        raise FormProblem(f"form-unreadable-{media.unreadable(message) or 'other'}")
    if field == "public_text" and len(text) <= TYPED[field]:
        return text
    return short(text, TYPED[field], "form-text-long")


def _asked(turn: Turn, ticket: Ticket, field: str) -> talk.Method:
    say = talk.voice(turn)
    back = button(say.say("button-back"), Card(ticket.number, "card"))
    return talk.prompt(turn, say.say(f"verify-ask-{field}", number=ticket.number), [[back]])
