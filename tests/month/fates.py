"""What becomes of the month's reports, as data: who does what on which working day after the filing, at what hour.

An act is a day (working days of the city after the day of filing), an hour and a word: `verify`, `forward`, `return`,
`follow`, `ask`, `answer`, `postpone`, `propose`, `confirm`, `dispute`, `withdraw`, `refer`, `archive`. EARLY lies
before the morning's round, LATE after the officers' hours.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

EARLY, NINE, NOON, LATE = time(7, 30), time(9, 30), time(14), time(21)
HOURS = (EARLY, NINE, NOON, LATE)


@dataclass(frozen=True, slots=True)
class Act:
    day: int
    hour: time
    what: str
    agency: str = ""
    days: int = 0  # calendar days to postpone by


def _act(day: int, hour: time, what: str, agency: str = "", days: int = 0) -> Act:
    return Act(day, hour, what, agency, days)


FATES: dict[str, tuple[Act, ...]] = {
    "in time": (
        _act(1, NINE, "verify", "dishub"),
        _act(2, NOON, "follow"),
        _act(4, NINE, "propose"),
        _act(5, LATE, "confirm"),
    ),
    "verified late": (
        _act(5, NINE, "verify", "disdik"),
        _act(7, NINE, "follow"),
        _act(8, NOON, "propose"),
    ),
    "never verified": (),
    "never answered": (_act(1, NOON, "verify", "dinkes"),),
    "answered late": (
        _act(1, NINE, "verify", "dpu"),
        _act(9, NINE, "follow"),
        _act(12, NOON, "propose"),
        _act(13, NINE, "confirm"),
    ),
    "answered before the reminder": (
        _act(1, NINE, "verify", "dishub"),
        _act(4, EARLY, "follow"),
        _act(6, EARLY, "propose"),
        _act(9, LATE, "confirm"),
    ),
    "answered the morning after": (
        _act(1, NINE, "verify", "dishub"),
        _act(7, EARLY, "propose"),
        _act(8, NINE, "confirm"),
    ),
    "forwarded": (
        _act(1, NINE, "verify", "dishub"),
        _act(3, NOON, "forward", "dinkes"),
        _act(6, NINE, "follow"),
        _act(9, NINE, "propose"),
        _act(11, LATE, "confirm"),
    ),
    "returned": (
        _act(1, NINE, "verify", "terminal"),
        _act(2, NINE, "return"),
        _act(5, NOON, "forward", "dishub"),
        _act(8, NOON, "propose"),
    ),
    "returned and left": (_act(1, NOON, "verify", "dpu"), _act(3, NINE, "return")),
    "asked and answered": (
        _act(1, NINE, "verify", "disdik"),
        _act(2, NINE, "ask"),
        _act(6, LATE, "answer"),
        _act(8, NOON, "follow"),
        _act(10, NINE, "propose"),
    ),
    "asked at once": (
        _act(1, NOON, "ask"),
        _act(3, LATE, "answer"),
        _act(4, NINE, "verify", "dishub"),
        _act(6, NINE, "propose"),
        _act(7, NOON, "confirm"),
    ),
    "asked in vain": (_act(1, NINE, "verify", "disdik"), _act(3, NOON, "ask")),
    "answered in the last hours": (
        _act(1, NINE, "verify", "dishub"),
        _act(2, NINE, "ask"),
        _act(12, LATE, "answer"),
        _act(14, NINE, "propose"),
        _act(15, NINE, "confirm"),
    ),
    "postponed": (
        _act(1, NINE, "verify", "terminal"),
        _act(2, NOON, "postpone", days=9),
        _act(9, NINE, "propose"),
        _act(10, NOON, "confirm"),
    ),
    "postponed and left": (_act(1, NINE, "verify", "dpu"), _act(4, NINE, "postpone", days=12)),
    "lapsed": (_act(1, NOON, "verify", "dinkes"), _act(3, NINE, "propose")),
    "disputed": (
        _act(1, NINE, "verify", "dishub"),
        _act(2, NINE, "propose"),
        _act(3, LATE, "dispute"),
        _act(5, NINE, "propose"),
        _act(6, NOON, "confirm"),
    ),
    "disputed twice": (
        _act(1, NINE, "verify", "dpu"),
        _act(2, NINE, "propose"),
        _act(3, NOON, "dispute"),
        _act(4, NOON, "propose"),
        _act(5, LATE, "dispute"),
    ),
    "disputed late": (
        _act(1, NINE, "verify", "dpu"),
        _act(4, NOON, "propose"),
        _act(12, LATE, "dispute"),
    ),
    "withdrawn": (_act(1, NINE, "verify", "dishub"), _act(3, LATE, "withdraw")),
    "withdrawn at once": (_act(0, LATE, "withdraw"),),
    "referred": (_act(2, NINE, "refer"),),
    "archived": (_act(1, NOON, "archive"),),
}
