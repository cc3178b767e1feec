"""What an officer wrote or sent that nobody has got yet: kept by messages, offered where a text is asked for."""

from __future__ import annotations

from dataclasses import asdict

from aiogram.types import Message

from bot.callbacks import Menu
from bot.domain import numbers
from bot.domain.actions import Form, form_of
from bot.domain.form import File, FormProblem
from bot.domain.lifecycle import Action
from bot.usecases import cards
from bot.usecases.work import Turn
from handlers import media, talk
from handlers.arguments import Got
from handlers.talk import Method, button
from storage.models import Ticket
from storage.notifications import Button

PLACE, AFTER = "kept", "after"
DROP = "drop"
MOST = 10  # messages that are kept: an album
OFFERED = 3  # of what came at different times
RUN = 60  # seconds between two messages that belong together
AT_ONCE = 10  # seconds in which a photo belongs to the words that were just sent
LATER = 3600  # seconds in which a file may be sent after them by a button

Run = list[Message]


def kept(turn: Turn) -> Run:
    return [Message.model_validate(one) for one in turn.conversation.data.get(talk.KEPT, ())]


def keep(turn: Turn, messages: Run) -> None:
    """These are what is kept now; of more than MOST the oldest are forgotten."""
    told = [one.model_dump(mode="json", exclude_none=True, exclude={"reply_to_message"}) for one in messages[-MOST:]]
    rest = {name: given for name, given in turn.conversation.data.items() if name != talk.KEPT}
    turn.conversation.data = rest | ({talk.KEPT: told} if told else {})


def add(turn: Turn, message: Message) -> None:
    keep(turn, [*kept(turn), message])


def runs(messages: Run) -> list[Run]:
    """What was sent at one time belongs together."""
    found: list[Run] = []
    for one in messages:
        together = bool(found) and (one.date - found[-1][-1].date).total_seconds() <= RUN
        if together:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def forget(turn: Turn, used: Run) -> None:
    gone = {one.message_id for one in used}
    keep(turn, [one for one in kept(turn) if one.message_id not in gone])


def files_of(run: Run) -> list[File]:
    return [file for one in run if (file := _file(one)) is not None]


def _file(message: Message) -> File | None:
    """The message's file; none where it is a program, which was refused."""
    try:
        return media.file_of(message)
    except FormProblem:
        return None


def words_of(run: Run) -> str:
    return "\n".join(words for one in run if (words := media.said(one)))


def rows(turn: Turn, ticket: Ticket, action: Action) -> list[list[Button]]:
    """Buttons below a question for words: what was written and sent before, and one that drops it."""
    say, found = talk.voice(turn), []
    for run in runs(kept(turn))[-OFFERED:]:
        words, count = words_of(run), len(files_of(run)) if form_of(action, officer=True).files else 0
        used = Menu(PLACE, f"{action}/{ticket.number}/{run[0].message_id}")
        if words:
            found.append([button(say.say("button-kept-words", words=cards.shortened(words, cards.LABEL)), used)])
        elif count:
            found.append([button(say.say("button-kept-files", count=count), used)])
    drop = button(say.say("button-kept-drop"), Menu(PLACE, f"{action}/{ticket.number}/{DROP}"))
    return [*found, [drop]] if found else []


def joined(got: Got, form: Form, run: Run) -> Got:
    """What is known, with the words and files of a run."""
    words, files = words_of(run), [asdict(file) for file in files_of(run)] if form.files else []
    got = {**got, "files": [*got.get("files", ()), *files]} if files else got
    return {**got, "text": words} if words else got


def sent(turn: Turn, ticket: Ticket, form: Form) -> None:
    """Words were sent: photos that come at once belong to them."""
    last = {"ticket": ticket.number, "at": turn.work.now.timestamp()}
    rest = {name: given for name, given in turn.conversation.data.items() if name != talk.LAST}
    turn.conversation.data = rest | ({talk.LAST: last} if form.files else {})


def belongs(turn: Turn, message: Message) -> str | None:
    """The number of the report whose words were sent a moment ago, where this message is a file without words."""
    alone = _file(message) is not None and not media.said(message) and message.reply_to_message is None
    return _last(turn, message.date.timestamp(), AT_ONCE) if alone and talk.state(turn) == ("", "") else None


def after(turn: Turn, number: str = "") -> list[list[Button]]:
    """The button that sends the files that are kept after the last words; `number`: only after those to this report."""
    last = _last(turn, turn.work.now.timestamp(), LATER)
    if last is None or not wordless(turn) or (number and number != last):
        return []
    return [[button(talk.voice(turn).say("button-send-after", number=last), Menu(AFTER, last))]]


def wordless(turn: Turn) -> Run:
    return [one for one in kept(turn) if _file(one) is not None and not media.said(one)]


def _last(turn: Turn, moment: float, seconds: int) -> str | None:
    last = turn.conversation.data.get(talk.LAST)
    return str(last["ticket"]) if last and moment - last["at"] <= seconds else None


def listed(message: Message) -> list[str]:
    """The numbers of a list that this message replies to; one report's own message names it in its first line."""
    about = message.reply_to_message
    text = (about.text or about.caption or "") if about is not None else ""
    return [] if numbers.find(text.partition("\n")[0]) else numbers.find(text)


def which(turn: Turn, message: Message, named: list[str]) -> Method:
    """Words in reply to a list: they are kept, and whose they are is asked."""
    add(turn, message)
    say = talk.voice(turn)
    buttons = [button(one, Menu(PLACE, f"for/{one}/{message.message_id}")) for one in named[:MOST]]
    words = media.said(message)
    text = say.say("ask-listed", words=words) if words else say.say("ask-listed-file")
    return talk.prompt(turn, text, [buttons[start : start + 2] for start in range(0, len(buttons), 2)])
