"""What is done about each failure, as one table: the classification reads it and docs/notifications.md prints it.

`python -m bot.notifier.policy --write` writes the page.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.notifier.wire import Lost, NotSent, ServerError, Stranger
from storage.notifications import DIGESTS

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|<[^>]*>|\d+")
PAGE = Path(__file__).parents[2] / "docs" / "notifications.md"


class Act(StrEnum):
    WAIT = "this chat waits as long as Telegram says, nobody else does"
    BACK_OFF = "tried again after a pause that grows with each attempt; this chat's later messages stay behind it"
    REPEAT = (
        "recorded; once Telegram answers again a promise is sent once more, marked as a possible repeat, a digest not"
    )
    UNREACHABLE = "ends undeliverable with all that waits for this chat; the person or group is marked unreachable"
    PLAIN = "sent at once as plain text, without formatting"
    MIGRATE = "the group's new id is kept and the message goes there at once"
    THREADLESS = "sent at once in a new topic of its ticket, or outside of topics where the bot may make none"
    UPLOAD = "sent at once from the store of attachments; what is not there is left out"
    REFUSED = "ends undeliverable; a refused file is left out, the text that was delivered stays delivered"
    LEAVE = "a card that is edited in place: nothing more is done, it is not sent anew"
    PAUSE = "nothing is sent for a while, nothing is lost or counted; the log says so"


LATE = "the message, later"
TOLD = "after ten minutes one message to the coordinators about all that waits"
TWICE = "the message, perhaps twice, the second one marked"
ON_TICKET = "a line on the ticket with the cause"
AT_LAST = "nothing; a line on the ticket if the second sending ends like this too"


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of failure: it is meant when `error` fits and, if there are `words`, one of them is in the text."""

    cause: str
    error: type[Exception]
    words: tuple[str, ...]
    when: str
    act: Act
    officer: str
    citizen: str
    gives_up: timedelta | None = None  # counted from the posting; then it ends as refused


# fmt: off
TABLE = (
    Line("too_many_requests", RetryAfter, (), "429 with retry_after", Act.WAIT, TOLD, LATE),
    Line("too_many_requests", NetworkError, ("too many requests",), "429 without it", Act.WAIT, TOLD, LATE),
    Line("migrated", ChatMigrated, (), "400 group chat was upgraded", Act.MIGRATE, "nothing", "the message"),
    Line("token", InvalidToken, (), "401 or 404: Telegram does not know the token", Act.PAUSE,
         "nothing", "the message, once the token is right"),
    Line("blocked", Forbidden, ("blocked by the user",), "403 bot was blocked by the user", Act.UNREACHABLE,
         ON_TICKET, "nothing"),
    Line("deactivated", Forbidden, ("deactivated",), "403 user is deactivated", Act.UNREACHABLE,
         ON_TICKET, "nothing"),
    Line("kicked", Forbidden, ("kicked", "not a member", "was deleted"), "403 bot was kicked, or the group is gone",
         Act.UNREACHABLE, ON_TICKET, "nothing"),
    Line("never_started", Forbidden, ("can't initiate",), "403 the person never wrote to the bot", Act.UNREACHABLE,
         ON_TICKET, "nothing"),
    Line("forbidden", Forbidden, (), "any other 403", Act.UNREACHABLE, ON_TICKET, "nothing"),
    Line("chat_not_found", BadRequest, ("chat not found", "peer_id_invalid", "user not found"), "400 chat not found",
         Act.UNREACHABLE, ON_TICKET, "nothing"),
    Line("no_rights", BadRequest, ("not enough rights", "chat_write_forbidden", "need administrator rights"),
         "400 the bot may not write in the group", Act.UNREACHABLE, ON_TICKET, "nothing"),
    Line("unformatted", BadRequest, ("can't parse",), "400 can't parse entities", Act.PLAIN,
         "nothing", "the message without bold and links"),
    Line("no_thread", BadRequest, ("thread not found", "topic_deleted", "topic_closed"),
         "400 message thread not found", Act.THREADLESS, "nothing", "the message"),
    Line("unchanged", BadRequest, ("message is not modified",), "400 message is not modified", Act.LEAVE,
         "nothing", "the card as it is"),
    Line("gone", BadRequest, ("message to edit not found", "message can't be edited"),
         "400 the message to edit is gone", Act.LEAVE, "nothing", "nothing: who deleted the card has the pushes"),
    Line("forgotten", BadRequest, ("wrong file identifier", "wrong remote file id", "wrong file_id", "file_reference"),
         "400 Telegram no longer knows the file", Act.UPLOAD, ON_TICKET, "the text, and the file if it was kept"),
    Line("refused", BadRequest, (), "any other 400", Act.REFUSED,
         ON_TICKET, "nothing, or the text without the file"),
    Line("server_error", ServerError, (), "5xx", Act.BACK_OFF,
         "after ten minutes one message; after three days a line on the ticket", LATE, timedelta(days=3)),
    Line("no_connection", NotSent, (), "no connection: nothing was sent", Act.BACK_OFF, TOLD, LATE),
    Line("stranger", Stranger, (), "a proxy or a provider's page answers", Act.BACK_OFF, TOLD, LATE),
    Line("unknown", Lost, (), "sent, and no answer came", Act.REPEAT, AT_LAST, TWICE),
    Line("network", NetworkError, (), "any other code", Act.BACK_OFF, TOLD, LATE),
    Line("unknown", TelegramError, (), "an answer that makes no sense", Act.REPEAT, AT_LAST, TWICE),
    Line("fault", Exception, (), "a fault of this program", Act.REPEAT, AT_LAST, TWICE),
)
# fmt: on


