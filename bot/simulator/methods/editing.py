"""Edits and deletions."""

from __future__ import annotations

from bot.simulator import checks
from bot.simulator.checks import caption_content, text_content
from bot.simulator.errors import bad
from bot.simulator.media import KINDS
from bot.simulator.state import Chat, Kept
from bot.simulator.world import World

from .common import Handlers, Json, Params, message_in, reachable, refuse_not_simulated
from .media import input_media

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
_DELETABLE_FOR = 48 * 3600
_CAPTION = ("caption", "caption_entities")


def _target(world: World, p: Params) -> tuple[Chat, Kept]:
    refuse_not_simulated(p)
    if "chat_id" not in p:
        raise bad("chat_id is empty")
    if "message_id" not in p:
        raise bad("message identifier is not specified")
    chat = reachable(world, p["chat_id"])
    message = message_in(chat, p["message_id"], "message to edit not found")
    if message.out or message.body["from"]["id"] != world.bot_id:
        raise bad("message can't be edited")
    return chat, message


def _change(world: World, chat: Chat, message: Kept, p: Params, content: Json, gone: tuple[str, ...]) -> Json:
    """Replaces the content; without a keyboard in the request the message loses the one it had."""
    keyboard = checks.markup(chat, p.get("reply_markup"))
    drop = {*gone, "reply_markup", "edit_date"}
    body = {key: value for key, value in message.body.items() if key not in drop} | content
    if keyboard:
        body["reply_markup"] = keyboard
    if body == {key: value for key, value in message.body.items() if key != "edit_date"}:
        raise bad(_NOT_MODIFIED)
    message.body = body | {"edit_date": int(world.now())}
    world.touch(chat, message)
    return message.body


def edit_message_text(world: World, p: Params) -> Json:
    chat, message = _target(world, p)
    if "text" not in p:
        raise bad("message text is empty")
    if "text" not in message.body:
        raise bad("there is no text in the message to edit")
    content = text_content(p["text"], p)
    if preview := p.get("link_preview_options"):
        content["link_preview_options"] = preview
    elif p.get("disable_web_page_preview"):
        content["link_preview_options"] = {"is_disabled": True}
    return _change(world, chat, message, p, content, ("text", "entities", "link_preview_options"))


def edit_message_caption(world: World, p: Params) -> Json:
    chat, message = _target(world, p)
    if not any(kind in message.body for kind in KINDS):
        raise bad("there is no caption in the message to edit")
    return _change(world, chat, message, p, caption_content(p), _CAPTION)


def edit_message_reply_markup(world: World, p: Params) -> Json:
    chat, message = _target(world, p)
    return _change(world, chat, message, p, {}, ())


def edit_message_media(world: World, p: Params) -> Json:
    chat, message = _target(world, p)
    content = input_media(world, p["media"])
    return _change(world, chat, message, p, content, (*KINDS, *_CAPTION, "text", "entities"))


def _may_delete(world: World, chat: Chat, message: Kept) -> None:
    if world.now() - message.body["date"] > _DELETABLE_FOR and chat.bot_status != "administrator":
        raise bad("message can't be deleted")
    own = not message.out and message.body["from"]["id"] == world.bot_id
    if not (own or chat.is_private or chat.bot_status == "administrator"):
        raise bad("message can't be deleted")


def _delete(world: World, chat: Chat, message: Kept) -> None:
    message.deleted = True
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
    world.touch(chat, message, "delete")


def delete_message(world: World, p: Params) -> bool:
    chat = reachable(world, p["chat_id"])
    message = message_in(chat, p["message_id"], "message to delete not found")
    _may_delete(world, chat, message)
    _delete(world, chat, message)
    return True


def delete_messages(world: World, p: Params) -> bool:
    """Messages that are not there are skipped, as Telegram does."""
    chat = reachable(world, p["chat_id"])
    if not 1 <= len(p["message_ids"]) <= 100:
        raise bad("message identifiers are not specified" if not p["message_ids"] else "too many messages")
    found = [message for message in map(chat.find, p["message_ids"]) if message]
    for message in found:
        _may_delete(world, chat, message)
    for message in found:
        _delete(world, chat, message)
    return True


HANDLERS: Handlers = {
    "editmessagetext": edit_message_text,
    "editmessagecaption": edit_message_caption,
    "editmessagereplymarkup": edit_message_reply_markup,
    "editmessagemedia": edit_message_media,
    "deletemessage": delete_message,
    "deletemessages": delete_messages,
}
