"""The shortest play that kills: a few people, SQLite, each point once. `make chaos` plays everything."""

from __future__ import annotations

import pytest

from tests.chaos import crowd
from tests.chaos.acts import Figures, killed_at_points
from tests.chaos.stage import Stage

pytestmark = pytest.mark.long

SECONDS = 8
PATIENCE = 45.0  # seconds; a lost question comes again after two


@pytest.mark.timeout(240)
async def test_people_are_served_though_the_process_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "PATIENCE", PATIENCE)
    stage = Stage("sqlite", citizens=4)
    figures = Figures()
    try:
        await stage.open()
        stage.crowd.begin()
        await killed_at_points(stage, SECONDS, figures)
        found = await stage.reckon()
    finally:
        await stage.close()
    assert stage.tally.kills > 0
    assert found.filings == found.tickets > 0
    assert not found.broken, found
    assert not figures.broken
