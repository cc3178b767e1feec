"""What a ticket looks like to one reader. Every line asks `bot.domain.access` what this reader may see."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain import access, masking
from bot.domain.access import NOTHING, History, Identity, View, Words
from bot.domain.deadlines import local_date
from bot.domain.lifecycle import OFFICIAL, Action, State
from bot.domain.people import Actor
from bot.texts import Html, Voice, escape, lines
from bot.usecases import aloud, attachments, covering, following, pushes, taking, tickets
from bot.usecases.queue import is_held_back
from bot.usecases.work import Work
from storage.models import Audit, Event, Person, Ticket
from storage.people import is_linked

SHOWN = 700  # characters of the report on a card; the rest opens by a button
EVENTS = 6  # lines of history on a card
LABEL = 44  # characters of a title on a button; more does not fit a phone
SAID = 200  # characters of an event's words on a card; all of them stand in the history
PRIVATE = (Action.NOTE, Action.CORRECT, Action.RECORD_SP4N, tickets.SUPPORT)  # no citizen reads these
PUBLIC = ("file", *pushes.PUBLIC_NEWS, Action.LAPSE, Action.REFER)


async def files_of(work: Work, ticket: Ticket, view: View) -> int:
    return len(await tickets.attachments(work, ticket, internal=view.notes))


async def view_of(work: Work, ticket: Ticket | None, actors: Sequence[Actor]) -> View:
    """What a person sees of a ticket; nothing, after the same questions to the database, where there is none."""
    followers = await tickets.followers(work, ticket)
    return access.combined(tickets.facts(work, ticket, followers), actors) if ticket is not None else NOTHING


async def officer_card(work: Work, say: Voice, ticket: Ticket, actors: Sequence[Actor]) -> Html | None:
    """The card of an officer, most urgent fact first; None when this reader may not know of the ticket.

    A look at the reporter's name is written down.
    """
    view = await view_of(work, ticket, actors)
    if not view.exists:
        return None
    if view.identity is Identity.NAME and ticket.reporter_id != actors[0].person:
        work.session.add(Audit(at=work.now, person_id=actors[0].person, act="identity", ticket_id=ticket.id))
    history = timeline(work, say, await tickets.events(work, ticket), view, last=EVENTS)
    files = await tickets.attachments(work, ticket, internal=view.notes) if view.words is Words.FULL else ()
    return lines(
        _head(work, say, ticket, view),
        say.say("card-title", title=ticket.title) if view.words is Words.FULL else None,
        _facts(work, say, ticket, view, len(files)) if view.words is not Words.NONE else None,
        quote(say, _text(ticket, view)),
        attachments.remarks(say, files),
        await _supported(work, say, ticket) if view.history is not History.NONE else None,
        await _unreachable(work, say, ticket, view) if view.notes else None,
        await _taken(work, say, ticket) if view.notes else None,
        say.say("card-held") if view.notes and await is_held_back(work, ticket) else None,
        *history,
    )


async def _supported(work: Work, say: Voice, ticket: Ticket) -> Html | None:
    """How many citizens stand behind the report besides its own."""
    count = await following.supporters(work, ticket)
    return say.say("card-supported", count=count) if count else None


async def _taken(work: Work, say: Voice, ticket: Ticket) -> Html | None:
    """Who of the agency works on it."""
    taker = await taking.taker_of(work, ticket)
    return say.say("group-taken", name=taking.name(taker)) if taker else None


async def _unreachable(work: Work, say: Voice, ticket: Ticket, view: View) -> Html | None:
    reporter = await work.session.get_one(Person, ticket.reporter_id)
    if not is_linked(reporter):
        return aloud.on_card(say, reporter, named=view.identity is Identity.NAME)
    return say.say("card-unreachable") if reporter.unreachable_at else None


async def citizen_card(work: Work, say: Voice, ticket: Ticket, actors: Sequence[Actor]) -> Html | None:
    """The ticket for its citizen or a stranger: status, who has it, what comes next, and its history in words."""
    view = await view_of(work, ticket, actors)
    if not view.exists:
        return None
    head = say.say("mine-head", number=ticket.number, status=OFFICIAL[State(ticket.state)])
    if view.words is Words.NONE:
        return lines(head, say.say("archived-ended"))
    own = view.words is Words.FULL
    return lines(
        head,
        say.say("card-title", title=ticket.title) if own else None,
        _facts(work, say, ticket, view, await files_of(work, ticket, view)),
        quote(say, _text(ticket, view)),
        await _supported(work, say, ticket),
        pushes.next_line(work, say, ticket) if own else _declined(say, ticket),
        say.say("mine-history"),
        *timeline(work, say, await tickets.events(work, ticket), view, last=EVENTS),
    )


def _declined(say: Voice, ticket: Ticket) -> Html | None:
    """For the public: why an archived ticket is; what comes next, and by when, is its citizen's to know."""
    return say.say(f"archived-{ticket.reason}") if ticket.state == State.ARCHIVED else None


def _head(work: Work, say: Voice, ticket: Ticket, view: View) -> Html:
    return say.say(
        "card-head",
        number=ticket.number,
        status=OFFICIAL[State(ticket.state)],
        left=left(work, say, ticket) if view.deadlines else "",
        holder=pushes.agency_name(work, ticket.holder_id),
    )


def left(work: Work, say: Voice, ticket: Ticket) -> Html:
    """How many working days are left until the next deadline, or how many it is late; empty without one."""
    moment = next_deadline(ticket)
    if moment is None:
        return Html("")
    zone = work.city.zone
    days = work.city.calendar.between(local_date(work.now, zone), local_date(moment, zone))
    key = "left-late" if work.now > moment else "left-today" if days <= 0 else "left-days"
    return say.say(key, days=abs(days), due=say.short_day(moment))


