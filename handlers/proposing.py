"""What the verification card shows: each field as the bot proposes it or as it was changed, and its buttons."""

from __future__ import annotations

import json
import zlib
from typing import Any

from bot.callbacks import Act, Card, Menu
from bot.domain import names
from bot.domain.form import MAX_PLACE, MAX_TITLE
from bot.domain.kinds import Kind
from bot.domain.lifecycle import Action
from bot.suggest.officials import accuses
from bot.texts import Html, lines
from bot.usecases import cards, pushes, reasons, routes, tickets
from bot.usecases.work import Turn
from handlers import talk
from handlers.talk import button
from storage.models import Ticket
from storage.notifications import Button

Changes = dict[str, Any]
ANSWERED = "answered"  # the place that an answer of the citizen names
TYPED = {"title": MAX_TITLE, "place": MAX_PLACE, "public_text": 3000}
UNWRITTEN = ("agency", ANSWERED)  # of the changes: what no field of the ticket holds
SHOWN = 2500  # characters of the public text on the card; the rest opens by a button
INSTEAD = (Action.ASK, Action.REFER, Action.ARCHIVE)
NEAREST = 3  # agencies and categories that stand on the card itself
YES, NO = "yes", "no"  # berkadar pengawasan or not
PLACES = ("kelurahan", "kecamatan")  # what alone says where, and not what
NAME = 24  # characters of a category on a button beside another


def stamp(turn: Turn, ticket: Ticket, changes: Changes) -> str:
    """What a card showed when its button was made: the ticket's version and a mark of what was changed or proposed."""
    shown = [changes, proposed_agency(turn, ticket, changes), proposed_supervised(turn, ticket, changes)]
    mark = zlib.crc32(json.dumps(shown, sort_keys=True).encode())
    return f"{ticket.version}.{mark:x}"


def proposed_agency(turn: Turn, ticket: Ticket, changes: Changes) -> int | None:
    """The agency proposed: as chosen, else the inspectorate for berkadar, else as the citizen or the words suggest."""
    if changes.get("agency"):
        return int(changes["agency"])
    if proposed_supervised(turn, ticket, changes):
        return turn.work.city.supervisor
    return ticket.suggested_id or next(iter(_likely(turn, ticket)), None)


def proposed_supervised(turn: Turn, ticket: Ticket, changes: Changes) -> bool:
    """Berkadar pengawasan or not: as chosen, else a complaint that accuses officials or speaks for the inspectorate
    before all; whom it accuses shall not be proposed to handle it."""
    if "supervised" in changes:
        return bool(changes["supervised"])
    if ticket.supervised or ticket.verified_at is not None:
        return ticket.supervised
    complaint = changes.get("kind", ticket.kind) == Kind.COMPLAINT
    return complaint and (accuses(ticket.content) or _likely(turn, ticket)[:1] == [turn.work.city.supervisor])


def confirmed(turn: Turn, ticket: Ticket, changes: Changes) -> Changes:
    """The fields that the pressed card changes: those chosen, and what it proposed otherwise than it was filed."""
    found = {name: value for name, value in changes.items() if name not in UNWRITTEN}
    supervised = proposed_supervised(turn, ticket, changes)
    return found if supervised is ticket.supervised else {**found, "supervised": supervised}


def _likely(turn: Turn, ticket: Ticket) -> list[int]:
    """The agencies that the report's words speak for, the likeliest first; none when that is one outside the city."""
    guesses = [turn.work.city.agency(guess.code) for guess in turn.work.knowledge.agencies(ticket.content)]
    found = [agency for agency in guesses if agency is not None]
    if found and found[0].kind == "outside":
        return []
    return [agency.id for agency in found if agency.kind != "outside"]


def public_text(ticket: Ticket, changes: Changes) -> str:
    return changes.get("public_text") or ticket.public_text or names.proposed(ticket.content, ticket.shown_name)


