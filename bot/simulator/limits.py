"""Telegram's rates, when they are enforced: https://core.telegram.org/bots/faq#broadcasting-to-users."""

from __future__ import annotations

import math
from collections import defaultdict, deque
from collections.abc import Callable

from .errors import too_many_requests

ALL = (30, 1.0)
PRIVATE = (1, 1.0)
GROUP = (20, 60.0)

_COUNTED = ("send", "forward", "copy", "edit")
_FREE = frozenset({"sendchataction"})


class Limits:
    """Sliding windows of sent messages: (how many, in so many seconds)."""

    def __init__(self, now: Callable[[], float]) -> None:
        self.enforce = False
        self._now = now
        self._sent: dict[int | str, deque[float]] = defaultdict(deque)

    def check(self, method: str, chat_id: object) -> None:
        """Counts a call that sends something; raises 429 when it comes too early."""
        if not self.enforce or method in _FREE or not method.startswith(_COUNTED) or not isinstance(chat_id, int):
            return
        windows: dict[int | str, tuple[int, float]] = {"all": ALL, chat_id: PRIVATE if chat_id > 0 else GROUP}
        wait = max(self._wait(key, *window) for key, window in windows.items())
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        for key in windows:
            self._sent[key].append(self._now())

    def _wait(self, key: int | str, most: int, seconds: float) -> float:
        sent, now = self._sent[key], self._now()
        while sent and sent[0] <= now - seconds:
            sent.popleft()
        return sent[0] + seconds - now if len(sent) >= most else 0.0
