"""What is said where the life cycle refuses an action."""

from __future__ import annotations

from bot import texts
from bot.callbacks import Menu
from bot.domain.actions import Form
from bot.domain.lifecycle import OFFICIAL, Reason, Refused, State
from bot.domain.people import Actor
from bot.usecases import tickets
from bot.usecases.work import Turn
from handlers import asking, meanwhile, talk
from handlers.arguments import Got
from handlers.talk import Methods, button
from storage.models import Ticket

UNVERIFIED_PARENT = "refused-merge-unverified"  # another report has to be worked on first


def refuse(turn: Turn, ticket: Ticket, form: Form, actors: list[Actor], got: Got) -> Methods:
    """Why the life cycle says no, what is possible now, and nothing typed is lost."""
    try:
        tickets.decide(turn.work, ticket, form.action, actors, reason=Reason.OUT_OF_SCOPE)
    except Refused as problem:
        return refused(turn, ticket, form, problem, got, officer=any(actor.role for actor in actors))
    return [talk.message(turn, talk.voice(turn).say("refused-state-plain"))]


def refused(turn: Turn, ticket: Ticket, form: Form, problem: Refused, got: Got, *, officer: bool) -> Methods:
    """Why, what is possible now, and a button to the report that has to be worked on."""
    say = talk.voice(turn)
    talk.leave(turn)
    prefix = "act" if officer else "act-citizen"
    possible = () if problem.key == UNVERIFIED_PARENT else problem.possible
    keys = [f"{prefix}-{action}" for action in possible if texts.has(f"{prefix}-{action}")]
    named = asking.name(turn, form, officer=officer)
    waits = f"refused-{ticket.state}" if officer and problem.key == "refused-state" else ""
    why = waits if texts.has(waits) else problem.key
    text = texts.lines(
        say.say(why, number=ticket.number, action=named, status=OFFICIAL[State(ticket.state)], **problem.given),
        say.say("refused-possible", actions=", ".join(say.say(key) for key in keys)) if keys else None,
        meanwhile.kept(turn, got),
    )
    place = button(say.say("button-open"), Menu("card", ticket.number))
    if problem.key == UNVERIFIED_PARENT:
        number = str(problem.given["parent"])
        place = button(say.say("button-open-number", number=number), Menu("do", number))
    look = place if officer else button(say.say("button-look"), Menu("ticket", ticket.number))
    return [talk.message(turn, text, [[look]])]
