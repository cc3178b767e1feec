"""What was changed on a verification card and is not written yet; it waits in the conversation."""

from __future__ import annotations

from bot.domain.lifecycle import Action
from bot.usecases.correcting import CORRECTABLE
from bot.usecases.work import Turn
from handlers import talk
from handlers.proposing import Changes
from storage.models import Ticket

TOGETHER = {"place": "area_code"}  # an area follows the place that names it


def remember(turn: Turn, ticket: Ticket, action: Action, changes: Changes, field: str = "") -> None:
    """Keep the changes, and what the ticket said when they were made."""
    seen = {name: getattr(ticket, name) for name in changes if name in CORRECTABLE}
    talk.enter(turn, f"card:{field}", ticket=ticket.number, action=action.value, changes=changes, seen=seen)


def known(turn: Turn, ticket: Ticket) -> tuple[Action, Changes, bool]:
    """What is decided, the changes so far, and whether some were dropped because the ticket says something else now.

    An older card of another ticket begins afresh.
    """
    data = turn.conversation.data
    action = Action.CORRECT if ticket.verified_at else Action.VERIFY
    changes: Changes = dict(data.get("changes", {})) if data.get("ticket") == ticket.number else {}
    if changes and data.get("action") != action:
        return action, {}, True
    seen = data.get("seen", {})
    lost = {name for name in changes if name in seen and seen[name] != getattr(ticket, name)}
    lost |= {TOGETHER[name] for name in lost if name in TOGETHER}
    return action, {name: value for name, value in changes.items() if name not in lost}, bool(lost)
