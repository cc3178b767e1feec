"""What people do: write, edit, press, block, join. The bot learns of it by updates."""

from __future__ import annotations

from typing import Any

from .entities import detected
from .errors import Refusal
from .methods.chats import member
from .state import Callback, Chat, Kept, Person
from .world import World

Json = dict[str, Any]

TEXT_LIMIT = 4096
"""Characters after which Telegram's apps split a text."""


def sender_in(world: World, chat: Chat, person_id: int) -> Person:
    """Who acts, if they may act in this chat now."""
    person = world.person(person_id)
    if person.deactivated:
        raise Refusal(400, f"{person.first_name}'s account is deactivated")
    if chat.is_private:
        if chat.id != person_id:
            raise Refusal(400, "only its own person writes in a private chat")
        if person.blocked:
            raise Refusal(400, f"{person.first_name} has blocked the bot: unblock it first")
    elif chat.members.get(person_id, "left") in {"left", "kicked"}:
        raise Refusal(400, f"{person.first_name} is not a member of this group")
    return person


def write(world: World, chat: Chat, person: Person, contents: list[Json]) -> Kept:
    """Posts one message for each content and tells the bot; returns the last."""
    message = None
    for content in contents:
        message = world.post(chat, person.user(), content, out=True)
        _tell(world, "message", chat, message)
    if chat.is_private:
        person.started = True
    if chat.forced and "reply_to_message" in contents[0]:
        chat.forced = None
        world.changes.add("reply_keyboard", chat.id)
    assert message is not None
    return message


def _tell(world: World, kind: str, chat: Chat, message: Kept) -> None:
    if chat.is_private or chat.bot_status in {"member", "administrator"}:
        world.tell_bot(kind, message.body, chat, message)


def text_contents(text: str) -> list[Json]:
    """A text as one or several messages, each with the entities that Telegram finds."""
    if not text.strip():
        raise Refusal(400, "a text must not be empty")
    parts = []
    rest = text.strip()
    while rest:
        cut = _cut(rest)
        part, rest = rest[:cut].rstrip(), rest[cut:].lstrip()
        entities = detected(part)
        parts.append({"text": part} | ({"entities": entities} if entities else {}))
    return parts


def _cut(text: str) -> int:
    """Where an app ends a message: at a line or a word near the limit, else at the limit."""
    if len(text) <= TEXT_LIMIT:
        return len(text)
    window = text[: TEXT_LIMIT + 1]
    near = max(window.rfind("\n"), window.rfind(" "))
    return near if near > TEXT_LIMIT // 2 else TEXT_LIMIT


def edit(world: World, chat: Chat, message: Kept, change: Json) -> Kept:
    """A person's edit of their own message."""
    gone = {"text", "entities"} if "text" in change else {"caption", "caption_entities"}
    body = {key: value for key, value in message.body.items() if key not in gone}
    message.body = body | change | {"edit_date": int(world.now())}
    message.read = False
    world.touch(chat, message)
    _tell(world, "edited_message", chat, message)
    return message


def press(world: World, chat: Chat, person: Person, message: Kept, data: str) -> Callback:
    """A press on a button with callback data."""
    callback = Callback(str(4_000_000_000_000_000_000 + next(world.serial)), person.id, chat.id, world.now())
    world.remember(callback)
    chat.unread = 0
    payload = {
        "id": callback.id,
        "from": person.user(),
        "message": message.body,
        "chat_instance": str(-(10**18) - abs(chat.id)),
        "data": data,
    }
    world.tell_press(payload, person.id)
    return callback


def tell_membership(world: World, chat: Chat, by: Json, old: str, new: str) -> None:
    """`my_chat_member`: the bot's own place in a chat changed."""
    bot = world.bot_user()
    payload = {
        "chat": chat.brief(),
        "from": by,
        "date": int(world.now()),
        "old_chat_member": member(bot, old),
        "new_chat_member": member(bot, new),
    }
    world.tell_bot("my_chat_member", payload, chat)


def block(world: World, person: Person, blocked: bool) -> None:
    """Blocks the bot, or takes it back; the bot is told when something changed."""
    if person.blocked == blocked:
        return
    person.blocked = blocked
    world.changes.add("person", person.id)
    old, new = ("member", "kicked") if blocked else ("kicked", "member")
    tell_membership(world, world.chats[person.id], person.user(), old, new)


def move_bot(world: World, chat: Chat, by: Json, status: str) -> None:
    """Adds the bot to a group, promotes it or throws it out."""
    old, chat.bot_status = chat.bot_status, status
    world.changes.add("chat", chat.id)
    if old != status:
        tell_membership(world, chat, by, old, status)


def move(world: World, chat: Chat, person: Person, status: str) -> None:
    """A person joins, is promoted, or leaves a group; the group says so by a service message."""
    old = chat.members.get(person.id, "left")
    chat.members[person.id] = status
    world.changes.add("chat", chat.id)
    was_in, is_in = old not in {"left", "kicked"}, status not in {"left", "kicked"}
    if was_in != is_in:
        service = {"new_chat_members": [person.user()]} if is_in else {"left_chat_member": person.user()}
        _tell(world, "message", chat, world.post(chat, person.user(), service, out=True))
    if old != status:
        _tell_member(world, chat, person, old, status)


def _tell_member(world: World, chat: Chat, person: Person, old: str, new: str) -> None:
    payload = {
        "chat": chat.brief(),
        "from": person.user(),
        "date": int(world.now()),
        "old_chat_member": member(person.user(), old),
        "new_chat_member": member(person.user(), new),
    }
    if chat.bot_status == "administrator":
        world.tell_bot("chat_member", payload, chat)


def clone_group(world: World, old_id: int | None, new_id: int | None) -> None:
    """The supergroup that a simulated migration leads to; nothing when the group is unknown or it is there."""
    old = world.chats.get(old_id) if old_id is not None else None
    if old and new_id is not None and new_id not in world.chats:
        world.chats[new_id] = successor(old, new_id)
        world.changes.add("chat", new_id)


def successor(chat: Chat, new_id: int) -> Chat:
    """The same group as a supergroup with another id."""
    return Chat(new_id, "supergroup", title=chat.title, members=dict(chat.members), bot_status=chat.bot_status)


def migrate(world: World, chat: Chat, new: Chat) -> None:
    """A group becomes a supergroup with another id; both say so."""
    chat.migrated_to = new.id
    world.chats[new.id] = new
    by = next((p.user() for m in chat.members if (p := world.people.get(m))), world.bot_user())
    leaving = world.post(chat, by, {"migrate_to_chat_id": new.id}, out=True)
    _tell(world, "message", chat, leaving)
    arriving = world.post(new, by, {"migrate_from_chat_id": chat.id}, out=True)
    _tell(world, "message", new, arriving)
    world.changes.add("chat", new.id)
