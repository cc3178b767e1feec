"""Filing: whatever comes first opens a draft; one `ask` and one `answer` serve all steps of the form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from aiogram.types import CallbackQuery, Message

from bot.callbacks import Filing
from bot.domain import form
from bot.domain.form import Draft, FormProblem, Step
from bot.domain.kinds import Kind
from bot.suggest.control import Control, control, is_greeting
from bot.usecases import drafting, filing
from bot.usecases.work import Turn
from handlers import languages, media, questions, takes, talk
from handlers.talk import Methods
from storage.models import Draft as DraftRow

Take = Callable[[Turn, Draft, Message], Draft]
TAKES: dict[Step, Take] = {
    Step.KIND: takes.kind,
    Step.CONTENT: takes.content,
    Step.TITLE: takes.title,
    Step.DATE: takes.day,
    Step.PLACE: takes.place,
    Step.AGENCY: takes.agency,
    Step.CATEGORY: takes.category,
    Step.NAME: takes.name,
    Step.ATTACHMENTS: takes.attachments,
    Step.REVIEW: takes.addition,
}
STAYING = (Step.ATTACHMENTS,)  # asked on until *Cukup*


async def start(turn: Turn, kind: Kind | None = None) -> Methods:
    """/lapor: a new draft, or the choice between the one that waits and a new one."""
    waiting = await drafting.waiting(turn.work, turn.person)
    if waiting and drafting.read(waiting[0]).pieces:
        return [questions.waiting(turn, waiting[0])]
    row = waiting[0] if waiting else await drafting.open_draft(turn.work, turn.person)
    draft = drafting.read(row)
    if kind:
        draft = form.chosen(draft, Step.KIND, kind=kind)
        drafting.write(turn.work, row, draft)
    return ask(turn, row, draft)


async def fresh(turn: Turn) -> Methods:
    """A new draft beside those that wait."""
    row = await drafting.open_draft(turn.work, turn.person)
    return ask(turn, row, drafting.read(row))


async def open_with(turn: Turn, message: Message) -> Methods:
    """A citizen's first words, photo or location: a draft is opened and what came is kept."""
    if message.text and is_greeting(media.text_of(message)):
        return [questions.welcome(turn, languages.listened(turn, media.text_of(message)))]
    row = await drafting.open_draft(turn.work, turn.person)
    return _taken(turn, row, drafting.read(row), message, takes.anything, taken=True)


def _taken(
    turn: Turn, row: DraftRow, draft: Draft, message: Message, take: Take, step: Step | None = None, **how: Any
) -> Methods:
    """Take what came and ask on; what is wrong is said, and nothing that came with it is lost.

    `step` is the one that was asked, and is asked again after a problem.
    """
    said: Methods = []
    first = not draft.pieces
    try:
        draft = take(turn, draft, message)
        step = step if step in STAYING else None
    except FormProblem as problem:
        kept = problem.given.pop("draft", None)
        draft = kept if isinstance(kept, Draft) else draft
        how["taken"] = False
        said = [_problem(turn, problem)]
    drafting.write(turn.work, row, draft)
    heard = languages.listened(turn, draft.content) if first and draft.pieces else ""
    return [*said, *ask(turn, row, draft, step, heard=heard, **how)]


def ask(turn: Turn, row: DraftRow, draft: Draft, step: Step | None = None, **how: Any) -> Methods:
    """Ask the draft's next question, or show it for review when nothing is missing."""
    step = step or form.following(draft)
    turn.conversation.state = f"form:{step}"
    kept = {key: turn.conversation.data[key] for key in ("noticed",) if key in turn.conversation.data}
    turn.conversation.data = {**kept, "draft": row.id, "step": step.value}
    turn.conversation.updated_at = turn.work.now
    return [questions.question(turn, row.id, draft, step, **how)]


