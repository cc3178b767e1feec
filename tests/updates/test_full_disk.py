"""The disk is full: what does not fit waits at Telegram, also when an apology would still have found room."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.updates.batch import Away
from tests.databases import make_database
from tests.updates import kit
from tests.updates.kit import BUDI, Clock, Town, says

ALL_PAGES = 4294967294


async def _large(turn: Any, words: str) -> None:
    turn.conversation.data = {"said": [words, "x" * 200_000]}


async def _pages(town: Town, most: int) -> None:
    """No page more than `most`; fewer than there are now means none at all."""
    async with town.database.transaction() as session:
        await session.execute(text(f"PRAGMA max_page_count = {most}"))


async def test_a_large_effect_that_found_no_room_was_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(kit.BEHAVIOURS, "besar", _large)
    town = Town(await make_database("sqlite", tmp_path), Clock())
    await town.hears(says(5, "halo"))
    await _pages(town, 1)
    with pytest.raises(Away):
        await town.hears(says(6, "besar sekali"))
    assert 6 not in await town.rows()
    await _pages(town, ALL_PAGES)
    await town.hears(says(6, "besar sekali"))
    assert (await town.kept(BUDI))[0] == "besar sekali"
    await town.database.close()
