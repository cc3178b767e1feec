"""Each city keeps its own hours and holidays: the morning's digest comes in its own morning."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date

from bot.domain.deadlines import Calendar
from storage import schema
from storage.regionreader import read
from tests.databases import make_database
from tests.stage import START, Stage
from tests.talk import cities

WIB, WIT = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Jayapura")
TODAY = START.astimezone(WIB).date()
FIRST, SECOND, THIRD = (Calendar({}, []).add(TODAY, days) for days in (2, 3, 4))
HOLIDAY = f'[[holidays.add]]\ndate = {SECOND}\nname = "Hari jadi Contoh"\nbasis = "Keputusan contoh"\n'


def _head(day: date) -> str:
    return f"☀️ {format_date(day, 'EEEE, d MMMM y', locale='id')}"


@pytest.fixture
async def apart(tmp_path: Path) -> AsyncIterator[Stage]:
    """Three cities, the eastern one two hours ahead and with a holiday of its own."""
    region = tmp_path / "region"
    shutil.copytree(cities.REGION, region)
    file = region / "timur" / "region.toml"
    text = file.read_text("utf-8").replace("Asia/Jakarta", WIT.key)
    file.write_text(text.replace("[holidays]\nadd = []\n", "[holidays]\n") + HOLIDAY, "utf-8")
    database = await make_database("sqlite", tmp_path)
    await schema.seed(database, database.keyring, read(region))
    stage = Stage(database)
    await stage.open()
    yield stage
    await stage.close()


async def _at(stage: Stage, day: date, hour: int, zone: ZoneInfo) -> None:
    assert stage.app is not None
    await stage.app.advance(datetime.combine(day, time(hour, 5), zone))


async def test_the_digest_comes_in_the_citys_own_morning(apart: Stage) -> None:
    """The first city's hours decided for all: two hours ahead it came in the middle of the morning."""
    east, west = await cities.city(apart, "CTT"), await cities.city(apart, "CTB")
    await east.assigned()
    await west.assigned()
    await _at(apart, FIRST, 8, WIT)
    await east.liaison.hears(_head(FIRST), "1 laporan menunggu")
    await west.liaison.hears_nothing(_head(FIRST), 0.1)
    await _at(apart, FIRST, 8, WIB)
    await west.liaison.hears(_head(FIRST), "1 laporan menunggu")


async def test_a_citys_own_holiday_is_silent_there_alone(apart: Stage) -> None:
    east, west = await cities.city(apart, "CTT"), await cities.city(apart, "CTB")
    await east.assigned()
    await west.assigned()
    for hour in (6, 8, 10):
        await _at(apart, SECOND, hour, WIB)
    await west.liaison.hears(_head(SECOND), "1 laporan menunggu")
    await east.liaison.hears_nothing(_head(SECOND), 0.1)
    await _at(apart, THIRD, 8, WIT)
    await east.liaison.hears(_head(THIRD), "1 laporan menunggu")
