"""What the form says: one question a message, the review, and kind answers to old buttons."""

from __future__ import annotations

from datetime import date

from bot.callbacks import Filing, Menu
from bot.domain import form
from bot.domain.form import Draft, Step
from bot.domain.kinds import Kind
from bot.texts import Html, Voice, lines
from bot.usecases import cards, drafting, reasons, tickets
from bot.usecases.work import Turn
from handlers import languages, talk
from handlers.talk import Method, Rows, button
from storage.models import Draft as DraftRow
from storage.notifications import Button

QUOTED = 500  # characters of the report on the review card
LISTED = 6  # agencies or categories offered as buttons
Line = list[Button]


def welcome(turn: Turn, heard: str = "") -> Method:
    """What this is; `heard` names a line about the language of the greeting."""
    say = talk.voice(turn)
    start = [[button(say.say("button-new"), Menu("new"))], [button(say.say("button-mine"), Menu("mine"))]]
    sample = say.say("sample") if turn.work.city.sample else ""
    turn.person.noticed_at = turn.person.noticed_at or turn.work.now
    text = lines(say.say("welcome", city=turn.work.city.name, sample=sample), Html(""), say.say("notice"))
    return talk.message(
        turn, Html("\n\n".join([text, *([say.say(heard)] if heard else [])])), [*languages.offered(heard), *start]
    )


def question(turn: Turn, draft_id: str, draft: Draft, step: Step, *, taken: bool = False, heard: str = "") -> Method:
    """The question of one step; the privacy notice stands above the very first one, and so does a line about the
    language that was `heard`."""
    say = talk.voice(turn)
    if step is Step.REVIEW:
        text, rows = review(turn, draft_id, draft)
    else:
        text, rows = lines(say.say("form-taken") if taken else None, _words(turn, say, draft, step)), []
        rows = [*CHOICES[step](turn, say, draft_id, draft), _navigation(say, draft_id, draft, step)]
    above = [say.say("notice")] if _notice_due(turn) else []
    above += [say.say(heard)] if heard else []
    return talk.prompt(turn, Html("\n\n".join([*above, text])), [*languages.offered(heard), *rows])


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
    if step is Step.CONTENT:
        return say.say(f"ask-content-{draft.kind or Kind.COMPLAINT}" if not draft.files else "ask-content-file")
    if step is Step.ATTACHMENTS:
        return say.say("ask-attachments", count=len(draft.files))
    return say.say(f"ask-{step}")


def _navigation(say: Voice, draft_id: str, draft: Draft, step: Step) -> Line:
    row: Line = []
    if form.skippable(draft, step) and step not in (Step.TITLE, Step.ATTACHMENTS):
        row.append(button(say.say("button-skip"), Filing("skip", draft_id, step)))
    if form.previous(draft, step) is not None:
        row.append(button(say.say("button-back"), Filing("back", draft_id, step)))
    return [*row, button(say.say("button-cancel"), Filing("cancel", draft_id, step))]


def _kinds(turn: Turn, say: Voice, draft_id: str, draft: Draft) -> list[Line]:
    return [[button(say.say(f"kind-{kind}"), Filing("kind", draft_id, kind))] for kind in Kind]


def _days(turn: Turn, say: Voice, draft_id: str, draft: Draft) -> list[Line]:
    if draft.day_guess:
        yes = button(say.say("button-yes"), Filing("date", draft_id, "yes"))
        return [[yes, button(say.say("button-other-day"), Filing("otherday", draft_id, ""))]]
    near = [button(say.say(f"button-{day}"), Filing("date", draft_id, day)) for day in ("today", "yesterday")]
    return [near]


def _agencies(turn: Turn, say: Voice, draft_id: str, draft: Draft) -> list[Line]:
    city = turn.work.city
    likely = [scored.code for scored in turn.work.knowledge.agencies(draft.content)]
    others = [one.code for one in city.holders() if one.kind == "agency"]
    found = [city.agency(code) for code in dict.fromkeys([*likely, *others])]
    return [[button(one.name, Filing("agency", draft_id, one.code))] for one in found if one is not None][:LISTED]


def _categories(turn: Turn, say: Voice, draft_id: str, draft: Draft) -> list[Line]:
    city = turn.work.city
    likely = turn.work.knowledge.category(draft.content)
    codes = dict.fromkeys([likely.code] if likely else [])
    found = [city.category(code) for code in (*codes, *(one.code for one in city.categories.values()))]
    unique = {one.code: one for one in found if one is not None}.values()
    buttons = [button(one.name, Filing("category", draft_id, one.code)) for one in unique]
    return [buttons[start : start + 2] for start in range(0, len(buttons), 2)]


def _files(turn: Turn, say: Voice, draft_id: str, draft: Draft) -> list[Line]:
    done = button(say.say("button-done"), Filing("attachments", draft_id, "done"))
    if not draft.files:
        return [[done]]
    return [[done, button(say.say("button-files-clear"), Filing("attachments", draft_id, "clear"))]]


def _none(turn: Turn, say: Voice, draft_id: str, draft: Draft) -> list[Line]:
    return []


