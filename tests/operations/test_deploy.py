"""The files of deploy/: what can be checked without an engine to run them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families
from typer.main import get_command

from bot.__main__ import app
from bot.updates.webhook import BODY_BYTES
from bot.web.server import WEBHOOK_PATH
from deploy.runtime_lock import ROOT, blocks, runtime
from tests.operations.conftest import Watched
from tests.operations.kit import DEPLOY, compose
from tests.talk.scenes import town

OTHERS = {"up", "process_resident_memory_bytes"}  # Prometheus' own
CONTAINERS = {"POSTGRES_USER", "POSTGRES_DB"}  # of PostgreSQL's image
PYTHON = {"PATH", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE"}


def _known_variables() -> set[str]:
    return set(re.findall(r"^#? ?([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))


def _expressions() -> dict[str, str]:
    """Every expression of the dashboard and of the alert rules by its title."""
    board = json.loads((DEPLOY / "grafana" / "lapor.json").read_text())
    shown = {
        f"{panel['title']} {target['refId']}": target["expr"]
        for panel in board["panels"]
        for target in panel.get("targets", [])
    }
    groups = yaml.safe_load((DEPLOY / "prometheus" / "alerts.yml").read_text())["groups"]
    return shown | {rule["alert"]: rule["expr"] for group in groups for rule in group["rules"]}


async def test_every_metric_named_exists_and_every_metric_is_shown(watched: Watched) -> None:
    here = await town(watched)
    await here.assigned()
    _status, body = await watched.sees("/metrics")
    families = list(text_string_to_metric_families(body))
    told = {one.name for family in families for one in family.samples} | OTHERS
    told |= {f"{family.name}_bucket" for family in families if family.type == "histogram"}
    named = {name for expr in _expressions().values() for name in _metrics(expr)}
    assert named <= told, named - told
    own = {family.name for family in families if family.name.startswith("lapor_")}
    unseen = {name for name in own if not any(name in expr for expr in _expressions().values())}
    assert not unseen


def _metrics(expr: str) -> set[str]:
    """The names of metrics in an expression: words that neither a label, a function nor a keyword can be."""
    bare = re.sub(r"\{[^}]*\}|\[[^\]]*\]|by \([^)]*\)|\"[^\"]*\"", "", expr)
    return {word for word in re.findall(r"[a-z_]+(?![a-z_(])", bare) if "_" in word or word == "up"} - {
        "histogram_quantile"
    }


def test_every_label_named_is_one_of_its_metric() -> None:
    known = {"part", "instance", "status", "state", "cause", "outcome", "priority", "le", "job"}
    for title, expr in _expressions().items():
        grouped = re.findall(r"by \(([^)]*)\)", expr)
        matched = re.findall(r"(\w+)(?:=~|!=|!~|=)\"", expr)
        assert {one.strip() for group in grouped for one in group.split(",")} | set(matched) <= known, title


def test_every_alert_says_what_to_do() -> None:
    rules = yaml.safe_load((DEPLOY / "prometheus" / "alerts.yml").read_text())["groups"][0]["rules"]
    assert len({rule["alert"] for rule in rules}) == len(rules) > 8
    for rule in rules:
        assert rule["labels"]["severity"] in ("page", "ticket")
        assert rule["annotations"]["summary"].endswith((".", "?"))


def test_the_scrape_example_reads_the_rules_and_the_page() -> None:
    config = yaml.safe_load((DEPLOY / "prometheus" / "prometheus.yml").read_text())
    assert config["rule_files"] == ["alerts.yml"]
    assert config["scrape_configs"][0]["metrics_path"] == "/metrics"
    assert config["scrape_configs"][0]["job_name"] == "lapor"


def test_every_variable_of_the_services_is_explained() -> None:
    text = (DEPLOY / "compose.yaml").read_text()
    used = set(re.findall(r"\$\{([A-Z_]+)", text))
    for service in compose()["services"].values():
        used |= set(service.get("environment", {}))
    units = "".join(path.read_text() for path in (DEPLOY / "systemd").iterdir())
    for line in re.findall(r"^Environment=(.*)$", units, re.MULTILINE):
        used |= {pair.partition("=")[0] for pair in line.split()}
    used |= set(re.findall(r"([A-Z_]+)=", _env_lines((DEPLOY / "Containerfile").read_text())))
    assert used - CONTAINERS - PYTHON <= _known_variables()


def _env_lines(containerfile: str) -> str:
    return "".join(re.findall(r"^ENV (?:.*\\\n)*.*$", containerfile, re.MULTILINE))


def test_the_runtime_lock_has_all_that_running_needs_and_nothing_else() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    dependencies = ["aiogram>=3", "Fluent.Runtime", "python-telegram-bot[rate-limiter]"]
    kept = dict(blocks(runtime(lock, dependencies)))
    assert {"aiogram", "aiohttp", "yarl", "fluent-syntax", "aiolimiter", "httpx"} <= set(kept)
    assert not {"pytest", "moto", "sqlalchemy"} & set(kept)
    assert all("--hash=sha256:" in block for block in kept.values())


def test_a_package_with_a_version_for_each_python_keeps_all_of_them() -> None:
    lock = "numpy==1 ; python_version < '3.12' \\\n    # via sums\nnumpy==2 \\\n    # via\n    #   sums\nsums==1 \\\n"
    assert runtime(lock, ["sums"]) == lock


UNITS = ("lapor.service", "lapor-backup.service", "lapor-backup.timer")


def _unit(name: str) -> ConfigParser:
    unit = ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[assignment,method-assign]  # systemd minds capitals
    unit.read(DEPLOY / "systemd" / name)
    return unit


@pytest.mark.parametrize("name", UNITS[:2])
def test_a_unit_runs_a_command_that_there_is_and_may_do_little(name: str) -> None:
    service = _unit(name)["Service"]
    command = re.search(r"/opt/lapor/bin/lapor (\w+)", service["ExecStart"])
    assert command is not None
    assert command.group(1) in get_command(app).commands  # type: ignore[attr-defined]  # a group of commands
    assert service["User"] == "lapor"
    assert service["ProtectSystem"] == "strict"
    assert service["NoNewPrivileges"] == "yes"


def test_the_backup_is_as_confined_as_the_bot() -> None:
    bot, backup = (dict(_unit(name)["Service"]) for name in UNITS[:2])
    confining = {name for name in bot if name.startswith(("Protect", "Private", "Restrict", "Lock", "SystemCall"))}
    assert len(confining) > 15
    assert {name: backup.get(name) for name in confining} == {name: bot[name] for name in confining}


def test_the_nightly_backup_is_at_night_on_a_server_that_shows_utc() -> None:
    hour, zone = re.fullmatch(r"\*-\*-\* (\d\d):\d\d:\d\d (\w+)", _unit(UNITS[2])["Timer"]["OnCalendar"]).groups()  # type: ignore[union-attr]
    assert zone == "UTC"
    assert all(1 <= (int(hour) + ahead) % 24 <= 5 for ahead in (7, 8, 9))  # Jakarta, Makassar, Jayapura


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_finds_no_fault_in_the_units(tmp_path: Path) -> None:
    """Paths of an installation are pointed at a program that is here: systemd looks whether it is."""
    for name in UNITS:
        text = (DEPLOY / "systemd" / name).read_text().replace("/opt/lapor/bin/lapor", "/bin/true")
        (tmp_path / name).write_text(text.replace("User=lapor", "User=root").replace("Group=lapor", "Group=root"))
    command = ["systemd-analyze", "verify", *(str(tmp_path / name) for name in UNITS)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    faults = [line for line in ended.stderr.splitlines() if "lapor" in line and "man page" not in line.lower()]
    assert not faults, faults


def test_the_page_names_every_file_and_every_command() -> None:
    page = (ROOT / "docs" / "operations.md").read_text()
    for path in DEPLOY.rglob("*"):
        if path.is_file() and path.suffix not in (".pyc",):
            assert path.name in page, path.name
    for command in ("lapor doctor", "lapor backup", "lapor restore", "/health", "/ready", "/metrics"):
        assert command in page
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", page):
        assert (ROOT / "docs" / link).exists(), link


def test_an_update_does_not_install_what_an_earlier_one_left_behind() -> None:
    """setuptools packs all of its folder `build`, also modules and migrations that the release has no more."""
    update = (ROOT / "docs" / "operations.md").read_text().partition("## Update")[2].partition("## Containers")[0]
    assert update.index("rm -rf build") < update.index("--no-deps .")


def test_the_proxies_pass_the_webhook_and_keep_what_is_for_this_machine() -> None:
    nginx, caddy = ((DEPLOY / "proxy" / name).read_text() for name in ("nginx.conf", "Caddyfile"))
    assert f"location = {WEBHOOK_PATH} {{" in nginx
    for path in ("health", "ready", "metrics"):
        assert path in nginx.partition("return 404")[0]
        assert f"/{path}" in caddy.partition("respond @inside")[0]


def test_a_proxy_that_fails_does_not_write_the_webhooks_secret_into_its_log() -> None:
    """Caddy quotes a failed request with its headers, and hides only those that it knows (Cookie, Authorization)."""
    caddy = (DEPLOY / "proxy" / "Caddyfile").read_text()
    fields = caddy.partition("fields {")[2].partition("}")[0]
    assert "request>headers delete" in fields


def test_a_proxy_takes_bodies_as_long_as_the_bot_does() -> None:
    nginx, caddy = ((DEPLOY / "proxy" / name).read_text() for name in ("nginx.conf", "Caddyfile"))
    assert BODY_BYTES == 1 << 20
    assert "client_max_body_size 1m;" in nginx
    assert "max_size 1MiB" in caddy
