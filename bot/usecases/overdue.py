"""Pushes that do not get through are told to a person: once, all together, when they have waited for ten minutes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import structlog

from bot.domain.people import Role
from bot.texts import Html, lines
from bot.usecases import pushes
from bot.usecases.work import Work
from storage import people
from storage.models import Person, Setting
from storage.notifications import Body, post
from storage.overdue import BEHIND, Overdue, anybody_reached, overdue

KIND = "officer-overdue"
AWAY = frozenset(("server_error", "no_connection", "stranger", "network", "token", BEHIND))  # perhaps for everybody
TOLD = "pushes_overdue_told"  # the setting that stands as long as the trouble does

log = structlog.get_logger("notifier")


async def tick(work: Work) -> int:
    """Report what is overdue; 1 when the coordinators were told just now.

    While nobody at all has been reached since then, Telegram or the way to it is away and nobody could be told: the
    log says it.
    """
    found = await overdue(work.session, work.now)
    told = await work.session.get(Setting, TOLD)
    if not found:
        if told is not None:
            await work.session.delete(told)
        return 0
    counts = {one.cause: one.rows for one in found}
    since = min(one.since for one in found)
    if counts.keys() <= AWAY and not await anybody_reached(work.session, since):
        log.error("notifier.nobody_reached", waiting=counts)
        return 0
    log.warning("notifier.overdue", waiting=counts)
    if told is not None:
        return 0
    work.session.add(Setting(name=TOLD, value=work.now.isoformat()))
    machine = await _administrators(work)
    for person in machine.values():
        _tell(work, person, found, since, machine=True)
    for city in work.city.cities:
        for person in await pushes.officers_of(work, city, (Role.COORDINATOR,)):
            if person.lookup not in machine:
                _tell(work.at(city), person, found, since)
    return 1


async def _administrators(work: Work) -> dict[bytes, Person]:
    """Those named in ADMIN_IDS who have written to the bot: they can look at the machine."""
    return await people.by_lookups(work.session, [work.keyring.lookup(one) for one in sorted(work.admins)])


def _tell(work: Work, person: Person, found: Sequence[Overdue], since: datetime, *, machine: bool = False) -> None:
    say = pushes.voice(work, person)
    causes = [
        say.say("overdue-line", count=one.rows, chats=one.chats, cause=say.say(f"overdue-{one.cause}")) for one in found
    ]
    text = say.say(
        KIND,
        count=sum(one.rows for one in found),
        day=say.day(since),
        time=say.clock(since),
        lines=Html("\n".join(causes)),
    )
    text = lines(text, say.say("overdue-machine") if machine else None)
    post(work.session, now=work.now, kind=KIND, body=Body(text=text), person=person.id)
