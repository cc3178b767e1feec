"""The story in a real browser, on the demonstration's own page: at desk width the whole way, at phone width legible."""

from __future__ import annotations

import pytest

from bot import demo as demonstration
from bot.demo import CITIZEN, COORDINATOR, LIAISON_TRANSPORT, Demo
from tests.browser import WITHOUT, Column, chromium, find_chromium, opened

pytestmark = [pytest.mark.long, pytest.mark.browser, pytest.mark.skipif(find_chromium() is None, reason=WITHOUT)]


async def test_a_complaint_is_filed_handled_and_closed_on_the_page(demo: Demo) -> None:
    async with chromium() as browser:
        chats = f"{CITIZEN},{COORDINATOR},{LIAISON_TRANSPORT}"
        page = await opened(browser, f"{demo.url}/?open={chats}", 1440, 900)
        budi, citra, dewi = (Column(page, one) for one in (CITIZEN, COORDINATOR, LIAISON_TRANSPORT))
        await budi.hears("Selamat datang")
        await budi.says("lampu jalan di sini kel teluk binjai mati sejak kemarin min")
        await budi.taps("Betul")
        await budi.hears("Periksa sebelum dikirim")
        await budi.taps("Kirim")
        await budi.hears("Laporan Anda sudah masuk")

        await citra.hears("Lampu jalan di sini kel teluk binjai")
        await citra.taps("Buka kartu")
        await citra.hears("Kel. Teluk Binjai")
        await citra.taps("Verifikasi")
        await citra.hears("Teks untuk umum")
        await citra.taps("Verifikasi")
        await citra.hears("diteruskan ke Dinas Perhubungan")

        await dewi.hears("Lampu jalan di sini kel teluk binjai")
        await dewi.taps("Buka kartu")
        await dewi.taps("Selesai")
        await dewi.hears("Apa yang sudah dikerjakan")
        await dewi.says("Lampu sudah diganti.")
        await budi.hears("menyatakan laporan Anda selesai")
        await budi.taps("Sudah selesai")
        await budi.hears("Seberapa puas Anda")
        await budi.taps("5")
        await budi.hears("sudah dicatat. Sehari ini")


async def test_letting_working_days_pass_closes_what_nobody_answered(demo: Demo) -> None:
    async with chromium() as browser:
        page = await opened(browser, f"{demo.url}/?chat={demonstration.NEIGHBOUR}", 390, 844)
        fitri = Column(page, demonstration.NEIGHBOUR)
        await fitri.hears("Apakah benar sudah selesai?")
        await demo.pass_days(11)
        await fitri.hears("Selesai otomatis")
        assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