async def again(turn: Turn, prefix: str = "") -> Methods:
    """The current question of the form once more."""
    row = await current(turn)
    if row is None:
        talk.end_form(turn)
        return [questions.welcome(turn)]
    step = Step(turn.conversation.data["step"])
    found = ask(turn, row, drafting.read(row), step)
    if prefix:
        return [talk.message(turn, prefix), *found]
    return found


async def asked_again(turn: Turn) -> Methods:
    """The question whose message was lost; the privacy notice comes again when it was lost with it."""
    row = await current(turn)
    if row is None:
        return await again(turn)
    if turn.person.noticed_at is not None and turn.person.noticed_at >= row.created_at:
        turn.person.noticed_at = None
    return ask(turn, row, drafting.read(row), Step(turn.conversation.data["step"]))


async def current(turn: Turn) -> DraftRow | None:
    """The draft of the conversation, unless it was sent or discarded meanwhile."""
    draft_id = turn.conversation.data.get("draft")
    row = await drafting.find(turn.work, turn.person, draft_id) if draft_id else None
    return row if row is not None and row.filed_at is None and row.discarded_at is None else None


async def answer(turn: Turn, message: Message) -> Methods:
    """A message while the form asks: the answer to its question. Nothing typed is lost by a refusal."""
    row = await current(turn)
    if row is None:
        talk.end_form(turn)
        return await open_with(turn, message)
    step = Step(turn.conversation.data["step"])
    draft = drafting.read(row)
    word = control(message.text) if message.text else None
    if word is not None and (handled := await _controlled(turn, row, draft, step, word)) is not None:
        return handled
    return _taken(turn, row, draft, message, TAKES[step], step)


async def more(turn: Turn, message: Message) -> Methods:
    """A further part of an album or a split text: it joins the report without another question."""
    row = await current(turn)
    if row is None:
        return []
    draft, step = drafting.read(row), Step(turn.conversation.data["step"])
    asked = form.following(draft)
    try:
        draft = takes.anything(turn, draft, message)
    except FormProblem as problem:
        kept = problem.given.pop("draft", None)
        drafting.write(turn.work, row, kept if isinstance(kept, Draft) else draft)
        return [_problem(turn, problem)]
    drafting.write(turn.work, row, draft)
    if step in STAYING:
        return ask(turn, row, draft, step)
    following = form.following(draft)
    return ask(turn, row, draft) if following is not asked or following is Step.REVIEW else []


async def _controlled(turn: Turn, row: DraftRow, draft: Draft, step: Step, word: Control) -> Methods | None:
    """Typing instead of tapping: only words that the step expects, as the whole message."""
    value = {
        Control.CANCEL: Filing("cancel", row.id, step),
        Control.BACK: Filing("back", row.id, step),
        Control.SKIP: Filing("skip", row.id, step) if form.skippable(draft, step) else None,
        Control.YES: _yes(row, draft, step),
        Control.NO: Filing("otherday", row.id, "") if step is Step.DATE and draft.day_guess else None,
    }.get(word)
    return await press(turn, value) if value is not None else None


def _yes(row: DraftRow, draft: Draft, step: Step) -> Filing | None:
    if step is Step.DATE and draft.day_guess:
        return Filing("date", row.id, "yes")
    return Filing("review", row.id, "send") if step is Step.REVIEW else None


def _problem(turn: Turn, problem: FormProblem) -> talk.Method:
    return talk.message(turn, talk.voice(turn).say(problem.key, **problem.given))


async def pressed(turn: Turn, chosen: Filing, query: CallbackQuery) -> Methods:
    """A button of the form, however old: the world is looked at again."""
    row = await drafting.find(turn.work, turn.person, chosen.draft)
    if row is None:
        return [talk.answered(query), questions.old(turn)]
    if row.filed_at is not None:
        return [talk.answered(query), await questions.filed(turn, row)]
    if row.discarded_at is not None and chosen.step != "undo":
        return [talk.answered(query), questions.discarded(turn, row)]
    if chosen.step == "review" and chosen.value in ("anonymous", "confidential"):
        return [talk.answered(query), _toggle(turn, row, chosen.value, query)]
    said = await press(turn, chosen)
    cleared = talk.without_buttons(turn, query) if _settled(chosen) else []
    return [talk.answered(query), *cleared, *said]


