"""The simulator in a process of its own."""

from __future__ import annotations

import asyncio
import signal
import sys

from aiohttp import ClientSession

from .conftest import Player


async def test_it_runs_by_itself_and_stops_when_asked() -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.simulator", "--port", "0", "--token", "424242:SIMULATED"),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    try:
        url = (await asyncio.wait_for(process.stdout.readline(), 60)).decode().strip()
        async with ClientSession(url) as http:
            assert (await Player(http).does("getMe"))["username"] == "lapor_contoh_bot"
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 30) == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
