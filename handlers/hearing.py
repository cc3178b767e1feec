"""What a citizen's messages mean to the form: first words, answers, further parts, and what goes on within moments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from aiogram.types import Message

from bot.callbacks import Filing
from bot.domain import form, pieces
from bot.domain.form import Draft, FormProblem, Step
from bot.domain.kinds import Kind
from bot.suggest.askedwords import Asked, asked
from bot.suggest.control import Control, control, is_greeting
from bot.suggest.gratitude import is_plain
from bot.usecases import drafting, routes
from bot.usecases.work import Turn
from handlers import (
    additions,
    controls,
    filing,
    keeping,
    languages,
    managing,
    media,
    questions,
    rescue,
    righting,
    secrecy,
    small,
    takes,
    talk,
    verdicts,
)
from handlers.talk import Methods
from storage.models import Draft as DraftRow

Take = Callable[[Turn, Draft, Message], Draft]
TAKES: dict[Step, Take] = {
    Step.KIND: takes.kind,
    Step.CONTENT: takes.content,
    Step.TITLE: takes.title,
    Step.DATE: takes.day,
    Step.CITY: takes.city,
    Step.PLACE: takes.place,
    Step.AGENCY: takes.agency,
    Step.CATEGORY: takes.category,
    Step.NAME: takes.name,
    Step.CHANNEL: takes.channel,
    Step.CONTACT: takes.contact,
    Step.ATTACHMENTS: takes.attachments,
    Step.REVIEW: takes.addition,
}
TYPED = (Step.TITLE, Step.DATE, Step.PLACE, Step.AGENCY, Step.CATEGORY, Step.NAME, Step.CONTACT)
NAMED = (Step.KIND, *TYPED)
STAYING = (Step.ATTACHMENTS,)  # asked on until *Cukup*
GREETED = (Step.KIND, Step.CONTENT, Step.DATE, Step.PLACE, Step.REVIEW)
MOMENTS = 5  # seconds between messages of one telling; a question is read and answered more slowly
STALE = timedelta(hours=6)  # after that a story is a new one, not an answer to the question of a forgotten draft


async def open_with(turn: Turn, message: Message) -> Methods:
    """A citizen's first words, photo or location: a draft is opened and what came is kept."""
    if message.text and is_greeting(media.text_of(message)):
        return [questions.welcome(turn, languages.listened(turn, media.text_of(message)))]
    row = await drafting.open_draft(turn.work, turn.person)
    draft = drafting.read(row)
    if (wished := secrecy.wished(turn, row, draft, form.following(draft), message)) is not None:
        return wished
    return _taken(turn, row, draft, message, takes.anything, taken=True)


def _taken(
    turn: Turn, row: DraftRow, draft: Draft, message: Message, take: Take, step: Step | None = None, **how: Any
) -> Methods:
    """Take what came and ask on; what is wrong is said, and nothing is lost. `step` was asked, and is again then."""
    said: Methods = []
    asked, first, before, wrong = step, not draft.pieces, draft, ""
    routes.enter(turn, draft)
    try:
        heeded = secrecy.answering(message) if step in TYPED else message
        draft = _answered(take(turn, draft, heeded), heeded, take, step)
        step = step if step in STAYING else None
        rescue.understood(turn)
    except FormProblem as problem:
        kept = problem.given.pop("draft", None)
        draft = kept if isinstance(kept, Draft) else draft
        said = _misunderstood(turn, row, message, problem)
        how |= {"taken": False, "redraw": not said}
        wrong = problem.key
    draft, hidden = secrecy.hidden(turn, routes.routed(turn, draft), message)
    drafting.write(turn.work, row, draft)
    heard = languages.listened(turn, draft.content) if first and form.telling(draft.content) else ""
    if large := keeping.large_said(turn, draft.files, before.files):
        said = [*large, *said[wrong == "form-file-kept" :]]  # one sentence about the file is enough
    said = [*hidden, *said, *keeping.overlong_said(turn, draft, before)]
    fresh = questions.news(before, draft, wrong)
    if (
        not wrong
        and asked is Step.REVIEW
        and (added := additions.said(turn, row, draft, fresh, media.text_of(message)))
    ):
        return [*said, *added]
    return [*said, *filing.ask(turn, row, draft, step, heard=heard, news=fresh, **how)]


def _answered(draft: Draft, message: Message, take: Take, step: Step | None) -> Draft:
    """Remembers a typed answer by its message, so that an edit of it changes the answer."""
    if step in TYPED and take is TAKES[step] and message.text:
        return pieces.answered(draft, message.message_id, step, media.text_of(message))
    return draft


async def named(turn: Turn, press: Filing, message: Message) -> Methods:
    """Words that name a button of the form do what it does; as an answer they are remembered like any other."""
    if await secrecy.stays(turn, press, message):
        return await filing.again(turn, talk.voice(turn).say("name-hidden"))
    said = await filing.pressed(turn, press)
    row = await drafting.find(turn.work, turn.person, press.draft)
    if row is not None and press.step in NAMED:
        answered = pieces.answered(drafting.read(row), message.message_id, Step(press.step), media.text_of(message))
        drafting.write(turn.work, row, answered)
    return said


def taken_again(turn: Turn, draft: Draft, message: Message) -> Draft:
    """The draft with what an edited message says now; raises FormProblem, and the draft stays as it was."""
    text = media.text_of(message)
    step = pieces.step_answered(draft, message.message_id)
    if step is None:
        return drafting.fill(turn.work, pieces.with_piece(draft, message.message_id, text))
    return pieces.answered(TAKES[step](turn, draft, message), message.message_id, step, text)


