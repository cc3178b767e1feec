"""Officers: the life cycle by commands, by questions and by buttons; who may not, and what then is said."""

from __future__ import annotations

from tests.stage import Stage
from tests.talk.scenes import town


async def test_follow_up(quick_stage: Stage) -> None:
    place = await town(quick_stage)
    number = await place.closed()
    assert number
