"""Messages that change what was said before: edited ones, and words kept as a draft that were an answer."""

from __future__ import annotations

from dataclasses import asdict

from aiogram.types import Message

from bot.domain import pieces
from bot.domain.actions import form_of
from bot.domain.form import FormProblem
from bot.domain.lifecycle import Action
from bot.usecases import drafting, pushes, routes, tickets
from bot.usecases.work import Turn
from handlers import acting, filing, hearing, media, questions, secrecy, talk
from handlers.arguments import MAX_WORDS, NO_WORDS, Got
from handlers.talk import Methods
from storage.models import Draft, Event


async def edited(turn: Turn, message: Message) -> Methods:
    """An edited message: the draft follows it and keeps what stood there; a sent report gets a line of history."""
    text = media.text_of(message)
    row = await drafting.with_message(turn.work, turn.person, message.message_id)
    if row is None or not text:
        return [talk.message(turn, talk.voice(turn).say("edit-late"))] if text else []
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
