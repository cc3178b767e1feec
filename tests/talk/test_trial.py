"""The trial of the README in a real browser at a phone's width: every press is a visible button, and is counted.

Five reports wait instead of the README's twenty; presses for each are the same. `-s` prints presses and seconds.
"""

from __future__ import annotations

import asyncio
import time
from base64 import b64decode
from typing import Any

import aiohttp
import pytest
from playwright.async_api import FilePayload, Page, expect

from bot.demo import CITIZEN, COORDINATOR, LIAISON_TRANSPORT, Demo
from bot.neighbours import HUB
from tests.browser import PATIENCE, WITHOUT, Column, chromium, find_chromium, opened
from tests.stage import PIXEL

pytestmark = [pytest.mark.long, pytest.mark.browser, pytest.mark.skipif(find_chromium() is None, reason=WITHOUT)]

WAITING = 5  # reports; the README's numbers are of twenty
FIRST = 9501  # Telegram ids of those who filed them
REPORT = "Lampu jalan di Jalan Contoh {number}, Kelurahan Teluk Binjai, mati sejak kemarin malam."
OWN = "Lampu jalan di depan SDN Contoh, Kelurahan Purnama, mati sejak kemarin malam, jalannya gelap."
PHOTOS = [FilePayload(name=f"foto{number}.png", mimeType="image/png", buffer=b64decode(PIXEL)) for number in (1, 2)]


class Thumb(Column):
    """One person at a phone. `presses` counts what was pressed, attaching included; typing is none."""

    def __init__(self, page: Page, person: int) -> None:
        super().__init__(page, person)
        self.page, self.presses, self.since = page, 0, time.monotonic()

    async def taps(self, label: str) -> None:
        """Press the newest button with this label; it has to stand on the screen without scrolling."""
        key = self._column.get_by_role("button", name=label, exact=True).last
        await expect(key).to_be_in_viewport(ratio=0.9, timeout=PATIENCE)
        await key.click(timeout=PATIENCE)
        self.presses += 1

    async def attaches(self, words: str) -> None:
        """Two photos with a caption: three presses."""
        await self.taps("Lampirkan")
        async with self.page.expect_file_chooser() as choosing:
            await self.page.get_by_role("menuitem", name="Foto atau video").click()
        await (await choosing.value).set_files(PHOTOS)
        await self.page.get_by_label("Keterangan").fill(words)
        await self.page.get_by_role("button", name="Kirim", exact=True).click()
        self.presses += 2

    def told(self, what: str, each: int = 1) -> int:
        """Presses so far, and what they cost for each report, printed."""
        seconds = time.monotonic() - self.since
        print(
            f"{what}: {self.presses} presses, {seconds:.1f} s; each {self.presses / each:.1f}, {seconds / each:.1f} s"
        )
        return self.presses


async def test_presses_of_a_citizen_and_of_three_officers_at_a_phones_width(demo: Demo) -> None:
    async with chromium() as browser:
        page = await opened(browser, f"{demo.url}/?chat={CITIZEN}", 390, 844)
        await _citizen(Thumb(page, CITIZEN))
        await _filed(demo.url)
        await page.goto(f"{demo.url}/?chat={COORDINATOR}")
        await _coordinator(Thumb(page, COORDINATOR))
        await page.goto(f"{demo.url}/?chat={LIAISON_TRANSPORT}")
        await _liaison(Thumb(page, LIAISON_TRANSPORT))
        await page.goto(f"{demo.url}/?chat={HUB}")
        await _hub(Thumb(page, HUB))
        assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


async def _citizen(budi: Thumb) -> None:
    """A complete first message: the day is confirmed, then it is sent."""
    await budi.says(OWN)
    await budi.taps("Betul")
    await budi.taps("Kirim")
    await budi.hears("Laporan Anda sudah masuk")
    assert budi.told("citizen files") == 2


async def _coordinator(citra: Thumb) -> None:
    """The queue is cleared, two presses for each report: *Verifikasi* and the way to the next. One agency is wrong."""
    waiting = WAITING + 2  # the citizen's own and the demonstration's
    await citra.hears("Laporan baru")
    await citra.taps("Periksa")
    for done in range(1, waiting):
        await citra.taps("Verifikasi")
        await citra.counts("diteruskan ke Dinas Perhubungan", done)
        await citra.taps("Berikutnya")
        await citra.hears("Teks untuk umum")
    assert citra.told("coordinator clears", waiting - 1) == 2 * (waiting - 1) + 1
    before = citra.presses
    await citra.taps("Instansi")
    await citra.taps("Dinas PU")
    await citra.hears("Untuk: Dinas Pekerjaan Umum")
    await citra.taps("Verifikasi")
    await citra.hears("diteruskan ke Dinas Pekerjaan Umum")
    assert citra.presses - before == 3


async def _liaison(dewi: Thumb) -> None:
    """Five answers, each with two photos: five presses each, three of them choosing the photos."""
    await dewi.hears("untuk instansi Anda")
    await dewi.taps("Buka kartu")
    for done in range(1, WAITING + 1):
        await dewi.taps("Tindak lanjuti")
        await dewi.hears("Kirim teks tindak lanjut")
        await dewi.attaches("Tim meninjau lokasi, foto sebelum dan sesudah.")
        await dewi.counts("Status sekarang: Proses", done)
        if done < WAITING:
            await dewi.taps("Berikutnya")
            await dewi.counts("Belum Ditindaklanjuti · Dinas Perhubungan", done + 1)
    assert dewi.told("liaison answers", WAITING) == 5 * WAITING


async def _hub(hana: Thumb) -> None:
    """The worst agency of three cities stands first, and is reminded."""
    await hana.taps("Belum ditindaklanjuti")
    await hana.hears("Dishub Utara (Kota Contoh Utara): 3")
    await hana.taps("Ingatkan Dishub Utara (Kota Contoh Utara)")
    await hana.hears("koordinator kotanya yang diingatkan tentang 3 laporan")
    assert hana.told("hub nudges") == 2


async def _filed(url: str) -> None:
    """Reports of five others, over HTTP: the same as by hand, without the browser."""
    async with aiohttp.ClientSession(url) as web:
        people = range(FIRST, FIRST + WAITING)
        for person in people:
            await _post(web, "/sim/people", {"id": person, "first_name": "Warga", "last_name": "Contoh"})
            await _said(web, person, "/start")
        for person in people:
            await _said(web, person, REPORT.format(number=person))
        for label in ("Betul", "Kirim"):
            await asyncio.gather(*(_pressed(web, person, label) for person in people))
        await asyncio.gather(*(_receipt(web, person) for person in people))


async def _said(web: aiohttp.ClientSession, person: int, text: str) -> None:
    await _post(web, f"/sim/chats/{person}/messages", {"from": person, "text": text})


async def _post(web: aiohttp.ClientSession, path: str, body: dict[str, Any]) -> bool:
    async with web.post(path, json=body) as answer:
        return answer.status == 200


async def _pressed(web: aiohttp.ClientSession, person: int, label: str) -> None:
    async with asyncio.timeout(PATIENCE / 1000):
        while not await _post(web, f"/sim/chats/{person}/press", {"from": person, "label": label}):
            await asyncio.sleep(0.1)


async def _receipt(web: aiohttp.ClientSession, person: int) -> None:
    async with asyncio.timeout(PATIENCE / 1000):
        while True:
            async with web.get(f"/sim/chats/{person}/messages") as answer:
                if any("sudah masuk" in one.get("text", "") for one in await answer.json()):
                    return
            await asyncio.sleep(0.1)
