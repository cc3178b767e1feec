"""After the batch: what was spoken is noted, lost questions are asked again, deaths are counted, old rows go."""

from __future__ import annotations

import asyncio
from datetime import datetime

import pytest
from aiogram.methods import SendMessage

from storage import figures, updates
from storage.updates import Seen
from tests.updates.kit import BUDI, GROUP, SITI, Listener, Town, says


class Killed(BaseException):
    """The process ends here."""


async def no_answer(_method: SendMessage) -> None:
    await asyncio.sleep(60)


async def stranded(town: Town, *raw: object) -> None:
    """A process that handles these updates and dies before it says a word."""
    doomed = Town(town.database, town.clock, Listener())
    doomed.telegram.answers = no_answer
    await doomed.batches.handle(raw)
    await doomed.means.speaker.drain(0)


async def test_what_was_spoken_is_noted_by_the_next_tick(town: Town) -> None:
    await town.hears(says(5, "halo"))
    await town.tending.tick()
    assert (await town.rows())[5].spoken_at == town.clock.at


async def test_what_was_spoken_is_noted_by_the_next_batch(town: Town) -> None:
    await town.hears(says(5, "halo"))
    await town.hears(says(6, "hai"))
    assert (await town.rows())[5].spoken_at == town.clock.at


async def test_an_update_without_a_reply_needs_no_words(town: Town) -> None:
    await town.hears(says(5, "diam"))
    assert (await town.rows())[5].spoken_at == town.clock.at


async def test_a_lost_reply_is_asked_again_after_a_restart(town: Town) -> None:
    await stranded(town, says(5, "halo"), says(6, "apa kabar"))
    town.clock.passes(seconds=9)
    await town.tending.ask_again()
    await town.said()
    assert town.telegram.heard(BUDI) == []
    town.clock.passes(seconds=2)
    await town.tending.ask_again()
    await town.said()
    assert town.telegram.heard(BUDI) == ["again apa kabar"]
    await town.tending.flush()
    town.clock.passes(seconds=30)
    await town.tending.ask_again()
    await town.said()
    assert town.telegram.heard(BUDI) == ["again apa kabar"]


async def test_an_apology_that_was_lost_was_never_said(town: Town) -> None:
    """The process died between setting a message aside and saying so: its writer heard the question again, and no word
    of what became of the answer."""
    await stranded(town, says(5, "halo"), says(6, "x", date=None))
    row = (await town.rows())[6]
    assert row.reference is not None
    town.clock.passes(seconds=11)
    await town.tending.ask_again()
    await town.said()
    assert town.telegram.heard(BUDI) == [f"Maaf {row.reference}", "again halo"]
    await town.tending.flush()
    town.clock.passes(seconds=30)
    await town.tending.ask_again()
    await town.said()
    assert len(town.telegram.heard(BUDI)) == 2


async def test_a_lost_reply_is_asked_again_though_the_clock_was_set_back(town: Town) -> None:
    await town.tending.tick()
    await stranded(town, says(5, "halo"))
    town.clock.passes(seconds=-7200)
    await town.tending.tick()
    await town.said()
    assert town.telegram.heard(BUDI) == ["again halo"]


async def test_lost_replies_are_asked_again_once_for_each_chat_and_person(town: Town) -> None:
    await stranded(town, says(5, "satu"), says(6, "dua", SITI), says(7, "tiga", chat=GROUP), says(8, "empat", SITI))
    town.clock.passes(seconds=11)
    await town.tending.ask_again()
    await town.said()
    assert town.telegram.heard(BUDI) == ["again satu"]
    assert town.telegram.heard(SITI) == ["again empat"]
    assert town.telegram.heard(GROUP) == ["again tiga"]


async def test_what_a_slow_first_batch_has_not_said_yet_is_not_asked_again(town: Town) -> None:
    """Its replies wait for all of it; after ten seconds they were taken for lost."""
    handling = asyncio.create_task(town.batches.handle([says(5 + n, f"tanya {n}", BUDI + n) for n in range(4)]))
    while not handling.done():
        town.clock.passes(seconds=11)
        await town.tending.ask_again()
    await handling
    await town.said()
    assert [town.telegram.heard(BUDI + n) for n in range(4)] == [[f"tanya {n}"] for n in range(4)]


async def test_two_processes_ask_a_lost_question_once(town: Town) -> None:
    await stranded(town, says(5, "halo"))
    other = Town(town.database, town.clock)
    town.clock.passes(seconds=11)
    await asyncio.gather(town.tending.ask_again(), other.tending.ask_again())
    await town.said()
    await other.said()
    assert len(town.telegram.told) + len(other.telegram.told) == 1


async def test_a_question_older_than_an_hour_is_not_asked_again(town: Town) -> None:
    await stranded(town, says(5, "halo"))
    town.clock.passes(hours=1, seconds=1)
    await town.tending.ask_again()
    await town.said()
    assert town.telegram.told == []


