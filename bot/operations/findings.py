"""What the doctor finds."""

from __future__ import annotations

from dataclasses import dataclass

SEVERITY = OK, WARNING, PROBLEM = "ok", "warning", "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: `mend` says what to do about a warning or a problem."""

    name: str
    state: str
    words: str
    mend: str = ""


def well(name: str, words: str) -> Finding:
    return Finding(name, OK, words)


def warning(name: str, words: str, mend: str) -> Finding:
    return Finding(name, WARNING, words, mend)


def problem(name: str, words: str, mend: str) -> Finding:
    return Finding(name, PROBLEM, words, mend)
