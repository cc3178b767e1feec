"""The store: a folder and a real S3 server behave alike; nothing in it can be read or recognised without the key."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.files.place import open_files
from bot.settings import read
from storage.files import SMALL, FilesProblem, Store, open_store
from storage.sealing import Keyring
from tests.databases import KEYRING
from tests.files.kit import ACCESS

CONTENT = b"isi contoh " * 100


async def test_a_content_is_put_read_and_deleted(store: Store) -> None:
    name = store.name(CONTENT)
    assert not await store.has(name)
    await store.put(name, CONTENT)
    await store.put(name, b"kecil", SMALL)
    assert await store.has(name)
    assert await store.get(name) == CONTENT
    assert await store.get(name, SMALL) == b"kecil"
    await store.delete(name)
    await store.delete(name)
    assert not await store.has(name)
    assert not await store.has(name, SMALL)


async def test_what_is_not_there_is_a_sentence(store: Store) -> None:
    with pytest.raises(FilesProblem, match="missing from the store"):
        await store.get(store.name(b"tidak ada"))


async def test_another_key_gives_other_names_and_opens_nothing(store: Store, files_url: str, tmp_path: Path) -> None:
    name = store.name(CONTENT)
    await store.put(name, CONTENT)
    other = open_store(files_url, tmp_path, Keyring(bytes(32)), ACCESS)
    assert other.name(CONTENT) != name
    with pytest.raises(FilesProblem, match="another key"):
        await other.get(name)


async def test_twenty_megabytes_go_through(store: Store) -> None:
    content = bytes(20 * 1024 * 1024)
    name = store.name(content)
    await store.put(name, content)
    assert await store.get(name) == content


async def test_a_folder_holds_nothing_readable(folder: Store, tmp_path: Path) -> None:
    await folder.put(folder.name(CONTENT), CONTENT)
    [file] = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert file.name == KEYRING.content_name(CONTENT)
    assert b"contoh" not in file.read_bytes()


async def test_an_object_in_the_place_of_another_does_not_open(folder: Store, tmp_path: Path) -> None:
    name = folder.name(CONTENT)
    await folder.put(name, CONTENT)
    other = folder.name(b"lain")
    path = tmp_path / "files" / other[:2] / other
    path.parent.mkdir(exist_ok=True)
    path.write_bytes((tmp_path / "files" / name[:2] / name).read_bytes())
    with pytest.raises(FilesProblem):
        await folder.get(other)


async def test_a_store_that_cannot_be_reached_is_a_sentence_without_its_address() -> None:
    store = open_store("s3://contoh?endpoint=http://127.0.0.1:1&region=x", Path(), KEYRING, ACCESS)
    with pytest.raises(FilesProblem) as problem:
        await store.get(store.name(b"x"))
    assert "127.0.0.1" not in str(problem.value)
    assert problem.value.__cause__ is None


def test_a_folder_that_cannot_be_made_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    with pytest.raises(FilesProblem, match="Check FILES_URL"):
        open_store(str(tmp_path / "berkas" / "files"), tmp_path, KEYRING, {})


async def test_the_folder_of_the_data_is_the_default(tmp_path: Path) -> None:
    store = open_files(read(_env_file=None, data_dir=tmp_path), KEYRING)
    await store.put(store.name(b"x"), b"x")
    assert any(path.is_file() for path in (tmp_path / "files").rglob("*"))
