"""What happened to a ticket between the making of a button and its press: told, and never overwritten."""

from __future__ import annotations

from aiogram.types import CallbackQuery, InaccessibleMessage
from sqlalchemy import select

from bot import texts
from bot.domain.lifecycle import Action
from bot.texts import Html
from bot.usecases import cards, offices, pushes
from bot.usecases.work import Turn
from handlers import arguments, talk
from handlers.arguments import Got
from storage.models import Event, Ticket

QUOTED = 300  # characters of a colleague's words


async def told(turn: Turn, ticket: Ticket, version: str, got: Got, query: CallbackQuery | None = None) -> Html | None:
    """The change since the button was made, in a sentence; None when there was none that matters.

    Words typed meanwhile (without a press) are only held up by what a colleague did.
    """
    await turn.work.session.flush()  # a change of the same batch counts
    if version == str(ticket.version):
        return None
    last = await _last(turn, ticket)
    colleague = last is not None and last.role is not None and last.person_id != turn.person.id
    if last is None or not (colleague if query is None else _since(query, last)):
        return None
    if colleague and _elsewhere(turn, ticket):
        return _moved(turn, ticket, got)
    return _handled(turn, last, got) if colleague else _changed(turn, last, got)


def _elsewhere(turn: Turn, ticket: Ticket) -> bool:
    """Whether an agency holds the ticket by now that this officer does not work for."""
    own = {agency for actor in turn.actors for agency in offices.reach(turn.work, actor)}
    return bool(own) and ticket.holder_id not in own and ticket.coordinator_id not in own


def _moved(turn: Turn, ticket: Ticket, got: Got) -> Html:
    holder = pushes.agency_name(turn.work, ticket.holder_id)
    return texts.lines(talk.voice(turn).say("handled-elsewhere", number=ticket.number, holder=holder), kept(turn, got))


async def repeated(turn: Turn, ticket: Ticket, action: Action, version: str, got: Got) -> bool:
    """Whether this press did its work already: the last thing that happened is the same, by the same person."""
    await turn.work.session.flush()  # of two presses in one batch the second counts as one
    if version == str(ticket.version):
        return False
    last = await _last(turn, ticket)
    if last is None or last.action != action or last.person_id != turn.person.id:
        return False
    return got.get("agency", ticket.holder_id) == ticket.holder_id and got.get("switch") == last.data.get("switch")


async def _last(turn: Turn, ticket: Ticket) -> Event | None:
    query = select(Event).where(Event.ticket_id == ticket.id).order_by(Event.id.desc()).limit(1)
    last: Event | None = await turn.work.session.scalar(query)
    return last


def _since(query: CallbackQuery, event: Event) -> bool:
    """Whether it happened after the pressed message was written. Telegram's moments are whole seconds.

    What the clock only notes, as a missed deadline, is no news.
    """
    if event.person_id is None and event.source == event.target:
        return False
    if query.message is None or isinstance(query.message, InaccessibleMessage):
        return True
    written = query.message.edit_date or query.message.date.timestamp()
    return event.at.timestamp() >= written


def _handled(turn: Turn, last: Event, got: Got) -> Html:
    minutes = max(1, round((turn.work.now - last.at).total_seconds() / 60))
    return texts.lines(talk.voice(turn).say("handled", minutes=minutes, **_happened(turn, last)), kept(turn, got))


def _changed(turn: Turn, last: Event, got: Got) -> Html:
    return texts.lines(talk.voice(turn).say("card-changed", **_happened(turn, last)), kept(turn, got))


def _happened(turn: Turn, last: Event) -> dict[str, Html]:
    """What an event was, by which agency, and its words where there are any."""
    say, who = talk.voice(turn), last.agency_id or last.holder_id
    holder = pushes.agency_name(turn.work, last.holder_id) if last.holder_id else ""
    agency = pushes.agency_name(turn.work, who) if who else ""
    words = say.say("event-words", words=cards.shortened(last.words, QUOTED)) if last.words else Html("")
    return {"what": say.say(f"event-{last.action}", agency=agency, holder=holder), "words": words}


def kept(turn: Turn, got: Got) -> Html | None:
    """What was typed and not used, so that it can be copied."""
    words = str(got.get("text", arguments.NO_WORDS))
    return talk.voice(turn).say("refused-kept", words=words) if words != arguments.NO_WORDS else None
