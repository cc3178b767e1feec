"""Whether the remote store of the attachments answers: a small object is written there, read and deleted again."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable

import obstore
from obstore.exceptions import BaseError, NotFoundError, PermissionDeniedError, UnauthenticatedError
from obstore.store import ObjectStore

from bot.files.place import access
from bot.operations.findings import Finding, problem, well
from bot.settings import Settings
from storage.files import FilesProblem, s3

PATIENCE = 10.0  # seconds for all three
_PROBE = b"lapor doctor"
_RIGHTS = "Let the key of AWS_ACCESS_KEY_ID write, read and delete objects there, and compare it with its secret."
_MENDS: dict[tuple[type[Exception], ...], str] = {
    (NotFoundError, FileNotFoundError): "Make the bucket, or correct its name in FILES_URL.",
    (PermissionDeniedError, UnauthenticatedError, PermissionError): _RIGHTS,
}
_OTHERWISE = "Check FILES_URL with its endpoint and region, and that this machine reaches that address."


async def look(settings: Settings) -> Finding:
    """The store that FILES_URL names, asked within PATIENCE."""
    try:
        place = s3(settings.files_url, access(settings))
        async with asyncio.timeout(PATIENCE):
            failed = await _tried(place, f"probe/{secrets.token_hex(8)}")  # a folder that no attachment lies in
    except FilesProblem as refusal:
        return problem("attachments", str(refusal), _OTHERWISE)
    except TimeoutError:
        return problem("attachments", f"The store did not answer within {PATIENCE:.0f} seconds.", _OTHERWISE)
    if failed is None:
        return well("attachments", "in the store that FILES_URL names: written, read and deleted")
    step, fault = failed
    words = f"In the store that FILES_URL names an object cannot be {step} ({type(fault).__name__})."
    return problem(
        "attachments", words, next((mend for kinds, mend in _MENDS.items() if isinstance(fault, kinds)), _OTHERWISE)
    )


async def _tried(place: ObjectStore, name: str) -> tuple[str, Exception] | None:
    """The first step that failed; what was written is deleted even if it could not be read."""
    failed = await _fault("written", lambda: obstore.put_async(place, name, _PROBE, use_multipart=False))
    if failed is not None:
        return failed
    read = await _fault("read", lambda: _read(place, name))
    deleted = await _fault("deleted", lambda: obstore.delete_async(place, name))
    return read or deleted


async def _fault(step: str, act: Callable[[], Awaitable[object]]) -> tuple[str, Exception] | None:
    try:
        await act()
    except (BaseError, OSError) as fault:
        return step, fault
    return None


async def _read(place: ObjectStore, name: str) -> None:
    found = await obstore.get_async(place, name)
    if bytes(await found.bytes_async()) != _PROBE:
        raise OSError("another content")
