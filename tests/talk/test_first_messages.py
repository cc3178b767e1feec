"""What citizens send first, in many styles, played to the end: what is filled in, what is asked, how many presses."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.talk.phone import Bot
from tests.talk.playing import FIELDS, Score, read, scored

pytestmark = pytest.mark.long

MOST_TAPS = 6
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
