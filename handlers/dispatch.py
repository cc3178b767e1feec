"""Where an update goes: few handlers, asynchronous filters, one table of commands."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from bot.callbacks import Act, Card, Filing, Menu
from bot.domain.actions import COMMANDS, form_of
from bot.domain.form import FormProblem
from bot.domain.lifecycle import Action
from bot.usecases import tickets
from bot.usecases.citizens import waiting_for
from bot.usecases.offices import PREFIX
from bot.usecases.work import Turn
from handlers import acting, admin, casework, edits, filing, media, menus, mine, questions, talk, verifying
from handlers.filters import Commanded, InGroup, InState, Pressed
from handlers.talk import Methods, button
from storage.notifications import Button

Command = Callable[[Turn, str, Message], Awaitable[Methods]]


async def _start(turn: Turn, rest: str, message: Message) -> Methods:
    """/start, alone or with a link's payload: an invitation, a ticket."""
    turn.person.unreachable_at = turn.person.unreachable_cause = None
    if rest.startswith(PREFIX):
        return await admin.accept(turn, rest.removeprefix(PREFIX))
    if rest.startswith("t_"):
        return await casework.show(turn, rest.removeprefix("t_"), message)
    return [questions.welcome(turn), *menus.refresh(turn)]


async def _file(turn: Turn, rest: str, message: Message) -> Methods:
    if rest:
        return await filing.open_with(turn, message.model_copy(update={"text": rest, "caption": None}))
    return await filing.start(turn)


async def _mine(turn: Turn, rest: str, message: Message) -> Methods:
    text, rows = await mine.listing(turn)
    return [talk.message(turn, text, rows)]


async def _answer(turn: Turn, rest: str, message: Message) -> Methods:
    """/tanggapi NOMOR TEKS."""
    say = talk.voice(turn)
    ticket, words = await casework.numbered(turn, rest, message)
    if ticket is None or ticket.reporter_id != turn.person.id:
        number = rest.split(maxsplit=1)[0] if rest else ""
        key = "unknown-number" if number else "ask-answer"
        return [talk.message(turn, say.say(key, number=number), [[button(say.say("button-mine"), Menu("mine"))]])]
    form = form_of(Action.ANSWER, officer=False)
    try:
        file = media.file_of(message)
        got = await acting.take_words(turn, form, {}, words, (file,) if file else ())
    except FormProblem as problem:
        return [talk.message(turn, say.say(problem.key, **problem.given))]
    return await acting.begin(turn, ticket, form, officer=False, got=got)


async def _cancel(turn: Turn, rest: str, message: Message) -> Methods:
    return await cancelled(turn)


async def cancelled(turn: Turn) -> Methods:
    """/batal: the action that asks, else the draft that is being written."""
    kind, _ = talk.state(turn)
    if kind in ("act", "card"):
        talk.leave(turn)
        said: Methods = [talk.message(turn, talk.voice(turn).say("action-cancelled"))]
        return said + (await filing.again(turn) if turn.conversation.state else [])
    row = await filing.current(turn)
    if row is None:
        return [talk.message(turn, talk.voice(turn).say("nothing-to-cancel"))]
    row.discarded_at = turn.work.now
    talk.end_form(turn)
    return [questions.discarded(turn, row)]


async def _help(turn: Turn, rest: str, message: Message) -> Methods:
    return [menus.help_text(turn), *menus.refresh(turn)]


async def _language(turn: Turn, rest: str, message: Message) -> Methods:
    return [menus.languages(turn)]


async def _privacy(turn: Turn, rest: str, message: Message) -> Methods:
    return [menus.privacy(turn)]


async def _queue(turn: Turn, rest: str, message: Message) -> Methods:
    text, rows = await casework.queue(turn)
    return [talk.message(turn, text, rows)]


async def _officers(turn: Turn, rest: str, message: Message) -> Methods:
    return await admin.officers(turn)


async def _agencies(turn: Turn, rest: str, message: Message) -> Methods:
    return [admin.agencies(turn)]


async def _invite(turn: Turn, rest: str, message: Message) -> Methods:
    return await admin.invite(turn, rest)


async def _bind(turn: Turn, rest: str, message: Message) -> Methods:
    return await admin.bind_group(turn, rest)


CITIZENS: dict[str, Command] = {
    "start": _start,
    "lapor": _file,
    "laporanku": _mine,
    "cek": mine.check,
    "tanggapi": _answer,
    "batal": _cancel,
    "bantuan": _help,
    "help": _help,
    "bahasa": _language,
    "language": _language,
    "privasi": _privacy,
    "privacy": _privacy,
}
OFFICERS: dict[str, Command] = {
    "antrean": _queue,
    "tiket": casework.show,
    "undang": _invite,
    "petugas": _officers,
    "instansi": _agencies,
    "ikatgrup": _bind,
}


