"""Fetching a file from Telegram: getFile, then its bytes, in pieces and never more than a bot may have."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramRetryAfter
from aiogram.methods import GetFile
from aiohttp import ClientError, ClientTimeout

from bot.files import FETCHABLE, Download, NotFetched, TooLarge
from bot.updates.wire import Wire

_TOO_LARGE = "file is too big"
_PIECE = 256 * 1024
_TIMEOUT = ClientTimeout(total=None, connect=10, sock_read=20)  # the whole is bounded by the caller


def downloader(bot: Bot) -> Download:
    """Raises NotFetched or TooLarge; no text of theirs names the file's address, which carries the token."""

    async def download(file_id: str) -> bytes:
        return await _content(bot, await _path(bot, file_id))

    return download


async def _path(bot: Bot, file_id: str) -> str:
    try:
        file = await bot(GetFile(file_id=file_id))
    except TelegramRetryAfter as problem:
        raise NotFetched("too_many_requests", timedelta(seconds=problem.retry_after)) from None
    except TelegramBadRequest as problem:
        if _TOO_LARGE in problem.message.lower():
            raise TooLarge from None
        raise NotFetched("refused") from None
    except (TelegramAPIError, OSError) as problem:
        raise NotFetched(type(problem).__name__) from None
    if file.file_path is None:
        raise NotFetched("no_path")
    return file.file_path


async def _content(bot: Bot, path: str) -> bytes:
    wire = cast(Wire, bot.session)
    session = await wire.create_session()
    content = bytearray()
    try:
        async with session.get(wire.api.file_url(bot.token, path), timeout=_TIMEOUT) as answer:
            if answer.status != 200:
                raise NotFetched(f"status_{answer.status}")
            async for piece in answer.content.iter_chunked(_PIECE):
                content += piece
                if len(content) > FETCHABLE:
                    raise TooLarge
    except (ClientError, OSError) as problem:
        raise NotFetched(type(problem).__name__) from None
    return bytes(content)
