"""A whole working month with holidays and cuti bersama: what every deadline brings is counted and exact.

48 reports of twelve days here; `make month` plays a thousand of the whole month (docs/month.md).
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from tests.databases import make_database
from tests.month import judging
from tests.month.play import Month, opened

SEED = 20260302


@pytest.fixture
async def month(tmp_path: Path) -> AsyncIterator[Month]:
    made = await opened(await make_database("sqlite", tmp_path), 48, 16, SEED, date(2026, 3, 13))
    yield made
    await made.stage.close()


@pytest.mark.timeout(300)
async def test_a_working_month(month: Month) -> None:
    await month.plays()
    counted = await judging.judge(month, doors=3)
    assert counted["citizen: late"] > 0
    assert counted["climbed to simpul"] > 0
