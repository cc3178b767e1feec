"""The review card: the whole report before it is sent, and in words who will read what of it."""

from __future__ import annotations

from bot.callbacks import Filing
from bot.domain import access, masking, pieces
from bot.domain import private as personal
from bot.domain.access import Facts, Identity, View, Words
from bot.domain.form import Draft, Step
from bot.domain.people import Actor, Role
from bot.suggest.officials import accuses
from bot.texts import Html, Voice, lines
from bot.usecases import cards, reasons, routes
from bot.usecases.work import Turn
from handlers import splitting, talk
from handlers.talk import Rows, button
from storage.notifications import Button

QUOTED = 500  # characters of the report
# Invented ids: whoever reads a report that is verified and held by an agency
_CITIZEN, _AGENCY, _COORDINATING = 1, 2, 3
READERS = {
    "public": Actor(4),
    "agency": Actor(5, Role.LIAISON, _AGENCY),
    "coordinator": Actor(6, Role.COORDINATOR, _COORDINATING),
}


def card(turn: Turn, draft_id: str, draft: Draft) -> tuple[Html, Rows]:
    """The report as it will be sent, with its switches."""
    say = talk.voice(turn)
    text = lines(
        say.say("review-head"),
        say.say("review-title", kind=say.say(f"kind-{draft.kind}"), title=draft.title),
        _quoted(say, draft.content) if draft.content else None,
        _when(say, draft),
        say.say("review-place", place=_place(turn, say, draft)) if draft.place or draft.pin else None,
        _agency(turn, say, draft),
        _category(turn, say, draft),
        _sender(say, draft),
        say.say("review-files", count=len(files)) if (files := pieces.filed(draft)) else None,
        private(say, draft),
        _delicate(say, draft),
        Html(" "),
        audience(turn, draft),
        say.say("form-outside", city=turn.work.city.name) if draft.outside else None,
        say.say("counter-elsewhere", city=city.name) if (city := routes.pointed(turn, draft)) else None,
    )
    first, *others = _buttons(say, draft_id, draft)
    apart = splitting.offered(turn, draft_id, draft)
    return text, [first, *apart, *_back(turn, say, draft_id, draft), *others]


def _back(turn: Turn, say: Voice, draft_id: str, draft: Draft) -> Rows:
    """A report that its place sent to another city goes back to the own one by a tap; at the counter it goes there."""
    if (city := routes.pointed(turn, draft)) is not None:
        return [[button(say.say("button-city-there", city=city.name), Filing("city", draft_id, city.code))]]
    if not routes.is_away(turn, draft):
        return []
    own = routes.home(turn)
    return [[button(say.say("button-city-back", city=own.name), Filing("city", draft_id, own.code))]]


def _when(say: Voice, draft: Draft) -> Html | None:
    if draft.happened:
        return say.say("review-date", day=say.happened(draft.happened, draft.precision))
    return say.say("review-when", words=draft.when) if draft.when else None


def _delicate(say: Voice, draft: Draft) -> Html | None:
    """Who accuses an official may want to stay unknown; whether they do is theirs to decide."""
    open_ = not (draft.anonymous or draft.confidential or draft.counter)
    return say.say("review-delicate") if open_ and accuses(draft.content) else None


def _buttons(say: Voice, draft_id: str, draft: Draft) -> list[list[Button]]:
    first = [
        button(say.say("button-send"), Filing("review", draft_id, "send"), "success"),
        button(say.say("button-change"), Filing("review", draft_id, "change")),
    ]
    switches = [
        _switch(say, draft_id, "anonymous", on=draft.anonymous),
        _switch(say, draft_id, "confidential", on=draft.confidential),
    ]
    stop = button(say.say("button-cancel"), Filing("cancel", draft_id, Step.REVIEW))
    return [first, *removal(say, draft_id, draft), switches, [stop]]


def private(say: Voice, draft: Draft) -> Html | None:
    """Personal data in the report, pointed out by kind; None when there are none."""
    kinds = personal.found(draft)
    if not kinds:
        return None
    names = say.both([str(say.say(f"private-{kind}")) for kind in kinds])
    key = "private-nik-found" if masking.Kind.NIK in kinds else "private-found"
    key = "private-anonymous-found" if draft.anonymous else key
    return say.say(key, kinds=names)


def removal(say: Voice, draft_id: str, draft: Draft) -> list[list[Button]]:
    if not personal.found(draft):
        return []
    return [[button(say.say("button-remove-private"), Filing("private", draft_id, "cut"))]]


def audience(turn: Turn, draft: Draft) -> Html:
    """What the public, the agency and the coordinator will read, by the very rule that will show it to them."""
    say = talk.voice(turn)
    facts = Facts(
        reporter=_CITIZEN,
        holder=_AGENCY,
        coordinating=_COORDINATING,
        verified=True,
        anonymous=draft.anonymous,
        confidential=draft.confidential,
        supervised=False,
    )
    coordinator = turn.work.city.agencies[turn.work.city.coordinator].short
    views = {reader: access.combined(facts, [actor]) for reader, actor in READERS.items()}
    said = [
        say.say(f"audience-{reader}-{_seen(view, draft)}", name=draft.name, coordinator=coordinator)
        for reader, view in views.items()
    ]
    return lines(say.say("audience-head"), *said)


def _seen(view: View, draft: Draft) -> str:
    if view.words is Words.NONE:
        return "none"
    if view.words is Words.MASKED:
        return "masked"
    return "named" if view.identity is Identity.NAME and draft.name else "unnamed"


def _quoted(say: Voice, text: str) -> Html:
    return say.say("quote", words=cards.shortened(text, QUOTED))


def _place(turn: Turn, say: Voice, draft: Draft) -> str:
    area = cards.where(turn.work, say, draft.place, draft.area)
    pin = say.say("place-pin-near" if draft.near else "place-pin") if draft.pin else ""
    return ", ".join(part for part in (area, pin) if part)


def _agency(turn: Turn, say: Voice, draft: Draft) -> Html | None:
    city, away = turn.work.city, routes.is_away(turn, draft)
    agency = city.agency(draft.agency or "")
    if agency is None:
        return say.say("review-agency", agency=city.name) if away else None
    name = f"{agency.name}, {city.name}" if away and city.name not in agency.name else agency.name
    if Step.AGENCY in draft.chosen:
        return say.say("review-agency", agency=name)
    guess = say.say("review-agency-guess", agency=name)
    return lines(guess, reasons.reason(say, turn.work.knowledge.agencies(draft.content), agency.code))


def _category(turn: Turn, say: Voice, draft: Draft) -> Html | None:
    category = turn.work.city.category(draft.category or "")
    return say.say("review-category", category=category.name) if category else None


def _sender(say: Voice, draft: Draft) -> Html | None:
    """At the counter: for whom the officer writes, how it came, and how they can be reached."""
    if not draft.counter:
        return None
    channel = say.say(f"channel-{draft.channel}")
    key = "review-counter-contact" if draft.contact else "review-counter"
    return say.say(key, name=draft.name, channel=channel, contact=draft.contact)


def _switch(say: Voice, draft_id: str, name: str, *, on: bool) -> Button:
    return button(say.say(f"switch-{name}-{'on' if on else 'off'}"), Filing("review", draft_id, name))