async def in_group(message: Message, turn: Turn, name: str, rest: str) -> Methods:
    """In a group only officers' commands work; filing is for the private chat."""
    say = talk.voice(turn)
    if name in CITIZENS:
        link = Button(say.say("button-private"), url=turn.work.bot_link)
        return [talk.message(turn, say.say("group-no-filing"), [[link]])]
    return await commanded(message, turn, name, rest)


async def commanded(message: Message, turn: Turn, name: str, rest: str) -> Methods:
    """A command: a citizen's for everybody, an officer's for those who have it; all else is unknown."""
    if name in CITIZENS and turn.group is None:
        return await CITIZENS[name](turn, rest, message)
    if name in menus.OFFICIAL and name in menus.commands_of(turn):
        if name in COMMANDS:
            return await casework.command(turn, COMMANDS[name], rest, message)
        return await OFFICERS[name](turn, rest, message)
    if name in menus.OFFICIAL:
        casework.outsider(turn, name)
    return [menus.unknown(turn)]


async def acting_on(message: Message, turn: Turn) -> Methods:
    """The text that an action asked for; a reply to another ticket's message is about that ticket."""
    about = await casework.replied_to(turn, message)
    if about is not None and about.number != turn.conversation.data.get("ticket"):
        return await mine.reply(turn, about, message)
    if talk.state(turn)[1] == "choose":
        return await _unasked(turn, message)
    return await casework.continued(turn, message)


async def on_card(message: Message, turn: Turn) -> Methods:
    if talk.state(turn)[1]:
        return await verifying.typed(turn, message)
    return await _unasked(turn, message)


async def group_talk(message: Message, turn: Turn) -> Methods:
    """People talking in a group: only a reply to one of our messages is for us."""
    ticket = await casework.replied_to(turn, message)
    return await mine.reply(turn, ticket, message) if ticket is not None and casework.in_office(turn) else []


async def free_text(message: Message, turn: Turn) -> Methods:
    return await _unasked(turn, message)


async def _unasked(turn: Turn, message: Message) -> Methods:
    """A message that no action asked for: a reply to a push, an answer of the form, or a new report."""
    ticket = await casework.replied_to(turn, message)
    if ticket is not None:
        return await mine.reply(turn, ticket, message)
    if "draft" in turn.conversation.data:
        return await filing.answer(turn, message)
    if waiting := await waiting_for(turn.work, turn.person.id):
        return await _answer_or_new(turn, message, [one.number for one in waiting])
    return await filing.open_with(turn, message)


async def _answer_or_new(turn: Turn, message: Message, numbers: list[str]) -> Methods:
    """An officer waits for an answer and words come without a reply: they are kept, and one question is asked."""
    say = talk.voice(turn)
    said = await filing.open_with(turn, message)
    if "draft" not in turn.conversation.data:
        return said
    draft = str(turn.conversation.data["draft"])
    rows = [
        [button(say.say("button-answer-for", number=number), Menu("answer", f"{number}/{draft}"))] for number in numbers
    ]
    rows.append([button(say.say("button-new-report"), Filing("waiting", draft, "go"))])
    return [talk.prompt(turn, say.say("answer-or-new"), rows)]


async def edited(message: Message, turn: Turn) -> Methods:
    return await edits.edited(turn, message) if turn.group is None else []


async def filing_pressed(query: CallbackQuery, turn: Turn, press: Filing) -> Methods:
    return await filing.pressed(turn, press, query)


async def act_pressed(query: CallbackQuery, turn: Turn, press: Act) -> Methods:
    if turn.group is not None and not casework.in_office(turn):
        return [talk.answered(query, talk.voice(turn).say("group-officers-only"))]
    return await casework.acted(turn, press, query)


async def card_pressed(query: CallbackQuery, turn: Turn, press: Card) -> Methods:
    return await verifying.pressed(turn, press, query)


async def menu_pressed(query: CallbackQuery, turn: Turn, press: Menu) -> Methods:
    if turn.group is not None and not casework.in_office(turn):
        return [talk.answered(query, talk.voice(turn).say("group-officers-only"))]
    found = PLACES.get(press.place)
    if found is None:
        return [talk.answered(query), questions.old(turn)]
    return [talk.answered(query), *await found(turn, press.value, query)]


async def unknown_press(query: CallbackQuery, turn: Turn) -> Methods:
    return [talk.answered(query), questions.old(turn)]


