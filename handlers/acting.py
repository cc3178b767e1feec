"""One way for every action on a ticket: ask for what is missing, one question at a time, then do it.

Serves commands with arguments, commands that ask, buttons followed by text, and replies to cards and pushes; for
officers and citizens alike. What an action needs stands in `bot.domain.actions`.
"""

from __future__ import annotations

from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import CallbackQuery, Message

from bot import texts
from bot.callbacks import Act, Menu
from bot.domain.actions import Form, Need, form_of
from bot.domain.form import File
from bot.domain.lifecycle import OFFICIAL, Action, Refused, State
from bot.domain.people import Actor
from bot.texts import Html
from bot.usecases import cards, casework, citizens, offering, pushes, spoken, tickets
from bot.usecases.work import Turn
from handlers import (
    arguments,
    aside,
    asking,
    keeping,
    leftover,
    meanwhile,
    misnamed,
    parts,
    pending,
    pointing,
    rating,
    refusing,
    talk,
)
from handlers.arguments import Got
from handlers.talk import Methods, button
from storage.models import Ticket
from storage.notifications import Button


def actors_for(turn: Turn, *, officer: bool) -> list[Actor]:
    """Those of the person's roles that may be meant: an officer acts in office, a citizen as the reporter."""
    return [actor for actor in turn.actors if (actor.role is not None) is officer]


async def begin(
    turn: Turn,
    ticket: Ticket,
    form: Form,
    *,
    officer: bool,
    got: Got,
    version: str = "",
    query: CallbackQuery | None = None,
    short: str = "",
) -> Methods:
    """Go on with an action of which `got` is known already: refuse, ask for the next thing, or do it.

    `version`: the ticket's when the button or question was made, or empty. `query`: the press. `short`: the key of a
    question for words that stands in the chat already.
    """
    if officer and (said := private_only(turn, ticket)):
        return said
    actors = actors_for(turn, officer=officer)
    missing = arguments.missing(form, got, officer=officer)
    complete = query is not None and version and missing is None
    if complete and await meanwhile.repeated(turn, ticket, form.action, version, got):
        return [await done(turn, ticket, form, again=True)]
    if version and (said := await overtaken(turn, ticket, version, got, query)):
        return said
    if form.action not in tickets.possible(turn.work, ticket, actors):
        return refusing.refuse(turn, ticket, form, actors, got)
    named = misnamed.others(turn, ticket, form, got) if officer and missing is None else []
    if missing is None and not named:
        return await _do(turn, ticket, form, actors, got, officer=officer)
    left = aside.put(turn, ticket, form) if officer else []
    aside.taken_up(turn, ticket)
    talk.enter(turn, f"act:{form.action}", ticket=ticket.number, officer=officer, got=got, version=str(ticket.version))
    if missing is None:
        return [*left, misnamed.question(turn, ticket, form, named)]
    return [*left, await _question(turn, ticket, form, missing, got, officer=officer, short=short)]


async def _question(
    turn: Turn, ticket: Ticket, form: Form, missing: str, got: Got, *, officer: bool, short: str
) -> talk.Method:
    """What the action still needs to know."""
    if missing == pointing.NEED:
        return pointing.question(turn, ticket, form, got["text"])
    offered = await asking.ready_answers(turn, ticket, form.action, got) if officer and missing == Need.TEXT else ()
    agency = int(got.get("agency") or 0)
    if form.action is Action.FORWARD and missing == "sure":
        return asking.surely(turn, ticket, agency, await pushes.unserved(turn.work, talk.voice(turn), agency))
    short = short if form.files and missing == Need.TEXT else ""
    return asking.question(turn, ticket, form, missing, got, officer=officer, answers=offered, short=short)


def private_only(turn: Turn, ticket: Ticket) -> Methods:
    """In a group nothing is said of a confidential ticket, nor of one that is none of its agency's business."""
    if turn.group is None:
        return []
    if not ticket.confidential and turn.group.agency_id in (ticket.holder_id, ticket.coordinator_id):
        return []
    say = talk.voice(turn)
    link = Button(say.say("button-open-private"), url=f"{turn.work.bot_link}?start=t_{ticket.number}")
    return [talk.message(turn, say.say("group-private", number=ticket.number), [[link]])]


async def overtaken(turn: Turn, ticket: Ticket, version: str, got: Got, query: CallbackQuery | None = None) -> Methods:
    """The ticket changed since the button was made: that is said, and the pressed card becomes what it is now."""
    said = await meanwhile.told(turn, ticket, version, got, query)
    if said is None:
        return []
    talk.leave(turn)
    opened = [[button(talk.voice(turn).say("button-open"), Menu("card", ticket.number))]] if query is not None else []
    return [talk.message(turn, said, opened), *await card(turn, ticket, query)]


