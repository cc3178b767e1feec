"""What sending has in common: who may be written to, replies, topics, keyboards at the bottom of a chat."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.simulator import checks
from bot.simulator.errors import bad, forbidden, migrated
from bot.simulator.state import Chat, Kept, OpenKeyboard
from bot.simulator.world import World

Json = dict[str, Any]
Params = dict[str, Any]
Handlers = Mapping[str, Callable[[World, Params], Any]]
"""Methods by their names in lower case."""

_NOT_SIMULATED = (
    "business_connection_id",
    "direct_messages_topic_id",
    "suggested_post_parameters",
    "ephemeral_message_parameters",
    "receiver_user_id",
    "callback_query_id",
    "rich_message",
    "inline_message_id",
)
_ADMINS = frozenset({"creator", "administrator"})


def known_chat(world: World, chat_id: int | str) -> Chat:
    """The chat that a bot names, by number or by @username of a group."""
    if isinstance(chat_id, int):
        chat = world.chats.get(chat_id)
    else:
        name = chat_id.removeprefix("@").lower()
        named = (c for c in world.chats.values() if c.username and not c.is_private)
        chat = next((c for c in named if (c.username or "").lower() == name), None)
    if chat is None:
        raise bad("chat not found")
    return chat


def reachable(world: World, chat_id: int | str) -> Chat:
    """A chat that the bot may act in now, or Telegram's reason why not."""
    chat = known_chat(world, chat_id)
    if chat.is_private:
        person = world.people[chat.id]
        if person.deactivated:
            raise forbidden("user is deactivated")
        if person.blocked:
            raise forbidden("bot was blocked by the user")
        if not person.started:
            raise forbidden("bot can't initiate conversation with a user")
    elif chat.migrated_to is not None:
        raise migrated(chat.migrated_to)
    elif chat.bot_status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    elif chat.bot_status == "left":
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    return chat


def require_admin(chat: Chat, sentence: str) -> None:
    if not chat.is_private and chat.bot_status not in _ADMINS:
        raise bad(sentence)


def refuse_not_simulated(p: Params) -> None:
    """Better an honest error than a parameter that is silently without effect."""
    for name in _NOT_SIMULATED:
        if name in p:
            raise bad(f'parameter "{name}" is not simulated')


def message_in(chat: Chat, message_id: int | None, missing: str) -> Kept:
    message = chat.find(message_id)
    if message is None:
        raise bad(missing)
    return message


def _thread(chat: Chat, p: Params) -> Json:
    thread_id = p.get("message_thread_id")
    if thread_id is None:
        return {}
    topic = chat.topics.get(thread_id)
    if topic is None:
        raise bad("message thread not found")
    if topic.closed and chat.bot_status not in _ADMINS:
        raise bad("TOPIC_CLOSED")
    return {"message_thread_id": thread_id, "is_topic_message": True}


def _reply(chat: Chat, p: Params) -> Json:
    wish = p.get("reply_parameters") or {}
    message_id = wish.get("message_id", p.get("reply_to_message_id"))
    if message_id is None:
        return {}
    if wish.get("chat_id", chat.id) not in {chat.id, str(chat.id)}:
        raise bad("replies to another chat are not simulated")
    replied = chat.find(message_id)
    if replied is None:
        if wish.get("allow_sending_without_reply", p.get("allow_sending_without_reply")):
            return {}
        raise bad("message to be replied not found")
    return {"reply_to_message": replied.quoted()} | _quote(replied, wish)


def _quote(replied: Kept, wish: Json) -> Json:
    quote = wish.get("quote")
    if quote is None:
        return {}
    text = replied.body.get("text") or replied.body.get("caption") or ""
    if quote not in text:
        raise bad("QUOTE_TEXT_INVALID")
    return {"quote": {"text": quote, "position": text.index(quote), "is_manual": True}}


def _options(p: Params) -> Json:
    options: Json = {}
    if p.get("protect_content"):
        options["has_protected_content"] = True
    if preview := p.get("link_preview_options"):
        options["link_preview_options"] = preview
    elif p.get("disable_web_page_preview"):
        options["link_preview_options"] = {"is_disabled": True}
    if effect := p.get("message_effect_id"):
        options["effect_id"] = effect
    return options


def head_of(chat: Chat, p: Params) -> Json:
    """Topic, reply and options of a message that is about to be sent."""
    return _thread(chat, p) | _reply(chat, p) | _options(p)


def send(world: World, chat: Chat, p: Params, content: Json, head: Json | None = None) -> Kept:
    """Posts a bot's message with its keyboard; the caller has checked the content."""
    keyboard = checks.markup(chat, p.get("reply_markup"))
    whole = (head_of(chat, p) if head is None else head) | content
    if keyboard and "inline_keyboard" in keyboard:
        whole["reply_markup"] = keyboard
    message = world.post(chat, world.bot_user(), whole)
    message.protected = bool(p.get("protect_content"))
    if keyboard:
        _open(world, chat, message, keyboard)
    return message


def _open(world: World, chat: Chat, message: Kept, keyboard: Json) -> None:
    """Opens or removes what stands at the bottom of the chat."""
    if keyboard.get("force_reply"):
        chat.forced = OpenKeyboard(message.id, keyboard, _addressee(message, keyboard))
    if "keyboard" in keyboard:
        chat.keyboard = OpenKeyboard(message.id, keyboard, _addressee(message, keyboard))
    elif keyboard.get("remove_keyboard"):
        chat.keyboard = None
    if "inline_keyboard" not in keyboard or keyboard.get("force_reply"):
        world.changes.add("reply_keyboard", chat.id)


def _addressee(message: Kept, keyboard: Json) -> int | None:
    """A selective keyboard is shown to whom the message answers."""
    replied = message.body.get("reply_to_message")
    if not keyboard.get("selective") or replied is None:
        return None
    return int(replied["from"]["id"])
