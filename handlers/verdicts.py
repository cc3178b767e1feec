"""Free words while a report waits for its citizen's verdict: they are kept, and asked about as that report first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aiogram.types import Message

from bot.callbacks import Act, Filing, Menu
from bot.domain.form import Draft, FormProblem, Step
from bot.domain.lifecycle import Action, State
from bot.suggest.control import is_emergency, is_greeting
from bot.suggest.gratitude import is_plain
from bot.suggest.settled import is_dropped, is_settled
from bot.usecases import citizens, deadlines
from bot.usecases.work import Turn
from handlers import arguments, filing, media, secrecy, talk
from handlers.talk import Methods, button
from storage.models import Draft as DraftRow
from storage.models import Ticket

TOLD = "told"  # of the conversation's data: the messages that are asked about
CHOOSING = ("act", "choose")
ANSWERING = (Step.DATE, Step.PLACE)  # where thanks are no answer


def proposed(own: Sequence[Ticket]) -> Ticket | None:
    """The one report of these whose agency says that it is finished."""
    waiting = [ticket for ticket in own if ticket.state == State.PROPOSED]
    return waiting[0] if len(waiting) == 1 else None


async def asked(turn: Turn, own: Sequence[Ticket], message: Message) -> Methods | None:
    """The question about one of a citizen's `own` open reports, the words kept for whatever is pressed; None where
    nothing waits or somebody is in danger."""
    ticket = proposed(own)
    if ticket is None or (hidden := await kept(turn, ticket, message)) is None:
        return None
    say = talk.voice(turn)
    rows = [
        [button(say.say(f"act-citizen-{one}"), Act(one, ticket.number))] for one in (Action.DISPUTE, Action.CONFIRM)
    ]
    rows.append([button(say.say("button-new-report"), Menu("apart", ticket.number))])
    return [*hidden, talk.prompt(turn, say.say("about-proposed", number=ticket.number, title=ticket.title), rows)]


async def kept(turn: Turn, ticket: Ticket, message: Message) -> Methods | None:
    """Keep the words for whatever is pressed; what has to be said of them at once. None where they cry of danger."""
    if is_emergency(media.text_of(message)):
        return None
    try:
        got = arguments.of_message(message)
    except FormProblem:
        return None
    before = _before(turn, ticket)
    hidden = await secrecy.besides(turn, ticket, media.text_of(message))
    told = [*before.get(TOLD, ()), message.model_dump(mode="json", exclude_none=True)]
    got = _joined(before.get("got", {}), got)
    talk.enter(turn, "act:choose", ticket=ticket.number, officer=False, got=got, told=told)
    return hidden


def _before(turn: Turn, ticket: Ticket) -> dict[str, Any]:
    """What the question about this report has kept already."""
    data = turn.conversation.data
    return dict(data) if talk.state(turn) == CHOOSING and data.get("ticket") == ticket.number and TOLD in data else {}


def _joined(before: dict[str, Any], got: dict[str, Any]) -> dict[str, Any]:
    words = "\n".join(one["text"] for one in (before, got) if one.get("text") and one["text"] != arguments.NO_WORDS)
    files = [*before.get("files", ()), *got.get("files", ())]
    return {**before, **got, "text": words or arguments.NO_WORDS} | ({"files": files} if files else {})


async def instead(turn: Turn, row: DraftRow, draft: Draft, step: Step, message: Message) -> Methods | None:
    """Words in the form that are about what is over by now; None for an answer."""
    text = media.text_of(message)
    if not message.text or draft.counter or is_greeting(text) or is_plain(text):
        return None
    if is_dropped(text):
        return await filing.press(turn, Filing("cancel", row.id, Step.REVIEW))
    known = turn.work.knowledge
    over = step in ANSWERING and is_settled(text) and known.happened(text, deadlines.today(turn.work)) is None
    if not over or known.place(text) is not None:
        return None
    own = await citizens.open_of(turn.work, turn.person.id)
    return await asked(turn, own, message) or _drop(turn, row, step)


def _drop(turn: Turn, row: DraftRow, step: Step) -> Methods:
    """What is over needs no report: it may be thrown away, or gone on with."""
    say = talk.voice(turn)
    rows = [
        [button(say.say("button-drop"), Filing("cancel", row.id, step))],
        [button(say.say("button-resume"), Filing("waiting", row.id, "go"))],
    ]
    return [talk.prompt(turn, say.say("form-settled"), rows)]
