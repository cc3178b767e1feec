"""Where attachments are kept, by the settings."""

from __future__ import annotations

from bot.settings import Settings
from storage.files import Store, open_store
from storage.sealing import Keyring


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
