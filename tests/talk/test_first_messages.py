"""What citizens send first, in many styles, played to the end: what is filled in, what is asked, how many presses."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stage import Person, Stage
from tests.talk.phone import Bot
from tests.talk.playing import FIELDS, Score, Talk, read, scored

pytestmark = pytest.mark.long

MOST_TAPS = 6
SAMPLE = 20
# What a set must keep: right among judged, by field.
FLOORS = {
    "first": dict.fromkeys(FIELDS, 1.0),
    "second": {"class": 0.9, "day": 0.9, "place": 0.9, "agency": 0.9, "questions": 0.9, "taps": 0.95},
}


@pytest.fixture
async def bot(tmp_path: Path) -> AsyncIterator[Bot]:
    made = await Bot.open(tmp_path)
    yield made
    await made.database.close()


@pytest.mark.parametrize("part", range(3))
async def test_the_first_set_is_filled_in_and_asked_as_it_should_be(bot: Bot, part: int) -> None:
    _keeps("first", await scored(bot, read("first")[part::3]))


async def test_the_second_set_is_read_as_well_as_it_was(bot: Bot) -> None:
    _keeps("second", await scored(bot, read("second")))


async def test_complete_first_messages_over_http_take_two_presses(quick_stage: Stage) -> None:
    """The same lines with a Telegram between: each citizen sends, confirms the day and sends it off."""
    complete = [talk for talk in read("first") if talk.asked == ("date",) and talk.day in ("0", "-1")]
    plain = [talk for talk in complete if len(talk.messages) == 1 and talk.messages[0][0] not in "[/"]
    plain = [talk for talk in plain if talk.style not in ("english", "mixed", "forward")]
    plain = [talk for talk in plain if not re.search(r"\d{2}|sabtu|senin|selasa", talk.messages[0], re.IGNORECASE)]
    people = [await quick_stage.person(f"Warga {number}") for number in range(SAMPLE)]
    await asyncio.gather(*(_files(one, talk) for one, talk in zip(people, plain, strict=False)))
    assert len(plain) > SAMPLE


async def _files(person: Person, talk: Talk) -> None:
    await person.says(talk.messages[0])
    await person.hears("betul?")
    await person.taps("Betul")
    await person.hears("Periksa sebelum dikirim")
    await person.taps("Kirim")
    await person.hears("sudah masuk")
    assert person.taps_made == talk.taps, talk.messages


def _keeps(name: str, score: Score) -> None:
    assert not [line for line in score.misses if line.startswith("not filed")]
    assert score.most_taps <= MOST_TAPS
    assert score.taps <= 2
    reached = {field: right / judged for field, (right, judged) in score.fields.items() if judged}
    assert all(reached[field] >= FLOORS[name][field] for field in reached), score.misses


def test_the_sets_are_large_enough_and_share_no_message() -> None:
    first, second = ({talk.messages for talk in read(name)} for name in ("first", "second"))
    assert len(first) >= 150
    assert len(second) >= 60
    assert not first & second
