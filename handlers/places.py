"""Where the buttons of menus, lists and cards lead."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from aiogram.types import CallbackQuery

from bot.usecases import tickets
from bot.usecases.work import Turn
from handlers import (
    about,
    acting,
    admin,
    aside,
    bulk,
    casework,
    counter,
    desk,
    edits,
    filing,
    following,
    grouping,
    helping,
    hub,
    invitations,
    menus,
    mine,
    questions,
    queue,
    rating,
    ready,
    refiling,
    reverting,
    setup,
    sieve,
    sp4n,
    spoken,
    stray,
    talk,
    tree,
    unsent,
    verifying,
)
from handlers.commands import cancelled
from handlers.talk import Methods


async def _goto_mine(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    text, rows = await mine.listing(turn, sieve.paged(value))
    return [talk.edited(turn, query, text, rows) if value else talk.message(turn, text, rows)]


async def _goto_queue(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    text, rows = await queue.shown(turn, sieve.paged(value))
    return [talk.message(turn, text, rows)]


async def _goto_sift(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    return sieve.opened(turn, value, query)


async def _goto_next(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    return await queue.following(turn, query)


async def _goto_do(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    """A ticket of the queue: its card, the verification card where that is what it waits for."""
    return await _with_ticket(turn, value, verifying.ready if casework.in_office(turn) else mine.show)


async def _goto_new(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    return [*aside.dropped(turn), *await filing.start(turn)]


async def _goto_cancel(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    """*Batal* below a question: ends what that question belongs to, and nothing that was begun since."""
    action, _, number = value.partition("/")
    running = turn.conversation.data.get("ticket", "")
    writing = talk.state(turn)[0] == action and action in (ready.STATE, sp4n.STATE, spoken.STATE, tree.STATE)
    if writing or (talk.state(turn) == ("act", action) and running == number):
        return [*talk.without_buttons(turn, query), *await cancelled(turn)]
    return [talk.message(turn, talk.voice(turn).say("action-over"))]


async def _goto_language(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    """The language chosen by a button; a question that waits is asked again in it."""
    said = menus.choose_language(turn, value)
    return [*said, *await filing.again(turn)] if talk.state(turn)[0] == "form" else said


async def _goto_invite(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    return await admin.pressed(turn, value)


async def _goto_withdraw(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    return await invitations.withdrawn(turn, value, query)


async def _goto_dismiss(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    return await admin.dismissed(turn, value, query)


async def _goto_ticket(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    return await _with_ticket(turn, value, mine.show)


async def _goto_card(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    return await _with_ticket(turn, value, acting.card if casework.in_office(turn) else mine.show)


async def _goto_history(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    return await _with_ticket(turn, value, mine.history)


async def _goto_text(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    return await _with_ticket(turn, value, mine.words)


async def _goto_more(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    return await _with_ticket(turn, value, queue.more if casework.in_office(turn) else mine.show)


async def _goto_files(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    return await _with_ticket(turn, value, mine.files)


async def _goto_backlog(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    return await desk.opened(turn, value, query)


async def _goto_nudge(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    return await desk.nudged(turn, value)


async def _goto_claim(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    return await counter.renewed(turn, value)


async def _goto_tree(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    return await tree.pressed(turn, value, query)


async def _goto_city(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    return hub.chosen(turn, value)


async def _goto_take(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    return await grouping.taken(turn, value, query)


async def _goto_map(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    return await _with_ticket(turn, value, mine.pin)


async def _goto_help(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    return helping.section(turn, value, query)


async def _goto_rated(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    return rating.done(turn)


async def _goto_moved(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    return await rating.moved(turn, value)


async def _goto_answer(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    number, _, draft = value.partition("/")
    return await edits.answer_with_draft(turn, number, draft)


async def _with_ticket(turn: Turn, number: str, show: Callable[..., Awaitable[Methods]]) -> Methods:
    ticket = await tickets.by_number(turn.work, number)
    return await mine.withheld(turn, ticket, number[:40]) or await show(turn, ticket)


async def _goto_follow(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    number, _, draft = value.partition("/")
    return await _with_ticket(turn, number, partial(following.begin, draft_id=draft))


async def _goto_unfollow(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    ticket = await tickets.by_number(turn.work, value)
    return await following.stop(turn, ticket) if ticket is not None else [questions.old(turn)]


async def _goto_support(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    number, _, draft = value.partition("/")
    return await _with_ticket(turn, number, partial(following.asked, draft_id=draft))


async def _goto_followed(turn: Turn, value: str, query: CallbackQuery | None) -> Methods:
    found = await following.listing(turn, sieve.paged(value))
    return [talk.message(turn, *found)] if found else [talk.message(turn, talk.voice(turn).say("followed-none"))]


PLACES: dict[str, Callable[[Turn, str, CallbackQuery | None], Awaitable[Methods]]] = {
    "mine": _goto_mine,
    "ticket": _goto_ticket,
    "card": _goto_card,
    "queue": _goto_queue,
    "page": queue.turned,
    "sift": _goto_sift,
    "next": _goto_next,
    "do": _goto_do,
    "more": _goto_more,
    "history": _goto_history,
    "text": _goto_text,
    "files": _goto_files,
    "take": _goto_take,
    "map": _goto_map,
    "new": _goto_new,
    "own": stray.filed,
    "meant": unsent.meant,
    "kept": unsent.pressed,
    "after": unsent.after,
    "cancel": _goto_cancel,
    "language": _goto_language,
    "invite": _goto_invite,
    "withdraw": _goto_withdraw,
    "setup": setup.pressed,
    "dismiss": _goto_dismiss,
    "bulk": bulk.pressed,
    "answer": _goto_answer,
    "backlog": _goto_backlog,
    "away": desk.away_surely,
    "nudge": _goto_nudge,
    "claim": _goto_claim,
    "city": _goto_city,
    "tree": _goto_tree,
    "ready": ready.pressed,
    "sp4n": sp4n.pressed,
    "spoken": spoken.pressed,
    "help": _goto_help,
    "rated": _goto_rated,
    "moved": _goto_moved,
    "apart": about.apart,
    "refile": refiling.pressed,
    reverting.PLACE: reverting.anew,
    "follow": _goto_follow,
    "unfollow": _goto_unfollow,
    "support": _goto_support,
    "followed": _goto_followed,
}
