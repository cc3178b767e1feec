"""What a citizen's message may say instead of the words that were asked for after filing: a wish, thanks, a question.

It is answered like everywhere else, and what was asked is asked once more.
"""

from __future__ import annotations

from dataclasses import asdict

from aiogram.types import Message

from bot.domain.actions import Form
from bot.domain.lifecycle import State
from bot.suggest.askedwords import Asked, asked
from bot.suggest.control import Control, control
from bot.usecases import tickets
from bot.usecases.work import Turn
from handlers import acting, casework, media, mine, pointing, rating, secrecy, small, talk, wanting
from handlers.arguments import Got
from handlers.talk import Methods
from storage.models import Ticket

ENDING = (Control.CANCEL, Control.NO, Control.SKIP)  # said instead of a sentence for the rating


async def instead(turn: Turn, ticket: Ticket, message: Message) -> Methods | None:
    """The answer to a wish about the name or the own data, thanks, a nod, help or a number; None for all else.

    To an officer's question thanks and a nod are an answer.
    """
    if (wished := await secrecy.about(turn, [ticket], message)) is not None:
        return wished
    answers = ticket.state == State.WAITING_CITIZEN
    if not answers and (thanked := small.thanked(turn, message)) is not None:
        return thanked
    return await small.looked(turn, message)


async def continued(turn: Turn, message: Message) -> Methods:
    """A message while an action asks for words."""
    running = acting.form_in(turn)
    ticket = await tickets.by_number(turn.work, running[3]) if running and not running[1] else None
    if ticket is not None and running and running[2].get("text"):
        return await _more(turn, ticket, running, message)
    said = await instead(turn, ticket, message) if ticket is not None else None
    if said is None or running is None or ticket is None:
        return await casework.continued(turn, message)
    form, officer, got, _ = running
    return [*said, *await acting.begin(turn, ticket, form, officer=officer, got=got)]


async def _more(turn: Turn, ticket: Ticket, running: tuple[Form, bool, Got, str], message: Message) -> Methods:
    """While it is asked whether personal data go along: yes, or more words, which join those that wait."""
    form, _, got, _ = running
    text = media.text_of(message)
    if message.text and control(text) is Control.YES:
        got = {**got, pointing.NEED: pointing.KEEP}
    elif text:
        got = {**got, "text": f"{got['text']}\n{text}"}
    if (file := media.file_of(message)) is not None and form.files:
        got = {**got, "files": [*got.get("files", ()), asdict(file)]}
    return await acting.begin(turn, ticket, form, officer=False, got=got)


async def rated(turn: Turn, message: Message) -> Methods | None:
    """A message after the stars: the sentence, or what is said instead of one."""
    ticket = await tickets.by_number(turn.work, str(turn.conversation.data.get("ticket", "")))
    if ticket is None or not message.text:
        return await rating.told(turn, message)
    if control(message.text) in ENDING:
        return rating.done(turn)
    said = await instead(turn, ticket, message)
    if said is None:
        return await rating.told(turn, message)
    if talk.state(turn)[0] == "rate":
        talk.leave(turn)
    return said


async def replied(turn: Turn, ticket: Ticket, message: Message) -> Methods:
    """A reply to a message about a report: a wish about the own data is none to this report."""
    own = ticket.reporter_id == turn.person.id and bool(message.text)
    if own and asked(media.text_of(message)) is Asked.DATA and (said := await wanting.answered(turn, message)):
        return said
    return await mine.reply(turn, ticket, message)
