"""The form's questions and buttons: what is asked next, and what each press does.

What messages mean to it stands in `handlers.hearing`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from aiogram.types import CallbackQuery

from bot.callbacks import Filing
from bot.domain import form, private
from bot.domain.form import Draft, FormProblem, Step
from bot.domain.kinds import Kind
from bot.usecases import drafting, filing, floods, routes
from bot.usecases.work import Turn
from handlers import counter, gate, pressing, questions, rescue, review, splitting, talk
from handlers.talk import Methods
from storage.models import Draft as DraftRow

TWICE = timedelta(minutes=1)  # a second tap on *Kirim*: the receipt has said all
KEPT = ("noticed", "missed", "problem", *talk.STAYING)  # of the conversation, from one question of the form to the next


async def start(turn: Turn, kind: Kind | None = None, *, counter: bool = False) -> Methods:
    """/lapor: a new draft, or the choice between those that wait and a new one; /loket likewise, with its own."""
    found = await drafting.waiting(turn.work, turn.person)
    waiting = [row for row in found if drafting.read(row).counter == counter]
    if begun := [row for row in waiting if form.is_begun(drafting.read(row))]:
        return [questions.waiting(turn, begun)]
    row = waiting[0] if waiting else await drafting.open_draft(turn.work, turn.person, counter=counter)
    draft = drafting.read(row)
    if kind:
        draft = form.chosen(draft, Step.KIND, kind=kind)
        drafting.write(turn.work, row, draft)
    return ask(turn, row, draft)


async def fresh(turn: Turn, *, counter: bool = False) -> Methods:
    """A new draft beside those that wait."""
    row = await drafting.open_draft(turn.work, turn.person, counter=counter)
    return ask(turn, row, drafting.read(row))


def ask(turn: Turn, row: DraftRow, draft: Draft, step: Step | None = None, **how: Any) -> Methods:
    """Ask the draft's next question, or show it for review when nothing is missing."""
    routes.enter(turn, draft)
    step = step or form.following(draft)
    turn.conversation.state = f"form:{step}"
    kept = {key: turn.conversation.data[key] for key in KEPT if key in turn.conversation.data}
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
    said: Methods = [talk.message(turn, prefix)] if prefix else []
    return [*said, *ask(turn, row, drafting.read(row), step)]


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
    if row is None or row.filed_at is not None or row.discarded_at is not None:
        return None
    routes.enter(turn, drafting.read(row))
    return row


def problem_said(turn: Turn, problem: FormProblem) -> talk.Method:
    return talk.message(turn, talk.voice(turn).say(problem.key, **problem.given))


async def pressed(turn: Turn, chosen: Filing, query: CallbackQuery | None = None) -> Methods:
    """A button of the form, however old, or words that mean it: the world is looked at again."""
    return [*talk.ended(query), *await _pressed(turn, chosen, query)]


async def _pressed(turn: Turn, chosen: Filing, query: CallbackQuery | None) -> Methods:
    row = await drafting.find(turn.work, turn.person, chosen.draft)
    if row is None:
        return [questions.old(turn)]
    if row.filed_at is not None:
        return [] if _is_twice(turn, row, chosen) else [await questions.filed(turn, row)]
    if row.discarded_at is not None and chosen.step != "undo":
        return [questions.discarded(turn, row)]
    rescue.understood(turn)
    routes.enter(turn, drafting.read(row))
    if chosen.step == "review" and chosen.value in ("anonymous", "confidential"):
        return [_toggle(turn, row, chosen.value, query)]
    said = await press(turn, chosen)
    cleared = talk.without_buttons(turn, query) if _settled(chosen) else []
    return [*cleared, *said]


def _is_twice(turn: Turn, row: DraftRow, chosen: Filing) -> bool:
    """A citizen's second tap on *Kirim*, right after the first."""
    sends = (chosen.step, chosen.value) == ("review", "send") and not drafting.read(row).counter
    return sends and row.filed_at is not None and turn.work.now - row.filed_at < TWICE


def _settled(chosen: Filing) -> bool:
    """Presses after which the pressed message asks nothing any more."""
    return chosen.step in ("cancel", "review", "waiting", "private", "help", splitting.MOVE)


