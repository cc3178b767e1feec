"""A blocked loop ends its process; a busy one does not."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading

from bot.updates.watchdog import EXIT_CODE, Watchdog

BLOCKED = """
import asyncio, time
from bot.updates.watchdog import Watchdog

async def main():
    Watchdog(0.4).start()
    await asyncio.sleep(1)
    print("alive", flush=True)
    time.sleep(20)
    print("never", flush=True)

asyncio.run(main())
"""


def test_a_blocked_loop_ends_the_process() -> None:
    ended = subprocess.run([sys.executable, "-c", BLOCKED], capture_output=True, text=True, timeout=15, check=False)
    assert ended.returncode == EXIT_CODE
    assert ended.stdout.split() == ["alive"]
    assert 'File "<string>", line 9 in main' in ended.stderr


async def test_a_stopped_watchdog_hears_nothing() -> None:
    died = threading.Event()
    watchdog = Watchdog(0.1, die=died.set)
    watchdog.start()
    await asyncio.sleep(0.3)
    watchdog.stop()
    await asyncio.sleep(0.3)
    assert not died.is_set()
