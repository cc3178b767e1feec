"""Photos, documents, videos, voices, albums; files by upload or by file_id."""

from __future__ import annotations

from functools import partial
from typing import Any

from bot.simulator.checks import caption_content
from bot.simulator.errors import bad
from bot.simulator.files import MAX_PHOTO, MAX_UPLOAD, StoredFile
from bot.simulator.media import DEFAULT_MIME, KINDS, file_content
from bot.simulator.params import Upload
from bot.simulator.world import World

from .common import Handlers, Json, Params, head_of, reachable, refuse_not_simulated, send

_FLAGS = {"has_spoiler": "has_media_spoiler", "show_caption_above_media": "show_caption_above_media"}
_ALBUM_FAMILIES = ({"photo", "video", "live_photo"}, {"document"}, {"audio"})


def stored(world: World, kind: str, given: Any) -> StoredFile:
    """The file that a parameter means: an upload is kept, a file_id looked up, an address refused."""
    if isinstance(given, Upload):
        return _kept(world, kind, given)
    if given.startswith(("http://", "https://")):
        raise bad("failed to get HTTP URL content")
    if given.startswith("attach://"):
        raise bad("can't find the attached file")
    file = world.files.by_id(given)
    if file is None:
        raise bad("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        raise bad(f"type of file mismatch: can't use file of type {file.kind} as {kind}")
    return file


def _kept(world: World, kind: str, upload: Upload) -> StoredFile:
    size = len(upload.content)
    if size == 0:
        raise bad("file must be non-empty")
    if size > MAX_UPLOAD:
        raise bad("file is too big")
    if kind == "photo" and size > MAX_PHOTO:
        raise bad(f"file of size {size} bytes is too big for a photo; the maximum size is {MAX_PHOTO} bytes")
    generic = upload.mime in {"", "application/octet-stream"}
    mime = DEFAULT_MIME.get(kind, "") if generic else upload.mime
    return world.files.add(kind, upload.name, mime, upload.content)


def _content(world: World, kind: str, p: Params, given: Any) -> Json:
    content = file_content(kind, stored(world, kind, given), p) | caption_content(p)
    return content | {shown: True for asked, shown in _FLAGS.items() if p.get(asked)}


def _send_file(kind: str, world: World, p: Params) -> Json:
    refuse_not_simulated(p)
    chat = reachable(world, p["chat_id"])
    head = head_of(chat, p)
    return send(world, chat, p, _content(world, kind, p, p[kind]), head).body


def input_media(world: World, media: Json) -> Json:
    """The content that an `InputMedia…` describes."""
    kind = media["type"]
    if kind not in KINDS:
        raise bad(f"InputMedia of type {kind} is not simulated")
    return _content(world, kind, media, media["media"])


def send_media_group(world: World, p: Params) -> list[Json]:
    refuse_not_simulated(p)
    chat = reachable(world, p["chat_id"])
    kinds = {media["type"] for media in p["media"]}
    if not 2 <= len(p["media"]) <= 10:
        raise bad("wrong number of media: an album has 2 to 10")
    if not any(kinds <= family for family in _ALBUM_FAMILIES):
        raise bad("media of these types can't be mixed in an album")
    head = head_of(chat, p) | {"media_group_id": str(10_000_000_000 + next(world.serial))}
    contents = [input_media(world, media) for media in p["media"]]
    return [send(world, chat, p, content, head).body for content in contents]


def get_file(world: World, p: Params) -> Json:
    file = world.files.fetchable(p["file_id"])
    return {
        "file_id": p["file_id"],
        "file_unique_id": file.file_unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }


_SENT = ("photo", "document", "video", "voice", "audio", "animation", "sticker", "video_note")
HANDLERS: Handlers = {
    **{f"send{kind.replace('_', '')}": partial(_send_file, kind) for kind in _SENT},
    "sendmediagroup": send_media_group,
    "getfile": get_file,
}
