"""Commands: one table for citizens and one for officers; whoever lacks the office hears of no such command."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiogram.types import Message

from bot.callbacks import Filing, Menu
from bot.domain.actions import COMMANDS, form_of
from bot.domain.form import FormProblem
from bot.domain.lifecycle import Action
from bot.texts import lines
from bot.usecases import choosing
from bot.usecases.offices import PREFIX
from bot.usecases.work import Turn
from handlers import (
    acting,
    admin,
    arguments,
    aside,
    blocking,
    casework,
    counter,
    desk,
    filing,
    grouping,
    hearing,
    home,
    hub,
    invitations,
    languages,
    linking,
    managing,
    media,
    menus,
    mine,
    misspelt,
    pending,
    questions,
    queue,
    ready,
    rescue,
    setup,
    sp4n,
    spoken,
    talk,
    tree,
    wanting,
)
from handlers.arguments import Got
from handlers.talk import Method, Methods, button

Command = Callable[[Turn, str, Message], Awaitable[Methods]]
TICKET = "t_"  # of a deep link's payload: a ticket's number follows
BINDING = "ikatgrup"  # the one command of a group that is not bound yet


async def _start(turn: Turn, rest: str, message: Message) -> Methods:
    """/start, alone or with a link's payload: an invitation, a code of the counter, a ticket."""
    turn.person.unreachable_at = turn.person.unreachable_cause = None
    if rest.startswith(PREFIX):
        return await admin.accept(turn, rest.removeprefix(PREFIX))
    if linking.is_claim(rest):
        return await linking.redeemed(turn, rest)
    if rest.startswith(TICKET):
        return await mine.check(turn, rest.removeprefix(TICKET), message)
    if rest.startswith(choosing.PREFIX):
        return [*hub.chosen(turn, rest.removeprefix(choosing.PREFIX), quiet=True), questions.welcome(turn)]
    if home.serves(turn):
        return [await home.greeting(turn), *menus.refresh(turn)]
    return [_welcome(turn, message), *await managing.mentioned(turn), *menus.refresh(turn)]


async def _file(turn: Turn, rest: str, message: Message) -> Methods:
    left = aside.dropped(turn)
    if rest:
        return [*left, *await hearing.open_with(turn, message.model_copy(update={"text": rest, "caption": None}))]
    return [*left, *await filing.start(turn)]


async def _mine(turn: Turn, rest: str, message: Message) -> Methods:
    return await wanting.own(turn)


async def _answer(turn: Turn, rest: str, message: Message) -> Methods:
    """/tanggapi NOMOR TEKS."""
    say = talk.voice(turn)
    ticket, words = await casework.numbered(turn, rest, message)
    if ticket is None or ticket.reporter_id != turn.person.id:
        number = casework.named(turn, rest)
        key = "unknown-number" if number else "ask-answer"
        return [talk.message(turn, say.say(key, number=number), [[button(say.say("button-mine"), Menu("mine"))]])]
    form, said, got = form_of(Action.ANSWER, officer=False), Methods(), Got()
    try:
        file = media.file_of(message)
        got = await arguments.typed(turn, form, got, words, (file,) if file else ())
    except FormProblem as problem:
        problem.given.pop("got", None)
        said = [talk.message(turn, say.say(problem.key, **problem.given))]
    return [*said, *await acting.begin(turn, ticket, form, officer=False, got=got)]


async def _cancel(turn: Turn, rest: str, message: Message) -> Methods:
    return await cancelled(turn)


async def cancelled(turn: Turn) -> Methods:
    """/batal: the action that asks, else the draft that is being written."""
    kind, _ = talk.state(turn)
    begun = setup.given_up(turn)
    if begun or kind in ("act", "card", "rate", ready.STATE, sp4n.STATE, spoken.STATE, tree.STATE):
        if kind == "card":
            pending.given_up(turn)
        number = queue.at_work(turn)
        talk.leave(turn)
        said: Methods = [talk.message(turn, talk.voice(turn).say("action-cancelled"), queue.onward(turn, number))]
        return said + (await filing.again(turn) if turn.conversation.state else [])
    row = await filing.current(turn)
    if row is None:
        office = "nothing-to-cancel-officer" if "antrean" in menus.commands_of(turn) else "nothing-to-cancel-office"
        key = office if home.serves(turn) else "nothing-to-cancel"
        return [talk.message(turn, talk.voice(turn).say(key))]
    return await filing.press(turn, Filing("cancel", row.id, str(turn.conversation.data["step"])))


