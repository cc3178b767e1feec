"""Ends the process when its event loop is blocked: whoever supervises it starts it again, and nothing is lost."""

from __future__ import annotations

import asyncio
import faulthandler
import os
import threading
import time
from collections.abc import Callable

EXIT_CODE = 70  # EX_SOFTWARE of sysexits.h


def _die() -> None:
    """Where every thread stands (names of files and functions only), then out without any cleaning up."""
    faulthandler.dump_traceback(file=2)
    os._exit(EXIT_CODE)


class Watchdog:
    """A thread that listens to the heart of the running event loop, which beats four times in `seconds`."""

    def __init__(self, seconds: float = 20.0, *, die: Callable[[], None] = _die) -> None:
        self._seconds = seconds
        self._die = die
        self._beat = time.monotonic()
        self._stopped = threading.Event()
        self._timer: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Watch the running loop until `stop`."""
        self._pulse(asyncio.get_running_loop())
        threading.Thread(target=self._listen, name="watchdog", daemon=True).start()

    def stop(self) -> None:
        self._stopped.set()
        if self._timer is not None:
            self._timer.cancel()

    def _pulse(self, loop: asyncio.AbstractEventLoop) -> None:
        self._beat = time.monotonic()
        self._timer = loop.call_later(self._seconds / 4, self._pulse, loop)

    def _listen(self) -> None:
        while not self._stopped.wait(self._seconds / 4):
            if time.monotonic() - self._beat > self._seconds:
                self._die()
                return
