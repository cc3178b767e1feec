"""Messages that change what was said before: edited ones, and words kept as a draft that were an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace

from aiogram.types import Message

from bot.domain import form, formjson, pieces
from bot.domain.actions import form_of
from bot.domain.form import FormProblem
from bot.domain.lifecycle import Action
from bot.texts import Html
from bot.usecases import drafting, pushes, routes, splitting, tickets
from bot.usecases.work import Turn
from handlers import acting, filing, hearing, media, questions, secrecy, talk
from handlers.arguments import MAX_WORDS, NO_WORDS, Got
from handlers.talk import Methods
from storage.models import Draft, Event

Apart = Sequence[tuple[Draft, form.Draft]]


async def edited(turn: Turn, message: Message) -> Methods:
    """An edited message: the draft follows it and keeps what stood there; a sent report gets a line of history."""
    text = media.text_of(message)
    row = await drafting.with_message(turn.work, turn.person, message.message_id)
    if row is None or not text:
        return [talk.message(turn, talk.voice(turn).say("edit-late"))] if text else []
    if apart := await splitting.of_message(turn.work, turn.person, message.message_id):
        try:
            return await _of_several(turn, apart, message.message_id, text)
        except FormProblem as problem:
            return [filing.problem_said(turn, problem)]
    if row.filed_at is not None:
        return await _after_filing(turn, row, text, pieces.said(drafting.read(row), message.message_id))
    try:
        routes.enter(turn, drafting.read(row))
        draft = routes.routed(turn, hearing.taken_again(turn, drafting.read(row), message))
    except FormProblem as problem:
        return [filing.problem_said(turn, problem)]
    drafting.write(turn.work, row, draft)
    if turn.conversation.data.get("draft") != row.id:
        return [talk.message(turn, talk.voice(turn).say("edit-taken"))]
    return await filing.again(turn, talk.voice(turn).say("edit-taken"))


async def _of_several(turn: Turn, apart: Apart, message: int, text: str) -> Methods:
    """The message was split: the drafts whose matters changed follow it, and the others keep their words."""
    changed = splitting.told_anew(turn.work, apart, message, text)
    if changed is None:
        return await _kept_beside(turn, apart, text)
    for row, draft in apart:
        row.form = formjson.to_json(splitting.edited(draft, message, text))
    said, taken = [], False
    for row, was, says in changed:
        if row.filed_at is not None:
            said += await _after_filing(turn, row, says, was)
        elif row.discarded_at is None:
            draft = drafting.read(row)
            routes.enter(turn, draft)
            drafting.write(turn.work, row, routes.routed(turn, splitting.matter_edited(turn.work, draft, says)))
            taken = True
    return said if said and not taken else [*said, *await _said(turn, talk.voice(turn).say("edit-taken"))]


async def _said(turn: Turn, text: Html) -> Methods:
    """The sentence, and the question of the draft that is being written, which may have changed."""
    if await filing.current(turn) is not None:
        return await filing.again(turn, text)
    return [talk.message(turn, text)]


async def _kept_beside(turn: Turn, apart: Apart, text: str) -> Methods:
    """The words are no longer those matters: the drafts stay as they are, and the new form is kept with the first of
    them that waits, or goes to the officers of the first that was sent."""
    say = talk.voice(turn)
    if waits := [one for one in apart if one[0].filed_at is None and one[0].discarded_at is None]:
        row, draft = waits[0]
        row.form = formjson.to_json(replace(draft, earlier=(*draft.earlier, text)))
        return await _said(turn, say.say("edit-split", count=len(apart)))
    if sent := [one for one in apart if one[0].filed_at is not None]:
        return await _after_filing(turn, sent[0][0], text, sent[0][1].content)
    return [talk.message(turn, say.say("edit-late"))]


async def _after_filing(turn: Turn, row: Draft, text: str, before: str) -> Methods:
    """The report is with the officers: both versions are kept, and whoever holds it is told."""
    work = turn.work
    ticket = await tickets.by_draft(work, row.id)
    work.session.add(
        Event(
            ticket=ticket,
            at=work.now,
            person_id=turn.person.id,
            action="edited",
            source=ticket.state,
            target=ticket.state,
            holder_id=ticket.holder_id,
            words=text,
            data={"before": before},
        )
    )
    await pushes.tell_officers(work, ticket, ticket.holder_id, "officer-edited", words=text)
    return [talk.message(turn, talk.voice(turn).say("edit-filed", number=ticket.number))]


async def answer_with_draft(turn: Turn, number: str, draft_id: str) -> Methods:
    """What was kept as a draft was an answer to an officer's question: it goes there, the draft is done with."""
    ticket = await tickets.by_number(turn.work, number)
    row = await drafting.find(turn.work, turn.person, draft_id)
    if ticket is None or ticket.reporter_id != turn.person.id or row is None or row.filed_at or row.discarded_at:
        return [questions.old(turn)]
    draft = drafting.read(row)
    if len(draft.content) > MAX_WORDS:
        problem = talk.voice(turn).say("form-words-long", limit=MAX_WORDS)
        return [talk.message(turn, problem)]
    got: Got = {"text": draft.content or NO_WORDS, "files": [asdict(file) for file in draft.files]}
    drafting.discard(turn.work, row)
    talk.end_form(turn)
    hidden = await secrecy.besides(turn, ticket, draft.content)
    return [*hidden, *await acting.begin(turn, ticket, form_of(Action.ANSWER, officer=False), officer=False, got=got)]