async def test_a_reply_still_being_said_is_not_asked_again(town: Town) -> None:
    gate = asyncio.Event()

    async def wait(_method: SendMessage) -> None:
        await gate.wait()

    town.telegram.answers = wait
    await town.batches.handle([says(5, "halo")])
    town.clock.passes(seconds=20)
    await town.tending.ask_again()
    gate.set()
    await town.said()
    assert town.telegram.heard(BUDI) == ["halo"]


async def test_while_telegram_is_away_the_question_is_kept_for_an_hour(town: Town) -> None:
    await stranded(town, says(5, "halo"))
    town.telegram.answers = no_answer
    town.clock.passes(seconds=11)
    await town.tending.ask_again()
    await town.means.speaker.drain(0.01)
    town.telegram.answers = lambda _method: None
    town.clock.passes(minutes=40)
    await town.tending.ask_again()
    await town.said()
    assert town.telegram.heard(BUDI) == ["again halo"]


async def test_asking_that_raises_is_not_repeated(town: Town) -> None:
    async def broken(_turn: object) -> list[SendMessage]:
        raise KeyError("no such step")

    await stranded(town, says(5, "halo"))
    town.rewire(ask_again=broken)
    town.clock.passes(seconds=11)
    await town.tending.ask_again()
    await town.tending.flush()
    assert (await town.rows())[5].spoken_at is not None


async def test_stopping_notes_what_was_said(town: Town) -> None:
    await town.batches.handle([says(5, "halo")])
    running = asyncio.create_task(town.tending.run())
    await town.tending.stop()
    await asyncio.wait_for(running, 30)
    assert town.telegram.heard(BUDI) == ["halo"]
    assert (await town.rows())[5].spoken_at is not None


async def dies(town: Town, *raw: object) -> None:
    """A process that ends while it handles: nothing after the kill is done by it."""

    async def kill(*_args: object, **_more: object) -> None:
        raise Killed

    doomed = Town(town.database, town.clock, Listener())
    doomed.means.dispatcher.feed_raw_update = kill  # type: ignore[method-assign]  # the process ends inside a handler
    with pytest.raises(Killed):
        await doomed.batches.handle(raw)


async def test_an_update_that_kills_the_process_is_set_aside_at_its_third_death(town: Town) -> None:
    for _ in range(3):
        await dies(town, says(5, "mematikan"), says(6, "halo", SITI))
    reborn = Town(town.database, town.clock)
    await reborn.hears(says(5, "mematikan"), says(6, "halo", SITI))
    row = (await town.rows())[5]
    assert (row.attempts, row.cause) == (4, "the process died of it")
    assert reborn.telegram.heard(BUDI) == [f"Maaf {row.reference}"]
    assert await town.kept(SITI) == ["halo"]
    assert await town.kept() == []


async def test_two_deaths_are_forgiven(town: Town) -> None:
    for _ in range(2):
        await dies(town, says(5, "halo"))
    await town.hears(says(5, "halo"))
    assert await town.kept() == ["halo"]
    assert (await town.rows())[5].set_aside_at is None


async def test_a_killer_that_comes_after_newer_updates_is_counted_too(town: Town) -> None:
    for _ in range(3):
        doomed = Town(town.database, town.clock, Listener())
        await doomed.hears(says(100, "sudah"))

        async def kill(*_args: object, **_more: object) -> None:
            raise Killed

        doomed.means.dispatcher.feed_raw_update = kill  # type: ignore[method-assign]  # the process ends here
        with pytest.raises(Killed):
            await doomed.batches.handle([says(50, "mematikan")])
    reborn = Town(town.database, town.clock)
    await reborn.hears(says(101, "baru"))
    await reborn.hears(says(50, "mematikan"))
    assert (await town.rows())[50].set_aside_at is not None


async def test_old_rows_are_forgotten_and_what_was_set_aside_stays_a_month(town: Town) -> None:
    await town.hears(says(5, "halo"), says(6, "racun"))
    for days, left in ((2, {5, 6}), (2, {6}), (27, set())):
        town.clock.passes(days=days)
        async with town.database.transaction() as session:
            await updates.purge(session, town.clock.at)
        assert set(await town.rows()) == left


async def test_ids_of_two_bots_do_not_meet(town: Town) -> None:
    now: datetime = town.clock.at
    async with town.database.transaction() as session:
        assert await updates.take(session, 1, [Seen(5, None, None)], now) == [5]
        assert await updates.take(session, 2, [Seen(5, None, None)], now) == [5]
        assert await updates.take(session, 1, [Seen(6, None, None), Seen(5, None, None)], now) == [6]


async def test_what_was_set_aside_is_counted(town: Town) -> None:
    await town.hears(says(5, "racun"), says(6, "racun"))
    async with town.database.transaction() as session:
        assert await figures.set_aside(await session.connection(), town.clock.at) == 2
