"""Several matters in one message: one button on the review card makes a draft of each; after one comes the next."""

from __future__ import annotations

from bot.callbacks import Filing
from bot.domain.form import Draft
from bot.texts import Html
from bot.usecases import cards, drafting, routes, splitting
from bot.usecases.work import Turn
from handlers import talk
from handlers.talk import Methods, Rows, button
from storage.models import Draft as DraftRow
from storage.notifications import Body, post

MOVE = "split"
LABEL = 40  # characters of a title on a button


def offered(turn: Turn, draft_id: str, draft: Draft) -> Rows:
    """*Pisah jadi 2 laporan*, where the words clearly hold several matters; never done without it."""
    count = len(splitting.parts(turn.work, draft))
    label = talk.voice(turn).say("button-split", count=count)
    return [[button(label, Filing(MOVE, draft_id, ""))]] if count else []


async def split(turn: Turn, row: DraftRow, draft: Draft) -> tuple[Draft, Methods]:
    """The draft with its first matter alone, and the line about those that wait; as it is where it is one report."""
    if not splitting.parts(turn.work, draft):
        return draft, []
    made = await splitting.split(turn.work, turn.person, row, draft)
    for one, part in reversed(made):  # the first at last: from there on the turn is about its city
        routes.enter(turn, part)
        part = routes.routed(turn, part)
        drafting.write(turn.work, one, part)
    first, second = drafting.read(made[0][0]), drafting.read(made[1][0])
    said = talk.voice(turn).say("split-done", count=len(made), title=second.title)
    return first, [talk.message(turn, said)]


async def next_offered(turn: Turn, draft: Draft) -> Methods:
    """*Lanjutkan: …*, after a matter was discarded whose message held another."""
    found = await _next(turn, draft)
    return [talk.message(turn, *found)] if found is not None else []


async def next_posted(turn: Turn, draft: Draft) -> None:
    """The same after a matter was sent: as a push, so that it comes after the receipt."""
    if (found := await _next(turn, draft)) is None:
        return
    text, rows = found
    body = Body(text=text, buttons=tuple(map(tuple, rows)))
    post(turn.work.session, now=turn.work.now, kind="split-next", body=body, person=turn.person.id)


async def _next(turn: Turn, draft: Draft) -> tuple[Html, Rows] | None:
    left = await splitting.left(turn.work, turn.person, draft)
    if not left:
        return None
    say, title = talk.voice(turn), drafting.read(left[0]).title
    go = button(
        say.say("button-resume-titled", title=cards.shortened(title, LABEL)), Filing("waiting", left[0].id, "go")
    )
    talk.offer(turn, [[go]], numbered=1)
    return say.say("split-next", title=title, count=len(left)), [[go]]
