"""Settings and the command line: a wrong value is refused with a sentence, never with a trace or the value itself."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.settings import MEANING, Settings, SettingsProblem, read

pytestmark = pytest.mark.long

ROOT = Path(__file__).parent.parent
WRONG = {
    "bot_token": "not-a-token-4711",
    "telegram_api_url": "somewhere-4711",
    "admin_ids": "abc4711",
    "webhook_url": "ftp://4711",
    "webhook_secret": "spaces and 4711",
    "http_port": "4711000",
    "files_url": "ftp://4711/lampiran",
    "aws_endpoint_url": "somewhere-4711",
    "log_format": "xml4711",
    "messages_per_second": "-4711",
    "flood_limits": "4711",
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_is_refused_with_what_it_should_be(name: str) -> None:
    with pytest.raises(SettingsProblem) as refused:
        read(_env_file=None, **{name: WRONG[name]})
    assert str(refused.value) == MEANING[name]
    assert "4711" not in str(refused.value)


@pytest.mark.parametrize(
    "place", ["", "/srv/lampiran", "files", "file:///srv/lampiran", "s3://contoh/lampiran?region=x"]
)
def test_a_place_for_files_in_any_of_its_forms_is_taken(place: str) -> None:
    assert read(_env_file=None, files_url=place).files_url == place


@pytest.mark.parametrize("place", ["s3:///lampiran", "s3://contoh?secret=x", "file://host/folder", "gs://contoh"])
def test_any_other_place_for_files_is_refused(place: str) -> None:
    with pytest.raises(SettingsProblem, match="FILES_URL is a folder"):
        read(_env_file=None, files_url=place)


def test_every_setting_stands_in_the_example_with_a_sentence() -> None:
    lines = (ROOT / ".env.example").read_text().splitlines()
    for name in Settings.model_fields:
        at = next(place for place, line in enumerate(lines) if re.match(rf"#? ?{name.upper()}=", line))
        assert lines[at - 1].startswith("# "), name


def test_the_example_as_it_stands_is_what_the_defaults_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """DATA_KEY_FILE= of a copied example once named the working directory as the key."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    assert read(_env_file=ROOT / ".env.example") == read(_env_file=None)


def test_a_broken_env_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("HTTP_PORT=many\n")
    ended = _lapor("run", cwd=tmp_path)
    assert ended.returncode == 2
    assert "HTTP_PORT is a number" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_run_without_a_token_says_what_to_do(tmp_path: Path) -> None:
    ended = _lapor("run", cwd=tmp_path)
    assert ended.returncode == 2
    assert "BOT_TOKEN is missing" in ended.stderr
    assert "lapor demo" in ended.stderr


def test_an_unknown_part_is_refused(tmp_path: Path) -> None:
    ended = _lapor("run", "--only", "everything", cwd=tmp_path)
    assert ended.returncode == 2
    assert "talk, notifier, scheduler, web" in ended.stderr


def test_an_unknown_database_is_refused_with_a_sentence(tmp_path: Path) -> None:
    ended = _lapor("run", cwd=tmp_path, BOT_TOKEN="424242:SIMULATED", DATABASE_URL="mysql://somewhere/x")
    assert ended.returncode == 2
    assert "neither SQLite" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_database_that_is_gone_is_refused_with_a_sentence(tmp_path: Path) -> None:
    address = "postgresql://nobody:secret4711@127.0.0.1:1/none"
    ended = _lapor("run", cwd=tmp_path, BOT_TOKEN="424242:SIMULATED", DATABASE_URL=address)
    assert ended.returncode == 2
    assert "The database cannot be opened" in ended.stderr
    assert "secret4711" not in ended.stderr + ended.stdout


def test_a_second_process_on_the_same_file_is_refused(tmp_path: Path) -> None:
    token = {"BOT_TOKEN": "424242:SIMULATED", "TELEGRAM_API_URL": "http://127.0.0.1:1", "HTTP_PORT": "0"}
    first = _start("run", cwd=tmp_path, **token)
    try:
        _wait_for(tmp_path / "data" / "lapor.key")
        ended = _lapor("run", cwd=tmp_path, **token)
        assert ended.returncode == 2
        assert "Another process already works with lapor.db" in ended.stderr
    finally:
        first.terminate()
        assert first.wait(60) == 0


def test_a_lost_key_is_refused_and_nothing_is_made_anew(tmp_path: Path) -> None:
    token = {"BOT_TOKEN": "424242:SIMULATED", "TELEGRAM_API_URL": "http://127.0.0.1:1", "HTTP_PORT": "0"}
    first = _start("run", cwd=tmp_path, **token)
    _wait_for(tmp_path / "data" / "lapor.db")
    first.kill()
    first.wait(20)
    key = tmp_path / "data" / "lapor.key"
    assert key.stat().st_mode & 0o777 == 0o600
    key.unlink()
    ended = _lapor("run", cwd=tmp_path, **token)
    assert ended.returncode == 2
    assert "Put the file back" in ended.stderr
    assert not key.exists()


BREAKS = """
from bot.scheduler import Scheduler
def breaks(*_):
    raise SystemError("a part broke")
Scheduler._until = Scheduler._rest = breaks
from bot.__main__ import main
main()
"""


def test_a_part_that_breaks_ends_the_process_so_that_it_is_started_again(tmp_path: Path) -> None:
    token = {"BOT_TOKEN": "424242:SIMULATED", "TELEGRAM_API_URL": "http://127.0.0.1:1", "HTTP_PORT": "0"}
    ended = subprocess.run(
        [sys.executable, "-c", BREAKS, "run"],
        cwd=tmp_path,
        env=_environment(token),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 70
    assert "part.broken" in ended.stdout + ended.stderr
    assert "a part broke" not in ended.stdout + ended.stderr  # a problem's words may hold what people wrote


def _environment(given: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields}
    return kept | {"PYTHONPATH": str(ROOT)} | given


def _lapor(*arguments: str, cwd: Path, **given: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(
        command, cwd=cwd, env=_environment(given), capture_output=True, text=True, timeout=60, check=False
    )


def _start(*arguments: str, cwd: Path, **given: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.Popen(command, cwd=cwd, env=_environment(given), stderr=subprocess.DEVNULL)


def _wait_for(path: Path, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not path.exists():
        assert time.monotonic() < until, f"{path.name} never appears"
        time.sleep(0.05)
