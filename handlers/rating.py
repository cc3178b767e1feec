"""After the stars: one optional sentence, and a day to change one's mind."""

from __future__ import annotations

from aiogram.types import Message

from bot.callbacks import Act, Menu
from bot.domain import pieces
from bot.domain.lifecycle import Action, Refused
from bot.domain.people import Actor
from bot.suggest.settled import stars as typed_stars
from bot.usecases import citizens, drafting, pushes, routes, tickets
from bot.usecases.given import Given
from bot.usecases.work import Turn
from handlers import casework, filing, media, talk
from handlers.talk import Methods, button

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


async def typed(turn: Turn, message: Message) -> Methods | None:
    """ "4" or "bintang 4" after "Seberapa puas Anda?" is the rating; None when nothing waits for one."""
    stars = typed_stars(media.text_of(message)) if message.text else None
    ticket = await citizens.unrated(turn.work, turn.person.id) if stars else None
    if ticket is None or Action.RATE not in tickets.possible(turn.work, ticket, [Actor(turn.person.id)]):
        return None
    return await casework.act(turn, Act(Action.RATE, ticket.number, "", stars or ""))


async def told(turn: Turn, message: Message) -> Methods | None:
    """The sentence; None when the message is something else, which then goes its usual way."""
    number, text = str(turn.conversation.data.get("ticket", "")), media.text_of(message)
    talk.leave(turn)
    if (stars := typed_stars(text)) is not None:
        return await casework.act(turn, Act(Action.RATE, number, "", stars))
    ticket = await tickets.by_number(turn.work, number)
    if not message.text or not text or len(text) > LONGEST or ticket is None:
        return None
    try:
        await citizens.rate_in_words(
            turn.work, ticket, [actor for actor in turn.actors if actor.role is None], Given(text=text)
        )
    except Refused:
        return None
    say = talk.voice(turn)
    rows = [
        [button(say.say("button-look"), Menu("ticket", number))],
        [button(say.say("button-is-report"), Menu("moved", number))],
    ]
    talk.offer(turn, rows)
    return [talk.message(turn, say.say("done-citizen-rate-words", words=text), rows)]


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
