"""Typing instead of tapping: a word that the form's question expects presses the button that it means."""

from __future__ import annotations

from bot.callbacks import Filing
from bot.domain import form
from bot.domain.form import Draft, Step
from bot.suggest.control import Control, control, is_unwanted
from bot.usecases.work import Turn
from handlers import filing
from handlers.talk import Methods
from storage.models import Draft as DraftRow


async def pressed(turn: Turn, row: DraftRow, draft: Draft, step: Step, text: str) -> Methods | None:
    """What the button does that the whole message names; None for words that this step does not expect."""
    values: dict[Control | None, Filing | None] = {
        Control.CANCEL: Filing("cancel", row.id, step),
        Control.BACK: Filing("back", row.id, step),
        Control.SKIP: Filing("skip", row.id, step) if form.skippable(draft, step) else None,
        Control.YES: _yes(row, draft, step),
        Control.NO: Filing("otherday", row.id, "") if step is Step.DATE and draft.day_guess else None,
    }
    value = values.get(control(text))
    if value is None and is_unwanted(text):
        value = Filing("skip" if form.skippable(draft, step) else "cancel", row.id, step)
    return await filing.press(turn, value) if value is not None else None


def _yes(row: DraftRow, draft: Draft, step: Step) -> Filing | None:
    if step is Step.DATE and draft.day_guess:
        return Filing("date", row.id, "yes")
    return Filing("review", row.id, "send") if step is Step.REVIEW else None
