from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from moto.server import ThreadedMotoServer

from storage.files import Store, open_store
from tests.databases import KEYRING
from tests.databases import seeded_database as seeded_database  # a fixture is found by its name here
from tests.files.kit import ACCESS, bucket
from tests.talk.conftest import database as database
from tests.talk.conftest import quick_stage as quick_stage
from tests.talk.conftest import stage as stage


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    """The address of a real S3 server, started once for all tests of a worker."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture(params=["folder", "s3"])
def files_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """FILES_URL of an empty store, once for each kind."""
    if request.param == "folder":
        return str(tmp_path / "files")
    endpoint: str = request.getfixturevalue("s3")
    return bucket(endpoint)


@pytest.fixture
def store(files_url: str, tmp_path: Path) -> Store:
    return open_store(files_url, tmp_path, KEYRING, ACCESS)


@pytest.fixture
def folder(tmp_path: Path) -> Store:
    return open_store("", tmp_path / "files", KEYRING, {})
