"""What was changed on a verification card and is not written yet; it waits in the conversation, by ticket."""

from __future__ import annotations

from typing import Any

from bot.domain.lifecycle import Action
from bot.usecases.correcting import CORRECTABLE
from bot.usecases.work import Turn
from handlers import talk
from handlers.proposing import ANSWERED, Changes
from storage.models import Ticket

TOGETHER = {"place": "area_code"}  # an area follows the place that names it
MOST = 20  # cards whose changes wait; of more the oldest are forgotten
FOUND = {ANSWERED, "place", "area_code"}  # what the bot changes by itself, from an answer of the citizen


def remember(turn: Turn, ticket: Ticket, action: Action, changes: Changes, field: str = "") -> None:
    """Keep the changes, and what the ticket said when they were made; other cards keep theirs."""
    seen = {name: getattr(ticket, name) for name in changes if name in CORRECTABLE}
    waiting = _others(turn, ticket)
    if changes:
        waiting[ticket.number] = {"action": action.value, "changes": changes, "seen": seen}
    _keep(turn, waiting)
    talk.enter(turn, f"card:{field}", ticket=ticket.number)


def forget(turn: Turn, ticket: Ticket) -> None:
    """They are written, or given up."""
    _keep(turn, _others(turn, ticket))


def given_up(turn: Turn) -> None:
    """*/batal* on a card: its changes, and no others."""
    number = str(turn.conversation.data.get("ticket", ""))
    _keep(turn, {one: kept for one, kept in _all(turn).items() if one != number})


def _all(turn: Turn) -> dict[str, Any]:
    return dict(turn.conversation.data.get(talk.CARDS, {}))


def _others(turn: Turn, ticket: Ticket) -> dict[str, Any]:
    return {number: kept for number, kept in _all(turn).items() if number != ticket.number}


def _keep(turn: Turn, waiting: dict[str, Any]) -> None:
    rest = {name: given for name, given in turn.conversation.data.items() if name != talk.CARDS}
    turn.conversation.data = rest | ({talk.CARDS: dict(list(waiting.items())[-MOST:])} if waiting else {})


def is_changed(turn: Turn, number: str) -> bool:
    """Whether the officer has changed something on the card of this ticket that is not written yet."""
    changes: Changes = _all(turn).get(number, {}).get("changes", {})
    by_itself = changes.get("place") == changes.get(ANSWERED)
    return bool(set(changes) - FOUND) or ("place" in changes and not by_itself)


def known(turn: Turn, ticket: Ticket) -> tuple[Action, Changes, bool]:
    """What is decided, the changes so far, and whether some were dropped because the ticket says something else now."""
    kept = _all(turn).get(ticket.number, {})
    action = Action.CORRECT if ticket.verified_at else Action.VERIFY
    changes: Changes = dict(kept.get("changes", {}))
    if changes and kept.get("action") != action:
        return action, {}, True
    seen = kept.get("seen", {})
    lost = {name for name in changes if name in seen and seen[name] != getattr(ticket, name)}
    lost |= {TOGETHER[name] for name in lost if name in TOGETHER}
    return action, {name: value for name, value in changes.items() if name not in lost}, bool(lost)
