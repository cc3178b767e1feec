"""What people heard in the month, read from their chats: the clock's words to citizens, and each officer's digests."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.month.days import WIB
from tests.month.planning import AGENCIES, CITY_NAMES, Officer, name_of
from tests.month.play import Month
from tests.month.reckoning import COORDINATING, Digest

CLOCK = {
    "Batas waktu laporan Anda terlewati": "late",
    "Petugas masih menunggu keterangan Anda": "remind",
    "Selesai otomatis": "closed",
    "keterangan yang diminta belum datang": "archived",
    "Laporan Anda dilanjutkan": "resumed",
}
ENDS = ("closed", "archived")
A_MOMENT = timedelta(minutes=5)  # what a day's last second brings is read soon after midnight
NIGHT = {"Selesai otomatis": "closed", "Diarsipkan": "archived", "Penundaan berakhir": "resumed"}
NUMBER = re.compile(r"\b(?:CTH|CTB|CTT)-[0-9A-Z]{7}\b")
HELD = re.compile(r": (\d+) laporan menunggu(?:: (.*))?\.")
DUES = ("lewat batas", "batasnya hari ini", "dua hari kerja lagi")
CLIMBED = re.compile(r"Lewat \d hari kerja di instansi, baru hari ini: (\d+) laporan \((.*)\)\.")
WEEK = re.compile(r"Minggu ini: (\d+) laporan terbuka, (\d+) belum ditindaklanjuti, (\d+) lewat batas")
ENDED = re.compile(r"^(Selesai otomatis|Diarsipkan|Penundaan berakhir)[^:]*: (\d+)", re.MULTILINE)


def when(message: dict[str, Any]) -> datetime:
    return datetime.fromtimestamp(message["date"], UTC).astimezone(WIB)


def theirs(messages: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the bot wrote."""
    return [one for one in messages if not one.get("out") and not one.get("deleted")]


async def citizens_heard(month: Month) -> dict[str, list[tuple[date, str]]]:
    """By ticket number, what the clock said to its citizen, in order."""
    found: defaultdict[str, list[tuple[date, str]]] = defaultdict(list)
    for citizen in month.citizens:
        for one in theirs(await citizen.messages()):
            text = one.get("text", "")
            kind = next((kind for words, kind in CLOCK.items() if words in text.split("\n")[0]), None)
            if kind is not None:
                day = (when(one) - A_MOMENT * (kind in ENDS)).date()
                found[NUMBER.findall(text)[0]].append((day, kind))
    return found


async def digests_heard(month: Month) -> dict[tuple[int, date], list[Digest]]:
    """By officer and day, the digests that came."""
    orders = {one.number: one.report.order for one in month.plan}
    found: defaultdict[tuple[int, date], list[Digest]] = defaultdict(list)
    for officer in month.officers:
        for one in theirs(await officer.who.messages()):
            if one.get("text", "").startswith("☀️"):
                found[officer.who.id, when(one).date()].append(_read(officer, one["text"], orders))
    return found


def _read(officer: Officer, text: str, orders: dict[str, int]) -> Digest:
    held, climbed, week = HELD.search(text), CLIMBED.search(text), WEEK.search(text)
    return Digest(
        held=_four(held) if held else None,
        lines=tuple(orders[NUMBER.findall(line)[0]] for line in text.split("\n") if line.startswith("• ")),
        night=tuple(sorted((NIGHT[what], int(count)) for what, count in ENDED.findall(text))),
        climbed=_counts(officer, climbed) if climbed else (),
        week=(int(week[1]), int(week[2]), int(week[3])) if week else None,
    )


def _four(found: re.Match[str]) -> tuple[int, int, int, int]:
    """All, and of them late, due today, due soon; what is not said is none."""
    dues = dict(part.rpartition(" ")[::2] for part in (found[2] or "").split(", ") if part)
    late, today, soon = (int(dues.get(one, 0)) for one in DUES)
    return int(found[1]), late, today, soon


def _counts(officer: Officer, found: re.Match[str]) -> tuple[tuple[str, int], ...]:
    """ "Dinas Perhubungan Kota Contoh 3, …" as the reckoning names them; they add up to what stands before them."""
    names = {name_of(city, code): (city, code) for city in CITY_NAMES for code in AGENCIES}
    names |= {f"Dinas Kominfo {name}": (city, COORDINATING) for city, name in CITY_NAMES.items()}
    counted: list[tuple[str, int]] = []
    for part in found[2].split(", "):
        name, _, count = part.rpartition(" ")
        city, code = names[name]
        counted.append((code if officer.city else f"{city} {code}", int(count)))
    assert sum(count for _, count in counted) == int(found[1])
    return tuple(sorted(counted))
