"""Buttons that the host program puts on the page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """A button: `run` does it and answers with a sentence that the page shows."""

    id: str
    label: str
    hint: str
    run: Callable[[], Awaitable[str]]
