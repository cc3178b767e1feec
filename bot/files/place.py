"""Where attachments are kept, by the settings: opened for the worker, looked at by whoever checks an installation."""

from __future__ import annotations

import secrets

from bot.settings import Settings
from storage.engine import url
from storage.files import FilesProblem, Store, is_local, open_store
from storage.sealing import Keyring

_LOCAL = (
    "FILES_URL is a folder of this machine, but DATABASE_URL is PostgreSQL, which serves several machines: attachments "
    "kept by one would be missing on the others. Name a shared place (FILES_URL=s3://bucket/prefix), or keep to one "
    "machine, or mount one folder on all of them."
)


def open_files(settings: Settings, keyring: Keyring) -> Store:
    """Raises FilesProblem with a sentence for people."""
    return open_store(settings.files_url, settings.data_dir / "files", keyring, access(settings))


def access(settings: Settings) -> dict[str, str]:
    """What the settings say of how to reach an S3 store."""
    return {
        "access_key_id": settings.aws_access_key_id.get_secret_value(),
        "secret_access_key": settings.aws_secret_access_key.get_secret_value(),
        "endpoint": settings.aws_endpoint_url,
        "region": settings.aws_region,
    }


def objection(settings: Settings) -> str | None:
    """What speaks against the place in this deployment, without looking at it; None when nothing does."""
    several = url(settings.database).get_backend_name() != "sqlite"
    return _LOCAL if several and is_local(settings.files_url) else None


async def probe(settings: Settings, keyring: Keyring) -> str | None:
    """Whether a content can be put, read back and deleted; None when it can, else what to mend."""
    content = secrets.token_bytes(32)
    try:
        store = open_files(settings, keyring)
        name = store.name(content)
        await store.put(name, content)
        read = await store.get(name)
        await store.delete(name)
    except FilesProblem as problem:
        return str(problem)
    return None if read == content else "The store of the attachments gives back something else than was put."
