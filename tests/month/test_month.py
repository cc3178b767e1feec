"""A whole working month with holidays and cuti bersama: what every deadline brings is counted and exact.

Each fate once here, of two days; `make month` plays a thousand of the whole month (docs/month.md).
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from tests.databases import make_database
from tests.month import judging
from tests.month.fates import FATES
from tests.month.planning import Scale
from tests.month.play import Month, opened
from tests.month.walking import DOORS

SEED = 20260302
SMALL = Scale(reports=len(FATES), citizens=8, colleagues=1, last=date(2026, 3, 3))


@pytest.fixture
async def month(tmp_path: Path) -> AsyncIterator[Month]:
    made = await opened(await make_database("sqlite", tmp_path), SMALL, SEED)
    yield made
    await made.stage.close()


@pytest.mark.long
@pytest.mark.timeout(300)
async def test_a_working_month(month: Month) -> None:
    await month.plays()
    walkers = list({one.role: one for one in month.officers}.values())
    counted = await judging.judge(month, walkers, doors=-(-len(DOORS) // len(walkers)))
    assert counted["citizen: late"] > 0
    assert counted["climbed to simpul"] > 0