async def card(turn: Turn, ticket: Ticket, action: Action, changes: Changes) -> tuple[Html, talk.Rows]:
    say, city = talk.voice(turn), turn.work.city
    agency = proposed_agency(turn, ticket, changes) if action is Action.VERIFY else None
    category = city.categories.get(changes.get("category_id", ticket.category_id) or 0)
    supervised = proposed_supervised(turn, ticket, changes)
    unknown = say.say("verify-none")
    named = city.agencies[agency].name if agency else unknown
    text = lines(
        say.say(f"{action}-head", number=ticket.number),
        say.say("verify-title", title=changes.get("title", ticket.title)),
        say.say("verify-kind", kind=say.say(f"kind-{changes.get('kind', ticket.kind)}")),
        say.say("verify-supervised", supervised=say.say("yes" if supervised else "no")),
        say.say("verify-category", category=category.name if category else unknown),
        say.say("verify-place", place=_place(turn, ticket, changes) or unknown),
        _elsewhere(turn, ticket) if action is Action.VERIFY else None,
        say.say("verify-agency", agency=named) if action is Action.VERIFY else None,
        await pushes.unserved(turn.work, say, agency) if agency and city.agencies[agency].kind != "outside" else None,
        _reason(turn, ticket, agency) if action is Action.VERIFY else None,
        *_words(turn, ticket, changes),
    )
    files = len(await tickets.attachments(turn.work, ticket))
    return text, _buttons(turn, ticket, action, changes, files)


def _place(turn: Turn, ticket: Ticket, changes: Changes) -> str:
    """As it was typed, or as an answer of the citizen says, else as it was told."""
    say, typed = talk.voice(turn), str(changes.get("place", ""))
    if typed and typed == changes.get(ANSWERED):
        return say.say("verify-answered", place=typed)
    return typed or cards.place_of(turn.work, say, ticket)


def _elsewhere(turn: Turn, ticket: Ticket) -> Html | None:
    """That the place lies in another city of the deployment, and what can be done with the report then."""
    city = routes.elsewhere(turn.work, ticket)
    return talk.voice(turn).say("verify-elsewhere", city=city.name) if city else None


def _words(turn: Turn, ticket: Ticket, changes: Changes) -> list[Html | None]:
    """What the public will read; of a confidential report that it reads nothing, and what the report says."""
    say = talk.voice(turn)
    if ticket.confidential:
        return [cards.quote(say, ticket.content, SHOWN), say.say("verify-confidential")]
    named = names.find(f"{ticket.title}\n\n{ticket.content}")
    public = say.say("verify-public", words=cards.shortened(public_text(ticket, changes), SHOWN))
    return [public, say.say("verify-names") if named else None]


def _reason(turn: Turn, ticket: Ticket, agency: int | None) -> Html | None:
    """Why this agency is proposed; nothing when somebody chose it against all that the words say."""
    city, guesses = turn.work.city, turn.work.knowledge.agencies(ticket.content)
    return reasons.reason(talk.voice(turn), guesses, city.agencies[agency].code) if agency else None


def _buttons(turn: Turn, ticket: Ticket, action: Action, changes: Changes, files: int) -> talk.Rows:
    """Each field is changed by one press where two or three values are likely, by one press and words otherwise."""
    say = talk.voice(turn)
    done = button(
        _decides(turn, ticket, action, changes), Card(ticket.number, action, stamp(turn, ticket, changes)), "success"
    )
    typed = [name for name in TYPED if name != "public_text" or not ticket.confidential]
    words = ticket.content if ticket.confidential else public_text(ticket, changes)
    rows = [
        [done],
        *_pairs(_kinds(turn, ticket, changes)),
        _supervised(turn, ticket, changes),
        _agencies(turn, ticket, changes) if action is Action.VERIFY else [],
        *_pairs(_categories(turn, ticket, changes)),
        [_field(turn, ticket, name) for name in (("agency", "category") if action is Action.VERIFY else ("category",))],
        _answered(turn, ticket, changes),
        [_field(turn, ticket, name) for name in typed],
        [button(say.say("button-read"), Card(ticket.number, "read"))] if len(words) > SHOWN else [],
        _others(turn, ticket) if action is Action.VERIFY else [],
        _looks(turn, ticket, files),
    ]
    return [row for row in rows if row]


