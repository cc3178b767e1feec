"""After the stars: one optional sentence, and a day to change one's mind."""

from __future__ import annotations

from aiogram.types import Message

from bot.callbacks import Act, Menu
from bot.domain import pieces
from bot.domain.lifecycle import Action, Refused
from bot.domain.people import Actor
from bot.suggest.settled import Rated, is_again, rated
from bot.usecases import citizens, drafting, pushes, routes, tickets
from bot.usecases.given import Given
from bot.usecases.work import Turn
from handlers import casework, filing, media, talk
from handlers.talk import Methods, button
from storage.models import Ticket

LONGEST = 500  # characters: one sentence, not another report


def asked(turn: Turn, number: str, stars: str) -> Methods:
    """Thanks for the stars, and room for a sentence."""
    say = talk.voice(turn)
    talk.enter(turn, "rate:words", ticket=number)
    rows = [
        [button(one, Act(Action.RATE, number, "", one)) for one in pushes.RATINGS],
        [button(say.say("button-skip"), Menu("rated", number))],
    ]
    return [talk.prompt(turn, say.say("done-citizen-rate", number=number, stars=stars), rows)]


async def newest(turn: Turn, message: Message) -> Methods | None:
    """A rating typed while a draft waits as well, where "Seberapa puas Anda?" is what was asked last."""
    text = message.text or ""
    if len(text) > LONGEST or rated(text) is None:  # most words are none, and ask the database nothing
        return None
    ticket = await citizens.unrated(turn.work, turn.person.id)
    if ticket is None or ticket.changed_at < turn.conversation.updated_at:
        return None
    return await typed(turn, message)


async def typed(turn: Turn, message: Message) -> Methods | None:
    """ "4" or "bintang 5 petugasnya ramah" after "Seberapa puas Anda?"; None when nothing waits for a rating."""
    text = media.text_of(message)
    found = rated(text) if message.text and len(text) <= LONGEST else None
    if found is None or (not found.sure and turn.work.knowledge.place(text) is not None):
        return None
    ticket = await citizens.unrated(turn.work, turn.person.id)
    if ticket is None or Action.RATE not in tickets.possible(turn.work, ticket, [Actor(turn.person.id)]):
        return None
    return await _given(turn, ticket, found)


async def _given(turn: Turn, ticket: Ticket, found: Rated) -> Methods:
    """The stars, and the sentence that came with them. Raises nothing: what is refused is said."""
    said = await casework.act(turn, Act(Action.RATE, ticket.number, "", found.stars))
    if not found.words:
        return said
    noted = await _noted(turn, ticket, found.words)
    if noted is None:
        return said
    if talk.state(turn)[0] == "rate":
        talk.leave(turn)
    return noted


async def told(turn: Turn, message: Message) -> Methods | None:
    """The sentence; None when the message is something else, which then goes its usual way."""
    number, text = str(turn.conversation.data.get("ticket", "")), media.text_of(message)
    talk.leave(turn)
    ticket = await tickets.by_number(turn.work, number)
    if not message.text or not text or len(text) > LONGEST or ticket is None or is_again(text):
        return None
    found = rated(text)
    return await (_given(turn, ticket, found) if found is not None and found.sure else _noted(turn, ticket, text))


async def _noted(turn: Turn, ticket: Ticket, text: str) -> Methods | None:
    """The sentence beside the stars; None where the rating cannot be changed any more."""
    try:
        await citizens.rate_in_words(
            turn.work, ticket, [actor for actor in turn.actors if actor.role is None], Given(text=text)
        )
    except Refused:
        return None
    say, number = talk.voice(turn), ticket.number
    rows = [
        [button(say.say("button-look"), Menu("ticket", number))],
        [button(say.say("button-is-report"), Menu("moved", number))],
    ]
    talk.offer(turn, rows)
    key = "done-citizen-rate-words"
    return [talk.message(turn, say.say(key, words=text, stars=ticket.rating, number=number), rows)]


async def moved(turn: Turn, number: str) -> Methods:
    """The sentence was a new report: it goes there and is no part of the rating any more."""
    ticket = await tickets.by_number(turn.work, number)
    if ticket is None or ticket.reporter_id != turn.person.id or not ticket.rating_words:
        return [talk.message(turn, talk.voice(turn).say("action-over"))]
    row = await drafting.open_draft(turn.work, turn.person)
    draft = drafting.fill(turn.work, pieces.with_piece(drafting.read(row), 0, ticket.rating_words))
    draft = routes.routed(turn, draft)
    ticket.rating_words = None
    drafting.write(turn.work, row, draft)
    return filing.ask(turn, row, draft, taken=True)


def done(turn: Turn) -> Methods:
    """*Lewati*: the stars alone."""
    if talk.state(turn)[0] == "rate":
        talk.leave(turn)
    return [talk.message(turn, talk.voice(turn).say("done-citizen-rate-alone"))]
