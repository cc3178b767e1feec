"""A question that another report pushes aside: that is said, what was given so far is kept, one button takes it up."""

from __future__ import annotations

from bot.callbacks import Act, Card, Menu, Press
from bot.domain.actions import Form
from bot.domain.lifecycle import Action
from bot.usecases.work import Turn
from handlers import pending, talk
from handlers.arguments import Got
from handlers.talk import Methods, button
from storage.models import Ticket

CHOOSING = "choose"  # words came first, and what they are for is asked


def looked(turn: Turn, ticket: Ticket) -> Methods:
    """Looking at another ticket ends the question about the one before: the words would go to the wrong citizen.
    Whoever is asked for a merged report's parent may look for it."""
    kind, doing = talk.state(turn)
    if kind == "act" and (doing == Action.MERGE or _number(turn) == ticket.number):
        return []
    said = put(turn, ticket)
    if said:
        talk.leave(turn)
    return said


def dropped(turn: Turn) -> Methods:
    """Something else is asked now that is about no ticket yet: a command without its number, the counter's form."""
    own = turn.conversation.data.get("officer") or talk.state(turn)[0] == "card"
    return put(turn, None) if own else []


def put(turn: Turn, ticket: Ticket | None, form: Form | None = None) -> Methods:
    """Something else is asked now, about `ticket`: the action of `form`, or its verification card."""
    kind, doing = talk.state(turn)
    number = _number(turn)
    if kind == "card" and (ticket is None or number != ticket.number):
        return _card(turn, number, doing)
    if kind != "act" or not number or (ticket and form and _goes_on(turn, ticket, form, doing)):
        return []
    data, given = turn.conversation.data, dict(turn.conversation.data.get("got", {}))
    aside = {"ticket": number, "action": doing, "got": given}
    turn.conversation.data = {**data, talk.ASIDE: aside}
    again: Press = Menu("card", number)
    if doing in set(Action) and data.get("officer"):
        again = Act(doing, number, str(data.get("version", "")) or "1")
    return [_said(turn, "action-put-away", number, again)]


def _number(turn: Turn) -> str:
    return str(turn.conversation.data.get("ticket", ""))


def _goes_on(turn: Turn, ticket: Ticket, form: Form, doing: str) -> bool:
    """The same question, words that find their use, or a change of mind before anything was given."""
    given = turn.conversation.data.get("got")
    return _number(turn) == ticket.number and (doing in (form.action, CHOOSING) or not given)


def _card(turn: Turn, number: str, field: str) -> Methods:
    """Changes wait by ticket; they are named, so that nobody believes them written."""
    if not number or not (field or pending.is_changed(turn, number)):
        return []
    key = "card-put-away" if pending.is_changed(turn, number) else "action-put-away"
    return [_said(turn, key, number, Card(number, "card"))]


def _said(turn: Turn, key: str, number: str, again: Press) -> talk.Method:
    say = talk.voice(turn)
    return talk.message(turn, say.say(key, number=number), [[button(say.say("button-take-up", number=number), again)]])


def given(turn: Turn, ticket: Ticket, action: Action) -> Got:
    """What was given for this action before it was set aside."""
    kept = turn.conversation.data.get(talk.ASIDE, {})
    fits = kept.get("ticket") == ticket.number and kept.get("action") in (action, CHOOSING)
    return dict(kept.get("got", {})) if fits else {}


def taken_up(turn: Turn, ticket: Ticket) -> None:
    """It is asked again, or done: nothing of this ticket is set aside any more."""
    if turn.conversation.data.get(talk.ASIDE, {}).get("ticket") == ticket.number:
        turn.conversation.data = {name: one for name, one in turn.conversation.data.items() if name != talk.ASIDE}
