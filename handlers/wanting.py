"""What a citizen asks of the channel itself: no report, so one answer and no draft.

`answered` serves where something is being asked as well; what it says is then followed by the question once more.
"""

from __future__ import annotations

from aiogram.types import Message

from bot.callbacks import Act, Filing, Menu
from bot.domain.lifecycle import Action, Reason, State
from bot.suggest.askedwords import Asked, asked, number_in
from bot.usecases import citizens, drafting, filing, floods
from bot.usecases.queue import mine as own_reports
from bot.usecases.work import Turn
from handlers import following, gate, managing, media, mine, reverting, talk
from handlers.talk import Methods, button


async def answered(turn: Turn, message: Message) -> Methods | None:
    """The answer to words about the own reports, a person, a bot, the own data; None for everything else."""
    if not message.text:
        return None
    text = media.text_of(message)
    city = turn.work.city
    if (number := number_in(text, [city.code, *(one.code for one in city.cities.values())])) is not None:
        return await mine.check(turn, number, message)
    if (said := await reverting.heard(turn, message)) is not None:
        return said
    found = asked(text)
    if found is Asked.REPORTS:
        return await own(turn)
    if found is Asked.ROBOT:
        return [talk.message(turn, talk.voice(turn).say("asked-robot"))]
    if found is Asked.WITHDRAWAL:
        return await _withdrawal(turn)
    if found is Asked.PERSON:
        return await _person(turn)
    return await _data(turn, message, text) if found is Asked.DATA else None


async def idle(turn: Turn, message: Message) -> Methods | None:
    """The answer to "batal" and "jangan dicabut" where nothing is being written."""
    if (resumed := await managing.resumed(turn, message)) is not None:
        return resumed
    found = asked(media.text_of(message)) if message.text else None
    if found is Asked.NOTHING:
        return [talk.message(turn, talk.voice(turn).say("nothing-to-cancel"))]
    return await _kept(turn) if found is Asked.KEPT else None


async def own(turn: Turn) -> Methods:
    """The own reports, and those that are followed."""
    text, rows = await mine.overview(turn)
    followed = await following.listing(turn)
    return [talk.message(turn, text, rows), *([talk.message(turn, *followed)] if followed else [])]


async def _withdrawal(turn: Turn) -> Methods:
    """How a report is withdrawn, with the button where only one can be meant."""
    say, found = talk.voice(turn), await citizens.open_of(turn.work, turn.person.id)
    if len(found) != 1:
        row = [button(say.say("button-mine"), Menu("mine"))]
        return [talk.message(turn, say.say("asked-withdrawal", count=len(found)), [row] if found else [])]
    number = found[0].number
    press = button(say.say("act-citizen-withdraw"), Act(Action.WITHDRAW, number))
    return [talk.message(turn, say.say("asked-withdrawal-one", number=number), [[press]])]


async def _kept(turn: Turn) -> Methods | None:
    """The newest report is withdrawn: that is final, so a new one is offered. None where nothing was withdrawn."""
    found, _ = await own_reports(turn.work, turn.person.id, 0)
    say = talk.voice(turn)
    if not found:
        return None
    ticket = found[0]
    if ticket.state != State.ARCHIVED or ticket.reason != Reason.WITHDRAWN:
        return [talk.message(turn, say.say("asked-kept", number=ticket.number))]
    new = [button(say.say("button-new"), Menu("new"))]
    return [talk.message(turn, say.say("asked-kept-late", number=ticket.number), [new])]


async def _person(turn: Turn) -> Methods:
    """An officer is offered; what is being written goes along, else an empty report that asks for help."""
    row = await drafting.find(turn.work, turn.person, str(turn.conversation.data.get("draft", "")))
    if row is None or row.filed_at is not None or row.discarded_at is not None or drafting.read(row).counter:
        row = await drafting.open_draft(turn.work, turn.person)
    say = talk.voice(turn)
    help_ = button(say.say("button-rescue"), Filing("help", row.id, ""))
    return [talk.message(turn, say.say("asked-person"), [[help_]])]


async def _data(turn: Turn, message: Message, text: str) -> Methods:
    """A wish about the own data goes to the coordinators at once, as a confidential question."""
    if (until := await floods.next_filing(turn.work, turn.person)) is not None:
        return [talk.message(turn, gate.filed_much(turn, until))]
    await filing.ask_about_data(turn.work, turn.person, message.message_id, text)
    holder = turn.work.city.agencies[turn.work.city.coordinator].short
    return [talk.message(turn, talk.voice(turn).say("asked-data", holder=holder))]
