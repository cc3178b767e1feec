"""The question for one argument of an action, with buttons where there are choices."""

from __future__ import annotations

from datetime import date, timedelta

from bot import texts
from bot.callbacks import Act, Menu
from bot.domain.actions import ARCHIVE_REASONS, Form, Need
from bot.domain.lifecycle import Action
from bot.texts import Html
from bot.usecases import deadlines, pushes, ready, stock
from bot.usecases.naming import outside_coded
from bot.usecases.work import Turn
from handlers import leftover, talk
from handlers.arguments import ELSE, SURELY, SWITCHES, Got
from handlers.talk import button
from storage.models import Ticket
from storage.notifications import Button

POSTPONE_DAYS = (7, 14, 30)
AGENCIES_A_ROW = 3
READY = "ready"  # the place of ready answers


def name(turn: Turn, form: Form, *, officer: bool) -> Html:
    return talk.voice(turn).say(f"act-{form.action}" if officer else f"act-citizen-{form.action}")


def question(
    turn: Turn,
    ticket: Ticket,
    form: Form,
    need: str,
    got: Got,
    *,
    officer: bool,
    answers: talk.Rows = (),
    short: str = "",
) -> talk.Method:
    """The question for `need`, with buttons; `answers`: words that stand ready; `short`: its key when asked again."""
    say = talk.voice(turn)
    specific = f"ask-{form.action}-{need}" if officer else f"ask-citizen-{form.action}"
    outside = outside_coded(turn.work.city, str(got.get("outside", "")))
    named = f"{specific}-named"
    specific = named if outside is not None and texts.has(named) else specific
    key = short or (specific if texts.has(specific) else f"ask-need-{need}")
    stop = _stop(turn, form.action, ticket)
    day = say.day(date.fromisoformat(got["date"])) if got.get("date") else ""
    body = outside.name if outside is not None else ""
    text = say.say(key, number=ticket.number, action=name(turn, form, officer=officer), day=day, outside=body)
    return talk.prompt(turn, text, [*_choices(turn, ticket, form, need, officer=officer), *answers, [stop]])


def _stop(turn: Turn, action: Action, ticket: Ticket) -> Button:
    return button(talk.voice(turn).say("button-cancel"), Menu("cancel", f"{action}/{ticket.number}"))


def surely(turn: Turn, ticket: Ticket, agency: int, warning: Html | None) -> talk.Method:
    """A report that was sent to the wrong agency has told its citizen so already: the last button names the agency."""
    say, chosen = talk.voice(turn), turn.work.city.agencies[agency]

    def to(text: str, value: str) -> Button:
        return button(text, Act(Action.FORWARD, ticket.number, str(ticket.version), value))

    name = pushes.agency_name(turn.work, agency)
    rows = [
        [to(say.say("button-forward-to", agency=name), SURELY + chosen.code)],
        [to(say.say("button-forward-else"), ELSE), _stop(turn, Action.FORWARD, ticket)],
    ]
    asked = say.say("ask-forward-sure", number=ticket.number, agency=chosen.name)
    return talk.prompt(turn, texts.lines(warning, asked), rows)


def _choices(turn: Turn, ticket: Ticket, form: Form, need: str, *, officer: bool) -> list[list[Button]]:
    say, city = talk.voice(turn), turn.work.city
    version = str(ticket.version) if officer else ""

    def choice(text: str, value: str) -> Button:
        return button(text, Act(form.action, ticket.number, version, value))

    match need:
        case Need.AGENCY:
            buttons = [choice(one.short, one.code) for one in city.holders() if one.id != ticket.holder_id]
            return _in_rows(buttons)
        case Need.OUTSIDE:
            others = [[choice(one.name, code)] for code, one in city.others().items()]
            return [*others, *_in_rows([choice(one.short, one.code) for one in city.outside()])]
        case Need.REASON:
            return [[choice(say.say(f"reason-{reason}"), reason)] for reason in ARCHIVE_REASONS]
        case Need.DATE:
            days = [deadlines.today(turn.work) + timedelta(days=ahead) for ahead in POSTPONE_DAYS]
            return [[choice(say.short_day(day), day.isoformat()) for day in days]]
        case "switch":
            open_ = [switch for switch in SWITCHES if getattr(ticket, switch) is not (form.action is Action.TIGHTEN)]
            return [[choice(say.say(f"switch-name-{switch}"), switch)] for switch in open_]
        case "rating":
            return [[choice(stars, stars) for stars in pushes.RATINGS]]
        case "sure":
            return [[choice(name(turn, form, officer=officer), "yes")]]
    return []


def _in_rows(buttons: list[Button]) -> list[list[Button]]:
    return [buttons[start : start + AGENCIES_A_ROW] for start in range(0, len(buttons), AGENCIES_A_ROW)]


async def ready_answers(turn: Turn, ticket: Ticket, action: Action, got: Got) -> list[list[Button]]:
    """Buttons below the question for an action's text: what was written before, the reasons that stand ready, and the
    agencies' own answers."""
    say, office = talk.voice(turn), [actor for actor in turn.actors if actor.role is not None]
    codes = stock.offered(action, str(got.get("reason", "")))
    reasons = [button(stock.label(say, code), Menu(READY, f"use/{code}")) for code in codes]
    found = await ready.fitting(turn.work, office, ticket, action)
    own = [[button(f"📋 {one.name}", Menu(READY, f"use/{one.id}"))] for one in found]
    before = leftover.rows(turn, ticket, action) if turn.group is None else []
    return [*before, *(reasons[start : start + 2] for start in range(0, len(reasons), 2)), *own]