async def membership(event: ChatMemberUpdated, turn: Turn) -> Methods:
    """Blocked and unblocked is noted where people are loaded; a group is greeted with what it is for."""
    if turn.group is not None and event.new_chat_member.status in ("member", "administrator"):
        return [talk.message(turn, talk.voice(turn).say("group-greeting"))]
    if turn.group is None and event.new_chat_member.status == "kicked":
        turn.person.unreachable_at, turn.person.unreachable_cause = turn.work.now, "blocked"
    return []


async def _goto_mine(turn: Turn, value: str, query: CallbackQuery) -> Methods:
    text, rows = await mine.listing(turn, int(value) if value.isdigit() else 0)
    return [talk.edited(turn, query, text, rows) if value else talk.message(turn, text, rows)]


async def _goto_queue(turn: Turn, value: str, query: CallbackQuery) -> Methods:
    text, rows = await casework.queue(turn, int(value) if value.isdigit() else 0)
    return [talk.message(turn, text, rows)]


async def _goto_next(turn: Turn, value: str, query: CallbackQuery) -> Methods:
    """*Berikutnya*: the most urgent ticket that waits."""
    return await _goto_queue(turn, "0", query)


async def _goto_new(turn: Turn, value: str, query: CallbackQuery) -> Methods:
    return await filing.start(turn)


async def _goto_cancel(turn: Turn, value: str, query: CallbackQuery) -> Methods:
    return await cancelled(turn)


async def _goto_language(turn: Turn, value: str, query: CallbackQuery) -> Methods:
    return menus.choose_language(turn, value)


async def _goto_invite(turn: Turn, value: str, query: CallbackQuery) -> Methods:
    return await admin.pressed(turn, value)


async def _goto_dismiss(turn: Turn, value: str, query: CallbackQuery) -> Methods:
    return await admin.dismissed(turn, value)


async def _goto_ticket(turn: Turn, value: str, query: CallbackQuery) -> Methods:
    return await _with_ticket(turn, value, mine.show)


async def _goto_card(turn: Turn, value: str, query: CallbackQuery) -> Methods:
    return await _with_ticket(turn, value, acting.card)


async def _goto_history(turn: Turn, value: str, query: CallbackQuery) -> Methods:
    return await _with_ticket(turn, value, mine.history)


async def _goto_more(turn: Turn, value: str, query: CallbackQuery) -> Methods:
    return await _with_ticket(turn, value, acting.more)


async def _goto_files(turn: Turn, value: str, query: CallbackQuery) -> Methods:
    return await _with_ticket(turn, value, mine.files)


async def _goto_answer(turn: Turn, value: str, query: CallbackQuery) -> Methods:
    number, _, draft = value.partition("/")
    return await edits.answer_with_draft(turn, number, draft)


async def _with_ticket(turn: Turn, number: str, show: Callable[..., Awaitable[Methods]]) -> Methods:
    ticket = await tickets.by_number(turn.work, number)
    return await show(turn, ticket) if ticket is not None else [questions.old(turn)]


PLACES: dict[str, Callable[[Turn, str, CallbackQuery], Awaitable[Methods]]] = {
    "mine": _goto_mine,
    "ticket": _goto_ticket,
    "card": _goto_card,
    "queue": _goto_queue,
    "next": _goto_next,
    "more": _goto_more,
    "history": _goto_history,
    "files": _goto_files,
    "new": _goto_new,
    "cancel": _goto_cancel,
    "language": _goto_language,
    "invite": _goto_invite,
    "dismiss": _goto_dismiss,
    "answer": _goto_answer,
}


async def ask_again(turn: Turn) -> Methods:
    """The current question of a conversation whose reply was lost."""
    kind, _ = talk.state(turn)
    if kind == "form":
        return await filing.asked_again(turn)
    if kind == "card":
        return await verifying.again(turn)
    running = acting.form_in(turn)
    if running is not None:
        form, officer, got, number = running
        ticket = await tickets.by_number(turn.work, number)
        return await acting.begin(turn, ticket, form, officer=officer, got=got) if ticket else []
    return [talk.message(turn, talk.voice(turn).say("lost-reply"))]


def fresh_router() -> Router:
    """All handlers, in the order in which they are asked; a router belongs to one dispatcher."""
    router = Router(name="lapor")
    router.message.register(in_group, InGroup(), Commanded())
    router.message.register(commanded, Commanded())
    router.message.register(acting_on, InState("act"))
    router.message.register(on_card, InState("card"))
    router.message.register(group_talk, InGroup())
    router.message.register(free_text)
    router.edited_message.register(edited)
    router.callback_query.register(filing_pressed, Pressed(Filing))
    router.callback_query.register(act_pressed, Pressed(Act))
    router.callback_query.register(card_pressed, Pressed(Card))
    router.callback_query.register(menu_pressed, Pressed(Menu))
    router.callback_query.register(unknown_press)
    router.my_chat_member.register(membership)
    return router
