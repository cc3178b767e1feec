"""What is held against the month: every word of the clock, to the ticket and the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tests.month import walking
from tests.month.hearing import NUMBER, citizens_heard, digests_heard, theirs, when
from tests.month.planning import Officer, Planned
from tests.month.play import Month
from tests.month.reckoning import COORDINATING


async def judge(month: Month, walkers: Sequence[Officer], doors: int) -> Counter[str]:
    """Everything; returns what was counted. Each of `walkers` tries so many doors to another branch."""
    counted: Counter[str] = Counter()
    counted += await citizens_heard_of_every_deadline(month)
    counted += await officers_were_reminded_exactly(month)
    counted += await officers_sleep_outside_of_their_hours(month)
    await officers_heard_of_their_own_tickets_alone(month)
    counted += await walking.nobody_finds_another_branch(month, walkers, doors)
    return counted


async def citizens_heard_of_every_deadline(month: Month) -> Counter[str]:
    heard = await citizens_heard(month)
    wrong = [
        (
            one.fate,
            one.report.kind,
            one.report.filed.isoformat(),
            one.number,
            one.report.told.lines,
            heard.get(one.number, []),
        )
        for one in month.plan
        if one.report.told.lines != heard.get(one.number, [])
    ]
    assert not wrong, f"{len(wrong)} tickets: fate, kind, filed, number, reckoned, heard\n" + "\n".join(
        map(str, wrong[:8])
    )
    return Counter(f"citizen: {kind}" for lines in heard.values() for _, kind in lines)


async def officers_were_reminded_exactly(month: Month) -> Counter[str]:
    heard, counted = await digests_heard(month), Counter[str]()
    names = {one.who.id: one for one in month.officers}
    for key in sorted(heard.keys() | month.mornings.keys(), key=lambda one: (one[1], one[0])):
        reckoned, said = month.mornings.get(key), heard.get(key, [])
        officer = names[key[0]]
        assert [reckoned] == said, f"{officer.who.name} on {key[1]:%A %d %B}:\n  reckoned {reckoned}\n  heard    {said}"
        counted["digests"] += 1
        counted["lines of digests"] += len(said[0].lines)
        counted[f"climbed to {officer.role}"] += sum(count for _, count in said[0].climbed)
        counted.update({f"told in the morning: {what}": count for what, count in said[0].night})
    return counted


async def officers_sleep_outside_of_their_hours(month: Month) -> Counter[str]:
    """Whatever reaches an officer outside of the hours is what somebody did at that very moment."""
    counted: Counter[str] = Counter()
    for officer in month.officers:
        days = month.days[officer.city or "CTH"]
        for one in theirs(await officer.who.messages()):
            counted["messages to officers"] += 1
            moment = when(one)
            acted = any(0 <= (moment - act).total_seconds() < 600 for act in month.busy)
            assert days.awake(moment) or acted or "Selamat datang" in one["text"], f"{moment}: {one['text']}"
    return counted


async def officers_heard_of_their_own_tickets_alone(month: Month) -> None:
    plan = {one.number: one for one in month.plan}
    for officer in month.officers:
        for one in await officer.who.messages():
            shown = f"{one.get('text')} {one.get('reply_markup')}"
            strange = [number for number in NUMBER.findall(shown) if not concerns(officer, plan[number])]
            assert not strange, f"{officer.who.name} heard of {strange}: {shown}"


def concerns(officer: Officer, one: Planned) -> bool:
    """Whether the ticket ever was the officer's to work on."""
    if officer.city != one.report.city:
        return False
    return officer.plain == COORDINATING or officer.plain in one.held
