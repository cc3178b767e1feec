"""The verification card: all that the coordinator confirms, each as it is proposed, each changed in one tap.

The same card serves corrections later. Its changes wait in the conversation until *Verifikasi* or *Simpan*.
"""

from __future__ import annotations

from aiogram.types import CallbackQuery, Message

from bot.callbacks import Card
from bot.domain.actions import Form, form_of
from bot.domain.form import FormProblem
from bot.domain.lifecycle import Action, Refused
from bot.domain.people import Actor
from bot.domain.pieces import short
from bot.suggest.control import Control, control
from bot.texts import Html, escape, lines
from bot.usecases import cards, casework, tickets
from bot.usecases.given import Given
from bot.usecases.work import Turn
from handlers import (
    acting,
    along,
    answered,
    aside,
    keeping,
    meanwhile,
    media,
    pending,
    picking,
    proposing,
    refusing,
    talk,
)
from handlers.arguments import Got
from handlers.proposing import TYPED, Changes
from handlers.talk import Method, Methods, button
from storage.models import Ticket

CHOSEN = ("kind", "category", "agency")
DECIDING = (Action.VERIFY.value, Action.CORRECT.value)  # fields of the press that decide


async def ready(turn: Turn, ticket: Ticket) -> Methods:
    """A ticket of the queue: for whoever may verify it the card that decides, else the officer's card."""
    able = tickets.possible(turn.work, ticket, acting.actors_for(turn, officer=True))
    if Action.VERIFY in able:
        return await open_card(turn, ticket, form_of(Action.VERIFY, officer=True), {})
    return await acting.card(turn, ticket)


async def open_card(
    turn: Turn, ticket: Ticket, form: Form, got: Got, version: str = "", query: CallbackQuery | None = None
) -> Methods:
    """/verifikasi NOMOR INSTANSI, /ubah NOMOR: the prefilled card; its button decides.

    A report that nobody has verified yet is corrected by verifying it.
    """
    action = form.action if ticket.verified_at else Action.VERIFY
    if said := acting.private_only(turn, ticket):
        return said
    if version and (said := await acting.overtaken(turn, ticket, version, got, query)):
        return said
    actors = acting.actors_for(turn, officer=True)
    if action not in tickets.possible(turn.work, ticket, actors):
        return refusing.refuse(turn, ticket, form, actors, got)
    before = pending.known(turn, ticket)[1]
    changes: Changes = {**before, **({"agency": got["agency"]} if got.get("agency") else {})}
    changes = await answered.with_answer(turn, ticket, changes)
    left = aside.put(turn, ticket)
    pending.remember(turn, ticket, action, changes)
    text, rows = await proposing.card(turn, ticket, action, changes)
    return [*left, talk.message(turn, text, rows, protect=ticket.confidential)]


async def pressed(turn: Turn, press: Card, query: CallbackQuery) -> Methods:
    return [talk.answered(query), *await _pressed(turn, press, query)]


async def _pressed(turn: Turn, press: Card, query: CallbackQuery) -> Methods:
    ticket = await tickets.by_number(turn.work, press.number)
    office = acting.actors_for(turn, officer=True)
    if ticket is None or not office or not (await cards.view_of(turn.work, ticket, office)).exists:
        return [talk.message(turn, talk.voice(turn).say("old-unknown"))]
    if said := acting.private_only(turn, ticket):
        return said
    action, changes, lost = pending.known(turn, ticket)
    wanted = Action(press.field) if press.field in DECIDING else action
    if wanted not in tickets.possible(turn.work, ticket, office):
        return await _too_late(turn, ticket, wanted, press, query)
    if press.field == "read":
        words = ticket.content if ticket.confidential else proposing.public_text(ticket, changes)
        return talk.long(turn, escape(words), protect=ticket.confidential)
    left = aside.put(turn, ticket)
    if press.field in DECIDING:
        return [*left, *await _decided(turn, ticket, wanted, changes, press.value, query)]
    if lost:
        return [*left, await _renewed(turn, ticket, action, changes, "", query)]
    return [*left, *await _field(turn, ticket, action, changes, press, query)]


