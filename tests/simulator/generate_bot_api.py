"""Writes `bot_api.json`: every method of the Bot API, its parameters, and which of them are required.

    python tests/simulator/generate_bot_api.py schema.json

The schema is the machine-readable form of https://core.telegram.org/bots/api that comes with aiogram's source release
(`.butcher/schema/schema.json`), with `methods` as a mapping or a list of `{"name", "fields": [{"name", "required"}]}`.
Run it when a new Bot API appears, and let the tests say what changed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

OUTPUT = Path(__file__).with_name("bot_api.json")


def table(schema: dict[str, Any]) -> dict[str, dict[str, bool]]:
    """method -> {parameter: required}, both in alphabetical order."""
    methods = schema["methods"]
    described = methods.values() if isinstance(methods, dict) else methods
    return {
        method["name"]: {field["name"]: bool(field["required"]) for field in sorted_by_name(method.get("fields", []))}
        for method in sorted_by_name(described)
    }


def sorted_by_name(things: Any) -> list[Any]:
    return sorted(things, key=lambda thing: thing["name"])


def main(path: Path) -> None:
    schema = json.loads(path.read_text(encoding="utf-8"))
    content = {"version": schema.get("version", ""), "methods": table(schema)}
    OUTPUT.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
