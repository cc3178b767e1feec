"""What the doctor found, as a table for people and as JSON for machines."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from bot.operations.findings import OK, PROBLEM, WARNING, Finding

_STYLE = {OK: "green", WARNING: "yellow", PROBLEM: "bold red"}


def as_text(findings: Sequence[Finding]) -> str:
    return json.dumps({"well": _well(findings), "findings": [asdict(one) for one in findings]}, indent=2)


def show(findings: Sequence[Finding]) -> None:
    table = Table(box=box.SIMPLE, show_header=False, pad_edge=False)
    for width in (9, 15, None):
        table.add_column(min_width=width, overflow="fold")
    for one in findings:
        words = escape(one.words) + (f"\n[bold]{escape(one.mend)}[/bold]" if one.mend else "")
        table.add_row(f"[{_STYLE[one.state]}]{one.state}[/]", one.name, words)
    console = Console()
    console.print(table)
    problems = sum(one.state == PROBLEM for one in findings)
    warnings = sum(one.state == WARNING for one in findings)
    console.print("All is well." if not problems + warnings else f"Problems: {problems}. Warnings: {warnings}.")


def _well(findings: Sequence[Finding]) -> bool:
    return all(one.state != PROBLEM for one in findings)