async def _too_late(turn: Turn, ticket: Ticket, wanted: Action, press: Card, query: CallbackQuery) -> Methods:
    """What the card would decide is decided: by this very press before, by a colleague, or by the clock."""
    version, form = press.value.partition(".")[0], form_of(wanted, officer=True)
    if press.field in DECIDING and await meanwhile.repeated(turn, ticket, wanted, version, {}):
        return [await acting.done(turn, ticket, form, again=True)]
    if press.field in DECIDING and (said := await acting.overtaken(turn, ticket, version, {}, query)):
        return said
    return refusing.refuse(turn, ticket, form, acting.actors_for(turn, officer=True), {})


async def _renewed(
    turn: Turn, ticket: Ticket, action: Action, changes: Changes, stamp: str, query: CallbackQuery
) -> Method:
    """The pressed card as it is now, and what changed since it was made; changes of one's own that a colleague's
    correction has overtaken are gone."""
    version = stamp.partition(".")[0] or "0"
    news = await meanwhile.told(turn, ticket, version, {}, query) or talk.voice(turn).say("verify-stale")
    pending.remember(turn, ticket, action, changes)
    text, rows = await proposing.card(turn, ticket, action, changes)
    return acting.renewed(turn, ticket, query, lines(news, Html(""), text), rows)


async def _decided(
    turn: Turn, ticket: Ticket, action: Action, changes: Changes, stamp: str, query: CallbackQuery
) -> Methods:
    """*Verifikasi*, *Simpan*: what stands on the pressed card is what happens, or the card is shown as it is now."""
    await turn.work.session.flush()  # a change of the same batch counts
    if await meanwhile.repeated(turn, ticket, action, stamp.partition(".")[0], {}):
        _written(turn, ticket)
        return [await acting.done(turn, ticket, form_of(action, officer=True), again=True)]
    if stamp != proposing.stamp(turn, ticket, changes):
        return [await _renewed(turn, ticket, action, changes, stamp, query)]
    agency = proposing.proposed_agency(turn, ticket, changes)
    if action is Action.VERIFY and agency is not None and turn.work.city.agencies[agency].kind == "outside":
        refer = form_of(Action.REFER, officer=True)  # nobody outside the city's government can hold a ticket
        got: Got = {"outside": turn.work.city.agencies[agency].code}
        return await acting.begin(turn, ticket, refer, officer=True, got=got)
    if action is Action.VERIFY and agency is None:
        text, rows = picking.choices(turn, ticket, "agency")
        pending.remember(turn, ticket, action, changes, "agency")
        return [talk.edited(turn, query, text, rows)]
    if action is Action.CORRECT and not changes:
        talk.leave(turn)
        return [talk.message(turn, talk.voice(turn).say("action-cancelled"))]
    return await _confirmed(turn, ticket, action, changes, agency, query)


async def _confirmed(
    turn: Turn, ticket: Ticket, action: Action, changes: Changes, agency: int | None, query: CallbackQuery
) -> Methods:
    given = Given(agency=agency, changes=proposing.confirmed(turn, ticket, changes))
    try:
        await casework.USECASES[action](turn.work, ticket, acting.actors_for(turn, officer=True), given)
    except Refused:
        return await acting.card(turn, ticket)
    _written(turn, ticket)
    text, rows = await acting.done_said(turn, ticket, form_of(action, officer=True))
    return [talk.edited(turn, query, text, rows)]


def _written(turn: Turn, ticket: Ticket) -> None:
    pending.forget(turn, ticket)
    talk.leave(turn)


