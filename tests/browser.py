"""Debian's Chromium for tests that look at pages, driven by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, async_playwright

DEBIAN = Path("/usr/bin/chromium")
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
