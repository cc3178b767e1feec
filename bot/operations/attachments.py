"""The store of attachments as backup and restore see it: sealed objects, listed, read and written as they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO

import obstore
from obstore.exceptions import BaseError, NotFoundError
from obstore.store import LocalStore, ObjectStore

from bot.files.place import access
from bot.operations.archive import ArchiveProblem
from bot.settings import Settings
from storage import files

_CHUNK = 1 << 20


def store(settings: Settings) -> ObjectStore | None:
    """The store that FILES_URL names; None for a folder that does not exist yet."""
    if not files.is_local(settings.files_url):
        try:
            return files.s3(settings.files_url, access(settings))
        except files.FilesProblem as problem:
            raise ArchiveProblem(str(problem)) from None
    place = folder(settings)
    return LocalStore(place) if place.is_dir() else None


def is_local(settings: Settings) -> bool:
    return files.is_local(settings.files_url)


def folder(settings: Settings) -> Path:
    """Where a local FILES_URL lies."""
    return files.folder_of(settings.files_url, settings.data_dir / "files")


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
