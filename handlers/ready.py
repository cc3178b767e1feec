"""Ready answers: /templat writes them, a question for an officer's text offers them, a preview shows them filled in."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from aiogram.types import CallbackQuery, Message

from bot.callbacks import Menu
from bot.domain import ready as rules
from bot.domain.actions import form_of
from bot.domain.form import FormProblem
from bot.domain.lifecycle import Action
from bot.texts import Html
from bot.usecases import ready, stock, tickets
from bot.usecases.work import Turn
from handlers import acting, aside, asking, media, talk
from handlers.talk import Methods, button
from storage.models import ReadyAnswer, Ticket
from storage.notifications import Button

STATE = "ready"
PLACE = asking.READY
DIGITS = 18  # of an id
COPIED = 256  # characters that a button can copy


def _rows(buttons: Sequence[Button], width: int = 2) -> list[Sequence[Button]]:
    return [buttons[start : start + width] for start in range(0, len(buttons), width)]


async def command(turn: Turn, rest: str, message: Message) -> Methods:
    """/templat: the answers that this officer may change, each with a button."""
    left = aside.dropped(turn)
    talk.leave(turn)
    return [*left, *await _listed(turn)]


async def _listed(turn: Turn) -> Methods:
    say, said = talk.voice(turn), Methods()
    for agency in ready.owned(turn.actors):
        found = await ready.of(turn.work, agency)
        named = turn.work.city.agencies[agency].short
        head = say.say("ready-head", agency=named, count=len(found), limit=ready.MOST)
        lines = [head, *(say.say("ready-line", action=_action(turn, one.action), name=one.name) for one in found)]
        rows = _rows([button(one.name, Menu(PLACE, f"look/{one.id}")) for one in found])
        if not found and ready.samples(turn.work, agency):
            rows = [[button(say.say("button-ready-begin"), Menu(PLACE, f"begin/{agency}"))]]
        new = button(say.say("button-ready-new"), Menu(PLACE, f"new/{agency}"))
        said.append(talk.message(turn, Html("\n".join(lines)), [*rows, [new]]))
    return said or [talk.message(turn, say.say("unknown-command"))]


async def _begun(turn: Turn, agency: int) -> Methods:
    """*Isi dengan contoh*: what the region's files bring, from then on the agency's own."""
    if agency not in ready.owned(turn.actors):
        return _gone(turn)
    await ready.begin(turn.work, turn.person.id, agency)
    return await _listed(turn)


def _action(turn: Turn, action: str) -> Html:
    return talk.voice(turn).say(f"act-{action}")


async def pressed(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    """Any button of ready answers; what it may do is looked up anew."""
    step, _, given = value.partition("/")
    first, _, second = given.partition("/")
    match step:
        case "use":
            return await _preview(turn, first)
        case "send":
            return await _send(turn, first, second)
    if not first.isdecimal() or len(first) > DIGITS:
        return _gone(turn)
    match step:
        case "begin":
            return await _begun(turn, int(first))
        case "new":
            return _new(turn, int(first), second)
    answer = await ready.one(turn.work, turn.actors, int(first))
    if answer is None:
        return _gone(turn)
    match step:
        case "edit":
            return _ask(turn, Action(answer.action), answer=answer.id)
        case "drop":
            return _sure(turn, answer)
        case "gone":
            await ready.remove(turn.work, turn.person.id, answer)
            return [talk.message(turn, talk.voice(turn).say("ready-removed", name=answer.name))]
    return _looked(turn, answer)


def _gone(turn: Turn) -> Methods:
    return [talk.message(turn, talk.voice(turn).say("ready-gone"))]


def _looked(turn: Turn, answer: ReadyAnswer, key: str = "ready-shown") -> Methods:
    say = talk.voice(turn)
    category = turn.work.city.categories.get(answer.category_id or 0)
    named = category.name if category else say.say("ready-all")
    text = say.say(key, name=answer.name, action=_action(turn, answer.action), category=named, words=answer.words)
    row = [button(say.say(f"button-ready-{step}"), Menu(PLACE, f"{step}/{answer.id}")) for step in ("edit", "drop")]
    return [talk.message(turn, text, [row])]


def _sure(turn: Turn, answer: ReadyAnswer) -> Methods:
    say = talk.voice(turn)
    row = [button(say.say("button-ready-gone"), Menu(PLACE, f"gone/{answer.id}"), "danger")]
    return [talk.message(turn, say.say("ready-sure", name=answer.name), [row])]


def _new(turn: Turn, agency: int, chosen: str) -> Methods:
    """For which action, for which category, then its words."""
    if agency not in ready.owned(turn.actors):
        return _gone(turn)
    say = talk.voice(turn)
    action, _, category = chosen.partition("/")
    able = ready.actions(turn.work, agency)
    if action not in able:
        buttons = [button(_action(turn, one), Menu(PLACE, f"new/{agency}/{one}")) for one in able]
        return [talk.message(turn, say.say("ready-ask-action"), _rows(buttons))]
    known = {str(one.id): one for one in turn.work.city.topics()}
    if category != "0" and category not in known:
        every = button(say.say("ready-all"), Menu(PLACE, f"new/{agency}/{action}/0"))
        buttons = [button(one.name, Menu(PLACE, f"new/{agency}/{action}/{one.id}")) for one in known.values()]
        return [talk.message(turn, say.say("ready-ask-category"), [[every], *_rows(buttons)])]
    return _ask(turn, Action(action), agency=agency, category=int(category))


def _ask(turn: Turn, action: Action, **data: int) -> Methods:
    talk.enter(turn, f"{STATE}:words", action=action.value, **data)
    say = talk.voice(turn)
    known = ", ".join(f"{{{name}}}" for name in rules.known(action))
    cancel = button(say.say("button-cancel"), Menu("cancel", f"{STATE}/"))
    return [talk.prompt(turn, say.say("ready-ask-words", known=known), [[cancel]])]


async def typed(turn: Turn, message: Message) -> Methods:
    """Name and words that were asked for; a refused text is asked again, and stands in the chat to be copied."""
    try:
        answer = await _written(turn, media.text_of(message))
    except FormProblem as problem:
        return [talk.message(turn, talk.voice(turn).say(problem.key, **problem.given))]
    talk.leave(turn)
    return _gone(turn) if answer is None else _looked(turn, answer, "ready-saved")


async def _written(turn: Turn, text: str) -> ReadyAnswer | None:
    """The answer as it is now; None when the officer may not write it any more."""
    data, work = turn.conversation.data, turn.work
    if "answer" in data:
        answer = await ready.one(work, turn.actors, int(data["answer"]))
        if answer is not None:
            await ready.change(work, turn.person.id, answer, text)
        return answer
    if data.get("agency") not in ready.owned(turn.actors):
        return None
    return await ready.add(work, turn.person.id, data["agency"], Action(data["action"]), data["category"] or None, text)


async def _chosen(turn: Turn, answer: str) -> tuple[Ticket, str] | None:
    """The ticket that waits for a text and the answer filled in for it; None when the question is over.

    `answer`: the id of a ready answer, or the code of a reason that stands ready everywhere.
    """
    running = acting.form_in(turn)
    ticket = await tickets.by_number(turn.work, running[3]) if running is not None else None
    if running is None or ticket is None or not running[1]:
        return None
    office = acting.actors_for(turn, officer=True)
    action, got = running[0].action, running[2]
    if action not in tickets.possible(turn.work, ticket, office):
        return None
    if answer in stock.offered(action, str(got.get("reason", ""))):
        return ticket, await stock.words(turn.work, answer, ticket, str(got.get("outside", "")))
    fits = await ready.fitting(turn.work, office, ticket, action)
    one = next((one for one in fits if str(one.id) == answer), None)
    if one is None:
        return None
    named = turn.group is None
    return ticket, await ready.filled(turn.work, talk.voice(turn), one, ticket, office, named=named)


def _stamp(words: str) -> str:
    """So that a button sends what its preview showed, and nothing that was changed since."""
    return hashlib.sha256(words.encode()).hexdigest()[:10]


async def _preview(turn: Turn, answer: str) -> Methods:
    chosen = await _chosen(turn, answer)
    if chosen is None:
        return [talk.message(turn, talk.voice(turn).say("action-over"))]
    ticket, words = chosen
    say = talk.voice(turn)
    _, action = talk.state(turn)
    rows = [[button(say.say("button-ready-send"), Menu(PLACE, f"send/{answer}/{_stamp(words)}"), "primary")]]
    if len(words) <= COPIED:
        rows.append([Button(say.say("button-ready-copy"), copy=words)])
    rows.append([button(say.say("button-cancel"), Menu("cancel", f"{action}/{ticket.number}"))])
    return [talk.prompt(turn, say.say("ready-preview", number=ticket.number, words=words), rows)]


async def _send(turn: Turn, answer: str, stamp: str) -> Methods:
    chosen = await _chosen(turn, answer)
    running = acting.form_in(turn)
    if chosen is None or running is None:
        return [talk.message(turn, talk.voice(turn).say("action-over"))]
    ticket, words = chosen
    if stamp != _stamp(words):
        return await _preview(turn, answer)
    version = str(turn.conversation.data.get("version", ""))
    form = form_of(running[0].action, officer=True)
    return await acting.begin(turn, ticket, form, officer=True, got={**running[2], "text": words}, version=version)
