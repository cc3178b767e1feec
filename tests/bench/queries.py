"""What people ask for again and again, as the size measurement asks it.

To measure another query add a line to QUERIES: a name, its limit in milliseconds, and a function of a Look.
"""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.kinds import Kind
from bot.domain.lifecycle import Official
from bot.insight import figures
from bot.suggest import likeness
from bot.usecases import backlog, clock, queue, sifting, similar, tickets
from bot.usecases.work import Work
from storage import search

DISTRICT = "14.72.01"
WORDS = tuple(f"kata{letter}{other}" for letter in "abcdefgh" for other in "abcdefghij")
PLACES = tuple(f"xa{n}" for n in range(40))


@dataclass(frozen=True, slots=True)
class Look:
    """What a query is asked with."""

    work: Work
    numbers: list[str]
    people: list[int]
    agencies: list[int]


Query = Callable[[Look], Awaitable[Any]]


async def _by_number(look: Look) -> Any:
    return await tickets.by_number(look.work, random.choice(look.numbers))


def _queue(wish: sifting.Wish) -> Query:
    async def page(look: Look) -> Any:
        return await queue.waiting_for(look.work, [random.choice(look.agencies)], 0, wish)

    return page


async def _next(look: Look) -> Any:
    return await queue.next_for(look.work, [random.choice(look.agencies)], 1)


async def _backlog(look: Look) -> Any:
    return await backlog.piles(look.work, [look.work.city.coordinator])


async def _statistics(look: Look) -> Any:
    return await figures.of(look.work, [look.work.city.coordinator], city=True)


async def _search(look: Look) -> Any:
    return await search.search(look.work.session, random.sample(WORDS, 2))


async def _similar(look: Look) -> Any:
    since = look.work.now - similar.RECENT
    found = await search.nearby(look.work.session, [random.choice(PLACES)], since, similar.CANDIDATES)
    return likeness.alike(random.sample(WORDS, 4), {one.ticket_id: one.words for one in found})


async def _mine(look: Look) -> Any:
    return await queue.mine(look.work, random.choice(look.people), 0)


async def _next_moment(look: Look) -> Any:
    return await clock.next_moment(look.work)


# name → limit of the p95 in ms; the first three also at most twice their figure at a thousand
QUERIES: Mapping[str, tuple[float, Query]] = {
    "by number": (5.0, _by_number),
    "queue page": (5.0, _queue(sifting.Wish())),
    "my tickets": (5.0, _mine),
    "what is due next": (5.0, _next_moment),
    "queue by status": (5.0, _queue(sifting.Wish(status=Official.WAITING))),
    "queue by class": (5.0, _queue(sifting.Wish(kind=Kind.ASPIRATION))),
    "queue by area": (10.0, _queue(sifting.Wish(district=DISTRICT))),
    "queue by deadline": (5.0, _queue(sifting.Wish(due=sifting.Due.LATE))),
    "queue by words": (50.0, _queue(sifting.Wish(words=WORDS[:2]))),
    "next of the queue": (5.0, _next),
    "backlog": (50.0, _backlog),
    "statistics of a city": (100.0, _statistics),
    "search": (20.0, _search),
    "similar": (50.0, _similar),
}
FILTERED = tuple(name for name in QUERIES if "queue" in name and "words" not in name)  # asked once more of a long queue
SLOW, SLOW_CALLS = 20.0, 100  # what may take so many ms is asked less often
