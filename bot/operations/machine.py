"""What this machine says: room, rights, the place of the attachments, and the bot that runs on it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import aiohttp

from bot.operations import attachments, remote
from bot.operations.findings import SEVERITY, Finding, problem, warning, well
from bot.settings import Settings
from storage.engine import DatabaseProblem, sqlite_file, url

LITTLE, TOO_LITTLE = 1 << 30, 200 << 20  # bytes: of warning, of a problem
PATIENCE = aiohttp.ClientTimeout(total=8)
ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104  # where a server listens that listens everywhere


def disk(settings: Settings) -> Finding:
    """The worst of the folders that are written to."""
    places = {_nearest(settings.data_dir)}
    if (file := _database_file(settings)) is not None:
        places.add(_nearest(file.parent))
    return max((_room(place) for place in sorted(places)), key=lambda found: SEVERITY.index(found.state))


def _room(place: Path) -> Finding:
    if not os.access(place, os.W_OK | os.X_OK):
        return problem("disk", f"{place} cannot be written.", f"Give the bot's user the folder: chown -R lapor {place}")
    free = shutil.disk_usage(place).free
    words = f"{free / (1 << 30):.1f} GB free at {place}"
    if free < TOO_LITTLE:
        return problem("disk", words, "Make room now: without it nothing can be accepted (nothing is lost meanwhile).")
    return warning("disk", words, "Make room, or move DATA_DIR.") if free < LITTLE else well("disk", words)


def _nearest(place: Path) -> Path:
    """The folder itself, or the one in which it will be made."""
    place = place.resolve()
    return next(one for one in (place, *place.parents) if one.exists())


async def files(settings: Settings) -> Finding:
    if not attachments.is_local(settings):
        return await remote.look(settings)
    place = _nearest(attachments.folder(settings))
    if not os.access(place, os.W_OK | os.X_OK):
        return problem(
            "attachments", f"{place} cannot be written.", "Give the bot's user the folder, or set FILES_URL."
        )
    if _several(settings):
        return warning(
            "attachments",
            "FILES_URL is a folder of this machine, and PostgreSQL is there for several machines.",
            "Each would keep attachments that the others cannot see. Name a shared place in FILES_URL (s3://…), "
            "unless this stays the only machine or the folder is shared.",
        )
    return well("attachments", f"in {attachments.folder(settings)}")


def _several(settings: Settings) -> bool:
    try:
        return url(settings.database).get_backend_name() != "sqlite"
    except DatabaseProblem:
        return False


def _database_file(settings: Settings) -> Path | None:
    try:
        return sqlite_file(url(settings.database))
    except DatabaseProblem:
        return None


async def running(settings: Settings) -> Finding:
    """What the bot of this machine answers at /ready. A door that meets another poller is late there."""
    if settings.http_port == 0:
        return well("bot", "not asked: HTTP_PORT is 0")
    host = ANYWHERE.get(settings.http_host, settings.http_host)
    address = f"http://{host}:{settings.http_port}/ready"
    try:
        async with aiohttp.ClientSession(timeout=PATIENCE) as http, http.get(address) as answer:
            parts = await answer.json(content_type=None)
            ill = {str(name): str(word) for name, word in parts.items() if word != "ok"}
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError, AttributeError):
        return warning(
            "bot",
            f"Nothing answers at {address}.",
            "Start it: lapor run, or systemctl start lapor; a start takes some seconds.",
        )
    if not ill:
        return well("bot", f"ready: {', '.join(parts)}")
    words = ", ".join(f"{name} {word}" for name, word in ill.items())
    return problem("bot", f"{words}.", _advice(ill))


def _advice(ill: dict[str, str]) -> str:
    if ill.get("door") == "late":
        return "Look at the log: TelegramConflictError means that another process polls with this token; stop that one."
    return "Look at the bot's log, and start it again when a part has stopped."
