"""The page docs/life-cycle.md, generated from the table of moves: `python -m bot.domain.diagram --write`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.domain.actions import CITIZENS, OFFICERS
from bot.domain.table import OFFICIAL, REMEMBERING, TABLE, Action, Party, Rule, State, To

PAGE = Path(__file__).parents[2] / "docs" / "life-cycle.md"

MEANING: dict[State, str] = {
    State.UNVERIFIED: "filed, not yet checked",
    State.ASSIGNED: "verified, an agency holds it, no follow-up yet",
    State.IN_PROGRESS: "at least one follow-up",
    State.PROPOSED: "the agency says it is solved; the citizen may say otherwise",
    State.WAITING_CITIZEN: "data asked of the citizen; remembers the state before",
    State.POSTPONED: "an officer's reason and a date; remembers the state before",
    State.CLOSED: "the citizen confirmed, or was silent until the deadline",
    State.ARCHIVED: "always with a reason and a way back",
}
WHO: dict[Party, str] = {
    Party.CITIZEN: "its citizen",
    Party.COORDINATOR: "coordinator",
    Party.HOLDER: "officers of the holder",
    Party.LIAISON: "liaison of the holder",
    Party.READER: "officers who see it",
    Party.CLOCK: "the clock",
}
TARGET: dict[To, str] = {
    To.SAME: "unchanged",
    To.BEFORE: "the state before",
    To.VERIFIED_OR_NOT: "`assigned` if it had been verified, else `unverified`",
}
LABELS: dict[Action, str] = {
    Action.CONFIRM: "*Sudah selesai*",
    Action.DISPUTE: "*Belum selesai*",
    Action.RESTORE: "*Lengkapi dan buka kembali*",
    Action.REVIEW: "*Minta ditinjau*",
    Action.RATE: "1–5",
}
# What the columns cannot say: the ticket's own history decides as well.
REMARKS: dict[Action, str] = {
    Action.FORWARD: "to another agency than the holder, so that of two officers the second has no effect",
    Action.ANSWER: "to an archived ticket only when it was merged: the holder of its parent hears it",
    Action.RETURN: "the holder becomes the coordinator; the third return of one ticket is refused",
    Action.DISPUTE: "the second time the coordinator becomes the holder",
    Action.REOPEN: "the citizen once, within the limit; the coordinator with a reason",
    Action.RESTORE: "the citizen only what was archived as incomplete; a merged ticket is unmerged instead",
    Action.REVIEW: "once, unless withdrawn: the coordinator restores it or answers with the reason",
    Action.RESUME: "the coordinator what was postponed before verification",
    Action.ARCHIVE: "a reason is required: incomplete, outside_authority, out_of_scope or abuse",
    Action.MERGE: "not into a confidential, unverified or archived parent",
    Action.UNMERGE: "only what was merged",
    Action.RATE: "once; no rating is invented",
}


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join([*_opening(), *_diagram(), "", *_states(), "", *_moves(), "", *_remarks(), ""])


def edges() -> dict[tuple[State, State], list[Action]]:
    """Which actions lead from one state to another; what leaves the state unchanged is no edge."""
    found: dict[tuple[State, State], list[Action]] = {}
    for rule in TABLE:
        for pair in _pairs(rule):
            actions = found.setdefault(pair, [])
            if rule.action not in actions:
                actions.append(rule.action)
    return found


def _pairs(rule: Rule) -> Iterator[tuple[State, State]]:
    for source in _ordered(rule.source):
        for target in _ordered(_targets(rule, source)):
            if target is not source or rule.target is target:
                yield source, target


def _targets(rule: Rule, source: State) -> frozenset[State]:
    if isinstance(rule.target, State):
        return frozenset({rule.target})
    if rule.target is To.BEFORE:
        return _befores(source)
    return frozenset({source} if rule.target is To.SAME else {State.UNVERIFIED, State.ASSIGNED})


def _befores(state: State) -> frozenset[State]:
    """The states that one in `state` can remember."""
    ways = [rule.source for rule in TABLE if rule.action in REMEMBERING and rule.target is state]
    return frozenset[State]().union(*ways)


def _ordered(states: Iterable[State]) -> list[State]:
    return sorted(states, key=list(State).index)


def _opening() -> list[str]:
    return [
        "# The life cycle of a ticket",
        "",
        "Generated from `bot/domain/table.py` by `python -m bot.domain.diagram --write`; a test keeps it current.",
        "",
    ]


def _diagram() -> list[str]:
    return [
        "```mermaid",
        "stateDiagram-v2",
        *(f'    state "{OFFICIAL[state]}: {state}" as {state}' for state in State),
        "    [*] --> unverified: file",
        *(f"    {a} --> {b}: {', '.join(actions)}" for (a, b), actions in edges().items()),
        "```",
    ]


def _states() -> list[str]:
    rows = [f"| `{state}` | {OFFICIAL[state]} | {MEANING[state]} |" for state in State]
    return ["## States", "", "| state | official status | meaning |", "|---|---|---|", *rows]


def _moves() -> list[str]:
    head = ["## Moves", "", "| action | command or button | who | from | to |", "|---|---|---|---|---|"]
    return [*head, *(_row(rule) for rule in TABLE)]


def _row(rule: Rule) -> str:
    target = TARGET[rule.target] if isinstance(rule.target, To) else f"`{rule.target}`"
    reason = f" ({rule.reason})" if rule.reason else ""
    cells = (f"`{rule.action}`", _door(rule), WHO[rule.party], _from(rule.source), target + reason)
    return f"| {' | '.join(cells)} |"


def _from(source: frozenset[State]) -> str:
    return "any" if source == frozenset(State) else ", ".join(f"`{state}`" for state in _ordered(source))


def _door(rule: Rule) -> str:
    """How the move is asked for: its command, its button's label, or neither."""
    if rule.party is Party.CLOCK:
        return "–"
    forms = CITIZENS if rule.party is Party.CITIZEN else OFFICERS
    command = next((form.command for form in forms if form.action is rule.action), None)
    return f"`/{command}`" if command else LABELS.get(rule.action, "button")


def _remarks() -> list[str]:
    return ["## Beyond the table", "", *(f"- `{action}`: {text}." for action, text in REMARKS.items())]


def main(arguments: list[str]) -> None:
    if "--write" in arguments:
        PAGE.write_text(page(), encoding="utf-8")
    else:
        sys.stdout.write(page())


if __name__ == "__main__":
    main(sys.argv[1:])
