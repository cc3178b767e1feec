"""Citizens after filing: their tickets, one ticket, answers by reply."""

from __future__ import annotations

from aiogram.methods import SendLocation
from aiogram.types import Message

from bot import texts
from bot.callbacks import Act, Filing, Menu
from bot.domain import numbers
from bot.domain.access import History, Words
from bot.domain.actions import OFFICERS, Need, form_of
from bot.domain.form import FormProblem
from bot.domain.lifecycle import Action, State
from bot.suggest.control import is_greeting
from bot.suggest.smallwords import Small, small
from bot.texts import Html
from bot.usecases import attachments, cards, covering, drafting, guessing, offering, tickets
from bot.usecases.following import follows
from bot.usecases.queue import PAGE, mine
from bot.usecases.work import Turn
from handlers import acting, arguments, casework, following, leftover, refiling, secrecy, sp4n, talk
from handlers.arguments import Got
from handlers.talk import Methods, button
from storage.models import Ticket
from storage.notifications import Body, post

THANKED = (State.UNVERIFIED, State.ASSIGNED, State.IN_PROGRESS, State.POSTPONED)  # where nothing was asked


async def listing(turn: Turn, page: int = 0) -> tuple[Html, talk.Rows]:
    """/laporanku: own tickets, newest first, a page of them."""
    say = talk.voice(turn)
    found, count = await mine(turn.work, turn.person.id, page)
    if not found:
        return say.say("mine-none"), [[button(say.say("button-new"), Menu("new"))]]
    lines = [say.say("mine-list", count=count)]
    rows = []
    for ticket in found:
        day = say.short_day(ticket.filed_at)
        lines.append(
            say.say("mine-line", number=ticket.number, title=ticket.title, status=acting.status(ticket), day=day)
        )
        rows.append([button(cards.labelled(ticket), Menu("ticket", ticket.number))])
    pager = [button(say.say("button-previous"), Menu("mine", str(page - 1)))] if page else []
    if (page + 1) * PAGE < count:
        pager.append(button(say.say("button-next-page"), Menu("mine", str(page + 1))))
    return Html("\n\n".join(lines)), [*rows, pager]


async def overview(turn: Turn) -> tuple[Html, talk.Rows]:
    """The own tickets, and above their buttons the draft that waits to be sent."""
    text, rows = await listing(turn)
    waiting = await drafting.begun(turn.work, turn.person)
    if not waiting:
        return text, rows
    say, draft = talk.voice(turn), drafting.read(waiting[0])
    line = say.say("mine-draft", title=draft.title or say.say("untitled"))
    resume = button(say.say("button-resume"), Filing("waiting", waiting[0].id, "go"))
    return Html(f"{text}\n\n{line}"), [[resume], *rows]


async def show(turn: Turn, ticket: Ticket) -> Methods:
    """A ticket for whoever asks: its citizen sees all and what can be done, a stranger what is public."""
    say = talk.voice(turn)
    own = [actor for actor in turn.actors if actor.role is None]
    known = (await cards.view_of(turn.work, ticket, turn.actors)).exists
    text = await cards.citizen_card(turn.work, say, ticket, own) if known else None
    if text is None:
        return [talk.message(turn, say.say("unknown-number", number=ticket.number))]
    mine_ = ticket.reporter_id == turn.person.id
    rows = offering.citizen_buttons(turn.work, say, ticket) if mine_ else await following.offered(turn, ticket)
    rows = [*await refiling.offered(turn, ticket), *rows] if mine_ else rows
    return [talk.message(turn, text, rows, protect=ticket.confidential)]


async def check(turn: Turn, rest: str, message: Message) -> Methods:
    """/cek NOMOR. Many wrong numbers slow down, so that guessing finds nothing."""
    say = talk.voice(turn)
    if not rest and (ticket := await casework.replied_to(turn, message)) is not None:
        return await show(turn, ticket)
    if not rest:
        text, rows = await overview(turn)
        return [talk.message(turn, Html(f"{text}\n\n{say.say('ask-check')}"), rows)]
    if (sp4n := numbers.sp4n(rest)) is not None:
        return [talk.message(turn, say.say("check-sp4n", sp4n=sp4n))]
    number = turn.work.city.number(rest) or turn.work.city.leading(rest)[0]
    ticket = await tickets.by_number(turn.work, number) if number else None
    if said := await withheld(turn, ticket, rest[:40]):
        return said
    assert ticket is not None
    if ticket.reporter_id != turn.person.id and casework.in_office(turn):
        return await acting.card(turn, ticket)
    return await show(turn, ticket)