async def _help(turn: Turn, rest: str, message: Message) -> Methods:
    return [menus.help_text(turn), *menus.refresh(turn)]


async def _language(turn: Turn, rest: str, message: Message) -> Methods:
    language = languages.NAMED.get(rest.strip().lower())
    return menus.choose_language(turn, language) if language else [menus.languages(turn)]


async def _city(turn: Turn, rest: str, message: Message) -> Methods:
    """/kota, /kota KODE."""
    return hub.chosen(turn, rest)


async def _privacy(turn: Turn, rest: str, message: Message) -> Methods:
    return [menus.privacy(turn)]


def _welcome(turn: Turn, message: Message) -> Method:
    code = message.from_user.language_code if message.from_user else None
    return questions.welcome(turn, languages.of_phone(turn, code))


async def _counter(turn: Turn, rest: str, message: Message) -> Methods:
    """/loket: file for somebody else; /loket NOMOR: a new code for a report that was filed so."""
    if rest:
        return await counter.renewed(turn, rest)
    return counter.refused(turn) or [*aside.dropped(turn), *await filing.start(turn, counter=True)]


async def _officers(turn: Turn, rest: str, message: Message) -> Methods:
    return await admin.officers(turn)


async def _agencies(turn: Turn, rest: str, message: Message) -> Methods:
    return await tree.command(turn, rest, message)


async def _invite(turn: Turn, rest: str, message: Message) -> Methods:
    return await admin.invite(turn, rest)


async def _invitations(turn: Turn, rest: str, message: Message) -> Methods:
    return await invitations.listing(turn)


async def _begin(turn: Turn, rest: str, message: Message) -> Methods:
    return await setup.begin(turn)


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
    "kota": _city,
    "privasi": _privacy,
    "privacy": _privacy,
}
OFFICERS: dict[str, Command] = {
    "antrean": casework.queued,
    casework.LOOKING: casework.show,
    "undang": _invite,
    "undangan": _invitations,
    "mulai_kota": _begin,
    "petugas": _officers,
    "instansi": _agencies,
    "loket": _counter,
    "belum": desk.shown,
    "statistik": desk.statistics,
    "cuti": desk.away,
    "templat": ready.command,
    "beda": sp4n.command,
    BINDING: _bind,
    "blokir": blocking.block,
    "bukablokir": blocking.unblock,
}


async def in_group(turn: Turn, name: str, rest: str, message: Message) -> Methods:
    """In an agency's group only officers' commands work; filing is for the private chat."""
    assert turn.group is not None
    if name in CITIZENS:
        return grouping.pointed(turn)
    if turn.group.agency_id is None and (name != BINDING or not grouping.ours(turn)):
        return grouping.unbound(turn, name)
    if name in menus.ALONE and name in menus.commands_of(turn):
        return [talk.message(turn, talk.voice(turn).say("group-no-links"), [[grouping.private_link(turn)]])]
    return await commanded(turn, name, rest, message)


async def commanded(turn: Turn, name: str, rest: str, message: Message) -> Methods:
    """A command: a citizen's for everybody, an officer's for those who have it; all else is unknown."""
    name = misspelt.MEANT.get(name, name)
    if name in CITIZENS and turn.group is None:
        return await CITIZENS[name](turn, rest, message)
    if name in menus.OFFICIAL and name in menus.commands_of(turn):
        if name == "sp4n" and not rest and message.reply_to_message is None:
            name = "beda"
        if name in COMMANDS:
            return await casework.command(turn, COMMANDS[name], rest, message)
        return await OFFICERS[name](turn, rest, message)
    if name in menus.OFFICIAL:
        casework.outsider(turn, name)
        if home.serves(turn) or (turn.group is not None and casework.in_office(turn)):
            return [menus.of_others(turn, name, home.held(turn))]
    if home.serves(turn):
        return [
            talk.message(turn, lines(talk.voice(turn).say("unknown-command-officer"), misspelt.nearest(turn, name)))
        ]
    return await rescue.unknown(turn) if turn.group is None else [menus.unknown(turn)]
