"""What is added while the report is under review: one short line, and the card changes where it stands."""

from __future__ import annotations

from bot.callbacks import Filing
from bot.domain import form
from bot.domain.form import Draft, Step
from bot.texts import lines
from bot.usecases.work import Turn
from handlers import filing, questions, review, talk
from handlers.questions import News
from handlers.talk import Methods, button
from storage.models import Draft as DraftRow

SEEN = 3  # additions after which the card has scrolled away and is shown anew


def said(turn: Turn, row: DraftRow, draft: Draft, news: News) -> Methods:
    """The line and the card; nothing where the report asks for more, or what the words are about is undecided."""
    if form.following(draft) is not Step.REVIEW or "undecided" in turn.conversation.data:
        return []
    say = talk.voice(turn)
    count = int(turn.conversation.data.get("added", 0)) + 1
    text = lines(say.say("added"), *questions.news_said(turn, draft, news.private, news.outside))
    rows = [
        [button(say.say("button-send"), Filing("review", row.id, "send"), "success")],
        *(review.removal(say, row.id, draft) if news.private else []),
    ]
    asked = filing.ask(turn, row, draft, redraw=count % SEEN != 0)
    turn.conversation.data = {**turn.conversation.data, "added": count}
    return [talk.message(turn, text, rows), *asked]