async def withheld(turn: Turn, ticket: Ticket | None, number: str) -> Methods:
    """What is said instead of a ticket: the same of a number that is none's, an unverified and a confidential one.

    Nothing to whoever may know of it. Wrong numbers are counted, and many slow down all but the own ones.
    """
    if ticket is not None and ticket.reporter_id == turn.person.id:
        return []
    say = talk.voice(turn)
    if seconds := await guessing.wait_seconds(turn.work, turn.person.id):
        return [talk.message(turn, say.say("check-slow", seconds=seconds))]
    if (await cards.view_of(turn.work, ticket, turn.actors)).exists:
        return []
    await guessing.wrong(turn.work, turn.person.id)
    return [talk.message(turn, say.say("unknown-number", number=number))]


async def reply(turn: Turn, ticket: Ticket, message: Message) -> Methods:
    """A reply to a push or a card: a citizen's answer, or an officer's text whose action is chosen next."""
    if ticket.reporter_id == turn.person.id:
        hidden = await secrecy.besides(turn, ticket, secrecy.beside(message))
        return [*hidden, *await _citizen_reply(turn, ticket, message)]
    if casework.in_office(turn) and (await cards.view_of(turn.work, ticket, turn.actors)).history is History.FULL:
        return acting.private_only(turn, ticket) or await _officer_reply(turn, ticket, message)
    if (own := await tickets.merged_into(turn.work, ticket, turn.person.id)) is not None:
        return await _citizen_reply(turn, own, message)
    if await follows(turn.work, ticket, turn.person.id):
        return await following.told(turn, ticket, message)
    rows = await following.offered(turn, ticket)
    return [talk.message(turn, talk.voice(turn).say("reply-not-yours", number=ticket.number), rows)]


async def _citizen_reply(turn: Turn, ticket: Ticket, message: Message) -> Methods:
    """Words for the moment: an answer while the ticket is open, what *Lengkapi* or *Minta ditinjau* needs after."""
    if (wished := await secrecy.about(turn, [ticket], message)) is not None:
        return wished
    try:
        got = arguments.of_message(message)
    except FormProblem as problem:
        return [talk.message(turn, talk.voice(turn).say(problem.key, **problem.given))]
    own = acting.actors_for(turn, officer=False)
    able = tickets.possible(turn.work, ticket, own)
    if ticket.state == State.PROPOSED:
        return _solved_or_not(turn, ticket, got)
    if ticket.state in THANKED and not got.get("files") and small(got["text"]) is Small.THANKS:
        return [talk.message(turn, talk.voice(turn).say("small-thanks"))]
    if ticket.state in (State.CLOSED, State.ARCHIVED) and is_greeting(got["text"]):
        return await show(turn, ticket)  # thanks are no reason to open it again
    action = next((one for one in (Action.ANSWER, Action.RESTORE, Action.REVIEW) if one in able), Action.ANSWER)
    return await acting.begin(turn, ticket, form_of(action, officer=False), officer=False, got=got)


def _solved_or_not(turn: Turn, ticket: Ticket, got: Got) -> Methods:
    """Words to "selesai" may mean either: they are kept, and one question is asked."""
    say = talk.voice(turn)
    talk.enter(turn, "act:choose", ticket=ticket.number, officer=False, got=got)
    rows = [
        [button(say.say(f"act-citizen-{action}"), Act(action, ticket.number))]
        for action in (Action.CONFIRM, Action.DISPUTE, Action.ANSWER)
    ]
    return [talk.prompt(turn, say.say("reply-solved", number=ticket.number), rows)]


