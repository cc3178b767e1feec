"""Fetching a file from Telegram: getFile, then its bytes, in pieces and never more than a bot may have.

A Bot API server of one's own that runs with `--local` hands no files out over HTTP: getFile names the absolute path
under which it has put the file (https://core.telegram.org/bots/api#using-a-local-bot-api-server), and it is read there.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import cast

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramRetryAfter
from aiogram.methods import GetFile
from aiohttp import ClientError, ClientTimeout

from bot.domain import overlong
from bot.files import FETCHABLE, Download, NotFetched, TooLarge
from bot.updates.wire import Wire

PUBLIC = "https://api.telegram.org/"
"""Whose answers name no path of this machine: only a server of one's own may."""

log = structlog.get_logger("files")

_ELSEWHERE = (
    "The Bot API server runs with --local, and the files that it fetches cannot be read here. Mount its folder under "
    "the same path and let the bot's user read it, or run the server without --local. The file is tried again later."
)
_TOO_LARGE = "file is too big"
_PIECE = 256 * 1024
_TIMEOUT = ClientTimeout(total=None, connect=10, sock_read=20)  # the whole is bounded by the caller


def downloader(bot: Bot) -> Download:
    """Words that stand in the place of an id come as they are, all else from Telegram.

    Raises NotFetched or TooLarge; no text of theirs names the file's address, which carries the token.
    """

    async def download(file_id: str) -> bytes:
        if (words := overlong.read(file_id)) is not None:
            return words.encode()
        path = Path(await _path(bot, file_id))
        if path.is_absolute() and not cast(Wire, bot.session).api.base.startswith(PUBLIC):
            return await asyncio.to_thread(_read, path)
        return await _content(bot, path.as_posix())

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


def _read(path: Path) -> bytes:
    """A file that a local server has put on this machine. Its path carries the token: no log and no error names it."""
    try:
        if not path.is_file():  # missing here, or nothing that ends when it is read
            raise FileNotFoundError
        with path.open("rb") as file:
            content = file.read(FETCHABLE + 1)
    except OSError as problem:
        log.warning("files.local_server", cause=type(problem).__name__, advice=_ELSEWHERE)
        raise NotFetched("not_on_this_machine") from None
    if len(content) > FETCHABLE:
        raise TooLarge
    return content
