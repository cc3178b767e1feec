"""Pauses that grow, with jitter, so that many who wait for the same thing do not come back together."""

from __future__ import annotations

import random


class Backoff:
    """Seconds to wait after each failure: doubling from `least` to `most`, each shortened by up to half."""

    def __init__(self, least: float = 0.5, most: float = 30.0) -> None:
        self._least = least
        self._most = most
        self._failures = 0

    def reset(self) -> None:
        self._failures = 0

    def next(self) -> float:
        wait = min(self._most, self._least * 2.0**self._failures)
        self._failures = min(self._failures + 1, 30)
        return wait * random.uniform(0.5, 1.0)
