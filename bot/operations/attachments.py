"""The store of attachments as backup and restore see it: sealed objects, listed, read and written as they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO

import obstore
from obstore.exceptions import BaseError, NotFoundError
from obstore.store import LocalStore, ObjectStore, from_url

from bot.operations.archive import ArchiveProblem
from bot.settings import Settings

_CHUNK = 1 << 20


def store(settings: Settings) -> ObjectStore | None:
    """The store that FILES_URL names; None for a folder that does not exist yet."""
    if not is_local(settings):
        return from_url(settings.files_url)
    place = folder(settings)
    return LocalStore(place) if place.is_dir() else None


def is_local(settings: Settings) -> bool:
    return "://" not in settings.files_url or settings.files_url.startswith("file:")


def folder(settings: Settings) -> Path:
    """Where a local FILES_URL lies."""
    return Path(settings.files_url.removeprefix("file://") or settings.data_dir / "files").resolve()


def names(place: ObjectStore) -> Iterator[str]:
    try:
        for part in obstore.list(place):
            yield from (one["path"] for one in part)
    except BaseError as problem:
        raise _unusable(problem) from None  # the library's own text names addresses


def read(place: ObjectStore, name: str) -> tuple[int, Iterator[bytes]] | None:
    """Size and content of an object; None when it was deleted in the meantime."""
    try:
        found = obstore.get(place, name)
    except (NotFoundError, FileNotFoundError):
        return None
    except BaseError as problem:
        raise _unusable(problem) from None
    return found.meta["size"], (bytes(chunk) for chunk in found.stream(min_chunk_size=_CHUNK))


def write(place: ObjectStore, name: str, content: IO[bytes]) -> None:
    try:
        obstore.put(place, name, content)
    except BaseError as problem:
        raise _unusable(problem) from None


def remove(place: ObjectStore, written: list[str]) -> None:
    obstore.delete(place, written)


def _unusable(problem: Exception) -> ArchiveProblem:
    return ArchiveProblem(
        f"The store of the attachments does not answer as it should ({type(problem).__name__}). Check FILES_URL."
    )
