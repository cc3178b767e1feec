from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from tests.databases import KINDS
from tests.files.conftest import s3 as s3  # a fixture is found by its name here
from tests.operations.kit import Place, living
from tests.stage import Stage


class Watched(Stage):
    """A stage whose bot is looked at over HTTP."""

    def __init__(self, home: Place, database: object) -> None:
        super().__init__(database)  # type: ignore[arg-type]  # one of storage
        self.home = home

    async def sees(self, path: str) -> tuple[int, str]:
        """Status and body of a page of the running bot."""
        assert self.app is not None
        address = f"http://127.0.0.1:{self.app.port}{path}"
        async with aiohttp.ClientSession() as http, http.get(address) as answer:
            return answer.status, await answer.text()


@pytest.fixture
async def watched(tmp_path: Path) -> AsyncIterator[Watched]:
    made = Watched(*await living("sqlite", tmp_path / "home"))
    await made.open()
    yield made
    await made.close()


@pytest.fixture(params=KINDS)
async def watched_both(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Watched]:
    made = Watched(*await living(request.param, tmp_path / "home"))
    await made.open()
    yield made
    await made.close()
