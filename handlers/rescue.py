"""A citizen whom the bot does not understand, three times in a row, is offered a person.

With consent the report goes to the coordinators as it is, so that they can ask what is missing with their own tools;
before that they learn nothing of it.
"""

from __future__ import annotations

from bot.callbacks import Filing
from bot.domain.form import Draft
from bot.texts import lines
from bot.usecases import drafting, filing
from bot.usecases.work import Turn
from handlers import talk
from handlers.talk import Method, Methods, button
from storage.models import Draft as DraftRow

PATIENCE = 3  # misunderstandings in a row


def understood(turn: Turn) -> None:
    turn.conversation.data = {
        key: value for key, value in turn.conversation.data.items() if key not in ("missed", "problem")
    }


def missed(turn: Turn, row: DraftRow, problem: str) -> Methods:
    """Count a misunderstanding; the offer when there have been enough."""
    count = int(turn.conversation.data.get("missed", 0)) + 1
    turn.conversation.data = {**turn.conversation.data, "missed": count, "problem": problem}
    return [_offer(turn, row)] if count == PATIENCE and not drafting.read(row).counter else []


def _offer(turn: Turn, row: DraftRow) -> Method:
    say = talk.voice(turn)
    return talk.message(turn, say.say("rescue-offer"), [[button(say.say("button-rescue"), Filing("help", row.id, ""))]])


async def unknown(turn: Turn) -> Methods:
    """A command that nobody knows: counted too."""
    said: Methods = [talk.message(turn, talk.voice(turn).say("unknown-command"))]
    if int(turn.conversation.data.get("missed", 0)) + 1 < PATIENCE:
        turn.conversation.data = {
            **turn.conversation.data,
            "missed": int(turn.conversation.data.get("missed", 0)) + 1,
        }
        return said
    kept = await drafting.find(turn.work, turn.person, str(turn.conversation.data.get("draft", "")))
    row = kept or await drafting.open_draft(turn.work, turn.person)
    return [*said, *missed(turn, row, "unknown-command")]


def consent(turn: Turn, row: DraftRow, draft: Draft) -> Method:
    """What an officer would get; nothing has been told to anybody yet."""
    say = talk.voice(turn)
    name = say.say("rescue-name", name=draft.name) if draft.name and not draft.anonymous else say.say("rescue-unnamed")
    text = lines(say.say("rescue-consent", holder=turn.work.city.agencies[turn.work.city.coordinator].short, name=name))
    rows = [
        [button(say.say("button-rescue-yes"), Filing("help", row.id, "yes"))],
        [button(say.say("button-rescue-no"), Filing("waiting", row.id, "go"))],
    ]
    return talk.prompt(turn, text, rows)


async def sent(turn: Turn, row: DraftRow) -> Methods:
    """The report goes to the coordinators as it is, marked as one that needs a person."""
    await filing.ask_for_help(turn.work, turn.person, row, str(talk.voice(turn).say("rescue-empty")))
    talk.end_form(turn)
    return []
