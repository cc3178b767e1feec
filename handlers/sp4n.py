"""/beda: what differs from SP4N, the sheet that is handed over, and the filled sheet that comes back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Sequence

from aiogram import Bot
from aiogram.methods import SendDocument
from aiogram.types import CallbackQuery, InputFile, Message

from bot.callbacks import Menu
from bot.domain.form import FormProblem
from bot.files import handing, sheets
from bot.texts import Html
from bot.usecases import deadlines, handover, tickets
from bot.usecases.handover import Difference
from bot.usecases.work import Turn
from handlers import acting, media, talk
from handlers.talk import Methods, button
from storage.attachments import Kept
from storage.files import Store
from storage.models import Attachment, Audit, Sheet, Ticket
from storage.notifications import Button

STATE = "sheet"
PLACE = "sp4n"
FILES = "files"
NAME = "sp4n-"  # a sheet's name begins so: sent back, it is known by it
ENDING = ".xlsx"


async def command(turn: Turn, rest: str, message: Message) -> Methods:
    """/beda, and /sp4n alone: for each city of this coordinator the differences by agency."""
    talk.leave(turn)
    return [await _overview(turn, city) for city in handover.cities(turn.work, turn.actors)] or [_nothing(turn)]


def _nothing(turn: Turn) -> talk.Method:
    return talk.message(turn, talk.voice(turn).say("unknown-command"))


async def _overview(turn: Turn, city: int) -> talk.Method:
    say, agencies = talk.voice(turn), turn.work.city.agencies
    found = await handover.counts(turn.work, city)
    head = say.say("beda-head", city=turn.work.at(city).city.name) if found else say.say("beda-none")
    text = [head]
    for holder, each in found:
        parts = [say.say(f"beda-{kind}", count=each[kind]) for kind in Difference if each.get(kind)]
        text.append(say.say("beda-agency", agency=agencies[holder].short, counts=Html("; ".join(parts))))
    for one in await handover.listed(turn.work, city):
        theirs = one.sp4n_status or say.say("beda-unknown")
        text.append(
            say.say("beda-line", number=one.number, sp4n=one.sp4n_number, ours=acting.status(one), theirs=theirs)
        )
    return talk.message(turn, Html("\n".join(text)), [] if turn.group else _doors(turn, city))


def _doors(turn: Turn, city: int) -> talk.Rows:
    say = talk.voice(turn)
    return [[button(say.say(f"button-sheet-{step}"), Menu(PLACE, f"{step}/{city}"))] for step in STEPS]


STEPS = ("make", "secret", "fill")


async def pressed(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    """The sheet, the one of confidential reports, the question for the filled one, or a report's files; in no group."""
    step, _, given = value.partition("/")
    if step == FILES:
        return await _files(turn, given)
    city = next((one for one in handover.cities(turn.work, turn.actors) if str(one) == given), None)
    if city is None or turn.group is not None or step not in STEPS:
        return [_nothing(turn)]
    if step == "fill":
        talk.enter(turn, f"{STATE}:fill", city=city)
        cancel = button(talk.voice(turn).say("button-cancel"), Menu("cancel", f"{STATE}/"))
        return [talk.prompt(turn, talk.voice(turn).say("sheet-ask"), [[cancel]])]
    return await _made(turn, city, confidential=step == "secret")


async def _made(turn: Turn, city: int, *, confidential: bool) -> Methods:
    """The sheet as a document; that it left the channel is written down."""
    say = talk.voice(turn)
    found = await handover.waiting(turn.work, city, confidential=confidential)
    if not found:
        return [talk.message(turn, say.say("sheet-none"))]
    lines = await handover.lines(turn.work, say, found)
    work = turn.work
    data = {"city": city, "count": len(found), "confidential": confidential}
    work.session.add(Audit(at=work.now, person_id=turn.person.id, act="sheet_made", data=data))
    day = deadlines.today(work).isoformat()
    name = f"{NAME}{work.at(city).city.code.lower()}-{day}{'-rahasia' if confidential else ''}{ENDING}"
    told = say.say("sheet-made", count=len(found), limit=sheets.ROWS)
    return [SendDocument(chat_id=turn.chat_id, document=_Workbook(name, lines), caption=told)]


