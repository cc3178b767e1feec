"""The machine's clock is set back: what is due stays due, and nobody falls silent until the old hour comes again."""

from __future__ import annotations

from dataclasses import replace

from tests.notifier.office import QUICK, Office


async def test_a_row_posted_by_a_clock_that_ran_ahead_leaves_at_once(office: Office) -> None:
    budi = await office.citizen()
    await office.posts(budi, "Satu")
    office.clock.passes(hours=-2)
    await office.drain(office.notifier())
    assert await office.hears(budi) == ["Satu"]


async def test_a_chat_that_rests_does_not_rest_for_hours(office: Office) -> None:
    budi = await office.citizen()
    notifier = office.notifier(replace(QUICK, private_gap=1))
    await office.posts(budi, "Satu")
    await office.drain(notifier)
    office.clock.passes(hours=-2)
    await office.posts(budi, "Dua")
    await office.drain(notifier)
    assert await office.hears(budi) == ["Satu", "Dua"]


async def test_the_pause_after_a_refused_token_does_not_last_for_hours(office: Office) -> None:
    budi = await office.citizen()
    notifier = office.notifier()
    await office.fails("unauthorized")
    await office.posts(budi, "Satu")
    await office.drain(notifier)
    assert await office.hears(budi) == []
    office.clock.passes(hours=-2)
    await office.posts(budi, "Dua")
    office.clock.passes(seconds=1)
    assert notifier._may_claim()
