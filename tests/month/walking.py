"""Every officer knocks at tickets of other branches by every door; a number that is nobody's has to sound the same."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any

from bot.callbacks import Act, Card, Menu
from bot.domain import numbers
from bot.domain.people import Role
from tests.month.hearing import theirs
from tests.month.planning import Officer, Planned
from tests.month.play import Month
from tests.stage import Person
from tests.talk.scenes import forges

Knock = Callable[[Person, str], Awaitable[object]]
DOORS: dict[str, Knock] = {
    "card": lambda who, number: who.says(f"/tiket {number}"),
    "number alone": lambda who, number: who.says(number),
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
FORGIVEN = timedelta(minutes=61)  # after which wrong numbers are not counted against anybody any more


async def nobody_finds_another_branch(month: Month, walkers: Sequence[Officer], doors: int) -> Counter[str]:
    """Each of the walkers tries `doors` of the ways, all of them together every one; then coordinators and liaisons
    search for words of another branch."""
    names = list(DOORS)
    for step in range(doors):
        tried = {place: names[(place * doors + step) % len(names)] for place in range(len(walkers))}
        await asyncio.gather(*(_tries(month, walkers[place], door, place + step) for place, door in tried.items()))
        month.stage.clock.advance(FORGIVEN)
    await asyncio.gather(*(_searches(month, one, place) for place, one in enumerate(walkers)))
    return Counter({"doors tried": doors * len(walkers)})


async def _tries(month: Month, officer: Officer, door: str, place: int) -> None:
    """All that a knock brings, compared to the last button with what a number of nobody's brings."""
    strange = _strange(month, officer)
    one = strange[place % len(strange)]
    asked = await _answers(month, officer.who, DOORS[door], one.number)
    unknown = await _answers(month, officer.who, DOORS[door], _nobodys(one))
    heard = f"{officer.who.name}, {door}, {one.number}: {asked} instead of {unknown}"
    assert asked == unknown, heard
    assert asked, heard
    assert not any(one.words in said for said in asked), heard


def _nobodys(one: Planned) -> str:
    """A number of nobody's with the same first symbol: a search leaves out what looks like its index's words."""
    alike = one.number[: len(one.report.city) + 2]
    return next(number for number in iter(lambda: numbers.new(one.report.city), "") if number.startswith(alike))


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


async def _answers(month: Month, who: Person, knock: Knock, number: str) -> list[str]:
    """Every message that comes or changes after a knock, with the number left out."""
    before = await _said(who)
    await knock(who, number)
    await month.settled()
    after = await _said(who)
    said = [shown for message, shown in after.items() if before.get(message) != shown]
    return [one.replace(number, "N").replace(number.lower().replace("-", " "), "N") for one in said]


async def _said(who: Person) -> dict[int, str]:
    return {one["message_id"]: _shown(one) for one in theirs(await who.messages())}


def _shown(message: dict[str, Any]) -> str:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return f"{message.get('text')} {[button['text'] for row in rows for button in row]}"


async def _searches(month: Month, officer: Officer, place: int) -> None:
    if officer.role not in (Role.COORDINATOR, Role.LIAISON):
        return
    strange = _strange(month, officer)
    one = strange[place % len(strange)]
    found = await _answers(month, officer.who, lambda who, words: who.says(f"/antrean {words}"), one.words)
    assert found
    assert not any(one.number in said for said in found), f"{officer.who.name} searched for {one.words}: {found}"
