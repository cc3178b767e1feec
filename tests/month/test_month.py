"""A whole working month with holidays and cuti bersama: what every deadline brings is counted and exact.

120 reports here; `make month` plays a thousand.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.databases import make_database
from tests.month import judging
from tests.month.play import Month, opened

SEED = 20260302


@pytest.fixture
async def month(tmp_path: Path) -> AsyncIterator[Month]:
    made = await opened(await make_database("sqlite", tmp_path), 120, 40, SEED)
    yield made
    await made.stage.close()


async def test_a_working_month(month: Month) -> None:
    await month.plays()
    await judging.judge(month)