def told(line: Line, problem: Exception) -> str:
    """The cause as it is kept: Telegram's words without what it quotes from the message."""
    said = _QUOTED.sub("…", str(problem)) if line.cause == "refused" else ""
    return f"{line.cause}: {said}"[:200] if said else line.cause


def classify(problem: Exception) -> Line:
    """The first line of the table that fits; the last one fits everything."""
    text = str(problem).lower()
    return next(line for line in TABLE if _fits(line, problem, text))


def _fits(line: Line, problem: Exception, text: str) -> bool:
    return isinstance(problem, line.error) and (not line.words or any(word in text for word in line.words))


HEAD = """# What becomes of a notification

Every push is a row of the outbox, written in the transaction of what it tells. It ends *sent*, *undeliverable* or
*unknown*; until then nothing younger goes to the same chat, and other chats never wait for it. Printed from the table
in `bot/notifier/policy.py` by `python -m bot.notifier.policy --write`.

| cause | when | what is done | the officer sees | the citizen gets |
|---|---|---|---|---|
"""
TAIL = """
**Pauses.** After 5xx, a broken connection or a stranger's answer a row is tried again after 2, 4, 8 … seconds, at most
five minutes, each shortened by up to half at random, so that rows do not come back together. `retry_after` of 429 is
kept to the second, also one of three hours; the rows behind it in the same chat wait with it, those of other chats
leave as if nothing had happened.

**Order.** Only the oldest open row of a chat can be claimed. What is posted for a later hour (the reminder that a
coordinator sends in the evening leaves on the next working morning) joins the line when that hour comes and holds
nothing back before; a row that was tried once keeps its place through all its pauses. A row that cannot be read,
rendered or sent ends *undeliverable* (or *unknown*, after its second failure inside this program) and makes way: none
blocks the queue.

**Parts.** A text and its files are parts of one row, sent one after the other and counted as they arrive. A photo that
failed after its text goes alone the next time; a text that was delivered is never sent again. A file that Telegram
refuses is left out, and the ticket says so.

**Unknown outcome.** The request left and no answer came: it may have arrived. A promise (all that is told about a
ticket) is sent once more and says that it may be a repeat, after Telegram has answered anything again, so that an
outage does not use the repeat up. What is only true for the day is not sent again: {digests}. Rows that a process was
sending when it died are of unknown outcome too: a promise is sent once more, marked, and after the fifth such death
ends as in the line *unknown*; most of what a process claims has not begun to leave.

**Out of reach.** A person who blocked the bot, whose account is gone or whose chat is not found is marked unreachable;
officers see it on the ticket's card and in its history. `/start`, any message or press in private, `my_chat_member`
(the bot was unblocked) or a push that arrives takes the mark away. A group that threw the bot out is marked the same
way, until somebody writes there.

**A person is told.** What has waited for ten minutes is reported to the coordinators: one message about all of it, once
until nothing is overdue any more; the log repeats it each minute (`notifier.overdue`), and `lapor updates waiting`
lists it. While no push has reached anybody since the oldest of them was posted, Telegram itself or the way to it is
away and nobody can be told by it: the log says `notifier.nobody_reached`. A broadcast that is waiting for its turn is
not late.

**Rates.** Telegram asks for at most 30 messages a second to all chats, one a second to a person, 20 a minute to a
group. Pushes keep to `MESSAGES_PER_SECOND` (25), to one a second and to one in three seconds for a group. They leave
spaced, and never more than 26 that Telegram may count in one second: what left spaced may arrive bunched, so a push is
counted from its departure until a second after its answer, less the shortest way there and back. The other four are
left to replies. Replies of the same process are counted: what they need beyond their four is taken from the
pushes, and a push waits for the chat's rest after them (in private two replies are free, as Telegram lets short
bursts pass). With `lapor run --only notifier` the replies of other processes are not known; the head-room is for
them. Above 30 every push is a paid broadcast (`allow_paid_broadcast`, up to 1000 a second, for Telegram's fee).
Broadcasts and digests have a lower priority: personal notifications pass them, and one that waits behind a broadcast
in its own chat pulls that forward.
"""


def page() -> str:
    return HEAD + "".join(_row(line) for line in TABLE) + TAIL.format(digests=", ".join(sorted(DIGESTS)))


def _row(line: Line) -> str:
    return f"| {line.cause} | {line.when} | {line.act.value} | {line.officer} | {line.citizen} |\n"


def main(arguments: list[str]) -> None:
    if "--write" in arguments:
        PAGE.write_text(page(), encoding="utf-8")
    else:
        sys.stdout.write(page())


if __name__ == "__main__":
    main(sys.argv[1:])
