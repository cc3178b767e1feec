"""Words that ask to stay unknown or for secrecy: *Anonim* or *Rahasia* is on at once, and said to be.

Off again is only the citizen's own tap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aiogram.types import Message

from bot.callbacks import Act, Filing
from bot.domain.form import Draft, Step
from bot.domain.lifecycle import Action
from bot.suggest import secrecy
from bot.usecases import drafting
from bot.usecases.work import Turn
from handlers import casework, filing, media, talk
from handlers.talk import Methods, button
from storage.models import Draft as DraftRow
from storage.models import Ticket

SWITCH, CONFIDENTIAL = "anonymous", "confidential"
SHOWN = 5  # reports offered as buttons


def hidden(turn: Turn, draft: Draft, message: Message) -> tuple[Draft, Methods]:
    """The draft without its writer's name, or secret, where the message wishes it, and the lines that say so."""
    text, said = media.text_of(message), []
    if not draft.counter and not draft.anonymous and secrecy.hides(text):
        draft = replace(draft, anonymous=True)
        said.append(talk.message(turn, talk.voice(turn).say("name-hidden")))
    if not draft.counter and not draft.confidential and secrecy.confides(text):
        draft = replace(draft, confidential=True)
        said.append(talk.message(turn, talk.voice(turn).say("report-confidential")))
    return draft, [*said]


def answering(message: Message) -> Message:
    """The message as an answer of its own: without the wish, which is no place, no date and no title."""
    text = media.text_of(message)
    if not secrecy.hides(text) and not secrecy.confides(text):
        return message
    field = "text" if message.text else "caption"
    return message.model_copy(update={field: secrecy.without(text) or None})


def wished(turn: Turn, row: DraftRow, draft: Draft, step: Step, message: Message) -> Methods | None:
    """What a message does that is nothing but a wish about the name; None for all else."""
    if not message.text or draft.counter:
        return None
    text = media.text_of(message)
    if secrecy.is_wish(text):
        draft, said = replace(draft, anonymous=True), "name-hidden"
        drafting.write(turn.work, row, draft)
    elif secrecy.is_confidence(text):
        draft, said = replace(draft, confidential=True), "report-confidential"
        drafting.write(turn.work, row, draft)
    elif secrecy.allows(text):
        said = "name-open" if draft.anonymous else "name-open-already"
    else:
        return None
    line = talk.message(turn, talk.voice(turn).say(said))
    return [line, *filing.ask(turn, row, draft, step)]


async def stays(turn: Turn, press: Filing, message: Message) -> bool:
    """Whether "anonim" is said where it is on already: a word for it never turns it off."""
    row = await filing.current(turn) if press.value == SWITCH else None
    return row is not None and drafting.read(row).anonymous and ":" not in media.text_of(message)


async def about(turn: Turn, own: Sequence[Ticket], message: Message) -> Methods | None:
    """A wish after filing: of one open report at once, of several by a tap. None when the words are no such wish."""
    if message.text and len(own) == 1 and not own[0].confidential and secrecy.is_confidence(message.text):
        return await casework.act(turn, Act(Action.TIGHTEN, own[0].number, "", CONFIDENTIAL))
    if not message.text or not own or not secrecy.is_wish(media.text_of(message)):
        return None
    shown = [ticket for ticket in own if ticket.anonymous]
    open_ = [ticket for ticket in own if not ticket.anonymous]
    if not open_:
        return [talk.message(turn, talk.voice(turn).say("name-hidden-filed", number=shown[0].number))]
    if len(own) == 1:
        return await tightened(turn, open_[0])
    say = talk.voice(turn)
    rows = [
        [button(say.say("button-hide-name", number=one.number), Act(Action.TIGHTEN, one.number, "", SWITCH))]
        for one in open_[:SHOWN]
    ]
    return [talk.message(turn, say.say("name-hide-which"), rows)]


def beside(message: Message) -> str:
    """The words of a message that is more than the wish about the name; empty for the wish alone."""
    text = media.text_of(message)
    return "" if secrecy.is_wish(text) else text


async def besides(turn: Turn, ticket: Ticket, text: str) -> Methods:
    """The wish within words that go on to say something about a report of one's own: heeded at once, and said."""
    return await tightened(turn, ticket) if secrecy.hides(text) and not ticket.anonymous else []


async def tightened(turn: Turn, ticket: Ticket) -> Methods:
    """The report of one's own without the name, by the same rule as its button."""
    if not ticket.anonymous:
        return await casework.act(turn, Act(Action.TIGHTEN, ticket.number, "", SWITCH))
    return [talk.message(turn, talk.voice(turn).say("name-hidden-filed", number=ticket.number))]
