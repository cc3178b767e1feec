"""`python -m bot.simulator`: the simulator in a process of its own."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys

from .server import Simulator


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot.simulator", description="A local Telegram.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8081, help="port to listen on; 0 takes a free one")
    parser.add_argument("--token", default="424242:SIMULATED", help="the bot's token")
    parser.add_argument("--username", default="lapor_contoh_bot", help="the bot's username")
    parser.add_argument("--name", default="Lapor Contoh", help="the bot's name")
    return parser.parse_args()


async def _serve(wish: argparse.Namespace) -> None:
    simulator = Simulator(wish.token, wish.username, wish.name)
    await simulator.start(wish.host, wish.port)
    sys.stdout.write(f"{simulator.url}\n")
    sys.stdout.flush()
    stopped = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    await stopped.wait()
    await simulator.stop()


if __name__ == "__main__":
    asyncio.run(_serve(_arguments()))