async def card(turn: Turn, ticket: Ticket, query: CallbackQuery | None = None) -> Methods:
    """The officer's card with its buttons, or the polite answer that there is no such ticket.

    With the press of an older card that card becomes the new one.
    """
    if said := private_only(turn, ticket):
        return said
    say = talk.voice(turn)
    text = await cards.officer_card(turn.work, say, ticket, actors_for(turn, officer=True))
    if text is None:
        return [talk.message(turn, say.say("unknown-number", number=ticket.number))]
    heard = await spoken.buttons(turn.work, say, ticket, turn.actors) if turn.group is None else []
    rows = [*heard, *offering.officer_buttons(turn.work, say, ticket, turn.actors)]
    return [*aside.looked(turn, ticket), renewed(turn, ticket, query, text, rows)]


def renewed(
    turn: Turn, ticket: Ticket, query: CallbackQuery | None, text: Html, rows: talk.Rows
) -> SendMessage | EditMessageText:
    """The pressed card in its new form; a new message for a report that became confidential after it was sent."""
    pressed = query.message if query is not None else None
    unprotected = isinstance(pressed, Message) and not pressed.has_protected_content
    if query is None or (ticket.confidential and unprotected):
        return talk.message(turn, text, rows, protect=ticket.confidential)
    return talk.edited(turn, query, text, rows)


def status(ticket: Ticket) -> str:
    return OFFICIAL[State(ticket.state)]


async def _do(turn: Turn, ticket: Ticket, form: Form, actors: list[Actor], got: Got, *, officer: bool) -> Methods:
    """All is known: the use case, then what was done in a sentence."""
    usecase = (casework.USECASES if officer else citizens.USECASES)[form.action]
    try:
        await usecase(turn.work, ticket, actors, await arguments.given(turn, got))
    except Refused as refused:
        return refusing.refused(turn, ticket, form, refused, got, officer=officer)
    _over(turn, ticket)
    parts.concerns(turn, ticket, officer=officer)
    if officer:
        leftover.sent(turn, ticket, form)
        return [await done(turn, ticket, form)]
    files = [File(**file) for file in got.get("files", ())]
    return [*keeping.large_said(turn, files), *_thanked(turn, ticket, form, got)]


def _over(turn: Turn, ticket: Ticket) -> None:
    """Nothing waits for words any more; nor do changes on the card of a report that is archived now."""
    aside.taken_up(turn, ticket)
    if ticket.state == State.ARCHIVED:
        pending.forget(turn, ticket)
    talk.leave(turn)


async def done(turn: Turn, ticket: Ticket, form: Form, *, again: bool = False) -> SendMessage:
    """What was done, in a sentence; `again`: it was pressed once more, and nothing had to be done."""
    say = talk.voice(turn)
    text, rows = await done_said(turn, ticket, form)
    rows = [*rows, *leftover.after(turn, ticket.number)]
    return talk.message(turn, texts.lines(say.say("done-already") if again else None, text), rows)


async def done_said(turn: Turn, ticket: Ticket, form: Form) -> tuple[Html, talk.Rows]:
    """What was done, who has the ticket now where that changed, and the way on if that was the wrong agency."""
    say = talk.voice(turn)
    key = f"done-{form.action}" if texts.has(f"done-{form.action}") else "done"
    text = say.say(
        key,
        action=asking.name(turn, form, officer=True),
        number=ticket.number,
        holder=pushes.agency_name(turn.work, ticket.holder_id),
        status=status(ticket),
    )
    onward = button(say.say("button-next"), Menu("next"), "primary")
    rows = [[button(say.say("button-open"), Menu("card", ticket.number)), onward]]
    if form.action in (Action.VERIFY, Action.FORWARD):
        text = texts.lines(text, await pushes.unserved(turn.work, say, ticket.holder_id))
        await turn.work.session.flush()  # the button carries the version that stands from now on
        rows.append([button(say.say("button-forward-other"), Act(Action.FORWARD, ticket.number, str(ticket.version)))])
    return text, rows


def _thanked(turn: Turn, ticket: Ticket, form: Form, got: Got) -> Methods:
    """What a citizen hears at once; everything else is a promise and comes as a push."""
    say = talk.voice(turn)
    if form.action is Action.RATE:
        return rating.asked(turn, ticket.number, got["rating"])
    if form.action in (Action.TIGHTEN, Action.LOOSEN):
        return [talk.message(turn, say.say(f"push-{form.action}-{got['switch']}-own"))]
    return []


def form_in(turn: Turn) -> tuple[Form, bool, Got, str] | None:
    """The action that the conversation is in: its form, whether in office, what is known, the ticket's number."""
    kind, name = talk.state(turn)
    data = turn.conversation.data
    if kind != "act" or "ticket" not in data:
        return None
    officer = bool(data.get("officer"))
    try:
        return form_of(Action(name), officer=officer), officer, dict(data.get("got", {})), str(data["ticket"])
    except (KeyError, ValueError):
        return None


def known(turn: Turn, ticket: Ticket, action: Action) -> Got:
    """What the conversation knows for this action: its own arguments, or words whose use is being chosen."""
    kind, name = talk.state(turn)
    data = turn.conversation.data
    fits = kind == "act" and name in (action, aside.CHOOSING) and data.get("ticket") == ticket.number
    return dict(data.get("got", {})) if fits else aside.given(turn, ticket, action)
