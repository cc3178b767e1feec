"""The queue against a plain reference over all tickets: the same ones, in the same order, counted the same."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.domain.deadlines import END_OF_DAY
from bot.domain.kinds import Kind
from bot.domain.lifecycle import OFFICIAL, Official, State
from bot.usecases import deadlines, queue
from bot.usecases.sifting import Due, Wish
from bot.usecases.work import Work
from storage.models import Bulk, Ticket, Wording
from tests.storage.test_plans import work as work  # a fixture is found by its name here
from tests.storage.test_queue_order import DISTRICT, OFFICES, filled

STATES = (State.UNVERIFIED, State.ASSIGNED, State.IN_PROGRESS, State.PROPOSED, State.CLOSED)
WISHES = 30


async def prepared(work: Work) -> list[Ticket]:
    """Tickets of two agencies, some of each class, some without a place, some held back by a bulk; all that count."""
    await filled(work, 240, STATES)
    rng = random.Random(11)
    work.session.add(bulk := Bulk(text_hash=b"b" * 16, opened_at=work.now))
    await work.session.flush()
    every = list(await work.session.scalars(select(Ticket).order_by(Ticket.id)))
    held = {one.id for one in rng.sample(every, 40)}
    await work.session.execute(update(Wording).where(Wording.ticket_id.in_(held)).values(bulk_id=bulk.id))
    for one in every:
        one.kind = rng.choice(list(Kind))
        one.filed_at = work.now - timedelta(days=9) + timedelta(minutes=one.id)
        one.area_code = one.area_code if rng.random() < 0.9 else None
    return [one for one in every if one.id not in held or one.review_open]


def wished(rng: random.Random) -> Wish:
    """Any combination, each part of it more often absent than not."""
    status = rng.choice([None, None, None, *Official])
    kind, due = rng.choice([None, None, *Kind]), rng.choice([None, None, *Due])
    return Wish(status, kind, rng.choice([None, None, DISTRICT]), due)


def expected(work: Work, tickets: Sequence[Ticket], agencies: Sequence[int], wish: Wish) -> list[Ticket]:
    """What waits for these agencies, or what they hold in a status, in its order."""
    found = [one for one in tickets if _stands(one, agencies, wish) and _fits(work, one, wish)]
    if wish.status is None:
        return sorted(found, key=lambda one: (one.filed_at if one.review_open else one.due_at, one.id))
    running = sorted((one for one in found if one.due_at), key=lambda one: (one.due_at, one.id))
    return [*running, *sorted((one for one in found if not one.due_at), key=lambda one: -one.id)]


def _stands(one: Ticket, agencies: Sequence[int], wish: Wish) -> bool:
    if wish.status is not None:
        return one.holder_id in agencies and OFFICIAL[State(one.state)] == wish.status
    if one.review_open:
        return wish.due is None and one.coordinator_id in agencies
    return one.holder_id in agencies and one.due_at is not None


def _fits(work: Work, one: Ticket, wish: Wish) -> bool:
    area = work.city.areas.get(one.area_code or "")
    fits_area = wish.district is None or (area is not None and area.district_code == wish.district)
    return fits_area and wish.kind in (None, one.kind) and (wish.due is None or _falls(work, one, wish.due))


def _falls(work: Work, one: Ticket, due: Due) -> bool:
    if one.due_at is None:
        return False
    ahead = work.city.calendar.add(deadlines.today(work), queue.SOON)
    ends = {Due.TODAY: _day_ends(work, deadlines.today(work)), Due.SOON: _day_ends(work, ahead)}
    return one.due_at < work.now if due is Due.LATE else work.now <= one.due_at <= ends[due]


def _day_ends(work: Work, day: date) -> datetime:
    return deadlines.at(work, day, END_OF_DAY)


@pytest.mark.parametrize("most", [9, 500])
async def test_a_queue_holds_and_counts_what_a_plain_look_at_all_tickets_does(
    work: Work, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(queue, "COUNTED", most)
    tickets = await prepared(work)
    rng = random.Random(most)
    for wish in [Wish(), *(wished(rng) for _ in range(WISHES))]:
        agencies, page = rng.choice([OFFICES, OFFICES[:1], OFFICES[1:]]), rng.choice([0, 0, 1, 2, 5])
        whole = expected(work, tickets, agencies, wish)
        got = await queue.waiting_for(work, agencies, page, wish)
        shown = whole[page * queue.PAGE :][: queue.PAGE]
        assert [one.id for one in got.tickets] == [one.id for one in shown], wish
        if shown:
            late, today = (sum(_falls(work, one, due) for one in whole) for due in (Due.LATE, Due.TODAY))
            counts = (min(len(whole), most), min(late, most), min(today, most))
            assert (got.count, got.late, got.today) == counts, wish
            assert got.more == (len(whole) > (page + 1) * queue.PAGE)


async def test_what_is_due_today_is_counted_behind_more_late_ones_than_are_counted(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "COUNTED", 9)
    await filled(work, 60, (State.ASSIGNED,))
    late, today = work.now - timedelta(hours=1), _day_ends(work, deadlines.today(work))
    await work.session.execute(update(Ticket).values(holder_id=2, due_at=late))
    soon = [one.id for one in (await queue.waiting_for(work, [2], 1)).tickets[:4]]
    await work.session.execute(update(Ticket).where(Ticket.id.in_(soon)).values(due_at=today))
    found = await queue.waiting_for(work, [2])
    assert (found.count, found.late, found.today) == (9, 9, 4)


async def test_a_review_has_no_limit_that_could_have_passed(work: Work) -> None:
    await filled(work, 20, (State.CLOSED,))
    found = await queue.waiting_for(work, OFFICES[:1])
    assert (found.count, found.late, found.today) == (4, 0, 0)
