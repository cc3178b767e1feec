"""The demonstration has a hub: its cities side by side, and the one that is worst off is reminded with one tap."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bot.demo import CITIZEN, Demo
from bot.neighbours import HUB, NEIGHBOURS
from tests.stage import Person, Stage

WORST, OTHER = NEIGHBOURS


class Visitor(Stage):
    """A stage on the demonstration's own simulator."""

    def __init__(self, demo: Demo, http: aiohttp.ClientSession) -> None:
        self.app, self._http, self.simulator = demo.app, http, demo.simulator


@pytest.fixture
async def visitor(tmp_path: Path) -> AsyncIterator[Visitor]:
    demo = Demo(tmp_path)
    await demo.start()
    async with aiohttp.ClientSession(demo.url) as http:
        yield Visitor(demo, http)
    await demo.stop()


async def test_the_hub_finds_the_worst_city_and_the_worst_agency_and_nudges_both(visitor: Visitor) -> None:
    hana = Person(visitor, HUB, "Hana")
    await hana.hears("untuk semua kota", "simpul Pemprov Riau")
    await hana.says("/statistik")
    side = await hana.hears("3 kota", "Kota Dumai", WORST.name, OTHER.name)
    assert side["text"].index(WORST.name) < side["text"].index(OTHER.name) < side["text"].index("Kota Dumai")
    await hana.taps(f"Ingatkan koordinator {WORST.name}")
    await hana.hears(WORST.name, "diingatkan tentang 4 laporan")
    await hana.taps("Belum ditindaklanjuti")
    await hana.hears(f"Dishub Utara ({WORST.name}): 3", "3 lewat batas")
    await hana.taps(f"Ingatkan Dishub Utara ({WORST.name})")
    await hana.hears("Dinas Perhubungan Kota Contoh Utara belum punya petugas", "diingatkan tentang 3 laporan")


async def test_a_report_of_the_neighbours_goes_to_them(visitor: Visitor) -> None:
    budi = Person(visitor, CITIZEN, "Budi")
    await budi.hears("Untuk kota lain? Tekan nama kotanya.")
    await budi.says("Mohon lampu jalan di Kota Contoh Utara diperbaiki")
    await budi.taps("Hari ini")
    await budi.hears("Di mana tempatnya?")
    await budi.says("Jl. Melati Contoh")
    await budi.hears("Untuk: Dinas Perhubungan Kota Contoh Utara")
    await budi.taps("Kembalikan ke Kota Dumai")
    await budi.hears("Periksa sebelum dikirim", "Diskominfotiksan (koordinator)")
