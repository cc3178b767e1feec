"""Following others' public reports: begin, stop, list, and add words or a photo for the officers."""

from __future__ import annotations

from aiogram.types import Message

from bot.callbacks import Filing, Menu
from bot.domain.form import File, FormProblem
from bot.domain.lifecycle import Refused
from bot.texts import Html, lines
from bot.usecases import drafting, following, publishing, tickets
from bot.usecases.queue import PAGE
from bot.usecases.work import Turn
from handlers import acting, arguments, keeping, parts, talk
from handlers.arguments import MAX_WORDS, NO_WORDS
from handlers.talk import Methods, Rows, button
from storage.models import Draft, Ticket
from storage.notifications import Button

SUPPORTING = "support"  # the conversation's action that asks for a follower's words


async def begin(turn: Turn, ticket: Ticket, draft_id: str) -> Methods:
    """*Ikuti laporan itu*; the draft that was about to be sent is laid aside and can be had back."""
    say = talk.voice(turn)
    try:
        await following.follow(turn.work, ticket, turn.person.id)
    except Refused as refused:
        return [talk.message(turn, say.say(refused.key, number=ticket.number))]
    row = await _laid_aside(turn, draft_id)
    text = lines(
        say.say("follow-done", number=ticket.number, title=publishing.public_title(ticket)),
        say.say("follow-draft") if row else None,
    )
    rows = [_draft_row(turn, ticket, row)] if row else []
    return [talk.message(turn, text, [*rows, buttons(turn, ticket)])]


async def _laid_aside(turn: Turn, draft_id: str) -> Draft | None:
    """The draft, discarded so that it does not wait to be sent; None when it was sent or discarded before."""
    row = await drafting.find(turn.work, turn.person, draft_id) if draft_id else None
    if row is None or row.filed_at is not None or row.discarded_at is not None:
        return None
    row.discarded_at = turn.work.now
    if turn.conversation.data.get("draft") == row.id:
        talk.end_form(turn)
    return row


def _draft_row(turn: Turn, ticket: Ticket, row: Draft) -> list[Button]:
    say = talk.voice(turn)
    give = button(say.say("button-support-draft"), Menu(SUPPORTING, f"{ticket.number}/{row.id}"))
    return [give, button(say.say("button-undo"), Filing("undo", row.id, ""))]


def buttons(turn: Turn, ticket: Ticket) -> list[Button]:
    """What a follower can do with the report."""
    say = talk.voice(turn)
    add = button(say.say("button-support"), Menu(SUPPORTING, ticket.number))
    return [add, button(say.say("button-unfollow"), Menu("unfollow", ticket.number))]


async def offered(turn: Turn, ticket: Ticket) -> Rows:
    """The buttons under somebody else's public report."""
    if await following.follows(turn.work, ticket, turn.person.id):
        return [buttons(turn, ticket)]
    return [[button(talk.voice(turn).say("button-follow"), Menu("follow", ticket.number))]]


async def stop(turn: Turn, ticket: Ticket) -> Methods:
    """*Berhenti mengikuti*; pressed twice it says the same."""
    say = talk.voice(turn)
    await following.unfollow(turn.work, ticket, turn.person.id)
    again = button(say.say("button-follow"), Menu("follow", ticket.number))
    public = publishing.is_public(turn.work, ticket)
    return [talk.message(turn, say.say("unfollow-done", number=ticket.number), [[again]] if public else [])]


async def listing(turn: Turn, page: int = 0) -> tuple[Html, Rows] | None:
    """The reports that the person follows, a page of them; None when there are none."""
    say, found = talk.voice(turn), await following.followed(turn.work, turn.person.id)
    if not found:
        return None
    shown = found[page * PAGE : (page + 1) * PAGE]
    rows: list[list[Button]] = []
    told = [say.say("followed-list", count=len(found))]
    for ticket in shown:
        title, status = publishing.public_title(ticket), acting.status(ticket)
        day = say.short_day(ticket.filed_at)
        told.append(say.say("mine-line", number=ticket.number, title=title, status=status, day=day))
        look = button(ticket.number, Menu("ticket", ticket.number))
        rows.append([look, button(say.say("button-unfollow"), Menu("unfollow", ticket.number))])
    pager = [button(say.say("button-previous"), Menu("followed", str(page - 1)))] if page else []
    if (page + 1) * PAGE < len(found):
        pager.append(button(say.say("button-next-page"), Menu("followed", str(page + 1))))
    return Html("\n\n".join(told)), [*rows, pager]


async def asked(turn: Turn, ticket: Ticket, draft_id: str) -> Methods:
    """*Tambah foto atau keterangan*: asks for it; with a draft, that draft's words and photos are it."""
    say = talk.voice(turn)
    if draft_id:
        return await _with_draft(turn, ticket, draft_id)
    talk.enter(turn, f"act:{SUPPORTING}", ticket=ticket.number)
    stop = button(say.say("button-cancel"), Menu("cancel", f"{SUPPORTING}/{ticket.number}"))
    return [talk.prompt(turn, say.say("ask-support", number=ticket.number), [[stop]])]


async def _with_draft(turn: Turn, ticket: Ticket, draft_id: str) -> Methods:
    row = await drafting.find(turn.work, turn.person, draft_id)
    if row is None or row.filed_at is not None:
        return [talk.message(turn, talk.voice(turn).say("old-unknown"))]
    draft = drafting.read(row)
    if len(draft.content) > MAX_WORDS:
        problem = talk.voice(turn).say("form-words-long", limit=MAX_WORDS)
        return [talk.message(turn, problem)]
    row.discarded_at = row.discarded_at or turn.work.now
    return await _add(turn, ticket, draft.content or NO_WORDS, draft.files)


async def told(turn: Turn, ticket: Ticket, message: Message) -> Methods:
    """Words or a photo for the report: asked for, or a reply to its news."""
    try:
        got = arguments.of_message(message)
    except FormProblem as problem:
        return [talk.message(turn, talk.voice(turn).say(problem.key, **problem.given))]
    return await _add(turn, ticket, got["text"], tuple(File(**file) for file in got.get("files", ())))


async def _add(turn: Turn, ticket: Ticket, words: str, files: tuple[File, ...]) -> Methods:
    say = talk.voice(turn)
    if talk.state(turn) == ("act", SUPPORTING):
        talk.leave(turn)
    try:
        await following.add(turn.work, ticket, turn.person.id, words, files)
    except Refused as refused:
        return [talk.message(turn, say.say(refused.key, number=ticket.number))]
    parts.concerns(turn, ticket, officer=False)
    done = talk.message(turn, say.say("support-done", number=ticket.number))
    return [*keeping.large_said(turn, files), done]


async def continued(turn: Turn, message: Message) -> Methods:
    """A message while words for a followed report are asked for."""
    ticket = await tickets.by_number(turn.work, str(turn.conversation.data.get("ticket", "")))
    if ticket is None:
        talk.leave(turn)
        return [talk.message(turn, talk.voice(turn).say("action-over"))]
    return await told(turn, ticket, message)
