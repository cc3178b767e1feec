"""Officers: the card, the commands and buttons of the life cycle."""

from __future__ import annotations

from aiogram.types import CallbackQuery, Message

from bot import texts
from bot.callbacks import Act, Menu
from bot.domain.actions import COMMANDS, Form, form_of
from bot.domain.form import FormProblem
from bot.domain.lifecycle import Action
from bot.domain.people import Role
from bot.usecases import cards, tickets
from bot.usecases.queue import waiting_for
from bot.usecases.work import Turn
from handlers import acting, arguments, aside, asking, keeping, media, postponing, queue, talk, verifying
from handlers.arguments import Got
from handlers.talk import Methods, button
from storage.models import Audit, Ticket
from storage.notifications import Button

CARDED = (Action.VERIFY, Action.CORRECT)  # decided on the verification card
LOOKING = "tiket"  # the command that only opens a card


def in_office(turn: Turn, *roles: Role) -> bool:
    """Whether the person holds one of these roles, or any when none is named."""
    return any(actor.role is not None and (not roles or actor.role in roles) for actor in turn.actors)


async def command(turn: Turn, form: Form, rest: str, message: Message) -> Methods:
    """A command of the life cycle, with some, all or none of its arguments."""
    ticket, words = await numbered(turn, rest, message)
    if ticket is None:
        return await _which(turn, form.command or "", rest)
    return await _with_words(turn, ticket, form, {}, words, message)


async def _with_words(turn: Turn, ticket: Ticket, form: Form, got: Got, words: str, message: Message) -> Methods:
    """Typed arguments, understood as far as they go; what is wrong is said and asked again."""
    said: Methods = []
    try:
        file = media.file_of(message) if form.files else None
        got = await arguments.typed(turn, form, _album(got, message), words, (file,) if file else ())
    except FormProblem as problem:
        got = dict(problem.given.pop("got", got))  # type: ignore[call-overload]  # the problem carries a Got
        said = [talk.message(turn, talk.voice(turn).say(_on_card(form, problem.key), **problem.given))]
    return [*_left_out(turn, form, message), *said, *await start(turn, ticket, form, got)]


def _on_card(form: Form, key: str) -> str:
    """The card that opens has a button for what could not be understood; nothing is to be typed there."""
    return f"{key}-card" if form.action in CARDED and texts.has(f"{key}-card") else key


def _left_out(turn: Turn, form: Form, message: Message) -> Methods:
    """A file that came with words which go on without it: said, so that nobody believes it was sent."""
    if form.files or not media.said(message) or not keeping.has_file(message):
        return []
    named = asking.name(turn, form, officer=True)
    return [talk.message(turn, talk.voice(turn).say("form-file-left-out", action=named))]


async def start(
    turn: Turn, ticket: Ticket, form: Form, got: Got, version: str = "", query: CallbackQuery | None = None
) -> Methods:
    """An officer's action, if the officer may know of the ticket at all."""
    if not (await cards.view_of(turn.work, ticket, turn.actors)).exists:
        return [talk.message(turn, talk.voice(turn).say("unknown-number", number=ticket.number))]
    if form.action in CARDED:
        return await verifying.open_card(turn, ticket, form, got, version, query)
    return await acting.begin(turn, ticket, form, officer=True, got=got, version=version, query=query)


async def numbered(
    turn: Turn, rest: str, message: Message | None = None, *, unread: bool = False
) -> tuple[Ticket | None, str]:
    """The ticket that a command's first word names, or that the replied-to message is about; and the other words.

    A ticket that the person may not know of is none: what is answered must not tell that it exists. `unread`: an
    administrator names it without reading anything of it.
    """
    number, words = turn.work.city.leading(rest)
    if number is not None:
        ticket = await tickets.by_number(turn.work, number)
        return (ticket if ticket is not None and (unread or await _knows(turn, ticket)) else None), words
    if message is not None and (ticket := await replied_to(turn, message)) is not None:
        return ticket, rest
    return None, rest


def named(turn: Turn, rest: str) -> str:
    """What was typed as a number, to be said back: the first word, and the next one behind a code that stands alone."""
    words = rest.split()
    alone = bool(words) and turn.work.city.begins_with_code(words[0]) and words[0].strip("-").isalpha()
    return " ".join(words[: 2 if alone else 1])[:40]


async def replied_to(turn: Turn, message: Message) -> Ticket | None:
    """The ticket that the message answers: a reply to one of our own messages about it."""
    about = message.reply_to_message
    if about is None or about.from_user is None or not about.from_user.is_bot:
        return None
    group = turn.group.id if turn.group else None
    ticket = await tickets.by_message(
        turn.work, turn.person.id, group, about.message_id, about.text or about.caption or ""
    )
    return ticket if ticket is not None and await _knows(turn, ticket) else None


async def _knows(turn: Turn, ticket: Ticket) -> bool:
    """Whether the person may know of the ticket now; one's own that was merged into it may be added to for ever."""
    if (await cards.view_of(turn.work, ticket, turn.actors)).exists:
        return True
    return await tickets.merged_into(turn.work, ticket, turn.person.id) is not None


