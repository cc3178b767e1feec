"""The month's working days, counted by hand: nothing here asks the code that is judged.

Free days are copied from the decree of the three ministers for 2026 (SKB 1497/2025): Nyepi, Idul Fitri and Good Friday
with their cuti bersama, and one day of its own that the western city adds.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WIB = ZoneInfo("Asia/Jakarta")
DAY = timedelta(days=1)
FIRST, LAST = date(2026, 3, 2), date(2026, 3, 31)  # of the reports
FREE = frozenset(
    (
        date(2026, 3, 18),  # cuti bersama Nyepi
        date(2026, 3, 19),  # Nyepi
        date(2026, 3, 20),  # cuti bersama Idul Fitri
        date(2026, 3, 23),  # cuti bersama Idul Fitri
        date(2026, 3, 24),  # cuti bersama Idul Fitri
        date(2026, 4, 3),  # Wafat Yesus Kristus
        date(2026, 5, 1),  # Hari Buruh
        date(2026, 5, 14),  # Kenaikan Yesus Kristus
        date(2026, 5, 15),  # its cuti bersama
        date(2026, 5, 27),  # Idul Adha
        date(2026, 5, 28),  # its cuti bersama
        date(2026, 6, 1),  # Hari Lahir Pancasila
    )
)
OWN = {"CTB": frozenset((date(2026, 3, 10),))}  # Hari jadi Kota Contoh Barat
MORNING, EVENING = time(8), time(16)


class Days:
    """The working days of one city."""

    def __init__(self, city: str) -> None:
        self._free = FREE | OWN.get(city, frozenset())

    def works(self, day: date) -> bool:
        return day.isoweekday() < 6 and day not in self._free

    def after(self, day: date, count: int) -> date:
        """The `count`th working day after `day`."""
        while count:
            day += DAY
            count -= self.works(day)
        return day

    def before(self, day: date, count: int) -> date:
        while count:
            day -= DAY
            count -= self.works(day)
        return day

    def on_or_after(self, day: date) -> date:
        return day if self.works(day) else self.after(day, 1)

    def left(self, today: date, due: date) -> int:
        """Working days after `today` up to `due`."""
        return sum(self.works(today + DAY * step) for step in range(1, (due - today).days + 1))

    def awake(self, moment: datetime) -> bool:
        local = moment.astimezone(WIB)
        return self.works(local.date()) and MORNING <= local.time() < EVENING


def at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, WIB)
