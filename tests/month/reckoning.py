"""The month reckoned apart from the bot: one ticket by calendar days, and what each morning brings to whom.

Deadlines end with a day, so a day is all that is kept. Nothing here imports the project.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from tests.month.days import Days
from tests.month.fates import Act

VERIFY, FOLLOW_UP, SILENCE, COMPLETES, AHEAD = 3, 5, 10, 10, 2
FINISH = {"complaint": 14, "aspiration": 5, "information": 5}
COORDINATING = "kominfo"
WORKED = ("unverified", "assigned", "in_progress")
CLIMBS = {"coordinator": 3, "supervisor": 5, "hub": 5}  # working days after the deadline's day
LINES = 5


@dataclass
class Told:
    """What the clock says to a citizen: `late`, `remind`, `closed`, `archived`, `resumed`, each with its day."""

    lines: list[tuple[date, str]] = field(default_factory=list)


@dataclass
class Report:
    """A ticket as the reckoning sees it. `step` and `finish` are the days of its two limits."""

    order: int
    city: str
    days: Days
    kind: str
    filed: date
    holder: str = COORDINATING
    state: str = "unverified"
    before: str = ""
    verified: bool = False
    disputes: int = 0
    step: date | None = None
    finish: date | None = None
    kept: tuple[int | None, int | None] = (None, None)
    ends: date | None = None  # when the state ends by itself
    told_late: date | None = None
    told: Told = field(default_factory=Told)
    night: dict[date, tuple[str, str]] = field(default_factory=dict)  # what the clock did: day -> (what, holder)

    def __post_init__(self) -> None:
        self.step = self.days.after(self.filed, VERIFY)

    @property
    def due(self) -> date | None:
        limits = [one for one in (self.step, self.finish) if one]
        return min(limits) if limits and self.state in WORKED else None

    def does(self, act: Act, today: date) -> None:
        getattr(self, f"_{act.what}")(act, today)

    def _verify(self, act: Act, today: date) -> None:
        self.state, self.holder, self.verified = "assigned", act.agency, True
        self.step = self.days.after(today, FOLLOW_UP)
        self.finish = self.days.after(today, FINISH[self.kind])

    def _forward(self, act: Act, today: date) -> None:
        self.state, self.holder, self.step = "assigned", act.agency, self.days.after(today, FOLLOW_UP)

    def _return(self, _: Act, today: date) -> None:
        self.state, self.holder, self.step = "assigned", COORDINATING, self.days.after(today, VERIFY)

    def _follow(self, _: Act, __: date) -> None:
        self.state, self.step = "in_progress", None

    def _propose(self, _: Act, today: date) -> None:
        self.state, self.step, self.ends = "proposed", None, self.days.after(today, SILENCE)

    def _dispute(self, _: Act, today: date) -> None:
        self.disputes += 1
        self.state, self.ends, self.step = "in_progress", None, self.days.after(today, FOLLOW_UP)
        if self.finish and self.finish < today:  # not finished in time: nothing of it is left
            self.finish = self.days.on_or_after(today)
        if self.disputes == 2:
            self.holder = COORDINATING

    def _ask(self, _: Act, today: date) -> None:
        self._pause("waiting", today)
        self.ends = self.days.after(today, COMPLETES)

    def _answer(self, _: Act, today: date) -> None:
        self._run_on(today)

    def _postpone(self, act: Act, today: date) -> None:
        self._pause("postponed", today)
        self.ends = date.fromordinal(today.toordinal() + act.days)

    def _confirm(self, _: Act, __: date) -> None:
        self._over("closed")

    def _withdraw(self, _: Act, __: date) -> None:
        self._over("archived")

    _refer = _archive = _withdraw

    def _over(self, state: str) -> None:
        self.state, self.step, self.finish, self.ends = state, None, None, None

    def _pause(self, state: str, today: date) -> None:
        kept = [max(0, self.days.left(today, one)) if one else None for one in (self.step, self.finish)]
        self.kept = (kept[0], kept[1])
        self.before, self.state, self.step, self.finish = self.state, state, None, None

    def _run_on(self, today: date) -> None:
        self.step, self.finish = (None if left is None else self._ahead(today, left) for left in self.kept)
        self.state, self.ends = self.before, None

    def _ahead(self, today: date, left: int) -> date:
        return self.days.after(today, left) if left else self.days.on_or_after(today)

    def at_midnight(self, today: date) -> None:
        if self.state == "postponed" and self.ends == today:
            self._run_on(today)
            self.night[today] = ("resumed", self.holder)
            self.told.lines.append((today, "resumed"))

    def in_the_morning(self, today: date) -> None:
        """What the citizen hears at eight."""
        if self.state == "waiting" and self.ends and self.days.before(self.ends, AHEAD) == today:
            self.told.lines.append((today, "remind"))
        due = self.due
        if due and due != self.told_late and self.days.after(due, 1) == today:
            self.told_late = due
            self.told.lines.append((today, "late"))

    def at_the_end(self, today: date) -> None:
        if self.ends != today or self.state not in ("proposed", "waiting"):
            return
        state = "closed" if self.state == "proposed" else "archived"
        self._over(state)
        self.night[today] = (state, self.holder)
        self.told.lines.append((today, state))


@dataclass(frozen=True)
class Digest:
    """One morning's message: counts of what is held, the first five numbers that came to a stage, what ended by itself
    since the morning before, and what has climbed, by holder. `week`: open, without a follow-up, late."""

    held: tuple[int, int, int, int] | None = None
    lines: tuple[int, ...] = ()
    night: tuple[tuple[str, int], ...] = ()
    climbed: tuple[tuple[str, int], ...] = ()
    week: tuple[int, int, int] | None = None


def digest(reports: list[Report], role: str, city: str, agency: str, days: Days, today: date) -> Digest:
    """What an officer reads on the morning of a working day; an empty one is not sent."""
    own = [one for one in reports if one.city == city and one.holder == agency] if role in DESK else []
    before = days.before(today, 1)
    return Digest(
        _held(own, days, today),
        _lines(own, days, today),
        _night(reports if role in DESK else [], city, agency, before, today),
        _climbed(reports, role, city, days, today),
        _week(reports, role, city, days, today),
    )


DESK = ("coordinator", "liaison")


def _held(own: list[Report], days: Days, today: date) -> tuple[int, int, int, int] | None:
    dues = [one.due for one in own if one.due]
    if not dues:
        return None
    soon = days.after(today, AHEAD)
    late = sum(due < today for due in dues)
    return len(dues), late, sum(due == today for due in dues), sum(today < due <= soon for due in dues)


def _lines(own: list[Report], days: Days, today: date) -> tuple[int, ...]:
    come = [one for one in own if one.due and today in (one.due, days.before(one.due, AHEAD), days.after(one.due, 1))]
    return tuple(one.order for one in sorted(come, key=lambda one: (one.due, one.order))[:LINES])


def _night(reports: list[Report], city: str, agency: str, before: date, today: date) -> tuple[tuple[str, int], ...]:
    """What ended after the round of `before`: at the end of its day at the earliest, at today's beginning at last."""
    found: Counter[str] = Counter()
    for one in reports:
        for day, (what, holder) in one.night.items():
            since = before < day <= today if what == "resumed" else before <= day < today
            still = one.due is not None if what == "resumed" else True
            found[what] += one.city == city and holder == agency and since and still
    return tuple(sorted((what, count) for what, count in found.items() if count))


def _climbed(reports: list[Report], role: str, city: str, days: Days, today: date) -> tuple[tuple[str, int], ...]:
    if role not in CLIMBS:
        return ()
    found: Counter[str] = Counter()
    for one in reports:
        mine = role == "hub" or one.city == city
        elsewhere = role != "coordinator" or one.holder != COORDINATING
        if one.due and mine and elsewhere and days.left(one.due, today) == CLIMBS[role]:
            found[f"{one.city} {one.holder}" if role == "hub" else one.holder] += 1
    return tuple(sorted(found.items()))


def _week(reports: list[Report], role: str, city: str, days: Days, today: date) -> tuple[int, int, int] | None:
    if role not in ("coordinator", "hub") or any(days.works(day) for day in _earlier(today)):
        return None
    mine = [one for one in reports if (role == "hub" or one.city == city) and one.state not in ("closed", "archived")]
    late = sum(one.due is not None and one.due < today for one in mine)
    return len(mine), sum(one.state == "assigned" for one in mine), late


def _earlier(today: date) -> list[date]:
    """The days of its week that lie before `today`."""
    return [date.fromordinal(today.toordinal() - back) for back in range(1, today.isoweekday())]
