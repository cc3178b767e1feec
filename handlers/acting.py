"""One way for every action on a ticket: ask for what is missing, one question at a time, then do it.

Serves commands with arguments, commands that ask, buttons followed by text, and replies to cards and pushes; for
officers and citizens alike. What an action needs stands in `bot.domain.actions`.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from bot import texts
from bot.callbacks import Act, Menu
from bot.domain import numbers
from bot.domain.actions import ARCHIVE_REASONS, Form, Need, form_of
from bot.domain.form import File, FormProblem
from bot.domain.lifecycle import OFFICIAL, Action, Reason, Refused, State
from bot.domain.people import Actor
from bot.suggest.ahead import parse_ahead
from bot.suggest.dates import DateProblem
from bot.texts import Html
from bot.usecases import cards, casework, citizens, pushes, tickets
from bot.usecases.casework import Given
from bot.usecases.naming import agency_at_start, agency_named
from bot.usecases.work import Turn
from handlers import talk
from handlers.talk import Methods, button
from storage.models import Event, Ticket
from storage.notifications import Button

MAX_WORDS = 3000  # with the frame around it, an officer's text still fits one of Telegram's messages
Got = dict[str, Any]
SWITCHES = ("anonymous", "confidential")
POSTPONE_DAYS = (7, 14, 30)


def actors_for(turn: Turn, ticket: Ticket, *, officer: bool) -> list[Actor]:
    """Those of the person's roles that may be meant: an officer acts in office, a citizen as the reporter."""
    return [actor for actor in turn.actors if (actor.role is not None) is officer]


async def begin(turn: Turn, ticket: Ticket, form: Form, *, officer: bool, got: Got, version: str = "") -> Methods:
    """Go on with an action of which `got` is known already: refuse, ask for the next thing, or do it."""
    actors = actors_for(turn, ticket, officer=officer)
    if form.action not in tickets.possible(turn.work, ticket, actors):
        return await refuse(turn, ticket, form, actors, got)
    if version and version != str(ticket.version) and (said := await _overtaken(turn, ticket, actors)):
        return said
    missing = _missing(form, got, ticket)
    if missing is None:
        return await _do(turn, ticket, form, actors, got, officer=officer)
    talk.enter(turn, f"act:{form.action}", ticket=ticket.number, officer=officer, got=got, version=str(ticket.version))
    return [_ask(turn, ticket, form, missing, officer=officer)]


def _missing(form: Form, got: Got, ticket: Ticket) -> str | None:
    if form.action in (Action.TIGHTEN, Action.LOOSEN):
        return None if got.get("switch") else "switch"
    if form.action is Action.RATE:
        return None if got.get("text") else "rating"
    return next((need for need in form.needs if not got.get(need)), None)


async def _overtaken(turn: Turn, ticket: Ticket, actors: list[Actor]) -> Methods:
    """A colleague was faster since the button was made: one kind answer and the card as it is now."""
    query = select(Event).where(Event.ticket_id == ticket.id).order_by(Event.id.desc()).limit(1)
    last = await turn.work.session.scalar(query)
    if last is None or last.person_id == turn.person.id or last.role is None:
        return []
    return [talk.message(turn, _handled(turn, last)), *await card(turn, ticket)]


def _handled(turn: Turn, last: Event) -> Html:
    say = talk.voice(turn)
    minutes = max(1, round((turn.work.now - last.at).total_seconds() / 60))
    what = say.say(f"event-{last.action}", agency="", holder=pushes.agency_name(turn.work, last.holder_id or 0))
    words = say.say("event-words", words=last.words) if last.words else Html("")
    return say.say("handled", minutes=minutes, what=what, words=words)


async def card(turn: Turn, ticket: Ticket) -> Methods:
    """The officer's card with its buttons, or the polite answer that there is no such ticket."""
    say = talk.voice(turn)
    text = await cards.officer_card(turn.work, say, ticket, turn.actors)
    if text is None:
        return [talk.message(turn, say.say("unknown-number", number=ticket.number))]
    rows = cards.officer_buttons(turn.work, say, ticket, turn.actors)
    return [talk.message(turn, text, rows, protect=ticket.confidential)]


async def refuse(turn: Turn, ticket: Ticket, form: Form, actors: list[Actor], got: Got) -> Methods:
    """Why the life cycle says no, what is possible now, and nothing typed is lost."""
    say = talk.voice(turn)
    try:
        tickets.decide(turn.work, ticket, form.action, actors, reason=Reason.OUT_OF_SCOPE)
    except Refused as refused:
        return _refused(turn, ticket, form, refused, got)
    return [talk.message(turn, say.say("refused-state-plain"))]