def next_deadline(ticket: Ticket) -> datetime | None:
    found = [moment for moment in (ticket.step_due_at, ticket.finish_due_at, ticket.clock_at) if moment]
    return min(found, default=None)


def place_of(work: Work, say: Voice, ticket: Ticket) -> str:
    """The place in words: as it was told, with village and district once, a pin, and a mark when it lies outside."""
    parts = [
        where(work, say, ticket.place or "", ticket.area_code),
        say.say("place-pin") if ticket.pin and not ticket.place else "",
        say.say("place-outside", city=work.city.name) if ticket.outside else "",
    ]
    return ", ".join(part for part in parts if part)


def where(work: Work, say: Voice, place: str, area_code: str | None) -> str:
    """A told place and its area, without saying the village twice."""
    area = work.city.areas.get(area_code or "")
    if area is None:
        return place
    named = say.say("place-area", village=area.village, district=area.district)
    if place.lower().removeprefix("kel. ").removeprefix("kelurahan ").strip() == area.village.lower():
        return named
    return place if area.village.lower() in place.lower() else ", ".join(part for part in (place, named) if part)


def _facts(work: Work, say: Voice, ticket: Ticket, view: View, files: int) -> Html:
    category = work.city.categories.get(ticket.category_id or 0)
    full = view.words is Words.FULL
    place = place_of(work, say, ticket) if full else _public_place(work, say, ticket)
    parts: list[str] = [
        say.say(f"kind-{ticket.kind}"),
        say.say("card-supervised") if ticket.supervised and view.notes else "",
        category.name if category else "",
        place,
        _happened(say, ticket, full=full),
        say.say("card-files", count=files) if files and full else "",
        _reporter(say, ticket, view),
        say.say(f"channel-{ticket.channel}") if view.notes and ticket.channel != "telegram" else "",
        say.say("card-confidential") if ticket.confidential else "",
        say.say("card-language", written=ticket.language) if view.notes and ticket.language != "id" else "",
        f"SP4N #{ticket.sp4n_number}" if ticket.sp4n_number and full else "",
    ]
    shown = [part if isinstance(part, Html) else escape(part) for part in parts if part]
    return say.say("card-facts", facts=Html(" · ".join(shown)))


def _happened(say: Voice, ticket: Ticket, *, full: bool) -> str:
    """The day, or in the citizen's own words what they know of it, which are not for the public."""
    if ticket.happened_on:
        return say.happened(ticket.happened_on, ticket.happened_precision or "day")
    return say.say("happened-words", words=ticket.happened_words) if full and ticket.happened_words else ""


def _public_place(work: Work, say: Voice, ticket: Ticket) -> str:
    area = work.city.areas.get(ticket.area_code or "")
    return say.say("place-area", village=area.village, district=area.district) if area else ""


def _reporter(say: Voice, ticket: Ticket, view: View) -> str:
    if not view.notes:
        return say.say("card-anonymous-own") if ticket.anonymous and view.identity is Identity.NAME else ""
    if view.identity is Identity.NAME and ticket.shown_name:
        return say.say("card-from", name=ticket.shown_name)
    return say.say("card-from-anonymous") if view.identity is not Identity.HIDDEN else ""


def _text(ticket: Ticket, view: View) -> str:
    if view.words is Words.FULL:
        return covering.told(ticket, view, ticket.content)
    return ticket.public_text or "" if view.words is Words.MASKED else ""


def quote(say: Voice, text: str, limit: int = SHOWN) -> Html | None:
    """The text as a quotation, cut between words at `limit` characters."""
    return say.say("quote", words=shortened(text, limit)) if text else None


def shortened(text: str, limit: int) -> str:
    """`text`, cut between words at `limit` characters."""
    return text if len(text) <= limit else f"{text[:limit].rsplit(None, 1)[0]} …"


def labelled(ticket: Ticket) -> str:
    """A ticket on a button."""
    return f"{ticket.number} · {shortened(ticket.title, LABEL)}"


def timeline(work: Work, say: Voice, events: Sequence[Event], view: View, *, last: int = 0) -> list[Html]:
    """The history in words, one line an event, oldest first; the `last` lines are short ones for a card."""
    shown = [event for event in events if _shown(event, view)][-last:]
    return [_line(work, say, event, view, limit=SAID if last else None) for event in shown]


def _shown(event: Event, view: View) -> bool:
    if view.history is History.NONE:
        return False
    if view.history is History.PUBLIC:
        return event.action in PUBLIC
    return view.notes or event.action not in PRIVATE


def _line(work: Work, say: Voice, event: Event, view: View, *, limit: int | None) -> Html:
    words = event.words or ""
    if view.history is History.PUBLIC:
        words = masking.mask(words)
    words = shortened(words, limit or len(words))
    agency = event.agency_id or event.holder_id
    sentence = say.say(
        f"event-{event.action}",
        agency=pushes.agency_name(work, agency) if agency else "",
        holder=pushes.agency_name(work, event.holder_id) if event.holder_id else "",
    )
    if "channel" in event.data:
        sentence = Html(f"{sentence}{say.say('event-spoken', channel=say.say('channel-' + event.data['channel']))}")
    said = say.say("event-words", words=words) if words else Html("")
    return say.say("event-line", day=say.short_day(event.at), sentence=sentence, said=said)