def _toggle(turn: Turn, row: DraftRow, switch: str, query: CallbackQuery | None) -> talk.Method:
    """*Anonim* and *Rahasia* on the review card: the card changes in place and says who will see what."""
    draft = drafting.read(row)
    if switch == "anonymous":
        draft = replace(draft, anonymous=not draft.anonymous)
    else:
        draft = replace(draft, confidential=not draft.confidential)
    drafting.write(turn.work, row, draft)
    text, rows = review.card(turn, row.id, draft)
    talk.offer(turn, rows)
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
        draft = pressing.pressed(turn, draft, step, chosen.value)
    except FormProblem as problem:
        return [problem_said(turn, problem), *ask(turn, row, draft, step)]
    drafting.write(turn.work, row, draft)
    return ask(turn, row, draft)


async def _back(turn: Turn, row: DraftRow, draft: Draft, value: str) -> Methods:
    return ask(turn, row, draft, form.previous(draft, Step(value)))


async def _skip(turn: Turn, row: DraftRow, draft: Draft, value: str) -> Methods:
    """*Lewati*: an optional field is left empty."""
    step = Step(value)
    if form.skippable(draft, step):
        draft = pressing.skipped(draft, step)
        if step is Step.CONTENT:
            draft = replace(draft, title=str(talk.voice(turn).say("title-spoken")))
        drafting.write(turn.work, row, draft)
    return ask(turn, row, draft)


async def _cancel(turn: Turn, row: DraftRow, draft: Draft, value: str) -> Methods:
    if pressing.is_changing(turn, row.id, draft, value):
        return ask(turn, row, draft)
    drafting.discard(turn.work, row)
    talk.end_form(turn)
    return [questions.discarded(turn, row), *await splitting.next_offered(turn, draft)]


async def _undo(turn: Turn, row: DraftRow, draft: Draft, value: str) -> Methods:
    row.discarded_at = None
    drafting.write(turn.work, row, draft)
    return ask(turn, row, draft)


async def _change(turn: Turn, row: DraftRow, draft: Draft, value: str) -> Methods:
    return ask(turn, row, draft, Step(value)) if value else [questions.fields(turn, row.id, draft)]


async def _waiting(turn: Turn, row: DraftRow, draft: Draft, value: str) -> Methods:
    """The choice about a draft that waits: go on, begin anew, or throw it away."""
    if value == "new":
        return await fresh(turn, counter=draft.counter)
    return await _cancel(turn, row, draft, value) if value == "drop" else ask(turn, row, draft)


async def _review(turn: Turn, row: DraftRow, draft: Draft, value: str) -> Methods:
    if value == "change":
        return await _change(turn, row, draft, "")
    missing = form.following(draft)
    if value != "send" or missing is not Step.REVIEW:
        return ask(turn, row, draft, missing)
    if draft.counter:
        return await counter.sent(turn, row)
    if (until := await floods.next_filing(turn.work, turn.person)) is not None:
        return [talk.message(turn, gate.filed_much(turn, until)), *ask(turn, row, draft, missing)]
    await filing.file(turn.work, turn.person, row)
    talk.end_form(turn)
    await splitting.next_posted(turn, draft)
    return []


async def _split(turn: Turn, row: DraftRow, draft: Draft, value: str) -> Methods:
    """*Pisah jadi 2 laporan*: this draft keeps the first matter, each other one gets a draft that waits."""
    draft, said = await splitting.split(turn, row, draft)
    return [*said, *ask(turn, row, draft)]


async def _other_day(turn: Turn, row: DraftRow, draft: Draft, value: str) -> Methods:
    """*Tanggal lain*: the guess was wrong, so the open question is asked."""
    drafting.write(turn.work, row, replace(draft, day_guess=None))
    return ask(turn, row, replace(draft, day_guess=None), Step.DATE)


async def _private(turn: Turn, row: DraftRow, draft: Draft, value: str) -> Methods:
    """*Hapus dari laporan*: the personal data go, and nothing else."""
    draft = drafting.fill(turn.work, private.without(draft))
    drafting.write(turn.work, row, draft)
    return [talk.message(turn, talk.voice(turn).say("private-removed")), *ask(turn, row, draft)]


async def _help(turn: Turn, row: DraftRow, draft: Draft, value: str) -> Methods:
    """*Minta bantuan petugas*: first what an officer would get, then, with consent, the report as it is."""
    if draft.counter:
        return ask(turn, row, draft)  # who needs help there has an officer before them
    return await rescue.sent(turn, row) if value == "yes" else [rescue.consent(turn, row, draft)]


MOVES = {
    "private": _private,
    "help": _help,
    "back": _back,
    "skip": _skip,
    "cancel": _cancel,
    "undo": _undo,
    "change": _change,
    "waiting": _waiting,
    "review": _review,
    splitting.MOVE: _split,
    "otherday": _other_day,
}
