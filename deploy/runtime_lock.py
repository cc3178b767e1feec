"""Prints the part of requirements.lock that running needs, without the tools of development.

python deploy/runtime_lock.py > runtime.lock

Every package of the lock says through whom it came (`# via`); kept is what the dependencies in pyproject.toml lead to.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def normal(requirement: str) -> str:
    """The name in a requirement, as locks spell it."""
    found = _NAME.match(requirement)
    assert found is not None, requirement
    return re.sub(r"[-_.]+", "-", found.group()).lower()


def blocks(lock: str) -> list[tuple[str, str]]:
    """The name and the lines of each package; one that has several versions (for several Pythons) comes often."""
    parts = re.split(r"^(?=[A-Za-z0-9])", lock, flags=re.MULTILINE)
    return [(normal(part), part) for part in parts if "==" in part]


def parents(block: str) -> set[str]:
    """Through whom a package came."""
    _, _, via = block.partition("# via")
    return {normal(line) for raw in via.splitlines() if (line := raw.strip(" #"))}


def runtime(lock: str, dependencies: list[str]) -> str:
    known = blocks(lock)
    kept = {normal(one) for one in dependencies}
    while more := {name for name, block in known if name not in kept and parents(block) & kept}:
        kept |= more
    return "".join(block for name, block in known if name in kept)


if __name__ == "__main__":
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    sys.stdout.write(runtime((ROOT / "requirements.lock").read_text(), project["dependencies"]))
