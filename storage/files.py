"""The store of attachments: sealed objects in a folder or in any store that speaks S3, through one library.

An object's name is a keyed hash of what is in it, so the same file is kept once and its name tells nothing. Contents
are sealed like columns (AES-256-GCM), with the name bound to them: an object put in another's place does not open.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from obstore.exceptions import BaseError, NotFoundError
from obstore.store import LocalStore, S3Store

from storage.sealing import KeyProblem, Keyring

SMALL = "small"  # the variant of a picture that may be shown to the public
_TIMEOUT = timedelta(seconds=30)
_RETRYING = timedelta(seconds=20)


class FilesProblem(Exception):
    """The store cannot be used, or an object in it is missing or spoilt; the text says what to do."""


class Store:
    """Puts, gets and deletes contents by name; every failure is a FilesProblem."""

    def __init__(self, objects: LocalStore | S3Store, keyring: Keyring) -> None:
        self._objects, self._keyring = objects, keyring

    def name(self, content: bytes) -> str:
        return self._keyring.content_name(content)

    async def put(self, name: str, content: bytes, variant: str = "") -> None:
        """Keep a content; when this returns it survives a crash."""
        path = _path(name, variant)
        sealed = await asyncio.to_thread(self._keyring.seal_bytes, content, _label(path))
        try:
            await self._objects.put_async(path, sealed, use_multipart=False)
            if isinstance(self._objects, LocalStore) and self._objects.prefix is not None:
                await asyncio.to_thread(_to_disk, self._objects.prefix / path)
        except (BaseError, OSError) as problem:
            raise _unusable(problem) from None  # the library's own text names addresses

    async def has(self, name: str, variant: str = "") -> bool:
        try:
            await self._objects.head_async(_path(name, variant))
        except (NotFoundError, FileNotFoundError):
            return False
        except (BaseError, OSError) as problem:
            raise _unusable(problem) from None
        return True

    async def get(self, name: str, variant: str = "") -> bytes:
        path = _path(name, variant)
        try:
            sealed = bytes(await (await self._objects.get_async(path)).bytes_async())
        except (NotFoundError, FileNotFoundError):
            raise FilesProblem("An attachment is missing from the store. Bring it back from your backup.") from None
        except (BaseError, OSError) as problem:
            raise _unusable(problem) from None
        try:
            return await asyncio.to_thread(self._keyring.open_bytes, sealed, _label(path))
        except KeyProblem:
            raise FilesProblem("An attachment in the store was changed or sealed with another key.") from None

    async def delete(self, name: str) -> None:
        """Remove a content with its variants; what is not there is no failure."""
        for variant in ("", SMALL):
            try:
                await self._objects.delete_async(_path(name, variant))
            except (NotFoundError, FileNotFoundError):
                continue
            except (BaseError, OSError) as problem:
                raise _unusable(problem) from None


def open_store(files_url: str, folder: Path, keyring: Keyring, access: Mapping[str, str]) -> Store:
    """The store that FILES_URL names; `folder` when it is empty.

    `access` are S3's access_key_id, secret_access_key, endpoint and region where they are known; what is missing is
    looked for in the process's environment and in the machine's role. Raises FilesProblem.
    """
    if not is_local(files_url):
        return Store(s3(files_url, access), keyring)
    place = folder_of(files_url, folder)
    try:
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
        return Store(LocalStore(place), keyring)
    except (BaseError, OSError) as problem:
        raise FilesProblem(
            f"The folder of the attachments cannot be used ({type(problem).__name__}). Check FILES_URL."
        ) from None


def is_local(files_url: str) -> bool:
    return not files_url.startswith("s3:")


def folder_of(files_url: str, default: Path) -> Path:
    """The folder that a local FILES_URL names; `default` when it is empty."""
    place = Path(unquote(urlsplit(files_url).path)) if files_url.startswith("file:") else Path(files_url or default)
    return place.resolve()


def s3(files_url: str, access: Mapping[str, str]) -> S3Store:
    """The bucket that FILES_URL names, with `access` as `open_store` takes it; raises FilesProblem."""
    parts = urlsplit(files_url)
    given = {**access, **dict(parse_qsl(parts.query))}
    known = {name: value for name, value in given.items() if value}
    http = known.get("endpoint", "").startswith("http:")
    try:
        return S3Store(
            parts.netloc,
            prefix=parts.path.strip("/") or None,
            config=known,  # type: ignore[arg-type]  # the names are those of its table of settings
            client_options={"allow_http": http, "timeout": _TIMEOUT},
            retry_config={"max_retries": 2, "retry_timeout": _RETRYING},
        )
    except BaseError as problem:
        raise _unusable(problem) from None


def _path(name: str, variant: str) -> str:
    """Two letters a folder: file systems like a few hundred folders better than a million names in one."""
    return f"{name[:2]}/{name}" + (f".{variant}" if variant else "")


def _label(path: str) -> str:
    return f"files/{path}"


def _unusable(problem: Exception) -> FilesProblem:
    return FilesProblem(
        f"The store of the attachments does not answer as it should ({type(problem).__name__}). Check FILES_URL, that "
        "it can be reached and written, and that there is room."
    )


def _to_disk(path: Path) -> None:
    """The library writes a folder's files whole or not at all, but does not wait for the disk: power may fail."""
    for place in (path, path.parent, path.parent.parent):
        descriptor = os.open(place, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
