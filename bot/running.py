"""`lapor run`: what can be refused is refused before the libraries of the bot are imported, which takes seconds."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Iterable

from bot.opening import open_database
from bot.settings import Settings
from storage.engine import DatabaseProblem
from storage.files import FilesProblem
from storage.regionfile import RegionError
from storage.sealing import KeyProblem

REFUSALS = (DatabaseProblem, FilesProblem, KeyProblem, RegionError)
"""What the caller has to mend, each with a sentence for people."""


GARBAGE = (10_000, 10, 10)
"""Thresholds of the three generations, for a process that makes and drops some thousand objects for each update: the
whole is looked through about every 30,000 updates. Without that 9 MB are left lying in 100,000."""


def settled() -> None:
    """What is loaded by now stays for good: the collector need not walk through it again.

    Measured with 200 people who write without a pause: each full collection stopped everything for a quarter to half a
    second, several times a minute.
    """
    gc.collect()
    gc.freeze()
    gc.collect()  # it goes through old objects once a quarter more have come: counted from now on, without those
    gc.set_threshold(*GARBAGE)


async def serve(settings: Settings, parts: Iterable[str]) -> bool:
    """Run these parts until a signal asks to stop; whether they ended by a fault, which only a new start mends.

    Raises REFUSALS, and OSError where the port cannot be had.
    """
    stopping = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stopping.set)
    database, _lock = await open_database(settings)
    from bot.updates import lean

    lean.load()  # before the first import of aiogram
    from bot.app import App

    process = App(settings, database, only=frozenset(parts))
    await process.start()
    settled()
    ends = [asyncio.ensure_future(sign.wait()) for sign in (stopping, process.broken)]
    await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    await process.stop()
    return process.broken.is_set()
