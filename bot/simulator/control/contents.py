"""What a person's message consists of: text, place, contact, sticker or file, as JSON or multipart."""

from __future__ import annotations

import base64
import binascii
import json

from aiohttp import web

from bot.simulator.entities import detected
from bot.simulator.errors import Refusal
from bot.simulator.files import StoredFile
from bot.simulator.media import DEFAULT_MIME, DEFAULT_NAME, file_content
from bot.simulator.people import text_contents
from bot.simulator.state import Chat
from bot.simulator.world import World

from . import Json, body_of

FILE_KINDS = ("photo", "document", "video", "voice", "audio", "animation", "video_note")
_NUMBERS = ("from", "reply_to", "topic")
_OBJECTS = ("location", "contact", *FILE_KINDS)


async def wish_of(request: web.Request) -> Json:
    """The wish as one object, however it came; a part `file` takes the kind of its MIME type or of `as`."""
    if request.content_type != "multipart/form-data":
        return await body_of(request)
    wish: Json = {}
    for name, field in (await request.post()).items():
        if isinstance(field, web.FileField):
            with field.file as handle:
                part = {"bytes": handle.read(), "name": field.filename, "mime": field.content_type}
            wish[name] = part
        elif isinstance(field, str):
            wish[name] = _field(name, field)
    if "file" in wish:
        part = wish.pop("file")
        wish[wish.pop("as", None) or _kind_of(part["mime"])] = part
    return wish


def _field(name: str, value: str) -> object:
    try:
        if name in _NUMBERS:
            return int(value)
        return json.loads(value) if name in _OBJECTS else value
    except ValueError:
        raise Refusal(400, f'"{name}" cannot be read') from None


def _kind_of(mime: str) -> str:
    if mime in {"image/jpeg", "image/png", "image/webp"}:
        return "photo"
    if mime.startswith("video/"):
        return "video"
    return "voice" if mime in {"audio/ogg", "audio/opus"} else "document"


def contents_of(world: World, chat: Chat, wish: Json) -> list[Json]:
    """Message contents for this wish: several when a long text is split."""
    head = _head(world, chat, wish)
    if "text" in wish:
        if not isinstance(wish["text"], str):
            raise Refusal(400, '"text" must be a string')
        return [head | content for content in text_contents(wish["text"])]
    return [head | _single(world, wish)]


def _head(world: World, chat: Chat, wish: Json) -> Json:
    head: Json = {}
    if wish.get("topic") is not None:
        if wish["topic"] not in chat.topics:
            raise Refusal(404, f"there is no topic {wish['topic']}")
        head |= {"message_thread_id": wish["topic"], "is_topic_message": True}
    if wish.get("reply_to") is not None:
        replied = chat.find(wish["reply_to"])
        if replied is None:
            raise Refusal(404, f"there is no message {wish['reply_to']} to reply to")
        head["reply_to_message"] = replied.quoted()
    if name := wish.get("forward_from_name"):
        head["forward_origin"] = {"type": "hidden_user", "date": int(world.now()), "sender_user_name": name}
    if wish.get("album"):
        head["media_group_id"] = str(wish["album"])
    return head


def _single(world: World, wish: Json) -> Json:
    if "location" in wish:
        return {"location": _checked(wish["location"], "location", ("latitude", "longitude"))}
    if "venue" in wish:
        venue = _checked(wish["venue"], "venue", ("location", "title", "address"))
        return {"venue": venue, "location": venue["location"]}
    if "contact" in wish:
        return {"contact": _checked(wish["contact"], "contact", ("phone_number", "first_name"))}
    if "sticker" in wish:
        file = world.files.add("sticker", "stiker.webp", "image/webp", None, 20_000)
        return file_content("sticker", file, {"emoji": str(wish["sticker"]), "width": 512, "height": 512})
    for kind in FILE_KINDS:
        if kind in wish:
            return _file(world, kind, wish[kind]) | _caption(wish)
    raise Refusal(400, "a message needs a text, a location, a contact, a sticker or a file")


def _checked(value: object, name: str, fields: tuple[str, ...]) -> Json:
    if not isinstance(value, dict) or any(field not in value for field in fields):
        raise Refusal(400, f"a {name} has {', '.join(fields)}")
    return value


def _caption(wish: Json) -> Json:
    caption = str(wish.get("caption") or "").strip()
    entities = detected(caption)
    return ({"caption": caption} if caption else {}) | ({"caption_entities": entities} if entities else {})


def _file(world: World, kind: str, spec: object) -> Json:
    if not isinstance(spec, dict):
        raise Refusal(400, f'"{kind}" must be an object with content, file_id or size')
    return file_content(kind, _stored(world, kind, spec), spec)


def _stored(world: World, kind: str, spec: Json) -> StoredFile:
    if "file_id" in spec:
        file = world.files.by_id(str(spec["file_id"]))
        if file is None:
            raise Refusal(404, "there is no such file")
        return file
    content = spec.get("bytes")
    if "content" in spec:
        content = _decoded(spec["content"])
    if content is None and not isinstance(spec.get("size"), int):
        raise Refusal(400, "a file needs content, file_id or size")
    name = spec.get("name") or DEFAULT_NAME.get(kind, "")
    mime = spec.get("mime") or DEFAULT_MIME.get(kind, "")
    return world.files.add(kind, name, mime, content, spec.get("size"))


def _decoded(content: object) -> bytes:
    try:
        return base64.b64decode(str(content), validate=True)
    except (binascii.Error, ValueError):
        raise Refusal(400, "a file's content is base64") from None