def _refused(turn: Turn, ticket: Ticket, form: Form, refused: Refused, got: Got) -> Methods:
    say = talk.voice(turn)
    talk.leave(turn)
    officer = any(actor.role for actor in turn.actors)
    names = [say.say(f"act-{action}") for action in refused.possible if texts.has(f"act-{action}")] if officer else []
    parts = [
        say.say(refused.key, number=ticket.number, action=_name(turn, form, officer=officer), status=status(ticket)),
        say.say("refused-possible", actions=", ".join(names)) if names else "",
        say.say("refused-kept", words=got["text"]) if got.get("text") else "",
    ]
    look = button(say.say("button-open"), Menu("card" if officer else "ticket", ticket.number))
    return [talk.message(turn, Html("\n".join(part for part in parts if part)), [[look]])]


def _name(turn: Turn, form: Form, *, officer: bool) -> Html:
    return talk.voice(turn).say(f"act-{form.action}" if officer else f"act-citizen-{form.action}")


def status(ticket: Ticket) -> str:
    return OFFICIAL[State(ticket.state)]


def _ask(turn: Turn, ticket: Ticket, form: Form, need: str, *, officer: bool) -> talk.Method:
    """The question for one argument, with buttons where there are choices."""
    say = talk.voice(turn)
    specific = f"ask-{form.action}-{need}" if officer else f"ask-citizen-{form.action}"
    key = specific if texts.has(specific) else f"ask-need-{need}"
    rows = [*_choices(turn, ticket, form, need), [button(say.say("button-cancel"), Menu("cancel"))]]
    return talk.prompt(turn, say.say(key, number=ticket.number, action=_name(turn, form, officer=officer)), rows)


def _choices(turn: Turn, ticket: Ticket, form: Form, need: str) -> list[list[Button]]:
    say, city = talk.voice(turn), turn.work.city

    def choice(text: str, value: str) -> Button:
        return button(text, Act(form.action, ticket.number, str(ticket.version), value))

    match need:
        case Need.AGENCY:
            found = [one for one in city.holders() if one.id != ticket.holder_id]
            buttons = [choice(one.short, one.code) for one in found]
            return [buttons[start : start + 3] for start in range(0, len(buttons), 3)]
        case Need.REASON:
            return [[choice(say.say(f"reason-{reason}"), reason)] for reason in ARCHIVE_REASONS]
        case Need.DATE:
            days = [tickets.today(turn.work) + timedelta(days=ahead) for ahead in POSTPONE_DAYS]
            return [[choice(say.short_day(day), day.isoformat()) for day in days]]
        case "switch":
            on = form.action is Action.TIGHTEN
            open_ = [switch for switch in SWITCHES if getattr(ticket, switch) is not on]
            return [[choice(say.say(f"switch-name-{switch}"), switch)] for switch in open_]
        case "rating":
            return [[choice(stars, stars) for stars in pushes.RATINGS]]
    return []


def take_value(turn: Turn, form: Form, got: Got, value: str) -> Got:
    """A choice made by a button, as the argument it stands for."""
    if form.action in (Action.TIGHTEN, Action.LOOSEN):
        return {**got, "switch": value} if value in SWITCHES else got
    if form.action is Action.RATE:
        return {**got, "text": value} if value in pushes.RATINGS else got
    need = next((need for need in form.needs if not got.get(need)), None)
    match need:
        case Need.AGENCY if (agency := turn.work.city.agency(value)) is not None:
            return {**got, "agency": agency.id}
        case Need.REASON if value in ARCHIVE_REASONS:
            return {**got, "reason": value}
        case Need.DATE:
            return {**got, "date": value}
    return got


async def take_words(turn: Turn, form: Form, got: Got, words: str, files: tuple[File, ...] = ()) -> Got:
    """Typed arguments, in the order of the action's needs; FormProblem where one cannot be understood."""
    words = words.strip()
    if files:
        got = {**got, "files": [*got.get("files", ()), *(asdict(file) for file in files)]}
    for need in form.needs:
        if got.get(need) or (not words and not (need is Need.TEXT and files and form.files)):
            continue
        taken, words = await _take(turn, need, words, got, last=need is form.needs[-1])
        got = {**got, **taken}
    return got


