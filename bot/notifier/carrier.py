"""One part of a notification as one request of python-telegram-bot."""

from __future__ import annotations

import html
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest
from telegram.ext import AIORateLimiter, ExtBot

from bot.domain import overlong
from bot.notifier.pace import TELEGRAMS, Air
from bot.notifier.parts import Part, plain
from bot.notifier.wire import Request, silence
from storage.files import FilesProblem
from storage.notifications import Button, File

Read = Callable[[str], Awaitable[bytes]]  # a stored content by its name; raises FilesProblem
GROUP_A_MINUTE = 20  # https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_MEDIA: Mapping[str, Callable[..., Any]] = {
    "photo": InputMediaPhoto,
    "video": InputMediaVideo,
    "document": InputMediaDocument,
    "audio": InputMediaAudio,
}
_SILENT_KINDS = ("video_note",)  # they take no caption


@dataclass(frozen=True, slots=True)
class Manner:
    """How a part is sent: where to, under which topic and message, and what was learnt from failures before."""

    address: int
    thread: int | None = None
    reply_to: int | None = None
    protect: bool = False
    plain: bool = False
    upload: bool = False  # files from the store, since Telegram has forgotten their ids
    mark: str = ""  # the line that tells of a possible repeat


class Carrier:
    """Sends parts; `timeout` in seconds for each request, `per_second` 0 lifts the limits (Telegram asks for 30).

    More than thirty a second is a paid broadcast: Telegram takes a fee for each message beyond.
    """

    def __init__(
        self, token: str, api: str, *, in_flight: int, per_second: float, timeout: float, read: Read | None = None
    ) -> None:
        silence()
        self._read = read
        self.air = Air(per_second)
        self._paid = True if per_second > TELEGRAMS else None
        self._request = Request(in_flight, timeout)
        limiter = AIORateLimiter(
            overall_max_rate=0,  # it counts departures and albums as one message: `Air` knows better
            group_max_rate=GROUP_A_MINUTE if per_second else 0,
            max_retries=0,
        )
        base = api.rstrip("/")
        self._bot: ExtBot[int] = ExtBot(
            token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=self._request,
            get_updates_request=self._request,  # never used: one that the library makes would load certificates again
            rate_limiter=limiter,
        )
        self._single: Mapping[str, Callable[..., Awaitable[Message]]] = {
            "photo": self._bot.send_photo,
            "document": self._bot.send_document,
            "video": self._bot.send_video,
            "voice": self._bot.send_voice,
            "audio": self._bot.send_audio,
            "animation": self._bot.send_animation,
            "video_note": self._bot.send_video_note,
        }

    async def send(self, part: Part, manner: Manner) -> list[int]:
        """The ids of the messages it became; raises what python-telegram-bot raises."""
        common: dict[str, Any] = {
            "message_thread_id": manner.thread,
            "protect_content": manner.protect or None,
            "allow_paid_broadcast": self._paid,
        }
        if manner.reply_to is not None:
            common["reply_parameters"] = ReplyParameters(manner.reply_to, allow_sending_without_reply=True)
        async with self.air.push(len(part.files) or 1):
            if not part.files:
                return [(await self._text(part, manner, common)).message_id]
            if len(part.files) == 1:
                return [(await self._file(part.files[0], manner, common)).message_id]
            return [message.message_id for message in await self._album(part.files, manner, common)]

    async def edit(self, part: Part, manner: Manner, message: int) -> None:
        """Change a message that was sent before; raises what python-telegram-bot raises."""
        formatted = not (part.plain or manner.plain)
        async with self.air.push():
            await self._bot.edit_message_text(
                part.text if formatted or part.plain else plain(part.text),
                manner.address,
                message,
                parse_mode=ParseMode.HTML if formatted else None,
                link_preview_options=_NO_PREVIEW,
                reply_markup=_keyboard(part.buttons),
            )

    async def open_topic(self, address: int, name: str) -> int:
        """A new topic of a forum: Telegram's id of it; raises what python-telegram-bot raises."""
        async with self.air.push():
            return (await self._bot.create_forum_topic(address, name)).message_thread_id

    async def _media(self, file: File, manner: Manner) -> str | InputFile:
        """What Telegram is given: the id by which it knows the file, or the file itself."""
        if (words := overlong.read(file.file_id)) is not None:
            return InputFile(words.encode(), filename=file.name or overlong.NAME, attach=True)
        if not manner.upload or file.content is None or self._read is None:
            return file.file_id
        try:
            content = await self._read(file.content)
        except FilesProblem:
            raise BadRequest("the stored file cannot be read") from None
        return InputFile(content, filename=file.name or file.kind, attach=True)

    async def alive(self) -> None:
        """Whether Telegram answers at all; raises like `send`."""
        await self._bot.get_me()

    async def close(self) -> None:
        await self._request.shutdown()

    def _text(self, part: Part, manner: Manner, common: Mapping[str, Any]) -> Awaitable[Message]:
        formatted = not (part.plain or manner.plain)
        text = part.text if formatted or part.plain else plain(part.text)
        line = html.escape(manner.mark, quote=False) if formatted else manner.mark
        return self._bot.send_message(
            manner.address,
            f"{text}\n\n{line}" if line else text,
            parse_mode=ParseMode.HTML if formatted else None,
            link_preview_options=_NO_PREVIEW,
            reply_markup=_keyboard(part.buttons),
            **common,
        )

    async def _file(self, file: File, manner: Manner, common: Mapping[str, Any]) -> Message:
        words = _caption(file, manner.mark) if file.kind not in _SILENT_KINDS else None
        caption = {"caption": words} if words else {}
        return await self._single[file.kind](manner.address, await self._media(file, manner), **caption, **common)

    async def _album(self, files: Sequence[File], manner: Manner, common: Mapping[str, Any]) -> Sequence[Message]:
        media = [
            _MEDIA[file.kind](await self._media(file, manner), caption=_caption(file, "" if at else manner.mark))
            for at, file in enumerate(files)
        ]
        return await self._bot.send_media_group(manner.address, media, **common)


def _caption(file: File, mark: str) -> str | None:
    """A file's own caption and the line that tells of a possible repeat."""
    return "\n".join(part for part in (file.caption, mark) if part) or None


def _keyboard(buttons: Sequence[Sequence[Button]]) -> InlineKeyboardMarkup | None:
    return InlineKeyboardMarkup([[_button(one) for one in line] for line in buttons]) if buttons else None


def _button(one: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(
        one.text,
        callback_data=one.data,
        url=one.url,
        copy_text=CopyTextButton(one.copy) if one.copy is not None else None,
        style=one.style,
    )
