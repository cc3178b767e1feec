"""Every outgoing call of a transcript, held against the Bot API's own table of methods and parameters.

The table was generated from Telegram's published schema and owes nothing to the libraries nor to the simulator.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

TABLE: dict[str, dict[str, bool]] = json.loads(
    (Path(__file__).parent / "simulator" / "bot_api.json").read_text(encoding="utf-8")
)["methods"]

# Refusals that a correct bot meets: what it spoke of has changed meanwhile, or a person is gone.
FAIR = ("message is not modified", "query is too old", "chat not found", "message to edit not found")


def complaints(calls: Iterable[dict[str, Any]]) -> list[str]:
    """What the Bot API would not take: an unknown method or parameter, a missing one, a call refused as malformed."""
    return [f"{call['method']}: {problem}" for call in calls for problem in _problems(call)]


def _problems(call: dict[str, Any]) -> list[str]:
    documented = TABLE.get(call["method"])
    if documented is None:
        return ["is no method"]
    given = set(call["params"])
    missing = {name for name, required in documented.items() if required} - given
    found = [f"has no parameter {name}" for name in sorted(given - set(documented))]
    found += [f"lacks {name}" for name in sorted(missing)]
    if call.get("error_code") == 400 and not any(fair in call["description"] for fair in FAIR):
        found.append(call["description"])
    return found
