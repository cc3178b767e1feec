"""The pulse of a part: when it last went round, and when it last did so without a failure."""

from __future__ import annotations

import time


class Pulse:
    """`lively` false: the part never goes round by itself (a door that is called), so only its end is a failure."""

    def __init__(self, *, lively: bool = True) -> None:
        self.lively = lively
        self.leads: bool | None = None  # None: not known yet
        self._round = self._good = time.monotonic()

    def beat(self, *, good: bool = True, leads: bool | None = None) -> None:
        """A round is over; one that failed is none that did its work."""
        self._round = time.monotonic()
        if good:
            self._good, self.leads = self._round, leads

    def since_round(self) -> float:
        """Seconds since the last round, whatever came of it: a part that hangs goes round no more."""
        return time.monotonic() - self._round

    def since_good(self) -> float:
        """Seconds since the last round that did its work, standing by included."""
        return time.monotonic() - self._good
