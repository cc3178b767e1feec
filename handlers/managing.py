"""Words about the drafts themselves: "mulai baru", "buang", "tadi sampai mana". They join no report."""

from __future__ import annotations

from aiogram.types import Message

from bot.callbacks import Filing
from bot.domain import form
from bot.domain.form import Step
from bot.suggest.control import control
from bot.suggest.draftwords import DraftWord, meant
from bot.usecases import drafting
from bot.usecases.work import Turn
from handlers import filing, media, questions, talk
from handlers.talk import Methods, Rows, button
from storage.models import Draft as DraftRow


async def heard(turn: Turn, row: DraftRow, step: Step, message: Message) -> Methods | None:
    """What such words do while a draft asks for `step`; None for all else, and for a yes to its question."""
    word = meant(media.text_of(message)) if message.text else None
    match word:
        case DraftWord.DROP:
            return await filing.press(turn, Filing("cancel", row.id, Step.REVIEW))
        case DraftWord.ANEW | DraftWord.REPORT:
            draft = drafting.read(row)
            new = word is DraftWord.ANEW or not form.is_begun(draft)
            return (
                await filing.press(turn, Filing("waiting", row.id, "new")) if new else [questions.waiting(turn, [row])]
            )
        case DraftWord.RESUME if not _is_yes(message, row, step):
            return await filing.again(turn)
    return None


def _is_yes(message: Message, row: DraftRow, step: Step) -> bool:
    """ "Lanjut" below "Kemarin, betul?" and below the card is the answer to it."""
    asks = step is Step.REVIEW or (step is Step.DATE and bool(drafting.read(row).day_guess))
    return asks and control(media.text_of(message)) is not None


async def resumed(turn: Turn, message: Message) -> Methods | None:
    """ "Lanjutkan" where nothing asks: the draft that waits goes on. None where none waits."""
    if not message.text or meant(media.text_of(message)) is not DraftWord.RESUME:
        return None
    found = await drafting.begun(turn.work, turn.person)
    if len(found) > 1:
        return [questions.waiting(turn, found)]
    return filing.ask(turn, found[0], drafting.read(found[0])) if found else None


async def mentioned(turn: Turn) -> Methods:
    """One line about the newest draft that waits, with *Lanjutkan*; nothing where none does."""
    found = await drafting.begun(turn.work, turn.person)
    if not found:
        return []
    say, title = talk.voice(turn), drafting.read(found[0]).title
    rows: Rows = [[button(say.say("button-resume"), Filing("waiting", found[0].id, "go"))]]
    return [talk.message(turn, say.say("mine-draft", title=title or say.say("untitled")), rows)]
