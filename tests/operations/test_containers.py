"""The container file, the compose file and what the page says about them, as far as no engine is needed."""

from __future__ import annotations

import re
from fnmatch import fnmatch

from bot.settings import PARTS
from deploy.runtime_lock import ROOT
from tests.operations.kit import DEPLOY, compose

IMAGES = {"postgres:17-alpine", "lapor"}


def test_every_service_runs_a_command_that_there_is() -> None:
    services = compose()["services"]
    parts = {name: one for name, one in services.items() if one["image"] == "lapor"}
    assert {one["image"] for one in services.values()} == IMAGES
    assert set(parts) == {"lapor", *PARTS}
    for name in PARTS:
        assert parts[name]["command"] == ["run", "--only", name]
        assert parts[name]["profiles"] == ["several"]
        assert set(parts[name].get("depends_on", {})) <= set(services)
    volumes = {one.partition(":")[0] for service in services.values() for one in service["volumes"]}
    assert volumes == set(compose()["volumes"])


def test_the_others_wait_for_the_database_and_not_for_the_server_that_makes_it() -> None:
    """While its image makes the database a server listens at the socket alone, and ends again."""
    probe = compose()["services"]["database"]["healthcheck"]["test"]
    assert probe[:2] == ["CMD", "pg_isready"]
    assert probe[probe.index("--host") + 1] == "127.0.0.1"


def test_a_part_may_have_replicas_on_one_host() -> None:
    """A port of the host can be taken once: of what is scaled only a range from the settings may be published."""
    services = compose()["services"]
    assert services["talk"]["ports"] == ["127.0.0.1:${TALK_PORTS:-8080}:8080"]
    for part in ("notifier", "scheduler"):
        assert "ports" not in services[part]
    assert not any("container_name" in one for one in services.values())


def test_what_the_container_copies_is_there() -> None:
    text = (DEPLOY / "Containerfile").read_text()
    for line in re.findall(r"^COPY (?!--from)(.*)$", text, re.MULTILINE):
        for source in line.split()[:-1]:
            assert (ROOT / source).exists(), source
    assert re.search(r"^USER lapor$", text, re.MULTILINE)
    assert "/health" in text
    assert {"bot", "handlers", "storage", "locales"} <= set(re.findall(r"^COPY (\w+) \w+$", text, re.MULTILINE))


def test_the_builder_gets_what_the_image_is_made_of_and_neither_settings_nor_keys() -> None:
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    allowed = {line[1:] for line in lines if line.startswith("!")}
    assert "*" in lines
    copied = re.findall(r"^COPY (?!--from)(.*) \S+$", (DEPLOY / "Containerfile").read_text(), re.MULTILINE)
    assert allowed == {source for line in copied for source in line.split()}
    assert not any(fnmatch(name, one) for name in (".env", "data", "lapor.key", ".git") for one in allowed)


def _page() -> str:
    return (
        (ROOT / "docs" / "operations.md").read_text().partition("## Containers")[2].partition("## Several machines")[0]
    )


def test_an_update_replaces_the_parts_one_after_the_other_and_the_one_that_migrates_first() -> None:
    """`up -d` alone stopped the notifiers until talk was well: half a minute without a push."""
    turns = re.search(r"for part in ([\w ]+); do COMPOSE up -d --no-deps --wait \$part", _page())
    assert turns is not None
    assert turns.group(1).split()[0] == "talk"
    assert set(turns.group(1).split()) == set(PARTS)


def test_a_backup_that_broke_off_does_not_stop_those_after_it() -> None:
    """`lapor backup` never overwrites a file, and one that could not be read to its end stays in the volume."""
    line = next(line for line in _page().splitlines() if "lapor backup" in line)
    assert line.index("rm -f /data/now.tar") < line.index("lapor backup /data/now.tar")


def test_what_the_page_writes_of_keys_and_settings_is_nobody_elses_to_read() -> None:
    page = _page()
    assert page.index("umask 077  ") < page.index("> lapor.key")
    assert "install -m 0600 .env.example .env" in page
