"""What Telegram's apps send in several messages: an album, and a text longer than 4,096 characters.

The first message is handled as any other; what came of it is remembered for those that belong to it.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from aiogram.types import Message

from bot.usecases import casework, tickets
from bot.usecases.work import Turn
from handlers import media, talk
from handlers.talk import Methods
from storage.models import Ticket

Part = dict[str, Any]  # album: its id, at: Unix time of a long text, about: the ticket, draft: its id
AT_ONCE = 1  # seconds between the parts of a split text; nobody answers a question as fast as that


def concerns(turn: Turn, ticket: Ticket, *, officer: bool) -> None:
    """The message being handled was words or a file for this ticket."""
    turn.extra["about"] = {"ticket": ticket.number, "officer": officer}


def remember(turn: Turn, message: Message) -> None:
    """After a message was handled: what its later parts will belong to."""
    data = {key: value for key, value in turn.conversation.data.items() if key not in ("part", talk.TAP)}
    data["at"] = int(message.date.timestamp())
    long = len(media.text_of(message)) >= media.SPLIT
    if message.media_group_id is not None or long:
        at = int(message.date.timestamp()) if long else None
        about = turn.extra.get("about", {})
        data["part"] = {"album": message.media_group_id, "at": at, "about": about, "draft": data.get("draft")}
    if data != turn.conversation.data:
        turn.conversation.data = data


def continued(turn: Turn, message: Message) -> Part | None:
    """What the message before was, when this one is a further part of it."""
    part: Part | None = turn.conversation.data.get("part")
    if part is None:
        return None
    if part["album"] is not None and message.media_group_id == part["album"]:
        return part
    soon = part["at"] is not None and 0 <= message.date.timestamp() - part["at"] <= AT_ONCE
    return part if soon and message.text else None


def collected(turn: Turn, message: Message) -> bool:
    """Whether an action that is still being asked about takes the further file along with what it got before."""
    got = turn.conversation.data.get("got") or {}
    file = media.file_of(message) if got.get("files") else None
    if file is None:
        return False
    got = {**got, "files": [*got["files"], asdict(file)]}
    turn.conversation.data = {**turn.conversation.data, "got": got}
    return True


async def added(turn: Turn, message: Message, about: dict[str, Any]) -> Methods:
    """A further file of an album that came with words for a ticket: it joins them and reaches whoever got those."""
    file = media.file_of(message)
    ticket = await tickets.by_number(turn.work, str(about["ticket"]))
    if file is not None and ticket is not None:
        await casework.add_file(turn.work, ticket, turn.person.id, file)
    return []