async def _which(turn: Turn, name: str, rest: str = "") -> Methods:
    """No number, or one that does not exist: what waits as buttons, and the next message may be the number."""
    say, left = talk.voice(turn), aside.dropped(turn)
    talk.enter(turn, "act:which", command=name)
    rows = [*await _offered(turn, name), [button(say.say("button-cancel"), Menu("cancel", "which/"))]]
    key = "unknown-number" if rest else "ask-number"
    return [*left, talk.prompt(turn, say.say(key, command=name, number=named(turn, rest)), rows)]


async def _offered(turn: Turn, name: str) -> list[list[Button]]:
    """What waits for the officer and allows the command, most urgent first."""
    found = (await waiting_for(turn.work, queue.agencies(turn))).tickets
    actors = acting.actors_for(turn, officer=True)
    form = COMMANDS.get(name)
    able = [one for one in found if form is None or form.action in tickets.possible(turn.work, one, actors)]
    return [[button(queue.labelled(turn, one), _place(form, one))] for one in able]


def _place(form: Form | None, ticket: Ticket) -> Act | Menu:
    if form is None:
        return Menu("card", ticket.number)
    return Act(form.action, ticket.number, str(ticket.version))


async def which(turn: Turn, message: Message) -> Methods:
    """The number that a command had asked for, perhaps with more words behind it."""
    name = str(turn.conversation.data.get("command", ""))
    ticket, words = await numbered(turn, media.text_of(message))
    if ticket is None:
        return await _which(turn, name, media.text_of(message) or "–")
    talk.leave(turn)
    if name not in COMMANDS:
        return await acting.card(turn, ticket)
    return await _with_words(turn, ticket, COMMANDS[name], {}, words, message)


async def queued(turn: Turn, rest: str, message: Message) -> Methods:
    """/antrean, /antrean KATA; a number opens its ticket, the only way to a confidential one."""
    ticket, _ = await numbered(turn, rest)
    return await acting.card(turn, ticket) if ticket is not None else await queue.asked(turn, rest, message)


async def show(turn: Turn, rest: str, message: Message) -> Methods:
    """/tiket NOMOR."""
    ticket, _ = await numbered(turn, rest, message)
    return await _which(turn, LOOKING, rest) if ticket is None else await acting.card(turn, ticket)


async def acted(turn: Turn, press: Act, query: CallbackQuery) -> Methods:
    """A button of an action, of an officer's card or of a citizen's push. Who presses decides what it means."""
    return [talk.answered(query), *await act(turn, press, query)]


async def act(turn: Turn, press: Act, query: CallbackQuery | None = None) -> Methods:
    """The same without a press: words that mean a button."""
    ticket = await tickets.by_number(turn.work, press.number)
    old: Methods = [talk.message(turn, talk.voice(turn).say("old-unknown"))]
    if ticket is None or press.action not in set(Action) or not await _knows(turn, ticket):
        return old
    action, officer = Action(press.action), _as_officer(turn, ticket, press)
    if not officer and ticket.reporter_id != turn.person.id:
        return old
    try:
        form = form_of(action, officer=officer)
    except KeyError:
        return old
    got = acting.known(turn, ticket, action)
    if press.value:
        got = arguments.chosen(turn, form, got, press.value, officer=officer)
    if officer:
        return await start(turn, ticket, form, got, press.version, query)
    return await acting.begin(turn, ticket, form, officer=False, got=got)


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
    if running is None or (running[1] and not in_office(turn)):
        talk.leave(turn)
        return [talk.message(turn, talk.voice(turn).say("action-over"))]
    form, officer, got, number = running
    ticket = await tickets.by_number(turn.work, number)
    assert ticket is not None
    said: Methods = []
    before = len(got.get("files", ()))
    try:
        got = await _taken(turn, form, _rewritten(turn, form, got, message) if officer else got, message)
    except FormProblem as problem:
        got = dict(problem.given.pop("got", got))  # type: ignore[call-overload]  # the problem carries a Got
        said = [talk.message(turn, talk.voice(turn).say(problem.key, **problem.given))]
    version = str(turn.conversation.data.get("version", "")) if officer else ""
    said = [*(_left_out(turn, form, message) if officer else []), *said]
    short = "ask-again-file" if len(got.get("files", ())) > before else "ask-again-text"
    again = short if officer else ""
    return [*said, *await acting.begin(turn, ticket, form, officer=officer, got=got, version=version, short=again)]


def _rewritten(turn: Turn, form: Form, got: Got, message: Message) -> Got:
    """What is known without what this message says anew: another day, or other words while whose they are is asked."""
    words = media.said(message)
    if words and got.get("text") and arguments.missing(form, got, officer=True) is None:
        return {name: value for name, value in got.items() if name != "text"}
    return postponing.put_right(turn, form, got, words)


async def _taken(turn: Turn, form: Form, got: Got, message: Message) -> Got:
    file, words = media.file_of(message), media.said(message)
    if not words and file is not None and not form.files:
        raise FormProblem("form-words-wanted")
    if not words and file is None:
        raise FormProblem(f"form-unreadable-{media.unreadable(message) or 'other'}")
    return await arguments.typed(turn, form, _album(got, message), words, (file,) if file and form.files else ())


def _album(got: Got, message: Message) -> Got:
    """What is known, and whether further files may follow this message."""
    return got if message.media_group_id is None else {**got, "album": True}
