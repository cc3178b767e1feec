"""A backup made while people file, restored into an empty place of either kind, and everybody goes on."""

from __future__ import annotations

import asyncio
import re
import tarfile
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.files.place import open_files
from bot.operations import archive
from bot.operations.archive import ArchiveProblem
from bot.operations.backup import backup
from bot.operations.restore import restore
from storage import rows, schema
from storage.engine import Database, DatabaseProblem
from storage.models import Agency, Event, Notification, Ticket
from storage.sealing import KeyProblem, make_key
from tests.databases import KEYRING, KINDS
from tests.files.kit import ACCESS, bucket
from tests.operations.kit import KEY, Place, living, place
from tests.stage import Stage
from tests.talk.scenes import files, town

pytestmark = pytest.mark.long

WAYS = (("sqlite", "sqlite"), ("postgresql", "sqlite"), ("sqlite", "postgresql"))
PHOTO = b"sealed picture \x00\xff" * 1000


class Moving(Stage):
    """A stage whose bot moves from one database to another."""

    async def moves(self, database: Database) -> None:
        assert self.app is not None
        await self.app.stop()
        self.database = database
        await self.start_bot()


@pytest.fixture
async def old(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[tuple[Place, Moving]]:
    home, database = await living(request.param, tmp_path / "old")
    stage = Moving(database)
    await stage.open()
    yield home, stage
    await stage.close()


@pytest.mark.parametrize(("old", "kind"), WAYS, indirect=["old"])
async def test_restored_into_either_kind_all_goes_on(old: tuple[Place, Moving], kind: str, tmp_path: Path) -> None:
    home, stage = old
    here = await town(stage)
    number = await here.assigned()
    _keep(home.folder / "files" / "ab" / "abcdef", PHOTO)
    others = [await stage.person(f"Warga {n}") for n in range(3)]
    filing = [asyncio.create_task(files(one)) for one in others]
    await asyncio.sleep(0.05)
    kept = tmp_path / "kept.tar"
    count = await backup(home.settings(), kept)
    await asyncio.gather(*filing)
    assert count.files == 1
    assert count.tickets >= 1

    new = await place(kind, tmp_path / "new")
    await restore(new.settings(), kept)
    assert (new.folder / "files" / "ab" / "abcdef").read_bytes() == PHOTO
    await stage.moves(new.database())
    await here.dewi.says(f"/minta {number} Di sisi mana?")
    await here.budi.hears("Di sisi mana?", number)
    await here.budi.replies("Di sisi mana?", "Di sisi sekolah.")
    await here.dewi.hears("Di sisi sekolah.", number)
    again = await files(here.budi)  # new rows are numbered after the restored ones
    assert again != number
    for person in (here.budi, here.citra, here.dewi):
        said = [one["text"] for one in await person.messages() if not one.get("out") and "text" in one]
        promises = [text for text in said if number in text]
        assert len(promises) == len(set(promises)), promises


async def test_attachments_in_a_bucket_are_in_the_backup_and_go_into_another_bucket(tmp_path: Path, s3: str) -> None:
    home, database = await living("sqlite", tmp_path / "old")
    given = {"aws_access_key_id": ACCESS["access_key_id"], "aws_secret_access_key": ACCESS["secret_access_key"]}
    old, new = [home.settings(files_url=address, **given) for address in (bucket(s3), bucket(s3))]
    name = KEYRING.content_name(PHOTO)
    await open_files(old, KEYRING).put(name, PHOTO)
    count = await backup(old, tmp_path / "kept.tar")
    assert count.files == 1
    there = await place("sqlite", tmp_path / "new")
    await restore(there.settings(files_url=new.files_url, **given), tmp_path / "kept.tar")
    assert await open_files(new, KEYRING).get(name) == PHOTO
    await database.close()


def _keep(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)


@pytest.mark.parametrize(("old", "kind"), WAYS[1:], indirect=["old"])
async def test_a_promise_that_waited_is_kept_and_marked_as_a_possible_repeat(
    old: tuple[Place, Moving], kind: str, tmp_path: Path
) -> None:
    home, stage = old
    here = await town(stage)
    number = await here.assigned()
    await stage.fault("sendMessage", "bad_gateway", chat_id=here.budi.id, times=-1)
    await here.dewi.says(f"/tindaklanjut {number} Tim turun sore ini.")
    await here.dewi.hears("Proses")
    kept = tmp_path / "kept.tar"
    await backup(home.settings(), kept)
    new = await place(kind, tmp_path / "new")
    await restore(new.settings(), kept)
    assert stage.app is not None
    await stage.app.stop()
    stage.simulator.world.faults.clear()
    stage.database = new.database()
    await stage.start_bot()
    await here.budi.hears("Tim turun sore ini.", "mungkin")
    told = [one for one in await here.budi.messages() if "Tim turun sore ini." in one.get("text", "")]
    assert len(told) == 1


async def test_every_row_arrives_as_it_was(tmp_path: Path) -> None:
    home, database = await living("sqlite", tmp_path / "old")
    new, back = await place("postgresql", tmp_path / "new"), await place("sqlite", tmp_path / "back")
    await _refer_ahead(database)
    await backup(home.settings(), tmp_path / "one.tar")
    await restore(new.settings(), tmp_path / "one.tar")
    await backup(new.settings(), tmp_path / "two.tar")
    await restore(back.settings(), tmp_path / "two.tar")
    read = [await _all(database), await _all(new.database()), await _all(back.database())]
    assert read[0] == read[1] == read[2]
    assert sum(map(len, read[0].values())) > 50
    await database.close()


async def _refer_ahead(database: Database) -> None:
    """An agency below one that comes after it: in no order of ids do parents always come first."""
    async with database.transaction() as session:
        first, last = await session.get(Agency, 1), await session.scalar(select(func.max(Agency.id)))
        assert first is not None
        first.parent_id = last


async def _all(database: Database) -> dict[str, list[Any]]:
    async with database.snapshot() as connection:
        tables = await rows.tables(connection)
        found = {table.name: [row async for part in rows.read(connection, table) for row in part] for table in tables}
    await database.close()
    return found


async def test_the_archive_holds_no_key_and_no_word(tmp_path: Path) -> None:
    home, database = await living("sqlite", tmp_path / "old")
    stage = Moving(database)
    await stage.open()
    try:
        here = await town(stage)
        await here.assigned("Lubang besar di Jalan Rahasia Sekali")
        await backup(home.settings(), tmp_path / "kept.tar")
    finally:
        await stage.close()
    raw = (tmp_path / "kept.tar").read_bytes()
    for secret in (KEY, KEY[:16], "Rahasia Sekali", "Budi", str(here.budi.id)):
        assert secret.encode() not in raw, secret
    assert bytes.fromhex(KEY) not in raw
    assert (tmp_path / "kept.tar").stat().st_mode & 0o077 == 0


async def test_checksums_can_be_checked_by_sha256sum(tmp_path: Path) -> None:
    home, database = await living("sqlite", tmp_path / "old")
    await backup(home.settings(), tmp_path / "kept.tar")
    await database.close()
    with tarfile.open(tmp_path / "kept.tar") as tar:
        tar.extractall(tmp_path / "out", filter="data")
    command = ("sha256sum", "-c", "--strict", "SHA256SUMS")
    checking = await asyncio.create_subprocess_exec(*command, cwd=tmp_path / "out", stdout=asyncio.subprocess.DEVNULL)
    assert await checking.wait() == 0


@pytest.fixture
async def kept(tmp_path: Path) -> Path:
    home, database = await living("sqlite", tmp_path / "old")
    await backup(home.settings(), tmp_path / "kept.tar")
    await database.close()
    return tmp_path / "kept.tar"


async def test_a_backup_is_never_overwritten(kept: Path) -> None:
    home = Place(kept.parent / "old", f"sqlite:///{kept.parent / 'old' / 'lapor.db'}")
    before = kept.read_bytes()
    with pytest.raises(ArchiveProblem, match="exists already"):
        await backup(home.settings(), kept)
    assert kept.read_bytes() == before


async def test_nothing_is_left_of_a_backup_that_failed(tmp_path: Path) -> None:
    home, database = await living("sqlite", tmp_path / "old")
    async with database.transaction() as session:
        for table in (Event, Ticket, Notification):
            assert await session.scalar(select(func.count()).select_from(table)) == 0
        connection = await session.connection()
        await connection.exec_driver_sql("CREATE TABLE spoilt (id INTEGER PRIMARY KEY, at DATETIME)")
        await connection.exec_driver_sql("INSERT INTO spoilt VALUES (1, 'no moment')")
    await database.close()
    with pytest.raises(ValueError, match="isoformat"):
        await backup(home.settings(), tmp_path / "kept.tar")
    assert [path.name for path in tmp_path.iterdir()] == ["old"]


@pytest.mark.parametrize("kind", KINDS)
async def test_only_an_empty_place_is_restored_into(kept: Path, kind: str, tmp_path: Path) -> None:
    lived, database = await living(kind, tmp_path / "lived")
    with pytest.raises(DatabaseProblem, match="not empty"):
        await restore(lived.settings(), kept)
    assert await schema.current(database) == schema.head()
    await database.close()


async def test_files_that_are_there_already_are_not_mixed_with_others(kept: Path, tmp_path: Path) -> None:
    new = await place("sqlite", tmp_path / "new")
    _keep(new.folder / "files" / "cd" / "cdef", b"somebody's")
    with pytest.raises(ArchiveProblem, match="not empty"):
        await restore(new.settings(), kept)


async def test_another_key_is_refused(kept: Path, tmp_path: Path) -> None:
    new = await place("sqlite", tmp_path / "new", key=False)
    with pytest.raises(KeyProblem, match="into place first"):
        await restore(new.settings(), kept)
    make_key(new.folder / "lapor.key")
    with pytest.raises(KeyProblem, match="another key"):
        await restore(new.settings(), kept)
    assert [path.name for path in new.folder.iterdir()] == ["lapor.key"]


async def test_a_file_that_a_running_bot_holds_is_refused(kept: Path, tmp_path: Path) -> None:
    from bot.opening import lock_file

    new = await place("sqlite", tmp_path / "new")
    lock = lock_file(new.folder / "lapor.db")
    with pytest.raises(DatabaseProblem, match="Another process"):
        await restore(new.settings(), kept)
    lock.release()


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda raw: raw[: len(raw) // 2],
    "changed": lambda raw: re.sub(rb"Dinas Perhubungan", b"Dinas Perhubingan", raw, count=1),
    "none": lambda _raw: b"no archive at all",
    "empty": lambda _raw: b"",
}


@pytest.mark.parametrize("damage", DAMAGES)
async def test_a_damaged_backup_changes_nothing(kept: Path, damage: str, tmp_path: Path) -> None:
    spoilt = tmp_path / "spoilt.tar"
    spoilt.write_bytes(DAMAGES[damage](kept.read_bytes()))
    new = await place("sqlite", tmp_path / "new")
    with pytest.raises(ArchiveProblem):
        await restore(new.settings(), spoilt)
    assert [path.name for path in new.folder.iterdir()] == ["lapor.key"]


async def test_a_backup_of_a_newer_release_is_refused(tmp_path: Path) -> None:
    with archive.Writer(tmp_path / "newer.tar") as writer:
        writer.head(archive.Head("9999", "0" * 16, "2030-01-01T00:00:00+00:00"))
    new = await place("sqlite", tmp_path / "new")
    with pytest.raises(ArchiveProblem, match="newer release"):
        await restore(new.settings(), tmp_path / "newer.tar")


@pytest.mark.parametrize("kind", KINDS)
async def test_a_restore_that_fails_leaves_the_place_empty(kept: Path, kind: str, tmp_path: Path) -> None:
    head = archive.check(kept)
    with archive.Writer(tmp_path / "odd.tar") as writer:
        writer.head(head)
        writer.add("files/ab/abc", PHOTO)
        for table, names, part in archive.parts(kept):
            writer.rows(table, 1, names, part)
        writer.rows("tables_of_another_world", 1, ["id"], [[1]])
    new = await place(kind, tmp_path / "new")
    with pytest.raises(ArchiveProblem, match="tables_of_another_world"):
        await restore(new.settings(), tmp_path / "odd.tar")
    assert not [path for path in (new.folder / "files").rglob("*") if path.is_file()]
    count = await restore(new.settings(), kept)
    assert count.rows > 50


async def test_its_head_says_what_it_is(kept: Path) -> None:
    head = archive.check(kept)
    assert head.revision == schema.head()
    assert head.key == KEYRING.fingerprint
    assert datetime.fromisoformat(head.made_at).tzinfo is not None