CHOICES = {
    Step.KIND: _kinds,
    Step.DATE: _days,
    Step.AGENCY: _agencies,
    Step.CATEGORY: _categories,
    Step.ATTACHMENTS: _files,
    Step.CONTENT: _none,
    Step.PLACE: _none,
    Step.TITLE: _none,
    Step.NAME: _none,
}


def review(turn: Turn, draft_id: str, draft: Draft) -> tuple[Html, Rows]:
    """The whole report before it is sent, with who will see what."""
    say = talk.voice(turn)
    text = lines(
        say.say("review-head"),
        say.say("review-title", kind=say.say(f"kind-{draft.kind}"), title=draft.title),
        _quoted(say, draft.content),
        say.say("review-date", day=say.happened(draft.happened, draft.precision)) if draft.happened else None,
        say.say("review-place", place=_place(turn, say, draft)) if draft.place or draft.pin else None,
        _agency(turn, say, draft),
        _category(turn, say, draft),
        say.say("review-files", count=len(draft.files)) if draft.files else None,
        Html(" "),
        _audience(say, draft),
        _outside(turn, say, draft),
    )
    switches = [
        _switch(say, draft_id, "anonymous", on=draft.anonymous),
        _switch(say, draft_id, "confidential", on=draft.confidential),
    ]
    first = [
        button(say.say("button-send"), Filing("review", draft_id, "send"), "success"),
        button(say.say("button-change"), Filing("review", draft_id, "change")),
    ]
    return text, [first, switches, [button(say.say("button-cancel"), Filing("cancel", draft_id, Step.REVIEW))]]


def _quoted(say: Voice, text: str) -> Html:
    shown = text if len(text) <= QUOTED else text[:QUOTED].rsplit(None, 1)[0] + " …"
    return say.say("quote", words=shown)


def _place(turn: Turn, say: Voice, draft: Draft) -> str:
    parts = [cards.where(turn.work, say, draft.place, draft.area), say.say("place-pin") if draft.pin else ""]
    return ", ".join(part for part in parts if part)


def _agency(turn: Turn, say: Voice, draft: Draft) -> Html | None:
    agency = turn.work.city.agency(draft.agency or "")
    if agency is None:
        return None
    if Step.AGENCY in draft.chosen:
        return say.say("review-agency", agency=agency.name)
    guess = say.say("review-agency-guess", agency=agency.name)
    return lines(guess, reasons.reason(say, turn.work.knowledge.agencies(draft.content), agency.code))


def _category(turn: Turn, say: Voice, draft: Draft) -> Html | None:
    category = turn.work.city.category(draft.category or "")
    return say.say("review-category", category=category.name) if category else None


def _audience(say: Voice, draft: Draft) -> Html:
    public = "audience-public-none" if draft.confidential else "audience-public"
    officers = "audience-officers-anonymous" if draft.anonymous or not draft.name else "audience-officers"
    return Html(f"{say.say(public)} {say.say(officers, name=draft.name)}")


def _outside(turn: Turn, say: Voice, draft: Draft) -> Html | None:
    return say.say("form-outside", city=turn.work.city.name) if draft.outside else None


def _switch(say: Voice, draft_id: str, name: str, *, on: bool) -> Button:
    return button(say.say(f"switch-{name}-{'on' if on else 'off'}"), Filing("review", draft_id, name))


def fields(turn: Turn, draft_id: str, draft: Draft) -> Method:
    """*Ubah*: which field shall change."""
    say = talk.voice(turn)
    names = [button(say.say(f"field-{step}"), Filing("change", draft_id, step)) for step in form.CHANGEABLE]
    rows = [names[start : start + 2] for start in range(0, len(names), 2)]
    back = button(say.say("button-back"), Filing("back", draft_id, Step.TITLE))
    return talk.prompt(turn, say.say("ask-change"), [*rows, [back]])


def waiting(turn: Turn, row: DraftRow) -> Method:
    """A draft waits: go on with it, begin a new one, or throw it away."""
    say = talk.voice(turn)
    draft = drafting.read(row)
    rows = [
        [button(say.say("button-resume"), Filing("waiting", row.id, "go"))],
        [button(say.say("button-anew"), Filing("waiting", row.id, "new"))],
        [button(say.say("button-drop"), Filing("waiting", row.id, "drop"))],
    ]
    title = draft.title or say.say("untitled")
    return talk.prompt(turn, say.say("draft-waiting", title=title), rows)


def discarded(turn: Turn, row: DraftRow) -> Method:
    say = talk.voice(turn)
    undo = button(say.say("button-undo"), Filing("undo", row.id, ""))
    return talk.message(turn, say.say("draft-discarded"), [[undo, button(say.say("button-new"), Menu("new"))]])


async def filed(turn: Turn, row: DraftRow) -> Method:
    """A button of a draft that has become a ticket."""
    ticket = await tickets.by_draft(turn.work, row.id)
    say = talk.voice(turn)
    look = button(say.say("button-look"), Menu("ticket", ticket.number))
    text = say.say("old-filed", number=ticket.number)
    return talk.message(turn, text, [[look, button(say.say("button-new"), Menu("new"))]])


def old(turn: Turn) -> Method:
    say = talk.voice(turn)
    return talk.message(turn, say.say("old-unknown"), [[button(say.say("button-new"), Menu("new"))]])