def files_door(turn: Turn, ticket: Ticket) -> Button | None:
    """Below a report's files, for who hands them over: the same as SP4N's form takes them."""
    if turn.group is not None or ticket.coordinator_id not in handover.cities(turn.work, turn.actors):
        return None
    return button(talk.voice(turn).say("button-files-sp4n"), Menu(PLACE, f"{FILES}/{ticket.number}"))


async def _files(turn: Turn, number: str) -> Methods:
    """The report's files as one document of two megabytes; that they left the channel is written down."""
    say, work = talk.voice(turn), turn.work
    ticket = await tickets.by_number(work, number)
    if ticket is None or files_door(turn, ticket) is None or work.files is None:
        return [_nothing(turn)]
    found = await tickets.attachments(work, ticket, internal=False)
    if not any(one.state == Kept.STORED for one in found):
        return [talk.message(turn, say.say("files-sp4n-none", number=ticket.number))]
    work.session.add(Audit(at=work.now, person_id=turn.person.id, act="files_made", ticket_id=ticket.id))
    told = say.say("files-sp4n", number=ticket.number, count=len(found))
    document = _Archive(f"{NAME}{ticket.number}.zip", work.files, found, ticket.shown_name)
    return [SendDocument(chat_id=turn.chat_id, document=document, caption=told, protect_content=ticket.confidential)]


class _Archive(InputFile):
    """A report's files, read and made smaller when they are sent: no transaction waits for it."""

    def __init__(self, name: str, store: Store, found: Sequence[Attachment], hidden: str | None) -> None:
        super().__init__(filename=name)
        self._store, self._found, self._hidden = store, found, hidden

    async def read(self, bot: Bot) -> AsyncGenerator[bytes, None]:
        yield await handing.archive(self._store, self._found, self._hidden)


class _Workbook(InputFile):
    """A sheet that is written when it is sent: no transaction waits for it."""

    def __init__(self, name: str, lines: Sequence[Sequence[str]]) -> None:
        super().__init__(filename=name)
        self._lines = lines

    async def read(self, bot: Bot) -> AsyncGenerator[bytes, None]:
        yield await asyncio.to_thread(sheets.written, self._lines)


def is_workbook(message: Message) -> bool:
    return message.document is not None and (message.document.file_name or "").lower().endswith(ENDING)


def is_sheet(turn: Turn, message: Message) -> bool:
    """Whether a coordinator sends back a sheet: one that was asked for, or one by its name, also a copy of it."""
    if message.document is None or turn.group is not None or not handover.cities(turn.work, turn.actors):
        return False
    name = (message.document.file_name or "").lower()
    return talk.state(turn)[0] == STATE or (NAME in name and name.endswith(ENDING))


async def received(turn: Turn, message: Message) -> Methods:
    """A filled sheet: noted here, fetched and read by the worker, who says what became of it."""
    say = talk.voice(turn)
    try:
        file = media.file_of(message)
    except FormProblem as problem:
        return [talk.message(turn, say.say(problem.key, **problem.given))]
    name = (file.name or "").lower() if file is not None else ""
    if file is None or not name.endswith(ENDING):
        return [talk.message(turn, say.say("sheet-ask"))]
    if (file.size or 0) > sheets.LARGEST:
        return [talk.message(turn, say.say("sheet-large"))]
    cities = handover.cities(turn.work, turn.actors)
    asked = turn.conversation.data.get("city") if talk.state(turn)[0] == STATE else None
    city = asked if asked in cities else _by_name(turn, cities, name)
    if talk.state(turn)[0] == STATE:
        talk.leave(turn)
    turn.work.session.add(Sheet(person_id=turn.person.id, city_id=city, file_id=file.file_id, sent_at=turn.work.now))
    return [talk.message(turn, say.say("sheet-received"))]


def _by_name(turn: Turn, cities: list[int], name: str) -> int:
    """The city whose code stands in the sheet's name; the first of this coordinator's otherwise."""
    fits = (one for one in cities if f"{NAME}{turn.work.at(one).city.code.lower()}-" in name)
    return next(fits, cities[0])


def typed(turn: Turn) -> Methods:
    """Anything else while the sheet is awaited."""
    return [talk.message(turn, talk.voice(turn).say("sheet-ask"))]
