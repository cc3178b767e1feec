"""What the form says: one question a message, the review, and kind answers to old buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.callbacks import Filing, Menu
from bot.domain import form
from bot.domain import private as personal
from bot.domain.form import Draft, Step
from bot.domain.kinds import Kind
from bot.files import is_large
from bot.texts import Html, Voice, lines
from bot.usecases import cards, choosing, deadlines, drafting, tickets
from bot.usecases.work import Turn
from handlers import languages, offers, review, talk
from handlers.talk import Method, button
from storage.models import Draft as DraftRow
from storage.notifications import Button

DRAFTS = 5  # that wait, offered as buttons
QUOTED = 300  # characters of the report when its words are asked for again
LABEL = 40  # characters of a title on a button
NUMBERED = (Step.KIND, Step.CITY, Step.AGENCY, Step.CHANNEL)


@dataclass(frozen=True, slots=True)
class News:
    """What an answer brought: personal data that were not there before, a place outside the city."""

    private: bool = False
    outside: bool = False


NO_NEWS = News()


def news(before: Draft, draft: Draft, problem: str = "") -> News:
    """What the draft tells that it did not tell before, unless the sentence about a `problem` has said it."""
    fresh = set(personal.found(draft)) - set(personal.found(before))
    return News(bool(fresh), draft.outside and not before.outside and problem != "form-outside")


def welcome(turn: Turn, heard: str = "") -> Method:
    """What this is; `heard` names a line about the language of the greeting."""
    say = talk.voice(turn)
    rows = [[button(say.say("button-new"), Menu("new"))], [button(say.say("button-mine"), Menu("mine"))]]
    sample = say.say("sample") if turn.work.city.sample else ""
    turn.person.noticed_at = turn.person.noticed_at or turn.work.now
    text = lines(say.say("welcome", city=turn.work.city.name, sample=sample), Html(""), say.say("notice"))
    more = [*([say.say(heard)] if heard else []), *([say.say("welcome-cities")] if choosing.offered(turn.work) else [])]
    rows = [*languages.offered(heard), *rows]
    rows = [*rows, *([button(one.name, Menu("city", one.code))] for one in choosing.offered(turn.work))]
    if not talk.state(turn)[0]:
        talk.offer(turn, rows)
    return talk.message(turn, Html("\n\n".join([text, *more])), rows)


def question(
    turn: Turn,
    draft_id: str,
    draft: Draft,
    step: Step,
    *,
    taken: bool = False,
    heard: str = "",
    news: News = NO_NEWS,
    redraw: bool = False,
) -> Method:
    """The question of one step; the privacy notice stands above the very first one, and so does a line about the
    language that was `heard`. `news` is what the last answer brought that has to be said at once;
    `redraw` changes the question that stands there instead of asking anew."""
    say = talk.voice(turn)
    if step is Step.REVIEW:
        text, rows = review.card(turn, draft_id, draft)
        numbered = 0
    else:
        choice = offers.CHOICES[step](turn, say, draft_id, draft)
        shown = step in NUMBERED or _is_doubtful(step, draft)
        listed = choices(say, [one.text for row in choice for one in row]) if shown else None
        # "1" under "Kapan kejadiannya?" is the first button, not the first of the month
        numbered = sum(map(len, choice)) if shown or step is Step.DATE else 0
        head = say.say("form-taken") if taken else None
        private = taken or news.private
        text = lines(head, *news_said(turn, draft, private, news.outside), _words(turn, say, draft, step), listed)
        rows = [
            *choice,
            *(review.removal(say, draft_id, draft) if private else []),
            _navigation(say, draft_id, draft, step),
        ]
    above = [say.say("notice")] if _notice_due(turn) else []
    above += [say.say(heard)] if heard else []
    offer = languages.offered(heard)
    return talk.prompt(turn, Html("\n\n".join([*above, text])), [*rows, *offer], numbered=numbered, redraw=redraw)


def news_said(turn: Turn, draft: Draft, private: bool, outside: bool) -> list[Html | None]:
    say = talk.voice(turn)
    return [
        review.private(say, draft) if private else None,
        say.say("form-outside", city=turn.work.city.name) if outside else None,
    ]


def choices(say: Voice, labels: Sequence[str]) -> Html:
    """What may be chosen, with the numbers that may be typed instead of tapping."""
    return lines(*(say.say("choice", number=number, label=label) for number, label in enumerate(labels, 1)))


def _is_doubtful(step: Step, draft: Draft) -> bool:
    return step is Step.PLACE and bool(draft.doubt)


def _notice_due(turn: Turn) -> bool:
    """Whether the citizen has not read the privacy notice yet.

    Within one batch a newer question takes the place of an unspoken one, so there each of them carries it.
    """
    now = turn.work.now.isoformat()
    if turn.person.noticed_at is None:
        turn.person.noticed_at = turn.work.now
        turn.conversation.data = {**turn.conversation.data, "noticed": now}
    return turn.conversation.data.get("noticed") == now


def _words(turn: Turn, say: Voice, draft: Draft, step: Step) -> Html:
    if step is Step.DATE and draft.day_guess:
        day = say.happened(date.fromisoformat(draft.day_guess), draft.guess_precision)
        return say.say("ask-date-guess", day=day)
    if step is Step.DATE and (wrong := turn.work.knowledge.impossible(draft.content, deadlines.today(turn.work))):
        return say.say("ask-date-impossible", understood=wrong)
    if step is Step.CONTENT and form.told(draft) and draft.pieces:
        return say.say(
            "ask-content-more" if form.is_open(draft) else "ask-content-again",
            words=cards.shortened(draft.content, QUOTED),
        )
    if step is Step.CONTENT:
        return say.say(f"ask-content-{_content_key(draft)}")
    if step is Step.CITY:
        return say.say("ask-city-doubt") if draft.between else say.say("ask-city", city=turn.work.city.name)
    if _is_doubtful(step, draft):
        return say.say("ask-place-doubt", place=_doubted(turn, draft))
    if step is Step.ATTACHMENTS:
        return say.say("ask-attachments", count=len(draft.files))
    return say.say("ask-name-counter" if draft.counter and step is Step.NAME else f"ask-{step}")


def _content_key(draft: Draft) -> str:
    """Which question for the words fits what is there already: a spoken message, a file, a link, a place, nothing."""
    if form.told(draft) or not form.is_begun(draft):
        return draft.kind or Kind.COMPLAINT
    if draft.files and any(is_large(file.size) for file in draft.files):  # nobody has kept it, and that was said
        return "large" if form.is_spoken(draft) else draft.kind or Kind.COMPLAINT
    if draft.files:
        return "spoken" if form.is_spoken(draft) else "file"
    if draft.bare:
        return f"bare-{draft.kind or Kind.COMPLAINT}"
    return "link" if draft.pieces else "pin"


def _doubted(turn: Turn, draft: Draft) -> str:
    """The name that may mean several villages: the one that they share, or all of them."""
    names = dict.fromkeys(turn.work.city.areas[code].village for code in draft.doubt)
    return ", ".join(names)


def _navigation(say: Voice, draft_id: str, draft: Draft, step: Step) -> list[Button]:
    row: list[Button] = []
    if form.skippable(draft, step) and step not in (Step.TITLE, Step.ATTACHMENTS):
        row.append(button(say.say("button-skip"), Filing("skip", draft_id, step)))
    if form.previous(draft, step) is not None:
        row.append(button(say.say("button-back"), Filing("back", draft_id, step)))
    return [*row, button(say.say("button-cancel"), Filing("cancel", draft_id, step))]


def fields(turn: Turn, draft_id: str, draft: Draft) -> Method:
    """*Ubah*: which field shall change."""
    say = talk.voice(turn)
    steps = dict.fromkeys((*form.CHANGEABLE, *form.COUNTER) if draft.counter else form.CHANGEABLE)
    if choosing.offered(turn.work) and not draft.counter:
        steps |= {Step.CITY: None}
    names = [button(say.say(f"field-{step}"), Filing("change", draft_id, step)) for step in steps]
    rows = [names[start : start + 2] for start in range(0, len(names), 2)]
    back = button(say.say("button-back"), Filing("back", draft_id, Step.TITLE))
    return talk.prompt(turn, say.say("ask-change"), [*rows, [back]])


def waiting(turn: Turn, rows: Sequence[DraftRow]) -> Method:
    """Drafts wait: go on with one of them, begin a new one, or throw the newest away."""
    say = talk.voice(turn)
    shown = rows[:DRAFTS]
    titles = [drafting.read(row).title or say.say("untitled") for row in shown]
    go_on = [say.say("button-resume") if len(shown) == 1 else cards.shortened(title, LABEL) for title in titles]
    resumed = [button(label, Filing("waiting", row.id, "go")) for label, row in zip(go_on, shown, strict=True)]
    new = button(say.say("button-anew"), Filing("waiting", rows[0].id, "new"))
    drop = button(say.say("button-drop"), Filing("waiting", rows[0].id, "drop"))
    buttons = [[one] for one in (*resumed, new, drop)]
    if len(titles) == 1:
        return talk.prompt(turn, say.say("draft-waiting", title=titles[0]), buttons, numbered=len(buttons))
    text = lines(say.say("drafts-waiting", count=len(rows)), choices(say, [*titles, new.text, drop.text]))
    return talk.prompt(turn, text, buttons, numbered=len(buttons))


def discarded(turn: Turn, row: DraftRow) -> Method:
    say = talk.voice(turn)
    rows = [[button(say.say("button-undo"), Filing("undo", row.id, "")), button(say.say("button-new"), Menu("new"))]]
    if not talk.state(turn)[0]:
        talk.offer(turn, rows)
    return talk.message(turn, say.say("draft-discarded"), rows)


async def filed(turn: Turn, row: DraftRow) -> Method:
    """A button of a draft that has become a ticket."""
    ticket = await tickets.by_draft(turn.work, row.id)
    say = talk.voice(turn)
    place = "card" if drafting.read(row).counter else "ticket"
    look = button(say.say("button-look"), Menu(place, ticket.number))
    text = say.say("old-filed", number=ticket.number)
    return talk.message(turn, text, [[look, button(say.say("button-new"), Menu("new"))]])


def old(turn: Turn) -> Method:
    say = talk.voice(turn)
    return talk.message(turn, say.say("old-unknown"), [[button(say.say("button-new"), Menu("new"))]])
