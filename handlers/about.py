"""Free words of somebody who has open reports: which one they are about is asked, never guessed."""

from __future__ import annotations

from aiogram.types import CallbackQuery, Message

from bot.callbacks import Act, Filing, Menu
from bot.domain import form
from bot.domain.form import Step
from bot.domain.lifecycle import Action, State
from bot.suggest.control import is_greeting
from bot.suggest.settled import is_thanks
from bot.suggest.smallwords import numbered
from bot.usecases import cards, citizens, drafting
from bot.usecases.work import Turn
from handlers import casework, edits, filing, hearing, media, questions, reverting, secrecy, small, talk, verdicts
from handlers.talk import Method, Methods, button
from storage.models import Ticket

SHOWN = 5  # reports offered as buttons
LABEL = 40  # characters
VERDICTS = (Action.CONFIRM, Action.DISPUTE)


async def heard(turn: Turn, message: Message) -> Methods:
    """A message that nothing asked for. Words that may belong to an open report are kept, and one question is asked."""
    if (again := await reverting.again(turn, message)) is not None:
        return again
    own = await citizens.open_of(turn.work, turn.person.id)
    if not own and message.text and is_thanks(media.text_of(message)):
        return [talk.message(turn, talk.voice(turn).say("small-thanks"))]
    if not own or (message.text and is_greeting(media.text_of(message))):
        return await hearing.open_with(turn, message)
    if (verdict := _verdict(turn, own, message)) is not None:
        return await casework.act(turn, verdict)
    if (wished := await secrecy.about(turn, own, message)) is not None:
        return wished
    if (waiting := await verdicts.asked(turn, own, message)) is not None:
        return waiting
    return await _opened(turn, own, message)


async def _opened(turn: Turn, own: list[Ticket], message: Message) -> Methods:
    """A new draft with the words, and the question which report they are about."""
    said = await hearing.open_with(turn, message)
    row = await filing.current(turn)
    if row is None or not form.is_begun(drafting.read(row)):
        return said
    if len(own) == 1 and own[0].state != State.WAITING_CITIZEN and _is_new(drafting.read(row)):
        return said
    return [*said[:-1], _which(turn, row.id, own)]


async def verdict(turn: Turn, message: Message) -> Methods | None:
    """What a typed "sudah selesai" or "belum selesai" does; None for other words."""
    found = _verdict(turn, await citizens.open_of(turn.work, turn.person.id), message)
    return None if found is None else await casework.act(turn, found)


async def went_on(turn: Turn, message: Message) -> Methods:
    """More words before it is said what they are about; what clearly is something else joins nothing."""
    own = await citizens.open_of(turn.work, turn.person.id)
    if (number := _numbered(turn, own, message)) is not None:
        return await edits.answer_with_draft(turn, number, str(turn.conversation.data.get("draft", "")))
    if (other := await small.said(turn, message)) is not None:
        return other
    if (wished := await secrecy.about(turn, own, message)) is not None:
        return wished
    said = await hearing.kept(turn, message)
    row = await filing.current(turn)
    if row is None:
        return said
    return [*said[:-1], _which(turn, row.id, own)]


def _numbered(turn: Turn, own: list[Ticket], message: Message) -> str | None:
    """The number of one of these, where it is all that is said."""
    number = turn.work.city.number(numbered(media.text_of(message))) if message.text else None
    return next((one.number for one in own if one.number == number), None)


async def apart(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    """*Laporan baru*: the words were not about the report that waits for a verdict."""
    told = [Message.model_validate(one) for one in turn.conversation.data.get(verdicts.TOLD, ())]
    if not told or turn.conversation.data.get("ticket") != value:
        return [questions.old(turn)]
    talk.end_form(turn)
    others = [one for one in await citizens.open_of(turn.work, turn.person.id) if one.number != value]
    said = await (_opened(turn, others, told[0]) if others else hearing.open_with(turn, told[0]))
    for message in told[1:]:
        said = await hearing.more(turn, message) or said
    return [*talk.without_buttons(turn, query), *said]


def _is_new(draft: form.Draft) -> bool:
    """Whether the words have a place or a day of their own, as a report has and an afterthought has not."""
    return form.has(draft, Step.PLACE) or draft.day_guess is not None


def _verdict(turn: Turn, own: list[Ticket], message: Message) -> Act | None:
    """ "Sudah selesai" or "belum selesai" typed instead of tapped, while just one report waits for it."""
    proposed = [ticket for ticket in own if ticket.state == State.PROPOSED]
    plain = media.text_of(message).strip(" .").casefold()
    say = talk.voice(turn)
    found = next((one for one in VERDICTS if plain == str(say.say(f"act-citizen-{one}")).casefold()), None)
    return Act(found, proposed[0].number) if found is not None and len(proposed) == 1 else None


def _which(turn: Turn, draft: str, own: list[Ticket]) -> Method:
    """One question: an answer or an addition to one of these, or a new report."""
    say = talk.voice(turn)
    waits = any(ticket.state == State.WAITING_CITIZEN for ticket in own)
    rows = [[button(_label(turn, ticket), Menu("answer", f"{ticket.number}/{draft}"))] for ticket in own[:SHOWN]]
    rows.append([button(say.say("button-new-report"), Filing("waiting", draft, "go"))])
    titles = [f"{ticket.number} · {cards.shortened(ticket.title, LABEL)}" for ticket in own[:SHOWN]]
    listed = questions.choices(say, [*titles, str(say.say("button-new-report"))])
    turn.conversation.data = {**turn.conversation.data, "undecided": True}
    text = say.say("answer-or-new" if waits else "about-which", choices=listed)
    return talk.prompt(turn, text, rows, numbered=len(rows))


def _label(turn: Turn, ticket: Ticket) -> str:
    key = "button-answer-for" if ticket.state == State.WAITING_CITIZEN else "button-addition-for"
    return talk.voice(turn).say(key, number=ticket.number)
