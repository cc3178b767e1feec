"""Where an update goes: few handlers, asynchronous filters."""

from __future__ import annotations

from aiogram import Router
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message

from bot.callbacks import Act, Card, Filing, Menu, Press
from bot.domain.form import FormProblem
from bot.usecases import tickets
from bot.usecases.work import Turn
from handlers import (
    about,
    acting,
    casework,
    choices,
    commands,
    crying,
    edits,
    filing,
    following,
    grouping,
    hearing,
    heeding,
    home,
    linking,
    media,
    mine,
    parts,
    questions,
    rating,
    ready,
    similar,
    small,
    sp4n,
    spoken,
    stray,
    talk,
    tree,
    twice,
    verifying,
)
from handlers.filters import Commanded, InGroup, Pressed
from handlers.places import PLACES
from handlers.talk import Methods

WRITING = {tree.STATE: tree.typed, ready.STATE: ready.typed, spoken.STATE: spoken.typed}  # words were asked for


async def in_group(message: Message, turn: Turn, name: str, rest: str) -> Methods:
    said = await commands.in_group(turn, name, rest, message)
    parts.remember(turn, message)
    return said


async def commanded(message: Message, turn: Turn, name: str, rest: str) -> Methods:
    said = await similar.beside(turn, await commands.commanded(turn, name, rest, message))
    parts.remember(turn, message)
    return said


async def heard(message: Message, turn: Turn) -> Methods:
    """Any message that is no command; the further parts of an album or a split text belong to the first."""
    if (part := parts.continued(turn, message)) is not None:
        return await _further(turn, message, part)
    called = await crying.called(turn, message)
    if (said := await crying.heard(turn, message)) is None:
        said = await _listen(turn, message)
    if "undecided" not in turn.conversation.data:
        said = await similar.beside(turn, said)
    said = [*called, *said]
    parts.remember(turn, message)
    return said


async def _further(turn: Turn, message: Message, part: parts.Part) -> Methods:
    try:
        if part["about"]:
            return await parts.added(turn, message, part["about"])
        if talk.state(turn)[0] == "act" and parts.collected(turn, message):
            return []
    except FormProblem as problem:
        return [talk.message(turn, talk.voice(turn).say(problem.key, **problem.given))]
    if stray.more(turn, message):
        return []
    if part["draft"] is None or part["draft"] != turn.conversation.data.get("draft"):
        return []  # the first part was refused, and said so
    said = await hearing.more(turn, message)
    turn.conversation.data = {**turn.conversation.data, "part": part}
    return said


async def _listen(turn: Turn, message: Message) -> Methods:
    if turn.group is None and message.text and (said := await linking.heard(turn, message.text)) is not None:
        return said
    if sp4n.is_sheet(turn, message):
        return await sp4n.received(turn, message)
    if turn.group is None and message.text and (press := choices.typed(turn, media.text_of(message))) is not None:
        return await _meant(turn, press, message)
    match talk.state(turn):
        case ("rate", _) if (said := await heeding.rated(turn, message)) is not None:
            return said
        case ("act", doing):
            return await _acting_on(turn, message, doing)
        case (sp4n.STATE, _):
            return sp4n.typed(turn)
        case (doing, _) if doing in WRITING:
            return await WRITING[doing](turn, message)
        case ("card", field) if field:
            return await verifying.typed(turn, message)
    return await _unasked(turn, message)


async def _meant(turn: Turn, press: Press, message: Message) -> Methods:
    """Words that name a button do what it does."""
    match press:
        case Filing():
            return await hearing.named(turn, press, message)
        case Act():
            return await casework.act(turn, press)
        case Card():
            return await verifying.typed(turn, message)
        case Menu() if press.place in PLACES:
            return await PLACES[press.place](turn, press.value, None)
    return [questions.old(turn)]


async def _acting_on(turn: Turn, message: Message, doing: str) -> Methods:
    """The text that an action asked for; a reply to another ticket's message is about that ticket."""
    about = await casework.replied_to(turn, message)
    if about is not None and about.number != turn.conversation.data.get("ticket", about.number):
        return await mine.reply(turn, about, message)
    match doing:
        case "choose":
            return await _unasked(turn, message)
        case "which":
            return await casework.which(turn, message)
        case following.SUPPORTING:
            return await following.continued(turn, message)
    return await heeding.continued(turn, message)


