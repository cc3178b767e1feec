"""Debian's Chromium for tests that look at pages, driven by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright, expect

DEBIAN = Path("/usr/bin/chromium")
PATIENCE = 45_000  # milliseconds
WITHOUT = "Chromium is not installed (Debian: apt-get install chromium)"


def find_chromium() -> str | None:
    """The path of the Chromium to use: Debian's, else one on the PATH; None when there is none."""
    return str(DEBIAN) if DEBIAN.exists() else shutil.which("chromium")


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A running headless Chromium, closed at the end. Raises RuntimeError when none is installed."""
    path = find_chromium()
    if path is None:
        raise RuntimeError(WITHOUT)
    async with async_playwright() as playwright:
        # Containers have no user namespaces for Chromium's sandbox, and it opens pages of this project only.
        browser = await playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            await browser.close()


class Column:
    """One chat of the page, as its person uses it."""

    def __init__(self, page: Page, person: int) -> None:
        self._column = page.locator(f'.column[data-chat-id="{person}"]')

    async def says(self, text: str) -> None:
        box = self._column.get_by_label("Tulis pesan")
        await box.fill(text)
        await box.press("Enter")

    async def taps(self, label: str) -> None:
        await self._column.get_by_role("button", name=label, exact=True).last.click(timeout=PATIENCE)

    async def hears(self, fragment: str) -> None:
        await expect(self._column.locator(".bubble").filter(has_text=fragment).last).to_be_visible(timeout=PATIENCE)

    async def counts(self, fragment: str, number: int) -> None:
        """Wait until so many bubbles hold the fragment."""
        await expect(self._column.locator(".bubble").filter(has_text=fragment)).to_have_count(number, timeout=PATIENCE)


async def opened(browser: Browser, url: str, width: int, height: int) -> Page:
    context = await browser.new_context(
        viewport={"width": width, "height": height}, timezone_id="Asia/Jakarta", locale="id-ID"
    )
    page = await context.new_page()
    await page.goto(url)
    return page
