"""The page of the life cycle is generated, current, and names everything there is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.domain import diagram
from bot.domain.table import OFFICIAL, Action, State

ROOT = Path(__file__).parents[2]


def test_the_committed_page_is_current() -> None:
    committed = (ROOT / "docs" / "life-cycle.md").read_text(encoding="utf-8")
    assert committed == diagram.page(), "run: python -m bot.domain.diagram --write"


@pytest.mark.parametrize("action", list(Action))
def test_every_action_has_a_row(action: Action) -> None:
    assert f"\n| `{action}` |" in diagram.page()


@pytest.mark.parametrize("state", list(State))
def test_every_state_is_drawn_with_its_official_status(state: State) -> None:
    assert f'    state "{OFFICIAL[state]}: {state}" as {state}\n' in diagram.page()
    assert f"\n| `{state}` | {OFFICIAL[state]} |" in diagram.page()
    assert any(state in pair for pair in diagram.edges())


def test_waiting_leads_back_to_where_it_came_from() -> None:
    before = {State.UNVERIFIED, State.ASSIGNED, State.IN_PROGRESS}
    for waiting, action in ((State.WAITING_CITIZEN, Action.ANSWER), (State.POSTPONED, Action.RESUME)):
        assert {b for (a, b), actions in diagram.edges().items() if a is waiting and action in actions} == before


def test_what_changes_nothing_is_no_edge() -> None:
    silent = {
        Action.TIGHTEN,
        Action.LOOSEN,
        Action.NOTE,
        Action.CORRECT,
        Action.RECORD_SP4N,
        Action.RATE,
        Action.REVIEW,
    }
    assert silent.isdisjoint(action for actions in diagram.edges().values() for action in actions)


def test_doors_are_commands_buttons_or_the_clock() -> None:
    page = diagram.page()
    assert "| `verify` | `/verifikasi` | coordinator | `unverified` | `assigned` |" in page
    assert "| `confirm` | *Sudah selesai* | its citizen | `proposed` | `closed` |" in page
    assert "| `lapse` | – | the clock | `waiting_citizen` | `archived` (incomplete) |" in page


def test_the_command_prints_the_page() -> None:
    command = [sys.executable, "-m", "bot.domain.diagram"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, env={**os.environ, "PYTHONUTF8": "1"})
    assert printed.stdout.decode().replace("\r\n", "\n") == diagram.page()


def test_the_command_writes_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagram, "PAGE", tmp_path / "page.md")
    diagram.main(["--write"])
    assert (tmp_path / "page.md").read_text(encoding="utf-8") == diagram.page()