def _settled(chosen: Filing) -> bool:
    """Presses after which the pressed message asks nothing any more."""
    return chosen.step in ("cancel", "review", "waiting")


def _toggle(turn: Turn, row: DraftRow, switch: str, query: CallbackQuery) -> talk.Method:
    """*Anonim* and *Rahasia* on the review card: the card changes in place and says who will see what."""
    draft = drafting.read(row)
    if switch == "anonymous":
        draft = replace(draft, anonymous=not draft.anonymous)
    else:
        draft = replace(draft, confidential=not draft.confidential)
    drafting.write(turn.work, row, draft)
    text, rows = questions.review(turn, row.id, draft)
    return talk.edited(turn, query, text, rows)


async def press(turn: Turn, chosen: Filing) -> Methods:
    """What a button of the form does; typed words that mean the same come here too."""
    row = await drafting.find(turn.work, turn.person, chosen.draft)
    assert row is not None
    draft = drafting.read(row)
    if chosen.step in MOVES:
        return await MOVES[chosen.step](turn, row, draft, chosen.value)
    step = Step(chosen.step)
    try:
        draft = takes.pressed(turn, draft, step, chosen.value)
    except FormProblem as problem:
        return [_problem(turn, problem), *ask(turn, row, draft, step)]
    drafting.write(turn.work, row, draft)
    return ask(turn, row, draft)


async def _back(turn: Turn, row: DraftRow, draft: Draft, value: str) -> Methods:
    return ask(turn, row, draft, form.previous(draft, Step(value)))


async def _skip(turn: Turn, row: DraftRow, draft: Draft, value: str) -> Methods:
    """*Lewati*: an optional field is left empty."""
    step = Step(value)
    if form.skippable(draft, step):
        draft = takes.skipped(draft, step)
        drafting.write(turn.work, row, draft)
    return ask(turn, row, draft)


async def _cancel(turn: Turn, row: DraftRow, draft: Draft, value: str) -> Methods:
    row.discarded_at = turn.work.now
    talk.end_form(turn)
    return [questions.discarded(turn, row)]


async def _undo(turn: Turn, row: DraftRow, draft: Draft, value: str) -> Methods:
    row.discarded_at = None
    return ask(turn, row, draft)


async def _change(turn: Turn, row: DraftRow, draft: Draft, value: str) -> Methods:
    return ask(turn, row, draft, Step(value)) if value else [questions.fields(turn, row.id, draft)]


async def _waiting(turn: Turn, row: DraftRow, draft: Draft, value: str) -> Methods:
    """The choice about a draft that waits: go on, begin anew, or throw it away."""
    if value == "new":
        return await fresh(turn)
    return await _cancel(turn, row, draft, value) if value == "drop" else ask(turn, row, draft)


async def _review(turn: Turn, row: DraftRow, draft: Draft, value: str) -> Methods:
    if value == "change":
        return await _change(turn, row, draft, "")
    missing = form.following(draft)
    if value != "send" or missing is not Step.REVIEW:
        return ask(turn, row, draft, missing)
    await filing.file(turn.work, turn.person, row)
    talk.end_form(turn)
    return []


async def _other_day(turn: Turn, row: DraftRow, draft: Draft, value: str) -> Methods:
    """*Tanggal lain*: the guess was wrong, so the open question is asked."""
    drafting.write(turn.work, row, replace(draft, day_guess=None))
    return ask(turn, row, replace(draft, day_guess=None), Step.DATE)


MOVES = {
    "back": _back,
    "skip": _skip,
    "cancel": _cancel,
    "undo": _undo,
    "change": _change,
    "waiting": _waiting,
    "review": _review,
    "otherday": _other_day,
}
