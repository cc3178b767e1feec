"""The shortest plays that kill: each point once, and one of three replicas now and then. `make chaos` plays it all."""

from __future__ import annotations

import pytest

from tests.chaos import acts, crowd
from tests.chaos.acts import Act, Figures, killed_at_points, replicas_killed
from tests.chaos.stage import Stage

pytestmark = [pytest.mark.long, pytest.mark.timeout(240)]

SECONDS = 8
PATIENCE = 45.0  # seconds; a lost question comes again after two


async def _played(kind: str, citizens: int, act: Act) -> None:
    stage, figures = Stage(kind, citizens=citizens), Figures()
    try:
        await stage.open()
        stage.crowd.begin()
        await act(stage, SECONDS, figures)
        found = await stage.reckon()
    finally:
        await stage.close()
    assert stage.tally.kills > 0
    assert found.filings == found.tickets > 0
    assert not found.broken, found
    assert not figures.broken


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "PATIENCE", PATIENCE)
    monkeypatch.setattr(acts, "TAKEOVER_SECONDS", PATIENCE)  # five of a machine that does nothing else


async def test_people_are_served_though_the_process_is_killed() -> None:
    await _played("sqlite", 4, killed_at_points)


async def test_people_are_served_though_one_of_three_replicas_is_killed_every_few_seconds() -> None:
    await _played("postgresql", 2, replicas_killed)
