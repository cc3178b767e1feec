"""Officers: the queue, the card, the commands and buttons of the life cycle."""

from __future__ import annotations

from aiogram.types import CallbackQuery, Message

from bot.callbacks import Act, Menu
from bot.domain import numbers
from bot.domain.actions import Form, form_of
from bot.domain.form import FormProblem
from bot.domain.lifecycle import Action
from bot.domain.people import Role
from bot.texts import Html
from bot.usecases import cards, tickets
from bot.usecases.queue import PAGE, waiting_for
from bot.usecases.work import Turn
from handlers import acting, media, talk, verifying
from handlers.talk import Methods, button
from storage.models import Audit, Ticket
from storage.notifications import Button

CARDED = (Action.VERIFY, Action.CORRECT)  # decided on the verification card


def in_office(turn: Turn, *roles: Role) -> bool:
    """Whether the person holds one of these roles, or any when none is named."""
    return any(actor.role is not None and (not roles or actor.role in roles) for actor in turn.actors)


async def command(turn: Turn, form: Form, rest: str, message: Message) -> Methods:
    """A command of the life cycle, with some, all or none of its arguments."""
    ticket, words = await numbered(turn, rest, message)
    if ticket is None:
        return _which(turn, form, rest)
    try:
        file = media.file_of(message) if form.files else None
        got = await acting.take_words(turn, form, {}, words, (file,) if file else ())
    except FormProblem as problem:
        return [talk.message(turn, talk.voice(turn).say(problem.key, **problem.given))]
    return await start(turn, ticket, form, got)


async def start(turn: Turn, ticket: Ticket, form: Form, got: acting.Got, version: str = "") -> Methods:
    if not await _may_see(turn, ticket):
        return [talk.message(turn, talk.voice(turn).say("unknown-number", number=ticket.number))]
    if form.action in CARDED:
        return await verifying.open_card(turn, ticket, form, got)
    return await acting.begin(turn, ticket, form, officer=True, got=got, version=version)


async def _may_see(turn: Turn, ticket: Ticket) -> bool:
    return (await cards.view_of(turn.work, ticket, turn.actors)).exists


async def numbered(turn: Turn, rest: str, message: Message | None = None) -> tuple[Ticket | None, str]:
    """The ticket that a command's first word names, or that the replied-to message is about; and the other words."""
    first, _, words = rest.partition(" ") if " " in rest.split("\n")[0] else rest.partition("\n")
    number = numbers.read(first, turn.work.city.code) if first else None
    if number is not None:
        return await tickets.by_number(turn.work, number), words.strip()
    if message is not None and (ticket := await replied_to(turn, message)) is not None:
        return ticket, rest
    return None, rest


async def replied_to(turn: Turn, message: Message) -> Ticket | None:
    """The ticket that the message answers: a reply to one of our own messages about it."""
    about = message.reply_to_message
    if about is None or about.from_user is None or not about.from_user.is_bot:
        return None
    group = turn.group.id if turn.group else None
    return await tickets.by_message(
        turn.work, turn.person.id, group, about.message_id, about.text or about.caption or ""
    )


def _which(turn: Turn, form: Form, rest: str) -> Methods:
    """No number, or one that does not exist: the queue's first tickets as buttons."""
    say = talk.voice(turn)
    if rest:
        first = rest.split()[0]
        return [talk.message(turn, say.say("unknown-number", number=first), [[_to_queue(turn)]])]
    return [talk.message(turn, say.say("ask-number", command=form.command or ""), [[_to_queue(turn)]])]


def _to_queue(turn: Turn) -> Button:
    return button(talk.voice(turn).say("button-queue"), Menu("queue", "0"))


async def show(turn: Turn, rest: str, message: Message) -> Methods:
    """/tiket NOMOR."""
    ticket, _ = await numbered(turn, rest, message)
    if ticket is None:
        form = Form(Action.NOTE, "tiket")
        return _which(turn, form, rest)
    return await acting.card(turn, ticket)


