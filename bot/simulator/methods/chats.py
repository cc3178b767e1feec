"""Chats, their members and the topics of forums."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from aiogram.types import AcceptedGiftTypes, ChatMemberAdministrator, ChatMemberRestricted

from bot.simulator.errors import bad
from bot.simulator.state import Chat, Topic
from bot.simulator.world import World

from .common import Handlers, Json, Params, known_chat, reachable, refuse_not_simulated, require_admin, send

_ICON = 0x6FB9F0
_NO_TOPIC_RIGHT = "not enough rights to manage topics in the chat"


def _flags(model: Any) -> Json:
    """The rights that Telegram always names, all granted; read from aiogram's class."""
    required = {name: field for name, field in model.model_fields.items() if field.is_required()}
    return {name: True for name, field in required.items() if field.annotation is bool}


_EXTRA: Mapping[str, Json] = {
    "creator": {"is_anonymous": False},
    "administrator": _flags(ChatMemberAdministrator) | {"is_anonymous": False, "can_be_edited": False},
    "restricted": _flags(ChatMemberRestricted) | {"until_date": 0},
    "kicked": {"until_date": 0},
}


def member(user: Json, status: str) -> Json:
    """Telegram's `ChatMember`."""
    return {"user": user, "status": status} | _EXTRA.get(status, {})


def get_chat(world: World, p: Params) -> Json:
    chat = known_chat(world, p["chat_id"])
    full = chat.brief() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(AcceptedGiftTypes.model_fields, False),
    }
    if chat.description:
        full["description"] = chat.description
    if chat.pinned and (pinned := chat.find(chat.pinned[-1])):
        full["pinned_message"] = pinned.quoted()
    return full


def _status(chat: Chat, world: World, user_id: int) -> str:
    if user_id == world.bot_id:
        return chat.bot_status
    return "member" if chat.id == user_id else chat.members.get(user_id, "left")


def get_chat_member(world: World, p: Params) -> Json:
    chat = reachable(world, p["chat_id"])
    user = world.user(p["user_id"])
    if user is None:
        raise bad("PARTICIPANT_ID_INVALID" if p["user_id"] <= 0 else "user not found")
    return member(user, _status(chat, world, p["user_id"]))


def _members(world: World, chat: Chat) -> list[Json]:
    everyone = {**chat.members, world.bot_id: chat.bot_status}
    return [member(user, status) for user_id, status in everyone.items() if (user := world.user(user_id))]


def get_chat_administrators(world: World, p: Params) -> list[Json]:
    chat = reachable(world, p["chat_id"])
    if chat.is_private:
        raise bad("there are no administrators in the private chat")
    return [m for m in _members(world, chat) if m["status"] in {"creator", "administrator"}]


def get_chat_member_count(world: World, p: Params) -> int:
    chat = reachable(world, p["chat_id"])
    return 2 if chat.is_private else len([m for m in _members(world, chat) if m["status"] not in {"left", "kicked"}])


def get_user_profile_photos(world: World, p: Params) -> Json:
    if world.user(p["user_id"]) is None:
        raise bad("user not found")
    return {"total_count": 0, "photos": []}


def set_chat_title(world: World, p: Params) -> bool:
    chat = reachable(world, p["chat_id"])
    if chat.is_private:
        raise bad("can't change private chat title")
    require_admin(chat, "not enough rights to change chat title")
    if not 1 <= len(p["title"]) <= 128:
        raise bad("chat title is invalid")
    chat.title = p["title"]
    world.changes.add("chat", chat.id)
    send(world, chat, {}, {"new_chat_title": chat.title})
    return True


def set_chat_description(world: World, p: Params) -> bool:
    chat = reachable(world, p["chat_id"])
    require_admin(chat, "not enough rights to set chat description")
    if len(p.get("description", "")) > 255:
        raise bad("chat description is too long")
    chat.description = p.get("description") or None
    world.changes.add("chat", chat.id)
    return True


def leave_chat(world: World, p: Params) -> bool:
    chat = reachable(world, p["chat_id"])
    if chat.is_private:
        raise bad("can't leave private chat")
    chat.bot_status = "left"
    world.changes.add("chat", chat.id)
    return True


def _forum(world: World, p: Params) -> Chat:
    chat = reachable(world, p["chat_id"])
    if not chat.is_forum:
        raise bad("the chat is not a forum")
    require_admin(chat, _NO_TOPIC_RIGHT)
    return chat


def open_topic(world: World, chat: Chat, name: str, icon_color: int = _ICON) -> Topic:
    """Opens a topic; its id is that of the service message that says so."""
    opened = send(world, chat, {}, {"forum_topic_created": {"name": name, "icon_color": icon_color}})
    topic = Topic(opened.id, name, icon_color)
    opened.body = opened.body | {"message_thread_id": topic.id, "is_topic_message": True}
    chat.topics[topic.id] = topic
    world.changes.add("chat", chat.id)
    return topic


def create_forum_topic(world: World, p: Params) -> Json:
    refuse_not_simulated(p)
    chat = _forum(world, p)
    if not 1 <= len(p["name"]) <= 128:
        raise bad("TOPIC_TITLE_EMPTY" if not p["name"] else "TOPIC_TITLE_TOO_LONG")
    topic = open_topic(world, chat, p["name"], p.get("icon_color", _ICON))
    return {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.icon_color}


def _topic(world: World, p: Params) -> tuple[Chat, Topic]:
    chat = _forum(world, p)
    topic = chat.topics.get(p["message_thread_id"])
    if topic is None:
        raise bad("message thread not found")
    return chat, topic


def edit_forum_topic(world: World, p: Params) -> bool:
    chat, topic = _topic(world, p)
    if p.get("name", topic.name) == topic.name:
        raise bad("TOPIC_NOT_MODIFIED")
    topic.name = p["name"]
    send(world, chat, {"message_thread_id": topic.id}, {"forum_topic_edited": {"name": topic.name}})
    return True


def _turn_topic(closed: bool, world: World, p: Params) -> bool:
    chat, topic = _topic(world, p)
    if topic.closed == closed:
        raise bad("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    what = "forum_topic_closed" if closed else "forum_topic_reopened"
    send(world, chat, {"message_thread_id": topic.id}, {what: {}})
    return True


def delete_forum_topic(world: World, p: Params) -> bool:
    chat, topic = _topic(world, p)
    del chat.topics[topic.id]
    for message in list(chat.newest_first()):
        if message.body.get("message_thread_id") == topic.id:
            message.deleted = True
            world.touch(chat, message, "delete")
    return True


HANDLERS: Handlers = {
    "getchat": get_chat,
    "getchatmember": get_chat_member,
    "getchatadministrators": get_chat_administrators,
    "getchatmembercount": get_chat_member_count,
    "setchattitle": set_chat_title,
    "setchatdescription": set_chat_description,
    "getuserprofilephotos": get_user_profile_photos,
    "leavechat": leave_chat,
    "createforumtopic": create_forum_topic,
    "editforumtopic": edit_forum_topic,
    "closeforumtopic": partial(_turn_topic, True),
    "reopenforumtopic": partial(_turn_topic, False),
    "deleteforumtopic": delete_forum_topic,
}
