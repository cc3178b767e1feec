"""What all tests share: where their files lie, what begins first, and that a property is asked the same each time.

Files lie in memory where the machine has room there, since each commit waits for the disk else.
"""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

MEMORY = Path("/dev/shm")
ROOM = 3 << 30  # bytes; a container's default of 64 MB would not do

# The suite asks its properties with the same examples each time, so that it fails by a change and not by luck;
# `make search` asks with others.
settings.register_profile("same", derandomize=True)
settings.register_profile("search", print_blob=True)
settings.load_profile("same")


def _has_room() -> bool:
    return os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM


def pytest_configure() -> None:
    if "TMPDIR" not in os.environ and _has_room():
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, so that no worker waits for it at the end; the rest stays in its random order."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """What was imported stays: the collector need not look at it after each test (a tenth of the time)."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