async def _field(
    turn: Turn, ticket: Ticket, action: Action, changes: Changes, press: Card, query: CallbackQuery
) -> Methods:
    """A field of the card: asks for its value, or takes the one pressed."""
    before_all = along.shown(turn, ticket, action, changes)
    if press.field == "supervised":
        before = proposing.proposed_supervised(turn, ticket, changes)
        changes["supervised"] = press.value == proposing.YES if press.value else not before  # older cards only switch
        changes.pop("agency", None)
    elif press.field in TYPED and not press.value:
        pending.remember(turn, ticket, action, changes, press.field)
        return [_asked(turn, ticket, press.field)]
    elif press.field in CHOSEN and not press.value:
        text, rows = picking.choices(turn, ticket, press.field)
        pending.remember(turn, ticket, action, changes, press.field)
        return [talk.edited(turn, query, text, rows)]
    else:
        changes.update(picking.value(turn, ticket, press, changes))
    pending.remember(turn, ticket, action, changes)
    text, rows = await proposing.card(turn, ticket, action, changes)
    moved = along.told(turn, press.field, before_all, along.shown(turn, ticket, action, changes))
    return [talk.edited(turn, query, lines(text, moved), rows)]


async def again(turn: Turn) -> Methods:
    """The card with its changes once more."""
    ticket = await tickets.by_number(turn.work, str(turn.conversation.data.get("ticket", "")))
    if ticket is None or not _may_change(turn, ticket, acting.actors_for(turn, officer=True)):
        talk.leave(turn)
        return [talk.message(turn, talk.voice(turn).say("action-over"))]
    action, changes, _ = pending.known(turn, ticket)
    text, rows = await proposing.card(turn, ticket, action, changes)
    return [talk.message(turn, text, rows, protect=ticket.confidential)]


async def typed(turn: Turn, message: Message) -> Methods:
    """The text of a field of the card, or the name of what would be chosen by a button."""
    ticket = await tickets.by_number(turn.work, str(turn.conversation.data.get("ticket", "")))
    field, office = talk.state(turn)[1], acting.actors_for(turn, officer=True)
    if ticket is None or field not in (*TYPED, *CHOSEN) or not _may_change(turn, ticket, office):
        talk.leave(turn)
        return [talk.message(turn, talk.voice(turn).say("action-over"))]
    action, changes, lost = pending.known(turn, ticket)
    if control(media.text_of(message)) in (Control.CANCEL, Control.BACK):
        pending.remember(turn, ticket, action, changes)
        return await again(turn)
    try:
        changes |= _taken(turn, ticket, field, message)
    except FormProblem as problem:
        return [talk.message(turn, talk.voice(turn).say(problem.key, **problem.given)), _asked(turn, ticket, field)]
    pending.remember(turn, ticket, action, changes)
    shown, rows = await proposing.card(turn, ticket, action, changes)
    say = talk.voice(turn)
    stale = [say.say("verify-stale"), Html("")] if lost else []
    name = say.say(f"verify-field-{field}")
    left = [talk.message(turn, say.say("form-file-left-out", action=name))] if keeping.has_file(message) else []
    return [*left, talk.message(turn, lines(*stale, shown), rows)]


def _may_change(turn: Turn, ticket: Ticket, office: list[Actor]) -> bool:
    return not {Action.VERIFY, Action.CORRECT}.isdisjoint(tickets.possible(turn.work, ticket, office))


def _taken(turn: Turn, ticket: Ticket, field: str, message: Message) -> Changes:
    """What was typed, as changes of the card; FormProblem where it cannot be."""
    if field in CHOSEN:
        return picking.typed(turn, field, media.text_of(message))
    value = _typed(field, message)
    return {field: value, **(answered.placed(turn, ticket, value) if field == "place" else {})}


def _typed(field: str, message: Message) -> str:
    """What was typed for a field: one line, but for the public text. FormProblem when it is empty or too long."""
    text = media.text_of(message)
    if not text and keeping.has_file(message):
        raise FormProblem("form-words-wanted")
    if not text:
        raise FormProblem(f"form-unreadable-{media.unreadable(message) or 'other'}")
    if field == "public_text" and len(text) <= TYPED[field]:
        return text
    return short(text, TYPED[field], "form-text-long")


def _asked(turn: Turn, ticket: Ticket, field: str) -> talk.Method:
    if field in CHOSEN:
        return talk.prompt(turn, *picking.choices(turn, ticket, field))
    say = talk.voice(turn)
    back = button(say.say("button-back"), Card(ticket.number, "card"))
    return talk.prompt(turn, say.say(f"verify-ask-{field}", number=ticket.number), [[back]])
