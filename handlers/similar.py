"""Before sending: what others have reported already is shown beside the review, once for a draft.

It asks for no tap: *Kirim* stands below it. Whoever follows one of them instead keeps the draft.
"""

from __future__ import annotations

from bot.callbacks import Filing, Menu
from bot.domain.form import Step
from bot.domain.lifecycle import OFFICIAL, State
from bot.texts import Html, Voice, lines
from bot.updates.prompt import Prompt
from bot.usecases import cards, deadlines, drafting, publishing, similar
from bot.usecases.similar import Similar
from bot.usecases.work import Turn
from handlers import talk
from handlers.talk import Method, Methods, button
from storage.notifications import Button


async def beside(turn: Turn, said: Methods, *, again: bool = False) -> Methods:
    """What is about to be said, with similar reports above a review that is shown for the first time, or `again`."""
    asks = next((place for place, method in enumerate(said) if isinstance(method, Prompt)), None)
    if asks is None or talk.state(turn) != ("form", Step.REVIEW):
        return said
    row = await drafting.find(turn.work, turn.person, str(turn.conversation.data.get("draft", "")))
    if row is None or (row.similar_at is not None and not again):
        return said
    draft = drafting.read(row)
    if draft.counter:
        return said  # whoever follows one would be the officer
    found = await similar.to_draft(turn.work, draft, turn.person.id)
    if not found:
        return said
    row.similar_at = turn.work.now
    return [*said[:asks], _shown(turn, row.id, found), *said[asks:]]


def _shown(turn: Turn, draft_id: str, found: list[Similar]) -> Method:
    say = talk.voice(turn)
    parts = [_described(turn, say, place, one) for place, one in enumerate(found, 1)]
    text = Html("\n\n".join([say.say("similar-head", count=len(found)), *parts, say.say("similar-foot")]))
    rows = [[_follow(say, draft_id, place, one, len(found))] for place, one in enumerate(found, 1)]
    send = button(say.say("button-send-all-the-same"), Filing("review", draft_id, "send"))
    return talk.message(turn, text, [*rows, [send]])


def _follow(say: Voice, draft_id: str, place: int, one: Similar, count: int) -> Button:
    label = say.say("button-follow") if count == 1 else say.say("button-follow-which", place=place)
    return button(label, Menu("follow", f"{one.ticket.number}/{draft_id}"))


def _described(turn: Turn, say: Voice, place: int, one: Similar) -> Html:
    """Three lines of what everybody may know."""
    ticket = one.ticket
    facts = [
        cards.where(turn.work, say, "", ticket.area_code),
        OFFICIAL[State(ticket.state)],
        say.say("card-supported", count=one.supporters) if one.supporters else "",
    ]
    days = (deadlines.today(turn.work) - say.local(ticket.filed_at).date()).days
    return lines(
        say.say("similar-title", place=place, title=publishing.public_title(ticket)),
        " · ".join(fact for fact in facts if fact),
        say.say("similar-number", number=ticket.number, days=max(days, 0)),
    )
