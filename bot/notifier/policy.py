"""What is done about each failure, as one table: the classification reads it and docs/notifications.md prints it.

`python -m bot.notifier.policy --write` writes the page.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.notifier.wire import Lost, NotSent, ServerError, Stranger

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
    THREADLESS = "sent at once outside the topic"
    REFUSED = "ends undeliverable; a refused file is left out, the text that was delivered stays delivered"
    LEAVE = "a card that is edited in place: nothing more is done, it is not sent anew"
    PAUSE = "nothing is sent for a while, nothing is lost or counted; the log says so"


LATE = "the message, later"
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
    Line("too_many_requests", RetryAfter, (), "429 with retry_after", Act.WAIT, "nothing", LATE),
    Line("too_many_requests", NetworkError, ("too many requests",), "429 without it", Act.WAIT, "nothing", LATE),
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
    Line("no_thread", BadRequest, ("thread not found",), "400 message thread not found", Act.THREADLESS,
         "nothing", "the message"),
    Line("unchanged", BadRequest, ("message is not modified",), "400 message is not modified", Act.LEAVE,
         "nothing", "the card as it is"),
    Line("gone", BadRequest, ("message to edit not found", "message can't be edited"),
         "400 the message to edit is gone", Act.LEAVE, "nothing", "nothing: who deleted the card has the pushes"),
    Line("refused", BadRequest, (), "any other 400", Act.REFUSED,
         ON_TICKET, "nothing, or the text without the file"),
    Line("server_error", ServerError, (), "5xx", Act.BACK_OFF,
         "nothing; after three days a line on the ticket", LATE, timedelta(days=3)),
    Line("no_connection", NotSent, (), "no connection: nothing was sent", Act.BACK_OFF, "nothing", LATE),
    Line("stranger", Stranger, (), "a proxy or a provider's page answers", Act.BACK_OFF, "nothing", LATE),
    Line("unknown", Lost, (), "sent, and no answer came", Act.REPEAT, AT_LAST, TWICE),
    Line("network", NetworkError, (), "any other code", Act.BACK_OFF, "nothing", LATE),
    Line("unknown", TelegramError, (), "an answer that makes no sense", Act.REPEAT, AT_LAST, TWICE),
    Line("fault", Exception, (), "a fault of this program", Act.REPEAT, AT_LAST, TWICE),
)
# fmt: on


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
Rows that a process was sending when it died are of unknown outcome too and are treated as in the line *unknown*.
"""


def page() -> str:
    return HEAD + "".join(_row(line) for line in TABLE) + TAIL


def _row(line: Line) -> str:
    return f"| {line.cause} | {line.when} | {line.act.value} | {line.officer} | {line.citizen} |\n"


def main(arguments: list[str]) -> None:
    if "--write" in arguments:
        PAGE.write_text(page(), encoding="utf-8")
    else:
        sys.stdout.write(page())


if __name__ == "__main__":
    main(sys.argv[1:])
