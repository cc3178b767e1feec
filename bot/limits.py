"""Floods: slow down before refusing. The rules, pure; who asks them: `bot.usecases.floods`.

A leaky bucket for each person in each chat and for each group: a message adds its weight, some flows out every second.
What is refused adds nothing, so waiting always helps. Messages that go on with an open draft weigh a quarter, as do
officers at work: nobody is cut off in the middle of a report, and still nobody is without any limit.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SLOW_SECONDS = 2.0  # how much later the answers of a chat come that is slowed down
LIGHT = 0.25  # the weight of a message in the middle of a report, and of an officer's
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SHORT = 40  # characters; shorter words are the same only at the same place: "lampu jalan mati"


class Verdict(StrEnum):
    PASS = "pass"  # noqa: S105  # a verdict, no secret
    SLOW = "slow"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Rate:
    """Loads from which answers come later and nothing more is taken; `leak` is what flows out in a second."""

    slow: float
    full: float
    leak: float


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is too much. Kota Dumai has 1 to 5 reports a day, 100 in a burst; a citizen's form is some ten messages.

    `overall` counts the updates of the last minute of all people. Of reports, `free` in an hour leave at once, then
    one in `gap`, `daily` at most. The first `same` reports with the same words in `window` are announced one by one.
    """

    person: Rate = Rate(slow=30, full=60, leak=0.5)
    group: Rate = Rate(slow=40, full=80, leak=1)
    overall: Rate = Rate(slow=6_000, full=12_000, leak=0)
    free: int = 8
    gap: timedelta = timedelta(minutes=5)
    daily: int = 25
    same: int = 3
    window: timedelta = DAY


def weigh(load: float, seconds: float, weight: float, rate: Rate) -> tuple[Verdict, float]:
    """What becomes of a message that comes `seconds` after the last one, and the load after it."""
    left = max(0.0, load - max(0.0, seconds) * rate.leak)
    new = left + weight
    if new > rate.full:
        return Verdict.REFUSE, left
    return (Verdict.SLOW if new > rate.slow else Verdict.PASS), new


def rest(load: float, rate: Rate) -> timedelta:
    """After how long the next message is answered at once again."""
    return timedelta(seconds=max(0.0, load + 1 - rate.slow) / rate.leak)


def crowd(count: int, rate: Rate) -> Verdict:
    """How crowded the whole channel is, by the updates of its last minute."""
    if count > rate.full:
        return Verdict.REFUSE
    return Verdict.SLOW if count > rate.slow else Verdict.PASS


def next_filing(filed: Sequence[datetime], now: datetime, limits: Limits) -> datetime | None:
    """When a person may file again, None for now. `filed`: when they filed during the last day, newest first."""
    lately = [at for at in filed if now - at < HOUR]
    moments = []
    if len(lately) >= limits.free:
        moments.append(lately[0] + limits.gap)
    if len(filed) >= limits.daily:
        moments.append(filed[limits.daily - 1] + DAY)
    return max((moment for moment in moments if moment > now), default=None)


def normalised(text: str, place: str = "") -> str:
    """The words of a report as they are compared: without case, signs and spacing; short ones with their place."""
    words = _words(text)
    return words if len(words) >= SHORT else f"{words}|{_words(place)}"


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))
