"""Words of danger: whom to call, at once and again for every further cry; the report is taken all the same."""

from __future__ import annotations

from dataclasses import replace

from aiogram.types import Message

from bot.callbacks import Filing
from bot.domain import formjson
from bot.domain.form import Step
from bot.domain.kinds import Kind
from bot.suggest.control import is_cry, is_emergency
from bot.suggest.despair import is_despair, is_despair_alone
from bot.usecases import citizens, drafting
from bot.usecases.work import Turn
from handlers import filing, helping, media, talk
from handlers.talk import Method, Methods, button

ASKING = ("", "form")  # states in which a cry is no answer


async def called(turn: Turn, message: Message) -> Methods:
    """Whom to call, before anything else; shorter where the report has said it already."""
    text = media.text_of(message)
    if turn.group is None and is_despair(text):
        return [await _comforted(turn)]
    if turn.group is not None or not (is_emergency(text) or (is_cry(text) and talk.state(turn)[0] in ASKING)):
        return []
    return [helping.danger(turn, again=await _in_danger(turn))]


async def heard(turn: Turn, message: Message) -> Methods | None:
    """What a cry that tells nothing else goes on with; None when the message is none, or was asked for.

    It joins no report: the question that waits comes again, after filing nothing is asked. Whoever speaks of ending
    their life is asked nothing at all.
    """
    if turn.group is None and is_despair_alone(media.text_of(message)):
        return []
    if turn.group is not None or not is_cry(media.text_of(message)) or talk.state(turn)[0] not in ASKING:
        return None
    if await filing.current(turn) is not None:
        return await filing.again(turn)
    if await citizens.open_of(turn.work, turn.person.id):
        return []
    row = await drafting.open_draft(turn.work, turn.person)
    draft = replace(drafting.read(row), kind=Kind.COMPLAINT)
    drafting.write(turn.work, row, draft)
    return filing.ask(turn, row, draft, Step.CONTENT)


async def _comforted(turn: Turn) -> Method:
    """Whom to call, and the offer of an officer, who learns of it with consent alone; nobody is reminded of it."""
    say = talk.voice(turn)
    row = await drafting.open_draft(turn.work, turn.person)
    noted = replace(drafting.read(row), kind=Kind.COMPLAINT, title=str(say.say("despair-note")), confidential=True)
    row.form = formjson.to_json(noted)  # not `drafting.write`, which sets a reminder
    offer = button(say.say("button-rescue"), Filing("help", row.id, ""))
    return talk.message(turn, say.say("despair", numbers=helping.numbers(turn)), [[offer]])


async def _in_danger(turn: Turn) -> bool:
    row = await filing.current(turn)
    if row is not None:
        return is_emergency(drafting.read(row).content)
    return any(is_emergency(ticket.content) for ticket in await citizens.open_of(turn.work, turn.person.id))
