"""What is added while the report is under review: one short line, and the card changes where it stands."""

from __future__ import annotations

from bot.callbacks import Filing
from bot.domain import form
from bot.domain.form import Draft, FormProblem, Step
from bot.texts import lines
from bot.usecases.work import Turn
from handlers import filing, media, questions, review, talk
from handlers.questions import News
from handlers.talk import Methods, button
from storage.models import Draft as DraftRow

TOO_LONG = "form-content-long"
SEEN = 3  # additions after which the card has scrolled away and is shown anew


def said(turn: Turn, row: DraftRow, draft: Draft, news: News, words: str) -> Methods:
    """The line and the card; nothing where the report asks for more, what the `words` are about is undecided, or they
    are so long that the rest of them is still to come."""
    if len(words) >= media.SPLIT:
        return []
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


def is_cut(turn: Turn) -> bool:
    """Whether a part of a long text did not fit, so that what follows it is not taken either."""
    return bool(turn.conversation.data.get("problem") == TOO_LONG)


def refused(turn: Turn, problem: FormProblem) -> Methods:
    """What is said, once, of a further part that cannot be taken: of a long text what is kept of it and what not."""
    if turn.conversation.data.get("problem") == problem.key:
        return []
    if problem.key != TOO_LONG:
        return [filing.problem_said(turn, problem)]
    turn.conversation.data = {**turn.conversation.data, "problem": problem.key}
    return [talk.message(turn, talk.voice(turn).say("form-content-cut", limit=problem.given["limit"]))]
