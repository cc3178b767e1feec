"""The buttons of a card: what this reader may do with the ticket now."""

from __future__ import annotations

from collections.abc import Sequence

from bot.callbacks import Act, Menu, encode
from bot.domain import access
from bot.domain.access import Words
from bot.domain.actions import CITIZENS, OFFICERS, Form
from bot.domain.lifecycle import Action, Reason, State
from bot.domain.people import Actor
from bot.texts import Voice
from bot.usecases import cards, pushes, tickets
from bot.usecases.work import Work
from storage.models import Ticket
from storage.notifications import Button

Rows = tuple[tuple[Button, ...], ...]


def officer_buttons(work: Work, say: Voice, ticket: Ticket, actors: Sequence[Actor]) -> Rows:
    """What this officer may do now: two to a row; the rest of the life cycle behind *Lainnya*."""
    able = tickets.possible(work, ticket, [actor for actor in actors if actor.role is not None])
    forms = [form for form in OFFICERS if form.action in able and not _hidden(form.action, ticket)]
    main, more = forms[:4], forms[4:]
    rows = _pairs([_button(say, ticket, form) for form in main])
    extra = [
        Button(say.say("button-history"), data=encode(Menu("history", ticket.number))),
        Button(say.say("button-files"), data=encode(Menu("files", ticket.number))),
    ]
    if len(ticket.content) > cards.SHOWN and _reads(work, ticket, actors):
        extra.append(Button(say.say("button-read"), data=encode(Menu("text", ticket.number))))
    if ticket.pin:
        extra.append(Button(say.say("button-map"), data=encode(Menu("map", ticket.number))))
    if more:
        extra.append(Button(say.say("button-more"), data=encode(Menu("more", ticket.number))))
    return (*rows, tuple(extra))


def _reads(work: Work, ticket: Ticket, actors: Sequence[Actor]) -> bool:
    return access.combined(tickets.facts(work, ticket), actors).words is Words.FULL


def more_buttons(work: Work, say: Voice, ticket: Ticket, actors: Sequence[Actor]) -> Rows:
    able = tickets.possible(work, ticket, [actor for actor in actors if actor.role is not None])
    forms = [form for form in OFFICERS if form.action in able and not _hidden(form.action, ticket)]
    back = (Button(say.say("button-back-card"), data=encode(Menu("card", ticket.number))),)
    return (*_pairs([_button(say, ticket, form) for form in forms[4:]]), back)


def _hidden(action: Action, ticket: Ticket) -> bool:
    both = ticket.anonymous and ticket.confidential
    neither = not ticket.anonymous and not ticket.confidential
    return (action is Action.TIGHTEN and both) or (action is Action.LOOSEN and neither)


def _pointless(action: Action, ticket: Ticket) -> bool:
    """What is over has nobody left to show more to; what was withdrawn is shown to nobody at all."""
    withdrawn = ticket.reason == Reason.WITHDRAWN
    over = ticket.state in (State.CLOSED, State.ARCHIVED)
    return (action is Action.LOOSEN and over) or (action is Action.TIGHTEN and withdrawn)


def _button(say: Voice, ticket: Ticket, form: Form) -> Button:
    press = Act(form.action, ticket.number, str(ticket.version or 1))
    return Button(say.say(f"act-{form.action}"), data=encode(press), style=form.style)


def _pairs(buttons: Sequence[Button]) -> Rows:
    return tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))


def citizen_buttons(work: Work, say: Voice, ticket: Ticket) -> Rows:
    """All that the citizen may do with an own ticket, the moment's question first."""
    able = tickets.possible(work, ticket, [Actor(ticket.reporter_id)])
    urgent = pushes.citizen_buttons(work, say, ticket)
    shown = {button.data for row in urgent for button in row}
    rest = [
        Button(say.say(f"act-citizen-{form.action}"), data=encode(Act(form.action, ticket.number)))
        for form in CITIZENS
        if form.action in able
        and form.action is not Action.RATE
        and not _hidden(form.action, ticket)
        and not _pointless(form.action, ticket)
    ]
    rest += [
        Button(say.say("button-history"), data=encode(Menu("history", ticket.number))),
        Button(say.say("button-files"), data=encode(Menu("files", ticket.number))),
    ]
    return (*urgent, *_pairs([button for button in rest if button.data not in shown]))