async def _group_talk(turn: Turn, message: Message) -> Methods:
    """People talking in a group: only a reply to one of our messages is for us; whoever reports is shown where to."""
    ticket = await casework.replied_to(turn, message)
    if ticket is None and grouping.answers_us(turn, message):
        return grouping.pointed(turn)
    return await mine.reply(turn, ticket, message) if ticket is not None and casework.in_office(turn) else []


async def _unasked(turn: Turn, message: Message) -> Methods:
    """A message that no action asked for: a reply to a push, an answer of the form, or a new report."""
    if turn.group is not None:
        return await _group_talk(turn, message)
    ticket = await casework.replied_to(turn, message)
    if ticket is not None:
        return await heeding.replied(turn, ticket, message)
    if "undecided" in turn.conversation.data:
        return await about.went_on(turn, message)
    if "draft" in turn.conversation.data:
        return await rating.newest(turn, message) or await hearing.answer(turn, message)
    if (rated := await rating.typed(turn, message)) is not None:
        return rated
    if home.serves(turn):
        return await stray.heard(turn, message)
    if (said := await small.said(turn, message)) is not None:
        return said
    return await about.heard(turn, message)


async def edited(message: Message, turn: Turn) -> Methods:
    return await edits.edited(turn, message) if turn.group is None else []


async def filing_pressed(query: CallbackQuery, turn: Turn, press: Filing) -> Methods:
    return await similar.beside(turn, await filing.pressed(turn, press, query))


def _strange(query: CallbackQuery, turn: Turn) -> Methods:
    """A press in a group by somebody who is no officer."""
    strange = turn.group is not None and not casework.in_office(turn)
    return [talk.answered(query, talk.voice(turn).say("group-officers-only"))] if strange else []


async def act_pressed(query: CallbackQuery, turn: Turn, press: Act) -> Methods:
    return _strange(query, turn) or await casework.acted(turn, press, query)


async def card_pressed(query: CallbackQuery, turn: Turn, press: Card) -> Methods:
    return _strange(query, turn) or await verifying.pressed(turn, press, query)


async def menu_pressed(query: CallbackQuery, turn: Turn, press: Menu) -> Methods:
    if said := _strange(query, turn):
        return said
    found = PLACES.get(press.place)
    if found is None:
        return [talk.answered(query), questions.old(turn)]
    said = await found(turn, press.value, query)
    toasted = any(isinstance(one, AnswerCallbackQuery) for one in said)
    return said if toasted else [talk.answered(query), *said]


async def unknown_press(query: CallbackQuery, turn: Turn) -> Methods:
    return [talk.answered(query), questions.old(turn)]


async def membership(event: ChatMemberUpdated, turn: Turn) -> Methods:
    """Blocked and unblocked is noted where people are loaded; a group is greeted with what it is for."""
    if turn.group is not None and event.new_chat_member.status in ("member", "administrator"):
        return grouping.greeted(turn)
    if turn.group is None and event.new_chat_member.status == "kicked":
        turn.person.unreachable_at, turn.person.unreachable_cause = turn.work.now, "blocked"
    return []


async def ask_again(turn: Turn) -> Methods:
    """The current question of a conversation whose reply was lost."""
    kind, _ = talk.state(turn)
    if kind == "form":
        return await similar.beside(turn, await filing.asked_again(turn), again=True)
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
    router.message.register(heard)
    router.edited_message.register(edited)
    router.callback_query.register(twice.acknowledged, twice.Second())
    router.callback_query.register(filing_pressed, Pressed(Filing))
    router.callback_query.register(act_pressed, Pressed(Act))
    router.callback_query.register(card_pressed, Pressed(Card))
    router.callback_query.register(menu_pressed, Pressed(Menu))
    router.callback_query.register(unknown_press)
    router.my_chat_member.register(membership)
    return router
