"""Forwarding and copying."""

from __future__ import annotations

from bot.simulator.checks import caption_content
from bot.simulator.errors import bad
from bot.simulator.media import KINDS
from bot.simulator.state import Chat, Kept
from bot.simulator.world import World

from .common import Handlers, Json, Params, head_of, message_in, reachable, refuse_not_simulated, send

_CONTENT = (
    *("text", "entities", "link_preview_options", "caption", "caption_entities", "location", "venue", "contact"),
    *KINDS,
)


def _content(message: Kept) -> Json:
    return {key: message.body[key] for key in _CONTENT if key in message.body}


def _origin(message: Kept) -> Json:
    origin = message.body.get("forward_origin")
    if origin:
        return {"forward_origin": origin}
    sender = message.body["from"]
    return {"forward_origin": {"type": "user", "date": message.body["date"], "sender_user": sender}}


def _source(world: World, p: Params, verb: str) -> Kept:
    chat = reachable(world, p["from_chat_id"])
    message = message_in(chat, p["message_id"], f"message to {verb} not found")
    if message.protected or not _content(message):
        raise bad(f"message can't be {'forwarded' if verb == 'forward' else 'copied'}")
    return message


def forward_message(world: World, p: Params) -> Json:
    refuse_not_simulated(p)
    chat = reachable(world, p["chat_id"])
    message = _source(world, p, "forward")
    return send(world, chat, p, _content(message) | _origin(message)).body


def _copied(p: Params, message: Kept) -> Json:
    content = _content(message)
    if "caption" not in p or not any(kind in content for kind in KINDS):
        return content
    kept = {key: value for key, value in content.items() if key not in {"caption", "caption_entities"}}
    return kept | caption_content(p)


def copy_message(world: World, p: Params) -> Json:
    refuse_not_simulated(p)
    chat = reachable(world, p["chat_id"])
    message = _source(world, p, "copy")
    return {"message_id": send(world, chat, p, _copied(p, message)).id}


def _several(world: World, p: Params) -> list[Kept]:
    ids = p["message_ids"]
    if not 1 <= len(ids) <= 100 or ids != sorted(set(ids)):
        raise bad("message identifiers must be in a strictly increasing order, 1 to 100 of them")
    source = reachable(world, p["from_chat_id"])
    found = [m for m in map(source.find, ids) if m and not m.protected and _content(m)]
    if not found:
        raise bad("there are no messages to forward")
    return found


def _carry(world: World, chat: Chat, p: Params, contents: list[Json]) -> list[Json]:
    head = head_of(chat, p)
    return [{"message_id": send(world, chat, {}, content, head).id} for content in contents]


def forward_messages(world: World, p: Params) -> list[Json]:
    refuse_not_simulated(p)
    chat = reachable(world, p["chat_id"])
    return _carry(world, chat, p, [_content(m) | _origin(m) for m in _several(world, p)])


def copy_messages(world: World, p: Params) -> list[Json]:
    refuse_not_simulated(p)
    chat = reachable(world, p["chat_id"])
    contents = [_content(m) for m in _several(world, p)]
    if p.get("remove_caption"):
        for content in contents:
            content.pop("caption", None)
            content.pop("caption_entities", None)
    return _carry(world, chat, p, contents)


HANDLERS: Handlers = {
    "forwardmessage": forward_message,
    "copymessage": copy_message,
    "forwardmessages": forward_messages,
    "copymessages": copy_messages,
}
