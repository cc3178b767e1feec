"""Texts, places and contacts sent; presses answered; actions shown."""

from __future__ import annotations

from bot.simulator.checks import text_content
from bot.simulator.errors import bad
from bot.simulator.state import Chat
from bot.simulator.world import CALLBACK_LIFETIME, World

from .common import Handlers, Json, Params, head_of, message_in, reachable, refuse_not_simulated, send

_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)
_ACTION_SECONDS = 5.0
_DEAD_QUERY = "query is too old and response timeout expired or query ID is invalid"


def send_message(world: World, p: Params) -> Json:
    refuse_not_simulated(p)
    chat = reachable(world, p["chat_id"])
    content = text_content(p["text"], p)
    return send(world, chat, p, content).body


def _place(p: Params) -> Json:
    latitude, longitude = p["latitude"], p["longitude"]
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad("invalid geo coordinates specified" if latitude or longitude else "latitude is empty")
    place: Json = {"latitude": latitude, "longitude": longitude}
    optional = ("horizontal_accuracy", "live_period", "heading", "proximity_alert_radius")
    return place | {key: p[key] for key in optional if key in p}


def send_location(world: World, p: Params) -> Json:
    refuse_not_simulated(p)
    chat = reachable(world, p["chat_id"])
    return send(world, chat, p, {"location": _place(p)}).body


def send_venue(world: World, p: Params) -> Json:
    refuse_not_simulated(p)
    chat = reachable(world, p["chat_id"])
    place = _place(p)
    optional = ("foursquare_id", "foursquare_type", "google_place_id", "google_place_type")
    venue = {"location": place, "title": p["title"], "address": p["address"]}
    venue |= {key: p[key] for key in optional if key in p}
    return send(world, chat, p, {"venue": venue, "location": place}).body


def send_contact(world: World, p: Params) -> Json:
    refuse_not_simulated(p)
    chat = reachable(world, p["chat_id"])
    contact = {key: p[key] for key in ("phone_number", "first_name", "last_name", "vcard") if key in p}
    return send(world, chat, p, {"contact": contact}).body


def send_chat_action(world: World, p: Params) -> bool:
    chat = reachable(world, p["chat_id"])
    if p["action"] not in _ACTIONS:
        raise bad("wrong parameter action in request")
    chat.typing_until = world.now() + _ACTION_SECONDS
    world.changes.add("typing", chat.id, action=p["action"], seconds=_ACTION_SECONDS)
    return True


def answer_callback_query(world: World, p: Params) -> bool:
    callback = world.callbacks.get(p["callback_query_id"])
    if callback is None or callback.answered or world.now() - callback.at > CALLBACK_LIFETIME:
        raise bad(_DEAD_QUERY)
    if len(p.get("text", "")) > 200:
        raise bad("MESSAGE_TOO_LONG")
    if "url" in p and not p["url"].startswith((f"https://t.me/{world.username}?start=", "tg://")):
        raise bad("URL_INVALID")
    callback.answered = True
    callback.answer = {key: p[key] for key in ("text", "show_alert", "url") if key in p}
    world.changes.add("callback", callback.chat_id, id=callback.id)
    return True


def set_message_reaction(world: World, p: Params) -> bool:
    chat = reachable(world, p["chat_id"])
    message = message_in(chat, p["message_id"], "message to react not found")
    reactions = p.get("reaction") or []
    if len(reactions) > 1:
        raise bad("REACTIONS_TOO_MANY")
    if any(reaction["type"] != "emoji" for reaction in reactions):
        raise bad("REACTION_INVALID")
    message.reactions = reactions
    world.touch(chat, message)
    return True


def _pin_right(chat: Chat) -> None:
    if not chat.is_private and chat.bot_status != "administrator":
        raise bad("not enough rights to manage pinned messages in the chat")


def pin_chat_message(world: World, p: Params) -> bool:
    chat = reachable(world, p["chat_id"])
    _pin_right(chat)
    message = message_in(chat, p["message_id"], "message to pin not found")
    if message.id in chat.pinned:
        return True
    chat.pinned.append(message.id)
    world.changes.add("chat", chat.id)
    send(world, chat, {}, {"pinned_message": message.quoted()}, head_of(chat, {}))
    return True


def unpin_chat_message(world: World, p: Params) -> bool:
    chat = reachable(world, p["chat_id"])
    _pin_right(chat)
    message_id = p.get("message_id", chat.pinned[-1] if chat.pinned else None)
    if message_id not in chat.pinned:
        raise bad("message to unpin not found")
    chat.pinned.remove(message_id)
    world.changes.add("chat", chat.id)
    return True


def unpin_all_chat_messages(world: World, p: Params) -> bool:
    chat = reachable(world, p["chat_id"])
    _pin_right(chat)
    chat.pinned.clear()
    world.changes.add("chat", chat.id)
    return True


HANDLERS: Handlers = {
    "sendmessage": send_message,
    "sendlocation": send_location,
    "sendvenue": send_venue,
    "sendcontact": send_contact,
    "sendchataction": send_chat_action,
    "answercallbackquery": answer_callback_query,
    "setmessagereaction": set_message_reaction,
    "pinchatmessage": pin_chat_message,
    "unpinchatmessage": unpin_chat_message,
    "unpinallchatmessages": unpin_all_chat_messages,
}
