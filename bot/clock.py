"""The time, which a demonstration and the tests can let pass."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class Clock:
    """The present in UTC, moved ahead by what was let pass. Call it to read it."""

    def __init__(self) -> None:
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def advance(self, by: timedelta) -> None:
        self._ahead += by

    def jump(self, to: datetime) -> None:
        """Let time pass until `to`; never back."""
        self._ahead += max(timedelta(), to - self())