async def queue(turn: Turn, page: int = 0) -> tuple[Html, talk.Rows]:
    """What waits for this officer, most urgent first, a page of it, with counts above."""
    say = talk.voice(turn)
    agencies = [
        actor.agency for actor in turn.actors if actor.agency and actor.role in (Role.COORDINATOR, Role.LIAISON)
    ]
    found, count, late = await waiting_for(turn.work, agencies, page)
    if not found:
        return say.say("queue-empty"), [[button(say.say("button-refresh"), Menu("queue", "0"))]]
    lines = [say.say("queue-head", count=count, late=late)]
    rows = []
    for ticket in found:
        left = cards.left(turn.work, say, ticket)
        lines.append(
            say.say("queue-line", number=ticket.number, title=ticket.title, left=left, status=acting.status(ticket))
        )
        rows.append([button(f"{ticket.number} · {ticket.title}"[:60], Menu("card", ticket.number))])
    rows.append(_pager(turn, page, count))
    return Html("\n".join(lines)), rows


def _pager(turn: Turn, page: int, count: int) -> list[Button]:
    say = talk.voice(turn)
    row = [button(say.say("button-previous"), Menu("queue", str(page - 1)))] if page else []
    if (page + 1) * PAGE < count:
        row.append(button(say.say("button-next-page"), Menu("queue", str(page + 1))))
    return row


async def acted(turn: Turn, press: Act, query: CallbackQuery) -> Methods:
    """A button of an action, of an officer's card or of a citizen's push. Who presses decides what it means."""
    ticket = await tickets.by_number(turn.work, press.number)
    if ticket is None or press.action not in set(Action):
        return [talk.answered(query), talk.message(turn, talk.voice(turn).say("old-unknown"))]
    action = Action(press.action)
    officer = _as_officer(turn, ticket, press)
    try:
        form = form_of(action, officer=officer)
    except KeyError:
        return [talk.answered(query), talk.message(turn, talk.voice(turn).say("old-unknown"))]
    running = acting.form_in(turn)
    got = running[2] if running and running[3] == ticket.number and talk.state(turn)[1] in (action, "choose") else {}
    if press.value:
        got = acting.take_value(turn, form, got, press.value)
    if officer:
        return [talk.answered(query), *await start(turn, ticket, form, got, press.version)]
    if ticket.reporter_id != turn.person.id:
        return [talk.answered(query), talk.message(turn, talk.voice(turn).say("old-unknown"))]
    return [talk.answered(query), *await acting.begin(turn, ticket, form, officer=False, got=got)]


def _as_officer(turn: Turn, ticket: Ticket, press: Act) -> bool:
    """Buttons of cards carry a version, those of a citizen's messages none."""
    return in_office(turn) and (bool(press.version) or ticket.reporter_id != turn.person.id)


def outsider(turn: Turn, name: str) -> None:
    """Somebody without the office used an officer's command: written down without its text."""
    turn.work.session.add(
        Audit(at=turn.work.now, person_id=turn.person.id, act="refused_command", data={"command": name})
    )


async def continued(turn: Turn, message: Message) -> Methods:
    """A message while an action asks: the text, files or argument it asked for."""
    running = acting.form_in(turn)
    if running is None:
        talk.leave(turn)
        return [talk.message(turn, talk.voice(turn).say("action-over"))]
    form, officer, got, number = running
    ticket = await tickets.by_number(turn.work, number)
    assert ticket is not None
    say = talk.voice(turn)
    try:
        file = media.file_of(message)
        words = media.text_of(message)
        if not words and (file is None or not form.files):
            key = media.unreadable(message) or "other"
            return [talk.message(turn, say.say(f"form-unreadable-{key}"))]
        got = await acting.take_words(turn, form, got, words, (file,) if file and form.files else ())
    except FormProblem as problem:
        problem.given.pop("words", None)
        return [talk.message(turn, say.say(problem.key, **problem.given))]
    version = str(turn.conversation.data.get("version", "")) if officer else ""
    return await acting.begin(turn, ticket, form, officer=officer, got=got, version=version)
