"""A Bot API server run with `--local`: getFile names a path of its machine, and no file is handed out over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from structlog.testing import capture_logs

from bot.files import FETCHABLE, NotFetched, TooLarge
from bot.updates.download import downloader
from bot.updates.wire import make_bot

TOKEN = "42:contoh"  # nobody's


@asynccontextmanager
async def _downloading(path: Path) -> AsyncIterator[Callable[[str], Awaitable[bytes]]]:
    """A downloader whose server answers getFile with this path, and knows nothing else."""

    async def get_file(request: web.Request) -> web.Response:
        return web.json_response(
            {"ok": True, "result": {"file_id": "a", "file_unique_id": "b", "file_path": str(path)}}
        )

    application = web.Application()
    application.router.add_post(f"/bot{TOKEN}/getFile", get_file)
    async with TestServer(application) as server:
        bot = make_bot(TOKEN, str(server.make_url("")).rstrip("/"))
        try:
            yield downloader(bot)
        finally:
            await bot.session.close()


async def test_a_file_of_a_local_server_is_read_where_it_lies(tmp_path: Path) -> None:
    file = tmp_path / "file_1.jpg"
    file.write_bytes(b"isi")
    async with _downloading(file) as download:
        assert await download("a") == b"isi"


@pytest.mark.parametrize("name", ["tidak ada.jpg", ""])
async def test_a_local_file_that_is_not_here_comes_later_and_the_log_says_what_to_mend(
    tmp_path: Path, name: str
) -> None:
    with capture_logs() as logs:
        async with _downloading(tmp_path / name) as download:
            with pytest.raises(NotFetched, match="not_on_this_machine"):
                await download("a")
    assert "--local" in logs[0]["advice"]
    assert str(tmp_path) not in str(logs)


async def test_a_local_file_over_twenty_megabytes_stays_with_the_server(tmp_path: Path) -> None:
    file = tmp_path / "file_1.mp4"
    file.write_bytes(bytes(FETCHABLE + 1))
    async with _downloading(file) as download:
        with pytest.raises(TooLarge):
            await download("a")