async def _take(turn: Turn, need: Need, words: str, got: Got, *, last: bool) -> tuple[Got, str]:
    """One argument off the front of `words`: what it gives, and the rest."""
    match need:
        case Need.AGENCY:
            return _agency(turn, words, last=last)
        case Need.DATE:
            return _date(turn, words)
        case Need.REASON:
            return _reason(turn, words)
        case Need.PARENT:
            return await _parent(turn, words), ""
        case Need.SP4N:
            return _sp4n(words), ""
    if len(words) > MAX_WORDS:
        raise FormProblem("form-words-long", length=len(words), limit=MAX_WORDS, words=words)
    return {"text": words or "–"}, ""


def _agency(turn: Turn, words: str, *, last: bool) -> tuple[Got, str]:
    found, rest = agency_at_start(turn.work.city, words)
    if found is None and last:
        found, nearest = agency_named(turn.work.city, words)
        if found is None:
            raise FormProblem("form-agency-unknown", given=words, nearest=", ".join(one.name for one in nearest))
    return {"agency": found.id if found else None}, rest


def _date(turn: Turn, words: str) -> tuple[Got, str]:
    try:
        day, rest = parse_ahead(words, tickets.today(turn.work))
    except DateProblem as problem:
        raise FormProblem(f"form-{problem.key}", understood=problem.understood) from problem
    return {"date": day.isoformat()}, rest


def _reason(turn: Turn, words: str) -> tuple[Got, str]:
    """A reason by its name at the start; otherwise all words are the explanation and the reason is asked."""
    say = talk.voice(turn)
    for reason in ARCHIVE_REASONS:
        label = str(say.say(f"reason-{reason}"))
        if words.lower().startswith(label.lower()):
            return {"reason": reason.value}, words[len(label) :].strip(" ,:;.-")
    return {}, words


async def _parent(turn: Turn, words: str) -> Got:
    number = numbers.read(words, turn.work.city.code)
    parent = await tickets.by_number(turn.work, number) if number else None
    if parent is None:
        raise FormProblem("form-parent-unknown", given=words)
    return {"parent": parent.number}


def _sp4n(words: str) -> Got:
    number, _, status = words.partition(" ")
    found = numbers.sp4n(number)
    if found is None:
        raise FormProblem("form-sp4n-unknown", given=words)
    return {"sp4n": found, "status": status.strip()[:32] or None}


async def _do(turn: Turn, ticket: Ticket, form: Form, actors: list[Actor], got: Got, *, officer: bool) -> Methods:
    """All is known: the use case, then what was done in a sentence."""
    usecase = (casework.USECASES if officer else citizens.USECASES)[form.action]
    try:
        await usecase(turn.work, ticket, actors, await _given(turn, got))
    except Refused as refused:
        return _refused(turn, ticket, form, refused, got)
    talk.leave(turn)
    say = talk.voice(turn)
    if not officer:
        return (
            [talk.message(turn, say.say("done-citizen-rate"))]
            if form.action is Action.RATE
            else _switched(turn, form, got)
        )
    text = say.say("done", action=_name(turn, form, officer=True), number=ticket.number, status=status(ticket))
    following = button(say.say("button-next"), Menu("next"))
    opened = button(say.say("button-open"), Menu("card", ticket.number))
    return [talk.message(turn, text, [[opened, following]])]


def _switched(turn: Turn, form: Form, got: Got) -> Methods:
    if form.action not in (Action.TIGHTEN, Action.LOOSEN):
        return []
    return [talk.message(turn, talk.voice(turn).say(f"push-{form.action}-{got['switch']}-own"))]


async def _given(turn: Turn, got: Got) -> Given:
    parent = await tickets.by_number(turn.work, got["parent"]) if got.get("parent") else None
    given = Given(
        agency=got.get("agency"),
        date=date.fromisoformat(got["date"]) if got.get("date") else None,
        reason=Reason(got["reason"]) if got.get("reason") else None,
        text=got.get("text") or "",
        files=tuple(File(**file) for file in got.get("files", ())),
        sp4n=got.get("sp4n"),
        status=got.get("status"),
        switch=got.get("switch"),
    )
    return replace(given, parent=parent)


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


async def more(turn: Turn, ticket: Ticket) -> Methods:
    """*Lainnya*: the rest of what may be done with the ticket."""
    say = talk.voice(turn)
    if not (await cards.view_of(turn.work, ticket, turn.actors)).exists:
        return [talk.message(turn, say.say("unknown-number", number=ticket.number))]
    rows = cards.more_buttons(turn.work, say, ticket, turn.actors)
    return [talk.message(turn, say.say("more-head", number=ticket.number), rows)]
