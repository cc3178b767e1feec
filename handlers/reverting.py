"""Words that take something back: a report is withdrawn, or one that was over goes on."""

from __future__ import annotations

from aiogram.types import CallbackQuery, Message

from bot.callbacks import Act, Menu
from bot.domain import pieces
from bot.domain.form import Draft
from bot.domain.lifecycle import Action, Reason, State
from bot.domain.people import Actor
from bot.suggest.settled import after_reopening, is_again, is_reopening, is_withdrawing
from bot.usecases import citizens, drafting, refiling, tickets
from bot.usecases.work import Turn
from handlers import filing, media, questions, talk, verdicts
from handlers.talk import Methods, button
from storage.models import Ticket

PLACE = "anew"


async def heard(turn: Turn, message: Message) -> Methods | None:
    """The question about words that withdraw the only open report or open an old one again; None for all else."""
    text = media.text_of(message)
    if is_withdrawing(text):
        return await _withdrawing(turn, message)
    return await _reopening(turn, message) if is_reopening(text) else None


async def again(turn: Turn, message: Message) -> Methods | None:
    """ "Lampunya mati lagi" after a report was closed: that one goes on, or it is a new report."""
    text = media.text_of(message)
    if not message.text or not is_again(text) or turn.work.knowledge.place(text) is not None:
        return None
    ticket = await citizens.last_over(turn.work, turn.person.id, State.CLOSED)
    return await _again(turn, ticket, message) if ticket is not None else None


async def _withdrawing(turn: Turn, message: Message) -> Methods | None:
    """Where only one report is open: its withdrawal, which is asked about once more, or the words as an addition."""
    found = await citizens.open_of(turn.work, turn.person.id)
    if len(found) != 1 or Action.WITHDRAW not in _able(turn, found[0]):
        return None
    ticket, say = found[0], talk.voice(turn)
    if (hidden := await verdicts.kept(turn, ticket, message)) is None:
        return None
    rows = [
        [button(say.say("button-withdraw-number", number=ticket.number), Act(Action.WITHDRAW, ticket.number))],
        [button(say.say("button-addition-for", number=ticket.number), Act(Action.ANSWER, ticket.number))],
    ]
    text = say.say("about-withdrawing", number=ticket.number, title=ticket.title)
    return [*hidden, talk.prompt(turn, text, rows)]


async def _reopening(turn: Turn, message: Message) -> Methods | None:
    """The report that was over last; what cannot be opened again is sent anew with these words."""
    ticket = await citizens.last_over(turn.work, turn.person.id, State.CLOSED, State.ARCHIVED)
    if ticket is None:
        return None
    if (said := await _again(turn, ticket, message)) is not None:
        return said
    if (hidden := await verdicts.kept(turn, ticket, message)) is None:
        return None
    say = talk.voice(turn)
    rows = [[button(say.say("button-file-anew"), Menu(PLACE, ticket.number))]]
    key = "about-withdrawn" if ticket.reason == Reason.WITHDRAWN else "about-over-for-good"
    return [*hidden, talk.message(turn, say.say(key, number=ticket.number, title=ticket.title), rows)]


async def _again(turn: Turn, ticket: Ticket, message: Message) -> Methods | None:
    """*Buka kembali* with these words, or a new report with them; None where it cannot be opened again."""
    able = _able(turn, ticket)
    action = next((one for one in (Action.REOPEN, Action.RESTORE, Action.REVIEW) if one in able), None)
    if action is None or (hidden := await verdicts.kept(turn, ticket, message)) is None:
        return None
    say = talk.voice(turn)
    rows = [
        [button(say.say(f"act-citizen-{action}"), Act(action, ticket.number))],
        [button(say.say("button-new-report"), Menu("apart", ticket.number))],
    ]
    return [*hidden, talk.prompt(turn, say.say("about-over", number=ticket.number, title=ticket.title), rows)]


def _able(turn: Turn, ticket: Ticket) -> tuple[Action, ...]:
    return tuple(tickets.possible(turn.work, ticket, [Actor(turn.person.id)]))


def _told(turn: Turn, number: str, draft: Draft) -> Draft:
    """The draft with what else was said when the report was to be opened again."""
    if turn.conversation.data.get("ticket") != number:
        return draft
    for message in map(Message.model_validate, turn.conversation.data.get(verdicts.TOLD, ())):
        if words := after_reopening(media.text_of(message)):
            draft = pieces.with_piece(draft, message.message_id, words)
    return draft


async def anew(turn: Turn, number: str, query: CallbackQuery | None) -> Methods:
    """*Kirim lagi*: a new draft that says what the report said, and why it is sent again; the card shows it first."""
    ticket = await tickets.by_number(turn.work, number)
    if ticket is None or ticket.reporter_id != turn.person.id:
        return [questions.old(turn)]
    row = await drafting.open_draft(turn.work, turn.person)
    draft = _told(turn, number, await refiling.draft_of(turn.work, ticket))
    drafting.write(turn.work, row, drafting.fill(turn.work, draft))
    return filing.ask(turn, row, draft)
