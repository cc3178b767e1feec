"""What changed in the chats, numbered, for everyone who watches: the page, a test, a load generator."""

from __future__ import annotations

import asyncio
from collections import deque
from itertools import islice
from typing import Any

KEPT = 50_000

Change = dict[str, Any]


class Changes:
    """A bounded list of changes; watchers wait for the next one."""

    def __init__(self) -> None:
        self.seq = 0
        self._kept: deque[Change] = deque(maxlen=KEPT)
        self._news = asyncio.Event()
        self.closed = False

    def close(self) -> None:
        """Lets everyone who waits go: the server stops."""
        self.closed = True
        self._news.set()

    def add(self, kind: str, chat_id: int | None = None, message_id: int | None = None, **more: Any) -> int:
        """Records one change and returns its number."""
        self.seq += 1
        change: Change = {"seq": self.seq, "kind": kind, **more}
        if chat_id is not None:
            change["chat_id"] = chat_id
        if message_id is not None:
            change["message_id"] = message_id
        self._kept.append(change)
        self._news.set()
        self._news = asyncio.Event()
        return self.seq

    def after(self, seq: int) -> list[Change]:
        """Changes with a greater number, oldest first, as far as they are still kept."""
        skip = max(len(self._kept) - (self.seq - seq), 0)
        return list(islice(self._kept, skip, None))

    def missed(self, seq: int) -> bool:
        """Whether some changes after this number are no longer kept, or the number is from another life."""
        return seq > self.seq or self.seq - seq > len(self._kept)

    async def wait(self, seq: int, timeout: float) -> list[Change]:  # noqa: ASYNC109 - a long poll has its own timeout
        """Changes after `seq`, at once if there are any, else when one comes or after `timeout` seconds."""
        if self.seq <= seq and timeout > 0 and not self.closed:
            try:
                await asyncio.wait_for(self._news.wait(), timeout)
            except TimeoutError:
                return []
        return self.after(seq)