def _decides(turn: Turn, ticket: Ticket, action: Action, changes: Changes) -> Html:
    """What the deciding button says; nobody outside the city verifies, so there the report is referred."""
    say, agency = talk.voice(turn), proposed_agency(turn, ticket, changes) if action is Action.VERIFY else None
    if agency is not None and turn.work.city.agencies[agency].kind == "outside":
        return say.say("button-verify-outside", agency=turn.work.city.agencies[agency].short)
    return say.say(f"button-{action}")


def _field(turn: Turn, ticket: Ticket, name: str) -> Button:
    return button(talk.voice(turn).say(f"verify-field-{name}"), Card(ticket.number, name))


def _choice(turn: Turn, ticket: Ticket, field: str, value: str, text: str, *, now: bool) -> Button:
    """A value in a place that it keeps, marked when it is chosen: a second tap changes nothing."""
    label = talk.voice(turn).say("verify-chosen", name=text) if now else text
    return button(label, Card(ticket.number, field, value))


def _kinds(turn: Turn, ticket: Ticket, changes: Changes) -> list[Button]:
    say, now = talk.voice(turn), changes.get("kind", ticket.kind)
    return [_choice(turn, ticket, "kind", kind, say.say(f"kind-{kind}"), now=kind == now) for kind in Kind]


def _supervised(turn: Turn, ticket: Ticket, changes: Changes) -> list[Button]:
    say, now = talk.voice(turn), proposed_supervised(turn, ticket, changes)
    named = ((YES, say.say("verify-with-supervision")), (NO, say.say("verify-without-supervision")))
    return [_choice(turn, ticket, "supervised", value, text, now=now is (value == YES)) for value, text in named]


def _agencies(turn: Turn, ticket: Ticket, changes: Changes) -> list[Button]:
    """The likeliest agencies and the one that the citizen named, where there is a choice."""
    now = proposed_agency(turn, ticket, changes)
    likely = dict.fromkeys([*([ticket.suggested_id] if ticket.suggested_id else []), *_likely(turn, ticket)])
    found = [turn.work.city.agencies[one] for one in likely][:NEAREST]
    if [one.id for one in found] == [now]:
        return []
    return [_choice(turn, ticket, "agency", one.code, one.short, now=one.id == now) for one in found]


def _categories(turn: Turn, ticket: Ticket, changes: Changes) -> list[Button]:
    now = changes.get("category_id", ticket.category_id)
    told = [guess for guess in turn.work.knowledge.categories(ticket.content) if guess.because.lower() not in PLACES]
    likely = [turn.work.city.category(guess.code) for guess in told]
    found = [one for one in likely if one is not None][:NEAREST]
    if [one.id for one in found] == [now]:
        return []
    return [
        _choice(turn, ticket, "category", one.code, cards.shortened(one.name, NAME), now=one.id == now) for one in found
    ]


def _pairs(buttons: list[Button]) -> list[list[Button]]:
    return [buttons[start : start + 2] for start in range(0, len(buttons), 2)]


def _answered(turn: Turn, ticket: Ticket, changes: Changes) -> list[Button]:
    """The place of an answer, where the card shows another one."""
    place = str(changes.get(ANSWERED, ""))
    if not place or place == changes.get("place"):
        return []
    return [
        button(
            talk.voice(turn).say("verify-use-place", place=cards.shortened(place, NAME)), Card(ticket.number, ANSWERED)
        )
    ]


def _others(turn: Turn, ticket: Ticket) -> list[Button]:
    """What else may come of a report that nobody has verified yet."""
    say, version = talk.voice(turn), str(ticket.version)
    return [button(say.say(f"act-{action}"), Act(action, ticket.number, version)) for action in INSTEAD]


def _looks(turn: Turn, ticket: Ticket, files: int) -> list[Button]:
    """What helps to decide: the attachments if any, the map, the whole card with all that else may be done."""
    say = talk.voice(turn)
    pin = [button(say.say("button-map"), Menu("map", ticket.number))] if ticket.pin else []
    whole = button(say.say("button-open"), Menu("card", ticket.number))
    attached = [button(say.say("button-files"), Menu("files", ticket.number))] if files else []
    return [*attached, *pin, whole]