def _misunderstood(turn: Turn, row: DraftRow, message: Message, problem: FormProblem) -> Methods:
    """One clear sentence; the same again within moments is not said again, and the third time a person is offered."""
    repeated = turn.conversation.data.get("problem") == problem.key and is_soon(turn, message)
    said: Methods = [] if repeated else [filing.problem_said(turn, problem)]
    return [*said, *rescue.missed(turn, row, problem.key)]


def is_soon(turn: Turn, message: Message) -> bool:
    """Whether this message goes on where the citizen's last one ended, so that no question can have come between."""
    last = turn.conversation.data.get("at")
    return last is not None and 0 <= message.date.timestamp() - last <= MOMENTS


async def answer(turn: Turn, message: Message) -> Methods:
    """A message while the form asks: the answer to its question. Nothing typed is lost by a refusal."""
    row = await filing.current(turn)
    if row is None:
        talk.end_form(turn)
        return await open_with(turn, message)
    step = Step(turn.conversation.data["step"])
    draft = drafting.read(row)
    if (wished := secrecy.wished(turn, row, draft, step, message)) is not None:
        return wished
    instead = await verdicts.instead(turn, row, draft, step, message)
    if instead or (instead := await managing.heard(turn, row, step, message)):
        return instead
    if message.text and (handled := await controls.pressed(turn, row, draft, step, message.text)) is not None:
        return handled
    if step in GREETED and (looked := await small.looked(turn, message)) is not None:
        return [*looked, *await filing.again(turn)]
    if message.text and asked(message.text) is Asked.ONLY_ASKING and not draft.counter:
        return _only_asked(turn, row, draft)
    if _only_greets(turn, step, message):
        thanked = small.thanked(turn, message) is not None
        return await filing.again(turn, talk.voice(turn).say("form-thanked" if thanked else "form-greeted"))
    if step is Step.REVIEW and (righted := await righting.heard(turn, row, draft, message)) is not None:
        return righted
    if _is_another_story(turn, row, draft, step, message):
        return await _begun_anew(turn, draft, message)
    take = takes.anything if is_soon(turn, message) and takes.joins(turn, step, message) else TAKES[step]
    return _taken(turn, row, draft, message, take, step)


async def kept(turn: Turn, message: Message) -> Methods:
    """Words that came while something else than the form asked: they join the report, whatever is missing there."""
    row = await filing.current(turn)
    if row is None or (message.text and (control(message.text) is Control.CANCEL or is_greeting(message.text))):
        return await answer(turn, message)
    said = _taken(turn, row, drafting.read(row), message, takes.anything)
    return [talk.message(turn, talk.voice(turn).say("undecided-kept")), *said]


def _only_asked(turn: Turn, row: DraftRow, draft: Draft) -> Methods:
    """ "Saya cuma nanya": what is being written is a question, which needs neither a day nor a place."""
    draft = form.chosen(draft, Step.KIND, kind=Kind.INFORMATION)
    drafting.write(turn.work, row, draft)
    return [talk.message(turn, talk.voice(turn).say("asked-information")), *filing.ask(turn, row, draft)]


def _only_greets(turn: Turn, step: Step, message: Message) -> bool:
    text = media.text_of(message)
    if not message.text or step not in GREETED or not (is_greeting(text) or is_plain(text)):
        return False
    return step is not Step.PLACE or not set(text.lower().split()) & set(turn.work.city.name.lower().split())


def _is_another_story(turn: Turn, row: DraftRow, draft: Draft, step: Step, message: Message) -> bool:
    """Words that tell something, hours after the question, and no answer to it."""
    if turn.work.now - row.updated_at < STALE or not form.told(draft):
        return False
    return takes.joins(turn, step, message) or (step is Step.REVIEW and takes.tells(media.text_of(message)))


async def _begun_anew(turn: Turn, old: Draft, message: Message) -> Methods:
    talk.end_form(turn)
    return [talk.message(turn, talk.voice(turn).say("draft-beside", title=old.title)), *await open_with(turn, message)]


async def more(turn: Turn, message: Message) -> Methods:
    """A further part of an album or a split text: it joins the report without another question."""
    row = await filing.current(turn)
    if row is None:
        return []
    draft, step = drafting.read(row), Step(turn.conversation.data["step"])
    if message.text and (additions.is_cut(turn) or (draft.counter and step in form.COUNTER[1:])):
        return []  # the rest of a name, a contact or a text that was too long
    asked, before = form.following(draft), draft
    try:
        draft = routes.routed(turn, takes.anything(turn, draft, message))
    except FormProblem as problem:
        kept = problem.given.pop("draft", None)
        drafting.write(turn.work, row, routes.routed(turn, kept if isinstance(kept, Draft) else draft))
        return additions.refused(turn, problem)
    draft, hidden = secrecy.hidden(turn, draft, message)
    drafting.write(turn.work, row, draft)
    said = [*hidden, *keeping.large_said(turn, draft.files, before.files), *keeping.overlong_said(turn, draft, before)]
    if step in STAYING:
        return [*said, *filing.ask(turn, row, draft, step)]
    following, fresh = form.following(draft), questions.news(before, draft)
    if following is Step.REVIEW and asked is following:
        return [*said, *filing.ask(turn, row, draft, redraw=True)]
    return [*said, *filing.ask(turn, row, draft, news=fresh)] if following is not asked or fresh.private else said
