"""People, chats and messages as the control interface shows them."""

from __future__ import annotations

from typing import Any

from .state import Chat, Kept, OpenKeyboard, Person
from .world import World

Json = dict[str, Any]

_GONE = frozenset({"left", "kicked"})


def person_view(person: Person) -> Json:
    return {
        "id": person.id,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "username": person.username,
        "language_code": person.language_code,
        "blocked": person.blocked,
        "deactivated": person.deactivated,
    }


def message_view(message: Kept) -> Json:
    """Telegram's `Message` with what only the chat knows: who wrote, what was taken, edited, deleted."""
    view = dict(message.body)
    view["changed"] = message.changed
    flags = {
        "out": message.out,
        "deleted": message.deleted,
        "edited": "edit_date" in view,
        "read": message.read,
    }
    view |= {name: True for name, raised in flags.items() if raised}
    if message.reactions:
        view["reactions"] = message.reactions
    return view


def chat_brief(chat: Chat) -> Json:
    """A line of the list of chats."""
    members = [person for person, status in chat.members.items() if status not in _GONE]
    view = chat.brief() | {"members": [chat.id] if chat.is_private else members, "unread": chat.unread}
    if not chat.is_private:
        view |= {"statuses": {str(person): chat.members[person] for person in members}, "bot": chat.bot_status}
    newest = next(chat.newest_first(), None)
    if newest:
        view["last_message"] = message_view(newest)
    return view


def _shown(keyboard: OpenKeyboard | None, person: Person | None) -> Json | None:
    if keyboard is None or (person and keyboard.person not in {None, person.id}):
        return None
    return keyboard.markup


def chat_view(world: World, chat: Chat, person: Person | None) -> Json:
    """A chat as this person sees it; in a group without a person, what everybody sees."""
    person = person or world.people.get(chat.id)
    forced = _shown(chat.forced, person)
    pinned = chat.find(chat.pinned[-1]) if chat.pinned else None
    return chat_brief(chat) | {
        "messages": [message_view(message) for message in chat.messages.values()],
        "reply_keyboard": _shown(chat.keyboard, person),
        "force_reply": {"message_id": chat.forced.message_id} | forced if chat.forced and forced else None,
        "commands": world.commands.menu(chat, person),
        "menu_button": world.menu_buttons.get(chat.id, world.menu_buttons.get(None, {"type": "default"})),
        "typing": chat.typing_until > world.now(),
        "pinned": message_view(pinned) if pinned else None,
        "topics": [{"id": topic.id, "name": topic.name, "closed": topic.closed} for topic in chat.topics.values()],
    }
