"""A place in which a channel lives: a folder with its key, and a migrated, seeded database of either kind."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from bot.settings import Settings, read
from deploy.runtime_lock import ROOT
from storage.engine import Database
from tests.databases import KEYRING, postgres_url, started
from tests.stage import TOKEN, Person

KEY = bytes(range(32)).hex()  # KEYRING's
DEPLOY = ROOT / "deploy"


def compose() -> dict[str, Any]:
    """The compose file."""
    return dict(yaml.safe_load((DEPLOY / "compose.yaml").read_text()))


class Place:
    def __init__(self, folder: Path, address: str) -> None:
        self.folder, self.address = folder, address

    def settings(self, **given: Any) -> Settings:
        facts = {"bot_token": TOKEN, "data_dir": self.folder, "database_url": self.address, "admin_ids": "11"}
        return read(_env_file=None, **facts | given)

    def database(self) -> Database:
        return Database(self.address, KEYRING)


async def place(kind: str, folder: Path, *, key: bool = True) -> Place:
    """An empty place with the tests' key in it."""
    folder.mkdir()
    if key:
        _put_key(folder)
    return Place(folder, await postgres_url() if kind == "postgresql" else f"sqlite:///{folder / 'lapor.db'}")


async def living(kind: str, folder: Path) -> tuple[Place, Database]:
    """A place with a database that was started once."""
    folder.mkdir()
    _put_key(folder)
    made = Place(folder, await started(kind, folder / "lapor.db"))
    return made, made.database()


def _put_key(folder: Path) -> None:
    file = folder / "lapor.key"
    file.write_text(KEY + "\n")
    file.chmod(0o600)


async def spoilt(person: Person) -> None:
    """An update from this person that nobody can read: it is set aside."""
    chat = {"id": person.id, "type": "private", "first_name": person.name}
    sender = {"id": person.id, "is_bot": False, "first_name": person.name}
    message = {"message_id": 1, "date": 0, "chat": chat, "from": sender, "text": {"not": "a text"}}
    await person.stage.post("/sim/updates", {"message": message})
