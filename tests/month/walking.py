"""Every officer knocks at tickets of other branches by every door; a number that is nobody's has to sound the same."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from bot.callbacks import Act, Card, Menu
from bot.domain import numbers
from bot.domain.people import Role
from tests.month.hearing import theirs
from tests.month.play import Month, Officer, Planned
from tests.stage import Person
from tests.talk.scenes import forges

Knock = Callable[[Person, str], Awaitable[object]]
DOORS: dict[str, Knock] = {
    "card": lambda who, number: who.says(f"/tiket {number}"),
    "check": lambda who, number: who.says(f"/cek {number}"),
    "deep link": lambda who, number: who.says(f"/start t_{number}"),
    "note": lambda who, number: who.says(f"/catat {number} catatan"),
    "propose": lambda who, number: who.says(f"/selesai {number} sudah"),
    "verify": lambda who, number: who.says(f"/verifikasi {number} Dinas Perhubungan"),
    "queue": lambda who, number: who.says(f"/antrean {number}"),
    "forged card": lambda who, number: forges(who, Menu("card", number)),
    "forged ticket": lambda who, number: forges(who, Menu("ticket", number)),
    "forged history": lambda who, number: forges(who, Menu("history", number)),
    "forged act": lambda who, number: forges(who, Act("archive", number, "2")),
    "forged field": lambda who, number: forges(who, Card(number, "read")),
}
SLOWED = "Beberapa nomor tadi tidak ditemukan"  # said before anything is looked up
PATIENCE = 60.0  # seconds; then silence is the answer


async def nobody_finds_another_branch(month: Month, doors: int) -> Counter[str]:
    """Each officer tries `doors` of the ways, all of them together try every one."""
    counted: Counter[str] = Counter()
    names = list(DOORS)
    walks = []
    for place, officer in enumerate(month.officers):
        own = [names[(place + step * 5) % len(names)] for step in range(doors)]
        walks.append(_walks(month, officer, dict.fromkeys(own), place))
        counted["doors tried"] += len(set(own))
    await asyncio.gather(*walks)
    return counted


async def _walks(month: Month, officer: Officer, doors: Iterable[str], place: int) -> None:
    strange = _strange(month, officer)
    for step, door in enumerate(doors):
        one = strange[(place + step) % len(strange)]
        nobody = numbers.new(one.report.city)
        asked, unknown = [await _answers(officer.who, DOORS[door], number) for number in (one.number, nobody)]
        heard = f"{officer.who.name}, {door}, {one.number}: {asked} instead of {unknown}"
        assert asked.partition(" | ")[0] == unknown.partition(" | ")[0] or SLOWED in unknown, heard
        assert one.words not in asked, heard
    if officer.role in (Role.COORDINATOR, Role.LIAISON):
        await _searches(officer.who, strange[place % len(strange)])


def _strange(month: Month, officer: Officer) -> list[Planned]:
    """Reports of other cities, confidential and unverified ones among them; for a liaison also what is not public of
    the own city's other agencies. The hub reads none of its cities' confidential ones."""
    if officer.role is Role.HUB:
        return [one for one in month.plan if one.confidential]
    beside = [
        one
        for one in month.plan
        if officer.role is Role.LIAISON
        and (one.report.city == officer.city and one.confidential)
        and officer.plain not in one.held
        and not (officer.plain == "dishub" and "terminal" in one.held)
    ]
    return [one for one in month.plan if one.report.city != officer.city] + beside


async def _answers(who: Person, knock: Knock, number: str) -> str:
    """What is said first to a knock, with the number left out, and whatever else came with it behind a bar."""
    before = await _said(who)
    await knock(who, number)
    after = before
    deadline = asyncio.get_running_loop().time() + PATIENCE
    while len(after) == len(before):
        if asyncio.get_running_loop().time() > deadline:
            return "nothing"
        await asyncio.sleep(0.03)
        after = await _said(who)
    said = " | ".join(after[len(before) :])
    return said.replace(number, "N").replace(number.lower().replace("-", " "), "N")


async def _said(who: Person) -> list[str]:
    return [_shown(one) for one in theirs(await who.messages())]


def _shown(message: dict[str, Any]) -> str:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return f"{message.get('text')} {[button['text'] for row in rows for button in row]}"


async def _searches(who: Person, one: Planned) -> None:
    found = await _answers(who, lambda person, words: person.says(f"/antrean {words}"), one.words)
    assert one.number not in found, f"{who.name} searched for {one.words}: {found}"