async def _officer_reply(turn: Turn, ticket: Ticket, message: Message) -> Methods:
    if len(listed := leftover.listed(message)) > 1:
        return [leftover.which(turn, message, listed)]
    try:
        got = arguments.of_message(message)
    except FormProblem as problem:
        return [talk.message(turn, talk.voice(turn).say(problem.key, **problem.given))]
    say = talk.voice(turn)
    office = acting.actors_for(turn, officer=True)
    possible = tickets.possible(turn.work, ticket, office)
    alone = got["text"] == arguments.NO_WORDS
    got = {name: value for name, value in got.items() if name != "text" or not alone}  # the words are asked for
    worded = [form for form in OFFICERS if Need.TEXT in form.needs and (form.files or not got.get("files"))]
    able = [form.action for form in worded if form.action in possible]
    talk.enter(turn, "act:choose", ticket=ticket.number, officer=True, got=got)
    buttons = [button(say.say(f"act-{action}"), Act(action, ticket.number, str(ticket.version))) for action in able]
    rows = [buttons[start : start + 2] for start in range(0, len(buttons), 2)]
    rows.append([button(say.say("button-cancel"), Menu("cancel", f"choose/{ticket.number}"))])
    kept = say.say("reply-which-file" if alone else "reply-which", number=ticket.number, words=got.get("text", ""))
    return [talk.prompt(turn, kept, rows)]


async def words(turn: Turn, ticket: Ticket) -> Methods:
    """The whole text, for those who see it, in as many messages as it needs."""
    if said := acting.private_only(turn, ticket):
        return said
    view = await cards.view_of(turn.work, ticket, turn.actors)
    if view.words is not Words.FULL:
        return [talk.message(turn, talk.voice(turn).say("unknown-number", number=ticket.number))]
    return talk.long(turn, texts.escape(covering.told(ticket, view, ticket.content)), protect=ticket.confidential)


async def history(turn: Turn, ticket: Ticket) -> Methods:
    """The whole history, as long as it is."""
    if said := acting.private_only(turn, ticket):
        return said
    say = talk.voice(turn)
    view = await cards.view_of(turn.work, ticket, turn.actors)
    lines = cards.timeline(turn.work, say, await tickets.events(turn.work, ticket), view)
    if not lines:
        return [talk.message(turn, say.say("unknown-number", number=ticket.number))]
    head = say.say("history-head", number=ticket.number)
    return talk.long(turn, "\n".join([head, *lines]), protect=ticket.confidential)


async def pin(turn: Turn, ticket: Ticket) -> Methods:
    """The pin on a map, for those who see the ticket's text."""
    if said := acting.private_only(turn, ticket):
        return said
    view = await cards.view_of(turn.work, ticket, turn.actors)
    if view.words is not Words.FULL or ticket.pin is None:
        return [talk.message(turn, talk.voice(turn).say("unknown-number", number=ticket.number))]
    latitude, longitude = ticket.pin
    return [
        SendLocation(
            chat_id=turn.chat_id,
            message_thread_id=turn.thread,
            latitude=latitude,
            longitude=longitude,
            protect_content=ticket.confidential or None,
        )
    ]


async def files(turn: Turn, ticket: Ticket) -> Methods:
    """The ticket's files, for those who see its text: they come as notifications, an album as an album."""
    if said := acting.private_only(turn, ticket):
        return said
    say = talk.voice(turn)
    view = await cards.view_of(turn.work, ticket, turn.actors)
    if view.history is not History.FULL:
        return [talk.message(turn, say.say("unknown-number", number=ticket.number))]
    found = await tickets.attachments(turn.work, ticket, internal=view.notes)
    if not found:
        return [talk.message(turn, say.say("files-none", number=ticket.number))]
    head = say.say("files-head", number=ticket.number, count=len(found))
    again = say.say("file-again") if view.notes and await attachments.retried(turn.work, ticket, found) else None
    events, covered = await tickets.events(turn.work, ticket), covering.is_covered(ticket, view)
    body = Body(
        text=texts.lines(head, attachments.remarks(say, found), again),
        files=attachments.sendable(say, events, found, covered=covered),
        protect=ticket.confidential,
        buttons=((door,),) if (door := sp4n.files_door(turn, ticket)) else (),
    )
    target: dict[str, int] = {"group": turn.group.id} if turn.group else {"person": turn.person.id}
    post(turn.work.session, now=turn.work.now, kind="files", body=body, ticket=ticket, **target)
    return []
